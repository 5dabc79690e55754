"""All names that may be compared, in memory: spellings without doubles, each with those who bear it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.lib.names.name_likeness import FEWEST_WORDS, Spelling, spelling_from_keys
from tracker.lib.names.name_scripts import script_of
from tracker.people.matching.corrections import PersonFacts
from tracker.people.matching.near_names import comparable

MOST_NAMESAKES = 200
"""Of a spelling that more bear, those are compared who come next to each other, as by year of birth."""

Borne = tuple[int, Spelling, str]
"""Who bears a name, the name, and its script."""
Order = Callable[[int], tuple[Any, ...]]
"""By what those who bear one name stand beside each other."""


class EveryName:
    """Spellings by number, in an order that puts those with the same words beside each other."""

    def __init__(self, borne: Iterable[Borne], order: Order) -> None:
        self._order = order
        found: dict[tuple[Spelling, str], list[int]] = defaultdict(list)
        for bearer, spelled, script in borne:
            if spelled.words >= FEWEST_WORDS:
                found[spelled, script].append(bearer)
        ordered = sorted(found, key=lambda each: (sorted(each[0].by_letter), each))
        self.spellings: Sequence[Spelling] = [spelled for spelled, _ in ordered]
        self.scripts: Sequence[str] = [script for _, script in ordered]
        self._bearers = [sorted(set(found[each]), key=order) for each in ordered]
        self.of: dict[int, list[int]] = defaultdict(list)
        """The numbers of the spellings that each bears."""
        for number, bearers in enumerate(self._bearers):
            for bearer in bearers:
                self.of[bearer].append(number)

    @property
    def words(self) -> Iterator[str]:
        """The words of all of them."""
        return (word for each in self.spellings for word in (*each.by_letter, *each.in_context))

    def facts(self, facts: Callable[[int], PersonFacts]) -> Sequence[Collection[PersonFacts]]:
        """For each spelling what is known of those who bear it, without doubles."""
        return [list({facts(bearer) for bearer in bearers}) for bearers in self._bearers]

    def last_bearer(self, number: int) -> int:
        """The highest of those who bear a spelling."""
        return max(self._bearers[number])

    def bearers(self, number: int, beside: int) -> Sequence[int]:
        """Who bears a spelling and is to be compared with that one."""
        bearers = self._bearers[number]
        if len(bearers) <= MOST_NAMESAKES:
            return bearers
        at = bisect_left(bearers, self._order(beside), key=self._order)
        first = max(min(at - MOST_NAMESAKES // 2, len(bearers) - MOST_NAMESAKES), 0)
        return bearers[first : first + MOST_NAMESAKES]


def names_of_persons(facts: Mapping[int, PersonFacts]) -> EveryName:
    """The names of these persons; namesakes stand by year of birth and nationality."""

    def order(person: int) -> tuple[int, list[str], int]:
        known = facts[person]
        return known.born[0] or known.born[1] or 0, sorted(known.nationalities), person

    return EveryName((borne for borne in names_borne() if borne[0] in facts), order)


def names_borne() -> Iterator[Borne]:
    """The names of all persons who were not merged into somebody else."""
    for person, text, *keys in comparable().iterator(chunk_size=10_000):
        yield person, spelling_from_keys(*keys), script_of(text)
