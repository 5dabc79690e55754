"""Words that are not understood, each once with its count; answers are learnt for the list or the house."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake.models import Batch, LearntWord
from tracker.intake.sheets import jobs
from tracker.intake.sheets.cells.words import key
from tracker.intake.sheets.rows.staging import note
from tracker.lib.territories import STATELESS, territories
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.vocabulary.intake import BatchJob, BatchState
from tracker.vocabulary.people import FateKind, Sex

_ON_A_PAGE = 40
_EMPTY = "(empty)"
_LISTS: dict[str, Promise] = {
    "fate": gettext_lazy("Fates"),
    "sex": gettext_lazy("Sex"),
    "nationality": gettext_lazy("Countries and nationalities"),
    "term": gettext_lazy("Terms, in months"),
}


def words_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The words that nobody has explained, the most frequent first; once answered, all rows are read anew."""
    words = _asked(batch)
    if request.method == "POST" and batch.state == BatchState.READ and not batch.job:
        learnt = _learn(request, batch, words)
        if learnt:
            user = logged_in_user(request)
            note(batch, user, _("Explained %(number)s words.") % {"number": learnt})
            jobs.ask_for(batch, BatchJob.READ, by=user)
        else:
            messages.info(request, _("Nothing was answered."))
        return redirect(step_address(batch, "words"))
    page = Paginator(words, _ON_A_PAGE).get_page(request.GET.get("p"))
    known = LearntWord.objects.filter(batch=batch) | LearntWord.objects.filter(batch=None)
    context = {"page": page, "number": len(words), "learnt": known.count(), "empty": _EMPTY}
    return batch_page(request, batch, "words", context)


def _asked(batch: Batch) -> list[dict[str, Any]]:
    """Each word once: its list, how often it stands there, in which rows first, what it is like."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    said: dict[tuple[str, str], dict[str, Any]] = {}
    for number, complaints in batch.rows.exclude(questions=[]).values_list("number", "complaints").iterator():
        for each in complaints:
            if each["list_name"]:
                word = (each["list_name"], key(each["word"]))
                rows[word].append(number)
                said[word] = each
    found = [
        {
            "id": f"{list_name}:{word}",
            "list_name": list_name,
            "label": _LISTS[list_name],
            "word": said[list_name, word]["word"],
            "sentence": said[list_name, word]["sentence"],
            "count": len(numbers),
            "rows": numbers[:5],
            "choices": _choices(list_name, said[list_name, word]["proposal"]),
        }
        for (list_name, word), numbers in rows.items()
    ]
    return sorted(found, key=lambda each: (-each["count"], each["word"]))


def _choices(list_name: str, proposal: str) -> list[tuple[str, str]]:
    """What may be answered, the proposal first; none of them is chosen beforehand."""
    if list_name == "term":
        return []
    if list_name == "nationality":
        known = territories()
        choices = [
            (STATELESS, _("Stateless")),
            *((code, known[code].en) for code in sorted(known, key=lambda each: known[each].en)),
        ]
    else:
        choices = [(str(value), str(label)) for value, label in (FateKind if list_name == "fate" else Sex).choices]
    first = [(value, _("%(label)s (proposed)") % {"label": label}) for value, label in choices if value == proposal]
    return [*first, *choices]


def _learn(request: HttpRequest, batch: Batch, words: list[dict[str, Any]]) -> int:
    learnt = 0
    with transaction.atomic():
        for each in words:
            answer = request.POST.get(f"answer-{each['id']}", "").strip()
            if not answer:
                continue
            value = "" if answer == _EMPTY else answer
            allowed = {choice for choice, _label in each["choices"]} | {""}
            is_months = each["list_name"] == "term" and (not value or (value.isdecimal() and 1 <= int(value) <= 600))
            if not (is_months or (each["list_name"] != "term" and value in allowed)):
                messages.error(
                    request, _("“%(answer)s” is no answer for “%(word)s”.") % {"answer": answer, "word": each["word"]}
                )
                continue
            for_house = f"house-{each['id']}" in request.POST
            LearntWord.objects.update_or_create(
                batch=None if for_house else batch,
                list_name=each["list_name"],
                key=key(each["word"])[:200],
                defaults={"word": each["word"][:200], "value": value, "by": logged_in_user(request)},
            )
            learnt += 1
    return learnt
