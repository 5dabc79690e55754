"""All names that may be compared, in memory: spellings without doubles, each with those who bear it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tracker.lib.names.name_likeness import FEWEST_WORDS, Spelling, spelling_from_keys
from tracker.lib.names.name_scripts import script_of
from tracker.people.matching.candidates import comparable
from tracker.people.matching.person_facts import PersonFacts

MOST_NAMESAKES = 200
"""Of a spelling that more persons bear, those are compared who are likest in year of birth and nationality."""


class EveryName:
    """Spellings by number, in an order that puts those with the same words beside each other."""

    def __init__(self, facts: Mapping[int, PersonFacts]) -> None:
        self._facts = facts
        found: dict[tuple[Spelling, str], list[int]] = defaultdict(list)
        for person, text, *keys in comparable().iterator(chunk_size=10_000):
            spelled = spelling_from_keys(*keys)
            if spelled.words >= FEWEST_WORDS and person in facts:
                found[spelled, script_of(text)].append(person)
        ordered = sorted(found, key=lambda each: (sorted(each[0].by_letter), each))
        self.spellings: Sequence[Spelling] = [spelled for spelled, _ in ordered]
        self.scripts: Sequence[str] = [script for _, script in ordered]
        self._bearers = [sorted(set(found[each]), key=self._order) for each in ordered]
        self.of: dict[int, list[int]] = defaultdict(list)
        """The numbers of each person's spellings."""
        for number, bearers in enumerate(self._bearers):
            for person in bearers:
                self.of[person].append(number)

    def bearers(self, number: int, person: int) -> Sequence[int]:
        """Who bears a spelling and is to be compared with that person."""
        bearers = self._bearers[number]
        if len(bearers) <= MOST_NAMESAKES:
            return bearers
        at = bisect_left(bearers, self._order(person), key=self._order)
        first = max(min(at - MOST_NAMESAKES // 2, len(bearers) - MOST_NAMESAKES), 0)
        return bearers[first : first + MOST_NAMESAKES]

    def _order(self, person: int) -> tuple[int, list[str], int]:
        known = self._facts[person]
        return known.born[0] or known.born[1] or 0, sorted(known.nationalities), person
