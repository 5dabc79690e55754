"""What a row calls its person: one name, whole or in parts; that in Latin letters, aliases and call signs beside it."""

from tracker.intake.list_fields import NAME_PARTS, NOTE
from tracker.intake.sheets.cells.cell_values import NotUnderstood
from tracker.intake.sheets.cells.names_in_cells import call_signs_in, read_name
from tracker.intake.sheets.cells.words import is_not_known, key
from tracker.intake.sheets.rows.row_cells import MappedColumn, RowCells
from tracker.lib.spreadsheets.cells import Cell, Kind
from tracker.vocabulary.people import NameKind

_CALL_SIGNS = ("позывн", "позивн", "call sign", "callsign", "indicativo", "indicatif")


def read_names(cells: RowCells) -> None:
    """Add the names of the row; a row without one is refused."""
    whole = [name for name in NAME_PARTS if name in cells.by_field] or ["name_full"]
    columns = sorted((each for name in whole for each in cells.by_field.get(name, ())), key=lambda each: each.number)
    texts = [cells.row.cell(each.number).text for each in columns]
    written = " ".join(text for text in texts if not is_not_known(text))
    latin = cells.text("name_latin")
    if not columns or not written.strip():
        columns = columns or list(cells.by_field.get("name_latin", ())) or [MappedColumn(0, "", "name_full")]
        written, latin = latin, ""
    _read_first_name(cells, columns[0], written)
    _read_other_names(cells, latin)


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


def _read_other_names(cells: RowCells, latin: str) -> None:
    others = [(column, cell.text, NameKind.ALIAS) for column, cell in cells.of("name_other")]
    if latin:
        others.insert(0, (cells.by_field["name_latin"][0], latin, NameKind.TRANSLITERATION))
    claims = cells.read.claims
    for column, text, kind in others:
        if is_not_known(text):
            continue
        try:
            name = read_name(text)
        except NotUnderstood as why:
            cells.complain_of(column, Cell(text, Kind.TEXT), why)
            continue
        is_sign = kind is NameKind.ALIAS and any(word in key(column.head) for word in _CALL_SIGNS)
        claims.append(("name", {"text": name.text, "kind": (NameKind.CALL_SIGN if is_sign else kind).value}))
    for _column, cell in cells.of(NOTE):
        signs = [("name", {"text": sign, "kind": NameKind.CALL_SIGN.value}) for sign in call_signs_in(cell.text)]
        claims += [sign for sign in signs if sign not in claims]
