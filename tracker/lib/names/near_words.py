"""Words that are like each other: every pair of a vocabulary is looked at by its consonants, the near ones are weighed.

For comparing all names at once. One name is compared by `name_likeness` alone.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from pyroaring import BitMap
from rapidfuzz import process
from rapidfuzz.distance import Indel

from tracker.lib.names.name_frames import frames
from tracker.lib.names.name_likeness import alike

TIERS = (0.95, 0.85, 0.75, 0.65)
"""How like two words are at least, the likest first; what is less like than the last is not near."""
_BANDS = ((0.75, 0.45), (0.6, 0.55))
"""How like frames are at least, and then the letters: two words of other frames and letters are not weighed."""

Tiers = tuple["array[int]", ...]
"""For each of `TIERS` the numbers of words that are as like as that, and not as like as the one before."""


class Vocabulary:
    """The words of all names, numbered, with what it takes to find those near to one."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words: Sequence[str] = sorted(set(words))
        self.numbers: Mapping[str, int] = {word: number for number, word in enumerate(self.words)}
        self._by_frame: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            for frame in frames(word):
                self._by_frame[frame].append(number)
        self._frames = list(self._by_frame)
        self._near_frames: dict[str, Sequence[array[int]]] = {}

    def near(self, word: str, asked: BitMap | None = None) -> Tiers:
        """The words near to this one, itself among them where it is in the vocabulary.

        Of two that are both `asked` about, by number, the later is found by the earlier alone: how like they are is the
        same from both sides.
        """
        own = self.numbers.get(word, 0)
        found: Tiers = tuple(array("I") for _ in TIERS)
        for number in self._worth_weighing(word):
            if number >= own or not asked or number not in asked:
                how_like = alike(word, self.words[number])
                if how_like >= TIERS[-1]:
                    found[_tier(how_like)].append(number)
        return found

    def _worth_weighing(self, word: str) -> Collection[int]:
        if len(word) == 1:
            return [number for number, other in enumerate(self.words) if other[0] == word]
        found = {number for frame in frames(word) for number in self._by_frame.get(frame, ())}
        for at, (_, letters) in enumerate(_BANDS):
            near = {other for frame in frames(word) for other in self._frames_near(frame)[at]}
            others = {number for other in near for number in self._by_frame[self._frames[other]]} - found
            found.update(self._of_like_letters(word, others, letters))
        initial = self.numbers.get(word[0])
        return found if initial is None else found | {initial}

    def _frames_near(self, frame: str) -> "Sequence[array[int]]":
        """For each of `_BANDS` the frames that are as like as that, and not as like as the one before."""
        if frame not in self._near_frames:
            found = [array("I") for _ in _BANDS]
            least = _BANDS[-1][0]
            like = process.extract_iter(frame, self._frames, scorer=Indel.normalized_similarity, score_cutoff=least)
            for _, how_like, other in like:
                found[next(at for at, (band, _) in enumerate(_BANDS) if how_like >= band)].append(other)
            self._near_frames[frame] = found
        return self._near_frames[frame]

    def _of_like_letters(self, word: str, numbers: Collection[int], at_least: float) -> list[int]:
        choices = {number: self.words[number] for number in numbers}
        like = process.extract_iter(word, choices, scorer=Indel.normalized_similarity, score_cutoff=at_least)
        return [number for _, _, number in like]


def _tier(how_like: float) -> int:
    return next(at for at, least in enumerate(TIERS) if how_like >= least)
