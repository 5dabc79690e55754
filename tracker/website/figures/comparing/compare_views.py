"""The page that lays claim beside claim, and its drawing as a file."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.website.figures.charts.chart import WIDTH
from tracker.website.figures.comparing import compare_page
from tracker.website.figures.pages.matrix import compare_url
from tracker.website.figures.position_marks import all_marks
from tracker.website.page_context import page_context, render_page
from tracker.website.responses.pages import public_page

_MARGIN, _LEGEND = 34, 54
_FRAMES = ((220, 496), (360, 328))
"""Pixels of a frame beside its drawing, and how wide that is drawn: in a wide column, and on a phone."""


@require_safe
@public_page
def compare(request: HttpRequest, state: State) -> HttpResponse:
    """The figures on one nationality and measure; without both what there is to compare."""
    try:
        filterset = compare_page.read(request.GET)
    except BadParameters as bad:
        return _refused(request, state, bad.faults)
    if compare_page.is_complete(filterset):
        values = compare_page.comparison(filterset)
        drawn = values["drawing"].height if values["drawing"] else 0
        values |= {
            "positions": all_marks(),
            "title_to_cite": compare_page.title(filterset),
            "embed_height": str(max(beside + round(drawn * wide / WIDTH) for beside, wide in _FRAMES)),
            "embed": compare_url(filterset.params).replace("/compare/", "/embed/compare/", 1),
        }
    else:
        values = compare_page.overview(filterset)
    values |= {"form": _form(filterset), "is_filtered": bool(filterset.params)}
    return render_page(request, "website/compare.html", state, values, section="compare")


def _refused(request: HttpRequest, state: State, faults: Sequence[Fault]) -> HttpResponse:
    """What cannot be used, with the form kept."""
    single = {name: request.GET.getlist(name)[-1:] for name in compare_page.PARAMETERS if name in request.GET}
    usable, _faults = FigureFilter.usable(MultiValueDict(single), faults)
    values = {"faults": faults, "form": _form(usable), "without": compare_url(usable.params)}
    answer = render_page(request, "website/compare.html", state, values, section="compare")
    answer.status_code = HTTPStatus.BAD_REQUEST
    return answer


def _form(filterset: FigureFilter) -> list[dict[str, Any]]:
    """A choice for each parameter: the values that some figure has."""
    labels = {"nationality": _("Of whom"), "measure": _("Measure"), "side": _("Recruits of")}
    everything = {counted.facet.name: counted for counted in FigureFilter.of().facet_counts()}
    fields = []
    for name in compare_page.PARAMETERS:
        chosen = filterset.value(name)
        values = {each.value: each.label for each in everything[name].values}
        if chosen:
            values |= {chosen: everything[name].facet.word(chosen)}
        ordered = sorted(values.items(), key=lambda each: each[1]) if name == "nationality" else list(values.items())
        fields.append({"name": name, "label": labels[name], "values": ordered, "chosen": chosen})
    return fields


@require_safe
@public_page
def compare_svg(request: HttpRequest, state: State) -> HttpResponse:
    """The drawing of a comparison by itself, with its title, its source and its day."""
    filterset = compare_page.read(request.GET)
    needed = [name for name in compare_page.PARAMETERS[:2] if not filterset.value(name)]
    if needed:
        raise BadParameters([Fault(name, "", _("is needed for a drawing.")) for name in needed])
    drawing = compare_page.chart_of(compare_page.figures_of(filterset))
    height = drawing.height if drawing else 0
    values = page_context(request, state) | {
        "title": compare_page.title(filterset),
        "drawing": drawing,
        "width": WIDTH,
        "height": str(height + _MARGIN + _LEGEND),
        "feet": [str(height + _MARGIN + line) for line in (16, 30, 44)],
        "positions": all_marks(),
        "address": request.build_absolute_uri(compare_url(filterset.params)),
    }
    return render(request, "website/compare.svg", values, content_type="image/svg+xml")
