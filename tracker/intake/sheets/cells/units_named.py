"""Which unit a cell names: by its military number or by exactly one of its names, else none; and what may be meant."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from tracker.lib.military_units import military_unit_number
from tracker.lib.references import normalised_reference
from tracker.lib.territory_words import word_key
from tracker.units.models import Unit, UnitName
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import Side
from tracker.vocabulary.units import UnitKind

_LIKE = 70
"""From this likeness (of 100) on a unit is proposed, never taken."""
_SAME_NUMBER = 30
"""What a number that both have (71st, 71) adds."""
_MOST = 5
_KINDS = frozenset(word for kind in UnitKind.values for word in kind.split("_"))
"""Words that say of which kind a unit is, and so alone name none."""
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th|ya|y|i|go|e|a)?\b")


@dataclass(frozen=True)
class KnownUnit:
    """A unit of the database as lists need it. `side` is empty for one of neither side."""

    pk: int
    reference: str
    name: str
    side: str
    number: str
    keys: frozenset[str] = field(repr=False)
    """Its names as they are compared for likeness."""

    def fights_for_other_than(self, side: str) -> bool:
        """Whether it is a formation of the other side."""
        return bool(side and self.side and side != self.side)


class KnownUnits:
    """The units of the database by number and by name; what two units share names neither."""

    def __init__(self) -> None:
        names: dict[int, list[str]] = defaultdict(list)
        for pk, text in UnitName.objects.exclude(status=ClaimStatus.REJECTED).values_list("unit", "text"):
            names[pk].append(text)
        self._units = {unit.pk: _known(unit, names[unit.pk]) for unit in Unit.objects.with_name()}
        by_number: dict[str, set[int]] = defaultdict(set)
        by_name: dict[str, set[int]] = defaultdict(set)
        for unit in self._units.values():
            by_number[unit.number].add(unit.pk)
            for text in names[unit.pk]:
                by_name[word_key(text)].add(unit.pk)
        self._numbers, self._names = _single(by_number), _single(by_name)
        self._references = {unit.reference: unit for unit in self._units.values()}
        self._nearest: dict[str, list[KnownUnit]] = {}

    def __iter__(self) -> Iterator[KnownUnit]:
        return iter(self._units.values())

    def meant_by(self, text: str) -> KnownUnit | None:
        """The unit, None where the text is not the number or a name of exactly one."""
        number = military_unit_number(text)
        pk = self._numbers.get(number) if number else self._names.get(word_key(text))
        return self._units[pk] if pk else None

    def picked(self, text: str) -> KnownUnit | None:
        """The unit that somebody picked by its reference, whatever stands behind it, or by number or name."""
        reference = normalised_reference(text.strip().split(" ", 1)[0], "U")
        return self._references.get(reference or "") or self.meant_by(text)

    def nearest(self, text: str) -> list[KnownUnit]:
        """The units that the text may mean, the likeliest first; few, and often none."""
        if text not in self._nearest:
            number, words = military_unit_number(text), _plain(text)
            scored = [(_likeness(number, words, unit), unit) for unit in self._units.values()]
            likely = sorted((each for each in scored if each[0] >= _LIKE), key=lambda each: (-each[0], each[1].pk))
            self._nearest[text] = [unit for _score, unit in likely[:_MOST]]
        return self._nearest[text]


def unit_key(text: str) -> str:
    """What is compared of a unit's wording: its number alone, else its words."""
    return military_unit_number(text) or word_key(text) or text


def _known(unit: Unit, names: list[str]) -> KnownUnit:
    side = unit.territory_id if unit.territory_id in Side.values else ""
    number = "".join(sign for sign in unit.military_unit_number if sign.isdigit())
    return KnownUnit(unit.pk, unit.reference, str(unit), side, number, frozenset(map(_plain, names)) - {""})


def _likeness(number: str, words: str, unit: KnownUnit) -> float:
    """How like a number, or words, are to those of the unit: up to 100, and more where numbers in both agree."""
    if number:
        return 100 - 15 * OSA.distance(number, unit.number) if unit.number else 0
    return max((_of_names(words, each) for each in unit.keys), default=0) if words else 0


def _of_names(one: str, other: str) -> float:
    numbers, others = _numbers(one), _numbers(other)
    if (numbers and others and not numbers & others) or not set(one.split()) - _KINDS:
        return 0
    # All words of the shorter name in the longer count more than the same length.
    like = 0.6 * fuzz.token_set_ratio(one, other) + 0.4 * fuzz.token_sort_ratio(one, other)
    return like + _SAME_NUMBER * bool(numbers & others)


def _numbers(plain: str) -> set[str]:
    return {word for word in plain.split() if word.isdigit()}


def _plain(text: str) -> str:
    """Words in Latin letters, ordinals as numbers."""
    return " ".join(_ORDINAL.sub(r"\1", word) for word in word_key(anyascii(word_key(text))).split())


def _single(found: Mapping[str, set[int]]) -> dict[str, int]:
    return {key: next(iter(pks)) for key, pks in found.items() if key and len(pks) == 1}
