"""What rests on a source: the public records that cite it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from tracker.catalogue.listing.per_value import people_per
from tracker.catalogue.models import (
    Figure,
    FigureCitation,
    LegalInstrument,
    Source,
    StateAction,
    Statement,
    Unit,
    UnitCitation,
)

MOST = 500
"""So many of a kind are listed at most; people are found by the filter of their list."""


@dataclass(frozen=True)
class CitedBy:
    """The records of each kind, in their own order; `original` and `copies` are other sources of the same text."""

    people: int
    units: Sequence[Unit]
    figures: Sequence[Figure]
    statements: Sequence[Statement]
    actions: Sequence[StateAction]
    instruments: Sequence[LegalInstrument]
    original: Source | None
    copies: Sequence[Source]


def records_citing(source: Source) -> CitedBy:
    """Ask each kind once."""
    units = UnitCitation.objects.filter(source=source).values("unit")
    said = FigureCitation.objects.filter(source=source)
    figures = Figure.objects.filter(pk__in=said.exclude(figure=None).values("figure")).select_related("claimant")
    statements = Statement.objects.filter(pk__in=said.exclude(statement=None).values("statement"))
    actions = StateAction.objects.filter(pk__in=said.exclude(stateaction=None).values("stateaction"))
    same_text = Source.objects.filter(Q(derived_from=source.pk) | Q(pk=source.derived_from or None))
    others = list(same_text.order_by("published_on_earliest", "reference")[:MOST])
    return CitedBy(
        people=people_per("sources").get(source.pk, 0),
        units=list(Unit.objects.filter(pk__in=units).order_by("sort_key", "reference")[:MOST]),
        figures=list(figures.order_by("sort_key", "reference")[:MOST]),
        statements=list(statements.select_related("claimant").order_by("sort_key", "reference")[:MOST]),
        actions=list(actions.order_by("sort_key", "reference")[:MOST]),
        instruments=list(LegalInstrument.objects.filter(source=source).order_by("dated_earliest", "reference")[:MOST]),
        original=next((other for other in others if other.pk == source.derived_from), None),
        copies=[other for other in others if other.pk != source.derived_from],
    )
