"""What a question asks of the lexemes of one spelling: every name of it, in any of the ways in which it may be written.

A question is reduced as a spelling is, so all comparing is between Latin letters, whatever the scripts. Letters are
met as a whole or as the beginning of a token; consonant frames as a whole only, in company from two consonants, alone
from three.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate

from tracker.lib.names.name_frames import consonants, readings
from tracker.lib.names.name_joining import asked_joined
from tracker.lib.names.name_lexemes import (
    SHORTEST_FRAME,
    SHORTEST_FRAME_ALONE,
    frames_without_vowels,
    lexeme,
    lexemes,
)
from tracker.lib.names.name_scripts import Parts, leaves_out_vowels, romanisations, script_of
from tracker.lib.names.name_tokens import PARTICLES, behind_apostrophes, chunks
from tracker.lib.names.romanisation import syllables

LONGEST_QUERY = 200
MOST_TOKENS = 12


def search_query(q: str) -> str | None:
    """Give a text to be cast to `tsquery`: every token of the question equals or begins a token of one spelling.

    Particles are not insisted on, nor are initials beside two names. None where the question has no token. Only quotes,
    colons, letters, marks and digits get into it, whatever was asked; what is beyond 200 characters or 12 tokens is not
    looked at.
    """
    return " & ".join(search_terms(q)) or None


def search_terms(q: str) -> list[str]:
    """Give the parts of `search_query`, one a name asked for, all of which must hold."""
    whole = chunks(q[:LONGEST_QUERY])
    asked = _first(MOST_TOKENS, _insisted_on(whole))
    sizes = [_consonants(token, piece) for chunk in asked for token in chunk for piece in syllables(token)]
    # Beside a token that tells something two consonants are enough; among short ones only the vowels tell.
    is_told = len(sizes) > 1 and max(sizes) >= SHORTEST_FRAME_ALONE
    shortest = SHORTEST_FRAME if is_told else SHORTEST_FRAME_ALONE
    irish = ["o"] if _IRISH.search(q) else None
    joined, behind = asked_joined(_first(MOST_TOKENS, whole)), _behind_apostrophes(q[:LONGEST_QUERY])
    return [
        _any(
            [
                *_asked(tuple(chunk), shortest, is_alone=len(asked) == 1, begins=chunk != irish),
                *map(_quoted, joined.get(tuple(chunk), ())),
                *(_term(behind[token], "latin", shortest) for token in chunk if token in behind),
            ]
        )
        for chunk in asked
    ]


def is_common(term: str, common: Collection[str]) -> bool:
    """Whether a part of a question asks for one of the lexemes that many spellings have, or for what begins so."""
    return any(
        lexeme in common
        or (begins and (len(lexeme) < _TELLS_LITTLE or any(each.startswith(lexeme) for each in common)))
        for lexeme, begins in _LEXEME.findall(term)
    )


_IRISH = re.compile(r"\bo\s+\w{2}", re.IGNORECASE)
"""O Brien is O'Brien: without a full stop it is no initial, so no Oak Brien is meant."""
_LEXEME = re.compile(r"'([^']*)'(:\*)?")
_TELLS_LITTLE = len("r:") + 4
"""Many names begin with three letters, though none of them may be common."""


def _insisted_on(asked: list[list[str]]) -> list[list[str]]:
    """Leave out particles, and initials where two names remain."""
    kept = [[token for token in chunk if token not in PARTICLES] for chunk in asked]
    without_initials = [[token for token in chunk if len(token) > 1 or not _is_letter(token)] for chunk in kept]
    if sum(map(len, without_initials)) > 1:
        kept = without_initials
    return [chunk for chunk in kept if chunk] or asked


def _is_letter(token: str) -> bool:
    """Whether one sign is an initial: of Han and Hangul it is a syllable, and may be a whole name."""
    return script_of(token) != "other" or len(syllables(token)[0]) == 1


def _first(number: int, asked: list[list[str]]) -> list[list[str]]:
    """Leave off the tokens beyond a number."""
    before = accumulate(map(len, asked), initial=0)
    cut = (chunk[: max(0, number - earlier)] for chunk, earlier in zip(asked, before, strict=False))
    return [chunk for chunk in cut if chunk]


def _consonants(token: str, piece: str) -> int:
    return consonants(readings(piece, script_of(token))[0].consonants)


def _behind_apostrophes(q: str) -> dict[str, str]:
    """By token of the question, which has lost its apostrophe, what stood behind it: `angelo` by `dangelo`."""
    tokens = [token for chunk in chunks(q) for token in chunk]
    return {token: each for each in behind_apostrophes(q) for token in tokens if token != each and token.endswith(each)}


def _asked(chunk: Parts, shortest: int, *, is_alone: bool, begins: bool = True) -> Iterator[str]:
    """The ways in which a record may have one chunk: in pieces, joined, or as surname and joined given name."""
    script, plain = script_of(chunk[0]), ""
    for parts, is_whole in romanisations(chunk).items():
        # A way that is only the beginning of the plainest, as `abd` is of `abdul`, is asked for as a whole.
        is_shorter = len(parts) == 1 and plain != parts[0] and plain.startswith(parts[0])
        plain = plain or "".join(parts)
        open_ = begins and not is_shorter
        yield " & ".join(_term(part, script, shortest, is_whole=is_whole, begins=open_) for part in parts)
        if len(parts) > 1:
            is_split = len(parts) > len(chunk)
            least = SHORTEST_FRAME_ALONE if is_alone else SHORTEST_FRAME
            yield _term("".join(parts), script, least, is_whole=is_split)
            if len(parts) > 2:
                given = _term("".join(parts[1:]), script, shortest, is_whole=is_split)
                yield f"{_term(parts[0], script, shortest)} & {given}"
    if len(chunk) == 1:
        yield from map(_quoted, _without_vowels(chunk[0], script))


def _without_vowels(token: str, script: str) -> Iterator[str]:
    """What is asked of short names, where either the record or the question is in a script that leaves vowels out."""
    is_without = leaves_out_vowels(token)
    for each in dict.fromkeys(frames_without_vowels(token, script)):
        if len(each) > 1 and (is_without or consonants(each) < SHORTEST_FRAME_ALONE):
            yield lexeme("x", each)
            if is_without and consonants(each) >= SHORTEST_FRAME:
                yield lexeme("s", each)


def _term(form: str, script: str, shortest: int, *, is_whole: bool = False, begins: bool = True) -> str:
    """One form as the beginning of a token (or a whole one), or its frame as a whole one."""
    found = lexemes(form, script, is_whole=is_whole)
    return _any(_quoted(each, begins=begins) for each in found if each[0] != "s" or consonants(each[2:]) >= shortest)


def _quoted(asked: str, *, begins: bool = True) -> str:
    return f"'{asked}':*" if asked[0] == "r" and begins else f"'{asked}'"


def _any(choices: Iterable[str]) -> str:
    different = list(dict.fromkeys(choices))
    return different[0] if len(different) == 1 else f"({' | '.join(different)})"
