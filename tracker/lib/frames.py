"""The consonant frame of a romanised token: what the transliterations of one name agree on."""

import re
from functools import lru_cache

_UNIT = re.compile(r"shch|tsch|sch|tch|dzh|sh|ch|zh|ts|tz|cz|dz|kh|gh|ph|th|dh|ck|(.)\1+|[^aeiouy]|[aeiouy]+")
_CLASSES = {
    **dict.fromkeys(("shch", "tsch", "sch", "tch", "dzh", "sh", "ch", "zh", "ts", "tz", "cz", "dz"), "c"),
    **dict.fromkeys(("p", "b"), "p"),
    **dict.fromkeys(("f", "v", "w", "ph"), "f"),
    **dict.fromkeys(("t", "d", "th", "dh"), "t"),
    **dict.fromkeys(("k", "g", "q", "c", "gh", "ck"), "k"),
    **dict.fromkeys(("s", "z", "j", "x"), "s"),
    "kh": "h",
}


@lru_cache(2**16)
def frame(token: str) -> str:
    """Reduce a token of a-z and 0-9 to classes of consonants, with an `a` where it begins with a vowel."""
    return "".join(_class(found[1] or found[0], found.start() == 0) for found in _UNIT.finditer(token))


def _class(unit: str, begins: bool) -> str:
    if unit[0] in "aeiouy":
        return "a" if begins else ""
    if unit in ("h", "kh") and not begins:
        return ""
    return _CLASSES.get(unit, unit)
