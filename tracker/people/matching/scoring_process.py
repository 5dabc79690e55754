"""What each process does that helps to compare everybody: weighing words, scoring spellings; no database, no Django."""

import signal
from array import array
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from rapidfuzz.distance import Indel

from tracker.lib.names.name_frames import frame
from tracker.lib.names.name_likeness import Spelling, compared
from tracker.lib.names.near_words import Tiers, Vocabulary

Scores = tuple["array[int]", "array[int]", "array[float]"]
"""Pairs of spellings by number, and their scores: below nought where not every word of the shorter name is like one."""


_IN_COMMON = 1.05
"""Of letters and of consonants together, in any order; of pairs of 0.75 or more a two hundredth has less."""


class Comparison:
    """The words and spellings of all names, as each process has them."""

    def __init__(
        self, words: Sequence[str], spellings: Sequence[Spelling], scripts: Sequence[str], *, at_least: float
    ) -> None:
        self._words, self._spellings, self._scripts, self._at_least = words, spellings, scripts, at_least
        self._vocabulary: Vocabulary | None = None
        self._bags: Sequence[_Bag] = ()

    def near(self, words: Sequence[int]) -> list[Tiers]:
        """For each word, by number, those near to it."""
        self._vocabulary = self._vocabulary or Vocabulary(self._words)
        return [self._vocabulary.near(self._words[word]) for word in words]

    def score(self, asked: Sequence[tuple[int, "array[int]"]]) -> Scores:
        """How like each spelling is to the others beside it, where it is enough."""
        self._bags = self._bags or [_bag(spelling) for spelling in self._spellings]
        ones, others, scores = array("I"), array("I"), array("d")
        for one, beside in asked:
            spelling, script = self._spellings[one], self._scripts[one]
            for other in filter(partial(self._may_be_like, one), beside):
                score, whole = compared(spelling, self._spellings[other], same_script=script == self._scripts[other])
                if score >= self._at_least:
                    ones.append(one)
                    others.append(other)
                    scores.append(score if whole else -score)
        return ones, others, scores

    def _may_be_like(self, one: int, other: int) -> bool:
        """Whether two names of equally many words have enough letters in common, at the hundredth of the cost."""
        first, second = self._bags[one], self._bags[other]
        if first.words != second.words:
            return True
        same = Indel.normalized_similarity
        return same(first.letters, second.letters) + same(first.consonants, second.consonants) >= _IN_COMMON


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


def near(words: Sequence[int], comparison: Comparison | None = None) -> list[Tiers]:
    """`Comparison.near`, of the one that this process has begun with unless one is given."""
    return (comparison or _comparison).near(words)


def score(asked: Asked, comparison: Comparison | None = None) -> Scores:
    """`Comparison.score`, likewise."""
    return (comparison or _comparison).score(asked)
