"""Comparison groups: what their figures share, what one may be called, and putting figures into one."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tracker.figures.models import Figure
from tracker.lib.territories import label

MUST_SHARE = ("measure", "side", "nationality_id", "grouping")
"""What the figures of a group have in common, without exception."""
SHOULD_SHARE = ("scope", "population", "counting", "counts")
"""What they usually have in common: an editor may know that a difference is one of words."""


def differing(figures: Iterable[Figure], columns: Iterable[str]) -> list[str]:
    """The columns, in words, in which the figures are not all the same."""
    rows = list(figures)
    names = [column for column in columns if len({getattr(figure, column) for figure in rows}) > 1]
    fields: dict[str, Any] = {field.attname: field for field in Figure._meta.concrete_fields}
    return [str(fields[name].verbose_name) for name in names]


def groups_beside(figure: Figure) -> list[str]:
    """The groups of figures with the same measure, side and country, by name."""
    like = Figure.objects.filter(**{name: getattr(figure, name) for name in MUST_SHARE}).exclude(comparison_group="")
    return sorted(set(like.order_by().values_list("comparison_group", flat=True)))


def proposed_name(figure: Figure) -> str:
    """What a new group of such figures may be called: `Killed, Nepal, Russia's, so far, one list`."""
    of = label(figure.nationality_id) if figure.nationality_id else figure.grouping or _("all countries")
    parts = (
        figure.get_measure_display(),
        of,
        _("%(whose)s side") % {"whose": figure.get_side_display()} if figure.side != "mixed" else _("either side"),
        figure.get_counting_display(),
        figure.scope,
    )
    return ", ".join(filter(None, parts))[:160]


@transaction.atomic
def put_into_group(figures: QuerySet[Figure], *, name: str) -> int:
    """Give the figures this comparison group; how many there are. Readers see it once they are approved anew."""
    return figures.select_for_update(of=("self",)).order_by().update(comparison_group=name)
