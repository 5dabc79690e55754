"""Publishing houses: how many of them say something independently of each other."""

from collections.abc import Collection, Iterable


def independent_houses(texts: Iterable[Collection[str]]) -> int:
    """How many houses there are, given for each text the houses whose it is: copies, relays and editions count once.

    A floor: "VOA" and "VOA Afrique" are taken for one house, because one name begins with the other's words.
    """
    houses: list[set[str]] = []
    for voices in texts:
        same = [house for house in houses if any(_same_house(a, b) for a in house for b in voices)]
        houses = [house for house in houses if house not in same]
        houses.append(set(voices).union(*same))
    return len(houses)


def _same_house(one: str, other: str) -> bool:
    shorter, longer = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return longer[: len(shorter)] == shorter
