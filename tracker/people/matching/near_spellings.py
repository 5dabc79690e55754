"""Which spellings are worth comparing: those that share words, found for all of them by sets, no look-up for each.

Of each word the spellings that have it, or one near to it, are a bitmap; a spelling's candidates are those that have
words near to two of its own. How near is asked strictly first and then less so, until there are enough to choose from:
so a rare surname alone is enough, a common one is not, and what is looked at grows with the names, not their square.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pyroaring import BitMap

from tracker.lib.names.name_frames import frame
from tracker.lib.names.name_likeness import Spelling, joined
from tracker.lib.names.near_words import TIERS, Tiers

LEVELS = (0.9, 0.82, 0.76, 0.71)
"""How like two names of the same letters are by these words; from strict to where nothing is kept."""
ENOUGH, MOST = 60, 300
"""With so many no level less strict is asked; of more than the latter only those next in the alphabet are taken."""
ALONE, MOST_ALONE = 0.45, 100
"""Where other words need not be liker than this, a word that no more spellings have is enough alone."""
_SHORTEST_WHOLE = 4
_KEPT = 8_000
"""Words of which the spellings near to them are kept in memory; those of others are made again when they come again."""


class Word(NamedTuple):
    """One of a spelling's words, or one that two of its words are like as one."""

    number: int
    letters: int


Way = Sequence[Word]
"""The words by which a spelling may be found."""


class NearSpellings:
    """Spellings by their words, of which each has a number; only those of `among` are found, if it is given."""

    def __init__(self, spellings: Sequence[Spelling], numbers: Mapping[str, int], among: BitMap | None = None) -> None:
        self._spellings, self._numbers = spellings, numbers
        self._among = BitMap(range(len(spellings))) if among is None else among
        having: dict[int, list[int]] = defaultdict(list)
        for at, each in enumerate(spellings):
            for word in {*each.by_letter, *each.in_context} if at in self._among else ():
                having[numbers[word]].append(at)
        self._having = {word: BitMap(found) for word, found in having.items()}
        self._joined: dict[int, list[Way]] = defaultdict(list)
        self._of_two: dict[int, BitMap] = defaultdict(BitMap)
        self._join()
        self._tiers: dict[int, Tiers] = defaultdict(lambda: tuple(array("I") for _ in TIERS))
        self._near = lru_cache(_KEPT)(self._near_to)

    def words_of(self, asked: Iterable[int]) -> set[int]:
        """The words by whose near ones these spellings are found."""
        return {word.number for at in asked for way in self._ways(at) for word in way}

    def add_near(self, word: int, tiers: Tiers, asked: BitMap) -> None:
        """Tell which words are near to one, and so it to those that are `asked` about after it.

        To be told of each of `words_of` before those spellings are asked about.
        """
        for found, near in zip(self._tiers[word], tiers, strict=True):
            found.extend(near)
        for at, near in enumerate(tiers):
            for other in near:
                if other > word and other in asked:
                    self._tiers[other][at].append(word)

    def near(self, at: int) -> BitMap:
        """The spellings worth comparing with this one, itself not among them."""
        ways, found = self._ways(at), BitMap()
        for level in LEVELS:
            for way in ways:
                for word in way:
                    for some in self._by(word, way, level):
                        found |= some
            if len(found) > ENOUGH:
                break
        found.discard(at)
        return _around(found, at) if len(found) > MOST else found

    def _ways(self, at: int) -> Sequence[Way]:
        spelling = self._spellings[at]
        plain = dict.fromkeys((spelling.by_letter, spelling.in_context))
        return [*([self._word(word) for word in words] for words in plain), *self._joined.get(at, ())]

    def _near_to(self, word: int) -> Sequence[BitMap]:
        """For each of `TIERS` the spellings that have a word as near as that to this one."""
        found = [self._of_two.get(word, BitMap())]
        for tier in self._tiers[word]:
            having = [self._having[other] for other in tier if other in self._having]
            # The same object where there are no more than in the tier before.
            found.append(BitMap.union(found[-1], *having) if having else found[-1])
        return found[1:]

    def _by(self, word: Word, way: Way, level: float) -> Iterator[BitMap]:
        """What has a word like this one and, as far as it is not enough, another of those beside it."""
        at_most, before = 1.0, None
        for at_least, strong in zip(TIERS, self._near(word.number), strict=True):
            if strong is not before:
                beside = self._beside(word, way, (level, at_most), len(strong))
                yield strong if beside is None else strong & beside
            at_most, before = at_least, strong

    def _beside(self, word: Word, way: Way, asked: tuple[float, float], having: int) -> BitMap | None:
        """What has one of the other words, as like as it must be to reach the level; None where anything does.

        `asked` is that level, and how like the first word is at most.
        """
        level, at_most = asked
        letters = sum(each.letters for each in way)
        lacking = level * letters - at_most * word.letters
        found: list[BitMap] = []
        for other in way:
            if other.number == word.number:
                continue
            both = level * (word.letters + other.letters) - at_most * word.letters
            least = min(both / other.letters, lacking / (letters - word.letters))
            if least <= ALONE and having <= MOST_ALONE:
                return None
            tier = next((at for at, each in enumerate(TIERS) if each <= least), len(TIERS) - 1)
            if least <= 1:
                found.append(self._near(other.number)[tier])
        return BitMap.union(*found) if found else None if lacking <= 0 else BitMap()

    def _join(self) -> None:
        """Pair spellings that write two words as one with those that write them as two: by equal consonants."""
        wholes: dict[str, list[int]] = defaultdict(list)
        for word, number in self._numbers.items():
            if len(word) >= _SHORTEST_WHOLE:
                wholes[frame(word)].append(number)
        for at, spelling in enumerate(self._spellings):
            for words in dict.fromkeys((spelling.by_letter, spelling.in_context)):
                for others in joined(words):
                    for place, word in enumerate(others):
                        for whole in wholes.get(frame(word), ()) if word not in words else ():
                            rest = [self._word(each) for each in others[:place] + others[place + 1 :] if each in words]
                            self._joined[at].append([Word(whole, len(word)), *rest])
                            if at in self._among:
                                self._of_two[whole].add(at)

    def _word(self, word: str) -> Word:
        return Word(self._numbers[word], len(word))


def _around(found: BitMap, at: int) -> BitMap:
    """As many as are looked at: those next to it in the order of the alphabet."""
    first = max(min(found.rank(at) - MOST // 2, len(found) - MOST), 0)
    return found[first : first + MOST]
