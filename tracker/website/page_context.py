"""What every page has around it: as of when, how to cite, whom to write to; and how a page is rendered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.catalogue.generation import State

NAME = "Foreign Fighter Tracker"
_INDENTS = re.compile(r"\n[ \n]+")
_AS_WRITTEN = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
_OF_BIBTEX = re.compile(r"[\\{}$&#%_~^]")
_BIBTEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def render_page(
    request: HttpRequest, template: str, state: State, values: Mapping[str, Any], *, section: str = ""
) -> HttpResponse:
    """Render a page; `section` is the entry of the navigation that it is (empty: none).

    Where the values have a `title_to_cite`, the foot says how to cite this page; else how to cite the site.
    """
    title, address = values.get("title_to_cite", ""), request.build_absolute_uri()
    context = page_context(request, state)
    cited = {"citation": citation(title, address, state, on=context["as_of"])} if title else {}
    page = render_to_string(template, {**context, **cited, "section": section, **values}, request)
    return HttpResponse(without_indents(page))


def without_indents(page: str) -> str:
    """The page without empty lines and the spaces in front of others, a third of it; what is in `pre` stays."""
    parts = _AS_WRITTEN.split(page)
    return "".join(part if part.startswith("<pre") else _INDENTS.sub("\n", part) for part in parts)


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


@dataclass(frozen=True)
class Citation:
    """One page in the three forms."""

    short: str
    full: str
    bibtex: str


def citation(title: str, address: str, state: State, *, on: str) -> Citation | None:
    """The page with this title at this address, as of `on` in words; None where nothing is published yet."""
    if not state.at:
        return None
    values = {
        "site": NAME,
        "title": title,
        "day": on,
        "generation": state.number,
        "address": address,
    }
    return Citation(
        short=_("%(site)s, as of %(day)s, generation %(generation)s") % values,
        full=_("%(site)s: %(title)s. As of %(day)s, generation %(generation)s. %(address)s. CC BY 4.0.") % values,
        bibtex="\n".join(
            (
                f"@misc{{{_key(address)}-{state.number},",
                f"  author = {{{{{NAME}}}}},",
                f"  title = {{{{{_escaped(title)}}}}},",
                f"  year = {{{state.at.year}}},",
                f"  note = {{{_escaped(_('As of %(day)s, generation %(generation)s. CC BY 4.0.') % values)}}},",
                f"  url = {{{address.replace('{', '%7B').replace('}', '%7D')}}}",
                "}",
            )
        ),
    )


def _key(address: str) -> str:
    """A key of its own for each address: two pages stand in one bibliography."""
    of = urlsplit(address)
    query = f"{crc32(of.query.encode()):08x}" if of.query else ""
    return "-".join(filter(None, ("tracker", *of.path.split("/"), query)))


def _escaped(text: str) -> str:
    """The text with what means something to BibTeX written out."""
    return _OF_BIBTEX.sub(lambda found: _BIBTEX.get(found[0], f"\\{found[0]}"), text)
