"""Names in any script: tokens, keys for comparing, the lexemes a spelling is found by, and what a question asks for.

This is the way in; the rules stand beside it, each kind in a file of its own: how names are taken apart
(`name_tokens`), written in Latin letters (`romanisation`, `name_scripts`), reduced to consonants (`frames`,
`name_lexemes`), joined (`name_joining`) and asked for (`name_questions`). Measured by `tests.bench.names.name_search`.
"""

from tracker.lib.names.name_frames import frame
from tracker.lib.names.name_joining import lexemes_joined
from tracker.lib.names.name_lexemes import SHORTEST_FRAME_ALONE, lexemes_of
from tracker.lib.names.name_questions import is_common, search_query, search_terms
from tracker.lib.names.name_tokens import behind_apostrophes, chunks, normalised, tokens
from tracker.lib.names.romanisation import in_context, syllables

__all__ = [
    "KEYS_VERSION",
    "SHORTEST_FRAME_ALONE",
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
KEYS_VERSION = 2


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
    parts = chunks(text)
    found = set(lexemes_joined(parts))
    for chunk in (*parts, *([token] for token in behind_apostrophes(text))):
        found |= lexemes_of(tuple(chunk))
    return " ".join(sorted(found))
