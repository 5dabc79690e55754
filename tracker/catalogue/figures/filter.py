"""The filters on figures, statements and state actions: one FilterSet each behind page, files and API."""

from tracker.catalogue.figures.facets import FIGURE_FACETS, STATE_ACTION_FACETS, STATEMENT_FACETS
from tracker.catalogue.listing.filter import ListFilter, reader, references, ticks
from tracker.catalogue.models import Figure, StateAction, Statement


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


class StateActionFilter(ListFilter):
    """Conditions on what states did."""

    facets = STATE_ACTION_FACETS
    reference = references("A")
    kind, state, about_nationality = map(ticks, STATE_ACTION_FACETS)

    class Meta:
        model = StateAction
        fields: list[str] = []


figure_filter = reader(FigureFilter)
statement_filter = reader(StatementFilter)
state_action_filter = reader(StateActionFilter)
