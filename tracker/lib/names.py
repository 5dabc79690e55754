"""Names in any script: tokens, keys for comparing, the lexemes a spelling is found by, and what a question asks for.

A spelling is reduced to lexemes: `r:` a romanised token, `s:` the consonant frame of one. A question is reduced in the
same way, so all comparing is between Latin letters, whatever the scripts.
"""

from collections.abc import Iterable, Iterator

from tracker.lib.frames import frame
from tracker.lib.name_tokens import PARTICLES, chunks, normalised, tokens
from tracker.lib.romanisation import in_context, syllables

__all__ = [
    "KEYS_VERSION",
    "normalised",
    "romanised",
    "romanised_alt",
    "search_keys",
    "search_query",
    "skeleton",
    "sort_key",
    "tokens",
]

# Raise this whenever a key comes out differently; a command then rebuilds the stored ones.
KEYS_VERSION = 1
LONGEST_QUERY = 200
MOST_TOKENS = 12
LONGEST_LEXEME = 60
SHORTEST_FRAME = 3


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
    return " ".join(sorted({lexeme for chunk in chunks(text) for form in _forms(chunk) for lexeme in _lexemes(form)}))


def search_query(q: str) -> str | None:
    """Give a text to be cast to `tsquery`: every token of the question equals or begins a token of one spelling.

    Particles are not insisted on. None where the question has no token. Only quotes, colons, letters, marks and digits
    get into it, whatever was asked; what is beyond 200 characters or 12 tokens is not looked at.
    """
    asked: list[str] = []
    left = MOST_TOKENS
    for chunk in _without_particles(chunks(q[:LONGEST_QUERY])):
        if part := _any(_readings(chunk[:left])):
            asked.append(part)
        left -= len(chunk[:left])
    return " & ".join(asked) or None


def _forms(chunk: list[str]) -> Iterator[str]:
    """What one chunk may be written as: each token or syllable, all of them joined, and all but the first."""
    for parts in _romanisations(chunk):
        yield from parts
        yield "".join(parts)
        yield "".join(parts[1:])


def _romanisations(chunk: list[str]) -> list[list[str]]:
    by_letter = [piece for token in chunk for piece in syllables(token)]
    by_rule = [whole for token in chunk if (whole := in_context(token))]
    return [by_letter] if by_rule == by_letter else [by_letter, by_rule]


def _lexemes(form: str) -> Iterator[str]:
    if form:
        yield f"r:{form[:LONGEST_LEXEME]}"
    if len(consonants := frame(form)) >= SHORTEST_FRAME:
        yield f"s:{consonants[:LONGEST_LEXEME]}"


def _without_particles(asked: list[list[str]]) -> list[list[str]]:
    kept = [[token for token in chunk if token not in PARTICLES] for chunk in asked]
    return [chunk for chunk in kept if chunk] or asked


def _readings(chunk: list[str]) -> Iterator[str]:
    """The ways in which a record may have one chunk: in pieces, joined, or as surname and joined given name."""
    for parts in filter(None, _romanisations(chunk)):
        yield " & ".join(map(_term, parts))
        yield _term("".join(parts))
        if len(parts) > 2:
            yield f"{_term(parts[0])} & {_term(''.join(parts[1:]))}"


def _term(form: str) -> str:
    """One form as a token's beginning, or its frame as a whole one."""
    return _any(f"'{lexeme}':*" if lexeme.startswith("r:") else f"'{lexeme}'" for lexeme in _lexemes(form))


def _any(choices: Iterable[str]) -> str:
    different = list(dict.fromkeys(choices))
    return different[0] if len(different) == 1 else f"({' | '.join(different)})" if different else ""
