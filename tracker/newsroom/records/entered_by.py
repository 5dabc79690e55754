"""Records by who began them: what the history says of their first row."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.review.content import RecordKind, record_kind


def entered_by(records: QuerySet[Any], registered: RecordKind, user: User) -> QuerySet[Any]:
    """Those of the records that the user entered."""
    events: Any = events_of(registered.model)._default_manager
    first = events.filter(pgh_obj=OuterRef("pk"), pgh_label="insert", pgh_context__user=user.pk)
    return records.filter(Exists(first))


class EnteredByFilter(SimpleListFilter):
    """By who entered the record."""

    title = _("who entered it")
    parameter_name = "begun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """The records that the user entered."""
        self.registered, self.user = record_kind(model_admin.record_kind), request.user
        return [("mine", "Me")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Records that the user entered."""
        return entered_by(queryset, self.registered, self.user) if self.value() == "mine" else queryset  # type: ignore[arg-type]
