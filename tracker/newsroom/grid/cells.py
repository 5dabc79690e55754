"""The cells of the grid: their names in the form, what was typed in them, and how they are shown again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from tracker.intake.list_fields import FIELDS, Content
from tracker.intake.sheets.bringing.typed_rows import FIRST_ROW, GRID, MOST_ROWS

NUMBERS = range(FIRST_ROW, FIRST_ROW + MOST_ROWS)
_NARROW = (Content.SEX, Content.AGE)
_PREFIX = "cell"

Texts = Mapping[int, Mapping[str, str]]
Wrong = Mapping[int, Mapping[str, list[str]]]


@dataclass(frozen=True)
class GridCell:
    """One cell as the page shows it."""

    name: str
    label: str
    """Row and column in words, for whoever hears the page."""
    text: str
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class GridColumn:
    """One column as the page shows it."""

    name: str
    label: str
    is_narrow: bool
    order: str = ""
    """What was said of day and month."""
    asks_order: bool = False
    """Whether it is asked which of day and month stands first."""


def grid_columns(said: Mapping[str, str] | None = None, *, asked: Collection[str] = ()) -> list[GridColumn]:
    """The columns of the grid in their order; with what is `said` of day and month, and of which it is `asked`."""
    return [
        GridColumn(
            name, str(FIELDS[name].label), FIELDS[name].content in _NARROW, (said or {}).get(name, ""), name in asked
        )
        for name in GRID
    ]


def grid_rows(texts: Texts, wrong: Wrong) -> Iterator[tuple[int, list[GridCell]]]:
    """All rows with their numbers; cells with what was typed, and with what is wrong there."""
    columns = grid_columns()
    for number in NUMBERS:
        typed, of_row = texts.get(number, {}), wrong.get(number, {})
        yield number, [_cell(number, each, typed, of_row) for each in columns]


def _cell(number: int, column: GridColumn, typed: Mapping[str, str], wrong: Mapping[str, list[str]]) -> GridCell:
    name = column.name
    return GridCell(cell_name(number, name), f"{number}, {column.label}", typed.get(name, ""), wrong.get(name, []))


def cell_name(number: int, name: str) -> str:
    """What the cell of a row and field is called in the form."""
    return f"{_PREFIX}-{number}-{name}"


def typed_texts(sent: QueryDict) -> dict[int, dict[str, str]]:
    """By row and field what was typed, rows behind the last one too, so that they can be refused."""
    found: dict[int, dict[str, str]] = {}
    for key in sent:
        prefix, _dash, place = key.partition("-")
        number, _dash, name = place.partition("-")
        text = str(sent[key]).replace("\x00", "").strip()
        if prefix == _PREFIX and number.isdecimal() and name in GRID and text:
            found.setdefault(int(number), {})[name] = text
    return found


def wrong_cells(wrong: Wrong) -> list[dict[str, Any]]:
    """Each cell that is wrong, row by row, as the list above the grid names it."""
    labels = {each.name: each.label for each in grid_columns()}
    return [
        {"anchor": f"id_{cell_name(number, name)}", "row": number, "column": labels[name], "sentence": " ".join(told)}
        for number in sorted(wrong)
        for name, told in wrong[number].items()
    ]
