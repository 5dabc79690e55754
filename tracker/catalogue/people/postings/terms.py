"""What is noted of a person for filters and facets: the values of the person's columns and of each claim's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.models import Person, PersonClaim
from tracker.catalogue.people.claim_conditions import KINDS, of_claim
from tracker.catalogue.people.facets import CONTRACT, FACETS, FATE, FATES_EVER, GRANT, UNITS_DIRECTLY, PersonFacet
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import Level

Key = tuple[str, int, str]
"""A term: a column, the number of the claim among the person's of its kind (0 without claims), and the value."""

EVERYBODY = "person"
BY_SEVERAL = "by_several"
HAS_CONTRACT = "has_contract"
GRANTS = "grants_counted"
RECRUITED = "counted_as"
ANONYMOUS = ("level", Level.ANONYMOUS.value)
YES = ""
"""The value of a term that says that something is so; of `BY_SEVERAL`, of anything about the war."""

_SEVERAL = 2
_OF_PERSONS: Sequence[PersonFacet] = [facet for facet in (*FACETS, UNITS_DIRECTLY) if not facet.of]
_OF_CLAIMS: Mapping[str, Sequence[PersonFacet]] = {
    kind: [facet for facet in (*FACETS, FATES_EVER) if facet.of == kind] for kind in KINDS
}
_MARKS: Mapping[str, Sequence[str]] = {CONTRACT: ("is_first", "is_first_on_side"), FATE: ("is_now",), GRANT: ()}
"""What is true of one claim or of some: by kind, the columns that say so."""


def terms_of(person: Person, claims: Iterable[PersonClaim]) -> list[Key]:
    """Every term of one person; `claims` are the public ones of any kind and status."""
    terms: dict[Key, None] = dict.fromkeys(_of_person(person))
    accepted = [row for row in claims if row.status == ClaimStatus.ACCEPTED]
    for kind, dated in KINDS.items():
        rows = [row for row in accepted if isinstance(row, dated.model) and getattr(row, "stands", True)]
        for nth, row in enumerate(sorted(rows, key=lambda row: row.position)):
            terms |= dict.fromkeys((column, nth, value) for column, value in _of_claim(kind, row, person))
    return list(terms)


def _of_person(person: Person) -> Iterator[Key]:
    yield EVERYBODY, 0, YES
    yield "level", 0, person.level
    for facet in _OF_PERSONS:
        for value in _values(getattr(person, facet.column), UNKNOWN):
            yield facet.column, 0, value
    for instrument in person.instruments:
        yield "instruments", 0, instrument
    for pair in person.counted_as or [f"{UNKNOWN}:{stratum}" for stratum in person.strata]:
        yield RECRUITED, 0, pair
    if person.has_contract:
        yield HAS_CONTRACT, 0, YES
    if person.independent_publishers >= _SEVERAL:
        yield BY_SEVERAL, 0, YES
    for what in person.reported_by_several:
        yield BY_SEVERAL, 0, what
    if person.grants_counted:
        yield GRANTS, 0, str(person.grants_counted)


def _of_claim(kind: str, row: Any, person: Person) -> Iterator[tuple[str, str]]:
    yield kind, YES
    # A fate says itself that it is not published; of contracts and grants without a name nothing else is.
    nothing = NOT_PUBLISHED if person.level == Level.ANONYMOUS and kind != FATE else UNKNOWN
    for facet in _OF_CLAIMS[kind]:
        for value in _values(getattr(row, facet.row_column), nothing):
            yield of_claim(kind, facet.row_column), value
    date_column = KINDS[kind].date_column
    yield of_claim(kind, date_column), getattr(row, date_column) or UNKNOWN
    for mark in _MARKS[kind]:
        if getattr(row, mark):
            yield of_claim(kind, mark), YES
    if kind == CONTRACT:
        yield of_claim(kind, "side"), row.side or UNKNOWN


def _values(value: Any, nothing: str) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [str(each) for each in values if each] or [nothing]
