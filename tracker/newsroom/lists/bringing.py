"""Bringing a list in: its source and what holds for all of it; then its sheet, notation and heads."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.intake.sheets.bringing.list_files import BroughtBefore, bring_list, choose_sheet, first_rows
from tracker.intake.sheets.columns.heads import Heads
from tracker.intake.sheets.rows.staging import note
from tracker.lib.spreadsheets.limits import Refused
from tracker.newsroom.lists.bring_forms import BY_REFERENCE, BringForm, FactsForm
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.vocabulary.intake import BatchJob, BatchState

_SHOWN_ROWS = 12


def bring_page(request: HttpRequest) -> HttpResponse:
    """The file and its source. A file that cannot be read is told at its field; all else stays typed."""
    if not request.user.has_perm("intake.add_batch"):
        raise PermissionDenied
    user = logged_in_user(request)
    form = BringForm(request.POST or None, request.FILES or None, user=user)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        facts = {name: form.cleaned_data[name] for name in FactsForm.Meta.fields}
        try:
            with transaction.atomic():
                batch = bring_list(file.chunks(), name=file.name, source=form.made_source(), by=user, **facts)
        except BroughtBefore as before:
            known = format_html(
                '{} <a href="{}">{}</a>',
                _("This very file is a list already:"),
                step_address(before.batch, "batch"),
                before.batch,
            )
            form.add_error("file", known)
        except Refused as why:
            form.add_error("file", str(why))
        else:
            messages.success(request, _("The file is kept. Look whether the sheet and its columns are understood."))
            return redirect(step_address(batch, "columns"))
    form.ask_for_file_again()
    context = {
        **admin.site.each_context(request),
        "opts": Batch._meta,
        "title": _("Bring in a list"),
        "form": form,
        "by_reference": BY_REFERENCE,
    }
    return TemplateResponse(request, "admin/lists/bring.html", context)


def list_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """What holds for the whole list, to be changed until it is committed; the rows are read again."""
    form = FactsForm(request.POST if request.method == "POST" else None, instance=batch)
    if request.method == "POST" and batch.state != BatchState.COMMITTED and form.is_valid():
        form.save()
        note(batch, logged_in_user(request), _("Changed what holds for the whole list."))
        if batch.state == BatchState.READ:
            jobs.ask_for(batch, BatchJob.READ, by=logged_in_user(request))
        return redirect(step_address(batch, "sheet"))
    return batch_page(request, batch, "list", {"form": form})


class SheetForm(forms.Form):
    """Which sheet, in which notation, and where its heads are."""

    sheet = forms.TypedChoiceField(label=gettext_lazy("Sheet"), coerce=int)
    encoding = forms.ChoiceField(label=gettext_lazy("Encoding"), required=False)
    separator = forms.ChoiceField(label=gettext_lazy("Separator"), required=False)
    heads_first = forms.IntegerField(label=gettext_lazy("First row of heads"), min_value=0)
    heads_last = forms.IntegerField(
        label=gettext_lazy("Last row of heads"),
        min_value=0,
        help_text=gettext_lazy("Two rows are joined, such as “Fate: When”. 0 and 0: the sheet has no heads."),
    )

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        described = batch.description
        self.fields["sheet"].choices = [  # type: ignore[attr-defined]
            (place, _sheet_in_words(sheet)) for place, sheet in enumerate(described["sheets"])
        ]
        for name, column, label in (("encoding", "name", "name"), ("separator", "character", "character")):
            found = described.get(f"{name}s", [])
            self.fields[name].choices = [  # type: ignore[attr-defined]
                (each[column], f"{_SIGNS.get(each[label], each[label])} – {each['proof']}") for each in found
            ]
            if not found:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """The last row is not before the first."""
        cleaned = super().clean() or self.cleaned_data
        if (cleaned.get("heads_last") or 0) < (cleaned.get("heads_first") or 0):
            self.add_error("heads_last", _("The last row of heads lies before the first."))
        return cleaned


_SIGNS = {"\t": "Tab", ",": ",", ";": ";", "|": "|", "": "–"}


def _sheet_in_words(sheet: dict[str, Any]) -> str:
    words = {"name": sheet["name"] or _("The sheet"), "rows": f"{sheet['rows']:,}"}
    if sheet["is_hidden"]:
        return _("%(name)s (hidden), %(rows)s rows") % words
    return _("%(name)s, %(rows)s rows") % words


def sheet_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Which sheet, its notation with the first rows as they read in it, its heads; what the file holds, in words."""
    known = {
        "sheet": batch.sheet,
        "encoding": batch.encoding or _first(batch, "encodings", "name"),
        "separator": batch.separator or _first(batch, "separators", "character"),
        "heads_first": batch.heads_first,
        "heads_last": batch.heads_last,
    }
    form = SheetForm(request.POST if request.method == "POST" else None, initial=known, batch=batch)
    if request.method == "POST" and batch.state != BatchState.COMMITTED and form.is_valid():
        said = form.cleaned_data
        is_other = any(said.get(name, known[name]) != known[name] for name in ("sheet", "encoding", "separator"))
        heads = None if is_other else Heads(said["heads_first"], said["heads_last"])
        if is_other or heads != (batch.heads_first, batch.heads_last):
            try:
                choose_sheet(
                    batch,
                    by=logged_in_user(request),
                    sheet=said["sheet"],
                    encoding=said.get("encoding", ""),
                    separator=said.get("separator", ""),
                    heads=heads,
                )
            except Refused as why:
                messages.error(request, str(why))
                return redirect(step_address(batch, "sheet"))
            if is_other:
                messages.info(request, _("Read anew: look at the first rows and the heads once more."))
                return redirect(step_address(batch, "sheet"))
        return redirect(step_address(batch, "columns"))
    rows = first_rows(batch, _SHOWN_ROWS)
    context = {
        "form": form,
        "facts": list(_facts(batch)),
        "rows": [
            {
                "number": row.number,
                "is_head": batch.heads_first <= row.number <= batch.heads_last,
                "cells": [cell.text[:60] for cell in row.cells],
            }
            for row in rows
        ],
    }
    return batch_page(request, batch, "sheet", context)


def _first(batch: Batch, of: str, column: str) -> str:
    found = batch.description.get(of, [])
    return str(found[0][column]) if found else ""


def _facts(batch: Batch) -> Any:
    """What whoever uses the sheet must know, sentences."""
    sheet = batch.description["sheets"][batch.sheet]
    yield _("Rows that hold anything: %(rows)s; the last is row %(last)s.") % {
        "rows": f"{sheet['rows']:,}",
        "last": sheet["last_row"],
    }
    if sheet["hidden_rows"]:
        yield _("Hidden rows: %(number)s. They are read like all others.") % {"number": sheet["hidden_rows"]}
    if sheet["hidden_columns"]:
        yield _("Hidden columns: %(number)s. They are read like all others.") % {"number": sheet["hidden_columns"]}
    if sheet["merged"]:
        yield _("Joined areas of cells: %(number)s.") % {"number": sheet["merged"]}
    if sheet["formulas"]:
        yield _("Formulas: %(number)s. Their stored results are taken; without a result: %(without)s.") % {
            "number": sheet["formulas"],
            "without": sheet["formulas_without_result"] or 0,
        }
    if sheet["errors"]:
        yield _("Cells that hold an error: %(number)s. Their rows are refused.") % {"number": sheet["errors"]}
    yield from batch.description["remarks"]
