"""What the admin pages of all records share: fast lists, two people on one record, history."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.db import models
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from tracker.lib.references import ReferenceField, normalised_reference
from tracker.newsroom.records.capped_lists import CappedChangeList, CappedPaginator
from tracker.newsroom.records.optimistic_lock import OptimisticLockAdmin
from tracker.review.actions import approved_references
from tracker.review.content import record_kind
from tracker.review.record_history import Step, record_history, review_steps

STEPS_PER_PAGE = 100


class RecordAdmin(OptimisticLockAdmin):
    """Admin of a kind of record; `record_kind` is its name in `review`."""

    change_form_template = "admin/newsroom/record.html"
    object_history_template = "admin/newsroom/history.html"
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    list_per_page = 50
    list_max_show_all = 500
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

    def get_deleted_objects(self, objs: Iterable[Any], request: HttpRequest) -> Any:
        """Protect what was ever public: it is withdrawn, so that its reference goes on saying so."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)  # type: ignore[arg-type]
        public = approved_references(self.record_kind, [obj.reference for obj in objs])
        message = [f"{reference} was public: withdraw it, do not delete it." for reference in sorted(public)]
        for sentence in message:
            self.message_user(request, sentence, messages.ERROR)
        if message:
            return to_delete, counts, set(), message
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
        hidden, further = self.hidden_rows(request, obj), self.record_steps(request, obj)
        steps = record_history(record_kind(self.record_kind), obj.pk, hidden=hidden, further=further)
        context = history_context(self, request, obj, steps) | (extra_context or {})
        return TemplateResponse(request, self.object_history_template, context)

    def record_steps(self, _request: HttpRequest, obj: Any) -> Iterable[Step]:
        """What was done to the record as a whole."""
        return review_steps(self.record_kind, obj.reference)


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
