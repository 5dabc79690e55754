"""What search engines are offered and asked to leave alone."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.catalogue.files import FILES
from tracker.catalogue.generation import State
from tracker.catalogue.kinds import KINDS
from tracker.catalogue.nationalities.counts import by_nationality, figures_by_nationality
from tracker.catalogue.responses.frame import take_no_parameters
from tracker.exports.endings import ENDINGS
from tracker.website.listing.links import nationality_url, record_url
from tracker.website.menu import MENU, PARTS
from tracker.website.page_context import page_context
from tracker.website.responses.pages import public_page

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
@public_page
def sitemap(request: HttpRequest, state: State) -> HttpResponse:
    """The pages that search engines are offered: lists, nationalities, units; never the page of a person or a source.

    Whoever searches a name in the web may be a family, or a state that prosecutes its citizens. A record can be
    withdrawn here at once, but not from an index or a copy that somebody else keeps. So no person is handed to them:
    with a name they are found by who comes here and searches, without one their pages ask not to be kept. Titles of
    sources name people too. Nothing says when a page changed: that would date what is taken away.
    """
    take_no_parameters(request)
    origin = page_context(request, state)["origin"]
    site = ET.Element("urlset", xmlns=_NAMESPACE)
    for address in _offered():
        ET.SubElement(ET.SubElement(site, "url"), "loc").text = origin + address
    return HttpResponse(ET.tostring(site, encoding="utf-8", xml_declaration=True), content_type="application/xml")


def _offered() -> Iterator[str]:
    yield from map(reverse, (*(entry.name for entry in MENU), *PARTS))
    yield from (reverse("dictionary", args=[file.name]) for file in FILES)
    yield from map(nationality_url, sorted({*by_nationality(), *figures_by_nationality()}))
    for kind in KINDS.values():
        if kind.crawlers_get_records:
            for reference in kind.model._default_manager.order_by("pk").values_list("pk", flat=True):
                yield record_url(kind, reference)


@require_safe
@public_page
def robots(request: HttpRequest, state: State) -> HttpResponse:
    """Where the sitemap is; and to leave files, the API and filtered lists alone.

    Filters have no end, and each would be one more copy of rows that may be withdrawn.
    """
    take_no_parameters(request)
    origin = page_context(request, state)["origin"]
    lines = [
        "User-agent: *",
        *(f"Disallow: {pattern}" for pattern in ("/api/", *(f"/*{ending}$" for ending in ENDINGS), "/*?")),
        f"Sitemap: {origin}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
