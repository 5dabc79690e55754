"""The lexemes of a romanised token, and of the tokens that stand between two spaces of a name.

`r:` the letters; `s:` a frame of at least two consonants; `v:` the frame with its vowels, where it has at most two
consonants; `x:` the frame of a token whose script leaves vowels out.
"""

from collections.abc import Iterator
from functools import lru_cache

from tracker.lib.names.name_frames import consonants, readings
from tracker.lib.names.name_scripts import Parts, leaves_out_vowels, romanisations, script_of

LONGEST_LEXEME = 60
# Two consonants say little: asked alone they count only with their vowels, beside another token as they are.
SHORTEST_FRAME = 2
SHORTEST_FRAME_ALONE = 3


def lexeme(kind: str, key: str) -> str:
    """Give one lexeme: its kind, and the key cut to what the database takes."""
    return f"{kind}:{key[:LONGEST_LEXEME]}"


def lexemes(form: str, script: str, *, is_whole: bool = False) -> Iterator[str]:
    """Give the lexemes of Latin letters that were in that script.

    `is_whole`: they are several syllables of Han or Hangul, so the frame has many consonants though the name is short.
    """
    yield lexeme("r", form)
    found = readings(form, script)[: 1 if is_whole else None]
    likeliest = consonants(found[0].consonants)
    for reading in found:
        size = consonants(reading.consonants)
        # A reading that drops a consonant must leave something to tell by.
        if size >= (SHORTEST_FRAME_ALONE if is_whole or size < likeliest else SHORTEST_FRAME):
            yield lexeme("s", reading.consonants)
        if size <= SHORTEST_FRAME and len(reading.vowelled) > 1 and not is_whole:
            yield lexeme("v", reading.vowelled)


@lru_cache(20_000)
def lexemes_of(chunk: Parts) -> frozenset[str]:
    """Give the lexemes of tokens between two spaces: of each, of all as one, and of all but the first as one.

    Kept, because many people share a name.
    """
    found: set[str] = set()
    script = script_of(chunk[0])
    for n, (parts, is_whole) in enumerate(romanisations(chunk).items()):
        forms = [(part, is_whole) for part in parts]
        if len(parts) > 1:
            forms += [(form, len(parts) > len(chunk)) for form in ("".join(parts), "".join(parts[1:]))]
        these = {each for form, whole in forms for each in lexemes(form, script, is_whole=whole)}
        if n and (script == "cyrillic" or leaves_out_vowels(chunk[0])):
            # Their letters are kept in one romanisation: a question in either asks for both.
            these = {each for each in these if not each.startswith("r:")}
        found |= these
    for token in filter(leaves_out_vowels, chunk):
        found.update(lexeme("x", each) for each in frames_without_vowels(token, "other"))
    return frozenset(found)


def frames_without_vowels(token: str, script: str) -> Iterator[str]:
    """Give the frames by which a token may be compared with one in a script that leaves vowels out."""
    for parts in romanisations((token,)):
        if len(parts) == 1:
            yield from (reading.consonants for reading in readings(parts[0], script) if reading.consonants)
