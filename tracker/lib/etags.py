"""Conditional requests as RFC 9110 has them: whether the caller already has the present answer."""

from django.utils.http import parse_etags

ANY = "*"


def is_known(header: str | None, etag: str) -> bool:
    """Whether `etag` is among the tags of an `If-None-Match` header, by weak comparison (RFC 9110, 8.8.3.2).

    `*` is not: whether there is an answer at all is known only once it was made; see `asks_for_any`.
    """
    return _opaque(etag) in {_opaque(each) for each in parse_etags(header or "") if each != ANY}


def asks_for_any(header: str | None) -> bool:
    """Whether the caller wants nothing where there is an answer, whichever it is."""
    return parse_etags(header or "") == [ANY]


def _opaque(etag: str) -> str:
    return etag.removeprefix("W/")
