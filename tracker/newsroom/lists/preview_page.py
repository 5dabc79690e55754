"""What would be made of a list: counts by outcome, rows as they would read, and the decision to commit them."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.accounts.models import User
from tracker.intake.list_fields import DROPPED, FIELDS
from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.intake.sheets.bringing.mending import OPEN, use_own_words
from tracker.intake.sheets.records.becoming import Becoming, becoming
from tracker.intake.sheets.records.committing import shortcomings, undecided
from tracker.intake.sheets.rows.outcomes import CITED, WITH_RECORDS, account_of, leave_out
from tracker.intake.sheets.rows.staging import note
from tracker.intake.sheets.versions.version_of import VersionOf
from tracker.newsroom.lists.frame import batch_page, step_address, waiting_in
from tracker.newsroom.lists.rows_in_words import RowsInWords
from tracker.newsroom.lists.version_page import GROUPS, version_counts
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.person_labels import person_labels
from tracker.newsroom.records.source_bar import PREFIX
from tracker.vocabulary.intake import BatchJob, BatchState, RowOutcome

_ON_A_PAGE = 20
_MOST_OTHERS = 10
_WAITING = {
    "ready": gettext_lazy("Ready"),
    "asked": gettext_lazy("Ask"),
    "refused": gettext_lazy("Refused"),
    "left_on_purpose": gettext_lazy("Left out on purpose"),
    "left_out": gettext_lazy("Left out: no persons"),
    "undone": gettext_lazy("Undone"),
}
_COUNTED_APART = ("left_out", "undone")
"""Rows that nobody can leave out, or take in."""
_WITH_RECORDS = {
    "made": gettext_lazy("Made a record"),
    "added": gettext_lazy("Added to a record"),
    CITED: gettext_lazy("Source added to what is there"),
    "there": gettext_lazy("Nothing new"),
}


class MendedForm(forms.Form):
    """The error sheet, mended."""

    file = forms.FileField(label=gettext_lazy("The error sheet, mended"))


def outcome_labels() -> dict[str, Promise]:
    """What becomes of rows, in the order of the pages; those left out on purpose apart."""
    return {**_WITH_RECORDS, **_WAITING}


def preview_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The rows of one outcome; leaving rows out; committing what is ready."""
    counts = account_of(batch)
    outcome = request.GET.get("outcome", "")
    if outcome not in outcome_labels():
        first = tuple(_WITH_RECORDS) if batch.state == BatchState.COMMITTED else ()
        outcome = next((name for name in (*first, "refused", "asked", "ready", "undone") if counts.get(name)), "ready")
    if request.method == "POST" and not batch.job:
        return _post(request, batch, outcome)
    rows = rows_of(batch, outcome)
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("p"))
    columns = list(batch.columns.all())
    waiting = {name: counts.get(name, 0) for name in _WAITING}
    context = {
        "counts": [(name, label, counts.get(name, 0)) for name, label in outcome_labels().items() if counts.get(name)],
        "outcome": outcome,
        "label": outcome_labels()[outcome],
        "page": page,
        "rows": list(_with_what_they_become(batch, RowsInWords(page, columns), logged_in_user(request), outcome)),
        "becomes": list(_becomes_words(becoming(batch))) if counts.get("ready") and not batch.job else [],
        "short": shortcomings(batch),
        "undecided": undecided(batch).count(),
        "ready": waiting["ready"],
        "commit_words": _commit_words(
            waiting["ready"], waiting["asked"] + waiting["refused"] + waiting["left_on_purpose"]
        ),
        "dropped": [each.head for each in columns if each.field == DROPPED],
        "restricted": [each.head for each in columns if each.is_restricted],
        "noted": [each.head for each in columns if str(FIELDS[each.field].content) == "note" and each.filled],
        "changes": _changes(batch),
        "version_url": step_address(batch, "version"),
        "grid_url": _grid_address(batch) if batch.is_typed and batch.state == BatchState.READ else "",
        "can_leave_out": outcome in _WAITING and outcome not in _COUNTED_APART and page.paginator.count,
        "has_mended": outcome in _WAITING and any(row.mended for row in page),
        "to_mend": outcome in OPEN and page.paginator.count and not batch.is_typed,
        "to_words": step_address(batch, "words") if outcome in OPEN and waiting_in(batch).get("words") else "",
        "form": MendedForm(),
        "may_mend": request.user.has_perm("intake.change_batch") and not batch.job and batch.state != BatchState.UNDONE,
        "mend_url": step_address(batch, "mend"),
        "errors_url": step_address(batch, "errors"),
    }
    return batch_page(request, batch, "preview", context)


def _with_what_they_become(batch: Batch, rows: RowsInWords, user: User, outcome: str) -> Iterator[dict[str, Any]]:
    """Rows in words; those that are ready with whom they become or add to."""
    if outcome != "ready":
        yield from rows
        return
    found = becoming(batch).people
    people = {row.number: found[row.number] for row in rows.rows if row.number in found}
    labels = person_labels([each.person for each in people.values() if each.person], user=user)
    for row in rows.rows:
        goes = people.get(row.number)
        others = [str(number) for number in goes.rows if number != row.number] if goes else []
        yield rows.in_words(row) | {
            "becomes": {
                "is_same": row.says_the_same,
                "person": labels.get(goes.person) if goes and goes.person else None,
                "others": ", ".join(others[:_MOST_OTHERS]) + (" …" if len(others) > _MOST_OTHERS else ""),
            }
        }


def _becomes_words(found: Becoming) -> Iterator[str]:
    """How many persons the rows that are ready become, and to how many they add: sentences."""
    new, known, same = found.new_persons, found.known_persons, found.unchanged_persons
    yield ngettext(
        "The rows that are ready become %(number)s new person.",
        "The rows that are ready become %(number)s new persons.",
        new,
    ) % {"number": f"{new:,}"}
    if known:
        yield ngettext(
            "Rows add to %(number)s person who is there.", "Rows add to %(number)s persons who are there.", known
        ) % {"number": f"{known:,}"}
    if same:
        yield ngettext(
            "Of %(number)s person the list says the same as before: nothing is added.",
            "Of %(number)s persons the list says the same as before: nothing is added.",
            same,
        ) % {"number": f"{same:,}"}


def _changes(batch: Batch) -> list[tuple[Promise, int]]:
    """Of a newer version, how many rows changed, are new, the same, gone; of other lists nothing."""
    if batch.version_of_id is None:
        return []
    counts = version_counts(VersionOf(batch))
    return [(label, counts[name]) for name, label in GROUPS.items()]


def _grid_address(batch: Batch) -> str:
    """Where the rows of a list that was typed are corrected."""
    above: dict[str, Any] = {"list": batch.pk, f"{PREFIX}-source": batch.source_id, f"{PREFIX}-said_by": batch.said_by}
    return f"{reverse('admin:intake_batch_grid')}?{urlencode(above, doseq=True)}"


def rows_of(batch: Batch, outcome: str) -> Any:
    """The rows of an outcome as the pages name them."""
    if outcome == "left_on_purpose":
        return batch.rows.filter(is_left_out=True).exclude(outcome__in=(*WITH_RECORDS, RowOutcome.UNDONE))
    if outcome in (CITED, RowOutcome.THERE):
        there = batch.rows.filter(outcome=RowOutcome.THERE)
        return there.exclude(made={}) if outcome == CITED else there.filter(made={})
    return batch.rows.filter(
        Q(is_left_out=False) | Q(outcome__in=(*WITH_RECORDS, RowOutcome.UNDONE)), outcome=RowOutcome(outcome)
    )


def _commit_words(ready: int, left: int) -> str:
    """The decision in words: how many go in, how many do not."""
    going = ngettext("Commit the %(number)s row that is ready", "Commit the %(number)s rows that are ready", ready)
    words = going % {"number": f"{ready:,}"}
    if not left:
        return words
    return words + ngettext(", leave out %(number)s", ", leave out %(number)s", left) % {"number": f"{left:,}"}


def _post(request: HttpRequest, batch: Batch, outcome: str) -> HttpResponse:
    here = f"{step_address(batch, 'preview')}?outcome={outcome}"
    user = logged_in_user(request)
    numbers = [int(number) for number in request.POST.getlist("row") if number.isdecimal()]
    if "own_words" in request.POST:
        if not use_own_words(batch, numbers, by=user):
            messages.info(request, _("Tick rows in which something was mended."))
        return redirect(here)
    if "leave_out" in request.POST or "take_in" in request.POST:
        number = leave_out(batch, numbers, is_left_out="leave_out" in request.POST)
        what = _("Left out %(number)s rows.") if "leave_out" in request.POST else _("Took in %(number)s rows again.")
        note(batch, user, what % {"number": number})
        return redirect(here)
    if short := shortcomings(batch):
        messages.error(request, " ".join(short))
        return redirect(here)
    if undecided(batch).exists() and "new_persons" not in request.POST:
        messages.error(
            request,
            _("Pairs are not decided yet. Decide them, or tick that they go in as persons of their own."),
        )
        return redirect(here)
    counts = account_of(batch)
    left = counts.get("asked", 0) + counts.get("refused", 0) + counts.get("left_on_purpose", 0)
    note(batch, user, _("Decided: %(what)s.") % {"what": _commit_words(counts.get("ready", 0), left)})
    jobs.ask_for(batch, BatchJob.COMMIT, by=user)
    return redirect(step_address(batch, "batch"))
