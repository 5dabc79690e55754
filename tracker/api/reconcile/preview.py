"""The small page that programs show in a frame beside a candidate."""

from collections.abc import Collection, Iterator, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.api.public_view import refusal
from tracker.api.reconcile.entities import PERSON, TERRITORY, UNIT, Entity, entity
from tracker.api.reconcile.properties import property_rows, value_label
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import BadParameters, Fault, check_parameters
from tracker.catalogue.responses.frame import View, for_any_site, public_answer

ID = "id"
SHOWN: Mapping[str, Collection[str]] = {
    PERSON.id: ("other_names", "nationalities", "sides", "born", "contract_signed_on", "units", "fate_now"),
    UNIT.id: ("other_names", "kind", "side", "military_unit_number", "people_within"),
    TERRITORY.id: ("name_ru", "name_uk", "region", "kind", "parent"),
}
"""What tells entities of each type apart; what is not known is left out."""


def framed(view: View) -> View:
    """Let every site frame the answers of a view, as it may the embeds."""
    public = require_safe(for_any_site(public_answer(refusal)(view)))

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response: HttpResponseBase = public(request, *args, **kwargs)
        response.is_embedded = True  # type: ignore[attr-defined]
        response.xframe_options_exempt = True  # type: ignore[attr-defined]
        return response

    return answer


@framed
def preview(request: HttpRequest, state: State) -> HttpResponse:
    """The few facts that tell an entity from its namesakes, and where its record stands."""
    check_parameters(request.GET, (ID,), single=(ID,))
    if not (sent := request.GET.get(ID, "")):
        raise BadParameters([Fault(ID, "", _("is needed: the reference or code of what is to be shown."))])
    found = entity(sent)
    page = {
        "title": found.name if found else sent[:20],
        "found": found,
        "facts": list(_facts(found)) if found else [],
        "generation": str(state.number) if state.number else "",
        "as_of": date_format(state.at, "j F Y") if state.at else "",
        "origin": request.build_absolute_uri("/").rstrip("/"),
        "url": _page(found) if found else "/",
    }
    status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
    return render(request, "api/preview.html", page, status=status)


def _page(found: Entity) -> str:
    return reverse("nationality" if found.type is TERRITORY else found.type.id, args=[found.id])


def _facts(found: Entity) -> Iterator[tuple[str, str]]:
    names = SHOWN[found.type.id]
    row: dict[str, list[dict[str, Any]]] = property_rows({found.id: found}, names)[found.id]
    yield str(found.type.name), found.id
    for name in names:
        property_name, words = value_label(found.type.id, name, row[name])
        if words:
            yield property_name, words
