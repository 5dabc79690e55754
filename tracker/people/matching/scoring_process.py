"""What each process does that helps to compare everybody: weighing words, scoring spellings; no database, no Django."""

import signal
from array import array
from collections.abc import Collection, Sequence
from itertools import product
from typing import NamedTuple

from pyroaring import BitMap
from rapidfuzz.distance import Indel

from tracker.lib.names.name_frames import frame
from tracker.lib.names.name_likeness import Spelling, compared
from tracker.lib.names.near_words import Tiers, Vocabulary
from tracker.people.matching.corrections import MOST_GAINED, PersonFacts, correction

Scores = tuple["array[int]", "array[int]", "array[float]"]
"""Pairs of spellings by number, and their scores: below nought where not every word of the shorter name is like one."""


_IN_COMMON = ((2.85, -0.96), (1.6, -0.34))
"""What letters and consonants together, in any order, must have in common, by how like names have to be: a factor of
that, and what is added; of names of equally many words, and of others. Of pairs that are as like two in a thousand have
less."""
_MOST_BEARERS = 9
"""Of more pairs of those who bear two spellings what else is known is not looked at."""


class Comparison:
    """The words and spellings of all names, as each process has them.

    Names are scored where they are as like as `at_least`, corrected by the facts of those who bear them if these are
    given for each spelling: whom birth or nationality keep apart anyway costs nothing. What is asked so stays within
    `bounds`.
    """

    def __init__(
        self,
        words: Sequence[str],
        spellings: Sequence[Spelling],
        scripts: Sequence[str],
        *,
        at_least: float,
        facts: Sequence[Collection[PersonFacts]],
        bounds: tuple[float, float] = (0.0, 2.0),
    ) -> None:
        self._words, self._spellings, self._scripts = words, spellings, scripts
        self._at_least, self._facts, self._bounds = at_least, facts, bounds
        self._vocabulary: Vocabulary | None = None
        self._bags: Sequence[_Bag] = ()

    def near(self, words: Sequence[int], asked: BitMap) -> list[Tiers]:
        """For each word, by number, those near to it; of two that are `asked` about those of the earlier alone."""
        self._vocabulary = self._vocabulary or Vocabulary(self._words)
        return [self._vocabulary.near(self._words[word], asked) for word in words]

    def score(self, asked: Sequence[tuple[int, "array[int]"]]) -> Scores:
        """How like each spelling is to the others beside it, where it is enough."""
        self._bags = self._bags or [_bag(spelling) for spelling in self._spellings]
        ones, others, scores = array("I"), array("I"), array("d")
        for one, beside in asked:
            spelling, script = self._spellings[one], self._scripts[one]
            for other in beside:
                at_least = self._needed(one, other)
                if at_least > 1 or not self._may_be_like(one, other, at_least):
                    continue
                score, whole = compared(spelling, self._spellings[other], same_script=script == self._scripts[other])
                if score >= at_least:
                    ones.append(one)
                    others.append(other)
                    scores.append(score if whole else -score)
        return ones, others, scores

    def _needed(self, one: int, other: int) -> float:
        """How like the names must be for any two who bear them."""
        first, second = self._facts[one], self._facts[other]
        gained = MOST_GAINED
        if len(first) * len(second) <= _MOST_BEARERS:
            # A hair more, so that no rounding decides.
            gained = max(correction(*pair) for pair in product(first, second)) + 1e-9
        least, most = self._bounds
        return min(max(self._at_least - gained, least), most)

    def _may_be_like(self, one: int, other: int, at_least: float) -> bool:
        """Whether two names have enough letters in common, at the hundredth of the cost of comparing them."""
        first, second = self._bags[one], self._bags[other]
        factor, added = _IN_COMMON[first.words != second.words]
        same = Indel.normalized_similarity
        in_common = same(first.letters, second.letters) + same(first.consonants, second.consonants)
        return in_common >= factor * at_least + added


class _Bag(NamedTuple):
    words: int
    letters: str
    consonants: str


def _bag(spelling: Spelling) -> _Bag:
    words = spelling.by_letter
    return _Bag(len(words), "".join(sorted("".join(words))), "".join(sorted("".join(map(frame, words)))))


Asked = Sequence[tuple[int, "array[int]"]]
_comparison: Comparison


def begin(comparison: Comparison) -> None:
    """Use these in a process that ends when the one that started it does, not by Ctrl+C."""
    global _comparison  # noqa: PLW0603 (a process has nothing else to keep it in)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _comparison = comparison


def near(words: tuple[Sequence[int], BitMap], comparison: Comparison | None = None) -> list[Tiers]:
    """`Comparison.near`, of the one that this process has begun with unless one is given."""
    return (comparison or _comparison).near(*words)


def score(asked: Asked, comparison: Comparison | None = None) -> Scores:
    """`Comparison.score`, likewise."""
    return (comparison or _comparison).score(asked)
