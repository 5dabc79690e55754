"""The answer at an address of the public site where there is nothing: JSON below the API, else a page."""

from django.http import HttpRequest, HttpResponse

from tracker.api import root
from tracker.website.responses import records


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Error handler of the public site."""
    if f"{request.path}/".startswith(root.BELOW):
        return root.nothing_there(request)
    return records.not_found(request, exception)
