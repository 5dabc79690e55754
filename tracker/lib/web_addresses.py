"""Web addresses: when two of them lead to one page, be it to a version for phones or to an archived copy of it."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db import models

from tracker.lib.typed_fields import LongTextColumn

_TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_")
_TRACKING = frozenset(
    {
        *("_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igsh"),
        *("igshid", "li_fat_id", "mc_cid", "mc_eid", "msclkid", "srsltid", "ttclid", "twclid", "wbraid"),
        *("yclid", "ysclid"),
    }
)
"""Parameters that say by which link or advertisement somebody came, never which page it is."""
_USUAL_PORTS = {None, 80, 443}
_VERSIONS = ("www.", "m.", "mobile.", "amp.")
"""How names of hosts begin that serve the pages of another: for phones, or in Google's format for them."""
_AMP = frozenset({"amp", "amp=1", "amp=true", "outputtype=amp"})
"""Parameters that ask for the page in that format."""
_ARCHIVE = re.compile(
    r"""https?://(?:
        (?:web\.|wayback\.)?archive\.org/web/(?:(?:\d{1,14}(?:[a-z]{2}_)?|\*)/)?  # web.archive.org/web/20230901/…
        | (?:www\.)?archive\.(?:today|ph|is|md|vn|fo|li)/(?:newest/|oldest/|\d[\d.-]*/)
        | (?:www\.)?google\.[a-z.]+/amp/(?:s/)?                                    # a page as Google shows it on phones
        | [^/]+\.cdn\.ampproject\.org/[cv]/(?:s/)?
        | webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{12}:)?
    )(?P<page>(?:https?(?::|%3a)|[^/?]+\.).+)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Addresses of copies that hold the address of the page."""
_SCHEME = re.compile(r"(https?):/*", re.IGNORECASE)
_COPIES_BY_CODE = re.compile(
    r"https?://(?:(?:www\.)?archive\.(?:today|ph|is|md|vn|fo|li)|(?:www\.)?perma\.cc|ghostarchive\.org|megalodon\.jp)/",
    re.IGNORECASE,
)


def address_key(address: str) -> str:
    """What is the same in all addresses of one page; empty for none. Not an address itself.

    Left out: `http` or `https`, `www.` and what says "for phones" (`m.`, `amp.`, `/amp`), the case of the host, the
    usual ports, a slash at the end, tracking parameters, and the place within the page (but not `#!` and `#/`, which
    some sites put before the page's own path). An archived copy has the key of its page, where its address tells it.
    """
    text = page_copied(address) or address.strip()
    try:
        parts = urlsplit(text)
        host, port = _without_version((parts.hostname or "").rstrip(".")), parts.port
    except ValueError:
        return text
    if not host or parts.scheme not in ("http", "https"):
        return text
    place = host if port in _USUAL_PORTS else f"{host}:{port}"
    kept = "&".join(pair for pair in parts.query.split("&") if pair and not _is_left_out(pair))
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return place + _without_amp(parts.path.rstrip("/")) + (f"?{kept}" if kept else "") + fragment


def page_copied(address: str) -> str:
    """The address of the page of which this is an archived copy; empty where it is none, or does not tell."""
    page, found = "", _ARCHIVE.match(address.strip())
    while found:
        page = found["page"].strip()
        page = unquote(page) if re.match("https?%3a", page, re.IGNORECASE) else page
        page = _SCHEME.sub(r"\1://", page, count=1) if _SCHEME.match(page) else f"http://{page}"
        found = _ARCHIVE.match(page)
    return page


def ways_to(address: str) -> list[str]:
    """The address with `http` and `https`, with and without a slash at the end."""
    place = _SCHEME.sub("", address.strip(), count=1).rstrip("/")
    return [f"{scheme}://{place}{end}" for scheme in ("https", "http") for end in ("", "/")]


def is_archived_copy(address: str) -> bool:
    """Whether an archive's copy stands there, whether or not its address tells of which page."""
    return bool(page_copied(address) or _COPIES_BY_CODE.match(address.strip()))


def _without_version(host: str) -> str:
    while (found := next((each for each in _VERSIONS if host.startswith(each)), "")) and "." in host[len(found) :]:
        host = host[len(found) :]
    # `en.m.wikipedia.org` is the phone version of `en.wikipedia.org`.
    return re.sub(r"^([^.]+)\.m\.(wiki[^.]*\.org)$", r"\1.\2", host)


def _without_amp(path: str) -> str:
    """`/amp/a`, `/a/amp`, `/a.amp` and `/a.amp.html` are the page `/a` or `/a.html`."""
    before = None
    while path != before:
        before, path = path, re.sub(r"^/amp(?=/)|/amp$|\.amp$|\.amp(?=\.html?$)", "", path).rstrip("/")
    return path


def _is_left_out(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES) or pair.lower() in _AMP


class AddressKeyField(LongTextColumn):
    """The key of the address in another column of the same row; `update()` of that column must name both."""

    is_derived = True

    def __init__(self, source: str = "url", **kwargs: Any) -> None:
        self.source = source
        super().__init__(**(kwargs | {"editable": False, "blank": True, "default": ""}))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave out what this class decides itself."""
        name, path, _args, kwargs = super().deconstruct()
        for fixed in ("editable", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, [self.source], kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 (Django's signature)
        """Compute the key from the address as it is now."""
        value = address_key(getattr(model_instance, self.source) or "")
        setattr(model_instance, self.attname, value)
        return value
