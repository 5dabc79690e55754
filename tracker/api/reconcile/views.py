"""The addresses of the service, in the frame of all public answers; batches by POST are answered and not kept."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.public_view import PublicView, refusal
from tracker.api.reconcile.batches import EXTEND, QUERIES, read_extension, read_queries
from tracker.api.reconcile.candidates import results
from tracker.api.reconcile.entities import TERRITORY, TYPES, entities_by_id
from tracker.api.reconcile.manifest import manifest
from tracker.api.reconcile.properties import OF_TERRITORIES, properties_of, property_rows
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import (
    BadParameters,
    Fault,
    Params,
    repeated_parameters,
    unknown_parameters,
)
from tracker.catalogue.responses.frame import MAKING
from tracker.lib.budget import TooBusy

MOST_BYTES = 256 * 1024
"""Of a body."""


class Service(PublicView):
    """The manifest; with `queries` candidates for each, with `extend` columns of chosen entities."""

    http_method_names = ["get", "head", "post", "options"]
    parser_classes = [FormParser, MultiPartParser]
    schema = None
    """Described by its own specification, and not with the rest of the API."""

    def get(self, request: Request, state: State) -> Response:
        """What was asked for in the address, or the manifest."""
        return self._answer(request.query_params) if request.query_params else Response(manifest(request))

    def post(self, request: Request, state: State) -> Response:
        """What was asked for in a form; it takes room as pages do."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            error = _("The body is longer than %(number)s bytes; send it in several requests.") % {"number": MOST_BYTES}
            return Response({"error": error}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            with MAKING.room():
                answer = self._answer(request.POST)
        except BadParameters as bad:
            return refusal(request, state, bad.faults)  # type: ignore[return-value]
        except SuspiciousOperation:
            return Response({"error": _("This form cannot be read.")}, status=HTTPStatus.BAD_REQUEST)
        except TooBusy as busy:
            headers = {"Retry-After": str(busy.retry_seconds)}
            return Response({"error": str(busy)}, status=HTTPStatus.SERVICE_UNAVAILABLE, headers=headers)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    def _answer(self, params: QueryDict | Params) -> Response:
        names = (QUERIES, EXTEND)
        if faults := [*unknown_parameters(params, names), *repeated_parameters(params, names)]:
            raise BadParameters(faults)
        if len(params) != 1:
            message = _("is needed, or “%(other)s”, and not both.") % {"other": EXTEND}
            raise BadParameters([Fault(QUERIES, "", message)])
        if QUERIES in params:
            queries = read_queries(str(params[QUERIES]))
            return Response({key: {"result": results(query)} for key, query in queries.items()})
        return Response(_extended(str(params[EXTEND])))


def _extended(text: str) -> dict[str, Any]:
    extension = read_extension(text)
    entities = entities_by_id(extension.ids)
    # What a property is called in the types of these entities; the others of the register come behind.
    known = properties_of([*(each.type.id for each in entities.values()), *TYPES])
    meta = [
        {"id": name, "name": str(known[name].name)} | ({"type": TERRITORY.as_json()} if name in OF_TERRITORIES else {})
        for name in extension.properties
    ]
    rows = property_rows(entities, extension.properties)
    nothing: dict[str, list[Any]] = {name: [] for name in extension.properties}
    return {"meta": meta, "rows": {each: rows.get(each, nothing) for each in extension.ids}}
