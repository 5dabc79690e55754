"""A name taken apart: normalised text, tokens, particles."""

import re
import unicodedata

# Written before or behind a name, or left out, as the writer likes: a search does not insist on them.
_PARTICLES = (
    "al el ul ur ud ad as ash az an at bin bint ibn ben ould abu umm "
    "von van der den de del della di da do dos das du la le los las y e i "
    "аль эль ас аш ибн бин бен абу оглы оглу кызы угли заде уулу де ди да ван фон "
    "ogly oglu kyzy qizi ugli zade uulu"
)
PARTICLES = frozenset(_PARTICLES.split())
_ARTICLES = "al el ul ur ud ad ar as ash az an at"
ARTICLES = frozenset(_ARTICLES.split())
"""Arabic's, which takes the sound of what follows: Abd al-Rahman is Abdurrahman."""
LONGEST_TEXT = 500
_MARKS = "'`\u00b4\u2018\u2019\u201b\u2032\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8"
# Written in many ways or left out inside a name; removed, so that O'Brien is one token.
_APOSTROPHES = dict.fromkeys(map(ord, _MARKS))
_BEHIND_APOSTROPHE = re.compile(rf"(?<!\w)[^\W\d_]{{1,2}}[{_MARKS}]([^\W\d_]{{3,}})")


def normalised(text: str) -> str:
    """NFKC, lower case, no apostrophes, no invisible characters, single spaces; cut at 500 characters."""
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT].translate(_APOSTROPHES)).lower()
    text = text.translate(_APOSTROPHES)[:LONGEST_TEXT]
    return " ".join("".join(letter for letter in text if unicodedata.category(letter) not in ("Cf", "Cs")).split())


def tokens(text: str) -> list[str]:
    """Split a name on anything that is no letter, mark or digit; particles stay."""
    return [token for chunk in chunks(text) for token in chunk]


def behind_apostrophes(text: str) -> list[str]:
    """Give what follows an apostrophe after one or two letters, as in D'Angelo: some write that alone."""
    found = _BEHIND_APOSTROPHE.findall(text[:LONGEST_TEXT])
    return [token for each in found for token in tokens(each)]


def chunks(text: str) -> list[list[str]]:
    """Give the tokens between spaces: `Tseng Sheng-kuang` has two chunks, the second of two tokens."""
    split = (_letters_only(chunk).split() for chunk in normalised(text).split())
    return [chunk for chunk in split if chunk]


def _letters_only(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text
    return "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in text)
