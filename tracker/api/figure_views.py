"""Figures and statements over the API, with the filters and columns of page and file."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.answers import columns_answer
from tracker.api.views import LICENCE, PublicView, page_link
from tracker.catalogue.columns import Column, with_columns
from tracker.catalogue.figure_columns import FIGURE_COLUMNS, STATEMENT_COLUMNS
from tracker.catalogue.figure_filters import SayingFilter, figure_filter, statement_filter
from tracker.catalogue.paging import IN_ORDER, page


class Sayings(PublicView, ABC):
    """A list of what others say, page by page, with the counts of all that is found."""

    columns: ClassVar[Sequence[Column]]

    def get(self, request: Request) -> Response:
        """Same parameters and rows as the page and the CSV."""
        params: QueryDict = request.query_params
        asked = self.asked(params)
        found = asked.found()
        shown = page(found, cursor=params.get("cursor", ""), sorts=IN_ORDER)
        return Response(
            {
                "generation": self.state.number,
                "as_of": self.state.at,
                "licence": LICENCE,
                "count": found.count(),
                "facets": _facets(asked),
                "next": page_link(request, shown.next_cursor),
                "previous": page_link(request, shown.previous_cursor),
                "results": self._rows(found, [row.pk for row in shown.rows]),
            }
        )

    @abstractmethod
    def asked(self, params: QueryDict) -> SayingFilter:
        """The filter of this list."""

    def _rows(self, found: Any, references: list[str]) -> list[dict[str, Any]]:
        rows = with_columns(found.filter(pk__in=references), self.columns)
        answers = {row["column_reference"]: columns_answer(row, self.columns) for row in rows}
        return [answers[reference] for reference in references]


def _facets(asked: SayingFilter) -> dict[str, Any]:
    return {
        counted.facet.name: [
            {"value": value.value, "label": value.label, "count": value.count} for value in counted.values
        ]
        for counted in asked.counted()
    }


class Figures(Sayings):
    """What others published: never add them up."""

    columns = FIGURE_COLUMNS

    def asked(self, params: QueryDict) -> SayingFilter:
        """The figures asked for."""
        return figure_filter(params)


class Statements(Sayings):
    """What was said without a number."""

    columns = STATEMENT_COLUMNS

    def asked(self, params: QueryDict) -> SayingFilter:
        """The statements asked for."""
        return statement_filter(params)
