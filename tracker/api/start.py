"""The start page of the API for people: every operation as it describes itself, with an example that works."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.api.public_view import LICENCE, refusal
from tracker.api.schema_parts import Operation, Schema, errors
from tracker.catalogue.generation import State
from tracker.catalogue.listing.paging import PAGE_SIZE
from tracker.catalogue.responses.frame import View, public_answer, take_no_parameters

JSON, HTML = "application/json", "text/html"
SHOWN_VALUES = 30


@dataclass(frozen=True)
class Parameter:
    """One parameter in words; `values` are all that it takes (none: too many to print)."""

    name: str
    description: str
    is_required: bool
    values: Sequence[str]


@dataclass(frozen=True)
class Explained:
    """One operation: its path, what it answers, its parameters, and an example (empty: there is no record yet).

    Where another one above it takes most of the same parameters, `same_as` is that one's id, and they are said there.
    """

    id: str
    path: str
    summary: str
    parameters: Sequence[Parameter]
    same_as: str
    example: str


def for_people_and_programs(view: View) -> View:
    """Lead browsers to the start page; programs get the answer of the view."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        # A program says `*/*` or nothing. What is refused is refused to both.
        wants_page = request.method in ("GET", "HEAD") and request.get_preferred_type([JSON, HTML]) == HTML
        is_led = wants_page and not request.GET
        response = redirect("api-start") if is_led else view(request, *args, **kwargs)
        patch_vary_headers(response, ("Accept",))
        return response

    return answer


def start_page(patterns: Sequence[URLPattern]) -> View:
    """The view of the page that explains what stands at these addresses."""

    @require_safe
    @public_answer(refusal)
    def start(request: HttpRequest, state: State) -> HttpResponse:
        take_no_parameters(request)
        operations = list(_explained(patterns))
        return render(request, "api/start.html", _around(request, state) | {"groups": list(_groups(operations))})

    return start


def _around(request: HttpRequest, state: State) -> dict[str, Any]:
    return {
        "generation": str(state.number) if state.number else "",
        "as_of": f"{state.at.day} {state.at:%B %Y}" if state.at else "",
        "as_of_iso": state.at.isoformat() if state.at else "",
        "origin": request.build_absolute_uri("/").rstrip("/"),
        "address": request.build_absolute_uri(reverse("home")),
        "contact": getattr(settings, "CONTACT", ""),
        "licence": LICENCE,
        "limits": {name: str(limit) for name, limit in settings.REQUESTS_A_MINUTE.items() if limit},
        "page_size": str(PAGE_SIZE),
        "answers": sorted((status, said["description"]) for status, said in errors(of_records=True).items()),
    }


def _groups(operations: Sequence[tuple[str, Explained]]) -> Iterator[tuple[str, str, list[Explained]]]:
    """The operations under their headings, each with an anchor."""
    headings = {
        "people": _("People, and what is claimed about them"),
        "others": _("Figures, statements, units, sources, laws"),
        "records": _("One record, by its reference"),
        "about": _("Changes, and the API itself"),
    }
    for tag, heading in headings.items():
        yield tag, heading, [each for of_tag, each in operations if of_tag == tag]


def _explained(patterns: Sequence[URLPattern]) -> Iterator[tuple[str, Explained]]:
    """Each with its tag, in the order of the addresses; what must be given a parameter comes last."""
    told = [(_path(pattern), _view_of(pattern.callback).describe()) for pattern in patterns]
    above: dict[str, Operation] = {}
    for path, operation in sorted(told, key=lambda each: any("required" in one for one in each[1].parameters)):
        same = next((each for each in above.values() if _share_most(each, operation)), None)
        known = same.parameters if same else ()
        above[operation.id] = operation
        yield (
            operation.tag,
            Explained(
                id=operation.id,
                path=path,
                summary=operation.summary,
                parameters=[_in_words(each) for each in operation.parameters if each not in known],
                same_as=same.id if same else "",
                example=_example(path, operation.example),
            ),
        )


def _share_most(one: Operation, other: Operation) -> bool:
    shared = [each for each in other.parameters if each in one.parameters]
    return len(shared) > len(other.parameters) / 2


def _path(pattern: URLPattern) -> str:
    return reverse("api-root") + str(pattern.pattern).replace("<str:reference>", "{reference}")


def _example(path: str, example: str) -> str:
    if "{reference}" in path:
        return path.replace("{reference}", example) if example else ""
    return f"{path}?{example}" if example else path


def _in_words(parameter: Schema) -> Parameter:
    form = parameter["schema"]
    values = [value for value in form.get("items", form).get("enum", []) if value]
    shown = values if len(values) <= SHOWN_VALUES else []
    return Parameter(parameter["name"], parameter["description"], parameter.get("required", False), shown)


def _view_of(callback: Callable[..., Any]) -> Any:
    """The view as its address makes it."""
    made: Any = callback
    return made.cls(**made.initkwargs)
