"""The pages about the data: files and API, and how things are counted."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.files import FILE_OF_LIST
from tracker.catalogue.generation import State
from tracker.catalogue.responses.frame import take_no_parameters
from tracker.website.about import download_page
from tracker.website.about.method import method_context
from tracker.website.page_context import render_page
from tracker.website.responses.pages import public_page
from tracker.website.responses.records import not_found


@require_safe
@public_page
def download(request: HttpRequest, state: State) -> HttpResponse:
    """Every file with its columns, and how to ask the API."""
    take_no_parameters(request)
    return render_page(request, "website/download.html", state, download_page.context(), section="download")


@require_safe
@public_page
def dictionary(request: HttpRequest, state: State, name: str) -> HttpResponse:
    """Every column of one file."""
    take_no_parameters(request)
    file = FILE_OF_LIST.get(name)
    if file is None:
        return not_found(request)
    return render_page(request, "website/dictionary.html", state, download_page.dictionary(file), section="download")


@require_safe
@public_page
def method(request: HttpRequest, state: State) -> HttpResponse:
    """How things are counted, in the words of the registers that the code uses."""
    take_no_parameters(request)
    return render_page(request, "website/method.html", state, method_context(), section="method")
