"""What each column probably means: by its head in six languages and by what its cells hold, never by its place."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from tracker.intake.list_fields import DROPPED, FIELDS, NOTE, Content
from tracker.intake.sheets.cells.cell_values import NotUnderstood, cell_date, cell_text, names_countries
from tracker.intake.sheets.cells.words import head_words, is_not_known, key, list_words
from tracker.lib.dates.list_dates import Order, may_be_either, order_shown_by
from tracker.lib.military_units import military_unit_number
from tracker.lib.spreadsheets.cells import Cell, Kind

_NUMBER_WORDS = {"no", "n", "номер", "number", "num", "num.", "numero", "numéro", "رقم"}
_PHONE = re.compile(r"\+?[0-9][0-9\s()\-]{6,}[0-9].*")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-zа-я]+|@[A-Za-z0-9_]{4,}|https?://(?:t\.me|vk\.com|wa\.me)/\S+", re.IGNORECASE)
_IDENTITY = re.compile(r"(?=(?:.*[0-9]){5})[A-ZА-ЯІ]{0,4}[\s№-]*[0-9][0-9\s/-]{4,}", re.IGNORECASE)
_LOOKED_AT = 500
"""So many filled cells of a column tell what it holds."""
_EXACT, _PART = 1.0, 0.55
_ENOUGH = 0.5
_MOSTLY = 0.8


class OrderProof(NamedTuple):
    """Which order of day and month the dates of a column have, and how many show it."""

    order: Order | None
    day_first: int
    month_first: int
    either: int


@dataclass(frozen=True)
class ColumnProposal:
    """What a column probably means, why, and what it holds."""

    number: int
    head: str
    field: str
    reason: str
    examples: tuple[str, ...]
    filled: int
    proof: OrderProof
    m_is_female: bool


class _Contents(NamedTuple):
    """Of the filled cells of a column, which share is what."""

    filled: int
    shares: dict[Content, float]
    phones: float
    identities: float
    examples: tuple[str, ...]
    proof: OrderProof
    m_is_female: bool
    latin: float
    """Which share of them is written in Latin letters."""


def propose_columns(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[ColumnProposal]:
    """A proposal for each column; `rows` are those below the heads.

    Two columns never mean the same where one person has one value: the likelier keeps it, the other becomes a note.
    """
    cells: list[list[Cell]] = [[] for _head in heads]
    for row in rows:
        for column, cell in enumerate(row[: len(heads)]):
            if cell.text.strip() and len(cells[column]) < _LOOKED_AT:
                cells[column].append(cell)
    contents = _with_one_order([_contents(each) for each in cells])
    ranked = [_ranked(head, held) for head, held in zip(heads, contents, strict=True)]
    chosen = _second_names(_without_doubles(ranked), contents)
    return [
        ColumnProposal(
            number,
            head,
            field,
            _reason(head, field, held, score),
            held.examples,
            held.filled,
            held.proof,
            field == "sex" and held.m_is_female,
        )
        for number, (head, held, (score, field)) in enumerate(zip(heads, contents, chosen, strict=True), 1)
    ]


def order_of(texts: Iterable[str]) -> OrderProof:
    """Which order the dates can only be in; None where both or none are shown."""
    day_first = month_first = either = 0
    for text in texts:
        shown = order_shown_by(text)
        day_first += shown is Order.DAY_FIRST
        month_first += shown is Order.MONTH_FIRST
        either += may_be_either(text)
    order = None
    if day_first and not month_first:
        order = Order.DAY_FIRST
    elif month_first and not day_first:
        order = Order.MONTH_FIRST
    return OrderProof(order, day_first, month_first, either)


def _with_one_order(contents: list[_Contents]) -> list[_Contents]:
    """Where all columns that show an order show the same, those that show none have it too: one list, one hand."""
    shown = {held.proof.order for held in contents} - {None}
    mixed = any(held.proof.day_first and held.proof.month_first for held in contents)
    if len(shown) != 1 or mixed:
        return contents
    order = next(iter(shown))
    return [held._replace(proof=held.proof._replace(order=order)) for held in contents]


def _ranked(head: str, held: _Contents) -> list[tuple[float, str]]:
    """Meanings that the column may have with their scores, the likeliest first; a note last."""
    scores: dict[str, float] = {}
    if "name_full" in _whole_head(head):
        # Less than the name itself: of two such columns one is the name.
        scores["name_second"] = _EXACT - 0.2 + _fit(Content.NAME, held)
    for strength, fields in ((_EXACT, _whole_head(head)), (_PART, _part_of_head(head))):
        for field in fields:
            scores.setdefault(field, strength + _fit(FIELDS[field].content, held))
    if held.filled:
        if held.phones > _MOSTLY:
            scores["contact"] = max(scores.get("contact", 0), 0.9 if "relative" not in scores else 0.5)
        if held.identities > _MOSTLY and not scores:
            scores["identity_number"] = 0.8
        for content, field in ((Content.COUNTRY, "nationality"), (Content.FATE, "fate"), (Content.SEX, "sex")):
            if held.shares.get(content, 0) > _MOSTLY:
                scores.setdefault(field, 0.7)
    found = sorted(((score, field) for field, score in scores.items() if score >= _ENOUGH), reverse=True)
    return [*found, (0.0, NOTE)]


def _whole_head(head: str) -> tuple[str, ...]:
    for part in (head, re.sub(r"\s*\([A-Z]+\)$", "", head), head.rsplit(": ", maxsplit=1)[-1]):
        if found := head_words().get(key(part)):
            return found
    return head_words().get(_without_numbers(head), ())


def _part_of_head(head: str) -> list[str]:
    """Fields one of whose words is inside the head, in any ending; the longest words first."""
    words = _without_numbers(head).split()
    found: dict[str, int] = {}
    for known, fields in head_words().items():
        asked = _without_numbers(known).split()
        if (
            asked
            and len(asked) <= len(words)
            and max(map(len, asked)) > 3
            and any(
                all(_same_stem(one, other) for one, other in zip(asked, words[place:], strict=False))
                for place in range(len(words) - len(asked) + 1)
            )
        ):
            for field in fields:
                found[field] = max(found.get(field, 0), len("".join(asked)))
    longest = max(found.values(), default=0)
    return [field for field, length in found.items() if length == longest]


def _same_stem(one: str, other: str) -> bool:
    if len(one) < 5 or len(other) < 5:
        return one == other
    return one[: max(4, len(one) - 2)] == other[: max(4, len(one) - 2)]


def _without_numbers(head: str) -> str:
    return " ".join(word for word in key(head).split() if word not in _NUMBER_WORDS)


def _fit(content: Content, held: _Contents) -> float:
    """What the cells add to, or take from, what the head says."""
    if not held.filled:
        return 0.0
    share = held.shares.get(content)
    if share is None:
        return 0.0
    return 0.3 if share > _MOSTLY else 0.1 if share > 0.4 else -0.7 if share < 0.1 else 0.0


def _without_doubles(ranked: Sequence[list[tuple[float, str]]]) -> list[tuple[float, str]]:
    chosen: dict[int, tuple[float, str]] = {}
    taken: set[str] = set()
    choices = sorted(
        ((score, -column, field) for column, fields in enumerate(ranked) for score, field in fields), reverse=True
    )
    for score, minus_column, field in choices:
        column = -minus_column
        if column in chosen or (field in taken and not FIELDS[field].several):
            continue
        if field == "birth_year" and "born_on" in taken:
            continue
        chosen[column] = (score, field)
        taken.add(field)
    return [chosen[column] for column in range(len(ranked))]


def _second_names(chosen: Sequence[tuple[float, str]], contents: Sequence[_Contents]) -> list[tuple[float, str]]:
    """A second column of whole names is a second spelling where it is in other letters than the first, else a note."""
    first = next((column for column, (_score, field) in enumerate(chosen) if field == "name_full"), None)
    return [
        (0.0, NOTE)
        if field == "name_second" and first is not None and abs(held.latin - contents[first].latin) < _MOSTLY
        else (score, field)
        for (score, field), held in zip(chosen, contents, strict=True)
    ]


def _reason(head: str, field: str, held: _Contents, score: float) -> str:
    if not held.filled:
        return _("The column is empty.")
    if field == NOTE and not score:
        return _("Nothing known by this head or these cells: kept as a note.")
    if field == DROPPED:
        return _("Head “%(head)s”: religion, blood group and family are not kept.") % {"head": head}
    if field == "name_second":
        return _("Head “%(head)s”, and in other letters than the other column of names: a second spelling.") % {
            "head": head
        }
    share = held.shares.get(FIELDS[field].content)
    by_head = bool(_whole_head(head) or _part_of_head(head))
    if share is None:
        return _("Head “%(head)s”.") % {"head": head} if by_head else _("By what the cells hold.")
    values = {"head": head, "share": f"{share:.0%}"}
    if by_head:
        return _("Head “%(head)s”; %(share)s of the cells are understood so.") % values
    return _("%(share)s of the cells are understood so.") % values


def _contents(cells: Sequence[Cell]) -> _Contents:
    texts = [cell_text(cell) for cell in cells]
    told = [(cell, text) for cell, text in zip(cells, texts, strict=True) if text and not is_not_known(text)]
    plain = [text for _cell, text in told]
    proof = order_of(cell.text for cell, _text in told if cell.kind is Kind.TEXT)
    count = len(told) or 1

    def share(of: list[bool]) -> float:
        return sum(of) / count

    dates = [_is_date(cell, proof.order) for cell, _text in told]
    years = [
        bool(re.search(r"(?<![0-9])(19|20)[0-9]{2}(?![0-9])", text)) and not re.search(r"[0-9]\D+[0-9]", text)
        for text in plain
    ]
    shares = {
        Content.DATE: share(dates),
        Content.YEAR: share(years),
        Content.AGE: share([text.isdigit() and 10 <= int(text) <= 110 for text in plain]),
        Content.COUNTRY: share([names_countries(text) for text in plain]),
        Content.SEX: share([key(text) in list_words("sex") for text in plain]),
        Content.FATE: share([key(text) in list_words("fate") for text in plain]),
        Content.TERM: share([bool(re.match(r"[0-9]{1,3}\b", text)) for text in plain]),
        Content.NAME: share([not any(sign.isdigit() for sign in text) and len(text) < 100 for text in plain]),
        Content.NUMBERING: share([text.rstrip(".").isdigit() for text in plain]),
    }
    unit = share([bool(military_unit_number(text)) for text in plain])
    return _Contents(
        len(plain),
        shares if unit < _MOSTLY else shares | {Content.UNIT: unit},
        share([bool(_PHONE.fullmatch(text) or _MAIL.search(text)) for text in plain]),
        share([bool(_IDENTITY.fullmatch(text)) for text in plain]) if not any(dates) else 0.0,
        tuple(dict.fromkeys(texts))[:5],
        proof,
        any(key(text) == "h" for text in plain),
        share([_is_latin(text) for text in plain]),
    )


def _is_latin(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return sum("LATIN" in unicodedata.name(sign, "") for sign in letters) * 2 > len(letters)


def _is_date(cell: Cell, order: Order | None) -> bool:
    try:
        return bool(cell_date(cell, order or Order.DAY_FIRST))
    except NotUnderstood:
        return False
