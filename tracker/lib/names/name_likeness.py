"""How like two names are, whatever their scripts: a number from 0 (nothing in common) to 1 (the same name).

Words are paired greedily, the likest first; a pair of words is as like as its letters and, more so, its consonants. The
order of words does not matter, one left over costs little, and a word may be two of the other name (Abdul Rahman,
Abdulrahman). Tuned by `tests.bench.names.likeness`.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA, Indel

from tracker.lib.names.name_frames import frames, vowelled
from tracker.lib.names.name_keys import romanised, romanised_alt
from tracker.lib.names.name_tokens import PARTICLES

Words = tuple[str, ...]

LETTERS, CONSONANTS, VOWELS = 0.2, 0.55, 0.25
"""What each reading of two words counts for in how like they are."""
DIFFERENT = 0.7
"""Words less like than this are probably two words: they count for less than their letters in common."""
SAME_WORD, SAME_WORD_ACROSS_SCRIPTS = 0.9, DIFFERENT
"""Words this like may be one word written in two ways; tuned by `tests.bench.names.namesakes`.

Another script may leave out vowels, so less can be asked of it: of the true labelled pairs across scripts 92 % stay,
with the other figure 53 %.
"""
INITIAL = 0.7
LEFT_OVER = 0.15
JOINED = 0.03
FEWEST_WORDS, MOST_WORDS = 2, 12
"""Fewer words, such as a call sign, are borne by many and not compared; of more the first are."""
_CACHED = 2**18


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
    return max((found.likeness for found in _compared(one, other)), default=0.0)


def is_like_in_every_word(one: Spelling, other: Spelling, *, same_script: bool) -> bool:
    """Whether every word of the shorter name is like one of the other: a surname in common is not enough.

    Nor is a surname with a middle name: where the last words go together, so must the first.
    """
    return _is_whole(_compared(one, other), same_script=same_script)


def compared(one: Spelling, other: Spelling, *, same_script: bool) -> tuple[float, bool]:
    """How like two names are, and whether in every word, in one go."""
    found = list(_compared(one, other))
    return max((each.likeness for each in found), default=0.0), _is_whole(found, same_script=same_script)


class _Aligned(NamedTuple):
    """Two names laid beside each other: how like they are, and how like those two words which are least so."""

    likeness: float
    weakest: float
    begins_alike: bool
    """Whether the first words go together, if the last do."""


def _is_whole(found: Iterable[_Aligned], *, same_script: bool) -> bool:
    enough = SAME_WORD if same_script else SAME_WORD_ACROSS_SCRIPTS
    return any(each.weakest >= enough and each.begins_alike for each in found)


def _words(key: str) -> Words:
    words = key.split()
    return tuple([word for word in words if word not in PARTICLES] or words)[:MOST_WORDS]


def _compared(one: Spelling, other: Spelling) -> Iterator[_Aligned]:
    """By each romanisation as they are; and with two words of the longer name as one, or all but its first or last."""
    for first, second in dict.fromkeys(((one.by_letter, other.by_letter), (one.in_context, other.in_context))):
        if not first or not second:
            continue
        # The same whoever is asked about: of equally many words those that come first are the shorter ones.
        shorter, longer = sorted((first, second), key=lambda words: (len(words), words))
        yield _aligned(longer, shorter)
        if len(longer) != len(shorter):
            for words in joined(longer):
                found = _aligned(words, shorter)
                yield found._replace(likeness=found.likeness - JOINED)


def joined(words: Words) -> Iterator[Words]:
    """The words with two neighbours as one, or all but the first or the last as one."""
    for at in range(len(words) - 1):
        yield (*words[:at], words[at] + words[at + 1], *words[at + 2 :])
    if len(words) > 2:
        yield words[0], "".join(words[1:])
        yield "".join(words[:-1]), words[-1]


def _aligned(one: Words, other: Words) -> _Aligned:
    """Pairs of words weighted by their letters, less something for the letters that found no pair."""
    pairs = sorted(
        [
            (alike(first, second), -abs(at - to), at, to)
            for at, first in enumerate(one)
            for to, second in enumerate(other)
        ],
        reverse=True,
    )
    to_of: dict[int, int] = {}
    taken: set[int] = set()
    paired, total, weakest = 0.0, 0, 1.0
    for how_like, _, at, to in pairs:
        if at not in to_of and to not in taken:
            to_of[at] = to
            taken.add(to)
            letters = len(one[at]) + len(other[to])
            paired += how_like * letters
            total += letters
            if how_like < weakest and not _is_slip(one[at], other[to]):
                weakest = how_like
            if len(taken) == min(len(one), len(other)):
                break
    left_over = sum(map(len, one)) + sum(map(len, other)) - total
    begins_alike = to_of.get(len(one) - 1) != len(other) - 1 or to_of.get(0) == 0
    return _Aligned(paired / total - LEFT_OVER * left_over / (total + left_over), weakest, begins_alike)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by two neighbouring letters that changed places."""
    return len(one) == len(other) > 2 and sorted(one) == sorted(other) and OSA.distance(one, other) == 1


@lru_cache(_CACHED)
def alike(one: str, other: str) -> float:
    """How like two words are; an initial may stand for any word that begins with it."""
    if 1 in (len(one), len(other)):
        return 1.0 if one == other else INITIAL if one[0] == other[0] else 0.0
    same = Indel.normalized_similarity
    first, second = frames(one), frames(other)
    consonants = 1.0 if not set(first).isdisjoint(second) else max(same(*pair) for pair in product(first, second))
    found = LETTERS * same(one, other) + CONSONANTS * consonants + VOWELS * same(vowelled(one), vowelled(other))
    return found if found >= DIFFERENT else found**2 / DIFFERENT
