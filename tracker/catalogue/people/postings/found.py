"""What each parameter of people means as a set of people; a question is the intersection of such sets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from operator import and_

from django.contrib.postgres.aggregates import ArrayAgg
from pyroaring import BitMap

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.models import Name, Person
from tracker.catalogue.people.claim_conditions import (
    KINDS,
    PARTS_OF_PERIOD,
    Cleaned,
    facets_of,
    is_dated,
    is_of_first_contract,
    lies_within,
    of_claim,
)
from tracker.catalogue.people.facets import CONTRACT, FATE, PersonFacet, facets_for
from tracker.catalogue.people.names.common import common_lexemes
from tracker.catalogue.people.pointers import successor_of
from tracker.catalogue.people.postings.index import Postings
from tracker.catalogue.people.postings.terms import ANONYMOUS, RECRUITED, YES
from tracker.lib.names.name_fields import matches
from tracker.lib.references import person_reference

_NOBODY = BitMap()
_TOGETHER = ("side", "stratum")
_OF_CONTRACTS = ("side", "contract_mode")


class People:
    """The people of one state of the catalogue, as a filter asks for them; what was asked once is kept."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self._known: dict[tuple[str, str], BitMap] = {}

    def found(self, cleaned: Cleaned) -> BitMap:
        """The numbers of the people who meet all conditions."""
        conditions = sorted(self._conditions(cleaned), key=len)
        return reduce(and_, conditions) if conditions else self.postings.everybody

    def claims(self, kind: str, cleaned: Cleaned) -> list[BitMap]:
        """By number of the claim, the people whose claim of that number meets all that is asked of one."""
        asked = facets_of(kind, cleaned)
        found = []
        for nth, meant in enumerate(self._meant(kind, cleaned)):
            people = meant
            if is_dated(kind, cleaned):
                people = people & self._dated(kind, nth, cleaned)
            for facet in asked:
                column = of_claim(kind, facet.row_column)
                people = people & united(self.postings.having(column, each, nth) for each in cleaned[facet.name])
            found.append(people)
        return found

    def without_claims(self, kind: str, claims: Sequence[BitMap]) -> dict[str, BitMap]:
        """Those who have none of these claims: by whether that is not known or not published."""
        none = self.postings.everybody - united(claims)
        withheld = self.postings.having(*(("fate_now", NOT_PUBLISHED) if kind == FATE else ANONYMOUS))
        return {UNKNOWN: none - withheld, NOT_PUBLISHED: none & withheld}

    def recruited(self, sides: Sequence[str], strata: Sequence[str]) -> BitMap:
        """Side and stratum: where both are given, in one recruitment."""
        if sides and strata:
            pairs = (f"{side}:{stratum}" for side in sides for stratum in strata)
            return united(self.postings.having(RECRUITED, pair) for pair in pairs)
        column, values = ("sides", sides) if sides else ("strata", strata)
        return united(self.postings.having(column, value) for value in values)

    def _conditions(self, cleaned: Cleaned) -> Iterator[BitMap]:
        if "q" in cleaned:
            yield self._once("q", cleaned, ["q"], lambda: _spelled(cleaned["q"]))
        if "side" in cleaned or "stratum" in cleaned:
            yield self.recruited(cleaned.get("side", []), cleaned.get("stratum", []))
        for kind, dated in KINDS.items():
            modes = [*_OF_CONTRACTS, "fate_mode", *(f"{dated.period}_{part}" for part in PARTS_OF_PERIOD)]
            names = [*modes, *(facet.name for facet in facets_of(kind, cleaned))]
            if cleaned.get(f"{dated.period}_within") == UNKNOWN:
                yield self._once(f"{kind} without a date", cleaned, names, partial(self._undated, kind, cleaned))
            if facets_of(kind, cleaned) or is_dated(kind, cleaned):
                yield self._once(kind, cleaned, names, partial(self._claimed, kind, cleaned))
        for facet in facets_for(cleaned):
            if not facet.of and facet.name in cleaned and facet.name not in _TOGETHER:
                yield united(self.postings.having(facet.column, value) for value in facet.within(cleaned[facet.name]))

    def _once(self, what: str, cleaned: Cleaned, names: Iterable[str], work: Callable[[], BitMap]) -> BitMap:
        key = what, repr({name: cleaned.get(name) for name in names})
        if key not in self._known:
            self._known[key] = work()
        return self._known[key]

    def _claimed(self, kind: str, cleaned: Cleaned) -> BitMap:
        """One claim that meets all conditions; where all of them allow "not known", also no claim at all."""
        found = united(self.claims(kind, cleaned))
        if is_dated(kind, cleaned):
            return found
        asked: list[PersonFacet] = facets_of(kind, cleaned)
        for nothing, people in self.without_claims(kind, self._meant(kind, cleaned)).items():
            if all(nothing in cleaned[facet.name] for facet in asked):
                found = found | people
        return found

    def _undated(self, kind: str, cleaned: Cleaned) -> BitMap:
        """Those of whom no claim that could be meant (a contract: with a side asked for) has a date."""
        column = of_claim(kind, KINDS[kind].date_column)
        known = (
            meant - self.postings.having(column, UNKNOWN, nth) for nth, meant in enumerate(self._meant(kind, cleaned))
        )
        return self.postings.everybody - united(known)

    def _meant(self, kind: str, cleaned: Cleaned) -> list[BitMap]:
        """By number of the claim, the people whose claim of that number could be meant at all."""
        found, having = [], self.postings.having
        for nth in self.postings.claim_numbers(kind):
            people = having(kind, YES, nth)
            if kind == CONTRACT:
                sides = cleaned.get("side", ())
                if is_of_first_contract(cleaned):
                    mark = "is_first_on_side" if len(sides) == 1 else "is_first"
                    people = people & having(of_claim(kind, mark), YES, nth)
                if sides:
                    people = people & united(having(of_claim(kind, "side"), side, nth) for side in sides)
            elif kind == FATE and cleaned.get("fate_mode") != "ever":
                people = people & having(of_claim(kind, "is_now"), YES, nth)
            found.append(people)
        return found

    def dates_within(self, kind: str, cleaned: Cleaned) -> list[str]:
        """The texts of all dates of such claims that lie within the period asked for."""
        period, column = KINDS[kind].period, of_claim(kind, KINDS[kind].date_column)
        asked = [cleaned.get(f"{period}_{part}") for part in PARTS_OF_PERIOD]
        return sorted(text for text in self.postings.all_values(column) if lies_within(text, *asked))

    def _dated(self, kind: str, nth: int, cleaned: Cleaned) -> BitMap:
        """The people whose claim of that number is dated within the period: each text of a date is judged once."""
        texts = self.postings.values(of_claim(kind, KINDS[kind].date_column), nth)
        names = [f"{KINDS[kind].period}_{part}" for part in PARTS_OF_PERIOD]
        asked = [cleaned.get(name) for name in names]
        within = (people for text, people in texts.items() if lies_within(text, *asked))
        return self._once(f"{kind} {nth} within", cleaned, names, lambda: united(within))


def united(sets: Iterable[BitMap]) -> BitMap:
    """Whoever is in one of the sets; nobody changes what comes back, which may be one of them."""
    some = [each for each in sets if each]
    return some[0] if len(some) == 1 else BitMap.union(_NOBODY, *some)


def _spelled(q: str) -> BitMap:
    """The people with such a name, or the one with that reference."""
    if reference := person_reference(q):
        known = Person.objects.filter(pk=successor_of(reference) or reference)
        return BitMap(known.values_list("number", flat=True))
    condition = matches(q, common=common_lexemes())
    if condition is None:
        return BitMap()
    return BitMap(Name.objects.filter(condition).aggregate(numbers=ArrayAgg("number", default=[]))["numbers"])
