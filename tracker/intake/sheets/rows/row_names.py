"""What a row calls its person: one name, whole or in parts; that in Latin letters, aliases and call signs beside it."""

from collections.abc import Iterator, Sequence

from tracker.intake.list_fields import NAME_PARTS, NOTE
from tracker.intake.sheets.cells.cell_values import NotUnderstood
from tracker.intake.sheets.cells.names_in_cells import call_signs_in, read_name
from tracker.intake.sheets.cells.words import is_not_known, key
from tracker.intake.sheets.rows.row_cells import MappedColumn, RowCells
from tracker.lib.spreadsheets.cells import Cell, Kind
from tracker.vocabulary.people import NameKind

_WHOLE = ("name_full", "name_latin", "name_second")
"""Fields of whole names, in the order in which they are the name of a row."""
_KIND = {"name_latin": NameKind.TRANSLITERATION, "name_second": NameKind.FULL, "name_full": NameKind.FULL}
_CALL_SIGNS = ("позывн", "позивн", "call sign", "callsign", "indicativo", "indicatif")


Spelling = tuple[MappedColumn, str]
"""A column and the whole name as a row has it there."""


def read_names(cells: RowCells) -> None:
    """Add the names of the row; a row without one is refused. Where the first is empty, the next is the name."""
    spellings = [each for each in _spellings(cells) if not is_not_known(each[1])]
    nothing = (_any_column(cells), "")
    _read_first_name(cells, *(spellings[0] if spellings else nothing))
    _read_other_names(cells, spellings[1:])


def _spellings(cells: RowCells) -> Iterator[Spelling]:
    """The whole name, or its parts joined; then what other columns of whole names say."""
    parts = sorted((each for name in NAME_PARTS for each in cells.by_field.get(name, ())), key=lambda each: each.number)
    if parts:
        texts = [cells.row.cell(each.number).text for each in parts]
        yield parts[0], " ".join(text for text in texts if not is_not_known(text))
    for name in _WHOLE:
        for column, cell in cells.of(name):
            yield column, cell.text


def _any_column(cells: RowCells) -> MappedColumn:
    """Where it is told that the row has no name."""
    named = (each for name in (*NAME_PARTS, *_WHOLE) for each in cells.by_field.get(name, ()))
    return next(named, MappedColumn(0, "", "name_full"))


def _read_first_name(cells: RowCells, column: MappedColumn, written: str) -> None:
    try:
        name = read_name(written)
    except NotUnderstood as why:
        cells.complain_of(column, Cell(written, Kind.TEXT), why)
        return
    claims = cells.read.claims
    claims.append(("name", {"text": name.text, "kind": NameKind.FULL.value, "preferred": True}))
    claims += [("name", {"text": sign, "kind": NameKind.CALL_SIGN.value}) for sign in name.call_signs]
    for remark in name.remarks:
        cells.complain(column, written, remark, "remark")


def _read_other_names(cells: RowCells, spellings: Sequence[Spelling]) -> None:
    others = [(column, text, _KIND[column.field]) for column, text in spellings]
    others += [(column, cell.text, NameKind.ALIAS) for column, cell in cells.of("name_other")]
    claims = cells.read.claims
    for column, text, kind in others:
        if is_not_known(text):
            continue
        try:
            name = read_name(text)
        except NotUnderstood as why:
            cells.complain_of(column, Cell(text, Kind.TEXT), why)
            continue
        if any(said == "name" and columns["text"] == name.text for said, columns in claims):
            continue
        is_sign = kind is NameKind.ALIAS and any(word in key(column.head) for word in _CALL_SIGNS)
        claims.append(("name", {"text": name.text, "kind": (NameKind.CALL_SIGN if is_sign else kind).value}))
    for _column, cell in cells.of(NOTE):
        signs = [("name", {"text": sign, "kind": NameKind.CALL_SIGN.value}) for sign in call_signs_in(cell.text)]
        claims += [sign for sign in signs if sign not in claims]
