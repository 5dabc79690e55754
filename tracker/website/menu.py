"""The pages that the head and the foot of every page lead to, and that search engines are offered."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.kinds import LISTS
from tracker.website.listing.links import page_url


@dataclass(frozen=True)
class MenuEntry:
    """One page: the name of its address, what it is called, and whether the head names it too."""

    name: str
    label: str | Promise
    is_in_head: bool = False

    @property
    def url(self) -> str:
        """Its address: every page asks for all of them, twice."""
        return page_url(self.name)


_PEOPLE, *_OTHER_LISTS = (MenuEntry(each.slug, each.heading, each.is_in_head) for each in LISTS)

MENU = (
    MenuEntry("home", _("Home")),
    _PEOPLE,
    MenuEntry("timeline", _("Timeline"), is_in_head=True),
    MenuEntry("map", _("Map")),
    MenuEntry("counted", _("Counted, not listed")),
    MenuEntry("nationalities", _("Nationalities"), is_in_head=True),
    *_OTHER_LISTS,
    MenuEntry("compare", _("Figures compared")),
    MenuEntry("search", _("Search")),
    MenuEntry("method", _("Method"), is_in_head=True),
    MenuEntry("download", _("Download and API")),
    MenuEntry("releases", _("Releases")),
    MenuEntry("corrections", _("Corrections")),
    MenuEntry("contact", _("Contact")),
)

PARTS = ("method-published", "method-words", "method-filters")
"""Names of the pages that hold a part of a page of the menu, which leads to them."""


_IN_HEAD = ("home", *(entry.name for entry in MENU if entry.is_in_head))
"""Names of the pages that the head has a link to; the others stand behind its "More"."""


def menu(request: HttpRequest) -> dict[str, Any]:
    """For every template, those of the error pages too."""
    return {"menu": MENU, "sections_in_head": _IN_HEAD}
