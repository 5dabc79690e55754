"""What the transliterations of one name agree on: the consonants of a romanised token, reduced to a few classes.

A token here is one of `tracker.lib.romanisation`: letters a to z and digits.
"""

import re
from functools import lru_cache

_CACHED = 2**16
_SIBILANTS = ("shch", "tsch", "sch", "tch", "dzh", "sh", "ch", "zh", "ts", "tz", "cz", "dz", "j")
_UNIT = re.compile(r"shch|tsch|sch|tch|dzh|sh|ch|zh|ts|tz|cz|dz|kh|gh|ph|th|dh|ck|(.)\1+|[^aeiouy]|[aeiouy]+")
_CLASSES = {
    **dict.fromkeys(_SIBILANTS, "c"),
    **dict.fromkeys(("p", "b"), "p"),
    **dict.fromkeys(("f", "v", "w", "ph"), "f"),
    **dict.fromkeys(("t", "d", "th", "dh"), "t"),
    **dict.fromkeys(("k", "g", "q", "c", "gh", "ck"), "k"),
    **dict.fromkeys(("s", "z", "x"), "s"),
    "kh": "h",
}
_VOWELS = frozenset("aeiouy")
_VOWEL_CLASSES = {"a": "a", "e": "i", "i": "i", "y": "i", "o": "u", "u": "u"}
_SOFT_C = re.compile(r"c(?=[eiy])")


@lru_cache(_CACHED)
def frame(token: str) -> str:
    """Give classes of consonants, with an `a` where the token begins with a vowel: `gloss` is `kls`."""
    return "".join(_class(found[1] or found[0], begins=found.start() == 0) for found in _UNIT.finditer(token))


@lru_cache(_CACHED)
def frames(token: str) -> tuple[str, ...]:
    """Give the frame and those of other readings: `ch` as k, `c` as s, `x` as ks, a `w` that stands for a vowel.

    The last is Arabic's: the letter waw is all that a romanisation sees of o and u.
    """
    without_w = token[:1] + token[1:].replace("w", "")
    readings = (token, without_w, token.replace("ch", "k"), _SOFT_C.sub("s", token), token.replace("x", "ks"))
    return tuple(dict.fromkeys(map(frame, readings)))


@lru_cache(_CACHED)
def vowelled(token: str) -> str:
    """Give the frame with its vowels in three classes, for short tokens: `hyon`, `hyun` and `hyeon` are `hun`."""
    units = (found[1] or found[0] for found in _UNIT.finditer(token))
    return "".join(_VOWEL_CLASSES.get(unit[-1]) or _class(unit, begins=True) for unit in units)


def consonants(reduced: str) -> int:
    """Count the consonants of a frame."""
    return len(reduced.lstrip("a"))


def _class(unit: str, *, begins: bool) -> str:
    if unit[0] in _VOWELS:
        return "a" if begins else ""
    if unit in ("h", "kh") and not begins:
        return ""
    return _CLASSES.get(unit, unit)
