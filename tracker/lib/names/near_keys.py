"""By which stored keys names with a word like one of these are looked up, without comparing it with every other word.

Names keep the words of their first romanisation, and the frames of these. A word is near to another if its frame is one
consonant away, or, where it has no two consonants (Li, Aye), its letters are one letter away. Neighbours are made, not
searched: some hundred of a word, most of which nobody has.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from tracker.lib.names.name_frames import consonants, frames
from tracker.lib.names.name_likeness import Spelling, joined

_CONSONANTS, _FIRST = "fklmnprst", "ah"
"""The classes of a frame, and those that only begin one."""
_TELLING, _FEWEST = 3, 2
"""Consonants by which a frame tells a word from others, and those without which it says nothing."""
_LONGEST_VARIED = 4
_SHORTEST_JOINED = 4
_CACHED = 4_096


class Way(NamedTuple):
    """Two sets of keys: a name is near by it that has one of each; `others` is empty where the first is enough."""

    keys: Sequence[str]
    others: Sequence[str] = ()


def ways_to(asked: Spelling) -> Iterator[Way]:
    """The ways by which names that may be like this one are found; each finds some of them.

    Names of two words near to two of these; names that share a word or its frame, or write two of these as one; names
    that write one of these as two.
    """
    alone: set[str] = set()
    for words in dict.fromkeys(asked):
        near = [_near(word) for word in dict.fromkeys(words)]
        for at, keys in enumerate(near[:-1], 1):
            yield Way(keys, sorted({key for others in near[at:] for key in others}))
        for word in words:
            alone.update(_same(word))
            yield from _in_two(word)
        whole = {frames(word)[0] for parts in joined(words) for word in parts if word not in words}
        alone.update(each for each in whole if len(each) >= _SHORTEST_JOINED)
    if alone:
        yield Way(sorted(alone))


@lru_cache(_CACHED)
def _near(word: str) -> Sequence[str]:
    """The keys of words that are like this one."""
    found = {each for each in frames(word) if len(each) >= _FEWEST} | {word}
    first = frames(word)[0]
    if consonants(first) >= _TELLING:
        found |= _one_away(first, _CONSONANTS, _FIRST)
    elif len(first) >= _FEWEST:
        found.add(first[::-1])
    elif 1 < len(word) <= _LONGEST_VARIED:
        found |= _one_away(word, ascii_lowercase)
    return sorted(found)


def _same(word: str) -> Iterator[str]:
    """The keys of words that are this one, or sound the same; an initial says too little."""
    if len(word) > 1:
        yield word
        yield from (each for each in frames(word) if len(each) >= _FEWEST)


def _in_two(word: str) -> Iterator[Way]:
    """A word taken apart; the second part may begin with what is not heard inside a word."""
    frame = frames(word)[0]
    for at in range(_FEWEST, len(frame) - 1):
        behind = frame[at:]
        yield Way([frame[:at]], [behind, *(letter + behind for letter in _FIRST)])


def _one_away(text: str, signs: str, first: str = "") -> set[str]:
    """The text with one sign more, less or another, or two neighbours changed; `first`: signs it may begin with too."""
    found = {text}
    for at in range(len(text) + 1):
        before, behind = text[:at], text[at:]
        for sign in signs if at else signs + first:
            found.update((before + sign + behind, before + sign + behind[1:]))
        found.update((before + behind[1:], before + behind[1:2] + behind[:1] + behind[2:]))
    return found - {""}
