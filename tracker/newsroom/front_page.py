"""The newsroom's first page: what waits for whoever comes to work, before the list of all records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.guarded_sources import without_guarded
from tracker.newsroom.work import BLOCKS, Item, Task
from tracker.publishing.models import LogEntry, WithdrawalAsked
from tracker.review.models import Submission

COUNTED = 1000
_PATIENCE_MS = 400
"""A front page that takes longer than its numbers are worth helps nobody: a list can still be opened."""
_WITH_GUARDED = (Submission, LogEntry, WithdrawalAsked)
"""Models whose rows may be about guarded sources."""


@dataclass(frozen=True)
class Line:
    """A task as the page shows it; `number` is in words, empty where nothing waits."""

    label: str
    advice: str
    url: str
    number: str
    is_urgent: bool
    items: Sequence[Item]


@dataclass(frozen=True)
class Block:
    """A heading of the front page with its lines."""

    heading: str
    lines: list[Line]


def front_page(request: HttpRequest) -> HttpResponse:
    """The admin's index with the work of this user on top."""
    context: dict[str, Any] = {
        "title": "Your work",
        "work": work_of(logged_in_user(request)),
        "is_unreachable": not settings.CONTACT,
    }
    return admin.site.index(request, context)


def work_of(user: User) -> list[Block]:
    """All blocks of which the user may open at least one list; a query for each line."""
    blocks = [Block(heading, list(_lines(tasks, user))) for heading, tasks in BLOCKS.items()]
    return [block for block in blocks if block.lines]


def _lines(tasks: Sequence[Task], user: User) -> Iterator[Line]:
    for task in tasks:
        app, model = task.model._meta.app_label, task.model._meta.model_name
        if user.has_perm(f"{app}.view_{model}") and (not task.permission or user.has_perm(task.permission)):
            address = reverse(task.page or f"admin:{app}_{model}_changelist")
            rows = task.rows(user)
            if task.model in _WITH_GUARDED and not isinstance(rows, int):
                # Guarded sources are counted for their readers alone, as they are listed.
                rows = without_guarded(rows, user)
            number = _number(rows)
            yield Line(
                label=str(task.label),
                advice=str(task.advice),
                url=f"{address}?{task.query}" if task.query else address,
                number=number,
                is_urgent=task.is_urgent,
                items=task.items(user) if number else (),
            )


def _number(rows: QuerySet[Any] | int) -> str:
    """How many, in words, counting no further than `COUNTED` and no longer than is worth waiting for."""
    if isinstance(rows, int):
        return f"{rows:,}" if rows else ""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(_PATIENCE_MS)])
            number = rows.order_by().values("pk")[: COUNTED + 1].count()
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    except OperationalError:
        return _("not counted")
    return f"{COUNTED:,} or more" if number > COUNTED else f"{number:,}" if number else ""
