"""What public answers have in common: one state per request, faults named, nothing kept too long."""

from collections.abc import Callable, Sequence
from functools import cache, wraps
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.forms import MultipleChoiceField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.encoding import escape_uri_path

from tracker.catalogue.generation import State, current_state
from tracker.catalogue.kinds import KIND_OF_LIST
from tracker.catalogue.listing.kind import PublicList
from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.catalogue.people.filter import PeopleFilter
from tracker.lib.etags import asks_for_any, is_known
from tracker.lib.query import query_string
from tracker.website.listing.filter_form import filter_form
from tracker.website.listing.list_form import list_form
from tracker.website.page import frame
from tracker.website.responses.page_cache import PageCache
from tracker.website.responses.shared_links import at_clean_address, without_empty

_SHOWN_FAULTS = 20
View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """Read the state first; answer 304 where the reader has it already, 400 where parameters cannot be used."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        state = current_state()
        etag = _etag(request, state)
        key = (state, request.scheme, etag)
        asked = request.headers.get("If-None-Match")
        if is_known(asked, etag):
            response: HttpResponseBase = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        elif (kept := _pages.get(key)) and not asks_for_any(asked):
            return kept
        else:
            try:
                response = kept or view(request, state, *args, **kwargs)
            except BadParameters as bad:
                return _refused(request, state, bad.faults)
        if response.status_code == HTTPStatus.OK and (clean := _asked_more_shortly(request)) is not None:
            return at_clean_address(request, clean)
        if response.status_code == HTTPStatus.OK and asks_for_any(asked):
            _empty(response)
        if response.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            response.headers["ETag"] = etag
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        if response.status_code == HTTPStatus.OK:
            _pages.put(key, response)
        return response

    return answer


def _asked_more_shortly(request: HttpRequest) -> str | None:
    """The query string of a page without its empty parameters, all of which the page knows; None where it has none."""
    query = request.META.get("QUERY_STRING", "")
    clean = without_empty(query)
    return clean if request.path.endswith("/") and clean != query else None


def _empty(response: HttpResponseBase) -> None:
    """Tell that the answer is there without sending it; what it holds is closed when the answer ends."""
    if response.streaming:
        response.streaming_content = ()  # type: ignore[attr-defined]
    else:
        response.content = b""  # type: ignore[attr-defined]
    response.status_code = HTTPStatus.NOT_MODIFIED
    del response.headers["Content-Length"]


def for_any_site(view: View) -> View:
    """Let scripts of every other site read the answer, whatever it is, as they may read those of the API."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


_pages = PageCache()


def _etag(request: HttpRequest, state: State) -> str:
    asked = f"{request.get_host()}{request.path}?{request.META.get('QUERY_STRING', '')}".encode("utf-8", "replace")
    return f'W/"{state.number}.{state.shape}-{_build()}-{sha256(asked).hexdigest()[:16]}"'


@cache
def _build() -> str:
    """Changes with the templates, the code and what it reads, so that a new version of the site is seen at once."""
    checkout = Path(__file__).resolve().parents[3]
    digest = sha256()
    for folder in ("templates", "fixtures", "tracker/website", "tracker/catalogue", "tracker/exports", "tracker/lib"):
        for path in sorted((checkout / folder).rglob("*.*")):
            if path.suffix in (".html", ".py", ".css", ".js", ".svg", ".json", ".csv"):
                digest.update(f"{path.name}{path.stat().st_size}{path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()[:8]


def _refused(request: HttpRequest, state: State, faults: Sequence[Fault]) -> HttpResponse:
    """What cannot be used and why, and the same view without it; on the list of people with the form kept."""
    if request.path.endswith((".csv", ".zip")):
        lines = [f"{fault.name} ({fault.value}): {fault.message}\n" for fault in faults]
        return HttpResponse(lines, status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8")
    name = request.resolver_match.url_name if request.resolver_match else None
    kind = KIND_OF_LIST.get(name or "")
    listed = kind.listing if kind else None
    kept, faults = _usable(listed, request.GET, faults) if listed else (QueryDict(), list(faults))
    query = query_string(kept)
    shown = frame(request, state) | {
        "faults": faults[:_SHOWN_FAULTS],
        "more_faults": str(len(faults) - _SHOWN_FAULTS) if len(faults) > _SHOWN_FAULTS else "",
        "without": escape_uri_path(request.path) + (f"?{query}" if query else ""),
    }
    if listed:
        shown |= _form(listed, listed.read(kept), request.GET, faults) | {"section": name}
    return render(request, "website/bad_request.html", shown, status=HTTPStatus.BAD_REQUEST)


def _form(listed: PublicList, asked: Any, params: QueryDict, faults: Sequence[Fault]) -> dict[str, Any]:
    """The list's form with what can be used, and the part of a page that shows it."""
    if isinstance(asked, PeopleFilter):
        return {"form": filter_form(asked, params, faults), "form_template": "components/filters.html"}
    form = list_form(asked, reverse(listed.slug), str(listed.many), faults)
    return {"form": form, "form_template": "components/list_filters.html"}


def _usable(listed: PublicList, params: QueryDict, faults: Sequence[Fault]) -> tuple[QueryDict, list[Fault]]:
    """What can be used of the parameters, and all faults: some show only once others are gone."""
    wrong = {fault.name for fault in faults}
    kept = QueryDict(mutable=True)
    for name in (*listed.parameters, *(["sort"] if listed.is_sorted else [])):
        values = _possible(listed, name, params.getlist(name)) if name in wrong else params.getlist(name)
        if any(values) and (name != "sort" or values[-1] in listed.sorts):
            kept.setlist(name, values)
    try:
        listed.read(kept)
    except BadParameters as bad:
        kept, more = _usable(listed, kept, bad.faults)
        return kept, [*faults, *more]
    return kept, list(faults)


def _possible(listed: PublicList, name: str, values: Sequence[str]) -> list[str]:
    """The values of a facet that exist; nothing of a parameter that is no facet."""
    field = listed.filter_set(QueryDict()).form.fields.get(name)
    return [value for value in values if field.valid_value(value)] if isinstance(field, MultipleChoiceField) else []
