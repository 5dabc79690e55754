"""The claims of a committed list on one page: what would be accepted, of whom, and at which level it would be shown."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.accounts.access import ActionPermission
from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.intake.sheets.rows.outcomes import WITH_RECORDS
from tracker.intake.sheets.rows.staging import note
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.lists.rows_in_words import RowsInWords
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.review.seen_by import second_readers
from tracker.people.models import Person
from tracker.publishing.accepting_lists import accept_people, acceptable, people_of
from tracker.review.actions import NotAllowed
from tracker.vocabulary.intake import BatchJob, BatchState
from tracker.vocabulary.levels import Level

_ON_A_PAGE = 50
_LEVELS = (Level.NAMED, Level.COUNTED)
"""What can be chosen for the ticked ones; without a name people are shown only as a group, so the rules decide that."""


def accept_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """A line a record with its claims; accepting all that rest on this list alone is one decision."""
    if batch.state != BatchState.COMMITTED:
        return redirect(step_address(batch, "batch"))
    if request.method == "POST" and not batch.job:
        if not (request.user.has_perm(ActionPermission.SUBMIT) and request.user.has_perm("people.change_person")):
            raise PermissionDenied
        return _ticked(request, batch) if "ticked" in request.POST else _all(request, batch)
    people = people_of(batch).values("pk")
    counted = list(acceptable(batch, people))
    counts = [(claims.model._meta.verbose_name_plural, claims.count()) for claims in counted]
    user, asked = logged_in_user(request), request.GET.get("q", "").strip()
    rows = batch.rows.filter(outcome__in=WITH_RECORDS).select_related("person")
    if asked:
        rows = rows.filter(person__in=Person.objects.spelled(asked, seen_by=user).order_by().values("pk"))
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "title": _("Accept"),
        "counts": [(label, number) for label, number in counts if number],
        "number": sum(number for _label, number in counts),
        "people": people.count(),
        "page": page,
        "rows": RowsInWords(page, batch.columns.all()),
        "open_people": _open_people(batch, counted),
        "levels": [("", _("by the rules")), *((each.value, str(each.label)) for each in _LEVELS)],
        "asked": asked,
        "query": urlencode({"q": asked}) if asked else "",
        "readers": second_readers(batch.source, user),
        "batch_url": step_address(batch, "batch"),
    }
    return batch_page(request, batch, "accept", context)


def _open_people(batch: Batch, claims: Iterable[QuerySet[Any]]) -> set[int]:
    """Keys of those who can be ticked: something of them is to be accepted, or they still need a level."""
    without_level = people_of(batch).filter(level=Level.WITHHELD).values_list("pk", flat=True)
    return {person for each in claims for person in each.values_list("person", flat=True)} | set(without_level)


def _all(request: HttpRequest, batch: Batch) -> HttpResponse:
    user = logged_in_user(request)
    note(batch, user, _("Accepted all claims that rest on this list alone, with levels by the rules."))
    jobs.ask_for(batch, BatchJob.ACCEPT, by=user)
    messages.info(request, _("It is done in the background; then a second person reads and approves."))
    return redirect(step_address(batch, "batch"))


def _ticked(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Accept and submit the people that are ticked, a page of them at most; what hinders one is said."""
    user, back = logged_in_user(request), redirect(request.get_full_path())
    sent = [int(each) for each in request.POST.getlist("person") if each.isascii() and each.isdecimal()][:_ON_A_PAGE]
    wanted = request.POST.get("level", "")
    if not sent or (wanted and wanted not in [*_LEVELS]):
        messages.error(request, _("Nobody is ticked: tick at least one person."))
        return back
    try:
        with transaction.atomic():
            held = Batch.objects.select_for_update().get(pk=batch.pk)
            keys = list(people_of(held).filter(pk__in=sent).order_by("pk").values_list("pk", flat=True))
            done = accept_people(held, keys, by=user, wanted=Level(wanted) if wanted else None)
            held.save(update_fields=["account"])
            note(held, user, _("Accepted claims of ticked people: %(number)s.") % {"number": len(keys)})
    except NotAllowed as why:
        messages.error(request, str(why))
        return back
    if done.people:
        message = ngettext(
            "%(number)s person was accepted and submitted. A second person reads and approves.",
            "%(number)s people were accepted and submitted. A second person reads and approves.",
            done.people,
        )
        messages.success(request, message % {"number": done.people})
    for reference, why_not in done.refused:
        messages.warning(request, f"{reference}: {why_not}")
    return back
