"""Workbooks made by hand, part by part, so that one can be as wrong as a test needs."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tracker.lib.spreadsheets.cells import Row
from tracker.lib.spreadsheets.opening import Spreadsheet, open_spreadsheet

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
DECLARED = '<?xml version="1.0" encoding="UTF-8"?>'


def workbook(
    rows: str = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>',
    *,
    before: str = "",
    behind: str = "",
    texts: str = "",
    styles: str = "",
    properties: str = "",
    state: str = "visible",
    links: str = "",
    sheet_target: str = "worksheets/sheet1.xml",
) -> dict[str, str | bytes]:
    """The parts of a workbook of one sheet; `before` and `behind` stand around the rows."""
    return {
        "_rels/.rels": f'{DECLARED}<Relationships {_PACKAGE}><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{DECLARED}<workbook {MAIN} xmlns:r="{_OFFICE}">{properties}<sheets>'
        f'<sheet name="List" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{DECLARED}<Relationships {_PACKAGE}>"
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="{sheet_target}"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/>{links}</Relationships>',
        "xl/sharedStrings.xml": f"{DECLARED}<sst {MAIN}>{texts}</sst>",
        "xl/styles.xml": f"{DECLARED}<styleSheet {MAIN}>{styles}</styleSheet>",
        "xl/worksheets/sheet1.xml": f"{DECLARED}<worksheet {MAIN}>{before}<sheetData>"
        f"{rows}</sheetData>{behind}</worksheet>",
    }


def packed(parts: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]]) -> bytes:
    """The parts as a zip file; pairs may repeat a name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            archive.writestr(name, content)
    return file.getvalue()


def opened(folder: Path, content: bytes, name: str = "list.xlsx", **options: str) -> Spreadsheet:
    """The file, written down and opened."""
    path = folder / "uploaded"
    path.write_bytes(content)
    return open_spreadsheet(path, name, encoding=options.get("encoding"), separator=options.get("separator"))


def texts_of(rows: Iterable[Row]) -> list[tuple[int, list[str]]]:
    """Number and texts of each row."""
    return [(row.number, [cell.text for cell in row.cells]) for row in rows]
