"""What other records may be linked to: those that are public at the moment, with what links need to know of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tracker.catalogue import models as public
from tracker.lib.database.picking import picked
from tracker.vocabulary.levels import source_group
from tracker.vocabulary.sources import Access
from tracker.vocabulary.units import UnitKind


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
class PublicUnit:
    """What people's rows need of a published unit."""

    is_in_contingent: bool = False
    above: frozenset[str] = frozenset()
    """The unit itself and every unit above it; empty where that is not worked out yet."""


@dataclass(frozen=True)
class PublicSite:
    """What people's rows need of a published site."""

    is_prison: bool = False


@dataclass(frozen=True)
class LinkTargets:
    """The published records that a document may link to: by kind and reference, what is known of each."""

    by_kind: dict[str, dict[str, Any]]

    def of(self, kind: str) -> dict[str, Any]:
        """Those of one kind."""
        return self.by_kind[kind]

    @property
    def sources(self) -> dict[str, PublicSource]:
        """The sources, with those that they were copied from."""
        return self.of("source")

    @cached_property
    def prisons(self) -> set[str]:
        """Those of the sites that are a prison."""
        return {reference for reference, site in self.of("site").items() if site.is_prison}

    @cached_property
    def contingents(self) -> set[str]:
        """Those of the units that belong to a contingent."""
        return {reference for reference, unit in self.of("unit").items() if unit.is_in_contingent}

    def with_those_above(self, units: Iterable[str]) -> set[str]:
        """The units and all above them."""
        known = self.of("unit")
        return set().union(*((unit in known and known[unit].above) or {unit} for unit in units))

    def voices(self, reference: str, via: str) -> frozenset[str]:
        """Whose text it is: those relayed, else the publisher of the original."""
        if via:
            return frozenset(each.strip() for each in via.split(",") if each.strip())
        seen = {reference}
        while (origin := self.sources[reference].derived_from) in self.sources and origin not in seen:
            seen.add(reference := origin)
        return frozenset({self.sources[reference].publisher or reference})


def in_contingents(units: set[str]) -> set[str]:
    """Those of the units that are published and belong to a contingent."""
    rows = picked(public.UnitAncestor, "unit_id", units, ("unit_id", "ancestor__kind"))
    return {unit for unit, kind in rows if kind == UnitKind.CONTINGENT}


def hides_all_but_label(access: str) -> bool:
    """Whether only the label of a source may be shown."""
    return access == Access.RESTRICTED
