"""What all public answers have in common: one state per request, faults named, nothing kept too long."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import cache, wraps
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.generation import State, current_state
from tracker.catalogue.listing.parameters import BadParameters, Fault, check_parameters
from tracker.catalogue.responses.page_cache import PageCache
from tracker.lib.budget import Budget, TooBusy
from tracker.lib.etags import asks_for_any, is_known

View = Callable[..., HttpResponseBase]
Refusal = Callable[[HttpRequest, State, Sequence[Fault]], HttpResponse]
"""Gives the answer 400: what cannot be used of the address, and why."""

MAKING = Budget(
    at_once=8,
    waiting=30,
    patience=3,
    message=_("Too many pages are being made at this moment. Try again in a few seconds."),
    retry_seconds=5,
)
"""For answers that are not kept: more at once would only make all of them later (one process runs on one core)."""

_answers = PageCache()


def public_answer(refusal: Refusal, *, budget: Budget | None = MAKING) -> Callable[[View], View]:
    """Make a view of a function that takes the request, its state of the catalogue, and the parts of the path.

    The state is read first, in the transaction of the request. Who has the answer of that state already gets 304;
    an answer made before is given again; parameters that cannot be used (`BadParameters`) are refused. An answer to
    be made waits for room in the budget (None: it has one of its own), or gets 503 with `Retry-After`. An answer that
    does not follow from its state alone says `no-store`, and is kept nowhere.
    """

    def made(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            state = current_state()
            if request.method not in ("GET", "HEAD"):
                return view(request, state, *args, **kwargs)
            etag, known = _etag(request, state), request.headers.get("If-None-Match")
            if is_known(known, etag):
                return _with_etag(HttpResponse(status=HTTPStatus.NOT_MODIFIED), etag)
            key = (state, request.scheme, etag)
            response: HttpResponseBase | None = _answers.get(key)
            if response is None:
                try:
                    with budget.room() if budget else nullcontext():
                        response = _rendered(view(request, state, *args, **kwargs))
                except BadParameters as bad:
                    return refusal(request, state, bad.faults)
                except TooBusy as busy:
                    return _busy(busy)
                if response.status_code != HTTPStatus.OK or response.headers.get("Cache-Control") == "no-store":
                    return response
                _answers.put(key, _with_etag(response, etag))
            return _empty(response) if asks_for_any(known) else response

        return answer

    return made


def for_any_site(view: View) -> View:
    """Let scripts of every other site read the answer, whatever it is."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def take_no_parameters(request: HttpRequest) -> None:
    """Raise `BadParameters` where the address has any."""
    check_parameters(request.GET, ())


def _busy(busy: TooBusy) -> HttpResponse:
    headers = {"Retry-After": str(busy.retry_seconds), "Cache-Control": "no-store"}
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return HttpResponse(f"{busy}\n", status=status, content_type="text/plain; charset=utf-8", headers=headers)


def _with_etag(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def _rendered(response: HttpResponseBase) -> HttpResponseBase:
    return response.render() if isinstance(response, SimpleTemplateResponse) else response


def _empty(response: HttpResponseBase) -> HttpResponseBase:
    """Tell that the answer is there without sending it; what it holds is closed when the answer ends."""
    if response.streaming:
        response.streaming_content = ()  # type: ignore[attr-defined]
    else:
        response.content = b""  # type: ignore[attr-defined]
    response.status_code = HTTPStatus.NOT_MODIFIED
    del response.headers["Content-Length"]
    return response


def _etag(request: HttpRequest, state: State) -> str:
    asked = f"{request.get_host()}{request.path}?{request.META.get('QUERY_STRING', '')}".encode("utf-8", "replace")
    return f'W/"{state.number}.{state.shape}-{_build()}-{sha256(asked).hexdigest()[:16]}"'


@cache
def _build() -> str:
    """Changes with the templates, the code and what it reads, so that a new version of the site is seen at once."""
    checkout = Path(__file__).resolve().parents[3]
    digest = sha256()
    for folder in ("templates", "fixtures", "tracker"):
        for path in sorted((checkout / folder).rglob("*.*")):
            if path.suffix in (".html", ".py", ".css", ".js", ".svg", ".json", ".csv"):
                digest.update(f"{path.name}{path.stat().st_size}{path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()[:8]
