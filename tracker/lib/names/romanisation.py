"""Latin letters for any script, token by token: `anyascii` (character by character) and `uroman` (by context).

Both are cached per token: names repeat, and uroman alone manages about a thousand tokens a second.
"""

import gc
import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from uroman import Uroman

_CACHED = 2**16
_NOT_LATIN = re.compile(r"[^a-z0-9]+")
# anyascii begins each syllable of Han and Hangul with a capital; lower-cased tokens have no other capitals.
_SYLLABLE = re.compile(r"[A-Z]?[^A-Z]+|[A-Z]")
# Arabic and Hebrew: ayn and alif at the beginning of a word carry a vowel, whose letter nobody writes.
_CARRIERS = frozenset("\u0639\u0627\u0623\u0625\u0671\u05e2\u05d0")
_turn = threading.Lock()


@lru_cache(_CACHED)
def syllables(token: str) -> tuple[str, ...]:
    """Give a lower-cased token in Latin letters: one piece, or for Han and Hangul one for each syllable.

    A token that nothing romanises stays as it is.
    """
    if token.isascii():
        return (token,)
    if token[0] in _CARRIERS:
        return ("a" + _latin(anyascii(token[1:])),)
    pieces = (_latin(piece) for piece in _SYLLABLE.findall(anyascii(token)))
    return tuple(piece for piece in pieces if piece) or (token,)


@lru_cache(_CACHED)
def in_context(token: str) -> str:
    """Give a lower-cased token in Latin letters by uroman's rules for whole words; empty where it has none."""
    if token.isascii():
        return token
    carried, rest = ("a", token[1:]) if token[0] in _CARRIERS else ("", token)
    if not rest:
        return carried
    with _turn:
        return carried + _latin(_uroman().romanize_string(rest))


def load() -> None:
    """Load uroman's tables now (one to several seconds), so that no visitor waits for them."""
    with _turn:
        _uroman()


@lru_cache(1)
def _uroman() -> "Uroman":
    from uroman import Uroman

    loaded = Uroman()
    # A million objects that stay for good: garbage collection need not look through them again and again.
    gc.freeze()
    return loaded


def _latin(text: str) -> str:
    return _NOT_LATIN.sub("", text.lower())
