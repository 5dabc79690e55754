"""The pages about the data: files and API, and how things are counted."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.files import FILE_OF_LIST
from tracker.catalogue.generation import State
from tracker.catalogue.responses.frame import View, take_no_parameters
from tracker.website.about import download_page
from tracker.website.about.dataset import dataset
from tracker.website.about.method import filters_context, method_context, published_context, words_context
from tracker.website.page_context import page_context, render_page
from tracker.website.responses.pages import public_page
from tracker.website.responses.records import not_found


def _page(template: str, context: Callable[[], dict[str, Any]], *, section: str) -> View:
    """A page without parameters, shown from this template."""

    @require_safe
    @public_page
    def answer(request: HttpRequest, state: State) -> HttpResponse:
        take_no_parameters(request)
        return render_page(request, template, state, context(), section=section)

    return answer


@require_safe
@public_page
def download(request: HttpRequest, state: State) -> HttpResponse:
    """Every file, and how to ask the API."""
    take_no_parameters(request)
    values = download_page.context() | {"dataset": dataset(page_context(request, state)["origin"], state)}
    return render_page(request, "website/download.html", state, values, section="download")


@require_safe
@public_page
def dictionary(request: HttpRequest, state: State, name: str) -> HttpResponse:
    """Every column of one file."""
    take_no_parameters(request)
    file = FILE_OF_LIST.get(name)
    if file is None:
        return not_found(request)
    return render_page(request, "website/dictionary.html", state, download_page.dictionary(file), section="download")


method = _page("website/method.html", method_context, section="method")
"""How things are counted, in the words of the registers that the code uses."""
method_published = _page("website/method_published.html", published_context, section="method")
"""What of each record is published, item by item."""
method_words = _page("website/method_words.html", words_context, section="method")
"""The closed lists with the meaning of each value."""
method_filters = _page("website/method_filters.html", filters_context, section="method")
"""The parameters of every list."""
