"""The beginning of the API, which names its addresses, and the answer at addresses that are none of them."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.public_view import PublicView, head_of
from tracker.api.schema_parts import TEXT, Operation, Schema, answer
from tracker.catalogue.generation import State
from tracker.catalogue.responses.frame import take_no_parameters

BELOW = "/api/"
"""Where every answer is JSON, also that there is nothing."""


class Root(PublicView):
    """What there is: every list, and every kind of record by its reference."""

    addresses: Mapping[str, str] = {}
    """What stands below here, by name: `people/{reference}/`; given by the address."""

    def describe(self) -> Operation:
        """What there is."""
        named: Schema = {"type": "object", "additionalProperties": TEXT}
        return Operation("start", _("Every address by name"), "about", answer(explained_at=TEXT, addresses=named))

    def get(self, request: Request, state: State) -> Response:
        """The addresses by name, and where their parameters and columns are explained."""
        take_no_parameters(request)
        here = request.build_absolute_uri(request.path)
        return Response(
            head_of(state)
            | {
                "explained_at": request.build_absolute_uri(reverse("download")),
                "addresses": {name: here + path for name, path in self.addresses.items()},
            }
        )


def nothing_there(request: HttpRequest) -> JsonResponse:
    """The answer at an address below the API that is none of its own; it asks no database."""
    answer: dict[str, Any] = {
        "error": _("There is nothing at this address. The addresses of the API stand at its beginning."),
        "addresses": request.build_absolute_uri(reverse("api-root")),
    }
    return JsonResponse(answer, status=HTTPStatus.NOT_FOUND, headers={"Access-Control-Allow-Origin": "*"})
