"""The page where a publisher makes a release: those there are, what a new one would hold, and the question again."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tracker.accounts.access import ActionPermission
from tracker.catalogue.models import ReleaseVersion
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.publishing.models import RELEASE, LogEntry
from tracker.publishing.releases.making import make_release
from tracker.publishing.releases.next_release import FileCount, last_release, next_release
from tracker.publishing.rows.application import applied
from tracker.review.actions import NotAllowed

_MOST_LETTERS = 500
_SITE = "tracker.website.urls"


class NoteForm(forms.Form):
    """What readers are told of the release, and the last entry of the log that its maker saw."""

    note = forms.CharField(
        label=gettext_lazy("Note for readers"),
        required=False,
        max_length=_MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("A sentence or two, without names: it stays with the release and in the log."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True)
class MadeRelease:
    """One release as the page lists it: who made it from which entry; `version` is empty until readers see it."""

    entry: LogEntry
    version: str
    url: str


@dataclass(frozen=True)
class FileLine:
    """One file: its rows now, in the last release, and how many more or fewer, ready to print."""

    name: str
    now: str
    last: str
    difference: str


@require_http_methods(["GET", "HEAD", "POST"])
def releases(request: HttpRequest) -> HttpResponse:
    """Show the releases and what a new one would hold; ask again on the first POST, make it on the second."""
    if not request.user.has_perm(ActionPermission.PUBLISH_COUNTED):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, NoteForm(initial={"seen": applied()}))
    form = NoteForm(request.POST)
    if form.is_valid() and "confirmed" in request.POST:
        return _make(request, note=form.cleaned_data["note"], seen=form.cleaned_data["seen"])
    return _page(request, form, is_asked=form.is_valid())


def _make(request: HttpRequest, *, note: str, seen: int) -> HttpResponse:
    try:
        entry = make_release(by=logged_in_user(request), note=note, decided_after=seen)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        made = _("Made release %(number)s, with entry %(entry)s of the log. Its checksums follow within a minute.")
        messages.success(request, made % {"number": entry.reference.removeprefix("R"), "entry": entry.number})
    return HttpResponseRedirect(reverse("desk-releases"))


def _page(request: HttpRequest, form: NoteForm, *, is_asked: bool = False) -> HttpResponse:
    last = last_release()
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Releases"),
        "form": form,
        "is_asked": is_asked,
        "made": _made(),
        "last": last,
        "counts": [_line(file) for file in next_release()],
        "number": (last.number if last else 0) + 1,
        "generation": applied(),
        "is_new": not last or last.generation < applied(),
    }
    return TemplateResponse(request, "admin/newsroom/releases.html", context)


def _line(file: FileCount) -> FileLine:
    more = file.now - (file.last or 0)
    return FileLine(file.name, f"{file.now:,}", f"{file.last or 0:,}", f"{more:+,}" if more else "0")


def _made() -> list[MadeRelease]:
    """Every release, the newest first, as the log has it and as it stands for readers."""
    newest = {
        version.release.generation: version
        for version in ReleaseVersion.objects.select_related("release").order_by("minor")
    }
    return [_row(entry, newest.get(entry.number)) for entry in LogEntry.objects.filter(kind=RELEASE)]


def _row(entry: LogEntry, version: ReleaseVersion | None) -> MadeRelease:
    if not version:
        return MadeRelease(entry, "", "")
    path = reverse("release", urlconf=_SITE, args=[version.release_id]) if settings.PUBLIC_ADDRESS else ""
    return MadeRelease(entry, version.name, f"{settings.PUBLIC_ADDRESS}{path}" if path else "")
