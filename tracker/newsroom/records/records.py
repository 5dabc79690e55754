"""What the admin pages of all records share: fast lists, handing in, two people on one record, history."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db import models
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from tracker.lib.references import ReferenceField, normalised_reference
from tracker.newsroom.records.guarded import GuardedAdmin
from tracker.newsroom.records.paging import CappedChangeList, CappedPaginator
from tracker.review.actions import NotAllowed, approved_references, submit
from tracker.review.content import record_kind
from tracker.review.models import Submission
from tracker.review.story import Step, review_of, story

STEPS_PER_PAGE = 100


class RecordAdmin(GuardedAdmin):
    """Admin of a kind of record that can be published; `record_kind` is its name in `review`."""

    change_form_template = "admin/newsroom/record.html"
    object_history_template = "admin/newsroom/history.html"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    list_per_page = 50
    list_max_show_all = 500
    actions: tuple[str, ...] = ("submit_for_review", "submit_claiming_changes")
    sortable_by = ("reference",)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CappedChangeList]:
        """The list that counts no further than it must."""
        return CappedChangeList

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Find a record by its reference, typed or pasted with the address of its page; else as Django does."""
        field: Any = self.opts.get_field("reference")
        if isinstance(field, ReferenceField) and (reference := normalised_reference(search_term, field.prefix)):
            return queryset.filter(reference=reference), False
        return super().get_search_results(request, queryset, search_term)

    def has_submit_permission(self, request: HttpRequest) -> bool:
        """Whether the user may hand in records (Django asks by this name for actions)."""
        return request.user.has_perm("review.submit")

    @admin.action(description="Submit for review", permissions=["submit"])
    def submit_for_review(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
        """Hand in the chosen records as they stand."""
        return self._submitted_or_asked(request, list(queryset.values_list("reference", flat=True)))

    @admin.action(
        description=gettext_lazy("Submit for review, and take responsibility for changes whose author is not known"),
        permissions=["submit"],
    )
    def submit_claiming_changes(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
        """Hand in records that a script or a shell has changed: the user answers for those changes."""
        return self._submitted_or_asked(request, list(queryset.values_list("reference", flat=True)), claiming=True)

    def ask_before_submitting(
        self, request: HttpRequest, references: list[str], *, claiming: bool = False
    ) -> HttpResponse | None:
        """A page to be answered before the records are handed in; None where there is nothing to ask."""
        return None

    def _submitted_or_asked(
        self, request: HttpRequest, references: list[str], *, claiming: bool = False
    ) -> HttpResponse | None:
        if page := self.ask_before_submitting(request, references, claiming=claiming):
            return page
        self._submit(request, references, claiming=claiming)
        return None

    def _submit(self, request: HttpRequest, references: list[str], *, claiming: bool = False) -> list[Submission]:
        try:
            rows = submit(
                kind=self.record_kind,
                references=references,
                by=request.user,  # type: ignore[arg-type]
                unclaimed_are_mine=claiming,
            )
        except NotAllowed as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return []
        names = ", ".join(row.reference for row in rows[:10]) + (" …" if len(rows) > 10 else "")
        self.message_user(request, f"Submitted for review: {names}. A second reader approves it.", messages.SUCCESS)
        return rows

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer “Save and submit” to those who may."""
        context["may_submit"] = self.has_submit_permission(request) and not context.get("is_popup")
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Hand in what was saved, if that button was pressed."""
        return self._submitted(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Hand in what was saved, if that button was pressed."""
        return self._submitted(request, obj) or super().response_change(request, obj)

    def _submitted(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        if "_submit" not in request.POST or not self.has_submit_permission(request):
            return None
        if page := self._submitted_or_asked(request, [obj.reference]):
            return page
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk]))

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """Protect what was ever public: it is withdrawn, so that its reference goes on saying so."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)  # type: ignore[arg-type]
        public = approved_references(self.record_kind, [obj.reference for obj in objs])
        said = [f"{reference} was public: withdraw it, do not delete it." for reference in sorted(public)]
        for sentence in said:
            self.message_user(request, sentence, messages.ERROR)
        if said:
            return to_delete, counts, set(), said
        return to_delete, counts, perms_needed, protected

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """The page has refused already; this holds for whoever comes another way."""
        self._refuse_public([obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """See `delete_model`."""
        self._refuse_public(queryset)
        super().delete_queryset(request, queryset)

    def _refuse_public(self, objs: Iterable[Any]) -> None:
        public = approved_references(self.record_kind, [obj.reference for obj in objs])
        if public:
            raise ProtectedError("What was public is withdrawn, not deleted.", set(objs))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Everything that was done to the record: who, when, what, old, new, why."""
        obj = self.get_object(request, object_id)
        if obj is None or not self.has_view_or_change_permission(request, obj):
            return super().history_view(request, object_id, extra_context)
        hidden, further = self.hidden_from(request), self.steps_of(request, obj)
        steps = story(record_kind(self.record_kind), obj.pk, hidden=hidden, further=further)
        context = history_context(self, request, obj, steps) | (extra_context or {})
        return TemplateResponse(request, self.object_history_template, context)

    def steps_of(self, _request: HttpRequest, obj: Any) -> Iterable[Step]:
        """What was done to the record as a whole."""
        return review_of(self.record_kind, obj.reference)


def history_context(
    model_admin: admin.ModelAdmin, request: HttpRequest, obj: models.Model, steps: list[Step]
) -> dict[str, Any]:
    """What the page of a history needs."""
    return {
        **model_admin.admin_site.each_context(request),
        "title": f"History of {obj}",
        "page": Paginator(steps, STEPS_PER_PAGE).get_page(request.GET.get("p")),
        "object": obj,
        "opts": model_admin.opts,
        "module_name": model_admin.opts.verbose_name_plural,
    }
