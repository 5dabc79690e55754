"""How many of the people found have each value of a facet: people, not claims."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pyroaring import BitMap

from tracker.catalogue.listing.nothing import NOTHING
from tracker.catalogue.people.claim_conditions import Cleaned, narrows_claims
from tracker.catalogue.people.facets import PersonFacet
from tracker.catalogue.people.postings.found import People, united
from tracker.catalogue.people.postings.terms import of_claim

MOST_VALUES = 40
"""Of facets with any number of values (sources), those that most people have."""


def people_by_value(people: People, facet: PersonFacet, cleaned: Cleaned, ticked: Sequence[str] = ()) -> Counter[str]:
    """People by value; `cleaned` are all conditions but the facet's own ticks: these are always counted."""
    if facet.is_of_one_recruitment:
        # Its ticks change what is meant by other conditions, so each value is asked for.
        values = people.postings.values(facet.column)
        return +Counter({value: len(people.found({**cleaned, facet.name: [value]})) for value in values})
    found = people.found(cleaned)
    if facet.of:
        return _by_value_of_claims(people, facet, cleaned, found)
    sets = people.postings.values(facet.column)
    if facet.has_many_values:
        counts = _most_frequent(sets, found)
        return counts | +Counter(
            {value: found.intersection_cardinality(sets[value]) for value in ticked if value in sets}
        )
    return +Counter({value: found.intersection_cardinality(having) for value, having in sets.items()})


def _by_value_of_claims(people: People, facet: PersonFacet, cleaned: Cleaned, found: BitMap) -> Counter[str]:
    """By the values of those claims that meet all the other conditions on one claim."""
    postings, column = people.postings, of_claim(facet.of, facet.row_column)
    claims = [found & each for each in people.claims(facet.of, cleaned)]
    counts: Counter[str] = Counter()
    nothing = people.without_claims(facet.of, claims)
    for value in {*postings.all_values(column), *nothing}:
        if narrows_claims(facet.of, cleaned):
            having = [each & postings.having(column, value, place) for place, each in enumerate(claims) if each]
        else:
            having = [found & postings.having_anywhere(column, value)]
        if value in nothing:
            having.append(found & nothing[value])
        counts[value] = len(having[0]) if len(having) == 1 else len(united(having))
    return +counts


def _most_frequent(sets: Mapping[str, BitMap], found: BitMap) -> Counter[str]:
    """What is no value, and the values that most people have: none is looked at that too few have anywhere."""
    counts = +Counter({value: found.intersection_cardinality(sets[value]) for value in NOTHING if value in sets})
    best: list[tuple[int, str]] = []
    for value in sorted(sets.keys() - NOTHING.keys(), key=lambda value: (-len(sets[value]), value)):
        if len(best) == MOST_VALUES - len(counts) and len(sets[value]) < -best[-1][0]:
            break
        best = sorted([*best, (-found.intersection_cardinality(sets[value]), value)])[: MOST_VALUES - len(counts)]
    return +(counts + Counter({value: -number for number, value in best}))
