"""Lowering the level of persons from their list, and what is said of it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from tracker.accounts.models import User
from tracker.newsroom.admin_addresses import admin_address, change_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.publishing.reasons import LowerForm, confirmation_page
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.newsroom.records.guarded_sources import readable_rows
from tracker.newsroom.records.record_admin import RecordAdmin
from tracker.publishing.lowering import Lowered, lower
from tracker.sources.models import Source
from tracker.vocabulary.levels import Level

_SHOWN = 10
_LONG = 90


@admin.action(description="Lower the level …", permissions=["withdraw"])
def lower_level(model_admin: RecordAdmin, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Ask for the level and the reason, then lower it and take off what was shown at a higher one."""
    references = list(queryset.values_list("reference", flat=True))

    def do(cleaned_data: dict[str, Any]) -> str:
        by = logged_in_user(request)
        lowered = lower(
            references=references,
            level=Level(cleaned_data["level"]),
            by=by,
            reason=cleaned_data["reason"],
            texts_of=cleaned_data.get("texts_of", ()),
            left=cleaned_data.get("left", ()),
        )
        return lowered_in_words(references, lowered, cleaned_data["level"], user=by)

    return confirmation_page(
        model_admin,
        request,
        queryset,
        form_class=LowerForm,
        title="Lower the level",
        verb="Lower it now",
        do=do,
        persons=references,
    )


def lowered_in_words(references: Sequence[str], lowered: Lowered, level: str, *, user: User) -> SafeString:
    """What was done, and with links what is left alone, as far as the user may see it."""
    message = f"Now at level “{level}”: {', '.join(references)}."
    if lowered.withdrawn:
        message += f" Gone from the public site: {', '.join(lowered.withdrawn)}."
    if level != Level.WITHHELD:
        message += " What this level shows waits to be submitted and approved."
    parts = [part for kind, names in lowered.orphaned.items() if (part := _told(kind, names, user))]
    return format_html("{}{}", message, format_html_join("", "{}", ((part,) for part in parts)))


def _told(kind: str, references: list[str], user: User) -> SafeString | str:
    """The records with links, as far as the user may see them, and the list of all such; empty where there are none."""
    model = DESK_KINDS[kind].model
    found = list(readable_rows(model, user).filter(reference__in=references).order_by("reference"))
    if not found:
        return ""
    verb = "cites" if model is Source else "names"
    links = [(change_address(row), row.reference, Truncator(row).chars(_LONG)) for row in found]
    more = len(found) - _SHOWN
    return format_html(
        '<br>{}{}<br><a href="{}?resting=nothing">{}</a>',
        f"Published {model._meta.verbose_name_plural} that nothing public {verb} any more:",
        format_html_join("", '<br><a href="{}">{}</a> {}', links[:_SHOWN]),
        admin_address(model, "changelist"),
        f"{more} more in the list of all such" if more > 0 else "All such",
    )
