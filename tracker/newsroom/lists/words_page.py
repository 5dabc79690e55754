"""Words that are not understood, each once with its count; answers are learnt for the list or the house."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
from tracker.intake.sheets.cells.cell_values import LONGEST_LEARNT, learnt_key
from tracker.intake.sheets.cells.units_named import KnownUnits
from tracker.intake.sheets.rows.row_units import UNIT
from tracker.intake.sheets.rows.staging import note
from tracker.lib.territories import STATELESS, territories
from tracker.newsroom.lists.frame import batch_page, next_step, step_address
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
    UNIT: gettext_lazy("Units"),
}


def words_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The words that nobody has explained, the most frequent first; once answered, all rows are read anew."""
    words = _asked(batch)
    if request.method == "POST" and batch.state == BatchState.READ and not batch.job:
        learnt = _Answers(request, batch).learn(words)
        if learnt:
            user = logged_in_user(request)
            note(batch, user, _("Explained %(number)s words.") % {"number": learnt})
            jobs.ask_for(batch, BatchJob.READ, by=user)
            return redirect(step_address(batch, "onward"))
        messages.info(request, _("Nothing was answered."))
        return redirect(step_address(batch, "words"))
    page = Paginator(words, _ON_A_PAGE).get_page(request.GET.get("p"))
    units = KnownUnits() if any(each["list_name"] == UNIT for each in page) else None
    context = {
        "page": page,
        "words": list(_with_choices(page, units)),
        "number": len(words),
        "units": [f"{unit.reference} {unit.name}" for unit in units or ()],
        "open_units": sum(_is_left_as_words(each) for each in words),
        "empty": _EMPTY,
        "onward": next_step(batch, "words"),
    }
    return batch_page(request, batch, "words", context)


def _asked(batch: Batch) -> list[dict[str, Any]]:
    """Each word once: its list, how often it stands there, in which rows first, what it is like."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    said: dict[tuple[str, str], dict[str, Any]] = {}
    for number, complaints in batch.rows.exclude(questions=[]).values_list("number", "complaints").iterator():
        for each in complaints:
            if each["list_name"]:
                word = (each["list_name"], learnt_key(each["list_name"], each["word"]))
                rows[word].append(number)
                said[word] = each
    found = [
        {
            "id": f"{list_name}:{word}",
            "list_name": list_name,
            "label": _LISTS[list_name],
            "word": said[list_name, word]["word"],
            "sentence": said[list_name, word]["sentence"],
            "proposal": said[list_name, word]["proposal"],
            "holds_rows": said[list_name, word]["kind"] != "remark",
            "count": len(numbers),
            "rows": numbers[:5],
        }
        for (list_name, word), numbers in rows.items()
    ]
    return sorted(found, key=lambda each: (not each["holds_rows"], -each["count"], each["word"]))


def _is_left_as_words(word: dict[str, Any]) -> bool:
    """Whether it is a unit that goes in as its words where nobody says which it is."""
    return word["list_name"] == UNIT and not word["holds_rows"]


def _with_choices(words: Iterable[dict[str, Any]], units: KnownUnits | None) -> Iterator[dict[str, Any]]:
    """The words with what may be answered, the proposal first; none of it is chosen beforehand."""
    for word in words:
        if units and word["list_name"] == UNIT:
            picked = units.picked(word["proposal"]) if word["proposal"] else None
            likely = dict.fromkeys([*([picked] if picked else []), *units.nearest(word["word"])])
            choices = [(unit.reference, unit.name) for unit in likely]
        else:
            choices = _choices(word["list_name"])
        proposed = [
            (value, _("%(label)s (proposed)") % {"label": label})
            for value, label in choices
            if value == word["proposal"]
        ]
        yield word | {"choices": [*proposed, *(each for each in choices if each[0] != word["proposal"])]}


def _choices(list_name: str) -> list[tuple[str, str]]:
    if list_name == "nationality":
        known = territories()
        codes = sorted(known, key=lambda code: known[code].en)
        return [(STATELESS, _("Stateless")), *((code, known[code].en) for code in codes)]
    of: dict[str, Any] = {"fate": FateKind, "sex": Sex}
    return [(str(value), str(label)) for value, label in of[list_name].choices] if list_name in of else []


class _Answers:
    """What was sent of the words: each answer is looked at, and kept for this list or for the house."""

    def __init__(self, request: HttpRequest, batch: Batch) -> None:
        self._request, self._batch, self._sent = request, batch, request.POST
        self._by = logged_in_user(request)
        self._units = KnownUnits()

    def learn(self, words: list[dict[str, Any]]) -> int:
        """Keep the answers; how many words were explained."""
        learnt = 0
        with transaction.atomic():
            for each in words:
                answer = self._answer(each)
                if not answer:
                    continue
                value = self._value(each["list_name"], answer)
                if value is None:
                    words_of = {"answer": answer, "word": each["word"]}
                    messages.error(self._request, _("“%(answer)s” is no answer for “%(word)s”.") % words_of)
                    continue
                self._keep(each, value)
                learnt += 1
        return learnt

    def _answer(self, word: dict[str, Any]) -> str:
        """What was chosen or, of a unit, typed; all units that nobody named stay words where that was asked for."""
        typed = self._sent.get(f"other-{word['id']}", "").strip()
        answer = typed or self._sent.get(f"answer-{word['id']}", "").strip()
        return answer or (_EMPTY if "leave_units" in self._sent and _is_left_as_words(word) else "")

    def _value(self, list_name: str, answer: str) -> str | None:
        """The answer as it is kept, None where it is none."""
        if answer == _EMPTY:
            return ""
        if list_name == "term":
            return answer if answer.isdecimal() and 1 <= int(answer) <= 600 else None
        if list_name == UNIT:
            unit = self._units.picked(answer)
            return unit.reference if unit else None
        return answer if answer in dict(_choices(list_name)) else None

    def _keep(self, word: dict[str, Any], value: str) -> None:
        # That a unit of the other side is meant after all is true of this list alone.
        for_house = f"house-{word['id']}" in self._sent and not (word["list_name"] == UNIT and word["holds_rows"])
        LearntWord.objects.update_or_create(
            batch=None if for_house else self._batch,
            list_name=word["list_name"],
            key=learnt_key(word["list_name"], word["word"]),
            defaults={"word": word["word"][:LONGEST_LEARNT], "value": value, "by": self._by},
        )
