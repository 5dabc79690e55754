"""A submission as readers would see it, through the public site's own views; framed on the review page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import resolve, set_urlconf
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.guarded_sources import unreadable_references, without_guarded
from tracker.newsroom.review.seen_by import as_seen
from tracker.newsroom.review.submission_lists import waiting_with
from tracker.publishing.public_pages import path_of
from tracker.publishing.staging import MOST_DEPENDENTS, TooMany, as_if_published
from tracker.review.models import Submission

_PUBLIC = "tracker.config.urls_public"
_META = ("SERVER_NAME", "SERVER_PORT", "HTTP_HOST", "wsgi.url_scheme")


@require_safe
@xframe_options_sameorigin
def public_rendering(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The public page of the submission's record as if what it rests on, and waits, were public too; or `?alone`."""
    user = logged_in_user(request)
    if not user.has_perm("review.view_submission"):
        raise PermissionDenied
    row = get_object_or_404(without_guarded(Submission.objects.select_related("submitted_by"), user), pk=pk)
    beside = [] if "alone" in request.GET else waiting_with([row], user)
    try:
        with as_if_published([as_seen(each, unreadable_references(user)) for each in (*beside, row)], by=user):
            response = _public_page(row, request)
    except TooMany:
        message = f"More than {MOST_DEPENDENTS} public records name this one and would all change: it is not tried out."
        response = _said(request, message)
    response.is_framed = True  # type: ignore[attr-defined]
    return response


def _public_page(row: Submission, request: HttpRequest) -> HttpResponseBase:
    address = path_of(row.kind, row.reference)
    if not address:
        return _said(request, "This record has no page of its own: readers see it on the records that name it.")
    path, _, query = address.partition("?")
    match = resolve(path, urlconf=_PUBLIC)
    reader = HttpRequest()
    reader.method, reader.path, reader.path_info, reader.resolver_match = "GET", path, path, match
    reader.META = {name: request.META[name] for name in _META if name in request.META} | {"QUERY_STRING": query}
    reader.GET = QueryDict(query)
    set_urlconf(_PUBLIC)
    try:
        response: HttpResponseBase = match.func(reader, *match.args, **match.kwargs)
    finally:
        set_urlconf(None)
    if response.status_code != HttpResponse.status_code:
        return _said(request, "Readers would find no page: nothing of this record may be shown as things stand.")
    return response


def _said(request: HttpRequest, sentence: str) -> HttpResponse:
    context: dict[str, Any] = {"sentence": sentence}
    return TemplateResponse(request, "admin/newsroom/framed.html", context).render()
