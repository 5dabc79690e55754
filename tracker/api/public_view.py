"""Views of the API in the frame of all public answers: they read only, for everybody, and answer in JSON."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tracker.api.schema_parts import Operation
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.catalogue.responses.frame import View, for_any_site, public_answer
from tracker.catalogue.responses.throttle import Counted, throttled

LICENCE = "CC BY 4.0"


class PublicView(APIView):
    """A view of one state of the catalogue: handlers take the request, the state, and the parts of the path."""

    http_method_names = ["get", "head", "options"]

    @classmethod
    def as_public_view(cls, **given: Any) -> View:
        """The view with its state, 304, 400 where parameters cannot be used, and 429; open to scripts of any site."""
        return for_any_site(throttled(Counted.ROWS)(public_answer(refusal)(cls.as_view(**given))))

    def describe(self) -> Operation:
        """What it is asked and answers, for the description of the API."""
        raise NotImplementedError

    def perform_content_negotiation(self, request: Request, force: bool = True) -> Any:  # noqa: FBT001, FBT002
        """JSON whatever is accepted: an answer made before is given again without asking."""
        return super().perform_content_negotiation(request, force=force)

    def handle_exception(self, exc: Exception) -> Response:
        """Parameters that cannot be used are answered as everywhere else; all other errors by the framework."""
        if isinstance(exc, BadParameters):
            raise exc
        return super().handle_exception(exc)


def head_of(state: State) -> dict[str, Any]:
    """What every answer begins with: the state that it was read from, and its licence."""
    return {"generation": state.number, "as_of": state.at, "licence": LICENCE}


def refusal(request: HttpRequest, state: State, faults: Sequence[Fault]) -> HttpResponse:
    """Each parameter that cannot be used, and why."""
    answer = {
        "error": _("This request cannot be answered as it stands."),
        "parameters": [{"name": fault.name, "value": fault.value, "message": fault.message} for fault in faults],
    }
    return JsonResponse(answer, status=HTTPStatus.BAD_REQUEST, json_dumps_params={"ensure_ascii": False})
