"""Who in a list may be one person: pairs by strength, decided one by one, or a whole group after ten were read."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.models import User
from tracker.intake.models import Batch, BatchPair
from tracker.intake.sheets.persons.at_odds import at_odds
from tracker.intake.sheets.rows.staging import note
from tracker.newsroom.lists.frame import batch_page, next_step, step_address, waiting_in
from tracker.newsroom.lists.rows_in_words import RowsInWords
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.person_labels import person_labels
from tracker.people.matching.named import Group, Reason
from tracker.vocabulary.intake import BatchState, PairDecision

_ON_A_PAGE = 20
READ_BEFORE = 10
"""So many pairs of a group, drawn at random, are read before all of it is decided at once."""
DECIDED_WHOLE = (Group.NUMBER, Group.BIRTH)
_STATES = {
    "open": gettext_lazy("Not decided"),
    "later": gettext_lazy("Later"),
    "decided": gettext_lazy("Decided"),
}
_WHERE = {
    "open": Q(decision=""),
    "later": Q(decision=PairDecision.LATER),
    "decided": Q(decision__in=(PairDecision.SAME, PairDecision.DIFFERENT)),
}


def persons_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The pairs of one group; a decision is kept at once and can be taken back."""
    group = request.GET.get("group", "")
    state = request.GET.get("state", "open")
    counts = _counts(batch)
    if group not in Group.values:
        group = next((each["group"] for each in counts if each["open"]), Group.NUMBER.value)
    state = state if state in _STATES else "open"
    here = f"{step_address(batch, 'persons')}?group={group}&state={state}"
    if request.method == "POST":
        if batch.state != BatchState.READ or batch.job:
            messages.error(request, _("Pairs are decided before the list is committed."))
            return redirect(here)
        if request.POST.get("whole") == group and group in DECIDED_WHOLE:
            return _decide_whole(request, batch, group, here)
        return _decide(request, batch, here)
    pairs = batch.pairs.filter(_WHERE[state], group=group)
    is_sample = "sample" in request.GET and group in DECIDED_WHOLE
    if is_sample:
        drawn = list(pairs.order_by("?").values_list("pk", flat=True)[:READ_BEFORE])
        batch.pairs.filter(pk__in=drawn).update(was_shown=True)
        pairs = pairs.filter(pk__in=drawn)
    page = Paginator(pairs, _ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "page": page,
        "pairs": _side_by_side(batch, list(page), user=logged_in_user(request)),
        "counts": counts,
        "group": group,
        "group_label": Group(group).label,
        "state": state,
        "states": _STATES.items(),
        "address": here,
        "query": here.partition("?")[2],
        "may_decide_whole": group in DECIDED_WHOLE and state == "open",
        "is_sample": is_sample,
        "in_group": batch.pairs.filter(_WHERE["open"], group=group).count(),
        "read_before": READ_BEFORE,
        "waiting": waiting_in(batch).get("persons", 0),
        "onward": next_step(batch, "persons"),
        "decisions": [(value, label) for value, label in PairDecision.choices],
    }
    return batch_page(request, batch, "persons", context)


def _decide(request: HttpRequest, batch: Batch, here: str) -> HttpResponse:
    """Keep what was said of one pair; an empty decision takes it back."""
    decision, pk = request.POST.get("decision", ""), request.POST.get("pair", "")
    if decision in {*PairDecision.values, ""} and pk.isdecimal():
        by = logged_in_user(request) if decision else None
        batch.pairs.filter(pk=int(pk)).update(decision=decision, decided_by=by)
    if request.headers.get("X-Requested-With") == "fetch":
        groups = {each["group"]: str(each["in_words"]) for each in _counts(batch)}
        return JsonResponse({"groups": groups, "waiting": waiting_in(batch).get("persons", 0)})
    return redirect(here)


def _decide_whole(request: HttpRequest, batch: Batch, group: str, here: str) -> HttpResponse:
    """Say of all open pairs of a group that they are one person, after ten of them were shown."""
    pairs = batch.pairs.filter(_WHERE["open"], group=group)
    shown = batch.pairs.filter(group=group, was_shown=True).count()
    if shown < min(READ_BEFORE, pairs.count()):
        messages.error(request, _("Read %(number)s pairs of the group first.") % {"number": READ_BEFORE})
        return redirect(f"{here}&sample=1")
    user = logged_in_user(request)
    number = pairs.update(decision=PairDecision.SAME, decided_by=user)
    what = _("Said of all %(number)s open pairs of group %(group)s that they are the same persons.")
    note(batch, user, what % {"number": number, "group": group})
    messages.success(request, what % {"number": number, "group": group})
    return redirect(step_address(batch, "persons"))


def _counts(batch: Batch) -> list[dict[str, Any]]:
    """Each group with its words and how many pairs are open and decided."""
    found = {
        row["group"]: row
        for row in batch.pairs.order_by()
        .values("group")
        .annotate(pairs=Count("pk"), open=Count("pk", filter=_WHERE["open"]), later=Count("pk", filter=_WHERE["later"]))
    }
    nothing = {"pairs": 0, "open": 0, "later": 0}
    words = _("%(open)s of %(pairs)s open, %(later)s for later")
    counts = [{"group": each.value, "label": each.label, **(found.get(each.value) or nothing)} for each in Group]
    return [each | {"in_words": words % each} for each in counts]


def _side_by_side(batch: Batch, pairs: list[BatchPair], *, user: User) -> list[dict[str, Any]]:
    numbers = {number for pair in pairs for number in (pair.row, pair.other_row) if number}
    rows = RowsInWords(batch.rows.filter(number__in=numbers), batch.columns.all())
    by_number = {row.number: rows.in_words(row) for row in rows.rows}
    against = at_odds(pairs, {row.number: row for row in rows.rows}, user)
    people = person_labels([pair.person_id for pair in pairs if pair.person_id], user=user)
    return [
        {
            "pair": pair,
            "row": by_number.get(pair.row),
            "other": by_number.get(pair.other_row) if pair.other_row else None,
            "person": people.get(pair.person_id) if pair.person_id else None,
            "at_odds": against[pair.pk],
            "reasons": [(Reason(value).label, Reason(value).contradicts) for value in pair.reasons],
        }
        for pair in pairs
    ]
