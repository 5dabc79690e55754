"""Addresses as they are shared: without what others append to links, and without what a form sends empty."""

from collections.abc import Callable
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.encoding import escape_uri_path

BEGINNINGS = ("utm_", "mtm_", "pk_", "hsa_", "_hs", "__hs", "vero_", "oly_", "mc_", "ns_", "trk_")
NAMES = frozenset(
    (
        *("fbclid", "fb_action_ids", "fb_action_types", "fb_source", "mibextid", "igshid", "igsh", "epik", "rdt_cid"),
        *(
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "srsltid",
            "_ga",
            "_gl",
            "msclkid",
            "scid",
            "s_cid",
            "s_kwcid",
        ),
        *("yclid", "ymclid", "ysclid", "_openstat", "twclid", "ttclid", "tt_medium", "tt_content", "li_fat_id"),
        *("ref_src", "ref_url", "__twitter_impression", "mkt_tok", "wickedid", "rb_clickid", "dm_i", "sfmc_id"),
        *("ml_subscriber", "ml_subscriber_hash", "hsctatracking", "cmpid", "ncid", "ocid", "smid", "wt_mc", "wt.mc_id"),
        *("at_medium", "at_campaign", "guccounter", "guce_referrer", "guce_referrer_sig"),
    )
)
"""Of networks, newsletters and advertisers, in small letters. None of them is, or may become, a parameter of ours."""


def is_appended(name: str) -> bool:
    """Whether others put a parameter of this name behind links."""
    small = name.lower()
    return small in NAMES or small.startswith(BEGINNINGS)


def clean_query(query: str) -> str:
    """The query string without them; everything else stays as it was written."""
    parts = query.split("&")
    return "&".join(part for part in parts if not is_appended(unquote_plus(part.partition("=")[0])))


def without_empty(query: str) -> str:
    """The query string without parameters that have no value, as a form sends its empty fields."""
    return "&".join(part for part in query.split("&") if part.partition("=")[2])


class SharedLinksMiddleware:
    """Leads whoever follows a shared link to the clean address, which is the one to cite and to keep."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if request.method not in ("GET", "HEAD") or (clean := clean_query(query)) == query:
            return self.get_response(request)
        return at_clean_address(request, clean)


def at_clean_address(request: HttpRequest, query: str) -> HttpResponseRedirect:
    """Lead to the same path with that query string."""
    address = escape_uri_path(request.path) + (f"?{query}" if query else "")
    # A path that begins with two slashes would lead to another host.
    return HttpResponseRedirect("/" + address.lstrip("/"))
