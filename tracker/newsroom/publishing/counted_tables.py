"""The page where a publisher publishes the tables of people who are only counted: what they say, and would say."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tracker.accounts.access import ActionPermission
from tracker.catalogue.counted.table_words import TABLE_WORDS
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.publishing.documents.people import CountedDocument
from tracker.publishing.small_groups.counted import Planned, planned, publish_counted
from tracker.review.actions import NotAllowed
from tracker.vocabulary import levels as vocabulary_levels
from tracker.vocabulary.counted import CountedTable


@dataclass(frozen=True)
class CellChange:
    """One cell that would change: row and column in words, people before and after."""

    row: str
    column: str
    before: int
    after: int


@dataclass(frozen=True)
class TableChange:
    """One table with its cells that would change."""

    heading: str
    corner: str
    cells: list[CellChange]


@require_http_methods(["GET", "HEAD", "POST"])
def counted_tables(request: HttpRequest) -> HttpResponse:
    """Show what is published, who waits, what would change; publish it on POST, for those who may."""
    may_publish = request.user.has_perm(ActionPermission.PUBLISH_COUNTED)
    if not request.user.has_perm("publishing.view_counted") or (request.method == "POST" and not may_publish):
        raise PermissionDenied
    if request.method == "POST":
        _publish(request)
        return HttpResponseRedirect(reverse("counted-tables"))
    plan = planned()
    context = {
        **admin.site.each_context(request),
        "title": "Tables of people who are only counted",
        "plan": plan,
        "changes": list(_changes(plan)),
        "waiting": sorted(Counter(row.needs for row in plan.waiting).items()),
        "protected": vocabulary_levels.LOOK_THE_SAME_PROTECTED,
        "may_publish": may_publish,
    }
    return TemplateResponse(request, "admin/newsroom/counted.html", context)


def _publish(request: HttpRequest) -> None:
    seen = request.POST.get("seen", "")
    try:
        entry = publish_counted(by=logged_in_user(request), decided_after=int(seen) if seen.isdecimal() else -1)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return
    message = f"Published with entry {entry.number} of the log." if entry else "There was nothing to publish."
    messages.success(request, message)


def _changes(plan: Planned) -> Iterator[TableChange]:
    """The tables of which a cell would change, in the order of their register."""
    before, after = _cells(plan.published), _cells(plan.tables)
    changed = {cell for cell in {*before, *after} if before.get(cell, 0) != after.get(cell, 0)}
    for table in CountedTable:
        words = TABLE_WORDS[table]
        cells = [
            CellChange(
                words.row(row),
                words.column(column) if column else "People",
                before.get((name, row, column), 0),
                after.get((name, row, column), 0),
            )
            for name, row, column in sorted(changed)
            if name == table
        ]
        if cells:
            yield TableChange(str(table.label), words.corner, cells)


def _cells(tables: CountedDocument) -> dict[tuple[str, str, str], int]:
    return {(table, row, column): people for table, row, column, people in tables["cells"]}
