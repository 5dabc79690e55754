"""What other records may be linked to: the published sources, units, instruments and sites of the moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models

from tracker.catalogue import models as public
from tracker.lib.vocabulary import Access, SiteKind, UnitKind
from tracker.lib.vocabulary_levels import source_group


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
    asked = set(references)
    sources = _sources(asked)
    return Visible(
        sources=sources,
        units=_published(public.Unit, asked),
        instruments=_published(public.LegalInstrument, asked),
        sites=_published(public.Site, asked),
        prisons=_published(public.Site, asked, kind=SiteKind.PRISON),
        contingents=set(
            public.UnitAncestor.objects.filter(unit__in=asked, ancestor__kind=UnitKind.CONTINGENT).values_list(
                "unit_id", flat=True
            )
        ),
        above=_above(asked),
        persons=_published(public.Person, asked),
        figures=_published(public.Figure, asked),
        statements=_published(public.Statement, asked),
        claimants={row.reference: (row.kind, row.state) for row in public.Claimant.objects.filter(reference__in=asked)},
    )


def _sources(asked: set[str]) -> dict[str, PublicSource]:
    """The sources asked for and, for their voices, those they were copied from."""
    found: dict[str, PublicSource] = {}
    wanted = asked
    while wanted:
        rows = public.Source.objects.filter(reference__in=wanted)
        for row in rows:
            found[row.reference] = PublicSource(row.access, row.publisher, row.derived_from, row.kind)
        wanted = {row.derived_from for row in rows if row.derived_from} - found.keys()
    return found


def _above(asked: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows = public.UnitAncestor.objects.filter(unit__in=asked)
    for unit, ancestor in rows.values_list("unit_id", "ancestor_id"):
        found[unit].add(ancestor)
    return dict(found)


def _published(model: type[models.Model], asked: set[str], **wanted: str) -> set[str]:
    return set(model._default_manager.filter(reference__in=asked, **wanted).values_list("reference", flat=True))


def hides_all_but_label(access: str) -> bool:
    """Whether only the label of a source may be shown."""
    return access == Access.RESTRICTED
