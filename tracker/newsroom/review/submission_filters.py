"""The filters of the list of submissions: by what was decided, and by whose hand is in it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from tracker.publishing.embargoes import due, held
from tracker.review.models import Decision, Outcome, Submission
from tracker.review.queues import awaiting_decision, changed_after_submission, decidable_by, sent_back, unchanged


class WaitingFilter(admin.SimpleListFilter):
    """The list shows what waits, unless something else is asked for."""

    title = _("stage of review")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        """The choices besides the default one."""
        return [
            ("returned", "Sent back, not submitted again"),
            ("embargoed", "Approved, under embargo"),
            ("due", "Embargo over, not published"),
            *Outcome.choices,
            ("all", "All submissions"),
        ]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """The default choice by its own name, instead of “All”."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "Waiting for a second reader"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Submission]) -> QuerySet[Submission]:
        """The latest of each record without a decision; or what was asked for."""
        state = self.value()
        if state in Outcome.values:
            return queryset.filter(Exists(Decision.objects.filter(submission=OuterRef("pk"), outcome=state)))
        picked: dict[str | None, Callable[[], QuerySet[Submission]]] = {
            None: lambda: awaiting_decision(None),
            "returned": sent_back,
            "embargoed": held,
            "due": lambda: due(timezone.now()),
        }
        return queryset.filter(pk__in=picked[state]().order_by().values("pk")) if state in picked else queryset


class WhoseFilter(admin.SimpleListFilter):
    """By whether the user has a hand in it."""

    title = _("your part in it")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, Any]]:
        """One's own, what one may decide, and what nobody can."""
        return [
            ("mine", gettext_lazy("Submitted by me")),
            ("waiting", gettext_lazy("Submitted by me, waiting for somebody else")),
            ("others", gettext_lazy("For me to decide: I changed nothing in it")),
            ("changed", gettext_lazy("Changed after it was submitted")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Submission]) -> QuerySet[Submission]:
        """Submissions of the user, or those that the user may decide."""
        user: Any = request.user
        if self.value() == "mine":
            return queryset.filter(submitted_by=user)
        if self.value() == "waiting":
            return unchanged(queryset.filter(submitted_by=user))
        if self.value() == "changed":
            return queryset.filter(pk__in=changed_after_submission().values("pk"))
        return decidable_by(queryset, user) if self.value() == "others" else queryset
