"""Names in any script: tokens, keys for comparing, the lexemes a spelling is found by, and what a question asks for.

A spelling is reduced to lexemes: `r:` a romanised token, `s:` a consonant frame of one (two consonants at least), `v:`
the frame with vowels where it has two consonants only. A question is reduced in the same way, so all comparing is
between Latin letters, whatever the scripts.

"Equals or begins in any key" is kept for the romanised keys; consonant frames match whole tokens only, in company from
two consonants, alone from three. On 5,638 labelled pairs this raised full-name recall from 0.15 (romanised only) to
0.46 at 0.6 false hits a query (2026-11-23).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from tracker.lib.frames import consonants, frame, frames, vowelled
from tracker.lib.name_tokens import PARTICLES, chunks, normalised, tokens
from tracker.lib.romanisation import in_context, syllables

__all__ = [
    "KEYS_VERSION",
    "asks_for_rare",
    "is_common",
    "normalised",
    "romanised",
    "romanised_alt",
    "search_keys",
    "search_query",
    "search_terms",
    "skeleton",
    "sort_key",
    "tokens",
]

# Raise this whenever a key comes out differently; a command then rebuilds the stored ones.
KEYS_VERSION = 1
LONGEST_QUERY = 200
MOST_TOKENS = 12
LONGEST_LEXEME = 60
# Two consonants say little: asked alone they count only with their vowels, beside another token as they are.
SHORTEST_FRAME = 2
SHORTEST_FRAME_ALONE = 3


def romanised(text: str) -> str:
    """Give the name in Latin letters, character by character (Arabic without its vowels), in lower case."""
    return " ".join(piece for token in tokens(text) for piece in syllables(token))


def romanised_alt(text: str) -> str:
    """Give the name in Latin letters by uroman's rules, where Han and Hangul are not split into syllables."""
    return " ".join(filter(None, map(in_context, tokens(text))))


def skeleton(text: str) -> str:
    """Give the consonant frame of each romanised token."""
    return " ".join(filter(None, map(frame, romanised(text).split())))


def sort_key(text: str) -> str:
    """Give what a name is sorted by, in any script: its romanised form."""
    return romanised(text)


def search_keys(text: str) -> str:
    """Give the lexemes one spelling is found by: sorted, without doubles, separated by spaces."""
    return " ".join(sorted(frozenset().union(*(_lexemes_of(tuple(chunk)) for chunk in chunks(text)))))


def search_query(q: str) -> str | None:
    """Give a text to be cast to `tsquery`: every token of the question equals or begins a token of one spelling.

    Particles are not insisted on. None where the question has no token. Only quotes, colons, letters, marks and digits
    get into it, whatever was asked; what is beyond 200 characters or 12 tokens is not looked at.
    """
    return " & ".join(search_terms(q)) or None


def search_terms(q: str) -> list[str]:
    """Give the parts of `search_query`, one a name asked for, all of which must hold."""
    asked = _first(MOST_TOKENS, _without_particles(chunks(q[:LONGEST_QUERY])))
    pieces = sum(len(syllables(token)) for chunk in asked for token in chunk)
    shortest = SHORTEST_FRAME if pieces > 1 else SHORTEST_FRAME_ALONE
    return [_any(_readings(chunk, shortest)) for chunk in asked]


def asks_for_rare(q: str, common: Collection[str]) -> bool:
    """Whether something in a question is not common, so that few spellings can have all of it."""
    return not all(is_common(term, common) for term in search_terms(q))


def is_common(term: str, common: Collection[str]) -> bool:
    """Whether a part of a question asks for one of the lexemes that many spellings have, or for what begins so."""
    return any(
        lexeme in common
        or (begins and (len(lexeme) < _TELLS_LITTLE or any(each.startswith(lexeme) for each in common)))
        for lexeme, begins in _LEXEME.findall(term)
    )


_LEXEME = re.compile(r"'([^']*)'(:\*)?")
_TELLS_LITTLE = len("r:") + 4
"""Many names begin with three letters, though none of them may be common."""


@lru_cache(20_000)
def _lexemes_of(chunk: tuple[str, ...]) -> frozenset[str]:
    """Kept, because many people share a name."""
    return frozenset(lexeme for form in _forms(chunk) for lexeme in _lexemes(form))


def _forms(chunk: Sequence[str]) -> Iterator[str]:
    """What one chunk may be written as: each token or syllable, all of them joined, and all but the first."""
    for parts in _romanisations(chunk):
        yield from parts
        yield "".join(parts)
        yield "".join(parts[1:])


def _romanisations(chunk: Sequence[str]) -> list[list[str]]:
    by_letter = [piece for token in chunk for piece in syllables(token)]
    by_rule = [whole for token in chunk if (whole := in_context(token))]
    return [by_letter, by_rule] if by_rule and by_rule != by_letter else [by_letter]


def _lexemes(form: str) -> Iterator[str]:
    if form:
        yield f"r:{form[:LONGEST_LEXEME]}"
    for reduced in frames(form):
        if consonants(reduced) >= SHORTEST_FRAME:
            yield f"s:{reduced[:LONGEST_LEXEME]}"
    if consonants(frame(form)) == SHORTEST_FRAME:
        yield f"v:{vowelled(form)[:LONGEST_LEXEME]}"


def _without_particles(asked: list[list[str]]) -> list[list[str]]:
    kept = [[token for token in chunk if token not in PARTICLES] for chunk in asked]
    return [chunk for chunk in kept if chunk] or asked


def _first(number: int, asked: list[list[str]]) -> list[list[str]]:
    """Leave off the tokens beyond a number."""
    before = accumulate(map(len, asked), initial=0)
    cut = (chunk[: max(0, number - earlier)] for chunk, earlier in zip(asked, before, strict=False))
    return [chunk for chunk in cut if chunk]


def _readings(chunk: list[str], shortest: int) -> Iterator[str]:
    """The ways in which a record may have one chunk: in pieces, joined, or as surname and joined given name."""
    for parts in _romanisations(chunk):
        yield " & ".join(_term(part, shortest) for part in parts)
        yield _term("".join(parts), shortest)
        if len(parts) > 2:
            yield f"{_term(parts[0], shortest)} & {_term(''.join(parts[1:]), shortest)}"


def _term(form: str, shortest: int) -> str:
    """One form as the beginning of a token, or its frame as a whole one."""
    return _any(
        _asked_as(lexeme) for lexeme in _lexemes(form) if lexeme[0] != "s" or consonants(lexeme[2:]) >= shortest
    )


def _asked_as(lexeme: str) -> str:
    return f"'{lexeme}':*" if lexeme[0] == "r" else f"'{lexeme}'"


def _any(choices: Iterable[str]) -> str:
    different = list(dict.fromkeys(choices))
    return different[0] if len(different) == 1 else f"({' | '.join(different)})"
