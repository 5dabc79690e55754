"""Requests once more, with what only this room knows: what was done on the public side, and how to do it from here."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tracker.newsroom.people.requests import RequestAdmin
from tracker.newsroom.review.standing import withdrawable
from tracker.people.models import Request
from tracker.publishing.models import LogEntry

ANSWER_WITHIN = timedelta(days=30)
_SHOWN = 20

admin.site.unregister(Request)


@admin.register(Request)
class WorkedRequestAdmin(RequestAdmin):
    """A letter, from the day it came to the answer."""

    readonly_fields: ClassVar[Any] = (*RequestAdmin.readonly_fields, "what_was_done")
    fieldsets: ClassVar[Any] = (*RequestAdmin.fieldsets, ("On the public side", {"fields": ("what_was_done",)}))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A letter that is only now entered has nothing done about it."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:-1]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Came today, to be answered within thirty days, by whoever enters it."""
        today = timezone.now().date()
        usual = {"received_on": today, "due_on": today + ANSWER_WITHIN, "handled_by": request.user.pk}
        return usual | super().get_changeform_initial_data(request)

    @admin.display(description="since it came")
    def what_was_done(self, row: Request) -> SafeString | str:
        """Publications and withdrawals of the record that it is about, since the day it came."""
        if row.about is None:
            return "It is about no record of ours: nothing to show."
        entries = LogEntry.objects.filter(
            kind="person", reference=row.about.reference, at__date__gte=row.received_on
        ).order_by("-number")[:_SHOWN]
        person = format_html(
            '<a href="{}">{}</a>', reverse("admin:people_person_change", args=[row.about.pk]), row.about.reference
        )
        if not entries:
            return format_html("Nothing was published or withdrawn of {} since.", person)
        lines = format_html_join("", "<li>{}</li>", ((_in_words(entry),) for entry in entries))
        return format_html("{}<ul>{}</ul>", person, lines)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer to withdraw the record that the letter is about, where it is public."""
        row = kwargs.get("obj")
        if row is not None and row.about_id and request.user.has_perm("publishing.withdraw"):
            context["withdraw"] = withdrawable(row.about, "person")
        return super().render_change_form(request, context, *args, **kwargs)


def _in_words(entry: LogEntry) -> SafeString:
    note = entry.public_note or entry.get_reason_class_display()
    return format_html(
        '<a href="{}">{}, entry {}</a> on {} by {}{}',
        reverse("admin:publishing_logentry_change", args=[entry.pk]),
        entry.get_action_display(),
        entry.pk,
        f"{entry.at:%d %B %Y, %H:%M} UTC",
        entry.decided_by,
        f": {note}" if note else "",
    )
