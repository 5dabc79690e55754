"""Two lists against each other: how many of one may be in the other, and who; nothing is merged."""

from collections import Counter
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake.models import Batch, BatchRow
from tracker.intake.sheets.persons.comparing import overlap_of
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.lists.rows_in_words import RowsInWords
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.people.matching.named import Group
from tracker.vocabulary.intake import BatchState

_ON_A_PAGE = 20
MOST = 20_000
"""So many rows of both lists together are compared while somebody waits."""


class OtherListForm(forms.Form):
    """The list to compare with: one whose source the user may read."""

    other = forms.ModelChoiceField(Batch.objects.none(), label=gettext_lazy("The other list"))

    def __init__(self, *args: Any, batch: Batch, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Batch.objects.readable_by(user).exclude(pk=batch.pk).exclude(state=BatchState.MAPPING)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]


def overlap_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Choose another list; then the rows of this one that may be in it, by group, the strongest first."""
    user = logged_in_user(request)
    form = OtherListForm(request.GET if "other" in request.GET else None, batch=batch, user=user)
    context: dict[str, Any] = {"title": _("In two lists"), "form": form, "here": step_address(batch, "overlap")}
    if form.is_valid():
        other: Batch = form.cleaned_data["other"]
        rows = batch.rows.count() + other.rows.count()
        if rows > MOST:
            form.add_error(
                "other",
                _("Both lists together have %(rows)s rows, more than the %(most)s that are compared here.")
                % {"rows": f"{rows:,}", "most": f"{MOST:,}"},
            )
        else:
            context |= _overlap(request, batch, other)
    return batch_page(request, batch, "overlap", context)


def _overlap(request: HttpRequest, batch: Batch, other: Batch) -> dict[str, Any]:
    pairs = sorted(overlap_of(batch, other), key=lambda pair: (pair.group, -pair.score))
    best: dict[Any, str] = {}
    for pair in pairs:
        best.setdefault(pair.key, pair.group.value)
    counts = Counter(best.values())
    group = request.GET.get("group", "")
    chosen = [pair for pair in pairs if group in ("", pair.group.value)]
    page = Paginator(chosen, _ON_A_PAGE).get_page(request.GET.get("p"))
    here = _in_words(batch, [int(str(pair.key)) for pair in page])
    there = _in_words(other, [int(str(pair.other)) for pair in page])
    people = batch.rows.filter(read__claims__contains=[["name"]]).count()
    return {
        "other": other,
        "query": f"other={other.pk}&group={group}",
        "group": group,
        "counts": [(each.value, each.label, counts.get(each.value, 0)) for each in Group],
        "found": len(best),
        "people": people,
        "page": page,
        "pairs": [
            {
                "row": here[int(str(pair.key))],
                "other": there[int(str(pair.other))],
                "reasons": [(reason.label, reason.contradicts) for reason in pair.reasons],
                "group": pair.group.value,
            }
            for pair in page
        ],
    }


def _in_words(batch: Batch, numbers: list[int]) -> dict[int, dict[str, Any]]:
    rows = RowsInWords(BatchRow.objects.filter(batch=batch, number__in=numbers), batch.columns.all())
    return {row.number: rows.in_words(row) for row in rows.rows}
