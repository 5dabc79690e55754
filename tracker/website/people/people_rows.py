"""One page of the list of people, values in words; six queries for the page, however many rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, NOTHING, UNKNOWN
from tracker.catalogue.models import Contract, Fate, Name, Person, Service, Unit
from tracker.catalogue.people.facets import FACETS, PersonFacet
from tracker.catalogue.people.names.similar import similar_people
from tracker.catalogue.units.kind import UNITS
from tracker.lib.names.name_fields import matches
from tracker.lib.territories import label
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import FateGroup
from tracker.vocabulary.people import Side
from tracker.website.listing.links import Named, nationality_url, record_url
from tracker.website.words import date_in_words, independent_publishers, language_tag

DISPUTED_FATE = frozenset({"fate_now", "fate_group", "fate_on"})
"""Columns of the fate as a row, or the head of a page, shows it."""

_CELLS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name"}),
    "nationality": frozenset({"nationalities"}),
    "side": frozenset({"sides"}),
    "counted_as": frozenset({"counted_as"}),
    "contract": frozenset({"contract_signed_on"}),
    "units": frozenset({"units", "units_as_stated"}),
    "fate": DISPUTED_FATE,
}
_FACETS = {facet.name: facet for facet in FACETS}


@dataclass(frozen=True)
class Spelling:
    """A name and the language or script it is in (empty: not known)."""

    text: str
    lang: str


@dataclass(frozen=True)
class PersonRow:
    """One person of the list; `matched` are other spellings by which a search found the person."""

    reference: str
    name: str
    url: str
    matched: list[Spelling]
    nationalities: list[Named]
    sides: str
    counted_as: list[str]
    contract: str
    units: list[Named]
    """Those that contracts and services name themselves."""
    units_as_stated: str
    """The sources' words, for whom no unit of ours is named."""
    fate: str
    fate_on: str
    evidence: str
    publishers: str
    disputed: Mapping[str, bool]
    """Which cells a credible source contradicts."""


@dataclass(frozen=True)
class SimilarRow:
    """Somebody with a similar name, shown beside a list that has nobody; `like` is the spelling that is like it."""

    name: str
    url: str
    like: Spelling | None


def similar_rows(q: str) -> list[SimilarRow]:
    """Published people with names like the one asked for, the likest first."""
    return [
        SimilarRow(
            each.name,
            reverse("person", args=[each.reference]),
            None if each.spelling.text == each.name else Spelling(each.spelling.text, language_tag(each.spelling)),
        )
        for each in similar_people(q)
    ]


def person_rows(people: Sequence[Person], q: str = "") -> list[PersonRow]:
    """The people of one page, in the order given; `q` is the name searched for."""
    signed = _signed(people)
    contracts, fates, spellings = _contracts(signed), _fates(people), _matching_names(people, q)
    units, stated = _units(people), _units_as_stated(people, signed)
    return [_row(person, contracts, fates, spellings, units=units, stated=stated) for person in people]


def _row(
    person: Person,
    contracts: dict[str, str],
    fates: dict[str, str],
    spellings: dict[str, list[Spelling]],
    *,
    units: dict[str, str],
    stated: dict[str, str],
) -> PersonRow:
    number = person.independent_publishers
    return PersonRow(
        reference=person.reference,
        name=str(person),
        url=reverse("person", args=[person.reference]),
        matched=spellings.get(person.reference, []),
        nationalities=[Named(label(code), nationality_url(code)) for code in person.nationalities],
        sides=", ".join(_side(side) for side in person.sides) or "Not known",
        counted_as=[_counted(pair, person) for pair in person.counted_as] or ["Not counted"],
        units=[Named(units[each], record_url(UNITS, each)) for each in person.units_directly if each in units],
        units_as_stated=stated.get(
            person.reference,
            (NOTHING[NOT_PUBLISHED] if NOT_PUBLISHED in person.units_directly or person.is_anonymous else ""),
        ),
        contract=contracts.get(person.reference) or _no_date(person),
        fate=_fate(person),
        fate_on=fates.get(person.reference, ""),
        evidence=_value(_FACETS["evidence"], person.evidence),
        disputed={cell: not columns.isdisjoint(person.disputed) for cell, columns in _CELLS.items()},
        publishers=independent_publishers(number) if number else "",
    )


def _fate(person: Person) -> str:
    if person.is_anonymous and person.fate_group:
        return str(FateGroup(person.fate_group).label)
    return _value(_FACETS["fate"], person.fate_now)


def _no_date(person: Person) -> str:
    if person.is_anonymous:
        return NOTHING[NOT_PUBLISHED if "contract_on" in person.held_back else UNKNOWN]
    return "Date not known" if person.has_contract else "No contract recorded"


def _side(side: str) -> str:
    return str(Side(side).label)


def _counted(pair: str, person: Person) -> str:
    side, _, stratum = pair.partition(":")
    words = _FACETS["stratum"].word(stratum)
    return f"{_side(side)}: {words}" if len(person.counted_as) > 1 else words


def _value(facet: PersonFacet, value: str) -> str:
    return facet.word(value or UNKNOWN)


def _accepted(model: Any, people: Sequence[Person]) -> Any:
    return model.objects.filter(person__in=[person.reference for person in people], status=ClaimStatus.ACCEPTED)


def _units(people: Sequence[Person]) -> dict[str, str]:
    """The names of the units that somebody of the page is placed in directly, by reference."""
    references = {each for person in people for each in person.units_directly if each not in NOTHING}
    return dict(Unit.objects.filter(pk__in=references).values_list("pk", "name"))


def _signed(people: Sequence[Person]) -> list[tuple[str, str, date | None, str]]:
    """Of each contract the person, its date with the first day of it, and the sources' words for the unit."""
    rows = _accepted(Contract, people).order_by("position")
    return list(rows.values_list("person", "signed_on", "signed_on_earliest", "unit_as_stated"))


def _units_as_stated(people: Sequence[Person], signed: Sequence[tuple[str, str, date | None, str]]) -> dict[str, str]:
    """The sources' words for the units of each person's contracts and services, each once."""
    said: dict[str, dict[str, None]] = {}
    served = _accepted(Service, people).order_by("position").values_list("person", "unit_as_stated")
    for person, words in (*((person, words) for person, _, _, words in signed), *served):
        if words:
            said.setdefault(person, {})[words] = None
    return {person: "; ".join(words) for person, words in said.items()}


def _contracts(signed: Sequence[tuple[str, str, date | None, str]]) -> dict[str, str]:
    """The date of each person's first dated contract, in words."""
    first: dict[str, str] = {}
    for person, on, _, _ in sorted(signed, key=lambda row: (row[2] is None, row[2] or date.min)):
        if on:
            first.setdefault(person, on)
    return {person: date_in_words(on) for person, on in first.items()}


def _fates(people: Sequence[Person]) -> dict[str, str]:
    """The date of the fate that each person's row shows, in words."""
    rows = _accepted(Fate, people).filter(is_now=True).exclude(on="").order_by("-position")
    return {person: date_in_words(on) for person, on in rows.values_list("person", "on")}


def _matching_names(people: Sequence[Person], q: str) -> dict[str, list[Spelling]]:
    """Why each person matched: the spellings that did, where they are not the name shown."""
    condition = matches(q) if q else None
    if condition is None:
        return {}
    shown = {person.reference: person.name for person in people}
    found: dict[str, list[Spelling]] = {}
    for row in Name.objects.filter(condition, person__in=shown):
        if row.text != shown[row.person_id]:
            found.setdefault(row.person_id, []).append(Spelling(row.text, language_tag(row)))
    return found
