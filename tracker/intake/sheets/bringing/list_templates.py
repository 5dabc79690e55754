"""Templates of lists to fill in: heads that are understood, every cell a text, a sheet that explains."""

import csv
import io
from typing import BinaryIO

from django.utils.translation import gettext as _

from tracker.intake.list_fields import FIELDS, Content
from tracker.lib.spreadsheets.writing import SheetToWrite, write_xlsx

_HEADS = {
    "list_number": "No",
    "name_full": "Name",
    "name_latin": "Name (latin)",
    "name_other": "Call sign",
    "sex": "Sex",
    "born_on": "Date of birth",
    "age": "Age",
    "birth_place": "Place of birth",
    "nationality": "Nationality",
    "identity_number": "Passport",
    "signed_on": "Contract date",
    "term": "Term",
    "signed_at": "Place of signing",
    "unit": "Unit",
    "role": "Role",
    "rank": "Rank",
    "fate": "Status",
    "fate_on": "Date of status",
    "fate_place": "Location",
    "cause": "Cause",
    "occupation": "Occupation",
    "found_at": "Found at",
    "remark": "Remark",
}
"""A head for each field of the template; all of them are known words, which a test holds."""


def template_heads() -> dict[str, str]:
    """By field the head of its column."""
    return dict(_HEADS)


def write_template(file: BinaryIO) -> None:
    """Write the template as .xlsx with its explanation."""
    how = {
        Content.DATE: _("2023-09-14, 2023-09 or 2023; about: 2023~; until: до 2023-09"),
        Content.COUNTRY: _("One or several, with a comma between"),
        Content.FATE: _("killed, missing, wounded, captured, exchanged, serving, discharged, left the unit, returned"),
        Content.SEX: _("m or f"),
        Content.TERM: _("Months"),
        Content.UNIT: _("Its number or its name"),
        Content.LOCATOR: _("Page or time code in the source; empty: the row of this sheet"),
    }
    rows = [[head, str(FIELDS[name].label), how.get(FIELDS[name].content, "")] for name, head in _HEADS.items()]
    explanation = SheetToWrite(
        _("What to write"), [_("Column"), _("Meaning"), _("How to write it")], rows, (20, 40, 60)
    )
    write_xlsx(file, SheetToWrite(_("List"), list(_HEADS.values()), []), explanation)


def template_as_csv() -> bytes:
    """The heads alone, as a text that spreadsheet programs open."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(_HEADS.values())
    return text.getvalue().encode("utf-8-sig")
