"""Files of a list: the rows to mend, the account, the templates to fill in."""

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tracker.intake.models import Batch
from tracker.intake.sheets.bringing.list_templates import template_as_csv, write_template
from tracker.intake.sheets.bringing.mending import write_error_sheet
from tracker.intake.sheets.versions.version_of import VersionOf
from tracker.lib.spreadsheets.raw_rows import column_letters

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The template as .xlsx or .csv."""
    if kind == "csv":
        return _file(template_as_csv(), "list.csv", "text/csv; charset=utf-8")
    if kind != "xlsx":
        raise Http404
    file = io.BytesIO()
    write_template(file)
    return _file(file.getvalue(), "list.xlsx", _XLSX)


def error_sheet(request: HttpRequest, batch: Batch) -> HttpResponse:
    """The rows that ask or are refused, to be mended and uploaded again; restricted cells stay here."""
    file = io.BytesIO()
    write_error_sheet(batch, file, shows_restricted=False)
    return _file(file.getvalue(), f"L-{batch.pk}-to-mend.xlsx", _XLSX)


def account(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Every row with its outcome, the record it went to, and why not, as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    earlier = VersionOf(batch).earlier
    writer.writerow([_("row"), _("outcome"), _("record"), _("column"), _("why"), _("row in the version before")])
    rows = batch.rows.select_related("person").only(
        "number", "outcome", "reason", "is_left_out", "complaints", "person__reference"
    )
    for row in rows.iterator(chunk_size=2_000):
        wrong = [each for each in row.complaints if each["kind"] != "remark"]
        why = row.reason or " ".join(each["sentence"] for each in wrong)
        columns = " ".join(column_letters(each["column"]) for each in wrong if each["column"])
        outcome = _("Left out on purpose") if row.is_left_out else row.get_outcome_display()
        reference = row.person.reference if row.person else ""
        before = earlier[row.number].number if row.number in earlier else ""
        writer.writerow([row.number, outcome, reference, columns, _harmless(why), before])
    return _file(text.getvalue().encode("utf-8-sig"), f"L-{batch.pk}-account.csv", "text/csv; charset=utf-8")


def _harmless(text: str) -> str:
    """The text as no spreadsheet program runs it."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _file(content: bytes, name: str, content_type: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
