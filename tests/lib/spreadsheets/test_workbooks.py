import os
from pathlib import Path

import pytest

from tests.lib.spreadsheets.making import opened, packed, texts_of, workbook
from tracker.lib.spreadsheets.cells import Area, Cell, Kind
from tracker.lib.spreadsheets.limits import Refused

CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0000"/>'
    '<numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="&quot;day&quot; 0"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>'
    '<xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="17"/></cellXfs>'
)


def cells(folder: Path, inside: str, **options: str) -> list[Cell]:
    (row,) = opened(folder, packed(workbook(f'<row r="1">{inside}</row>', **options))).rows()
    return list(row.cells)


def test_shared_texts_come_without_phonetic_readings(tmp_path: Path) -> None:
    texts = "<si><r><t>Ива</t></r><r><t>нов</t></r><rPh><t>ivanof</t></rPh></si>"
    assert cells(tmp_path, '<c r="A1" t="s"><v>0</v></c>', texts=texts) == [Cell("Иванов", Kind.TEXT)]


def test_leading_noughts_and_long_numbers_stay(tmp_path: Path) -> None:
    inside = '<c r="A1" t="str"><v>0071</v></c><c r="B1"><v>123456789012345678</v></c><c r="C1" s="2"><v>71</v></c>'
    first, second, third = cells(tmp_path, inside, styles=STYLES)
    assert (first.text, first.kind) == ("0071", Kind.TEXT)
    assert (second.text, second.kind) == ("123456789012345678", Kind.NUMBER)
    assert (third.text, third.number_format) == ("71", "0000")


def test_a_serial_says_that_it_is_a_date_and_in_which_system(tmp_path: Path) -> None:
    inside = '<c r="A1" s="1"><v>31629</v></c><c r="B1" s="5"><v>31629.5</v></c><c r="C1"><v>31629</v></c>'
    kinds = [cell.kind for cell in cells(tmp_path, inside, styles=STYLES)]
    assert kinds == [Kind.DATE_1900, Kind.DATE_1900, Kind.NUMBER]
    in_1904 = cells(tmp_path, inside, styles=STYLES, properties='<workbookPr date1904="1"/>')
    assert [cell.kind for cell in in_1904] == [Kind.DATE_1904, Kind.DATE_1904, Kind.NUMBER]


def test_durations_and_quoted_letters_are_no_dates(tmp_path: Path) -> None:
    inside = '<c r="A1" s="3"><v>1.5</v></c><c r="B1" s="4"><v>12</v></c>'
    assert [cell.kind for cell in cells(tmp_path, inside, styles=STYLES)] == [Kind.NUMBER, Kind.NUMBER]


def test_formulas_give_their_stored_result_and_say_where_there_is_none(tmp_path: Path) -> None:
    inside = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>NOW()</f></c><c r="C1" t="str"><f>A9</f><v></v></c>'
    book = opened(tmp_path, packed(workbook(f'<row r="1">{inside}</row>')))
    (row,) = book.rows()
    assert [(cell.text, cell.kind, cell.is_formula) for cell in row.cells] == [
        ("2", Kind.NUMBER, True),
        ("", Kind.EMPTY, True),
        ("", Kind.TEXT, True),
    ]
    (sheet,) = book.description.sheets
    assert (sheet.formulas, sheet.formulas_without_result) == (3, 1)


def test_errors_truth_and_iso_dates_say_what_they_are(tmp_path: Path) -> None:
    inside = '<c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="d"><v>2024-05-03</v></c>'
    found = [(cell.text, cell.kind) for cell in cells(tmp_path, inside)]
    assert found == [("#N/A", Kind.ERROR), ("TRUE", Kind.BOOLEAN), ("2024-05-03", Kind.ISO_DATE)]


def test_hidden_rows_columns_sheets_and_merged_areas_are_said(tmp_path: Path) -> None:
    rows = (
        '<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c><c r="C3"><v>4</v></c></row>'
    )
    around = {
        "before": '<cols><col min="2" max="2" hidden="1"/></cols>',
        "behind": '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    }
    book = opened(tmp_path, packed(workbook(rows, state="hidden", **around)))
    second, third = book.rows()
    assert (second.is_hidden, third.is_hidden) == (True, False)
    assert [cell.in_hidden_column for cell in second.cells] == [False, True]
    assert [cell.is_merged for cell in third.cells] == [True, False, False]
    (sheet,) = book.description.sheets
    assert (sheet.is_hidden, sheet.hidden_rows, sheet.hidden_columns) == (True, 1, (2,))
    assert sheet.merged == (Area(2, 1, 3, 1),)


def test_empty_rows_and_columns_do_not_move_the_others(tmp_path: Path) -> None:
    rows = (
        '<row r="4"><c r="C4"><v>1</v></c></row><row r="5"><c r="A5" s="0"/></row>'
        '<row r="900"><c r="A900"><v>2</v></c></row>'
    )
    assert texts_of(opened(tmp_path, packed(workbook(rows))).rows()) == [(4, ["", "", "1"]), (900, ["2"])]


def test_rows_and_cells_without_references_are_counted_on(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"
    assert texts_of(opened(tmp_path, packed(workbook(rows))).rows()) == [(1, ["1", "2"]), (2, ["", "3"])]


def test_elements_with_a_prefix_and_strict_namespaces_are_read(tmp_path: Path) -> None:
    parts = workbook()
    parts["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1">'
        "<x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert texts_of(opened(tmp_path, packed(parts)).rows()) == [(1, ["7"])]


def test_escaped_characters_are_read_and_halves_of_them_stay_escaped(tmp_path: Path) -> None:
    inside = '<c r="A1" t="inlineStr"><is><t>a_x000A_b_xD83D__xDE00__xD800__x0000__x005F_x0041_</t></is></c>'
    assert cells(tmp_path, inside)[0].text == "a\nb😀_xD800__x0000__x0041_"


def test_macros_are_ignored_and_said(tmp_path: Path) -> None:
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    link = f'<Relationship Id="rId9" Type="{kind}" Target="v.bin"/>'
    described = opened(tmp_path, packed(workbook(links=link)), "list.xlsm").description
    assert described.has_macros
    assert any("macros" in remark for remark in described.remarks)


def test_a_text_named_as_a_workbook_is_read_and_said(tmp_path: Path) -> None:
    described = opened(tmp_path, b"a;b\n1;2\n", "list.xlsx").description
    assert described.kind == "text"
    assert ".xlsx" in described.remarks[0]


def test_rows_can_be_left_before_their_end(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 20_000))
    book = opened(tmp_path, packed(workbook(rows)))
    taken = book.rows()
    assert next(iter(taken)).number == 1
    del taken
    assert sum(1 for _ in book.rows()) == 19_999


@pytest.mark.skipif(not CHILDREN.exists(), reason="This system does not list the children of a process.")
def test_the_reading_process_is_given_no_settings_and_ends_with_its_rows(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 20_000))
    book = opened(tmp_path, packed(workbook(rows)))
    before = children()
    taken = book.rows()
    next(taken)
    (reading,) = children() - before
    given = Path(f"/proc/{reading}/environ").read_bytes().rstrip(b"\0").split(b"\0")
    assert [pair.partition(b"=")[0] for pair in given] == [b"PYTHONPATH"]
    del taken
    assert children() == before


def children() -> set[str]:
    return set(CHILDREN.read_text(encoding="ascii").split())


def test_an_empty_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is empty"):
        opened(tmp_path, b"")
