"""What a list became: its account, what happened to it, mending what was not taken, calling off, undoing."""

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tracker.intake.list_fields import DROPPED, FIELDS, Content
from tracker.intake.models import Batch, BatchColumn
from tracker.intake.sheets import jobs
from tracker.intake.sheets.bringing.mending import OPEN, NoErrorSheet, take_mended
from tracker.intake.sheets.bringing.newer_versions import BEGUN, begun_versions, newer_than
from tracker.intake.sheets.records.undoing import plan_undo, why_not_undone
from tracker.intake.sheets.rows.outcomes import CITED, WITH_RECORDS, account_of
from tracker.lib.spreadsheets.limits import Refused
from tracker.lib.spreadsheets.raw_rows import column_letters
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.lists.newer_page import newer_form
from tracker.newsroom.lists.preview_page import MendedForm, outcome_labels
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.vocabulary.intake import BatchJob, BatchState

_SHOWN = 200


def what_it_became(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The account to the row and the column, who did what, and what can still be done."""
    counts = account_of(batch)
    described = batch.description["sheets"][batch.sheet]
    context = {
        "counts": [(label, counts.get(name, 0)) for name, label in outcome_labels().items() if counts.get(name)],
        "total": sum(counts.values()),
        "empty": max(0, described["last_row"] - described["rows"]),
        "columns": [(each, column_letters(each.number), _kept_as(each)) for each in batch.columns.all()],
        "history": batch.steps.select_related("by"),
        "to_mend": batch.rows.filter(outcome__in=OPEN, is_left_out=False).count(),
        "form": MendedForm(),
        "may_mend": request.user.has_perm("intake.change_batch") and not batch.job and batch.state != BatchState.UNDONE,
        "is_committed": batch.state == BatchState.COMMITTED,
        "is_undone": batch.state == BatchState.UNDONE,
        "people_url": _people_address(batch) if any(counts.get(name) for name in (*WITH_RECORDS, CITED)) else "",
        "mend_url": step_address(batch, "mend"),
        "undo_url": step_address(batch, "undo"),
        "errors_url": step_address(batch, "errors"),
        "account_url": step_address(batch, "account"),
        "overlap_url": step_address(batch, "overlap"),
        "accept_url": step_address(batch, "accept"),
        "accepted": batch.account.get("accepted"),
        "preview_url": step_address(batch, "preview"),
        **_versions(request, batch),
        "stayed": batch.account.get("stayed", 0),
    }
    return batch_page(request, batch, "batch", context)


def _people_address(batch: Batch) -> str:
    """The list of people, filtered by this list."""
    return f"{reverse('admin:people_person_changelist')}?{urlencode({'list': batch.pk})}"


def _versions(request: HttpRequest, batch: Batch) -> dict[str, Any]:
    """The version before and the one after it, as far as the user may read them; the form of a newer one."""
    readable = Batch.objects.readable_by(logged_in_user(request))
    before, newer = readable.filter(versions=batch).first(), newer_than(batch)
    return {
        "before": (before, step_address(before, "batch")) if before else None,
        "version_url": step_address(batch, "version") if before else "",
        "newer": (newer, step_address(newer, "batch")) if newer and newer in readable else None,
        "begun": [
            {"batch": each, "url": _taken_up_at(each), "remove_url": step_address(each, "remove")}
            for each in readable.filter(pk__in=begun_versions(batch).values("pk")).select_related("made_by")
        ],
        "remove_url": step_address(batch, "remove") if before and batch.state in BEGUN else "",
        "newer_form": newer_form(batch) if batch.state == BatchState.COMMITTED and newer is None else None,
        "newer_url": step_address(batch, "newer"),
    }


def _taken_up_at(batch: Batch) -> str:
    return step_address(batch, "onward" if batch.state == BatchState.READ else "columns")


def _kept_as(column: BatchColumn) -> str:
    meant = FIELDS[column.field]
    if column.field == DROPPED:
        return _("dropped")
    if meant.detail:
        return _("restricted details")
    if meant.content is Content.NOTE and not column.filled:
        return _("empty in the rows that were looked at; kept as a note where it is not")
    if meant.content is Content.NOTE:
        return _("kept as a note")
    if meant.content is Content.NUMBERING:
        return _("numbers of the list: not kept, rows are cited by the sheet's own")
    return str(meant.label)


def call_off(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Call the running job off."""
    if request.method == "POST":
        jobs.cancel(batch)
        messages.info(request, _("Called off: it stops at the next step, and nothing of it is kept."))
    return redirect(step_address(batch, "batch"))


def undo_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """What an undo would take away and what would stay; done on POST."""
    if batch.state != BatchState.COMMITTED or batch.job:
        return redirect(step_address(batch, "batch"))
    if why_not := why_not_undone(batch):
        messages.error(request, why_not)
        return redirect(step_address(batch, "batch"))
    if request.method == "POST":
        jobs.ask_for(batch, BatchJob.UNDO, by=logged_in_user(request))
        return redirect(step_address(batch, "batch"))
    plan = plan_undo(batch)
    context = {
        "title": _("Undo"),
        "going": len(plan.rows),
        "persons": len(plan.going.get("people.person", [])),
        "staying": [
            (row.number, row.person, change_address(row.person) if row.person else "", why)
            for row, why in plan.staying[:_SHOWN]
        ],
        "stay": len(plan.staying),
        "undo_url": step_address(batch, "undo"),
        "batch_url": step_address(batch, "batch"),
    }
    return batch_page(request, batch, "undo", context)


def take_mended_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Take the mended error sheet in, and tell what became of its rows."""
    form = MendedForm(request.POST, request.FILES)
    if request.method == "POST" and not batch.job and form.is_valid():
        sent = form.cleaned_data["file"]
        with NamedTemporaryFile() as file:
            for chunk in sent.chunks():
                file.write(chunk)
            file.flush()
            try:
                counts = take_mended(batch, Path(file.name), sent.name, by=logged_in_user(request))
            except (NoErrorSheet, Refused) as why:
                messages.error(request, str(why))
            else:
                words = _("Mended: %(ready)s ready, %(asked)s ask, %(refused)s refused.")
                said = {name: counts.get(name, 0) for name in ("ready", "asked", "refused")}
                messages.success(request, words % said)
                return redirect(step_address(batch, "preview"))
    elif request.method == "POST":
        messages.error(request, _("Choose the error sheet that you have mended."))
    return redirect(step_address(batch, "batch"))
