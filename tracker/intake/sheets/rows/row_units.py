"""Which unit of the database the unit of a row is: certain, or as somebody said; what is not certain stays words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tracker.intake.sheets.cells.units_named import KnownUnit, KnownUnits
from tracker.intake.sheets.rows.row_cells import Complaint, MappedColumn, RowCells
from tracker.vocabulary.people import Side

UNIT = "unit"
"""The field, and the list of words in which answers about units are learnt."""


def read_unit(cells: RowCells, units: KnownUnits, side: str) -> int | None:
    """The key of the unit, None where the words alone are kept.

    A wording that is not certain is a question that holds no row; a unit of the other side than the list's holds it.
    """
    as_stated = cells.text(UNIT)
    if not as_stated:
        return None
    column = cells.by_field[UNIT][0]
    answer = cells.learnt.of(UNIT, as_stated)
    if answer == "":
        return None
    unit = (units.picked(answer) if answer else None) or units.meant_by(as_stated)
    if unit is None:
        _ask_which(cells, column, as_stated, units.nearest(as_stated), side)
        return None
    if unit.fights_for_other_than(side):
        is_answered = answer is not None and cells.learnt.is_of_list(UNIT, as_stated)
        _say_other_side(cells, column, as_stated, unit, is_answered=is_answered)
        return unit.pk if is_answered else None
    return unit.pk


def _ask_which(cells: RowCells, column: MappedColumn, as_stated: str, likely: Sequence[KnownUnit], side: str) -> None:
    sentence = _("“%(words)s” is not certainly a unit of the database: the words alone are kept.") % {
        "words": as_stated
    }
    if likely:
        sentence += " " + _("Is it %(unit)s?") % {"unit": likely[0].name}
        if likely[0].fights_for_other_than(side):
            sentence += " " + _("It fights on the other side.")
    proposal = likely[0].reference if likely else ""
    cells.read.complaints.append(Complaint(column.number, as_stated, sentence, "remark", UNIT, as_stated, proposal))


def _say_other_side(
    cells: RowCells, column: MappedColumn, as_stated: str, unit: KnownUnit, *, is_answered: bool
) -> None:
    sentence = _("%(unit)s fights on %(side)s side, and the list is of the other side.") % {
        "unit": unit.name,
        "side": Side(unit.side).label,
    }
    if is_answered:
        cells.complain(column, as_stated, sentence, "remark")
        return
    sentence += " " + _("Say whether that unit is meant, or leave the words alone.")
    asked = Complaint(column.number, as_stated, sentence, "asked", UNIT, as_stated, unit.reference)
    cells.read.complaints.append(asked)
