"""The claims of a committed list on one page: what would be accepted, of whom, and at which level it would be shown."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tracker.accounts.access import ActionPermission
from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.intake.sheets.rows.outcomes import WITH_RECORDS
from tracker.intake.sheets.rows.staging import note
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.lists.rows_in_words import RowsInWords
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.publishing.accepting_lists import acceptable, people_of
from tracker.vocabulary.intake import BatchJob, BatchState

_ON_A_PAGE = 50


def accept_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """A line a record with its claims; accepting all that rest on this list alone is one decision."""
    if batch.state != BatchState.COMMITTED:
        return redirect(step_address(batch, "batch"))
    if request.method == "POST" and not batch.job:
        if not (request.user.has_perm(ActionPermission.SUBMIT) and request.user.has_perm("people.change_person")):
            raise PermissionDenied
        user = logged_in_user(request)
        note(batch, user, _("Accepted all claims that rest on this list alone, with levels by the rules."))
        jobs.ask_for(batch, BatchJob.ACCEPT, by=user)
        messages.info(request, _("It is done in the background; then a second person reads and approves."))
        return redirect(step_address(batch, "batch"))
    people = people_of(batch).values("pk")
    counts = [(claims.model._meta.verbose_name_plural, claims.count()) for claims in acceptable(batch, people)]
    rows = batch.rows.filter(outcome__in=WITH_RECORDS).select_related("person")
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "title": _("Accept"),
        "counts": [(label, number) for label, number in counts if number],
        "number": sum(number for _label, number in counts),
        "people": people.count(),
        "page": page,
        "rows": RowsInWords(page, batch.columns.all()),
        "batch_url": step_address(batch, "batch"),
    }
    return batch_page(request, batch, "accept", context)
