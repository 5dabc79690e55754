"""What the page of the map, its frame and its picture need."""

from collections.abc import Iterable
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.listing.parameters import BadParameters, Fault, Params, check_parameters
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.website.listing.filter_form import chips, filter_form
from tracker.website.listing.links import Named
from tracker.website.map.areas import Area, WorldMap
from tracker.website.map.drawing import drawing
from tracker.website.map.figures_map import MEASURE, SIDE, figures_map, measures
from tracker.website.map.people_map import people_map
from tracker.website.map.shapes import DISPUTED, shapes

_LONGEST_TITLE, _LONGEST_LINE = 80, 180


def read(params: Params) -> WorldMap:
    """The map that an address asks for: of people or, with a measure, of figures. Raises `BadParameters`."""
    if not any(params.getlist(MEASURE)):
        of_people = {name: params.getlist(name) for name in params if name != MEASURE}
        return people_map(PeopleFilter.read(MultiValueDict(of_people)))
    check_parameters(params, (MEASURE, SIDE), single=(MEASURE, SIDE))
    # A measure that is none is told first.
    filterset = FigureFilter.read(params)
    if not params.get(SIDE):
        raise BadParameters([Fault(SIDE, "", _("is needed: figures on the two sides are not put on one map."))])
    return figures_map(filterset)


def shown(world: WorldMap, *, origin: str = "") -> dict[str, Any]:
    """What the drawing needs, wherever it stands: with what lies beside it, and its other addresses."""
    apart = [Named(f"{area.name}: {area.words}", area.url) for area in world.areas if not area.is_drawn]
    return {
        "drawing": drawing(world.areas, origin=origin),
        "beside": [*apart, *world.beside],
        "of_people": world.kind is PEOPLE,
        "hint": world.hint,
        "page": world.url("map"),
        "csv": world.url("map-csv"),
        "svg": world.url("map-svg"),
    }


def context(world: WorldMap) -> dict[str, Any]:
    """What the page needs."""
    of_people = world.kind is PEOPLE
    return {
        "words": world.title,
        "title_to_cite": _("Map: %(what)s") % {"what": world.title},
        "embed": world.url("embed-map"),
        "embed_height": "850",
        "number": world.number,
        "map": shown(world),
        "drawn": _rows(area for area in world.areas if area.is_drawn),
        "not_drawn": _rows(area for area in world.areas if not area.is_drawn),
        "form": filter_form(PEOPLE, world.found, view="map") if of_people else None,
        "chips": chips(PEOPLE, world.found, view="map") if of_people else [],
        "measures": list(measures("map")),
    }


def _rows(areas: Iterable[Area]) -> SafeString:
    """Rows of the table: there may be two hundred."""
    return format_html_join(
        "",
        '<tr><th scope="row">{0}</th><td class="number"><a href="{2}">{1}</a>{3}</td></tr>',
        (
            (area.name, area.words, area.url, format_html(" <small>{}</small>", area.remark) if area.remark else "")
            for area in areas
        ),
    )


def picture(world: WorldMap, *, origin: str) -> dict[str, Any]:
    """What the picture's template needs: the shapes of all the others, too."""
    drawn = shown(world, origin=origin)
    return {
        "title": world.title,
        "short_title": Truncator(world.title).chars(_LONGEST_TITLE),
        "ground": "".join(shape.path for code, shape in shapes().items() if code != DISPUTED),
        "disputed": shapes()[DISPUTED].path,
        "map": drawn,
        "beside_in_words": Truncator("; ".join(each.words for each in drawn["beside"])).chars(_LONGEST_LINE),
    }
