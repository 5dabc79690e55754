"""Recruiters in the admin: who they are, what is known, and what stands in the way of naming them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.newsroom.records.citations import OwnCitationInline
from tracker.newsroom.records.claim_admin import ClaimAdmin, ClaimInline, RecordWithClaimsAdmin
from tracker.newsroom.records.claim_status_forms import column_choices
from tracker.people.models import Recruiter, RecruiterCitation, RecruiterName
from tracker.people.naming import naming_obstacles
from tracker.vocabulary.course import RecruiterStanding

OWN_COLUMNS = ("standing", "office_held", "kind", "territory")


class RecruiterNameInline(ClaimInline):
    """Every spelling is a row."""

    model = RecruiterName
    verbose_name, verbose_name_plural = "name", "names"
    columns = (("text", "kind", "language", "preferred"),)


class RecruiterCitationInline(OwnCitationInline):
    """Sources of the recruiter's own columns."""

    model = RecruiterCitation
    claims = (RecruiterName,)
    column_names = column_choices(Recruiter, OWN_COLUMNS)
    verbose_name, verbose_name_plural = "source of standing, office, kind or country", "sources of standing and office"
    fieldsets = ((None, {"fields": (("source", "locator", "via"), "fields", "said_by", "quote")}),)


@admin.register(Recruiter)
class RecruiterAdmin(RecordWithClaimsAdmin):
    """Recruiters, found by any spelling in any script."""

    record_kind = "recruiter"
    list_display = ("shown_name", "kind", "territory", "standing_in_words", "reference")
    list_display_links = ("shown_name",)
    list_filter = ("kind", "legal_outcome", "reply_outcome")
    list_select_related = ("territory",)
    search_fields = ("reference",)
    search_help_text = "A name in any spelling and script, or a reference"
    autocomplete_fields = ("territory",)
    readonly_fields = ("reference", "naming_obstacles")
    inlines = (RecruiterNameInline, RecruiterCitationInline)
    fieldsets = (
        (None, {"fields": (("kind", "territory", "reference"), "internal_notes")}),
        ("Naming", {"fields": ("naming_obstacles", "standing", "office_held")}),
        ("Legal check", {"fields": (("legal_checked_on", "legal_checked_by", "legal_outcome"),)}),
        ("Right of reply", {"fields": (("reply_asked_on", "reply_outcome", "reply_answered_on"), "reply")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recruiter]:
        """Recruiters with the name to show."""
        return Recruiter.objects.with_name()

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find a recruiter by any spelling in any script."""
        found = queryset.spelled(search_term) if search_term.strip() else queryset
        return found, False

    @admin.display(description="name")
    def shown_name(self, recruiter: Any) -> str:
        """The preferred spelling."""
        return recruiter.shown_name or "No name"

    @admin.display(description="standing")
    def standing_in_words(self, recruiter: Recruiter) -> str:
        """The grounds on which a recruiter may be named."""
        return ", ".join(RecruiterStanding(value).label for value in recruiter.standing)

    @admin.display(description="what still prevents naming")
    def naming_obstacles(self, recruiter: Recruiter) -> SafeString | str:
        """What is still lacking before this recruiter might be named, a line each."""
        if not recruiter.pk:
            return "Save first."
        lacking = naming_obstacles(recruiter)
        if not lacking:
            return "Nothing. Still, kind and country alone are published: naming a recruiter is not built."
        return format_html(
            '<ul class="cited">{}</ul>', format_html_join("", "<li>{}</li>", ((each,) for each in lacking))
        )


@admin.register(RecruiterName)
class RecruiterNameAdmin(ClaimAdmin):
    """A name of a recruiter, with its citations in full."""
