"""Whether the dates of a column are written day first or month first: asked once a column, where a date needs it."""

from collections.abc import Iterator, Mapping

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.intake.list_fields import FIELDS, Content
from tracker.intake.models import Batch
from tracker.lib.dates.list_dates import DateNotRead, Order, read_date

ORDERS: Mapping[Order, str | Promise] = {Order.DAY_FIRST: _("day first"), Order.MONTH_FIRST: _("month first")}
_PREFIX = "order-"


def said_orders(sent: QueryDict) -> dict[str, Order]:
    """By field the order that was chosen for its column; what is none is left out."""
    return {
        name: Order(str(sent[_PREFIX + name]))
        for name, field in FIELDS.items()
        if field.content is Content.DATE and sent.get(_PREFIX + name) in list(Order)
    }


def orders_of(batch: Batch) -> dict[str, Order]:
    """By field the order that a list which was typed has for its column."""
    return {field: Order(order) for field, order in batch.columns.values_list("field", "order") if order}


def asked_orders(texts: Mapping[int, Mapping[str, str]], said: Mapping[str, Order]) -> Iterator[str]:
    """The fields of which an order is said, or a date can be read in two ways."""
    for name, field in FIELDS.items():
        typed = (row[name] for row in texts.values() if name in row)
        if field.content is Content.DATE and (name in said or any(map(_has_two_ways, typed))):
            yield name


def _has_two_ways(text: str) -> bool:
    try:
        read_date(text, None)
    except DateNotRead:
        return _is_read(text, Order.DAY_FIRST) and _is_read(text, Order.MONTH_FIRST)
    return False


def _is_read(text: str, order: Order) -> bool:
    try:
        return bool(read_date(text, order))
    except DateNotRead:
        return False
