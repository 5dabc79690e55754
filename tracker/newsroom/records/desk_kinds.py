"""What the desk knows of each kind of record; the kinds in words, and a filter by them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.review.content import record_kind

_OTHERS = {"anonymous": _("person without a name"), "counted": _("tables of people who are only counted")}
"""Kinds of the log that are no records of the desk."""


@dataclass(frozen=True)
class DeskKind:
    """A kind of record as the newsroom's pages treat it; what `review` knows of it is its `RecordKind`."""

    kind: str
    name_in_content: str = ""
    """Where a submission's content has the record's name; empty where it has none."""
    has_public_side: bool = True
    """Whether it is submitted, published and withdrawn: its admin is a `PublicRecordAdmin`."""
    has_levels: bool = False
    """Whether readers may get it without a name, or as a number only; its content then has a level."""
    can_be_merged: bool = False
    is_named_by_texts: bool = False
    """Whether texts of other records may give its name away: whoever withdraws it is asked which of these go too."""
    has_readers: bool = False
    """Whether some of its records are for their readers alone."""
    is_published_with_others: bool = False
    """Whether a submission that depends on it is published together with it, where it waits too."""

    @property
    def model(self) -> type[Model]:
        """The model of the records."""
        return record_kind(self.kind).model

    @property
    def label(self) -> str:
        """`law or decree`, `state action`."""
        return str(self.model._meta.verbose_name)

    def record(self, reference: str) -> Model | None:
        """The record with that reference; None where it was deleted."""
        rows: QuerySet[Any] = self.model._default_manager.filter(reference=reference)
        found: Model | None = (rows.with_name() if hasattr(rows, "with_name") else rows).first()
        return found


DESK_KINDS: Mapping[str, DeskKind] = {
    each.kind: each
    for each in (
        DeskKind("person", "claims__name__0__text", has_levels=True, can_be_merged=True, is_named_by_texts=True),
        DeskKind("unit", "claims__unitname__0__text"),
        DeskKind("source", "title", has_readers=True, is_published_with_others=True),
        DeskKind("instrument", "summary"),
        DeskKind("site", "name"),
        DeskKind("claimant", "name", is_published_with_others=True),
        DeskKind("figure"),
        DeskKind("statement", "summary"),
        DeskKind("stateaction", "summary"),
        DeskKind("recruiter", has_public_side=False),
        DeskKind("request", has_public_side=False),
    )
}


def kind_of(model: type[Model]) -> DeskKind:
    """The kind whose records the model has. Raises KeyError where it has none."""
    found = {each.model: each for each in DESK_KINDS.values()}
    return found[model]


def kind_in_words(kind: str) -> str:
    """The label of a kind of the log; what is no kind as it stands."""
    return DESK_KINDS[kind].label if kind in DESK_KINDS else str(_OTHERS.get(kind, kind))


class KindFilter(SimpleListFilter):
    """By kind of record, as far as the list has it."""

    title = _("kind of record")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        """The kinds in use."""
        kinds = model_admin.model._default_manager.order_by("kind").values_list("kind", flat=True).distinct()
        return [(kind, kind_in_words(kind)) for kind in kinds]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows about records of that kind."""
        return queryset.filter(kind=self.value()) if self.value() else queryset
