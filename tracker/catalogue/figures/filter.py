"""The filters on figures, statements and state actions: one FilterSet each behind page, files and API."""

from tracker.catalogue.figures.facets import FIGURE_FACETS, STATE_ACTION_FACETS, STATEMENT_FACETS
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.filter_fields import references
from tracker.catalogue.models import Figure, StateAction, Statement


class FigureFilter(ListFilter):
    """Conditions on published figures."""

    facets = FIGURE_FACETS
    reference = references("F")

    class Meta:
        model = Figure
        fields: list[str] = []


class StatementFilter(ListFilter):
    """Conditions on published statements."""

    facets = STATEMENT_FACETS
    reference = references("T")

    class Meta:
        model = Statement
        fields: list[str] = []


class StateActionFilter(ListFilter):
    """Conditions on what states did."""

    facets = STATE_ACTION_FACETS
    reference = references("A")

    class Meta:
        model = StateAction
        fields: list[str] = []
