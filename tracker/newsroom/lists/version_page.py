"""A newer version beside the one before: what changed, old and new side by side; what is new, the same, gone."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake.list_fields import FIELDS
from tracker.intake.models import Batch, BatchRow
from tracker.intake.sheets.bringing.mending import OPEN
from tracker.intake.sheets.versions.columns_again import not_found_again
from tracker.intake.sheets.versions.news import SEX, News
from tracker.intake.sheets.versions.version_of import VersionOf
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.lists.restricted_differences import DetailsBeside
from tracker.newsroom.lists.rows_in_words import RowsInWords
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.vocabulary.intake import FoundBy
from tracker.vocabulary.people import Sex

_ON_A_PAGE = 20
GROUPS: dict[str, Promise] = {
    "changed": gettext_lazy("Changed"),
    "new": gettext_lazy("New"),
    "unchanged": gettext_lazy("The same"),
    "gone": gettext_lazy("Gone"),
}
"""What becomes of rows from one version to the next, in the order of the page."""


def version_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The rows of one group; nothing is decided here."""
    before = Batch.objects.readable_by(logged_in_user(request)).filter(versions=batch).first()
    if before is None:
        raise Http404
    version = VersionOf(batch)
    counts = version_counts(version)
    group = request.GET.get("group", "")
    group = group if group in GROUPS else next((name for name in GROUPS if counts[name]), "changed")
    rows = getattr(version, group)().select_related("person")
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("p"))
    readable = page if group == "changed" else ()
    rows_in_words = list(_in_words(version, page, before if group == "gone" else batch))
    may_read = request.user.has_perm("people.view_restricteddetail")
    details = DetailsBeside(version, readable, logged_in_user(request))
    if may_read and request.GET.get("details"):
        for row in rows_in_words:
            row["differences"] += details.of(row["row"].number)
        details.note_reading()
    context = {
        "before": before,
        "before_url": step_address(before, "batch"),
        "groups": [(name, label, counts[name]) for name, label in GROUPS.items()],
        "group": group,
        "label": GROUPS[group],
        "page": page,
        "rows": rows_in_words,
        "details_url": f"?{urlencode({'group': group, 'p': page.number, 'details': 1})}" if may_read else "",
        "has_details": bool(details),
        "columns_gone": not_found_again(batch),
        "open": batch.rows.filter(outcome__in=OPEN, is_left_out=False).count(),
        "pairs": batch.pairs.filter(decision="").count(),
        "persons_url": step_address(batch, "persons"),
    }
    return batch_page(request, batch, "version", context)


def version_counts(version: VersionOf) -> dict[str, int]:
    """How many rows each group has."""
    return {name: getattr(version, name)().count() for name in GROUPS}


def _in_words(version: VersionOf, page: Iterable[BatchRow], of: Batch) -> Iterator[dict[str, Any]]:
    words = RowsInWords(page, of.columns.all())
    news = version.news(words.rows) if of == version.batch else {}
    for row in words.rows:
        earlier = version.earlier.get(row.number) if of == version.batch else None
        yield words.in_words(row) | {
            "earlier": earlier.number if earlier else None,
            "found_by": FoundBy(earlier.found_by).label if earlier else "",
            "differences": list(_differences(words, news[row.number])) if row.number in news else [],
        }


def _differences(words: RowsInWords, news: News) -> Iterator[dict[str, str]]:
    for each in news.differences:
        sides = [_line(words, each.kind, said) for said in (each.before, each.now)]
        label = sides[0]["label"] or sides[1]["label"]
        yield {"label": label, "before": sides[0]["text"], "now": sides[1]["text"]}
    for before, now in zip_longest(news.notes_gone, news.notes, fillvalue=""):
        yield {"label": _("note"), "before": before, "now": now}


def _line(words: RowsInWords, kind: str, said: Mapping[str, Any] | None) -> dict[str, str]:
    """One side of a difference; sex is no claim."""
    if not said:
        return {"label": "", "text": ""}
    if kind == SEX:
        return {"label": str(FIELDS[SEX].label), "text": str(Sex(said[SEX]).label)}
    return words.line(kind, said)
