"""The page of people who are counted and never listed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.responses.frame import take_no_parameters
from tracker.website.counted import counted_page
from tracker.website.page_context import render_page
from tracker.website.responses.pages import public_page


@require_safe
@public_page
def counted(request: HttpRequest, state: State) -> HttpResponse:
    """Four fixed tables."""
    take_no_parameters(request)
    return render_page(request, "website/counted.html", state, counted_page.context(), section="counted")
