"""What would be made of a list: counts by outcome, rows as they would read, and the decision to commit them."""

from typing import Any

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

from tracker.intake.list_fields import DROPPED, FIELDS
from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.intake.sheets.records.committing import shortcomings, undecided
from tracker.intake.sheets.rows.outcomes import account_of, leave_out
from tracker.intake.sheets.rows.staging import note
from tracker.intake.sheets.versions.version_of import VersionOf
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.lists.rows_in_words import RowsInWords
from tracker.newsroom.lists.version_page import GROUPS, version_counts
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.source_bar import PREFIX
from tracker.vocabulary.intake import BatchJob, BatchState, RowOutcome

_ON_A_PAGE = 20
_WAITING = {
    "ready": gettext_lazy("Ready"),
    "asked": gettext_lazy("Ask"),
    "refused": gettext_lazy("Refused"),
    "left_on_purpose": gettext_lazy("Left out on purpose"),
    "left_out": gettext_lazy("Left out: no persons"),
}
_WITH_RECORDS = {
    "made": gettext_lazy("Made a record"),
    "added": gettext_lazy("Added to a record"),
    "there": gettext_lazy("There already"),
}


def outcome_labels() -> dict[str, Promise]:
    """What becomes of rows, in the order of the pages; those left out on purpose apart."""
    return {**_WITH_RECORDS, **_WAITING}


def preview_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The rows of one outcome; leaving rows out; committing what is ready."""
    counts = account_of(batch)
    outcome = request.GET.get("outcome", "")
    if outcome not in outcome_labels():
        outcome = next((name for name in ("refused", "asked", "ready") if counts.get(name)), "ready")
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
        "rows": RowsInWords(page, columns),
        "short": shortcomings(batch),
        "undecided": undecided(batch).count(),
        "ready": waiting["ready"],
        "commit_words": _commit_words(
            waiting["ready"], waiting["asked"] + waiting["refused"] + waiting["left_on_purpose"]
        ),
        "dropped": [each.head for each in columns if each.field == DROPPED],
        "restricted": [each.head for each in columns if each.is_restricted],
        "noted": [each.head for each in columns if str(FIELDS[each.field].content) == "note"],
        "changes": _changes(batch),
        "version_url": step_address(batch, "version"),
        "grid_url": _grid_address(batch) if batch.is_typed and batch.state == BatchState.READ else "",
        "can_leave_out": outcome in _WAITING and outcome != "left_out",
    }
    return batch_page(request, batch, "preview", context)


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
        return batch.rows.filter(is_left_out=True).exclude(outcome__in=list(_WITH_RECORDS))
    return batch.rows.filter(Q(is_left_out=False) | Q(outcome__in=list(_WITH_RECORDS)), outcome=RowOutcome(outcome))


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
