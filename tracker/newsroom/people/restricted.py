"""Restricted details in the admin: a page of their own, each reading of which is logged."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, Model, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.capped_lists import CappedPaginator
from tracker.newsroom.records.fields import DeskFields
from tracker.newsroom.records.read_only import ReadOnlyAdmin
from tracker.newsroom.records.record_admin import history_context
from tracker.people.models import Person, RestrictedDetail, RestrictedFile, RestrictedReading
from tracker.review.content import RecordKind
from tracker.review.record_history import record_history
from tracker.sources.models.visibility import unreadable_sources

MAY_READ = "people.view_restrictedfile"
_BACKEND = "django.contrib.auth.backends.ModelBackend"
_EVENTS = ((events_of(RestrictedFile), "pgh_obj"), (events_of(RestrictedDetail), "file"))
# Never registered, so that nothing can hand it in; asked for content, it gives none.
_HISTORY = RecordKind("restrictedfile", RestrictedFile, lambda _references: {}, _EVENTS)


def details_seen_by(user: User, details: QuerySet[RestrictedDetail]) -> list[RestrictedDetail]:
    """The details but those that a list brought which the user may not read."""
    unreadable = tuple(f"{each}, " for each in unreadable_sources(user).values_list("reference", flat=True))
    return [each for each in details if not unreadable or not each.remark.startswith(unreadable)]


def kept_in_words(person: Person, user: User) -> str:
    """How many restricted details are kept of the person, and who may read them; empty where there are none."""
    number = len(details_seen_by(user, RestrictedDetail.objects.filter(file__person=person)))
    if not number:
        return ""
    may_read = User.objects.with_perm(MAY_READ, backend=_BACKEND, include_superusers=False).filter(is_active=True)
    kept = ngettext("%(number)s restricted detail is kept.", "%(number)s restricted details are kept.", number) % {
        "number": number
    }
    names = ", ".join(may_read.order_by("username").values_list("username", flat=True).distinct())
    who = (
        _("Who may read them: %(names)s.") % {"names": names}
        if names
        else _("Nobody may read them yet: an administrator says who.")
    )
    return f"{kept} {who}"


class RestrictedDetailInline(DeskFields, admin.StackedInline):
    """The details of one person."""

    model = RestrictedDetail
    extra = 1
    fields = (("kind", "text", "remark"),)


@admin.register(RestrictedFile)
class RestrictedFileAdmin(DeskFields, admin.ModelAdmin):
    """Files of restricted details; the list says whose there are, and nothing of what is in them."""

    object_history_template = "admin/newsroom/history.html"
    list_display = ("whose",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    search_fields = ("person__reference",)
    search_help_text = "A person's name in any spelling, or a reference"
    autocomplete_fields = ("person",)
    inlines = (RestrictedDetailInline,)
    actions = None

    class Media:
        css = {"all": ["newsroom/newsroom.css"]}
        js = ["newsroom/newsroom.js"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[RestrictedFile]:
        """Files of persons that the user may see, each with the name."""
        user = logged_in_user(request)
        rows: QuerySet[RestrictedFile] = super().get_queryset(request)
        hidden = Person.objects.hidden_from(user).filter(pk=OuterRef("person"))
        named = Prefetch("person", Person.objects.with_name(seen_by=user))
        return rows.filter(~Exists(hidden)).prefetch_related(named)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find by the person's names; never by what is in the file."""
        asked = search_term.strip()
        return (
            queryset.filter(person__in=Person.objects.spelled(asked, seen_by=request.user)) if asked else queryset
        ), False

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        """The person, once the file exists."""
        return ("person",) if obj else ()

    @admin.display(description="person")
    def whose(self, file: RestrictedFile) -> str:
        """The person's name and reference."""
        return str(file.person)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """The details, once it is noted who reads them."""
        self._note(request, object_id, "details")
        return super().change_view(request, object_id, form_url, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The page that asks before deleting."""
        self._note(request, object_id, "deletion")
        return super().delete_view(request, object_id, extra_context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Who entered which detail; it shows them, and so is a reading too."""
        file = self._note(request, object_id, "history")
        if file is None:
            return super().history_view(request, object_id, extra_context)
        title = {"title": f"History of the restricted details of {file.person}"}
        context = history_context(self, request, file, record_history(_HISTORY, file.pk)) | title
        return TemplateResponse(request, self.object_history_template, context)

    def _note(self, request: HttpRequest, object_id: str, page: str) -> RestrictedFile | None:
        """Write down the reading; None where there is no such file, or the user may not see it."""
        file: RestrictedFile | None = self.get_object(request, object_id)
        if file is None or not self.has_view_or_change_permission(request, file):
            return None
        RestrictedReading.objects.create(read_by=request.user, person_reference=file.person.reference, page=page)  # type: ignore[misc]
        return file


@admin.register(RestrictedReading)
class RestrictedReadingAdmin(ReadOnlyAdmin):
    """Who read whose details, the latest first."""

    list_display = ("read_at", "read_by", "person_reference", "page")
    list_filter = ("page", ("read_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("read_by",)
    search_fields = ("=person_reference", "=read_by__username")
    search_help_text = "A person's reference, or who read"
    fields = ("read_at", "read_by", "person_reference", "page")
