"""Web addresses: when two of them lead to one page."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

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


def address_key(address: str) -> str:
    """What is the same in all addresses of one page; empty for none. Not an address itself.

    Left out: `http` or `https`, `www.`, the case of the host, the usual ports, a slash at the end, tracking parameters,
    and the place within the page (but not `#!` and `#/`, which some sites put before the page's own path).
    """
    text = address.strip()
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip(".").removeprefix("www."), parts.port
    except ValueError:
        return text
    if not host or parts.scheme not in ("http", "https"):
        return text
    place = host if port in _USUAL_PORTS else f"{host}:{port}"
    kept = "&".join(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair))
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return place + parts.path.rstrip("/") + (f"?{kept}" if kept else "") + fragment


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)


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
