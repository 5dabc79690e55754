"""Files made to do harm: each is refused with a sentence, or read, in little memory."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lib.spreadsheets.making import DECLARED, MAIN, opened, packed, workbook
from tracker.lib.spreadsheets.limits import Limits, Refused
from tracker.lib.spreadsheets.opening import open_spreadsheet

pytestmark = pytest.mark.whole

LITTLE = 100 * 1024**2
"""Bytes of memory of the process that reads."""
EVERYTHING = '<mergeCell ref="A1:XFD1048576"/>'
Make = Callable[[], bytes]


def with_sheet(xml: str) -> bytes:
    return packed({**workbook(), "xl/worksheets/sheet1.xml": xml})


def bomb() -> bytes:
    spaces = b" " * (1024 * 1024)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in workbook().items():
            if "sheet1" not in name:
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f"<worksheet {MAIN}>".encode())
            for _ in range(450):
                part.write(spaces)
    return file.getvalue()


def understated_bomb() -> bytes:
    """The directory says that the sheet has ten bytes."""
    content = bytearray(bomb())
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, entry + 24, 10)
    return bytes(content)


def overlapping() -> bytes:
    """Two names in the directory for one place in the file."""
    content = packed([*workbook().items(), ("xl/other.xml", "x")])
    entries = [place for place in range(len(content)) if content.startswith(b"PK\x01\x02", place)]
    first_place = content[entries[0] + 42 : entries[0] + 46]
    changed = bytearray(content)
    changed[entries[-1] + 42 : entries[-1] + 46] = first_place
    return bytes(changed)


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return with_sheet(f'{DECLARED}<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><worksheet {MAIN}>&a9;</worksheet>')


def external_entity() -> bytes:
    return with_sheet(
        f'{DECLARED}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet {MAIN}>&a;</worksheet>'
    )


def one_cell(cell: str, row: str = "1") -> bytes:
    return packed(workbook(f'<row r="{row}">{cell}</row>'))


def without(name: str) -> bytes:
    return packed({part: content for part, content in workbook().items() if part != name})


def compound(text: str = "") -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000) + text.encode("utf-16-le") + bytes(2000)


def encrypted_part() -> bytes:
    content = bytearray(packed(workbook()))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    return bytes(content)


HOSTILE: dict[str, tuple[Make, str]] = {
    "a zip bomb": (bomb, "Unpacked, the file is larger than 400 MB"),
    "a zip bomb that says it is small": (understated_bomb, "cut off or damaged|Unpacked"),
    "parts over each other": (overlapping, "lie over each other|cut off or damaged"),
    "two parts of one name": (
        lambda: packed([*workbook().items(), ("XL/Workbook.xml", "<x/>")]),
        "two parts of the name",
    ),
    "a part outside": (lambda: packed([*workbook().items(), ("xl/../../etc/passwd", "x")]), "outside of the file"),
    "a quoted path outside": (lambda: packed([*workbook().items(), ("xl/%2e%2e/x", "x")]), "outside of the file"),
    "thousands of parts": (
        lambda: packed([*workbook().items(), *((f"x/{number}", "") for number in range(2_500))]),
        "more than 2000 parts",
    ),
    "a billion laughs": (billion_laughs, "no spreadsheet program writes"),
    "a document type": (
        lambda: with_sheet(f"<!DOCTYPE worksheet><worksheet {MAIN}/>"),
        "no spreadsheet program writes",
    ),
    "an entity of another file": (external_entity, "no spreadsheet program writes"),
    "very deep elements": (lambda: with_sheet(f"<worksheet {MAIN}>" + "<a>" * 60), "no spreadsheet program writes"),
    "one very long tag": (
        lambda: with_sheet(f'<worksheet {MAIN} a="{"x" * 30_000_000}"/>'),
        "no spreadsheet program writes",
    ),
    "a row number of two thousand million": (lambda: one_cell("<c><v>1</v></c>", str(2**31)), "behind row 0"),
    "a row twice": (lambda: packed(workbook('<row r="2"/><row r="2"/>')), "behind row 2 stands a row numbered “2”"),
    "a cell out of all columns": (lambda: one_cell('<c r="ZZZ99999999"><v>1</v></c>'), "no cell of this row"),
    "a cell of another row": (lambda: one_cell('<c r="A2"><v>1</v></c>'), "no cell of this row"),
    "a cell twice": (lambda: one_cell('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'), "a second time"),
    "a cell in column 300": (lambda: one_cell('<c r="KN1"><v>1</v></c>'), "more than 200 columns"),
    "a cell of a million letters": (
        lambda: one_cell(f'<c r="B1" t="inlineStr"><is><t>{"x" * 1_000_000}</t></is></c>'),
        "cell B1: it has more than 32767 characters",
    ),
    "a shared text that is not there": (
        lambda: one_cell('<c r="C1" t="s"><v>7</v></c>'),
        "cell C1: its text is number 7",
    ),
    "a shared text below zero": (lambda: one_cell('<c r="C1" t="s"><v>-1</v></c>'), "cell C1: its text is number -1"),
    "a sheet that is not there": (lambda: without("xl/worksheets/sheet1.xml"), "The cells of the sheet “List”"),
    "a sheet that is the workbook": (lambda: packed(workbook(sheet_target="workbook.xml")), "is no sheet"),
    "a sheet outside": (lambda: packed(workbook(sheet_target="../../../etc/passwd")), "The cells of the sheet “List”"),
    "a sheet on the web": (
        lambda: packed(workbook(sheet_target='http://192.0.2.1/a.xml" TargetMode="External')),
        "The cells of the sheet “List”",
    ),
    "no workbook": (lambda: packed({"word/document.xml": "<x/>"}), "holds none"),
    "no XML": (lambda: with_sheet("<worksheet"), "is damaged at its line 1"),
    "an encoding that does not exist": (
        lambda: with_sheet(f'<?xml version="1.0" encoding="none-1"?><worksheet {MAIN}/>'),
        "is damaged at its line 1",
    ),
    "a zip file cut off": (lambda: packed(workbook())[:-200], "cut off or damaged"),
    "a password on the workbook": (lambda: compound("EncryptedPackage"), "protected by a password"),
    "a password on a part": (encrypted_part, "protected by a password"),
    "a broken .xls named .xlsx": (compound, "cannot be read|breaks the program"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(5000), "picture"),
    "a web page named as a sheet": (lambda: b"<html><table><tr><td>a</td></tr></table></html>", "page of the web"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_in_little_memory(tmp_path: Path, name: str) -> None:
    make, sentence = HOSTILE[name]
    with pytest.raises(Refused, match=sentence) as refused:
        opened(tmp_path, make())
    assert str(refused.value).endswith(".")
    assert refused.value.spent is not None
    assert refused.value.spent.peak_bytes < LITTLE
    assert refused.value.spent.cpu_seconds < 30


@pytest.mark.parametrize(
    "parts",
    [
        workbook(before='<dimension ref="A1:XFD1048576"/>'),
        workbook("".join(f'<row r="{number}"/>' for number in range(1, 1_000_001))),
        workbook(behind=f"<mergeCells>{EVERYTHING * 10_000}</mergeCells>"),
        workbook(before='<cols><col min="1" max="999999999" hidden="1"/></cols>'),
    ],
    ids=["a large sheet declared", "a million empty rows", "ten thousand merged areas", "all columns hidden"],
)
def test_a_workbook_that_promises_much_is_read_for_what_it_holds(tmp_path: Path, parts: dict[str, str | bytes]) -> None:
    book = opened(tmp_path, packed({"xl/none": "", **parts}))
    assert book.spent.peak_bytes < LITTLE
    assert sum(1 for _ in book.rows()) == book.description.sheets[0].rows <= 1


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(rows=2), "ow 3: up to here more than 2 rows"),
        (Limits(cells=3), "more than 3 cells"),
        (Limits(file_bytes=10), "larger than 0 MB"),
    ],
)
def test_every_limit_holds_for_workbooks_and_texts(tmp_path: Path, limits: Limits, sentence: str) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 5))
    for content in (packed(workbook(rows)), b"1;2\n" * 4):
        (tmp_path / "list").write_bytes(content)
        with pytest.raises(Refused, match=sentence):
            open_spreadsheet(tmp_path / "list", "list", limits=limits)


def test_too_little_memory_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"a;b\n" + b"1;2\n" * 5_000_000)
    with pytest.raises(Refused, match=r"of memory|breaks the program"):
        open_spreadsheet(tmp_path / "list", "list.csv", limits=Limits(memory_bytes=60 * 1024**2))


def test_too_long_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"a;b\n" + b"1;2\n" * 2_000_000)
    for limits in (Limits(rows=10**9, cells=10**9, cpu_seconds=1), Limits(rows=10**9, cells=10**9, wait_seconds=0)):
        with pytest.raises(Refused, match="longer than"):
            open_spreadsheet(tmp_path / "list", "list.csv", limits=limits)
