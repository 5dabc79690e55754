import io
import zipfile
from pathlib import Path

import pytest

from tests.lib.spreadsheets.making import opened, texts_of
from tracker.lib.spreadsheets.cells import Kind
from tracker.lib.spreadsheets.writing import SheetToWrite, write_xlsx

FORMULAS = ["=1+1", "+1", "-1", "@x", "\t=1", '=HYPERLINK("http://192.0.2.1")']


def written(sheet: SheetToWrite, explanation: SheetToWrite | None = None) -> bytes:
    file = io.BytesIO()
    write_xlsx(file, sheet, *([explanation] if explanation else []))
    return file.getvalue()


def test_what_is_written_is_read_back_as_text(tmp_path: Path) -> None:
    rows = [["0071", "31629", "", "Иванов"], ["line\nbreak", "TRUE", " space ", "_x0041_"]]
    content = written(SheetToWrite("List", ["a", "b", "c", "d"], rows))
    book = opened(tmp_path, content)
    assert [row[1] for row in texts_of(book.rows())] == [["a", "b", "c", "d"], *rows]
    assert {cell.kind for row in book.rows() for cell in row.cells} == {Kind.TEXT, Kind.EMPTY}


def test_nothing_is_written_as_a_formula_or_link(tmp_path: Path) -> None:
    content = written(SheetToWrite("List", ["a"], [[formula] for formula in FORMULAS]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower().replace("=hyperlink", "")
    assert 'quotePrefix="1"' in styles
    assert [cells for _, cells in texts_of(opened(tmp_path, content).rows())][1:] == [[formula] for formula in FORMULAS]


def test_control_characters_and_halves_of_characters_do_not_break_the_file(tmp_path: Path) -> None:
    content = written(SheetToWrite("List", ["a"], [["bell\x07"], ["half\ud800"], ["null\0"]]))
    assert [cells for _, cells in texts_of(opened(tmp_path, content).rows())][1:] == [
        ["bell\x07"],
        ["half�"],
        ["null_x0000_"],
    ]


def test_a_second_sheet_explains(tmp_path: Path) -> None:
    content = written(
        SheetToWrite("List", ["a"], []), SheetToWrite("How to fill it in", ["column", "meaning"], [["a", "b"]])
    )
    book = opened(tmp_path, content)
    assert [sheet.name for sheet in book.description.sheets] == ["List", "How to fill it in"]
    assert [cells for _, cells in texts_of(book.rows(1))] == [["column", "meaning"], ["a", "b"]]


def test_a_cell_that_is_too_long_is_not_left_out_silently() -> None:
    with pytest.raises(ValueError, match="Cell A2 cannot be written"):
        written(SheetToWrite("List", ["a"], [["x" * 40_000]]))


def test_another_program_reads_what_is_written(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    content = written(SheetToWrite("List", ["a", "b"], [["=1+1", "0071"]], widths=[30]))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    cell = sheet["A2"]
    assert (cell.value, cell.quotePrefix, sheet["B2"].value) == ("=1+1", True, "0071")
    assert sheet.column_dimensions["A"].width > 25
