"""What the transliterations of one name agree on: the consonants of a romanised token, reduced to a few classes.

A token here is one of `romanisation`: letters a to z and digits. Latin letters are written by the rules of
many languages, so a group of them may be read in several ways. What we romanised ourselves is read in one, but for
Cyrillic г and ј.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

_CACHED = 2**16
MOST_READINGS = 12
_MOST_TRIED = 64
_VOWEL, _ASPIRATE = "A", "H"
"""Classes that leave a letter at the beginning of a frame only: `a` and `h`."""

Classes = tuple[str, ...]
"""What a group of letters may be read as, the likeliest first; an empty one is not heard."""


def _table(rows: dict[str, Classes]) -> dict[str, Classes]:
    return {group: classes for groups, classes in rows.items() for group in groups.split()}


_EVERYWHERE = _table(
    {
        "p b": ("p",),
        "f v ph": ("f",),
        "w": ("f", ""),  # Arabic's letter waw is all that a romanisation sees of o and u
        "^w": ("f",),
        "t d th dh": ("t",),
        "k q g gh ck": ("k",),
        # One class: what language a Latin spelling follows, and so which of these it means, cannot be told.
        "s z sh zh ts tz tc cz dz dj sz zs cs tch sch tsch dzh dzs shch dsch szcz chtch stsch shtch schtsch": ("s",),
        "c ch j x": ("s",),
        "rz": ("rs",),
        "h kh": (_ASPIRATE,),
    }
)
_LATIN = _EVERYWHERE | _table(
    {
        "ch": ("s", "k", _ASPIRATE),  # Chavez, Christos, Achmed
        "c": ("k", "s"),
        "c+": ("s",),  # Garcia
        "dz": ("s", "t"),  # Dzmitry
        "g+": ("k", _ASPIRATE, "s"),  # Gerhard, Sergio, George
        "j": ("s", _VOWEL, _ASPIRATE),  # James, Julia, Jorge
        "j-": ("s", _VOWEL),  # Raj, Sergej
        "rz": ("rs", "s"),  # Mirza, Krzysztof
        "v": ("f", "p"),  # Vikram, Bikram
        "x": ("s", "ks"),
    }
)
_SLAVIC = _LATIN | _table({"v": ("f",)})
_CYRILLIC = _EVERYWHERE | _table({"g": ("k", _ASPIRATE), "j": (_VOWEL,)})  # Гамид and Hamid; ј of Serbian
_TABLES = {"latin": _LATIN, "cyrillic": _CYRILLIC, "other": _EVERYWHERE}
"""Groups of letters; with `^` at the beginning, with `+` before e and i, with `-` not before a vowel."""
_SLAVIC_ENDING = re.compile("..[oe]v(?:a|ic|ich|itch|na|sk(?:i|y|ij|iy|aya|aja))?$")
"""Ivanov, Petrovic: a v that nobody writes b."""

_GROUPS = sorted((group for group in _EVERYWHERE if len(group) > 1 and group.isalpha()), key=len, reverse=True)
_UNIT = re.compile("|".join([*_GROUPS, "[aeiouy]+", "[^aeiouy]"]))
_DOUBLED = re.compile(r"([^aeiouy0-9])\1+")
_VOWELS = frozenset("aeiouy")
_VOWEL_CLASSES = {"a": "a", "e": "i", "i": "i", "y": "i", "j": "i", "o": "u", "u": "u"}


class Reading(NamedTuple):
    """One way to read a token: its consonants, and the same with vowels in three classes."""

    consonants: str
    vowelled: str


@lru_cache(_CACHED)
def readings(token: str, script: str = "latin") -> tuple[Reading, ...]:
    """Give up to twelve readings of a token that was in that script, the likeliest first.

    `script` is `latin`, `cyrillic` or `other`. A group of letters is read alike wherever it stands in the token.
    """
    units, choices = _units(token, script)
    found = (_squeezed(read, script) for read in _combinations(units, choices))
    return tuple(dict.fromkeys(Reading(_frame(read), _with_vowels(units, read)) for read in found))


@lru_cache(_CACHED)
def frame(token: str) -> str:
    """Give classes of consonants, with an `a` where the token begins with a vowel: `gloss` is `kls`."""
    return _frame(_likeliest(token)[1]) if token else ""


@lru_cache(_CACHED)
def frames(token: str) -> tuple[str, ...]:
    """Give the frame of each reading."""
    return tuple(dict.fromkeys(reading.consonants for reading in readings(token)))


@lru_cache(_CACHED)
def vowelled(token: str) -> str:
    """Give the frame with its vowels in three classes, for short tokens: `hyon`, `hyun` and `hyeon` are `hun`."""
    return _with_vowels(*_likeliest(token)) if token else ""


def consonants(reduced: str) -> int:
    """Count the consonants of a frame."""
    return len(reduced.lstrip("a"))


def _likeliest(token: str) -> tuple[Sequence[str], Sequence[str]]:
    """The groups of a Latin token and its first reading, at a fraction of the cost of all `readings`."""
    units, choices = _units(token, "latin")
    return units, _squeezed([classes[0] for classes in choices], "latin")


def _units(token: str, script: str) -> tuple[Sequence[str], Sequence[Classes]]:
    """The groups of letters of a token, and what each may be read as."""
    token = _DOUBLED.sub(r"\1", token)
    table = _SLAVIC if script == "latin" and _SLAVIC_ENDING.search(token) else _TABLES[script]
    units = _UNIT.findall(token)
    return units, [_classes(units, at, table) for at in range(len(units))]


def _classes(units: Sequence[str], at: int, table: dict[str, Classes]) -> Classes:
    """What one group may be read as where it stands."""
    unit, behind = units[at], units[at + 1][0] if at + 1 < len(units) else ""
    if unit[0] in _VOWELS:
        return (_VOWEL,)
    if at == 0 and f"^{unit}" in table:
        return table[f"^{unit}"]
    if behind in ("e", "i") and f"{unit}+" in table:
        return table[f"{unit}+"]
    if behind not in _VOWELS and f"{unit}-" in table:
        return table[f"{unit}-"]
    return table.get(unit, (unit,))


def _combinations(units: Sequence[str], choices: Sequence[Classes]) -> Iterator[list[str]]:
    """Each group read in each of its ways, those first that leave the likeliest fewest times."""
    ways = dict.fromkeys(units, 0)
    for unit, classes in zip(units, choices, strict=True):
        ways[unit] = max(ways[unit], len(classes))
    several = {unit: range(number) for unit, number in ways.items() if number > 1}
    picks = sorted(islice(product(*several.values()), _MOST_TRIED), key=lambda pick: (sum(map(bool, pick)), pick))
    for pick in picks[:MOST_READINGS]:
        which = dict(zip(several, pick, strict=True))
        # Where it stands, a group may be read in fewer ways than elsewhere in the token.
        yield [classes[min(which.get(unit, 0), len(classes) - 1)] for unit, classes in zip(units, choices, strict=True)]


def _squeezed(read: list[str], script: str) -> list[str]:
    """One sound may be written by two sibilants, as in Chruscev; scripts without vowels hide what stands between."""
    if script == "other":
        return read
    return ["" if each == "s" == before else each for before, each in zip(["", *read], read, strict=False)]


def _frame(read: Sequence[str]) -> str:
    first = {_VOWEL: "a", _ASPIRATE: "h"}.get(read[0], read[0]) if read else ""
    return first + "".join(each for each in read[1:] if each not in (_VOWEL, _ASPIRATE))


def _with_vowels(units: Sequence[str], read: Sequence[str]) -> str:
    """Of several vowels the last tells; j read as a vowel is an i, unless another vowel follows."""
    found = ""
    for unit, each in zip(units, read, strict=True):
        if each == _VOWEL:
            found = found.rstrip("aiu") + _VOWEL_CLASSES[unit[-1]]
        else:
            found += "h" if each == _ASPIRATE else each
    return found
