"""How a file is called when it is saved: what it holds, a short form of the filter, and the state it was made from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from anyascii import anyascii

from tracker.catalogue.listing.filter import ListFilter
from tracker.lib.query import query_string

LONGEST_FILTER = 80
"""Characters of the short form; file systems end at 255 bytes, and a whole path at 260 on Windows."""

_NOT_SAFE = re.compile("[^A-Za-z0-9_-]+")


def file_name(name: str, filterset: ListFilter, *, number: int, ending: str) -> str:
    """Such as `people-nationality-NP-fate-killed-generation-585.csv`: ASCII letters, digits, `-`, `_` and one dot.

    One filter has one name, in whatever order its parameters were given: they stand in that of the filter set, each
    with its values sorted.
    """
    short = _short_form([(each, sorted({*values})) for each, values in filterset.conditions_alone.items()])
    return f"{name}{f'-{short}' if short else ''}-generation-{number}.{ending}"


def _short_form(conditions: Sequence[tuple[str, Sequence[str]]]) -> str:
    """The filter in few letters; where some are lost, a digest of it, so that two filters have two names."""
    whole = "-".join(_pieces(conditions))
    is_exact = all(value == _safe(value) for _, values in conditions for value in values)
    if is_exact and len(whole) <= LONGEST_FILTER:
        return whole
    digest = sha256(query_string(dict(conditions)).encode("utf-8", "replace")).hexdigest()[:8]
    return f"{whole[: LONGEST_FILTER - len(digest) - 1].rstrip('-')}-{digest}"


def _pieces(conditions: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    for name, values in conditions:
        yield name
        yield from filter(None, map(_safe, values))


def _safe(value: str) -> str:
    """The value in letters that every system takes in the name of a file."""
    return _NOT_SAFE.sub("-", anyascii(value)).strip("-")
