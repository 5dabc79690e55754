"""Words for territories in six languages, and which territories a typed text means.

Read from `fixtures/territory_words.csv`, one word a line: the code of `territories` (or `stateless`), the word, its
kind (code, abbreviation, name, demonym) and its language (en, ru, uk, fr, es, ar; empty for codes). Names come from
Unicode CLDR (through Babel 2.18, once), codes and official names of ISO 3166-1 from pycountry 26.2, once; other names,
abbreviations of offices and demonyms were written by us, compared with countrynames 1.17 and country_converter 1.3.

A word may name several territories (Congo, Korea, "РТ"): then all of them are given, and whoever asks has to choose.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from tracker.lib.names.name_tokens import normalised
from tracker.lib.territories import FIXTURE, territories

WordKind = Literal["code", "abbreviation", "name", "demonym"]

WORDS = FIXTURE.with_name("territory_words.csv")
_AS_ONE_MORE_WORD = ("name", "demonym")
"""The kinds of which a beginning or a part is enough; a code or an abbreviation is meant as a whole."""
_SHORTEST_PART = 3
_POSSESSIVE = re.compile(r"['’]s\b")
_MOST_WORDS = 6
"""Words of the longest name that is looked for inside a text."""
# Letters that Unicode does not take apart, and those that Arabic and Persian keyboards write differently.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None}
    | {"&": " and ", ".": None}
)


class TerritoryWord(NamedTuple):
    """One line of the fixture."""

    code: str
    word: str
    kind: WordKind
    language: str


@cache
def territory_words() -> tuple[TerritoryWord, ...]:
    """Give all words, in the order of the fixture; the file is read once."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return tuple(TerritoryWord(**row) for row in csv.DictReader(file))  # type: ignore[arg-type]


def word_key(text: str) -> str:
    """Give what is compared of a text: words without case, diacritics, apostrophes and signs, one space between."""
    apart = unicodedata.normalize("NFKD", normalised(text).casefold().translate(_LETTERS))
    kept = "".join(letter for letter in apart if unicodedata.category(letter)[0] != "M").translate(_LETTERS)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def load() -> None:
    """Read all words: a fifth of a second that the first search need not take."""
    _by_whole_word()


def territories_named(text: str) -> tuple[str, ...]:
    """Give the codes of all territories (or `stateless`) that the text names as a whole; none, one or several."""
    key = word_key(text)
    return _by_whole_word().get(_whole(key), ()) if key else ()


def territories_within(text: str) -> list[str]:
    """Give the codes of the territories that the text names, as a whole or by a name or demonym among its words.

    Codes and abbreviations count as a whole only: "do" and "is" are codes too.
    """
    if whole := territories_named(text):
        return list(whole)
    words, found, start = word_key(_POSSESSIVE.sub(" ", text)).split(), dict[str, None](), 0
    while start < len(words):
        for length in range(min(_MOST_WORDS, len(words) - start), 0, -1):
            if codes := _by_name().get(" ".join(words[start : start + length]), ()):
                found |= dict.fromkeys(codes)
                start += length
                break
        else:
            start += 1
    return list(found)


def territories_like(text: str) -> list[str]:
    """Give the codes of the territories that the text may mean, the likeliest first; none for a text without letters.

    Codes first, then whole names, abbreviations and demonyms; then English names that begin so, other words that do,
    words inside a name that do; last, from three letters on, what contains it. States stand before the others.
    """
    key = word_key(text)
    if not key:
        return []
    ranks: dict[str, int] = {}
    whole, english = _whole(key), _english()
    for code, kind, word, as_whole in _keys():
        # Thousands of words are tried at each letter that is typed: most are done with here.
        if as_whole != whole and key not in word:
            continue
        rank = (0 if kind == "code" else 1) if as_whole == whole else _rank(key, kind, word, english.get(code, ""))
        if rank is not None:
            ranks[code] = min(rank, ranks.get(code, rank))
    known = territories()
    return sorted(ranks, key=lambda code: (ranks[code], known[code].kind != "state", known[code].en))


def _rank(key: str, kind: str, word: str, english: str) -> int | None:
    if kind not in _AS_ONE_MORE_WORD:
        return None
    if word.startswith(key):
        return 2 if word == english else 3
    if f" {key}" in word:
        return 4
    return 5 if len(key) >= _SHORTEST_PART else None


def _whole(key: str) -> str:
    """The key without its spaces; a number as ISO writes it, with the noughts that spreadsheets drop."""
    return key.zfill(3) if key.isdecimal() else key.replace(" ", "")


@cache
def _by_whole_word() -> Mapping[str, tuple[str, ...]]:
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for word in territory_words():
        named[_whole(word_key(word.word))][word.code] = None
    return MappingProxyType({key: tuple(codes) for key, codes in named.items()})


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for code, kind, key, _as_whole in _keys():
        if kind in _AS_ONE_MORE_WORD:
            named[key][code] = None
    return MappingProxyType({key: tuple(codes) for key, codes in named.items()})


@cache
def _keys() -> tuple[tuple[str, WordKind, str, str], ...]:
    """Code, kind, key, and key without spaces of every word of a territory, each once."""
    known = territories()
    keys = ((each.code, each.kind, word_key(each.word)) for each in territory_words() if each.code in known)
    return tuple((*each, _whole(each[2])) for each in dict.fromkeys(keys))


@cache
def _english() -> Mapping[str, str]:
    return {code: word_key(entry.en) for code, entry in territories().items()}
