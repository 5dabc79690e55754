"""The API's answers, over the same filter as page and file."""

from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.cache import patch_cache_control
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tracker.api.answers import (
    counts_answer,
    facets_answer,
    fault_answer,
    row_answer,
)
from tracker.catalogue.generation import State, current_state
from tracker.catalogue.listing.column import with_columns
from tracker.catalogue.listing.paging import page
from tracker.catalogue.listing.parameters import BadParameters
from tracker.catalogue.models import Person
from tracker.catalogue.people.columns import PEOPLE_COLUMNS
from tracker.catalogue.people.filter import people_filter
from tracker.lib.etags import asks_for_any, is_known
from tracker.lib.query import query_string

LICENCE = "CC BY 4.0"
API_VERSION = "2"
"""Raised with every change of what an answer holds, so that nobody is told that an older one still stands."""


class NotModified(Exception):
    """The caller holds this very answer."""


class PublicView(APIView):
    """A view that reads only, for everybody, and names what it cannot answer."""

    http_method_names = ["get", "head", "options"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Read the state first; a caller who has this answer of it already is told so."""
        super().initial(request, *args, **kwargs)
        self.state = current_state()
        if is_known(request.headers.get("If-None-Match"), _etag(request, self.state)):
            raise NotModified

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        """Let answers be kept, and asked about again; let any page read them."""
        if response.status_code == HTTPStatus.OK and asks_for_any(request.headers.get("If-None-Match")):
            response = Response(status=HTTPStatus.NOT_MODIFIED)
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers["Access-Control-Allow-Origin"] = "*"
        if answer.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            answer.headers["ETag"] = _etag(request, self.state)
            patch_cache_control(answer, public=True, max_age=0, must_revalidate=True)
        return answer

    def handle_exception(self, exc: Exception) -> Response:
        """Parameters that cannot be used are a 400 that names them."""
        if isinstance(exc, NotModified):
            return Response(status=HTTPStatus.NOT_MODIFIED)
        if isinstance(exc, BadParameters):
            return Response(fault_answer(exc), status=HTTPStatus.BAD_REQUEST)
        return super().handle_exception(exc)


def _etag(request: Request, state: State) -> str:
    asked = request.get_full_path().encode("utf-8", "replace")
    return f'"{API_VERSION}-{state.number}.{state.shape}-{sha256(asked).hexdigest()[:16]}"'


class People(PublicView):
    """The people found, page by page, with the counts and facets of all of them."""

    def get(self, request: Request) -> Response:
        """Same parameters, same rows, same counts as `/people/` and `/people.csv`."""
        params: QueryDict = request.query_params
        asked = people_filter(params)
        found = asked.found()
        shown = page(found, sort=params.get("sort", ""), cursor=params.get("cursor", ""))
        return Response(
            {
                "generation": self.state.number,
                "as_of": self.state.at,
                "licence": LICENCE,
                "counts": counts_answer(asked.counts()),
                "facets": facets_answer(asked.facets()),
                "next": page_link(request, shown.next_cursor),
                "previous": page_link(request, shown.previous_cursor),
                "results": _rows(found, [row.pk for row in shown.rows]),
            }
        )


def _rows(found: QuerySet[Person], references: list[str]) -> list[dict[str, Any]]:
    rows = with_columns(found.filter(pk__in=references), PEOPLE_COLUMNS)
    by_reference = {row["column_reference"]: row_answer(row) for row in rows}
    return [by_reference[reference] for reference in references]


def page_link(request: Request, cursor: str | None) -> str | None:
    """The address of another page of the same list; None where there is none."""
    if cursor is None:
        return None
    query = query_string(request.query_params, cursor=cursor)
    return request.build_absolute_uri(f"{request.path}?{query}")
