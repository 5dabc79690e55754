"""The rows of files that have no filter of their own, over the API: claims about people, links of figures."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.answers import columns_answer
from tracker.api.views import LICENCE, PublicView, page_link
from tracker.catalogue.files import CLAIM_FILES, ClaimFile, File
from tracker.catalogue.listing.column import with_columns
from tracker.catalogue.listing.paging import Sorts, page


class Rows(PublicView):
    """The rows of one file that the parameters find, page by page."""

    file: File | ClaimFile = CLAIM_FILES[0]
    """Given by the address."""

    def get(self, request: Request) -> Response:
        """Same parameters and rows as the CSV of the same name."""
        found = self.file.found(request.query_params)
        sorts: Sorts = {"": tuple((column, False) for column in self.file.order)}
        shown = page(found, cursor=request.query_params.get("cursor", ""), sorts=sorts)
        return Response(
            {
                "generation": self.state.number,
                "as_of": self.state.at,
                "licence": LICENCE,
                "count": found.count(),
                "next": page_link(request, shown.next_cursor),
                "previous": page_link(request, shown.previous_cursor),
                "results": self._rows(found, [row.pk for row in shown.rows]),
            }
        )

    def _rows(self, found: Any, keys: list[Any]) -> list[dict[str, Any]]:
        rows = with_columns(found.filter(pk__in=keys), self.file.columns).order_by(*self.file.order)
        return [columns_answer(row, self.file.columns) for row in rows]
