"""What the scripts of names do not say: which leave vowels out, and what else one letter may stand for."""

import re
from collections.abc import Iterator

from tracker.lib.names.romanisation import in_context, syllables

_RANGES = (("latin", 0x0000, 0x036F), ("latin", 0x1E00, 0x1EFF), ("cyrillic", 0x0400, 0x052F))
_WITHOUT_VOWELS = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_AL = "\u0627\u0644"
_SHORTEST_BEHIND_AL = 2
_LETTERS = (
    # Arabic's th, dh, d and z are s and z in Persian, Dari, Urdu and Turkic names.
    {"\u062b": "\u0633", "\u0630": "\u0632", "\u0636": "\u0632", "\u0638": "\u0632"},
    # Jim is spoken g in Egypt.
    {"\u062c": "\u06af"},
    # Serbian and Croatian.
    {"\u0111": "dj"},
    # Nepali and Hindi: v is spoken b in many names.
    {"\u0935": "\u092c"},
    # Nga and anusvara are ng and n.
    {"\u0919\u094d": "\u0928\u094d\u0917\u094d", "\u0902": "\u0928\u094d"},
)
"""Letters as another language of the same script would write what is heard."""
_SERVANT = re.compile("abd[aeou]{1,2}[dlnrstz]h?")
"""Abdul, Abdel, Abdur, Abdush: what the article of the next word has made of Abd."""
_KOREAN_SURNAMES = {
    "이": ("lee", "yi", "ri"),
    "리": ("ri", "lee"),
    "박": ("park",),
    "최": ("choi",),
    "임": ("lim", "im", "rim"),
    "림": ("rim", "im"),
    "류": ("ryu", "yoo"),
    "유": ("yoo",),
    "노": ("noh", "roh"),
    "로": ("ro",),
    "윤": ("yoon",),
    "우": ("woo",),
    "엄": ("um",),
    "나": ("na", "ra"),
    "라": ("ra",),
    "양": ("yang", "ryang"),
    "량": ("ryang",),
}
"""How bearers write them, where that is far from any system; from revised and North Korean spelling alike."""

Parts = tuple[str, ...]


def script_of(token: str) -> str:
    """By whose rules a token is read once it is romanised: `latin`, `cyrillic` or `other`."""
    first = next((ord(letter) for letter in token if letter.isalpha()), 0)
    return next((script for script, begin, end in _RANGES if begin <= first <= end), "other")


def leaves_out_vowels(token: str) -> bool:
    """Whether a token is in Arabic or Hebrew letters."""
    return bool(_WITHOUT_VOWELS.search(token))


def romanisations(chunk: Parts) -> dict[Parts, bool]:
    """The ways to write the tokens of one chunk in Latin letters, the plainest first.

    Each with whether it writes syllables of Han or Hangul as one, of which only the whole tells something.
    """
    by_letter = tuple(piece for token in chunk for piece in syllables(token))
    found = {by_letter: False}
    by_rule = tuple(whole for token in chunk if (whole := in_context(token)))
    found.setdefault(by_rule, len(by_letter) > len(chunk))
    if len(chunk) == 1:
        for other in _rewritten(chunk[0]):
            found.setdefault(syllables(other), False)
            found.setdefault((in_context(other),), False)
        for surname in _KOREAN_SURNAMES.get(chunk[0][0], ()):
            found.setdefault((surname, *by_letter[1:]), False)
        if _SERVANT.fullmatch(by_letter[0]):
            found.setdefault(("abd",), False)
    return {parts: is_whole for parts, is_whole in found.items() if parts and all(parts)}


def _rewritten(token: str) -> Iterator[str]:
    """The token as another language of its script would write what is heard, and without Arabic's article."""
    if token.isascii():
        return
    if token.startswith(_AL) and len(token) >= len(_AL) + _SHORTEST_BEHIND_AL:
        yield token[len(_AL) :]
    for letters in _LETTERS:
        other = token
        for old, new in letters.items():
            other = other.replace(old, new)
        if other != token:
            yield other
