"""The map of documented people: each nationality with how many of those found have it."""

from django.utils.translation import gettext as _

from tracker.catalogue.counted.tables import people_by_quarter
from tracker.catalogue.listing.nothing import NOTHING
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.catalogue.people.kind import PEOPLE
from tracker.lib.territories import label
from tracker.website.listing.links import Named, list_url
from tracker.website.map.areas import Area, WorldMap, in_order
from tracker.website.page_context import grouped, people_of
from tracker.website.timeline.time_chart import has_tables, tables_url, without_tables


def people_map(people: PeopleFilter) -> WorldMap:
    """The map of the people found; whoever has two nationalities stands in both, and only those asked for are shown."""
    asked = people.cleaned.get("nationality", [])
    counts = people.people_by_value("nationality")
    in_tables = sum(people_by_quarter(asked).values()) if has_tables(people) else 0
    words = _("%(people)s only in tables, which have nationalities of their own") % {"people": people_of(in_tables)}
    return WorldMap(
        kind=PEOPLE,
        found=people,
        title=in_words(people.cleaned),
        number=Named(people_of(people.count()), list_url(PEOPLE, people.params)),
        areas=in_order(_area(people, code, counts[code]) for code in counts if not asked or code in asked),
        beside=[Named(words, tables_url())] if in_tables else [],
        hint=without_tables(people),
        heads=["people"],
    )


def _area(people: PeopleFilter, code: str, number: int) -> Area:
    return Area(
        code=code,
        name=NOTHING.get(code) or label(code),
        number=number,
        sign=grouped(number),
        words=people_of(number),
        url=list_url(PEOPLE, people.params_but(nationality=code)),
        cells=[number],
    )
