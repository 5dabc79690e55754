"""What the cells of a row say in their own words, where a claim does not say it in these: kept as the claim's quote."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.intake.list_fields import FIELDS, Content
from tracker.intake.models import BatchColumn
from tracker.intake.sheets.cells.cell_values import Learnt, NotUnderstood, cell_text, countries, word_of
from tracker.intake.sheets.cells.words import key
from tracker.lib.spreadsheets.cells import Cell
from tracker.lib.territories import STATELESS, territories
from tracker.vocabulary.people import FateKind, Sex

_READ_AS_SOMETHING_ELSE = (Content.DATE, Content.COUNTRY, Content.FATE, Content.TERM, Content.SEX)
_NOT_QUOTED = "birth"
"""A quote of an open source is public, and of a birth the public sees the year alone."""
_SEX = "sex"


class OwnWords:
    """The words of the columns of one list beside what they were read as."""

    def __init__(self, columns: Iterable[BatchColumn], learnt: Learnt) -> None:
        self._learnt = learnt
        # The same few words stand in thousands of rows.
        self._fates_of: dict[str, str] = {}
        self._countries_of: dict[str, list[str]] = {}
        self._by_claim: Mapping[str, list[BatchColumn]] = defaultdict(list)
        for column in columns:
            meant = FIELDS[column.field]
            if meant.content is Content.NAME:
                self._by_claim["name"].append(column)
            elif meant.content in _READ_AS_SOMETHING_ELSE and meant.claim != _NOT_QUOTED:
                self._by_claim[meant.claim or _SEX].append(column)

    def of_claim(self, kind: str, said: Mapping[str, Any], cells: Sequence[Cell], mended: Collection[int] = ()) -> str:
        """The words behind a claim with the heads of their columns, empty where it says them as they are.

        `cells` are those of the list; `mended` the numbers of columns that are read otherwise than they say.
        """
        if kind == "name":
            return self._of_name(str(said["text"]), cells)
        claims = ["contract"] if kind == "service" else [kind]
        if kind == "fate":
            claims = [*self._fates(str(said["kind"]), cells, mended)]
        columns = [column for claim in claims for column in self._by_claim.get(claim, ())]
        return "; ".join(
            f"{column.head}: {text}"
            for column, text in _filled(columns, cells)
            if column.number in mended or self._is_other(column, text, said)
        )

    def of_sex(self, said: str, cells: Sequence[Cell]) -> str:
        """The words behind the sex."""
        words = _filled(self._by_claim.get(_SEX, ()), cells)
        return "; ".join(f"{column.head}: {text}" for column, text in words if _differs(text, said, Sex(said).label))

    def _of_name(self, name: str, cells: Sequence[Cell]) -> str:
        """The cell in which the name stands, in capitals or among other words."""
        found = [(column, text) for column, text in _filled(self._by_claim["name"], cells) if key(name) in key(text)]
        is_there = any(text == name for _column, text in found)
        return "" if is_there else next((f"{column.head}: {text}" for column, text in found), "")

    def _fates(self, kind: str, cells: Sequence[Cell], mended: Collection[int]) -> Iterator[str]:
        """The claims by whose columns a fate was read: the status, or the day of a capture or exchange."""
        for column, text in _filled(self._by_claim.get("fate", ()), cells):
            if column.field == "fate" and (column.number in mended or self._fate_of(text) == kind):
                yield "fate"
        if kind in (FateKind.CAPTURED, FateKind.EXCHANGED):
            yield kind

    def _fate_of(self, text: str) -> str:
        if text not in self._fates_of:
            try:
                self._fates_of[text] = word_of("fate", text, self._learnt)
            except NotUnderstood:
                self._fates_of[text] = ""
        return self._fates_of[text]

    def _named_in(self, text: str) -> list[str]:
        if text not in self._countries_of:
            try:
                self._countries_of[text] = countries(text, self._learnt)
            except NotUnderstood:
                self._countries_of[text] = []
        return self._countries_of[text]

    def _is_other(self, column: BatchColumn, text: str, said: Mapping[str, Any]) -> bool:
        """Whether the claim rests on the cell and says it in other words."""
        meant = FIELDS[column.field]
        if meant.content is Content.COUNTRY:
            return self._is_other_country(text, said)
        value = str(said.get(meant.column, ""))
        if meant.content is Content.FATE:
            return _differs(text, value, FateKind(value).label)
        return bool(value) and text != value

    def _is_other_country(self, text: str, said: Mapping[str, Any]) -> bool:
        code = str(said.get("territory_id") or STATELESS)
        if code not in self._named_in(text):
            return False
        known = territories().get(code)
        return _differs(text, code, known.en if known else STATELESS)


def _filled(columns: Iterable[BatchColumn], cells: Sequence[Cell]) -> Iterator[tuple[BatchColumn, str]]:
    for column in columns:
        if column.number <= len(cells) and (text := cell_text(cells[column.number - 1])):
            yield column, text


def _differs(text: str, *said: str) -> bool:
    return key(text) not in map(key, said)
