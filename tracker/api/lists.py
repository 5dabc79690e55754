"""Lists with facets over the API, with the filters and columns of page and file."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.answers import columns_answer
from tracker.api.views import LICENCE, PublicView, page_link
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.paging import IN_ORDER, Sorts, page
from tracker.catalogue.people.columns import Column, with_columns


class Listed(PublicView, ABC):
    """A list page by page, with the counts of all that is found."""

    columns: ClassVar[Sequence[Column]]
    sorts: ClassVar[Sorts] = IN_ORDER

    def get(self, request: Request) -> Response:
        """Same parameters and rows as the page and the CSV."""
        params: QueryDict = request.query_params
        asked = self.asked(params)
        found = asked.found()
        shown = page(found, cursor=params.get("cursor", ""), sorts=self.sorts)
        return Response(
            {
                "generation": self.state.number,
                "as_of": self.state.at,
                "licence": LICENCE,
                "count": found.count(),
                "facets": _facets(asked),
                "next": page_link(request, shown.next_cursor),
                "previous": page_link(request, shown.previous_cursor),
                "results": rows_answer(found, [row.pk for row in shown.rows], self.columns),
            }
        )

    @abstractmethod
    def asked(self, params: QueryDict) -> ListFilter:
        """The filter of this list."""


def rows_answer(found: Any, references: list[str], columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The rows of these references with the columns of their register, in the order given."""
    rows = with_columns(found.filter(pk__in=references), columns)
    answers = {row["column_reference"]: columns_answer(row, columns) for row in rows}
    return [answers[reference] for reference in references]


def _facets(asked: ListFilter) -> dict[str, Any]:
    return {
        counted.facet.name: [
            {"value": value.value, "label": value.label, "count": value.count} for value in counted.values
        ]
        for counted in asked.counted()
    }
