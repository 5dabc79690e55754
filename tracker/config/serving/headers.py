"""The headers every answer carries, per site: written out here, so that a test can compare them literally."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

CONTENT = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # The admin's style sheets hold a few small pictures as data.
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
BOTH = {
    "Content-Security-Policy": CONTENT,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Permitted-Cross-Domain-Policies": "none",
}
# Drafts and names of people at risk: kept in no cache, handed to no other site.
NEWSROOM: dict[str, str] = BOTH | {
    # The review page frames the public page of what is reviewed.
    "Content-Security-Policy": f"{CONTENT}; frame-src 'self'",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}
# What that page frames, and nothing else, may be framed; by ourselves.
FRAMED: dict[str, str] = NEWSROOM | {
    "Content-Security-Policy": CONTENT.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
}
# Files that others wrote, framed by our own page: no script, no form, no request to anywhere, no origin of ours.
_OF_OTHERS = (
    "default-src 'none'",
    "script-src 'none'",
    "style-src 'unsafe-inline' data:",
    "img-src data:",
    "font-src data:",
    "media-src data:",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
)
CAPTURED: dict[str, str] = NEWSROOM | {
    "Content-Security-Policy": "; ".join(("sandbox", *_OF_OTHERS)),
    # A page in a sandbox cannot have an opener policy: browsers would not open it.
    "Cross-Origin-Opener-Policy": "unsafe-none",
}
# Chromium opens no PDF in a sandbox. Its viewer is a process and an origin of its own, and the file has none.
CAPTURED_PDF: dict[str, str] = CAPTURED | {"Content-Security-Policy": "; ".join(_OF_OTHERS)}
# Whoever wants to may build on the public answers; what may be cached is each view's to say.
PUBLIC: dict[str, str] = BOTH | {"Cross-Origin-Resource-Policy": "cross-origin"}
# The small pages that other sites show in a frame.
EMBEDDED: dict[str, str] = PUBLIC | {
    "Content-Security-Policy": CONTENT.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "X-Robots-Tag": "noindex",
}
# Browsers keep a 301, a 404 or a 410 for as long as they like where nothing is said, and a record that is published
# again would stay gone for whoever asked once.
KEPT_BY_NOBODY = "no-store"
MAY_BE_KEPT = (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.NOT_MODIFIED)


class HeadersMiddleware:
    """Sets the site's headers; they win over what a view said."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_static = request.path.startswith(settings.STATIC_URL)
        headers = settings.SITE_HEADERS
        if getattr(response, "is_framed", False):
            headers = FRAMED
        elif getattr(response, "is_embedded", False):
            headers = EMBEDDED
        elif getattr(response, "is_captured", False):
            headers = CAPTURED_PDF if response.headers["Content-Type"] == "application/pdf" else CAPTURED
        for name, value in headers.items():
            # Style sheets and scripts are the same for everybody and keep WhiteNoise's hashed, lasting names.
            if name == "Cache-Control" and is_static and response.status_code < 400:
                continue
            response.headers[name] = value
        if response.status_code not in MAY_BE_KEPT:
            response.headers["Cache-Control"] = KEPT_BY_NOBODY
        return response
