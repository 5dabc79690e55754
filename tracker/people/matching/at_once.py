"""Comparing many persons at once: all names are taken into memory, paired by sets, scored by several processes.

Every few thousand persons are written before the next are begun, and whoever is written does not wait any more.
"""

import os
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any

from django.utils.translation import gettext, ngettext
from pyroaring import BitMap

from tracker.lib.names.near_words import Vocabulary
from tracker.lib.progress import Progress
from tracker.people.matching import scoring_process
from tracker.people.matching.corrections import LIKELY, adjusted_score
from tracker.people.matching.every_name import EveryName, names_of_persons
from tracker.people.matching.near_spellings import NearSpellings
from tracker.people.matching.scoring_process import Comparison, Scores
from tracker.people.matching.similar_pairs import pairs_of, replace_pairs
from tracker.people.matching.waiting import Waiting

Say = Callable[[str], object]
Run = Callable[[Callable[..., Any], Iterable[Any]], Iterator[Any]]
"""Calls a function of `scoring_process` with each of these, in as many processes as there are."""

ROUND, WRITTEN_AT_ONCE = 5_000, 500
"""Persons scored before any of them is written, and persons of one transaction."""
WORTH_A_PROCESS = 1_500
"""Persons from which on another process earns the seconds that it takes to start."""
_WORDS, _SPELLINGS = 200, 100
"""What one call of another process weighs and scores."""


def compare_at_once(waiting: Waiting, say: Say) -> None:
    """Bring the pairs of all who wait up to date."""
    names = names_of_persons(waiting.facts)
    vocabulary = Vocabulary(names.words)
    comparison = Comparison(
        vocabulary.words, names.spellings, names.scripts, at_least=LIKELY, facts=names.facts(waiting.facts.__getitem__)
    )
    with processes(comparison, len(waiting.known_as)) as run:
        asked = BitMap(number for person in waiting.known_as for number in names.of.get(person, ()))
        say(
            "  " + gettext("%(words)s words of all names are compared first.") % {"words": f"{len(vocabulary.words):,}"}
        )
        near = near_spellings(names, vocabulary, asked, run, told=Progress(say, _words_sentence))
        scored = Scored(near, run)
        people = list(waiting.known_as)
        told = Progress(say, progress_sentence)
        told(0, len(people))
        for start in range(0, len(people), ROUND):
            these = people[start : start + ROUND]
            scored.score({number for person in these for number in names.of.get(person, ())}, _beside(these, names))
            for first in range(0, len(these), WRITTEN_AT_ONCE):
                _write(these[first : first + WRITTEN_AT_ONCE], names, scored, waiting)
            told(start + len(these), len(people))


def near_spellings(
    names: EveryName,
    vocabulary: Vocabulary,
    asked: BitMap,
    run: Run,
    *,
    told: Callable[[int, int], object],
    among: BitMap | None = None,
) -> Mapping[int, BitMap]:
    """By each spelling that is asked about those of `among` worth comparing with it; both ways if both are asked about.

    `among` is all unless given.
    """
    sets = NearSpellings(names.spellings, vocabulary.numbers, among)
    words = BitMap(sets.words_of(asked))
    parts = [(words[start : start + _WORDS], words) for start in range(0, len(words), _WORDS)]
    told(0, len(words))
    for number, ((part, _), tiers) in enumerate(zip(parts, run(scoring_process.near, parts), strict=True), 1):
        for word, near in zip(part, tiers, strict=True):
            sets.add_near(word, near, words)
        told(min(number * _WORDS, len(words)), len(words))
    found = {number: sets.near(number) for number in asked}
    for number in asked:
        for other in found[number] & asked:
            found[other].add(number)
    return found


class Scored:
    """The scores of spellings beside each other, each pair scored once, as far as they were asked for."""

    def __init__(self, near: Mapping[int, BitMap], run: Run) -> None:
        self._near, self._run, self._done = near, run, BitMap()
        self._others: dict[int, array[int]] = defaultdict(lambda: array("I"))
        self._scores: dict[int, array[float]] = defaultdict(lambda: array("d"))
        self.pairs = 0
        """How many were scored."""

    def score(self, numbers: Collection[int], beside: Mapping[int, Iterable[int]]) -> None:
        """Score these spellings beside all that are near, and beside those given with them."""
        asked: list[tuple[int, array[int]]] = []
        begun = BitMap(self._done)
        for number in BitMap(numbers) | BitMap(beside):
            others = BitMap(beside.get(number, ())) - BitMap(self._others[number]) - (self._done - begun)
            if number not in self._done:
                others |= self._near[number] - self._done
                others.add(number)
            self._done.add(number)
            asked.append((number, array("I", others)))
            self.pairs += len(others)
        parts = [asked[start : start + _SPELLINGS] for start in range(0, len(asked), _SPELLINGS)]
        for found in self._run(scoring_process.score, parts):
            self._take(found)

    def of(self, number: int) -> Iterator[tuple[int, float]]:
        """The spellings like one, itself among them, with their scores."""
        return zip(self._others[number], self._scores[number], strict=True)

    def _take(self, found: Scores) -> None:
        for one, other, score in zip(*found, strict=True):
            for number, beside in {(one, other), (other, one)}:
                self._others[number].append(beside)
                self._scores[number].append(score)


def _beside(people: Sequence[int], names: EveryName) -> Mapping[int, set[int]]:
    """The spellings of those with whom these persons are a pair already: by each of their own."""
    found: dict[int, set[int]] = defaultdict(set)
    among = set(people)
    for first, second in pairs_of(people):
        for one, other in ((first, second), (second, first)):
            if one in among:
                for number in names.of.get(one, ()):
                    found[number].update(names.of.get(other, ()))
    return found


def _write(people: Sequence[int], names: EveryName, scored: Scored, waiting: Waiting) -> None:
    found = {person: _partners(person, names, scored, waiting) for person in people}
    replace_pairs({person: waiting.known_as[person] for person in people}, found)


def _partners(person: int, names: EveryName, scored: Scored, waiting: Waiting) -> Mapping[int, float]:
    best: dict[int, float] = {}
    for number in names.of.get(person, ()):
        for other, score in scored.of(number):
            for partner in names.bearers(other, person):
                before = best.get(partner)
                if before is None or (score > 0, abs(score)) > (before > 0, abs(before)):
                    best[partner] = score
    best.pop(person, None)
    known = waiting.facts[person]
    adjusted = {partner: adjusted_score(abs(score), known, waiting.facts[partner]) for partner, score in best.items()}
    return {partner: score for partner, score in adjusted.items() if score >= LIKELY}


@contextmanager
def processes(comparison: Comparison, people: int) -> Iterator[Run]:
    """What calls the functions of `scoring_process`: in this process, or in several where there are people enough."""
    workers = min(os.cpu_count() or 1, people // WORTH_A_PROCESS)
    if workers < 2:
        yield lambda function, parts: map(partial(function, comparison=comparison), parts)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=scoring_process.begin, initargs=(comparison,))
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)


def progress_sentence(compared: int, people: int, seconds: int) -> str:
    """How many are compared, and how long the others will take."""
    return ngettext(
        "%(compared)s of %(people)s people are compared; about %(seconds)s second more.",
        "%(compared)s of %(people)s people are compared; about %(seconds)s seconds more.",
        seconds,
    ) % {"compared": f"{compared:,}", "people": f"{people:,}", "seconds": f"{seconds:,}"}


def _words_sentence(compared: int, words: int, seconds: int) -> str:
    return ngettext(
        "%(compared)s of %(words)s words are compared; about %(seconds)s second more, then the people.",
        "%(compared)s of %(words)s words are compared; about %(seconds)s seconds more, then the people.",
        seconds,
    ) % {"compared": f"{compared:,}", "words": f"{words:,}", "seconds": f"{seconds:,}"}
