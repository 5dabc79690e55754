"""Taking the list of people as it was filtered out of the newsroom, for work inside: columns, format, and a reason."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.models import User
from tracker.exports.cells import guarded
from tracker.exports.spool import spooled
from tracker.lib.budget import TooBusy
from tracker.lib.spreadsheets.limits import STANDARD
from tracker.lib.spreadsheets.writing import SheetToWrite, write_xlsx
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.listing.list_columns import USUAL, PersonColumn, chosen_columns, columns_for, read_people
from tracker.people.models import RestrictedReading, TakenList

_SEVERAL = "; "
_PAGE = "taken out"
"""What the log of readings calls a file that was taken."""
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class TakeForm(forms.Form):
    """Which columns, in which format, and why."""

    columns = forms.MultipleChoiceField(label=gettext_lazy("Columns"), widget=forms.CheckboxSelectMultiple)
    file_format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[("xlsx", "XLSX"), ("csv", "CSV")],
        widget=forms.RadioSelect,
        initial="xlsx",
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("Kept for good with your name, the columns and the filters; administrators read it."),
    )

    def __init__(self, *args: Any, columns: Sequence[PersonColumn], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["columns"]
        field.choices = [(column.name, _label(column)) for column in columns]


def _label(column: PersonColumn) -> str:
    return (
        _("%(column)s (restricted: each reading is noted)") % {"column": column.label}
        if column.is_restricted
        else str(column.label)
    )


def take_page(model_admin: admin.ModelAdmin, request: HttpRequest) -> HttpResponseBase:
    """The page that asks, and on POST the file: exactly the persons whom the list of the same address has found."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    user = logged_in_user(request)
    found = model_admin.get_changelist_instance(request)
    usual = request.GET.getlist("columns") or list(USUAL)
    sent = request.POST if request.method == "POST" else None
    form = TakeForm(sent, columns=columns_for(user), initial={"columns": usual})
    if form.is_valid():
        try:
            return _file(request, user, found.queryset, form.cleaned_data)
        except TooBusy as why:
            form.add_error(None, str(why))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Take this list as a file"),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "number": found.result_count,
        "form": form,
        "back": request.get_full_path().partition("?")[2],
    }
    return TemplateResponse(request, "admin/newsroom/take.html", context)


def _file(request: HttpRequest, user: User, people: Any, asked: dict[str, Any]) -> HttpResponseBase:
    """The file; it is sent once it is noted who took it and why."""
    columns = chosen_columns(asked["columns"], user)
    is_restricted = any(column.is_restricted for column in columns)
    keys, file_format = list(dict.fromkeys(people.values_list("pk", flat=True))), asked["file_format"]
    rows = _Rows(keys, columns, user)
    with transaction.atomic():
        file = spooled(lambda out: _WRITE[file_format](out, [str(each.label) for each in columns], rows))
        try:
            TakenList.objects.create(
                taken_by=user,
                why=asked["why"],
                filters=request.GET.urlencode(),
                columns=[column.name for column in columns],
                is_restricted=is_restricted,
                rows=rows.number,
                file_format=file_format,
            )
        except BaseException:
            file.close()
            raise
    name = f"people-{timezone.now():%Y-%m-%d}.{file_format}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=_TYPES[file_format])


class _Rows:
    """The rows of the file, read some hundred at a time; of restricted details it is noted whose were read."""

    def __init__(self, keys: Sequence[int], columns: Sequence[PersonColumn], user: User) -> None:
        self._keys, self._columns, self._user = keys, columns, user
        self.number = 0

    def __iter__(self) -> Iterator[list[str]]:
        readings: list[RestrictedReading] = []
        for person in read_people(self._keys, self._columns, self._user):
            self.number += 1
            yield [_SEVERAL.join(filter(None, dict.fromkeys(column.texts(person)))) for column in self._columns]
            if getattr(person, "seen_details", None):
                readings.append(RestrictedReading(read_by=self._user, person_reference=person.reference, page=_PAGE))
            if len(readings) >= 1000:
                RestrictedReading.objects.bulk_create(readings)
                readings.clear()
        RestrictedReading.objects.bulk_create(readings)


def _write_csv(out: Any, heads: Sequence[str], rows: _Rows) -> None:
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    out.write(b"\xef\xbb\xbf")
    for row in _with_heads(heads, rows):
        writer.writerow([guarded(text) for text in row])
        out.write(line.getvalue().encode("utf-8", "replace"))
        line.seek(0)
        line.truncate()


def _with_heads(heads: Sequence[str], rows: _Rows) -> Iterator[Sequence[str]]:
    yield heads
    yield from rows


def _write_xlsx(out: Any, heads: Sequence[str], rows: _Rows) -> None:
    short = ([text[: STANDARD.characters] for text in row] for row in rows)
    write_xlsx(out, SheetToWrite("People", heads, short))


_WRITE = {"csv": _write_csv, "xlsx": _write_xlsx}
