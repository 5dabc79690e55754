"""What one cell says: a country, a fate, a term, a unit. What is not understood is a `NotUnderstood`, never a guess."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from django.utils.translation import gettext as _

from tracker.intake.sheets.cells.words import is_not_known, key, list_words, proposed
from tracker.lib.dates.list_dates import DateNotRead, Order, date_of_serial, read_date
from tracker.lib.military_units import military_unit_number
from tracker.lib.spreadsheets.cells import Cell, Kind
from tracker.lib.territories import STATELESS, territories
from tracker.lib.territory_words import territories_named, territory_words, word_key

_KINDS_OF_DATE = (Kind.DATE_1900, Kind.DATE_1904)
_BETWEEN_VALUES = re.compile(r"\s*[,;/+&|\n]\s*|\s+(?:и|and|та|і|et|y|و)\s+")
_TERM = re.compile(r"([0-9]{1,3}(?:[.,]5)?)\s*([^\W\d_]*)\.?")
_LONGEST_TERM = 600
LONGEST_LEARNT = 200
"""So many characters of a word that somebody explained are kept."""


class NotUnderstood(ValueError):
    """Why a cell says nothing that can be kept: a sentence. `is_question`: whoever knows the list can answer.

    `list_name` and `word` are where an answer is learnt; empty where it is about this one cell.
    """

    def __init__(
        self, sentence: str, *, is_question: bool = True, list_name: str = "", word: str = "", proposal: str = ""
    ) -> None:
        super().__init__(sentence)
        self.is_question, self.list_name, self.word, self.proposal = is_question, list_name, word, proposal


@dataclass(frozen=True)
class Learnt:
    """Words that somebody explained, for this batch or for the house: by list and key of the word, the value.

    An empty value: leave the cell empty.
    """

    values: Mapping[tuple[str, str], str]
    of_list: Collection[tuple[str, str]] = frozenset()
    """What was explained for this very list."""

    def of(self, list_name: str, text: str) -> str | None:
        """What was learnt of the word; None where it was not."""
        return self.values.get((list_name, learnt_key(list_name, text)))

    def is_of_list(self, list_name: str, text: str) -> bool:
        """Whether the word was explained for this very list."""
        return (list_name, learnt_key(list_name, text)) in self.of_list


def learnt_key(list_name: str, text: str) -> str:
    """The key of a word as answers are kept under it; of a unit's number that alone."""
    number = military_unit_number(text) if list_name == "unit" else ""
    return (number or key(text))[:LONGEST_LEARNT]


NOTHING_LEARNT = Learnt({})


def cell_date(cell: Cell, order: Order | None) -> str:
    """The partial date of a cell, empty where it says that nothing is known. Raises `NotUnderstood`."""
    try:
        if cell.kind in _KINDS_OF_DATE:
            return date_of_serial(float(cell.text), is_1904=cell.kind is Kind.DATE_1904)
        return "" if is_not_known(cell.text) else read_date(cell.text, order)
    except DateNotRead as why:
        raise NotUnderstood(str(why), is_question=why.is_question) from why


def cell_text(cell: Cell) -> str:
    """The cell as a person reads it: a date as a day, a number with the noughts of its format, not known as nothing."""
    if cell.kind in _KINDS_OF_DATE:
        try:
            return date_of_serial(float(cell.text), is_1904=cell.kind is Kind.DATE_1904)
        except DateNotRead:
            return cell.text
    if cell.kind is Kind.NUMBER:
        whole = cell.text.removesuffix(".0")
        noughts = cell.number_format.strip('"')
        return whole.zfill(len(noughts)) if noughts and not noughts.strip("0") and whole.isdigit() else whole
    return "" if is_not_known(cell.text) else " ".join(cell.text.split())


def countries(text: str, learnt: Learnt) -> list[str]:
    """The codes of the territories (or `stateless`) of a cell, one for each that it names. Raises `NotUnderstood`."""
    if is_not_known(text):
        return []
    whole = _country(text, learnt)
    if whole is not None:
        return whole
    found = [code for piece in _pieces(text) for code in (_country(piece, learnt) or [_asked(piece)])]
    return list(dict.fromkeys(found))


@lru_cache(10_000)
def names_countries(text: str) -> bool:
    """Whether `countries` understands the cell; nobody looks for what may be meant where it does not."""
    if is_not_known(text):
        return False
    pieces = [text] if _country(text, NOTHING_LEARNT) else _pieces(text)
    return bool(pieces) and all(_country(piece, NOTHING_LEARNT) for piece in pieces)


def _pieces(text: str) -> list[str]:
    return [piece for piece in _BETWEEN_VALUES.split(text) if piece.strip()]


def _country(text: str, learnt: Learnt) -> list[str] | None:
    """The code alone in a list, an empty list for a word that was learnt as nothing, None where it is not known."""
    answer = learnt.of("nationality", text)
    if answer is not None:
        return [answer] if answer else []
    if key(text) in list_words("nationality"):
        return [STATELESS]
    named = territories_named(text)
    return list(named) if len(named) == 1 else None


def _asked(text: str) -> str:
    """Raise `NotUnderstood`, with the territory that may be meant where one is like it."""
    named = territories_named(text)
    known = territories()
    if named:
        sentence = _("“%(word)s” may be %(several)s: say which.") % {
            "word": text.strip(),
            "several": ", ".join(known[code].en for code in named if code in known),
        }
        raise NotUnderstood(sentence, list_name="nationality", word=text.strip())
    proposal = proposed(text, _territories_by_key())
    sentence = _("“%(word)s” is not known as a country or nationality.") % {"word": text.strip()}
    if proposal:
        sentence += " " + _("Is it %(country)s?") % {"country": known[proposal].en}
    raise NotUnderstood(sentence, list_name="nationality", word=text.strip(), proposal=proposal)


@cache
def _territories_by_key() -> Mapping[str, str]:
    known = territories()
    return {word_key(each.word): each.code for each in territory_words() if each.kind == "name" and each.code in known}


def word_of(list_name: str, text: str, learnt: Learnt) -> str:
    """The value of a word of a closed list (`fate`, `sex`), empty where nothing is known. Raises `NotUnderstood`."""
    if is_not_known(text):
        return ""
    answer = learnt.of(list_name, text)
    if answer is not None:
        return answer
    words = list_words(list_name)
    if found := words.get(key(text)):
        return found
    unsure = list_words(f"{list_name}_refuse")
    proposal = "" if key(text) in unsure else proposed(text, words)
    sentence = (
        _("“%(word)s” leaves it open: say what to enter, or leave it empty.")
        if key(text) in unsure
        else _("“%(word)s” is not known here: say what it means, or leave it empty.")
    )
    raise NotUnderstood(sentence % {"word": text.strip()}, list_name=list_name, word=text.strip(), proposal=proposal)


def term_months(text: str, learnt: Learnt) -> int | None:
    """A term in months: `18 мес.`, `1 год 6 мес.`, a bare number of months. Raises `NotUnderstood`."""
    if is_not_known(text):
        return None
    answer = learnt.of("term", text)
    if answer is not None:
        return int(answer) if answer else None
    months = 0.0
    units = list_words("term_unit")
    rest = text.strip().casefold()
    parts = list(_TERM.finditer(rest))
    if parts and not re.sub(r"[\s,.и()-]|and|та|et|y", "", _TERM.sub("", rest)):
        for part in parts:
            unit = units.get(key(part[2])) if part[2] else "months"
            if unit is None and part[2].startswith(("м", "m")) and len(part[2]) == 1:
                unit = "months"
            if unit is None:
                break
            months += float(part[1].replace(",", ".")) * (12 if unit == "years" else 1)
        else:
            if months.is_integer() and 1 <= months <= _LONGEST_TERM:
                return int(months)
    raise NotUnderstood(
        _("“%(word)s” is not understood as a term: say how many months, or leave it empty.") % {"word": text.strip()},
        list_name="term",
        word=text.strip(),
    )


def age_of(text: str) -> int | None:
    """An age in full years. Raises `NotUnderstood`."""
    if is_not_known(text):
        return None
    found = re.fullmatch(r"([0-9]{2,3})\s*[^\W\d_]{0,10}\.?", text.strip())
    if not found or not 10 <= int(found[1]) <= 110:
        raise NotUnderstood(_("“%(word)s” is no age in full years, from 10 to 110.") % {"word": text.strip()})
    return int(found[1])
