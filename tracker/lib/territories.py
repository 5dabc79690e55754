"""Countries, dependencies, disputed and former territories: their codes, names and regions.

Read from `fixtures/territories.json`: ISO 3166-1 alpha-2, else FollowTheMoney's code in upper case. Names come from
Unicode CLDR (through Babel 2.18, once), plainer where its are long, and from us where it has none. Regions are our own.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal
from zlib import crc32

Kind = Literal["state", "historic", "disputed", "territory", "union"]
Language = Literal["en", "ru", "uk"]

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures" / "territories.json"
STATELESS, UNKNOWN = "stateless", "unknown"
# The order in which lists and charts show them.
REGIONS = (
    "Central Asia",
    "South Asia",
    "South-East Asia",
    "East Asia",
    "Middle East",
    "Caucasus",
    "Eastern Europe",
    "Balkans",
    "Western Europe",
    "Southern Europe",
    "Northern Europe",
    "North Africa",
    "West Africa",
    "East Africa",
    "Central Africa",
    "Southern Africa",
    "North America",
    "Latin America and Caribbean",
    "Oceania",
    "Antarctic",
)
LARGER_REGIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Asia": ("Central Asia", "South Asia", "South-East Asia", "East Asia"),
        "Europe": ("Eastern Europe", "Balkans", "Western Europe", "Southern Europe", "Northern Europe"),
        "Africa": ("North Africa", "West Africa", "East Africa", "Central Africa", "Southern Africa"),
        "Americas": ("North America", "Latin America and Caribbean"),
    }
)
"""Regions that are asked for and counted together; the others stand for themselves."""
# Values of a nationality that are no territory.
_NO_TERRITORY: dict[str, dict[str, str]] = {
    STATELESS: {"en": "Stateless", "ru": "Без гражданства", "uk": "Без громадянства"},
    UNKNOWN: {"en": "Not known", "ru": "Неизвестно", "uk": "Невідомо"},
}


@dataclass(frozen=True, slots=True)
class TerritoryEntry:
    """One line of the fixture.

    `kind`: a state; a historic one; disputed, by whomever it is claimed; a territory that depends on `parent`; or a
    union of states, which acts and has no citizens of its own.
    `valid_from` and `valid_to` are partial dates or empty; a territory is never counted with its parent.
    """

    code: str
    kind: Kind
    parent: str | None
    valid_from: str
    valid_to: str
    en: str
    ru: str
    uk: str
    region: str


@cache
def territories() -> Mapping[str, TerritoryEntry]:
    """Give all entries by code, in the order of the codes; the file is read once."""
    entries = json.loads(FIXTURE.read_text(encoding="utf-8"))
    return MappingProxyType({entry["code"]: TerritoryEntry(**entry) for entry in entries})


@cache
def fixture_number() -> int:
    """A number below 2**20 that is another one when the fixture says something else."""
    return crc32(FIXTURE.read_bytes()) % 2**20


def label(code: str, language: Language = "en") -> str:
    """Give the name of a territory, or of `stateless` and `unknown`; a code that is neither is given back as it is."""
    if code in _NO_TERRITORY:
        return _NO_TERRITORY[code][language]
    entry = territories().get(code)
    return {"en": entry.en, "ru": entry.ru, "uk": entry.uk}[language] if entry else code


def regions_within(region: str) -> tuple[str, ...]:
    """The regions of a larger one; any other value by itself."""
    return LARGER_REGIONS.get(region, (region,))


def region_of(code: str) -> str | None:
    """Give the region of a territory; None for a code that is none (`stateless` and `unknown` among them)."""
    entry = territories().get(code)
    return entry.region if entry else None
