"""One page of the list of people, values in words: all that a row shows stands in the person's own row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.catalogue.listing.filter import SEARCH
from tracker.catalogue.listing.nothing import NOT_PUBLISHED, NOTHING, UNKNOWN
from tracker.catalogue.models import Name, Person
from tracker.catalogue.people.facets import FACETS, PersonFacet
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.people.names.similar import similar_people
from tracker.catalogue.units.kind import UNITS
from tracker.lib.names.name_fields import matches
from tracker.lib.territories import label
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
            record_url(PEOPLE, each.reference),
            None if each.spelling.text == each.name else Spelling(each.spelling.text, language_tag(each.spelling)),
        )
        for each in similar_people(q)
    ]


def person_rows(people: Sequence[Person], filterset: PeopleFilter) -> list[PersonRow]:
    """The people of one page of those that the filter finds, in the order given."""
    units = filterset.unit_names({each for person in people for each in person.units_directly})
    spellings = _matching_names(people, filterset.value(SEARCH))
    return [_row(person, units, spellings.get(person.reference, [])) for person in people]


def _row(person: Person, units: Mapping[str, str], matched: list[Spelling]) -> PersonRow:
    number = person.independent_publishers
    has_units_withheld = NOT_PUBLISHED in person.units_directly or person.is_anonymous
    return PersonRow(
        reference=person.reference,
        name=str(person),
        url=record_url(PEOPLE, person.reference),
        matched=matched,
        nationalities=[Named(label(code), nationality_url(code)) for code in person.nationalities],
        sides=", ".join(_side(side) for side in person.sides) or "Not known",
        counted_as=[_counted(pair, person) for pair in person.counted_as] or ["Not counted"],
        units=[Named(units[each], record_url(UNITS, each)) for each in person.units_directly if each not in NOTHING],
        units_as_stated="; ".join(person.units_as_stated) or NOTHING[NOT_PUBLISHED if has_units_withheld else UNKNOWN],
        contract=date_in_words(person.first_contract_text) or _no_date(person),
        fate=_fate(person),
        fate_on=date_in_words(person.fate_on),
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
