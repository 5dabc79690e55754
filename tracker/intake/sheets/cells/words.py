"""The words of lists in six languages: heads of columns, fates, sexes, what says nothing, and what was learnt.

Read from `fixtures/list_heads.csv` (field, word, language) and `fixtures/list_words.csv` (list, value, word, language).
A word without a value in the list `fate_refuse` is no answer (`probably killed`): somebody has to decide.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from rapidfuzz import fuzz, process

from tracker.lib.territory_words import word_key

_FIXTURES = Path(__file__).resolve().parents[4] / "fixtures"
_CACHED = 2**15
_LIKE = 75
"""From this likeness (of 100) on a word is proposed, never taken."""


@lru_cache(_CACHED)
def key(text: str) -> str:
    """What is compared of a word; a sign such as `№` or `—` stays as it is."""
    return word_key(text) or text.strip().casefold()


@cache
def head_words() -> Mapping[str, tuple[str, ...]]:
    """By the key of a head the fields that it may name."""
    return _by_key("list_heads.csv", "field")


@cache
def list_words(of: str) -> Mapping[str, str]:
    """By the key of a word its value in one of the lists: fate, sex, not_known, term_unit …"""
    found: dict[str, str] = {}
    for row in _rows("list_words.csv"):
        if row["list"] == of:
            found.setdefault(key(row["word"]), row["value"])
    return MappingProxyType(found)


@lru_cache(_CACHED)
def is_not_known(text: str) -> bool:
    """Whether the text says that nothing is known: `н/д`, `—`, `s/d`."""
    return not text.strip() or key(text) in list_words("not_known")


def proposed(text: str, among: Mapping[str, str]) -> str:
    """The value of the word of the list that is most like the text; empty where none is."""
    best = process.extractOne(key(text), list(among), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return among[best[0]] if best else ""


def _by_key(file: str, column: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in _rows(file):
        found[key(row["word"])][row[column]] = None
    return MappingProxyType({word: tuple(values) for word, values in found.items()})


def _rows(file: str) -> list[dict[str, str]]:
    with (_FIXTURES / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
