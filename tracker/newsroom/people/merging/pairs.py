"""Pairs that may be one person, side by side; and pairs that were told apart."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.accounts.access import ActionPermission
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.merging.side_by_side import side_by_side
from tracker.newsroom.people.person_labels import PersonLabel, person_labels
from tracker.newsroom.records.fields import DeskFields
from tracker.newsroom.records.read_only import ReadOnlyAdmin
from tracker.people.matching.candidates import likeness_in_words
from tracker.people.matching.distinctions import distinguish, revoke_distinction
from tracker.people.models import Distinction, Likeness, Person


class ApartForm(forms.Form):
    """The reason why two records are about two people."""

    because = forms.CharField(
        label="Not the same person, because…", widget=forms.Textarea(attrs={"rows": 3, "cols": 60})
    )


class _PairAdmin(admin.ModelAdmin):
    """A list of pairs of persons, found by the names of either."""

    list_display_links = None
    search_fields = ("first__reference",)
    search_help_text = "A name in any spelling and script, or a reference"
    actions = None

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list, with what is shown of the people of this page."""
        found = super().get_changelist_instance(request)
        rows = list(found.result_list)
        keys = {pk for row in rows for pk in (row.first_id, row.second_id)}
        people = person_labels(keys, user=logged_in_user(request))
        for row in rows:
            row.pair = (people[row.first_id], people[row.second_id])
        found.result_list = rows
        return found

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find pairs by any spelling of either."""
        people = Person.objects.spelled(search_term, seen_by=request.user).values("pk")
        found = queryset.filter(Q(first__in=people) | Q(second__in=people)) if search_term.strip() else queryset
        return found, False

    @admin.display(description="one")
    def one(self, row: Any) -> SafeString:
        """The person entered first."""
        return _in_a_cell(row.pair[0])

    @admin.display(description="the other")
    def other(self, row: Any) -> SafeString:
        """The person entered later."""
        return _in_a_cell(row.pair[1])


@admin.register(Likeness)
class LikenessAdmin(_PairAdmin, ReadOnlyAdmin):
    """Pairs that nobody has told apart yet, the likest first."""

    list_display = ("compare", "one", "other", "how_like")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Likeness]:
        """What is still to be looked at."""
        return Likeness.objects.open().visible_to(logged_in_user(request)).select_related("first", "second")

    @admin.display(description="pair")
    def compare(self, row: Likeness) -> SafeString:
        """The page that puts both side by side."""
        address = reverse("admin:people_likeness_change", args=[row.pk])
        return format_html('<a href="{}" aria-label="Compare {} and {}">Compare</a>', address, *_references(row))

    @admin.display(description="likeness", ordering="score")
    def how_like(self, row: Likeness) -> str:
        """The score in words and as a number."""
        return f"{likeness_in_words(row.score)} ({row.score:.2f})"

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """Both side by side; told apart with a reason, or merged on the page for that."""
        pair = self.get_object(request, object_id)
        if pair is None or not self.has_view_permission(request, pair):
            return super().change_view(request, object_id, form_url, extra_context)
        may_tell = request.user.has_perm("people.change_distinction")
        if request.method == "POST" and not may_tell:
            raise PermissionDenied
        form = ApartForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            return self._tell_apart(request, pair, form.cleaned_data["because"])
        return TemplateResponse(
            request, "admin/newsroom/pair.html", self._context(request, pair, form, may_tell=may_tell)
        )

    def _tell_apart(self, request: HttpRequest, pair: Likeness, because: str) -> HttpResponse:
        distinguish(pair.first, pair.second, because=because, by=logged_in_user(request))
        message = f"Told apart: {' and '.join(_references(pair))}. Nobody will be asked about this pair again."
        self.message_user(request, message, messages.SUCCESS)
        return redirect("admin:people_likeness_changelist")

    def _context(self, request: HttpRequest, pair: Likeness, form: forms.Form, *, may_tell: bool) -> dict[str, Any]:
        people = person_labels([pair.first_id, pair.second_id], user=logged_in_user(request))
        return {
            **self.admin_site.each_context(request),
            "title": "One person, or two?",
            "opts": self.opts,
            "media": self.media,
            "people": [people[pair.first_id], people[pair.second_id]],
            "how": self.how_like(pair),
            "rows": list(side_by_side(pair.first_id, pair.second_id, user=logged_in_user(request))),
            "form": form,
            "may_tell": may_tell,
            "merge": _where_merged(request, pair),
        }


@admin.register(Distinction)
class DistinctionAdmin(DeskFields, _PairAdmin, ReadOnlyAdmin):
    """Pairs that were told apart, the latest first; one that was wrong is taken back with a reason."""

    list_display = ("when", "one", "other", "because", "told_apart_by", "state")
    list_select_related = ("told_apart_by", "taken_back_by")
    list_filter = (("taken_back_at", admin.EmptyFieldListFilter),)
    _FIXED = ("both", "because", "told_apart_by", "told_apart_at")
    fieldsets = (
        (None, {"fields": _FIXED}),
        ("Taking it back", {"fields": ("taken_back_because", "taken_back_by", "taken_back_at")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Distinction]:
        """Pairs of whom the user may see both."""
        rows: Any = super().get_queryset(request)
        found: QuerySet[Distinction] = rows.visible_to(logged_in_user(request))
        return found

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The page, whose cells know who looks at them."""
        if obj is not None:
            obj.seen_by = logged_in_user(request)
        return super().get_fieldsets(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever changes people takes back what is not taken back yet."""
        may = request.user.has_perm("people.change_distinction")
        return may and (obj is None or obj.taken_back_at is None)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only the reason for taking it back is written here."""
        return (*self._FIXED, "taken_back_by", "taken_back_at")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """The form, in which the reason must be filled in."""
        form = super().get_form(request, obj, change, **kwargs)
        if "taken_back_because" in form.base_fields:
            form.base_fields["taken_back_because"].required = True
            form.base_fields["taken_back_because"].help_text = "Saving takes it back: the question will be asked again."
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 (Django's signature)
        """Revoke the distinction, with the reason given."""
        revoke_distinction(obj, because=obj.taken_back_because, by=logged_in_user(request))

    @admin.display(description="both")
    def both(self, row: Distinction) -> SafeString:
        """The two persons, with the ways to their records."""
        people = person_labels([row.first_id, row.second_id], user=row.seen_by)  # type: ignore[attr-defined]
        return format_html("{}<br>{}", _in_a_cell(people[row.first_id]), _in_a_cell(people[row.second_id]))

    @admin.display(description="result", ordering="told_apart_at")
    def when(self, row: Distinction) -> SafeString:
        """The day, and the way to the page where it is taken back."""
        address = reverse("admin:people_distinction_change", args=[row.pk])
        return format_html('<a href="{}">{}</a>', address, f"{row.told_apart_at:%d %b %Y}")

    @admin.display(description="state")
    def state(self, row: Distinction) -> str:
        """Whether the distinction is in force or was revoked."""
        return f"taken back by {row.taken_back_by}: {row.taken_back_because}" if row.taken_back_at else "stands"


def _in_a_cell(person: PersonLabel) -> SafeString:
    line = '<a href="{}">{}</a> <span class="quiet">{}</span> <span class="reference">{}</span>'
    return format_html(line, person.url, person.name, person.facts, person.reference)


def _references(row: Likeness) -> tuple[str, str]:
    return row.first.reference, row.second.reference


def _where_merged(request: HttpRequest, pair: Likeness) -> str:
    """Where the two are merged; empty for whoever may not."""
    if not request.user.has_perm(ActionPermission.MERGE):
        return ""
    return f"{reverse('admin:people_person_merge', args=[pair.first_id])}?other={pair.second_id}"
