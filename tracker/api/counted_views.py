"""The tables of people who are counted and never listed, over the API."""

from typing import Any

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.answers import columns_answer
from tracker.api.views import LICENCE, PublicView
from tracker.catalogue.counted.tables import COUNTED_COLUMNS, counted_cells, counted_people
from tracker.catalogue.listing.column import with_columns


class CountedTables(PublicView):
    """Every cell of the four tables: there are few."""

    def get(self, request: Request) -> Response:
        """Same rows as the CSV."""
        cells: QuerySet[Any] = counted_cells(request.query_params)
        rows = with_columns(cells, COUNTED_COLUMNS)
        return Response(
            {
                "generation": self.state.number,
                "as_of": self.state.at,
                "licence": LICENCE,
                "people": counted_people(),
                "results": [columns_answer(row, COUNTED_COLUMNS) for row in rows],
            }
        )
