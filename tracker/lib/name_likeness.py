"""How like two names are, whatever their scripts: a number from 0 (nothing in common) to 1 (the same name).

Words are paired greedily, the likest first; a pair of words is as like as its letters and, more so, its consonants. The
order of words does not matter, one left over costs little, and a word may be two of the other name (Abdul Rahman,
Abdulrahman). Tuned by `tests.bench.likeness`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import Indel

from tracker.lib.frames import frames, vowelled
from tracker.lib.name_tokens import PARTICLES
from tracker.lib.names import romanised, romanised_alt

Words = tuple[str, ...]

LETTERS, CONSONANTS, VOWELS = 0.2, 0.55, 0.25
"""What each reading of two words counts for in how like they are."""
DIFFERENT = 0.7
"""Words less like than this are probably two words: they count for less than their letters in common."""
INITIAL = 0.7
LEFT_OVER = 0.15
JOINED = 0.03
MOST_WORDS = 12
_CACHED = 2**16


class Spelling(NamedTuple):
    """A name in the words of its two romanisations, without particles."""

    by_letter: Words
    in_context: Words

    @property
    def words(self) -> int:
        """How many words the name has, a syllable of Han or Hangul being one."""
        return len(self.by_letter)


def spelling(text: str) -> Spelling:
    """Take a name apart for comparing."""
    return spelling_from_keys(romanised(text), romanised_alt(text))


def spelling_from_keys(by_letter: str, in_context: str) -> Spelling:
    """The same from the stored keys `romanised` and `romanised_alt`."""
    return Spelling(_words(by_letter), _words(in_context))


def likeness(one: Spelling, other: Spelling) -> float:
    """How like two names are, by that romanisation which makes them liker."""
    readings = dict.fromkeys(((one.by_letter, other.by_letter), (one.in_context, other.in_context)))
    return max((_with_joined(first, second) for first, second in readings if first and second), default=0.0)


def _words(key: str) -> Words:
    words = key.split()
    return tuple([word for word in words if word not in PARTICLES] or words)[:MOST_WORDS]


def _with_joined(one: Words, other: Words) -> float:
    """As they are; or better with two words of the longer name as one, or all but its first or last."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    as_they_are = _aligned(longer, shorter)
    if len(longer) == len(shorter):
        return as_they_are
    return max(as_they_are, *(_aligned(words, shorter) - JOINED for words in _joined(longer)))


def _joined(words: Words) -> Iterator[Words]:
    for at in range(len(words) - 1):
        yield (*words[:at], words[at] + words[at + 1], *words[at + 2 :])
    if len(words) > 2:
        yield words[0], "".join(words[1:])
        yield "".join(words[:-1]), words[-1]


def _aligned(one: Words, other: Words) -> float:
    """Pairs of words weighted by their letters, less something for the letters that found no pair."""
    pairs = sorted(
        (
            (_alike(first, second), -abs(at - to), at, to)
            for at, first in enumerate(one)
            for to, second in enumerate(other)
        ),
        reverse=True,
    )
    left_one, left_other = set(range(len(one))), set(range(len(other)))
    paired = total = 0.0
    for how_like, _, at, to in pairs:
        if at in left_one and to in left_other:
            left_one.discard(at)
            left_other.discard(to)
            letters = len(one[at]) + len(other[to])
            paired += how_like * letters
            total += letters
    left_over = _letters(one, left_one) + _letters(other, left_other)
    return paired / total - LEFT_OVER * left_over / (total + left_over)


def _letters(words: Sequence[str], at: set[int]) -> int:
    return sum(len(words[each]) for each in at)


@lru_cache(_CACHED)
def _alike(one: str, other: str) -> float:
    """How like two words are; an initial may stand for any word that begins with it."""
    if 1 in (len(one), len(other)):
        return 1.0 if one == other else INITIAL if one[0] == other[0] else 0.0
    same = Indel.normalized_similarity
    first, second = frames(one), frames(other)
    consonants = 1.0 if not set(first).isdisjoint(second) else max(same(*pair) for pair in product(first, second))
    found = LETTERS * same(one, other) + CONSONANTS * consonants + VOWELS * same(vowelled(one), vowelled(other))
    return found if found >= DIFFERENT else found**2 / DIFFERENT
