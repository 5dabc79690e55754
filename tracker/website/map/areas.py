"""What a map shows: a number for each territory, and the groups that have none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.listing.nothing import NOTHING
from tracker.website.listing.links import Named, list_url
from tracker.website.map.shapes import shapes

Cell = str | int


@dataclass(frozen=True)
class Area:
    """One nationality with its number: for the colour, in few letters for the map (`sign`), in words, as a file has it.

    `remark` says of a figure by whom it is, and for when.
    """

    code: str
    name: str
    number: int
    sign: str
    words: str
    url: str
    cells: Sequence[Cell]
    remark: str = ""

    @property
    def is_drawn(self) -> bool:
        """Whether the map has a shape for it."""
        return self.code in shapes()


@dataclass(frozen=True)
class WorldMap:
    """The numbers of a map, the largest first.

    `number` is how many people or figures there are in all, `beside` are those of no territory; `hint` says who is left
    out, and `heads` name the cells of the areas.
    """

    kind: PublicKind
    found: ListFilter
    title: str
    number: Named
    areas: Sequence[Area]
    beside: Sequence[Named]
    hint: str
    heads: Sequence[str]

    def url(self, view: str) -> str:
        """The same map at another address."""
        return list_url(self.kind, self.found.conditions_alone, view=view)

    def rows(self) -> Iterable[Sequence[Cell]]:
        """The rows of its file, heads first: each nationality with its number, and whether the map draws it."""
        yield "nationality", "name", "is_drawn", *self.heads
        for area in self.areas:
            yield area.code, area.name, "true" if area.is_drawn else "false", *area.cells


def in_order(areas: Iterable[Area]) -> list[Area]:
    """The largest number first, what is no nationality last among equals."""
    return sorted(areas, key=lambda area: (-area.number, area.code in NOTHING, area.name))
