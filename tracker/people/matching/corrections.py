"""How what else is known of two persons corrects the likeness of their names; plain values, no database."""

from typing import NamedTuple

POSSIBLE, LIKELY = 0.70, 0.80
"""From where on two persons are shown as possibly one, and listed as likely one; 1 is the same name."""

BORN_APART, BORN_TOGETHER = -0.25, 0.04
OTHER_NATIONALITY, SAME_NATIONALITY = -0.10, 0.02
SAME_UNIT = 0.03
MOST_GAINED = BORN_TOGETHER + SAME_NATIONALITY + SAME_UNIT
"""What names may lack to be as like as is asked, because of all else that may be known."""

Years = tuple[int | None, int | None]


class PersonFacts(NamedTuple):
    """Years of birth from and to (None: open), codes of territories, keys of units; empty where nothing is known."""

    born: Years = (None, None)
    nationalities: frozenset[str] = frozenset()
    units: frozenset[int] = frozenset()


NO_FACTS = PersonFacts()


def adjusted_score(score: float, one: PersonFacts, other: PersonFacts) -> float:
    """The likeness of two names after what else is known of those who bear them: from 0 to 1."""
    return min(max(score + correction(one, other), 0.0), 1.0)


def correction(one: PersonFacts, other: PersonFacts) -> float:
    """What is added to the likeness of the names of two persons; below nought where something contradicts."""
    found = 0.0
    gap = _years_between(one.born, other.born)
    if gap is not None:
        found += BORN_APART if gap > 1 else BORN_TOGETHER if gap == 0 else 0
    if one.nationalities and other.nationalities:
        found += OTHER_NATIONALITY if one.nationalities.isdisjoint(other.nationalities) else SAME_NATIONALITY
    if not one.units.isdisjoint(other.units):
        found += SAME_UNIT
    return found


def _years_between(one: Years, other: Years) -> int | None:
    """Years between two births at least: 0 where they may be the same; None where one of them is not known enough."""
    if None in one or None in other:
        return None
    (first, last), (other_first, other_last) = one, other
    return max(first - other_last, other_first - last, 0)  # type: ignore[operator]
