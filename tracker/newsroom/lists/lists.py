"""Lists of people in the admin: which there are, and the addresses of the pages of each."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from tracker.intake.models import Batch
from tracker.newsroom.grid.page import grid_page
from tracker.newsroom.lists import (
    accept_page,
    batch_pages,
    bringing,
    columns_page,
    downloads,
    newer_page,
    overlap_page,
    persons_page,
    preview_page,
    version_page,
    words_page,
)
from tracker.newsroom.lists.frame import of_batch, onward, step_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.read_only import ReadOnlyAdmin
from tracker.vocabulary.intake import BatchState

_NEXT = {BatchState.MAPPING: "columns", BatchState.READ: "onward"}
"""Where a list is taken up again; otherwise at what it became."""


class WhoseFilter(SimpleListFilter):
    """Lists that the user brought in."""

    title = _("who brought it in")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The user alone: others are a column."""
        return [("mine", _("Me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The user's own, where these are asked for."""
        return queryset.filter(made_by=logged_in_user(request)) if self.value() == "mine" else queryset


@admin.register(Batch)
class BatchAdmin(ReadOnlyAdmin):
    """Lists, the latest first; nobody sees one who may not read its source."""

    list_display = ("__str__", "source", "state", "rows_in_words", "made_by", "made_at")
    list_filter = (WhoseFilter, "state", "side")
    show_facets = admin.ShowFacets.ALLOW
    change_list_template = "admin/lists/lists.html"
    list_select_related = ("source", "made_by")
    search_fields = ("file_name", "source__reference", "source__title")
    search_help_text = _("A file, or a source")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        """Lists whose sources the user may read."""
        return Batch.objects.readable_by(logged_in_user(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whoever may bring lists in."""
        return request.user.has_perm("intake.add_batch")

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The page on which a list is brought in."""
        return bringing.bring_page(request)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """The step at which the list stands."""
        batch = self.get_object(request, object_id)
        if batch is None or not self.has_view_permission(request, batch):
            return super().change_view(request, object_id, form_url, extra_context)
        return redirect(step_address(batch, _NEXT.get(BatchState(batch.state), "batch")))

    def get_urls(self) -> list[Any]:
        """The pages of a list, the templates to fill in, and the grid that makes a list of what is typed."""
        pages = {
            "list": bringing.list_page,
            "sheet": bringing.sheet_page,
            "columns": columns_page.columns_page,
            "words": words_page.words_page,
            "persons": persons_page.persons_page,
            "accept": accept_page.accept_page,
            "overlap": overlap_page.overlap_page,
            "onward": onward,
            "preview": preview_page.preview_page,
            "batch": batch_pages.what_it_became,
            "cancel": batch_pages.call_off,
            "undo": batch_pages.undo_page,
            "newer": newer_page.newer_page,
            "remove": newer_page.remove_page,
            "version": version_page.version_page,
            "mend": batch_pages.take_mended_page,
            "errors": downloads.error_sheet,
            "account": downloads.account,
        }
        view = self.admin_site.admin_view
        of_lists = [
            path(f"<int:pk>/{name}/", view(of_batch(page)), name=f"intake_batch_{name}") for name, page in pages.items()
        ]
        templates = path("template.<str:kind>", view(downloads.template), name="intake_batch_template")
        grid = path("grid/", view(grid_page), name="intake_batch_grid")
        return [grid, templates, *of_lists, *super().get_urls()]

    @admin.display(description=_("rows"))
    def rows_in_words(self, batch: Batch) -> str:
        """How many rows the sheet has."""
        sheets = batch.description.get("sheets", [])
        return f"{sheets[batch.sheet]['rows']:,}" if sheets else ""
