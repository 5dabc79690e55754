"""What the pages of a list share: its steps, who may open them, what runs in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import F, Func
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.intake.models import Batch, BatchProgress
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.vocabulary.intake import BatchState

STEPS: tuple[tuple[str, Promise], ...] = (
    ("list", _("List")),
    ("sheet", _("Sheet")),
    ("columns", _("Columns")),
    ("words", _("Words")),
    ("persons", _("Same persons")),
    ("version", _("Changes")),
    ("preview", _("Preview")),
    ("batch", _("Batch")),
)
"""The pages of a list in the order in which it goes through them, as their addresses call them."""
_NEEDS_ROWS = {"words", "persons", "version", "preview"}
_OF_VERSIONS = {"version"}
"""Steps of a list that is a newer version of another."""


@dataclass(frozen=True)
class Step:
    """A step as the bar above each page shows it."""

    label: str
    url: str
    is_here: bool
    is_open: bool
    waiting: int = 0
    """How much of it waits for somebody."""


def step_address(batch: Batch, step: str) -> str:
    """The address of a step of the list."""
    return reverse(f"admin:intake_batch_{step}", args=[batch.pk])


def waiting_in(batch: Batch) -> dict[str, int]:
    """By step how much waits there for somebody: words and pairs that nobody decided; nothing once it is committed."""
    if batch.state != BatchState.READ or batch.job:
        return {}
    words = batch.rows.exclude(questions=[]).annotate(word=Func(F("questions"), function="jsonb_array_elements_text"))
    return {
        "words": words.order_by().values("word").distinct().count(),
        "persons": batch.pairs.filter(decision="").count(),
    }


def next_step(batch: Batch, after: str = "") -> str:
    """The address of the next step of a list that was read: one in which something waits, else its last look."""
    names = [name for name, _label in STEPS]
    behind = names[names.index(after) + 1 :] if after else names
    waiting = waiting_in(batch)
    last = "version" if batch.version_of_id and "version" in behind else "preview"
    return step_address(batch, next((name for name in behind if waiting.get(name)), last))


def onward(request: HttpRequest, batch: Batch) -> HttpResponse:
    """To the first step in which something waits; while the rows are being read, how far that is."""
    if batch.job or batch.job_error:
        return batch_page(request, batch, "onward", {"title": _("Rows"), "preview_url": step_address(batch, "preview")})
    if batch.state != BatchState.READ:
        return redirect(step_address(batch, "columns" if batch.state == BatchState.MAPPING else "batch"))
    return redirect(next_step(batch))


Page = Callable[Concatenate[HttpRequest, Batch, ...], HttpResponseBase]


def of_batch(page: Page) -> Callable[..., HttpResponseBase]:
    """Let a page of one batch be opened by whoever may see it: the readers of its source; writing needs more."""

    @wraps(page)
    def opened(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponseBase:
        user = logged_in_user(request)
        may_write = user.has_perm("intake.change_batch")
        if not user.has_perm("intake.view_batch") or (request.method == "POST" and not may_write):
            raise PermissionDenied
        batch = Batch.objects.readable_by(user).filter(pk=pk).select_related("source", "job_by").first()
        if batch is None:
            raise Http404
        return page(request, batch, **kwargs)

    return opened


def batch_page(request: HttpRequest, batch: Batch, step: str, context: dict[str, Any]) -> HttpResponse:
    """The page of one step."""
    progress = BatchProgress.objects.filter(batch=batch).first() if batch.job else None
    has_rows = batch.state != BatchState.MAPPING
    waiting = waiting_in(batch)
    steps = [
        Step(
            str(label),
            step_address(batch, name),
            name == step,
            has_rows or name not in _NEEDS_ROWS,
            waiting.get(name, 0),
        )
        for name, label in STEPS
        if batch.version_of_id or name not in _OF_VERSIONS
    ]
    frame = {
        **admin.site.each_context(request),
        "opts": Batch._meta,
        "title": f"{batch}: {dict(STEPS).get(step) or context['title']}",
        "batch": batch,
        "steps": steps,
        "here": step_address(batch, step),
        "cancel_url": step_address(batch, "cancel"),
        "progress": progress,
        "may_write": request.user.has_perm("intake.change_batch") and not batch.job,
    }
    return TemplateResponse(request, f"admin/lists/{step}.html", frame | context)
