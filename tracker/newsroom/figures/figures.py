"""Claimants and figures: a figure in a minute, its links in another."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.figures.models import Claimant, Figure, FigureLink
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.figures.claim_records import (
    IF_DISPUTED,
    ClaimantKindFilter,
    ClaimantRecordAdmin,
    citation_inline,
)
from tracker.newsroom.figures.groups import BY_NATIONALITY_AND_MEASURE, GroupedFilter, into_group, is_to_group
from tracker.newsroom.records.claim_status_forms import ClaimStatusForm
from tracker.newsroom.records.entered_by import EnteredByFilter
from tracker.newsroom.records.fields import DeskFields
from tracker.newsroom.review.public_records import PublicRecordAdmin
from tracker.newsroom.review.stages import StageFilter
from tracker.newsroom.sources.territories import FoundByTerritory
from tracker.vocabulary.figures import LINK_WORDS, Qualifier


@admin.register(Claimant)
class ClaimantAdmin(PublicRecordAdmin, FoundByTerritory, DeskFields):
    """Bodies, and those who speak for them."""

    record_kind = "claimant"
    list_display = ("name", "kind", "territory", "stage", "reference")
    list_filter = (StageFilter, EnteredByFilter, "kind", ("territory", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("territory",)
    search_fields = ("name", "reference")
    autocomplete_fields = ("territory",)
    readonly_fields = ("reference",)
    fields = ("name", ("kind", "territory"), "internal_notes", "reference")


class FigureForm(ClaimStatusForm):
    """The upper number may be left out where there is one number only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "high" in self.fields:
            self.fields["low"].label, self.fields["high"].label = "Number", "Upper number"
            self.fields["high"].required = False
            self.fields["high"].help_text = "With “between” only."

    def clean_high(self) -> Any:
        """The upper number; the number itself where there is one only."""
        high = self.cleaned_data.get("high")
        return self.cleaned_data.get("low") if high is None else high


class FigureLinkInline(DeskFields, admin.TabularInline):
    """How this figure relates to others: "this one …"."""

    model = FigureLink
    fk_name = "figure"
    extra = 0
    verbose_name, verbose_name_plural = "link", "links: how this figure relates to others"
    autocomplete_fields = ("other",)
    fields = ("kind", "other", "note")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Links with what the other end is called by."""
        return super().get_queryset(request).select_related("other__claimant", "other__nationality")


@admin.register(Figure)
class FigureAdmin(ClaimantRecordAdmin):
    """Reported figures."""

    record_kind = "figure"
    form = FigureForm
    list_display = (
        "number",
        "measure",
        "side",
        "of_whom",
        "claimant",
        "as_of",
        "short_status",
        "stage",
        "reference",
    )
    list_display_links = ("number",)
    actions = (*PublicRecordAdmin.actions, into_group)
    list_filter = (
        StageFilter,
        EnteredByFilter,
        GroupedFilter,
        "status",
        "measure",
        "side",
        ("claimant__kind", ClaimantKindFilter),
        "qualifier",
        "counting",
        ("nationality", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("claimant", "nationality")
    search_fields = ("reference",)
    search_help_text = "A number, a country, words of claimant or scope, or a reference"
    inlines = (citation_inline(Figure), FigureLinkInline)
    readonly_fields = ("reference", "linked_from_others")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("measure", "side", "qualifier"),
                    ("low", "high", "counts"),
                    ("nationality", "grouping", "countries"),
                    ("population", "scope"),
                    ("counting", "period_start", "period_end", "as_of"),
                    ("claimant", "status"),
                    "remark",
                    ("comparison_group", "internal_notes"),
                    ("reference", "linked_from_others"),
                )
            },
        ),
        IF_DISPUTED,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Figure]:
        """Figures with what they are called by; every autocomplete starts from here."""
        return Figure.objects.with_name()

    def get_ordering(self, request: HttpRequest) -> Any:
        """What stands in no group yet by nationality and measure, so that what may belong together is together."""
        return BY_NATIONALITY_AND_MEASURE if is_to_group(request) else super().get_ordering(request)

    def get_list_display(self, request: HttpRequest) -> Any:
        """What stands in no group yet with what tells whether it counts the same thing."""
        shown = super().get_list_display(request)
        return [*shown[:4], "scope", "counting", "population", *shown[4:]] if is_to_group(request) else shown

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find a figure by number, country, claimant, scope or reference."""
        return (queryset.matching(search_term) if search_term.strip() else queryset), False

    @admin.display(description="figure", ordering="low")
    def number(self, figure: Figure) -> str:
        """The number with its qualifier."""
        words = f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,}–{figure.high:,}"
        return words if figure.qualifier == Qualifier.AS_STATED else f"{figure.get_qualifier_display()} {words}"

    @admin.display(description="of whom")
    def of_whom(self, figure: Figure) -> str:
        """One country, the claimant's own grouping, or all."""
        return str(figure.nationality or figure.grouping or "all countries")

    @admin.display(description="linked from")
    def linked_from_others(self, figure: Figure) -> SafeString | str:
        """The links that other figures make to this one, each leading there."""
        links = figure.linked_from.select_related("figure__claimant", "figure__nationality") if figure.pk else ()
        rows = ((LINK_WORDS[link.kind][1], change_address(link.figure), link.figure) for link in links)
        lines = format_html_join("", '<li>{} <a href="{}">{}</a></li>', rows)
        return format_html("<ul>{}</ul>", lines) if lines else "nowhere"
