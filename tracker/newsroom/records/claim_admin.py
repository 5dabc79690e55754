"""Claims in the admin, for every room: rows of a record's page, and a page of their own with the citations."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BaseFormSet, CheckboxSelectMultiple, ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.newsroom.admin_addresses import admin_address, change_address
from tracker.newsroom.records.accept_all import BUTTON, accept_all, acceptable
from tracker.newsroom.records.citations import citation_inline
from tracker.newsroom.records.claim_forms import ClaimForm
from tracker.newsroom.records.claim_formset import ClaimFormSet
from tracker.newsroom.records.claim_status_forms import ClaimStatusForm, citation_model
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.newsroom.records.fields import DeskFields, unreadable_pks, where_entered
from tracker.newsroom.records.hidden_claims import hidden_claims
from tracker.newsroom.records.optimistic_lock import OptimisticLockAdmin
from tracker.newsroom.records.own_columns import cite_own_columns, own_columns
from tracker.newsroom.records.record_admin import RecordAdmin
from tracker.newsroom.records.source_bar import SourceBar, source_bar, with_bar
from tracker.review.actions import approved_references
from tracker.sources.models import Citation, Claim, Source

JUDGEMENT = ("conflict_on", "public_note", "status_reason")
EMPTY_ROWS = "empty-rows"
_LONGEST_QUOTE = 160


class ClaimInline(DeskFields, admin.StackedInline):
    """The claims of one kind as rows of their record's page; `columns` are the lines of a row."""

    columns: ClassVar[Sequence[str | Sequence[str]]]
    seldom: ClassVar[Sequence[str | Sequence[str]]] = ()
    """Lines that are folded away until somebody needs them."""
    seldom_heading = "More"

    form = ClaimForm
    formset = ClaimFormSet
    extra = 0
    begins_with_a_row = False
    """Whether a new record's page has an empty row of this kind."""
    readonly_fields = ("citations_in_full",)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """The columns, the sources beside the status, and what only some statuses need."""
        sources: tuple[Any, ...] = (
            ("status", "as_above", "sources"),
            ("locator", "quote"),
            ("new_locator", "new_quote"),
            "said_by",
        )
        if not self.has_change_permission(request, obj):
            sources = ("status",)
        folded = [(self.seldom_heading, {"classes": ("collapse",), "fields": self.seldom})] if self.seldom else []
        return [
            (None, {"fields": (*self.columns, *sources, "citations_in_full")}),
            *folded,
            (_("Only for a conflicting or a rejected claim"), {"classes": ("collapse",), "fields": (JUDGEMENT,)}),
        ]

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """A formset with the user, the source at the top of the page, and the page's other claims."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        formset.bar = source_bar(request, citation_model(self.model), self.admin_site)
        formset.of_page = request.__dict__.setdefault("claims_of_page", {})
        fields: dict[str, Any] = formset.form.base_fields
        fields["sources"].widget = self._source_picker(request)
        fields["said_by"].widget = CheckboxSelectMultiple(choices=fields["said_by"].choices)
        return formset

    def _source_picker(self, request: HttpRequest) -> RelatedFieldWidgetWrapper:
        source = citation_model(self.model)._meta.get_field("source")
        return RelatedFieldWidgetWrapper(
            AutocompleteSelectMultiple(
                source, self.admin_site, attrs={"data-width": "100%"} | where_entered(Source, request)
            ),
            source.remote_field,
            self.admin_site,
            can_add_related=request.user.has_perm("sources.add_source"),
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Claims that the user may see; those that rest on sources of others stay as they are."""
        rows: Any = super().get_queryset(request)
        found: QuerySet[Any] = rows.visible_to(request.user)
        return found

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        """Rows are added by script; whoever has none asks for a page with one of each kind (`record.html`)."""
        return 1 if EMPTY_ROWS in request.GET or (self.begins_with_a_row and obj is None) else self.extra

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What was ever public keeps its claims: a wrong one is rejected with a reason."""
        return super().has_delete_permission(request, obj) and not was_public(request, self.model.OWNER, obj)

    @admin.display(description=gettext_lazy("sources"))
    def citations_in_full(self, claim: Any) -> SafeString | str:
        """What is cited, in a line each, as far as the user may see the sources."""
        if not claim.pk:
            return _(
                "Save first. Then each source can be given its quote and what it supports, and sources against it can "
                "be added."
            )
        address = change_address(claim)
        lines = format_html_join("", "<li>{}</li>", ((_line(cited),) for cited in claim.readable_citations))
        more = len(claim.readable_citations) - 1
        words = ngettext("Sources in detail: %(number)s more", "Sources in detail: %(number)s more", more)
        link = words % {"number": more} if more > 0 else _("Sources in detail")
        return format_html('<a href="{}">{}</a><ul class="cited">{}</ul>', address, link, lines)


def _line(cited: Citation) -> str:
    said_by = ", ".join(word.replace("_", " ") for word in cited.said_by)
    parts = (
        str(cited.source),
        cited.locator,
        _("said by %(speakers)s") % {"speakers": said_by} if said_by else "",
        f"“{Truncator(cited.quote).chars(_LONGEST_QUOTE)}”" if cited.quote else "",
        _("contradicts it") if cited.stance == "contradicts" else "",
    )
    return " · ".join(part for part in parts if part)


def was_public(request: HttpRequest, kind: str, obj: Any) -> bool:
    """Whether the record was ever approved for publication; asked once a request."""
    if obj is None or not getattr(obj, "reference", ""):
        return False
    known: dict[str, bool] = request.__dict__.setdefault("was_public", {})
    if obj.reference not in known:
        known[obj.reference] = bool(approved_references(kind, [obj.reference]))
    return known[obj.reference]


class RecordWithClaimsAdmin(DeskFields, RecordAdmin):
    """Admin of a record with claims."""

    class Media:
        js = ["newsroom/source_bar.js"]

    def hidden_from(self, request: HttpRequest) -> Iterable[tuple[str, Any]]:
        """Citations of guarded sources, to all but their readers."""
        return [("source_id", pk) for pk in unreadable_pks(request)]

    def hidden_rows(self, request: HttpRequest, record: Any) -> Iterable[tuple[str, Any]]:
        """And the claims that rest on such sources alone, or did until they were deleted."""
        return [*self.hidden_from(request), *hidden_claims(self.record_kind, record.pk, request.user)]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the source at the top, and offer empty rows to browsers without script."""
        context["empty_rows"] = f"?{EMPTY_ROWS}=1"
        obj = kwargs.get("obj")
        may_write = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        context["source_bar"] = self.bar(request) if may_write else None
        context["own_columns"] = " ".join(own_columns(self.inlines))
        if obj and may_write:
            rows = (row for each in context["inline_admin_formsets"] for row in each.formset.initial_forms)
            context["accept_all"] = {"button": BUTTON, "number": acceptable(rows)}
        return super().render_change_form(request, context, *args, **kwargs)

    def further_objections(self, request: HttpRequest, record: Any) -> list[ValidationError]:
        """And what is wrong with the source at the top of the page."""
        wrong = [ValidationError(list(each)) for each in self.bar(request).errors.values()]
        return [*super().further_objections(request, record), *wrong]

    def bar(self, request: HttpRequest) -> SourceBar:
        """The source at the top of the page."""
        claim = next(each.model for each in self.inlines if issubclass(each, ClaimInline))
        return source_bar(request, citation_model(claim), self.admin_site)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """The page that comes next begins with the same source."""
        return with_bar(request, super().response_add(request, obj, post_url_continue))

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list[BaseFormSet], change: bool) -> None:  # noqa: FBT001 (Django's signature)
        """Save, and cite for the record's own columns; accept what has a source, if that button was pressed."""
        super().save_related(request, form, formsets, change)
        cite_own_columns(form, formsets, own_columns(self.inlines), self.bar(request))
        if BUTTON in request.POST:
            accept_all(request, form.instance, [each.model for each in self.inlines if issubclass(each, ClaimInline)])

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """The page that comes next begins with the same source; whoever accepts all stays."""
        if BUTTON in request.POST:
            return redirect(request.path)
        return with_bar(request, super().response_change(request, obj))


class ClaimAdmin(DeskFields, OptimisticLockAdmin):
    """A claim's own page; it is entered from its record and leads back there."""

    form = ClaimStatusForm
    model: type[Claim]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Claims that the user may see."""
        rows: Any = super().get_queryset(request)
        found: QuerySet[Any] = rows.visible_to(request.user)
        return found

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """The citations, in full."""
        return [citation_inline(self.model)]

    @property
    def record_kind(self) -> str:  # type: ignore[override]
        """The kind of record that the claim is about."""
        return self.model.OWNER

    def record_of(self, obj: Any) -> Any:
        """The person or unit."""
        return getattr(obj, self.model.OWNER)

    def hidden_from(self, request: HttpRequest) -> Iterable[tuple[str, Any]]:
        """Citations of guarded sources, to all but their readers."""
        return [("source_id", pk) for pk in unreadable_pks(request)]

    def hidden_rows(self, request: HttpRequest, record: Any) -> Iterable[tuple[str, Any]]:
        """And the record's claims that rest on such sources alone, or did until they were deleted."""
        return [*self.hidden_from(request), *hidden_claims(self.record_kind, record.pk, request.user)]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Everything but the record, which never changes."""
        names = [field for field in self.get_fields(request, obj) if field not in (self.model.OWNER, *JUDGEMENT)]
        return [
            (None, {"fields": names}),
            (_("Only for a conflicting or a rejected claim"), {"fields": JUDGEMENT}),
        ]

    def get_exclude(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """The record never changes."""
        return [self.model.OWNER]

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        """Every relation but those to the record and to its contracts."""
        return [
            field.name
            for field in self.model._meta.concrete_fields
            if field.is_relation and field.name not in (self.model.OWNER, "contract")
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """No list of its own on the front page."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Claims are added on their record's page."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What was ever public keeps its claims: a wrong one is rejected with a reason."""
        record = self.record_of(obj) if obj else None
        return super().has_delete_permission(request, obj) and not was_public(request, self.model.OWNER, record)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A claim points to other claims of its own record only."""
        if issubclass(db_field.related_model, Claim) and request.resolver_match:
            claim = self.model._default_manager.filter(pk=request.resolver_match.kwargs.get("object_id")).first()
            owner = getattr(claim, self.model.OWNER, None)
            related: Any = db_field.related_model._default_manager
            kwargs["queryset"] = related.visible_to(request.user).filter(**{self.model.OWNER: owner})
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is no list of claims; their records have one."""
        record = DESK_KINDS[self.record_kind].model
        return redirect(admin_address(record, "changelist"))

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The history of the record holds that of its claims."""
        claim = self.get_object(request, object_id)
        if claim is None:
            return super().history_view(request, object_id, extra_context)
        record = self.record_of(claim)
        return redirect(admin_address(type(record), "history", record.pk))

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        """Back to the record."""
        return redirect(change_address(self.record_of(obj)))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Show the way back to the record."""
        if obj := kwargs.get("obj"):
            record = self.record_of(obj)
            context |= {"record": record, "record_url": change_address(record)}
        return super().render_change_form(request, context, *args, **kwargs)
