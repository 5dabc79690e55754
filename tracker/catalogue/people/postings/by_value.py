"""How many of the people found have each value of a facet: people, not claims."""

from collections import Counter
from collections.abc import Sequence
from operator import neg

from pyroaring import BitMap

from tracker.catalogue.listing.nothing import NOTHING
from tracker.catalogue.people.claim_conditions import Cleaned, narrows_claims, of_claim
from tracker.catalogue.people.facets import PersonFacet
from tracker.catalogue.people.postings.found import People, united
from tracker.catalogue.people.postings.index import Postings

MOST_VALUES = 40
"""Of facets with any number of values (sources), those that most people have."""
_AT_ONCE = 256


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
        counts = _most_frequent(people.postings, facet.column, found)
        return counts | +Counter(
            {value: found.intersection_cardinality(sets[value]) for value in ticked if value in sets}
        )
    larger = {value: united(sets[each] for each in several if each in sets) for value, several in facet.larger.items()}
    return +Counter({value: found.intersection_cardinality(having) for value, having in ({**sets, **larger}).items()})


def _by_value_of_claims(people: People, facet: PersonFacet, cleaned: Cleaned, found: BitMap) -> Counter[str]:
    """By the values of those claims that meet all the other conditions on one claim."""
    postings, column = people.postings, of_claim(facet.of, facet.row_column)
    claims = [found & each for each in people.claims(facet.of, cleaned)]
    counts: Counter[str] = Counter()
    nothing = people.without_claims(facet.of, claims)
    for value in {*postings.all_values(column), *nothing}:
        if narrows_claims(facet.of, cleaned):
            having = [each & postings.having(column, value, nth) for nth, each in enumerate(claims) if each]
        else:
            having = [found & postings.having_anywhere(column, value)]
        if value in nothing:
            having.append(found & nothing[value])
        counts[value] = len(having[0]) if len(having) == 1 else len(united(having))
    return +counts


def _most_frequent(postings: Postings, column: str, found: BitMap) -> Counter[str]:
    """What is no value, and the values that most people have: none is looked at that too few have anywhere."""
    sets = postings.values(column)
    counts = +Counter({value: found.intersection_cardinality(sets[value]) for value in NOTHING if value in sets})
    room, most = MOST_VALUES - len(counts), list[tuple[int, str]]()
    ordered = postings.by_size(column)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        # Those that come now are of fewer people than any so far, everywhere and so among those found.
        if len(most) == room and len(some[0][1]) < -most[-1][0]:
            break
        people = map(found.intersection_cardinality, [having for _, having in some])
        most = sorted([*most, *zip(map(neg, people), [value for value, _ in some], strict=True)])[:room]
    return +(counts + Counter({value: -people for people, value in most}))
