"""The tree of units: roots by side, under each what belonged to it, with the people behind every number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.catalogue.models import Unit, UnitParent, UnitStatus
from tracker.catalogue.units.kind import UNITS
from tracker.catalogue.units.placement import Placed, people_by_unit
from tracker.lib.territories import label
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import Side
from tracker.vocabulary.units import FormationStatus, UnitKind
from tracker.website.listing.links import people_url, record_url
from tracker.website.page_context import grouped, people_of
from tracker.website.words import choice, date_in_words, listed

_NOBODY = Placed(0, 0)


@dataclass(frozen=True)
class Node:
    """One unit where it stands in the tree; `period` says when it was under that parent (empty: not known).

    `people` and `directly` are empty where there are none. Not `is_found` are units above one that a filter found.
    """

    name: str
    url: str
    what: str
    period: str
    people: str
    people_url: str
    directly: str
    directly_url: str
    is_found: bool
    is_disputed: bool
    children: list["Node"]


@dataclass(frozen=True)
class Branch:
    """The units of one side or state that stand under no other."""

    id: str
    heading: str
    roots: list[Node]


def unit_tree(found: Iterable[Unit]) -> list[Branch]:
    """The units found, with those above them; one of several parents stands under each. Four queries."""
    units = {unit.pk: unit for unit in Unit.objects.order_by("sort_key", "reference")}
    links = list(UnitParent.objects.filter(status=ClaimStatus.ACCEPTED).order_by("position"))
    return _Tree(units, links, {unit.pk for unit in found}).branches()


class _Tree:
    """All units with what belongs to which, of which a part is shown."""

    def __init__(self, units: Mapping[str, Unit], links: Sequence[UnitParent], found: set[str]) -> None:
        self.people = people_by_unit()
        # Those with most people first, the others by name, which is their order already.
        self.units = dict(sorted(units.items(), key=lambda item: -self.people.get(item[0], _NOBODY).within))
        self.queryset = found
        self.parents: dict[str, list[str]] = defaultdict(list)
        self.periods = _periods(links)
        for link in links:
            self.parents[link.unit_id].append(link.parent_id)
        self.shown = self._with_those_above(found)
        self.children: dict[str, list[str]] = defaultdict(list)
        for reference in self.units:
            for parent in dict.fromkeys(self.parents[reference]):
                if reference in self.shown:
                    self.children[parent].append(reference)
        self.statuses = _statuses()

    def branches(self) -> list[Branch]:
        roots: dict[str, list[Node]] = defaultdict(list)
        for reference, unit in self.units.items():
            if reference in self.shown and not self.parents[reference]:
                roots[unit.territory].append(self._node(reference, ""))
        order = sorted(roots, key=lambda code: (code not in Side.values, code == Side.UKRAINE, label(code)))
        return [
            Branch(
                f"side-{code}",
                (f"On {choice(Side)(code)} side" if code in Side.values else f"Of another state: {label(code)}"),
                roots[code],
            )
            for code in order
        ]

    def _with_those_above(self, found: set[str]) -> set[str]:
        shown, new = set(found), set(found)
        while new:
            new = {parent for reference in new for parent in self.parents[reference]} - shown
            shown |= new
        return shown

    def _node(self, reference: str, parent: str) -> Node:
        unit, placed = self.units[reference], self.people.get(reference, _NOBODY)
        return Node(
            name=unit.name,
            url=record_url(UNITS, reference),
            what=_what(unit, self.statuses[reference]),
            period=self.periods.get((reference, parent), ""),
            people=people_of(placed.within) if placed.within else "",
            people_url=people_url(unit=reference),
            directly=grouped(placed.directly) if placed.directly else "",
            directly_url=people_url(unit=reference, unit_mode="directly"),
            is_found=reference in self.queryset,
            is_disputed=bool({"name", "formation_statuses", "parents"} & {*unit.disputed}),
            children=[self._node(child, reference) for child in self.children[reference]],
        )


def _what(unit: Unit, statuses: Sequence[str]) -> str:
    """Kind, status and number in a few words: `regiment, regular, military unit 91701`."""
    number = f"military unit {unit.military_unit_number}" if unit.military_unit_number else ""
    kind = "kind not known" if unit.kind == UnitKind.UNKNOWN else choice(UnitKind)(unit.kind)
    said = listed([choice(FormationStatus)(status) for status in statuses if status != unit.kind])
    return ", ".join(filter(None, (kind, said, number))).lower()


def _statuses() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = UnitStatus.objects.filter(status=ClaimStatus.ACCEPTED).order_by("unit", "position")
    for unit, status in rows.values_list("unit", "formation_status"):
        if status not in found[unit]:
            found[unit].append(status)
    return found


def _periods(links: Iterable[UnitParent]) -> dict[tuple[str, str], str]:
    """When each unit was under each parent, in words; several periods one after another."""
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for link in links:
        if words := period_in_words(link.from_on, link.to_on):
            said[link.unit_id, link.parent_id].append(words)
    return {pair: "; ".join(words) for pair, words in said.items()}


def period_in_words(since: str, until: str) -> str:
    """`from February 2016 until 2020`; empty where neither is known."""
    parts = (since and f"from {date_in_words(since)}", until and f"until {date_in_words(until)}")
    return " ".join(filter(None, parts))
