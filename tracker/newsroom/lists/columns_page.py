"""What each column means: proposed with its reason, confirmed by a person; each is kept or dropped."""

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tracker.intake.list_fields import FIELDS, Content, field_choices
from tracker.intake.models import Batch, BatchColumn
from tracker.intake.sheets import jobs
from tracker.intake.sheets.bringing.list_files import confirm_columns
from tracker.intake.sheets.bringing.mending import HIDDEN
from tracker.intake.sheets.versions.columns_again import not_found_again, own_number_fault
from tracker.lib.dates.list_dates import Order
from tracker.lib.spreadsheets.raw_rows import column_letters
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.vocabulary.intake import BatchJob, BatchState


def columns_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The columns with what is proposed; confirming them reads the rows."""
    columns = list(batch.columns.all())
    doubles: list[str] = []
    if request.method == "POST" and batch.state != BatchState.COMMITTED and not batch.job:
        fields = _with_second_names([request.POST.get(f"field-{each.number}", each.field) for each in columns])
        orders = [request.POST.get(f"order-{each.number}", each.order) for each in columns]
        doubles = _doubles(fields)
        fault = _take_own_number(batch, request.POST.get("own_number", ""), columns)
        is_known = all(field in FIELDS for field in fields) and all(order in ("", *Order) for order in orders)
        if is_known and not doubles and not fault:
            user = logged_in_user(request)
            confirm_columns(batch, fields, orders, by=user)
            jobs.ask_for(batch, BatchJob.READ, by=user)
            return redirect(step_address(batch, "onward"))
        for column, field, order in zip(columns, fields, orders, strict=True):
            column.field, column.order = field, order
        if fault:
            messages.error(request, fault)
        for label in doubles:
            messages.error(request, _("Two columns cannot both be “%(label)s”: choose one.") % {"label": label})
    context = {
        "columns": [_shown(each) for each in columns],
        "choices": field_choices(),
        "orders": [
            ("", _("not known: ask for each")),
            (Order.DAY_FIRST.value, _("day first")),
            (Order.MONTH_FIRST.value, _("month first")),
        ],
        "own_numbers": [each for each in columns if each.earlier and not each.is_restricted],
        "own_number": batch.own_number,
        "columns_gone": not_found_again(batch),
        "has_name": any(FIELDS[each.field].content is Content.NAME for each in columns),
    }
    return batch_page(request, batch, "columns", context)


def _take_own_number(batch: Batch, chosen: str, columns: list[BatchColumn]) -> str:
    """Keep which column of a newer version stays with a person; why it cannot, a sentence."""
    column = next((each for each in columns if str(each.number) == chosen), None)
    if batch.version_of_id is None:
        return ""
    batch.own_number = column.number if column else None
    if column and (fault := own_number_fault(batch, column)):
        return fault
    batch.save(update_fields=["own_number"])
    return ""


def _with_second_names(fields: list[str]) -> list[str]:
    """Of several columns of whole names the first is the name, the others are spellings of it."""
    return [
        "name_second" if field == "name_full" and "name_full" in fields[:place] else field
        for place, field in enumerate(fields)
    ]


def _doubles(fields: list[str]) -> list[str]:
    counts = Counter(field for field in fields if field in FIELDS and not FIELDS[field].several)
    return [str(FIELDS[field].label) for field, number in counts.items() if number > 1]


def _shown(column: BatchColumn) -> dict[str, object]:
    is_date = FIELDS[column.field].content in (Content.DATE, Content.YEAR)
    reason = column.reason
    if column.m_is_female:
        reason = _("%(reason)s The letter m is female here: h stands beside it.") % {"reason": reason}
    values = {"day": column.day_first, "month": column.month_first, "either": column.either}
    return {
        "number": column.number,
        "letter": column_letters(column.number),
        "head": column.head,
        "field": column.field,
        "order": column.order,
        "reason": reason,
        "filled": column.filled,
        "examples": [HIDDEN if column.is_restricted else text for text in column.examples if text],
        "proof": _("Day first only: %(day)s; month first only: %(month)s; either way: %(either)s.") % values
        if is_date and (column.day_first or column.month_first or column.either)
        else "",
    }
