"""The filters on figures, statements and state actions: one FilterSet each behind page, files and API."""

from typing import Any

from django.db.models import QuerySet

from tracker.catalogue.figures.facets import FIGURE_FACETS, STATE_ACTION_FACETS, STATEMENT_FACETS
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.filter_fields import references, search
from tracker.catalogue.listing.text_search import rows_about
from tracker.catalogue.models import Figure, StateAction, Statement
from tracker.vocabulary.figures import Measure, StateActionKind, StatementKind


def figures_like(rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """Figures of that claimant, measure or number, with the words, or of a nationality that it names."""
    columns = ("claimant__name", "scope", "grouping", "remark")
    return rows_about(
        rows,
        q,
        prefix="F",
        columns=columns,
        territories=("nationality",),
        labels={"measure": Measure},
        numbers=("low", "high"),
    )


def statements_like(rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """Statements with the words in what was said, by whom or about which place; or about or by a country it names."""
    columns = ("claimant__name", "summary", "place")
    about = ("nationality", "claimant__state")
    return rows_about(rows, q, prefix="T", columns=columns, territories=about, labels={"kind": StatementKind})


def state_actions_like(rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """What states did, with the words in its summary; or done by or about a country it names."""
    about = ("territory", "nationality")
    return rows_about(rows, q, prefix="A", columns=("summary",), territories=about, labels={"kind": StateActionKind})


class FigureFilter(ListFilter):
    """Conditions on published figures."""

    facets = FIGURE_FACETS
    q = search("Claimant, country, number or words", figures_like)
    reference = references("F")

    class Meta:
        model = Figure
        fields: list[str] = []


class StatementFilter(ListFilter):
    """Conditions on published statements."""

    facets = STATEMENT_FACETS
    q = search("Claimant, country or words", statements_like)
    reference = references("T")

    class Meta:
        model = Statement
        fields: list[str] = []


class StateActionFilter(ListFilter):
    """Conditions on what states did."""

    facets = STATE_ACTION_FACETS
    q = search("Country or words", state_actions_like)
    reference = references("A")

    class Meta:
        model = StateAction
        fields: list[str] = []
