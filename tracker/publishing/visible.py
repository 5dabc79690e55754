"""What other records may be linked to: the published sources, units, instruments and sites of the moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from tracker.catalogue import models as public
from tracker.lib.database.any_of import text_in
from tracker.lib.database.picking import picked
from tracker.lib.references import ANONYMOUS_PREFIX
from tracker.vocabulary.levels import source_group
from tracker.vocabulary.sources import Access
from tracker.vocabulary.units import SiteKind, UnitKind

_OF_SOURCES = ("reference", "access", "publisher", "derived_from", "kind")


@dataclass(frozen=True)
class PublicSource:
    """What evidence needs of a published source: how much of it is shown, and whose voice it is."""

    access: str
    publisher: str
    derived_from: str
    kind: str

    @property
    def group(self) -> str:
        """What sort of source it is, in the coarse words."""
        return source_group(self.kind, self.access)


@dataclass(frozen=True)
class Visible:
    """The published records that a document may link to, by reference."""

    sources: dict[str, PublicSource]
    units: set[str]
    instruments: set[str]
    sites: set[str]
    prisons: set[str]
    """Those of the sites that are a prison."""

    contingents: set[str]
    above: dict[str, set[str]]
    """Each of the units with itself and every unit above it."""

    persons: set[str]
    figures: set[str]
    statements: set[str]
    claimants: dict[str, tuple[str, str]]
    """Kind and state of each claimant."""

    def with_those_above(self, units: Iterable[str]) -> set[str]:
        """The units and all above them."""
        return set().union(*(self.above.get(unit, {unit}) for unit in units))

    def voices(self, reference: str, via: str) -> frozenset[str]:
        """Whose text it is: those relayed, else the publisher of the original."""
        if via:
            return frozenset(each.strip() for each in via.split(",") if each.strip())
        seen = {reference}
        while (origin := self.sources[reference].derived_from) in self.sources and origin not in seen:
            seen.add(reference := origin)
        return frozenset({self.sources[reference].publisher or reference})


def visible(references: Iterable[str]) -> Visible:
    """Which of the references are published now; a few queries, however many."""
    asked: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        asked[reference[0]].add(reference)
    units = asked["U"]
    sites = picked(public.Site, "reference", asked["X"], ("reference", "kind"))
    claimants = picked(public.Claimant, "reference", asked["C"], ("reference", "kind", "state"))
    return Visible(
        sources=_sources(asked["S"]),
        units=_published(public.Unit, units),
        instruments=_published(public.LegalInstrument, asked["L"]),
        sites={reference for reference, _ in sites},
        prisons={reference for reference, kind in sites if kind == SiteKind.PRISON},
        contingents=_contingents(units),
        above=_above(units),
        persons=_published(public.Person, asked["P"] | asked[ANONYMOUS_PREFIX]),
        figures=_published(public.Figure, asked["F"]),
        statements=_published(public.Statement, asked["T"]),
        claimants={reference: (kind, state) for reference, kind, state in claimants},
    )


def _sources(asked: set[str]) -> dict[str, PublicSource]:
    """The sources asked for and, for their voices, those they were copied from."""
    found: dict[str, PublicSource] = {}
    wanted = asked
    while wanted:
        for reference, *columns in picked(public.Source, "reference", wanted, _OF_SOURCES):
            found[reference] = PublicSource(*columns)
        copied = {found[reference].derived_from for reference in wanted if reference in found}
        wanted = copied - {""} - found.keys()
    return found


def _contingents(units: set[str]) -> set[str]:
    rows = public.UnitAncestor.objects.filter(text_in("unit", units), ancestor__kind=UnitKind.CONTINGENT)
    return set(rows.values_list("unit_id", flat=True))


def _above(units: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit, ancestor in picked(public.UnitAncestor, "unit_id", units, ("unit_id", "ancestor_id")):
        found[unit].add(ancestor)
    return dict(found)


def _published(model: type[models.Model], asked: set[str]) -> set[str]:
    return {reference for (reference,) in picked(model, "reference", asked, ["reference"])}


def hides_all_but_label(access: str) -> bool:
    """Whether only the label of a source may be shown."""
    return access == Access.RESTRICTED
