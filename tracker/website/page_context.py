"""What every page has around it: as of when, how to cite, whom to write to; and how a page is rendered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext

from tracker.catalogue.generation import State


def render_page(
    request: HttpRequest, template: str, state: State, values: Mapping[str, Any], *, section: str = ""
) -> HttpResponse:
    """Render a page; `section` is the entry of the navigation that it is (empty: none)."""
    return render(request, template, {**page_context(request, state), "section": section, **values})


def page_context(request: HttpRequest, state: State) -> dict[str, Any]:
    """What the header and footer of a page need."""
    return {
        "generation": str(state.number) if state.number else "",
        "as_of": day(state.at) if state.at else "",
        "as_of_iso": state.at.isoformat() if state.at else "",
        "origin": request.build_absolute_uri("/").rstrip("/"),
        "address": request.build_absolute_uri(reverse("home")),
        "contact": contact(),
    }


def contact() -> str:
    """Where readers write to, as the setting `CONTACT` has it; empty: nothing is configured."""
    return getattr(settings, "CONTACT", "")


def day(at: date) -> str:
    """The day in words: `3 May 2026`."""
    return f"{at.day} {at:%B %Y}"


def grouped(number: int) -> str:
    """The number with commas between thousands, ready to print."""
    return f"{number:,}"


def people_of(number: int) -> str:
    """`1 person`, `1,234 people`."""
    return ngettext("%(number)s person", "%(number)s people", number) % {"number": grouped(number)}
