"""The file kept of a source: its page, the file itself in a frame of its own without scripts, and its download."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.contrib import admin
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from tracker.newsroom.logged_in_user import logged_in_user
from tracker.sources.captures.kept_files import path_of, time_stamp_of
from tracker.sources.captures.page_texts import text_of_mhtml
from tracker.sources.captures.web_archives import MOST_PAGES, pages_of
from tracker.sources.models import Capture
from tracker.vocabulary.sources import FileKind

_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.HTML: "text/html",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.WEBP: "image/webp",
}
"""Kinds that a browser shows as they are."""

Page = Callable[[HttpRequest, Capture, Path], HttpResponseBase]


def _of_copy(page: Page) -> Callable[[HttpRequest, int], HttpResponseBase]:
    """Open a page of a copy to the readers of its source; for others there is none."""

    @require_safe
    @wraps(page)
    def opened(request: HttpRequest, pk: int) -> HttpResponseBase:
        user = logged_in_user(request)
        copies = Capture.objects.readable_by(user).with_file().select_related("source")
        capture = copies.filter(pk=pk).first() if user.has_perm("sources.view_source") else None
        if capture is None or not path_of(capture.sha256).is_file():
            raise Http404
        return page(request, capture, path_of(capture.sha256))

    return opened


@_of_copy
def copy_page(request: HttpRequest, capture: Capture, path: Path) -> HttpResponseBase:
    """What is known of the file, and the file in its frame; of a web archive the list of its pages."""
    is_archive = capture.file_kind == FileKind.WACZ
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Copy kept of “%(source)s”") % {"source": capture.source},
        "copy": capture,
        "source_url": reverse("admin:sources_source_change", args=[capture.source_id]),
        "content_url": "" if is_archive else reverse("admin:sources_copy_content", args=[capture.pk]),
        "download_url": reverse("admin:sources_copy_download", args=[capture.pk]),
        "time_stamp_url": reverse("admin:sources_copy_time_stamp", args=[capture.pk]),
        "pages": pages_of(path) if is_archive else [],
        "is_archive": is_archive,
        "is_pdf": capture.file_kind == FileKind.PDF,
        "most_pages": MOST_PAGES,
    }
    return TemplateResponse(request, "admin/newsroom/copy.html", context)


@_of_copy
@xframe_options_sameorigin
def copy_content(request: HttpRequest, capture: Capture, path: Path) -> HttpResponseBase:
    """The file as a browser shows it; a web page with its pictures as text."""
    response: Any
    if capture.file_kind == FileKind.MHTML:
        response = HttpResponse(text_of_mhtml(path), content_type="text/plain; charset=utf-8")
    elif capture.file_kind in _TYPES:
        response = FileResponse(path.open("rb"), content_type=_type(capture))
    else:
        raise Http404
    response.headers["Content-Disposition"] = "inline"
    response.is_captured = True
    found: HttpResponseBase = response
    return found


@_of_copy
def copy_download(request: HttpRequest, capture: Capture, path: Path) -> HttpResponseBase:
    """The file to take away; browsers open nothing of it here."""
    return _attached(path, f"{capture.source.reference}-{capture.sha256[:12]}.{capture.file_kind}")


@_of_copy
def copy_time_stamp(request: HttpRequest, capture: Capture, path: Path) -> HttpResponseBase:
    """The answer of the time stamp authority, as programs that check it read it."""
    stamp = time_stamp_of(capture.sha256)
    if not capture.time_stamped_at or not stamp.is_file():
        raise Http404
    return _attached(stamp, f"{capture.source.reference}-{capture.sha256[:12]}.tsr")


def _type(capture: Capture) -> str:
    kind = FileKind(capture.file_kind)
    is_said = kind == FileKind.HTML and capture.encoding
    return f"{_TYPES[kind]}; charset={capture.encoding}" if is_said else _TYPES[kind]


def _attached(path: Path, name: str) -> FileResponse:
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream")
    response.is_captured = True  # type: ignore[attr-defined]
    return response
