"""Units in the admin, as a tree; their names, parents and statuses with sources; sites."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.lib.dates.partial_dates import in_words
from tracker.newsroom.publishing.unreferenced import UnreferencedFilter
from tracker.newsroom.records.citations import OwnCitationInline
from tracker.newsroom.records.claim_admin import ClaimAdmin, ClaimInline, RecordWithClaimsAdmin
from tracker.newsroom.records.claim_status_forms import column_choices
from tracker.newsroom.records.entered_by import EnteredByFilter
from tracker.newsroom.records.fields import DeskFields
from tracker.newsroom.review.public_records import PublicRecordAdmin
from tracker.newsroom.review.stages import StageFilter
from tracker.newsroom.sources.territories import FoundByTerritory
from tracker.units.models import UNIT_CLAIMS, Site, Unit, UnitCitation, UnitName, UnitParent, UnitStatus
from tracker.units.tree import in_tree

OWN_COLUMNS = ("kind", "territory", "branch", "military_unit_number", "public_note")


class UnitNameInline(ClaimInline):
    """Names in several languages."""

    model = UnitName
    verbose_name, verbose_name_plural = "name", "names"
    columns = (("text", "kind", "language", "preferred"),)


class UnitParentInline(ClaimInline):
    """What the unit belonged to, and when."""

    model = UnitParent
    fk_name = "unit"
    verbose_name, verbose_name_plural = "belongs to", "belongs to"
    columns = (("parent", "from_on", "to_on"),)
    autocomplete_fields = ("parent",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Parents with their names, in one query."""
        return super().get_queryset(request).prefetch_related(Prefetch("parent", Unit.objects.with_name()))


class UnitStatusInline(ClaimInline):
    """In what standing the unit fought."""

    model = UnitStatus
    verbose_name, verbose_name_plural = "formation status", "formation status"
    columns = (("formation_status", "from_on", "to_on"),)


class UnitCitationInline(OwnCitationInline):
    """Sources of the unit's own columns."""

    model = UnitCitation
    claims = UNIT_CLAIMS
    column_names = column_choices(Unit, OWN_COLUMNS)
    verbose_name, verbose_name_plural = (
        "source of kind, side, branch or number",
        "sources of kind, side, branch, number",
    )


@admin.register(Unit)
class UnitAdmin(PublicRecordAdmin, RecordWithClaimsAdmin):
    """Formations as a tree: each under the unit that it last belonged to."""

    record_kind = "unit"
    list_display = (
        "indented_name",
        "kind",
        "territory",
        "military_unit_number",
        "also_under",
        "stage",
        "reference",
    )
    list_display_links = ("indented_name",)
    list_filter = (
        StageFilter,
        UnreferencedFilter,
        EnteredByFilter,
        "kind",
        ("territory", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("territory",)
    list_per_page = 300
    search_fields = ("reference",)
    search_help_text = "A name in any script, a reference, or a military unit number"
    autocomplete_fields = ("territory",)
    readonly_fields = ("reference",)
    inlines = (UnitNameInline, UnitParentInline, UnitStatusInline, UnitCitationInline)
    fields = (
        ("kind", "territory"),
        ("branch", "military_unit_number", "reference"),
        ("public_note", "internal_notes"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        """Units with the name to show, and in the list with their place in the tree."""
        units = Unit.objects.with_name()
        return in_tree(units) if self._is_list(request) else units

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """The list reads as a tree; an autocomplete as it comes."""
        return ("path", "pk") if self._is_list(request) else ("pk",)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find a unit by any spelling in any script."""
        found = queryset.spelled(search_term) if search_term.strip() else queryset
        return found, False

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list, each row with its accepted parents."""
        found = super().get_changelist_instance(request)
        parents = UnitParent.objects.accepted().prefetch_related(Prefetch("parent", Unit.objects.with_name()))
        found.result_list = found.result_list.prefetch_related(Prefetch("parents", parents, to_attr="accepted_parents"))
        return found

    @admin.display(description="name")
    def indented_name(self, unit: Any) -> SafeString:
        """The name, as deep as the unit stands in the tree."""
        depth = min(len(unit.path) - 1, 8)
        return format_html('<span class="depth-{}">{}</span>', depth, unit)

    @admin.display(description="belongs to")
    def also_under(self, unit: Any) -> str:
        """All accepted parents with their dates."""
        return "; ".join(_dated(parent) for parent in unit.accepted_parents)

    def _is_list(self, request: HttpRequest) -> bool:
        match = request.resolver_match
        return match is not None and match.url_name == "units_unit_changelist"


def _dated(parent: UnitParent) -> str:
    since, until = in_words(parent.from_on), in_words(parent.to_on)
    dates = ", ".join(
        filter(None, (since and _("from %(day)s") % {"day": since}, until and _("until %(day)s") % {"day": until}))
    )
    return f"{parent.parent} ({dates})" if dates else str(parent.parent)


@admin.register(UnitName, UnitParent, UnitStatus)
class UnitClaimAdmin(ClaimAdmin):
    """A claim about a unit, with its citations in full."""


@admin.register(Site)
class SiteAdmin(PublicRecordAdmin, FoundByTerritory, DeskFields):
    """Places of the recruitment chain."""

    record_kind = "site"
    list_display = ("name", "kind", "place", "territory", "stage", "reference")
    list_filter = (StageFilter, EnteredByFilter, "kind")
    list_select_related = ("territory",)
    search_fields = ("name", "place", "reference")
    search_help_text = "Name, place, country or reference"
    autocomplete_fields = ("territory", "units")
    readonly_fields = ("reference",)
    fields = (("name", "kind"), ("place", "territory"), "units", "internal_notes", "reference")
