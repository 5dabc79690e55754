"""Figures, statements and state actions over the API."""

from django.http import QueryDict

from tracker.api.lists import Listed
from tracker.catalogue.figures.columns import FIGURE_COLUMNS, STATE_ACTION_COLUMNS, STATEMENT_COLUMNS
from tracker.catalogue.figures.filter import figure_filter, state_action_filter, statement_filter
from tracker.catalogue.listing.filter import ListFilter


class Figures(Listed):
    """What others published: never add them up."""

    columns = FIGURE_COLUMNS

    def asked(self, params: QueryDict) -> ListFilter:
        """The figures asked for."""
        return figure_filter(params)


class Statements(Listed):
    """What was said without a number."""

    columns = STATEMENT_COLUMNS

    def asked(self, params: QueryDict) -> ListFilter:
        """The statements asked for."""
        return statement_filter(params)


class StateActions(Listed):
    """What states did about the recruitment."""

    columns = STATE_ACTION_COLUMNS

    def asked(self, params: QueryDict) -> ListFilter:
        """The actions asked for."""
        return state_action_filter(params)
