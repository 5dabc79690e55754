"""The filters on figures and statements: one FilterSet each behind page, files and API."""

from tracker.catalogue.figure_facets import FIGURE_FACETS, STATEMENT_FACETS
from tracker.catalogue.list_filters import ListFilter, reader, references, ticks
from tracker.catalogue.models import Figure, Statement


class FigureFilter(ListFilter):
    """Conditions on published figures."""

    facets = FIGURE_FACETS
    reference = references("F")
    measure, side, nationality, claimant_kind, position = map(ticks, FIGURE_FACETS)

    class Meta:
        model = Figure
        fields: list[str] = []


class StatementFilter(ListFilter):
    """Conditions on published statements."""

    facets = STATEMENT_FACETS
    reference = references("T")
    kind, side, about_nationality, claimant_kind, position = map(ticks, STATEMENT_FACETS)

    class Meta:
        model = Statement
        fields: list[str] = []


figure_filter = reader(FigureFilter)
statement_filter = reader(StatementFilter)
