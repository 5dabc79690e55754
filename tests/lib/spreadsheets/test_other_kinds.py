from pathlib import Path

import pytest

from tests.lib.spreadsheets.making import opened, packed, texts_of
from tracker.lib.spreadsheets.cells import Area, Kind
from tracker.lib.spreadsheets.limits import Refused

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(rows: str) -> bytes:
    content = (
        f'<office:document-content {_NAMES} office:version="1.2">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="List">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return packed({"mimetype": MIMETYPE, "META-INF/manifest.xml": MANIFEST, "content.xml": content})


def text(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'


EMPTY_ROWS = '<table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>'
DATE = '<table:table-cell office:value-type="date" office:date-value="1988-05-03"/>'
NUMBER = '<table:table-cell office:value-type="float" office:value="71"/>'


def test_rows_of_ods_keep_their_numbers_and_columns(tmp_path: Path) -> None:
    row = f"<table:table-row><table:table-cell/>{text('Ali')}</table:table-row>"
    book = opened(tmp_path, ods(EMPTY_ROWS + row), "list.ods")
    assert texts_of(book.rows()) == [(5, ["", "Ali"])]
    assert book.description.kind == "ods"
    assert "not seen" in book.description.remarks[0]


def test_dates_of_ods_are_dates_and_numbers_numbers(tmp_path: Path) -> None:
    book = opened(tmp_path, ods(f"<table:table-row>{DATE}{NUMBER}</table:table-row>"), "list.ods")
    (row,) = book.rows()
    assert [(cell.text, cell.kind) for cell in row.cells] == [("1988-05-03", Kind.ISO_DATE), ("71", Kind.NUMBER)]


def test_what_ods_does_not_tell_is_not_known(tmp_path: Path) -> None:
    (sheet,) = opened(tmp_path, ods(f"<table:table-row>{text('x')}</table:table-row>"), "list.ods").description.sheets
    assert (sheet.hidden_rows, sheet.formulas, sheet.merged) == (None, None, None)


def test_an_old_workbook_is_read_whatever_its_name_says(tmp_path: Path) -> None:
    content = (Path(__file__).parents[2] / "reference" / "intake" / "small_list.xls").read_bytes()
    book = opened(tmp_path, content, "list.xlsx")
    assert texts_of(book.rows()) == [
        (1, ["Made up"]),
        (3, ["Name", "Born", "Number", "Sum"]),
        (4, ["Иванов", "1988-05-03", "71"]),
        (6, ["Ali", "TRUE", "1.5", "0071"]),
    ]
    assert [(sheet.name, sheet.is_hidden) for sheet in book.description.sheets] == [("Список", False), ("Hidden", True)]
    assert book.description.sheets[0].merged == (Area(1, 1, 1, 4),)
    assert "kind xls" in book.description.remarks[0]


@pytest.mark.parametrize("repeated", ["rows", "columns"])
def test_rows_and_cells_repeated_without_end_are_a_sentence(tmp_path: Path, repeated: str) -> None:
    cell = text("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
    rows = '<table:table-row table:number-rows-repeated="1048576">' if repeated == "rows" else "<table:table-row>"
    with pytest.raises(Refused):
        opened(tmp_path, ods(f"{rows}{cell}</table:table-row>"), "list.ods")
