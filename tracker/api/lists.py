"""Lists with facets over the API, with the filters and columns of page and file."""

from collections.abc import Sequence
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.answers import columns_answer
from tracker.api.views import LICENCE, PublicView, page_link
from tracker.catalogue.listing.column import Column, with_columns
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.listing.paging import page


class Listed(PublicView):
    """The list of a kind page by page, with the counts of all that is found."""

    kind: PublicKind | None = None
    """Given by the address."""

    def get(self, request: Request) -> Response:
        """Same parameters and rows as the page and the CSV."""
        assert self.kind
        assert self.kind.listing
        listed, params = self.kind.listing, request.query_params
        asked = listed.read(params)
        found = asked.found()
        shown = page(found, cursor=params.get("cursor", ""), sorts=listed.sorts)
        return Response(
            {
                "generation": self.state.number,
                "as_of": self.state.at,
                "licence": LICENCE,
                "count": found.count(),
                "facets": _facets(asked),
                "next": page_link(request, shown.next_cursor),
                "previous": page_link(request, shown.previous_cursor),
                "results": rows_answer(found, [row.pk for row in shown.rows], listed.columns),
            }
        )


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
