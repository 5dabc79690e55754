"""Text as it is kept: Unicode NFC, single spaces, nothing that cannot be seen, no space at the ends.

What is pasted from web pages, documents and messages brings no-break spaces, soft hyphens, zero-width spaces and marks
of direction. They are not seen, but two names that look the same then differ, in searches, files and uniqueness rules.

The two joiners (U+200C, U+200D) are invisible too, and are part of the spelling in Persian, Urdu, and the scripts of
India and its neighbours: they stay where they join letters of such a script, or follow a virama, which they shape.
"""

import re
import unicodedata
from collections.abc import Callable

_INVISIBLE = re.compile(
    "["
    "\u00ad"  # soft hyphen
    "\u034f"  # combining grapheme joiner
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction
    "\u180e\u200b\u2060-\u2064\ufeff"  # zero-width spaces, word joiner, invisible operators, byte order mark
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated marks of form, marks of annotation
    "\U000e0001\U000e0020-\U000e007f"  # tags: a whole text could hide in them
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters that are neither space nor line break
    "]"
)
_LINE_BREAK = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
_SPACES = "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]+"
"""Space separators of every width, and the blanks of Braille and Hangul, which look the same."""

_ANY_SPACE = re.compile(f"(?:{_LINE_BREAK}|{_SPACES})+")
_SPACES_ONLY = re.compile(_SPACES)
_BESIDE_BREAK = re.compile(f" *({_LINE_BREAK}) *")
_JOINER = re.compile("[\u200c\u200d]+")
_JOINING_SCRIPTS = {
    "ARABIC",
    "SYRIAC",
    "MANDAIC",
    "MONGOLIAN",
    "DEVANAGARI",
    "BENGALI",
    "GURMUKHI",
    "GUJARATI",
    "ORIYA",
    "TAMIL",
    "TELUGU",
    "KANNADA",
    "MALAYALAM",
    "SINHALA",
    "TIBETAN",
    "MYANMAR",
    "KHMER",
}
_VIRAMA = 9
"""The combining class of the sign that takes a consonant's vowel away."""


def clean_line(text: str) -> str:
    """The text as one line: a line break is a space."""
    return _composed(text, lambda seen: _ANY_SPACE.sub(" ", seen))


def clean_paragraphs(text: str) -> str:
    """The text with its line breaks as they are, the spaces on both sides of them taken away."""
    return _composed(text, lambda seen: _BESIDE_BREAK.sub(r"\1", _SPACES_ONLY.sub(" ", seen)))


def _composed(text: str, single_spaces: Callable[[str], str]) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    # Composed before as well: what joins letters is told by the letters as they will stand.
    seen = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    joined = _JOINER.sub(_joiner_that_joins, seen)
    return unicodedata.normalize("NFC", single_spaces(joined)).strip(" \r\n\x0b\x0c\x85\u2028\u2029")


def _joiner_that_joins(found: re.Match[str]) -> str:
    """The first of some joiners in a row where it has a meaning, else nothing."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    follows_virama = bool(before) and unicodedata.combining(before) == _VIRAMA
    return found[0][0] if _joins(before) and (_joins(after) or follows_virama) else ""


def _joins(letter: str) -> bool:
    """Whether it is a letter or mark of a script in which joiners are part of the spelling."""
    if not letter or unicodedata.category(letter)[0] not in "LM":
        return False
    return unicodedata.name(letter, "").split(" ")[0] in _JOINING_SCRIPTS
