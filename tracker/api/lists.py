"""Rows of lists and files over the API, with the filters and columns of page and file."""

from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.generics import GenericAPIView
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.public_view import PublicView, head_of
from tracker.api.schema_parts import (
    WHOLE_NUMBER,
    Operation,
    Schema,
    address_of_page,
    answer,
    example_of,
    facets,
    parameters_of,
    rows_of,
)
from tracker.api.serializers import column_values, facets_answer, row_serializer
from tracker.catalogue.counted.tables import counted_people
from tracker.catalogue.files import FILES, File
from tracker.catalogue.generation import State
from tracker.catalogue.listing.paging import Page, page_of
from tracker.catalogue.people.counts import Counts
from tracker.catalogue.people.filter import PeopleFilter
from tracker.lib.query import query_string


class KeysetPagination(BasePagination):
    """The pages of the site: a cursor names the place where one begins."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """The values of the columns of one page, in the list's order."""
        self.view: FileRows = view
        self.page = view.get_page(queryset)
        return column_values(queryset, [row.pk for row in self.page.rows], view.file.columns)

    def get_paginated_response(self, data: Any) -> Response:
        """The page between the addresses of its neighbours; None where there is none."""
        pages = {"next": self._address(self.page.next_cursor), "previous": self._address(self.page.previous_cursor)}
        return Response(head_of(self.view.state) | self.view.get_counts() | pages | {"results": data})

    def _address(self, cursor: str | None) -> str | None:
        if cursor is None:
            return None
        request = self.view.request
        query = query_string(self.view.filterset.params | {"cursor": [cursor]})
        return str(request.build_absolute_uri(f"{request.path}?{query}"))


class FileRows(PublicView, GenericAPIView):
    """The rows of one file that the parameters find, page by page: same parameters and rows as the CSV."""

    file: File = FILES[0]
    """Given by the address."""
    pagination_class = KeysetPagination
    is_paged = True

    def describe(self) -> Operation:
        """The parameters of the list that the rows belong to, and the columns of the file."""
        paged = {"next": address_of_page(), "previous": address_of_page()} if self.is_paged else {}
        rows: Schema = {"type": "array", "items": rows_of(self.file)}
        return Operation(
            id=f"list_{self.file.name.replace('-', '_')}",
            summary=str(self.file.one_row),
            tag="people" if self.file.filter_set is PeopleFilter else "others",
            answer=answer(**self.counts_described(), **paged, results=rows),
            parameters=list(parameters_of(self.file.filter_set, is_paged=self.is_paged)),
            example=example_of(self.file.filter_set),
        )

    def counts_described(self) -> dict[str, Schema]:
        """What stands before the rows."""
        return {"count": WHOLE_NUMBER}

    def get(self, request: Request, state: State) -> Response:
        """One page, with the counts of all that is found."""
        self.state, self.filterset = state, self.file.filter_set.read(request.query_params)
        rows = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(row_serializer(self.file.columns)(rows, many=True).data)

    def get_queryset(self) -> QuerySet[Any]:
        """All rows found."""
        return self.file.rows(self.filterset)

    def get_page(self, rows: QuerySet[Any]) -> Page:
        """In the order of the file."""
        order = {"": tuple((column, False) for column in self.file.order)}
        return page_of(rows, cursor=self.filterset.cursor, sorts=order)

    def get_counts(self) -> dict[str, Any]:
        """What stands before the rows."""
        return {"count": self.get_queryset().count()}


class KindList(FileRows):
    """The list of a kind: in the order of its page, with the counts of its facets."""

    def counts_described(self) -> dict[str, Schema]:
        return {"count": WHOLE_NUMBER, "facets": facets("count")}

    def get_page(self, rows: QuerySet[Any]) -> Page:
        """In the order that was chosen."""
        return self.filterset.page(rows)

    def get_counts(self) -> dict[str, Any]:
        """How many rows, and how many for each value of a facet."""
        return {
            "count": self.filterset.count(),
            "facets": facets_answer(self.filterset.facet_counts(), counted="count"),
        }


class PeopleList(KindList):
    """The list of people, with the counts that readers quote."""

    def counts_described(self) -> dict[str, Schema]:
        return {"counts": _counts_described(), "facets": facets("people")}

    def get_counts(self) -> dict[str, Any]:
        """All counts and facets of the people found."""
        people: Any = self.filterset
        facets = facets_answer(people.facet_counts(), counted="people")
        return {"counts": counts_answer(people.counts()), "facets": facets}


def counts_answer(counts: Counts) -> dict[str, Any]:
    """The counts, and per side the people of each stratum."""
    answer = asdict(counts)
    answer["sides"] = {side["side"]: side["strata"] for side in answer["sides"]}
    return answer


_HEADLINE: Schema = {
    "type": "object",
    "properties": {"people": WHOLE_NUMBER, "by_several": WHOLE_NUMBER},
    "required": ["people", "by_several"],
}
_HEADLINES = ("recorded", "foreign", "with_contract", "granted", "dead")


def _counts_described() -> Schema:
    of_sides: Schema = {"type": "object", "additionalProperties": WHOLE_NUMBER}
    return {
        "type": "object",
        "description": _(
            "Documented people and grants; `by_several` are those of whom several independent publishers report what "
            "is counted: the death, the grant, the contract or the recruitment."
        ),
        "properties": {
            **dict.fromkeys(_HEADLINES, _HEADLINE),
            "unnamed": WHOLE_NUMBER,
            "grants": WHOLE_NUMBER,
            "sides": {"type": "object", "additionalProperties": of_sides},
        },
        "required": [*_HEADLINES, "unnamed", "grants", "sides"],
    }


class CountedTables(FileRows):
    """Every cell of the tables of people who are counted and never listed: there are few."""

    is_paged = False

    def counts_described(self) -> dict[str, Schema]:
        return {"people": WHOLE_NUMBER}

    def get(self, request: Request, state: State) -> Response:
        """Same rows as the CSV."""
        cells = self.file.rows(self.file.filter_set.read(request.query_params)).order_by(*self.file.order)
        values = column_values(cells, list(cells.values_list("pk", flat=True)), self.file.columns)
        results = row_serializer(self.file.columns)(values, many=True).data
        return Response(head_of(state) | {"people": counted_people(), "results": results})
