"""Published sources and units on which nothing public rests: the filter of their lists, and what lowering says."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from tracker.accounts.models import User
from tracker.publishing.lowering import Lowered
from tracker.publishing.orphans import orphaned, uncited_sources
from tracker.review.content import record_kind
from tracker.sources.models import Source
from tracker.vocabulary.levels import Level

_SHOWN = 10
_LONG = 90


def on_which_nothing_rests(records: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """The public ones of the records that no other public record names."""
    found = uncited_sources() if kind == "source" else orphaned(kind)
    return records.filter(reference__in=found.values("reference"))


class RestingFilter(SimpleListFilter):
    """By whether anything public rests on the record."""

    title = "public use"
    parameter_name = "resting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What is not the usual."""
        self.kind = model_admin.record_kind
        return [("nothing", "Public, but nothing public names it")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Records that were left alone."""
        return on_which_nothing_rests(queryset, self.kind) if self.value() == "nothing" else queryset


def lowered_in_words(references: Sequence[str], lowered: Lowered, level: str, *, user: User) -> SafeString:
    """What was done, and with links what is left alone, as far as the user may see it."""
    said = f"Now at level “{level}”: {', '.join(references)}."
    if lowered.withdrawn:
        said += f" Gone from the public site: {', '.join(lowered.withdrawn)}."
    if level != Level.WITHHELD:
        said += " What this level shows waits to be submitted and approved."
    parts = [part for kind, names in lowered.orphaned.items() if (part := _told(kind, names, user))]
    return format_html("{}{}", said, format_html_join("", "{}", ((part,) for part in parts)))


def _told(kind: str, references: list[str], user: User) -> SafeString | str:
    """The records with links, as far as the user may see them, and the list of all such; empty where there are none."""
    model = record_kind(kind).model
    rows: Any = Source.objects.readable_by(user) if kind == "source" else model._default_manager.all()
    found = list(rows.filter(reference__in=references).order_by("reference"))
    if not found:
        return ""
    verb = "cites" if model is Source else "names"
    here = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    links = [(reverse(f"{here}_change", args=[row.pk]), row.reference, Truncator(row).chars(_LONG)) for row in found]
    more = len(found) - _SHOWN
    return format_html(
        '<br>{}{}<br><a href="{}?resting=nothing">{}</a>',
        f"Published {model._meta.verbose_name_plural} that nothing public {verb} any more:",
        format_html_join("", '<br><a href="{}">{}</a> {}', links[:_SHOWN]),
        reverse(f"{here}_changelist"),
        f"{more} more in the list of all such" if more > 0 else "All such",
    )
