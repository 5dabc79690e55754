"""Sources and their captures, and legal instruments."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.lib.references import normalised_reference
from tracker.lib.web_addresses import is_archived_copy, ways_to
from tracker.newsroom.admin_addresses import copy_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.publishing.unreferenced import UnreferencedFilter
from tracker.newsroom.records.entered_by import EnteredByFilter
from tracker.newsroom.records.fields import DeskFields, date_column, unreadable_pks
from tracker.newsroom.review.public_records import PublicRecordAdmin
from tracker.newsroom.review.stages import StageFilter, action_target
from tracker.newsroom.sources.copy_forms import CaptureForm
from tracker.newsroom.sources.copy_pages import copy_content, copy_download, copy_page, copy_time_stamp
from tracker.newsroom.sources.proposals import proposals
from tracker.newsroom.sources.territories import FoundByTerritory
from tracker.sources.captures.asking import ask_for_copy, may_be_fetched
from tracker.sources.models import Capture, LegalInstrument, Source
from tracker.sources.models.source import GUARDED

COPY = "copy"


class CaptureInline(DeskFields, admin.TabularInline):
    """Archived copies, at an address or as a file."""

    model = Capture
    form = CaptureForm
    extra = 0
    fields = ("url", "file", "kept_file", "captured_at", "method", "sha256", "came")
    readonly_fields = ("kept_file",)

    @admin.display(description=gettext_lazy("kept file"))
    def kept_file(self, capture: Capture) -> str:
        """What is kept, and the way to it."""
        if not capture.file_kind:
            return "–"
        words = f"{capture.get_file_kind_display()}, {filesizeformat(capture.size or 0)}"
        if not capture.pk:
            return _("%(file)s: it is here, and kept once you save.") % {"file": words}
        return format_html('<a href="{}">{}</a>', copy_address(capture), words)

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        """One row more for a copy that is offered."""
        return 1 if _copy_offered(request) else 0


def _copy_offered(request: HttpRequest) -> str:
    """The address of a copy that somebody was about to enter as a source of its own."""
    address = request.GET.get(COPY, "") if request.method == "GET" else ""
    return address if address.startswith(("https://", "http://")) else ""


class _ForReaders(PublicRecordAdmin, DeskFields):
    """A record that points to a source: what the user may not read is neither shown nor lost."""

    guarded_columns: tuple[str, ...] = ()

    def hidden_from(self, request: HttpRequest) -> list[tuple[str, Any]]:
        """Rows of the history that point to a source which the user may not see."""
        return [(f"{name}_id", pk) for name in self.guarded_columns for pk in unreadable_pks(request)]

    def get_exclude(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Leave out the columns that point to a source which the user may not see."""
        pks = {name: getattr(obj, f"{name}_id", None) for name in self.guarded_columns}
        asked = [pk for pk in pks.values() if pk]
        if not asked:
            return []
        readable = set(Source.objects.readable_by(request.user).filter(pk__in=asked).values_list("pk", flat=True))
        return [name for name, pk in pks.items() if pk and pk not in readable]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """The stock page without the columns left out."""
        hidden = set(self.get_exclude(request, obj))
        return [
            (title, options | {"fields": _without(options["fields"], hidden)})
            for title, options in super().get_fieldsets(request, obj)
        ]


def _without(fields: Any, hidden: set[str]) -> list[Any]:
    kept: list[Any] = []
    for line in fields:
        if isinstance(line, str):
            kept += [] if line in hidden else [line]
        else:
            kept.append(tuple(name for name in line if name not in hidden))
    return kept


class SourceForm(ModelForm):
    """A source, whose address may be another's already: then that one is named."""

    def clean(self) -> dict[str, Any]:
        """Name the source that has this address; guarded ones neither hinder nor are named."""
        cleaned = super().clean() or self.cleaned_data
        is_asked = {"url", "access"} & set(self.changed_data) and cleaned.get("access") not in GUARDED
        if is_asked and (other := self._other_at(cleaned.get("url") or "")):
            self.add_error("url", _already_there(other, cleaned["url"]))
        return cleaned

    def _other_at(self, url: str) -> Source | None:
        others = Source.objects.exclude(access__in=GUARDED).exclude(pk=self.instance.pk)
        found: Source | None = others.at_address(url).first() or others.with_copy_at(url).first()
        return found


def _already_there(other: Source, url: str) -> SafeString:
    """That the page is a source already; a copy of it is offered to be kept with that source."""
    named = {"source": other, "reference": other.reference}
    if not is_archived_copy(url) or url == other.url:
        message = _("This address is already a source: “{source}” ({reference}). Close this page and pick that one.")
        return format_html(message, **named)
    if other.captures.filter(url__in=ways_to(url)).exists():
        message = _(
            "This copy is kept already, with the source of its page: “{source}” ({reference}). Close this page and "
            "pick that one."
        )
        return format_html(message, **named)
    message = _(
        "This is an archived copy of a page that is already a source: “{source}” ({reference}). Pick that one, and "
        'keep the copy with it: <a href="{address}" target="_blank">add it there as an archived copy</a>.'
    )
    query = {COPY: url}
    address = reverse("admin:sources_source_change", args=[other.pk], query=query)
    return format_html(message, **named, address=address)


@admin.register(Source)
class SourceAdmin(_ForReaders):
    """Publications and documents; restricted and confidential ones for their readers only."""

    record_kind = "source"
    form = SourceForm
    guarded_columns = ("derived_from",)
    list_display = (
        "title_or_address",
        "publisher",
        "kind",
        date_column(Source, "published_on"),
        "access",
        "copies_kept",
        "stage",
        "reference",
    )
    list_filter = (StageFilter, UnreferencedFilter, EnteredByFilter, "kind", "access")
    search_fields = ("title", "publisher", "url", "reference")
    search_help_text = "Title, publisher, address or reference"
    inlines = (CaptureInline,)
    actions = (*PublicRecordAdmin.actions, "ask_for_copies")
    change_form_template = "admin/newsroom/source.html"
    autocomplete_fields = ("derived_from",)
    filter_horizontal = ("readers",)
    readonly_fields = ("reference",)
    fieldsets = (
        (
            None,
            {"fields": ("title", ("publisher", "kind"), "url", "authors", ("published_on", "accessed_on", "language"))},
        ),
        ("What it is", {"fields": (("derived_from", "complete_list_of"),)}),
        ("Who may see it", {"fields": (("access", "public_label"), "readers")}),
        ("For the desk", {"fields": ("internal_notes", "reference")}),
    )

    def get_urls(self) -> list[Any]:
        """Django's, and the pages of the files kept of sources."""
        pages = {"": copy_page, "content/": copy_content, "download/": copy_download, "time-stamp/": copy_time_stamp}
        of_copies = [
            path(f"copies/<int:pk>/{end}", self.admin_site.admin_view(page), name=f"sources_{page.__name__}")
            for end, page in pages.items()
        ]
        return [*of_copies, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Propose what copies say of themselves, tell how far one is that was asked for, and let one be asked for."""
        if (source := kwargs.get("obj")) is not None and source.pk:
            may_change = self.has_change_permission(request, source)
            context |= {
                "proposals": proposals(source) if may_change else [],
                "copy_job": source.capture_jobs.first(),
                "ask_copy": action_target(source) if may_change and may_be_fetched(source) else None,
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def has_ask_for_copies_permission(self, request: HttpRequest) -> bool:
        """Whether the user may ask for copies (Django asks by this name for actions)."""
        return bool(settings.CAPTURE_HOSTS) and request.user.has_perm("sources.add_capture")

    @admin.action(description=gettext_lazy("Ask for a copy of the page"), permissions=["ask_for_copies"])
    def ask_for_copies(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        """Put the pages of the chosen sources into the queue; a command fetches them."""
        user = logged_in_user(request)
        asked = sum(ask_for_copy(source, by=user) for source in queryset)
        left = len(queryset) - asked
        if asked:
            message = ngettext("%(count)s copy is asked for.", "%(count)s copies are asked for.", asked)
            self.message_user(request, message % {"count": asked}, messages.SUCCESS)
        if left:
            message = ngettext(
                "%(count)s source is left out: it waits already, or its page is at no host that may be asked.",
                "%(count)s sources are left out: they wait already, or their pages are at no host that may be asked.",
                left,
            )
            self.message_user(request, message % {"count": left}, messages.WARNING)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """What the user may read; the list and every autocomplete start from here."""
        rows: Any = super().get_queryset(request)
        found: QuerySet[Source] = rows.readable_by(request.user)
        return found

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find by words or reference; by an address, the source of that page however the address is written."""
        if reference := normalised_reference(search_term, "S"):
            return queryset.filter(reference=reference), False
        if "://" in search_term:
            found = queryset.at_address(search_term)
            return (found if found.exists() else queryset.with_copy_at(search_term)), False
        return super().get_search_results(request, queryset, search_term)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list, with the copies of the sources on this page."""
        found = super().get_changelist_instance(request)
        found.result_list = found.result_list.prefetch_related("captures")
        return found

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: InlineModelAdmin, prefix: str) -> Any:
        """Fill in the copy that is offered; it is kept once the page is saved."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        copy = _copy_offered(request)
        return kwargs | {"initial": [{"url": copy}]} if copy and isinstance(inline, CaptureInline) else kwargs

    @admin.display(description="title")
    def title_or_address(self, source: Source) -> str:
        """The title, or what else there is to know it by."""
        return source.title or source.url or source.public_label or "untitled"

    @admin.display(description="copies")
    def copies_kept(self, source: Source) -> int:
        """Number of archived copies."""
        return len(source.captures.all())

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list[BaseFormSet], change: bool) -> None:  # noqa: FBT001 (Django's signature)
        """Whoever enters a guarded source is among its readers, or would lose sight of it."""
        super().save_related(request, form, formsets, change)
        if not change and form.instance.access in GUARDED:
            form.instance.readers.add(request.user)


@admin.register(LegalInstrument)
class LegalInstrumentAdmin(_ForReaders, FoundByTerritory):
    """Laws and decrees on citizenship or contracts for service."""

    record_kind = "instrument"
    guarded_columns = ("source",)
    list_display = ("__str__", "territory", "effect", date_column(LegalInstrument, "dated"), "stage", "reference")
    list_filter = (StageFilter, EnteredByFilter, "effect", "kind")
    list_select_related = ("territory",)
    search_fields = ("number", "summary", "reference", "territory__name_en")
    search_help_text = "Number, words, a country by any of its names, or a reference"
    autocomplete_fields = ("territory", "amends", "source")
    readonly_fields = ("reference",)
    fields = (("territory", "kind"), ("number", "dated"), "effect", "amends", "summary", "source", "reference")
