"""In which encoding a text is written: by its first bytes, by where zeros stand, as strict UTF-8, else by likeness.

Tables of one byte a letter cannot be told apart with certainty: the text is read in each, and scored by how common its
letters are, by capitals inside words, and by signs between letters. The others that are possible are given as well.
"""

import codecs
from collections.abc import Iterator
from itertools import pairwise

from tracker.lib.spreadsheets.limits import Refused, Values, gettext_noop

TABLES = (
    "windows-1251",
    "windows-1252",
    "koi8-r",
    "koi8-u",
    "cp866",
    "iso-8859-5",
    "mac-cyrillic",
    "windows-1256",
    "iso-8859-6",
    "iso-8859-15",
    "iso-8859-1",
    "windows-1250",
    "iso-8859-2",
    "windows-1254",
    "cp850",
    "mac-roman",
)
"""Those that occur in the languages of the lists; of two that read a text alike the first is taken."""
CHOICES = (
    *("utf-8", "utf-16-le", "utf-16-be", "utf-32"),
    *TABLES,
    *("windows-1253", "windows-1255", "gb18030", "big5", "shift_jis", "euc-kr"),
)
"""All that may be chosen by hand."""
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_PIECE, _SAMPLE, _EXAMPLE = 1024 * 1024, 16 * 1024, 80
Guess = tuple[str, str, Values, str]
"""Name, proof with its values, example."""


def guesses(data: bytes) -> list[Guess]:
    """The encoding of the text first, then the others that are possible."""
    for bom, name in _BOMS.items():
        if data.startswith(bom):
            return [(name, gettext_noop("The file says so in its first bytes."), {}, _example(data, name))]
    if in_pairs := _by_zeros(data):
        proof = gettext_noop("Every second byte is zero or nearly, as in UTF-16.")
        return [(in_pairs, proof, {}, _example(data, in_pairs))]
    if data.isascii():
        return [("utf-8", gettext_noop("All letters are plain ASCII, which is read alike in every encoding."), {}, "")]
    if decodes(data, "utf-8"):
        return [
            (
                "utf-8",
                gettext_noop("All of it is correct UTF-8, which no other text is by chance."),
                {},
                _example(data, "utf-8"),
            )
        ]
    _refuse_nearly_utf8(data)
    return _by_likeness(data)


def decodes(data: bytes, name: str) -> bool:
    """Whether all of it can be read so."""
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: of each two bytes one is the block of letters, nearly always 0 to 6."""
    sample = data[: 64 * 1024]
    if b"\0" not in sample or len(data) % 2:
        return None
    even, odd = (sum(byte < 7 for byte in sample[start::2]) / len(sample) * 2 for start in (0, 1))
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > 0.8 and low < 0.3 and decodes(data, name):
            return name
    return None


def _refuse_nearly_utf8(data: bytes) -> None:
    """A text whose letters are UTF-8 but for a few lines is not read in a table: every name would be spoilt."""
    good, bad, first_bad = 0, 0, 0
    for number, line in enumerate(data.splitlines(), 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad, first_bad = bad + 1, first_bad or number
    if good > 20 * bad:
        raise Refused(
            gettext_noop(
                "Line %(line)s is not UTF-8, as %(others)s other lines are (%(bad)s such lines): something was pasted "
                "or cut there. Mend the line in a text editor, or choose the encoding yourself."
            ),
            line=first_bad,
            others=good,
            bad=bad,
        )


def _by_likeness(data: bytes) -> list[Guess]:
    sample = b"\n".join(_lines_beyond_ascii(data))
    used = bytes(set(data))
    scores = {name: _score(sample.decode(name)) for name in TABLES if decodes(used, name)}
    ranked = sorted(scores, key=lambda name: -round(scores[name], 3))
    best = max(scores.values())
    chosen = gettext_noop("Read so, its letters are the most common and its words look most like words.")
    other = gettext_noop("Possible, but its letters would be rarer.")
    alike = gettext_noop("Possible: what is in the file reads as well.")
    return [
        (
            name,
            chosen if name == ranked[0] else alike if scores[name] > best - 0.05 else other,
            {},
            _example(data, name),
        )
        for name in ranked[:6]
    ]


def _lines_beyond_ascii(data: bytes) -> Iterator[bytes]:
    left = _SAMPLE
    for line in data.splitlines():
        if not line.isascii():
            yield line[:left]
            left -= len(line)
            if left <= 0:
                return


def _example(data: bytes, name: str) -> str:
    text = data[: 4 * _PIECE].decode(name, errors="ignore")
    line = next((line for line in text.splitlines() if not line.isascii()), "")
    start = next((place for place, letter in enumerate(line) if not letter.isascii()), 0)
    return line[max(start - 10, 0) : start - 10 + _EXAMPLE] if start > 10 else line[:_EXAMPLE]


def _weights(*groups: tuple[str, float]) -> dict[str, float]:
    return {letter: weight for letters, weight in groups for letter in letters}


_COMMON = _weights(
    ("оеаинтсрвлкмдпу", 1.0),
    ("яыьгзбчйхжюш", 0.7),
    ("цщэфъёіїєґ", 0.2),
    ("اليمونترةبدسعفحك", 1.0),
    ("جهقشصخطذزضغثىءأإآؤئظ", 0.6),
    ("éèêëàâçñüöäáíóúãõôîïûùßœæåøºª¿¡", 0.8),
    ("łśżąęćńźčšžřěůğışİ", 0.6),
    ("ýőű«»„“”’‘–—№°€…\u00a0", 0.3),
)


def _score(text: str) -> float:
    """How much it looks like written language; a mean over the letters beyond ASCII."""
    total, letters = 0.0, 0
    for before, letter, behind in zip(f"\n{text}", text, f"{text[1:]}\n", strict=False):
        if letter.isascii():
            continue
        letters += 1
        total += _COMMON.get(letter.lower(), -0.6)
        if letter.isalpha():
            total += _beside(before, letter)
        elif "\x80" <= letter <= "\x9f" or "\u2500" <= letter <= "\u259f":
            total -= 3
        elif before.isalpha() and behind.isalpha():
            total -= 1.5
    total -= 1.5 * sum(one.islower() and two.isupper() for one, two in pairwise(text))
    return total / max(letters, 1)


def _beside(before: str, letter: str) -> float:
    """Two scripts in one word, or two accented letters in a row, are seldom right."""
    if not before.isalpha():
        return 0
    script, script_before = _script(letter), _script(before)
    if script != script_before:
        return -2
    return -1.5 if script == "Latin" and not before.isascii() else 0.2


def _script(letter: str) -> str:
    if "\u0400" <= letter <= "\u052f":
        return "Cyrillic"
    return "Arabic" if "\u0600" <= letter <= "\u06ff" else "Latin"
