"""The pages on which two records are made one, and taken apart again; what a record's own page says of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.accounts.access import ActionPermission
from tracker.accounts.models import User
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.kept_back import kept_back_page
from tracker.newsroom.people.merging.merge_preview import claims_side_by_side, columns_side_by_side
from tracker.people.merging.merge import merge
from tracker.people.merging.merge_plan import plan_merge
from tracker.people.merging.splitting import split
from tracker.people.models import Merge, Person
from tracker.review.actions import NotAllowed
from tracker.review.record_history import WRITTEN, Step

_TEXT = forms.Textarea(attrs={"rows": 3, "cols": 60})


class OtherForm(forms.Form):
    """The choice of the record to merge with."""

    other = forms.ModelChoiceField(Person.objects.all(), label="The other record")

    def __init__(self, *args: Any, site: admin.AdminSite, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.queryset = Person.objects.visible_to(user).with_name(seen_by=user)
        field.widget = AutocompleteSelect(Merge._meta.get_field("merged"), site)
        # A widget that comes later has not been told what there is to choose from.
        field.widget.choices = field.choices


class WhyForm(forms.Form):
    """The reason why it is one person, or two."""

    reason = forms.CharField(label="Why", widget=_TEXT, help_text="Stays in the newsroom, in the histories of both.")


@dataclass(frozen=True)
class MergeNote:
    """A merge as a record's page tells it: the other record, who, when and why; `apart` leads to taking it apart."""

    merge: Merge
    other: Person
    url: str
    apart: str


def merging_of(person: Person, request: HttpRequest) -> dict[str, Any]:
    """For a record's page: what was merged into it, into which other it was, and where to merge it."""
    may = request.user.has_perm(ActionPermission.MERGE)
    rows = list(_of(person).filter(undone_at=None))
    into = [_merge_note(row, row.kept, may=may) for row in rows if row.merged_id == person.pk]
    here = reverse("admin:people_person_merge", args=[person.pk])
    return {
        "merged_into": into[0] if into else None,
        "merged_here": [_merge_note(row, row.merged, may=may) for row in rows if row.kept_id == person.pk],
        "merge_url": here if may and not into else "",
    }


def _of(person: Person) -> QuerySet[Merge]:
    rows = Merge.objects.filter(Q(kept=person) | Q(merged=person))
    return rows.select_related("kept", "merged", "by", "undone_by")


def _merge_note(row: Merge, other: Person, *, may: bool) -> MergeNote:
    apart = reverse("admin:people_person_take_apart", args=[row.kept_id, row.pk]) if may else ""
    return MergeNote(row, other, change_address(other), apart)


def merge_steps(person: Person) -> Iterator[Step]:
    """What was merged into a record, or it into another, and taken apart again, as steps of its history."""
    for row in _of(person):
        is_kept = row.kept_id == person.pk
        kept, merged = row.kept.reference, row.merged.reference
        did = f"merged {merged} into this record" if is_kept else f"merged it into {kept}"
        yield Step(row.at, str(row.by), did, row.reason, order=WRITTEN)
        if row.undone_at:
            did = f"took {merged} out of this record again" if is_kept else f"took it out of {kept} again"
            yield Step(row.undone_at, str(row.undone_by), did, row.undone_because, order=WRITTEN)


def merge_page(model_admin: admin.ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the other record, look at both side by side, say why, merge."""
    _refuse_who_may_not(request)
    if page := kept_back_page(model_admin, request, pk):
        return page
    kept = _person(model_admin, request, pk)
    if into := kept.merged_into:
        message = f"{kept.reference} was merged into {into.reference} already. This is {into.reference}."
        model_admin.message_user(request, message, messages.WARNING)
        return redirect(change_address(into))
    sent = request.GET if "other" in request.GET else None
    choice = OtherForm(sent, site=model_admin.admin_site, user=logged_in_user(request))
    other = choice.cleaned_data["other"] if choice.is_valid() else None
    if other is None or other.pk == kept.pk or other.merged_into:
        return _choose(model_admin, request, kept, choice)

    def do(reason: str) -> str:
        merge(kept=kept, merged=other, by=logged_in_user(request), reason=reason)
        return (
            f"{other.reference} was merged into this record. Nothing public has changed: look it through and submit it."
        )

    return _asked(model_admin, request, "merge.html", _context(kept, other, request), do=do, then=change_address(kept))


def _choose(model_admin: admin.ModelAdmin, request: HttpRequest, kept: Person, choice: OtherForm) -> HttpResponse:
    """The page that asks for the other record; what cannot be chosen is said."""
    other = choice.cleaned_data.get("other") if choice.is_bound and choice.is_valid() else None
    if other is not None:
        into = other.merged_into
        message = (
            f"{other.reference} was merged into {into.reference} already: choose that one."
            if into
            else (f"{other.reference} is this very record: choose another.")
        )
        choice.add_error("other", message)
    context = {"title": "Merge with another record", "kept": kept, "choice": choice, "media": choice.media}
    return _page(model_admin, request, "choose_merge.html", context)


def _context(kept: Person, other: Person, request: HttpRequest) -> dict[str, Any]:
    plan = plan_merge(kept, other)
    turned = f"{reverse('admin:people_person_merge', args=[other.pk])}?other={kept.pk}"
    return {
        "title": "Merge two records of one person",
        "kept": kept,
        "other": other,
        "columns": columns_side_by_side(plan),
        "kinds": claims_side_by_side(plan, user=logged_in_user(request)),
        "turned": turned,
    }


def take_apart_page(model_admin: admin.ModelAdmin, request: HttpRequest, pk: int, merge: int) -> HttpResponse:
    """Say why they are two people, then take the records apart."""
    _refuse_who_may_not(request)
    if page := kept_back_page(model_admin, request, pk):
        return page
    kept = _person(model_admin, request, pk)
    row = Merge.objects.filter(pk=merge, kept=kept).select_related("merged", "by").first()
    if row is None or row.undone_at is not None:
        model_admin.message_user(request, "These two were taken apart already.", messages.WARNING)
        return redirect(change_address(kept))

    def do(reason: str) -> str:
        split(row, by=logged_in_user(request), because=reason)
        return f"{row.merged.reference} is a record of its own again. Nothing public has changed: submit both."

    context = {"title": "Take two records apart", "kept": kept, "other": row.merged, "merge": row}
    return _asked(model_admin, request, "take_apart.html", context, do=do, then=change_address(kept))


def _asked(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    do: Callable[[str], str],
    then: str,
) -> HttpResponse:
    """The page until a reason is given; then the deed, and what was done in words."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            model_admin.message_user(request, do(form.cleaned_data["reason"]), messages.SUCCESS)
        except NotAllowed as refusal:
            model_admin.message_user(request, str(refusal), messages.ERROR)
        return redirect(then)
    return _page(model_admin, request, template, {**context, "form": form, "media": model_admin.media})


def _page(model_admin: admin.ModelAdmin, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    frame = {**model_admin.admin_site.each_context(request), "opts": model_admin.opts}
    return TemplateResponse(request, f"admin/newsroom/{template}", frame | context)


def _refuse_who_may_not(request: HttpRequest) -> None:
    if not (request.user.has_perm(ActionPermission.MERGE) and request.user.has_perm("people.change_person")):
        raise PermissionDenied


def _person(model_admin: admin.ModelAdmin, request: HttpRequest, pk: int) -> Person:
    found: Person | None = model_admin.get_object(request, str(pk))
    if found is None:
        raise Http404
    return found
