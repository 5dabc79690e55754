"""What became of the person of a row: a status with date, place and cause; captures and exchanges by their days."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.intake.sheets.cells.cell_values import word_of
from tracker.intake.sheets.rows.row_cells import RowCells, filled
from tracker.vocabulary.people import FateKind

_DATE_OF = {"captured": FateKind.CAPTURED, "exchanged": FateKind.EXCHANGED}
_DETAILS = ("fate_on", "fate_place", "cause")


def read_fates(cells: RowCells) -> None:
    """Add the fates of the row; a date, place or cause without one is kept as a note."""
    claims = cells.read.claims
    kind = cells.value("fate", lambda _column, cell: word_of("fate", cell.text, cells.learnt))
    said = {"on": cells.date("fate_on"), "place": cells.text("fate_place"), "cause": cells.text("cause")}
    is_asked = any(each.list_name == "fate" for each in cells.read.complaints)
    if kind or is_asked:
        claims.append(("fate", {"kind": kind or "", **filled(said)}))
    elif any(said.values()):
        _keep_as_notes(cells)
    for name, of in _DATE_OF.items():
        if day := cells.date(f"{name}_on"):
            known: dict[str, Any] = next((each for claim, each in claims if claim == "fate" and each["kind"] == of), {})
            # The status says what, this column when: one fate.
            if known and known.get("on", day) == day:
                known["on"] = day
            else:
                claims.append(("fate", {"kind": of.value, "on": day}))


def _keep_as_notes(cells: RowCells) -> None:
    told = [(cells.by_field[name][0], cells.text(name)) for name in _DETAILS if cells.text(name)]
    column, text = told[0]
    sentence = _("A date, place or cause of a fate, but no fate in this row: kept as a note.")
    cells.complain(column, text, sentence, "remark")
    cells.read.notes += [f"{column.head}: {text}" for column, text in told]
