"""The API's answers, over the same filter as page and file."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tracker.api.answers import (
    counts_answer,
    dossier_answer,
    facets_answer,
    fault_answer,
    row_answer,
)
from tracker.catalogue.columns import with_columns
from tracker.catalogue.counts import counts
from tracker.catalogue.dossier import dossier
from tracker.catalogue.filters import people_filter
from tracker.catalogue.generation import current_state
from tracker.catalogue.models import Gone, Person
from tracker.catalogue.paging import page
from tracker.catalogue.parameters import BadParameters, unknown_parameters
from tracker.lib.query import query_string
from tracker.lib.references import is_reference

LICENCE = "CC BY 4.0"


class PublicView(APIView):
    """A view that reads only, for everybody, and names what it cannot answer."""

    http_method_names = ["get", "head", "options"]

    def handle_exception(self, exc: Exception) -> Response:
        """Parameters that cannot be used are a 400 that names them."""
        if isinstance(exc, BadParameters):
            return Response(fault_answer(exc), status=400)
        return super().handle_exception(exc)


class People(PublicView):
    """The people found, page by page, with the counts and facets of all of them."""

    def get(self, request: Request) -> Response:
        """Same parameters, same rows, same counts as `/people/` and `/people.csv`."""
        params: QueryDict = request.query_params
        state = current_state()
        asked = people_filter(params)
        found = asked.found()
        shown = page(found, sort=params.get("sort", ""), cursor=params.get("cursor", ""))
        return Response(
            {
                "generation": state.number,
                "as_of": state.at,
                "licence": LICENCE,
                "counts": counts_answer(counts(found)),
                "facets": facets_answer(asked.facets()),
                "next": _link(request, shown.next_cursor),
                "previous": _link(request, shown.previous_cursor),
                "results": _rows(found, [row.pk for row in shown.rows]),
            }
        )


def _rows(found: QuerySet[Person], references: list[str]) -> list[dict[str, Any]]:
    rows = with_columns(found.filter(pk__in=references))
    by_reference = {row["column_reference"]: row_answer(row) for row in rows}
    return [by_reference[reference] for reference in references]


def _link(request: Request, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    query = query_string(request.query_params, cursor=cursor)
    return request.build_absolute_uri(f"{request.path}?{query}")


class PersonDetail(PublicView):
    """Everything public about one person."""

    def get(self, request: Request, reference: str) -> Response:
        """The claims with their citations; 410 where the record was withdrawn, 404 where none is public."""
        if faults := unknown_parameters(request.query_params, ()):
            raise BadParameters(faults)
        state = current_state()
        # Anything else is no question for the database, which takes no NUL.
        person = Person.objects.filter(pk=reference).first() if is_reference(reference, "P") else None
        if person is None:
            return _absent(reference)
        head = {"generation": state.number, "as_of": state.at, "licence": LICENCE}
        return Response(head | dossier_answer(dossier(person)))


def _absent(reference: str) -> Response:
    if is_reference(reference) and Gone.objects.filter(pk=reference).exists():
        return Response({"error": "This record was withdrawn."}, status=410)
    return Response({"error": "There is no public record of this reference."}, status=404)
