"""What is claimed about the people found, over the API: the rows of the files, page by page."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.answers import columns_answer
from tracker.api.views import LICENCE, PublicView, page_link
from tracker.catalogue.columns import with_columns
from tracker.catalogue.files import CLAIM_FILES, ClaimFile
from tracker.catalogue.paging import Sorts, page


class Claims(PublicView):
    """The claims of one kind about the people that the parameters find."""

    file: ClaimFile = CLAIM_FILES[0]
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
