"""The page of the grid: what is wrong comes back at its cell; what is right becomes a list, and is read as one."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.intake.sheets.bringing.list_files import BroughtBefore
from tracker.intake.sheets.bringing.typed_rows import (
    GRID,
    MOST_ROWS,
    TypedRows,
    bring_pasted,
    bring_typed,
    check_typed,
    typed_in,
    what_is_wrong,
)
from tracker.lib.references import normalised_reference
from tracker.lib.spreadsheets.limits import Refused
from tracker.newsroom.grid.cells import NUMBERS, grid_columns, grid_rows, typed_texts, wrong_cells
from tracker.newsroom.grid.date_orders import ORDERS, asked_orders, orders_of, said_orders
from tracker.newsroom.grid.forms import AboveForm
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.like_this import begun_rows
from tracker.newsroom.records.source_bar import PREFIX, SourceBar, source_bar
from tracker.people.models import Contract, PersonCitation
from tracker.sources.models import Source
from tracker.units.models import Unit
from tracker.vocabulary.intake import BatchJob, BatchState

_BY_REFERENCE = "source_reference"
_DRAFT = re.compile("[0-9a-z]{1,32}")


def grid_page(request: HttpRequest) -> HttpResponse:
    """Up to 50 people of one source; for whoever may bring lists in."""
    if not request.user.has_perm("intake.add_batch"):
        raise PermissionDenied
    return _Grid(request).answer()


class _Grid:
    """One request of the page: the source, what holds for all rows, and the rows."""

    def __init__(self, request: HttpRequest) -> None:
        self._request, self._user = request, logged_in_user(request)
        self._is_sent = request.method == "POST"
        self._reference = _take_reference(request, self._user)
        self._bar: SourceBar = source_bar(request, PersonCitation, admin.site)
        self._bar.fields["source"].help_text = _("Holds for all rows. Type a title, publisher or address.")
        self._corrects = request.POST.get("list", "") or request.GET.get("list", "")
        self._into = _to_correct(request, self._corrects)
        self._texts = typed_in(self._into) if self._into and not self._is_sent else typed_texts(request.POST)
        begun = {"side": self._into.side, "listed_on": self._into.listed_on} if self._into else _begun(request)
        self._orders = orders_of(self._into) if self._into and not self._is_sent else said_orders(request.POST)
        self._above = AboveForm(request.POST if self._is_sent else None, initial=begun)
        self._pasted = request.POST.get("pasted", "")
        self._wrong: dict[int, dict[str, list[str]]] = {}
        self._errors: list[str | SafeString] = []
        if self._corrects and self._into is None:
            self._errors.append(_("The list was committed or taken away meanwhile: its rows cannot be typed anew."))

    def answer(self) -> HttpResponse:
        """The page, or the way to what was made of it."""
        if self._is_sent:
            batch = self._as_list() if "as_list" in self._request.POST else self._as_rows()
            if batch is not None:
                return self._on_to(batch)
        return TemplateResponse(self._request, "admin/lists/grid.html", self._context())

    def _as_rows(self) -> Batch | None:
        """The list of the rows typed, None where something is wrong."""
        is_source_right, is_above_right = self._look_at_source(), self._above.is_valid()
        locator = self._bar.cleaned_data.get("locator", "")
        rows = TypedRows(
            self._texts, unit=self._above.cleaned_data.get("unit", ""), locator=locator, orders=self._orders
        )
        if not self._texts:
            self._errors.append(_("No row is filled: type or paste at least one person."))
        elif max(self._texts) not in NUMBERS:
            self._errors.append(_("A grid has room for %(most)s people.") % {"most": MOST_ROWS})
        else:
            self._above.look_at(rows)
            for read in check_typed(rows, self._above.facts()):
                if wrong := what_is_wrong(read, rows.fields):
                    self._wrong[read.number] = wrong
        if self._errors or self._wrong or not (is_source_right and is_above_right and self._above.is_valid()):
            return None
        return self._brought(lambda **how: bring_typed(rows, into=self._into, **how), name=_("typed"), is_read=True)

    def _as_list(self) -> Batch | None:
        """The list of a table that has more rows than the grid, None where something is wrong."""
        if not (self._look_at_source() and self._above.is_valid()):
            return None
        first = self._request.POST.get("pasted_from", "")
        where = {"first": first if first in GRID else GRID[0], "locator": self._bar.cleaned_data["locator"]}
        return self._brought(lambda **how: bring_pasted(self._pasted, **where, **how), name=_("pasted"), is_read=False)

    def _look_at_source(self) -> bool:
        """Whether a source is picked that the user may read; else the bar says so."""
        if self._bar.is_valid() and not self._bar.cleaned_data["source"]:
            sentence = _("There is no source %(reference)s that you may read.") % {"reference": self._reference}
            asked = _("Pick the source in which these people are found.")
            self._bar.add_error("source", sentence if self._reference else asked)
        return self._bar.is_valid()

    def _brought(self, bring: Any, *, name: str, is_read: bool) -> Batch | None:
        said, above = self._bar.cleaned_data, self._above.facts()
        how = {
            "name": f"{name}-{timezone.now():%Y-%m-%d-%H%M}.csv",
            "source": said["source"],
            "by": self._user,
            "said_by": said["said_by"],
            "side": above.side,
            "listed_on": above.listed_on,
        }
        try:
            with transaction.atomic():
                batch: Batch = bring(**how)
                if is_read:
                    jobs.ask_for(batch, BatchJob.READ, by=self._user)
        except BroughtBefore as before:
            words = _("These very rows are a list already:")
            self._errors.append(
                format_html('{} <a href="{}">{}</a>', words, _step(before.batch, "batch"), before.batch)
            )
            return None
        except Refused as why:
            self._errors.append(str(why))
            return None
        return batch

    def _on_to(self, batch: Batch) -> HttpResponse:
        """To the next step of the list, which the draft of the page is told by its name."""
        draft = self._request.POST.get("draft", "")
        query = f"?typed={draft}" if _DRAFT.fullmatch(draft) else ""
        if self._above.side_is_left_out:
            message = _("The side was left out: it is kept with a unit or a contract, and no row has one.")
            messages.warning(self._request, message)
        if batch.job:
            messages.success(self._request, _("The rows are a list now: look at them, then commit it."))
            return redirect(f"{_step(batch, 'preview')}{query}")
        messages.success(self._request, _("The pasted rows are a list now. Look whether its columns are understood."))
        return redirect(f"{_step(batch, 'columns')}{query}")

    def _context(self) -> dict[str, Any]:
        return {
            **admin.site.each_context(self._request),
            "opts": Batch._meta,
            "title": _("Several people in a grid"),
            "source_bar": self._bar,
            "source_by_reference": _BY_REFERENCE,
            "reference": self._reference,
            "above": self._above,
            "columns": grid_columns(self._orders, asked=set(asked_orders(self._texts, self._orders))),
            "orders": ORDERS.items(),
            "rows": list(grid_rows(self._texts, self._wrong)),
            "wrong_cells": wrong_cells(self._wrong),
            "wrong_above": [(f"id_bar-{name}", each) for name, told in self._bar.errors.items() for each in told]
            + [(f"id_{name}", each) for name, told in self._above.errors.items() for each in told],
            "errors": self._errors,
            "most": MOST_ROWS,
            "pasted": self._pasted,
            "corrects": self._corrects,
            "is_opened": not self._is_sent,
            "idle_minutes": settings.IDLE_MINUTES,
        }


def _take_reference(request: HttpRequest, user: User) -> str:
    """The reference of a source that was typed where no script offers any; it is picked, if the user may read it."""
    reference = request.POST.get(_BY_REFERENCE, "").strip()
    wanted = normalised_reference(reference, "S")
    if wanted and not request.POST.get(f"{PREFIX}-source"):
        source = Source.objects.readable_by(user).filter(reference=wanted).first()
        request.POST = sent = request.POST.copy()  # type: ignore[assignment]
        sent[f"{PREFIX}-source"] = str(source.pk) if source else ""
    return reference


def _begun(request: HttpRequest) -> Mapping[str, Any]:
    """Side and unit with which the grid begins, where its address names a person like whom the others are."""
    row = next(iter(begun_rows(request, Contract)), {})
    unit = Unit.objects.with_name().filter(pk=row.get("unit") or 0).first()
    named = (unit.military_unit_number or str(unit)) if unit else ""
    return {"side": row.get("side", ""), "unit": row.get("unit_as_stated") or named}


def _to_correct(request: HttpRequest, key: str) -> Batch | None:
    """The list whose rows are typed anew: one that was typed, is not committed, and that the user may change."""
    if not key.isdecimal() or not request.user.has_perm("intake.change_batch"):
        return None
    lists = Batch.objects.readable_by(logged_in_user(request)).filter(pk=key, is_typed=True, job="")
    return lists.filter(state__in=(BatchState.MAPPING, BatchState.READ)).first()


def _step(batch: Batch, step: str) -> str:
    return reverse(f"admin:intake_batch_{step}", args=[batch.pk])
