import datetime as dt
from pathlib import Path

from tests.lib.spreadsheets.making import texts_of
from tracker.lib.spreadsheets.cells import Cell, Kind
from tracker.lib.spreadsheets.opening import open_spreadsheet

SAMPLES = Path(__file__).parents[2] / "reference" / "intake"


def test_the_sample_holds_the_same_rows_as_workbook_and_as_text() -> None:
    workbook = open_spreadsheet(SAMPLES / "sample_list.xlsx", "sample_list.xlsx")
    text = open_spreadsheet(SAMPLES / "sample_list.csv", "sample_list.csv")
    of_workbook = [(row.number, [_as_in_text(cell) for cell in row.cells]) for row in workbook.rows()]
    assert of_workbook == texts_of(text.rows())
    assert [row.number for row in workbook.rows()] == [1, *range(3, 65)]


def test_the_sample_differs_in_what_only_a_workbook_knows() -> None:
    (workbook,) = open_spreadsheet(SAMPLES / "sample_list.xlsx", "sample_list.xlsx").description.sheets
    described = open_spreadsheet(SAMPLES / "sample_list.csv", "sample_list.csv").description
    (text,) = described.sheets
    assert (workbook.name, workbook.rows, workbook.last_row, workbook.last_column) == ("Список", 63, 64, 18)
    assert (text.rows, text.last_row, text.last_column, text.cells) == (63, 64, 18, workbook.cells)
    assert (len(workbook.merged or ()), text.merged, workbook.hidden_rows, text.hidden_rows) == (1, None, 0, None)
    assert described.text is not None
    assert (described.text.encoding.name, described.text.separator.character) == ("utf-8-sig", ";")
    assert described.text.separator.usual_width == 18


def test_dates_of_the_sample_are_serials_in_the_workbook_alone() -> None:
    workbook = open_spreadsheet(SAMPLES / "sample_list.xlsx", "sample_list.xlsx")
    born = next(row for row in workbook.rows() if row.number == 4).cell(5)
    assert born == Cell("31629", Kind.DATE_1900, number_format="dd.mm.yyyy")


def _as_in_text(cell: Cell) -> str:
    """The text was saved from the workbook, so that a date reads as its format shows it."""
    if cell.kind is not Kind.DATE_1900:
        return cell.text
    return (dt.date(1899, 12, 30) + dt.timedelta(days=int(cell.text))).strftime("%d.%m.%Y")
