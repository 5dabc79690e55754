"""The description of the API for programs (OpenAPI 3.1), made of the registers that its answers are made of."""

from threading import Lock
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.public_view import PublicView
from tracker.api.schema_parts import Operation, Schema, parameter
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import BadParameters, Fault, check_parameters

_one_at_a_time = Lock()
_FORMAT, _JSON = "format", "json"


class Description(PublicView):
    """This description, as JSON."""

    def describe(self) -> Operation:
        """An OpenAPI document."""
        form = parameter(_FORMAT, _("Takes one value."), {"type": "string", "enum": [_JSON]})
        answered: Schema = {"type": "object", "required": ["openapi", "paths"]}
        return Operation(
            "description", _("This description, as JSON"), "about", answered, [form], example="format=json"
        )

    def get(self, request: Request, state: State) -> Response:
        """Every address with its parameters and answers."""
        check_parameters(request.query_params, (_FORMAT,), single=(_FORMAT,))
        wanted = request.query_params.get(_FORMAT, _JSON)
        if wanted != _JSON:
            raise BadParameters([Fault(_FORMAT, wanted[:80], _("takes one value: json."))])
        return Response(description(request.build_absolute_uri("/").rstrip("/")))


def description(site: str) -> dict[str, Any]:
    """The whole document; `site` is the address before its paths."""
    # The generator and all that it needs are loaded with the first request for it: no start waits for them. One at a
    # time: neither loading it nor its work is made for several threads.
    with _one_at_a_time:
        from tracker.api.schema_generator import Generator

        document: dict[str, Any] = Generator().get_schema(request=None, public=True)
    return {**document, "servers": [{"url": site}]}
