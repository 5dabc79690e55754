"""Filters of the list of people by their contracts: when they signed, and the unit with those below it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.people.listing.filters import counted
from tracker.newsroom.records.counted_filters import CountedFilter
from tracker.people.models import Contract, Service
from tracker.units.models import Unit
from tracker.units.tree import in_tree

_QUARTER = re.compile(r"(\d{4})(?:-Q([1-4]))?")


class SignedFilter(CountedFilter):
    """By when a contract was signed: a year, one of its quarters, or from a day to a day.

    A contract is in a period if all days on which it may have been signed are.
    """

    title = _("contract signed")
    parameter_name = "signed"
    template = "admin/newsroom/period_filter.html"
    ends = ("signed_from", "signed_to")

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        for name in self.ends:
            for value in params.pop(name, [])[-1:]:
                if value:
                    self._typed = {**self._typed, name: value}
        super().__init__(request, params, model, model_admin)
        self.used_parameters |= self._typed

    _typed: Mapping[str, str] = {}

    def expected_parameters(self) -> list[str | None]:
        """The value, and both ends of a period that was typed."""
        return [self.parameter_name, *self.ends]

    def accepted(self) -> QuerySet[Any]:
        """The accepted contracts that the user may see."""
        found: QuerySet[Any] = Contract.objects.accepted().visible_to(self.request.user)
        return found

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The years in which somebody signed, and the quarters of the year that was chosen."""
        signed = self.accepted().filter(signed_on_earliest__isnull=False).order_by()
        years = signed.annotate(year=ExtractYear("signed_on_earliest")).values_list("year", flat=True).distinct()
        chosen = request.GET.get(self.parameter_name, "")[:4]
        for year in sorted(years, reverse=True):
            yield str(year), str(year)
            if str(year) == chosen:
                yield from ((f"{year}-Q{quarter}", f"{year}, Q{quarter}") for quarter in range(1, 5))
        yield "unknown", _("Not known when")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons who signed in the year or quarter that was picked, and in the period that was typed."""
        first, last = (_day(self._typed.get(name, "")) for name in self.ends)
        if first or last:
            contracts = _within(self.accepted(), first or date.min, last or date.max)
            queryset = queryset.filter(Exists(contracts.filter(person=OuterRef("pk"))))
        return super().queryset(request, queryset)

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons who signed in that period; or with a contract of which that is not known."""
        of_person = self.accepted().filter(person=OuterRef("pk"))
        if value == "unknown":
            return rows.filter(Exists(of_person.filter(signed_on="")))
        period = _period(value)
        return rows.filter(Exists(_within(of_person, *period))) if period else rows.none()

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """Years in one query, the quarters shown and what is not known in one each."""
        signed = self.accepted().annotate(first=ExtractYear("signed_on_earliest"), last=ExtractYear("signed_on_latest"))
        years = counted(signed.filter(first=F("last")), "first", rows)
        others = (str(value) for value, _ in self.lookup_choices if not str(value).isdecimal())
        return {**years, **{value: self.chosen(rows.order_by(), value).values("pk").count() for value in others}}

    def choices(self, changelist: ChangeList) -> Any:
        """Django's, and what the fields of the period hold."""
        self.typed = [self._typed.get(name, "") for name in self.ends]
        own = {"p", *self.ends}
        self.kept = [(name, value) for name, value in self.request.GET.items() if name not in own]
        return super().choices(changelist)


def _within(contracts: QuerySet[Any], first: date, last: date) -> QuerySet[Any]:
    return contracts.filter(signed_on_earliest__gte=first, signed_on_latest__lte=last)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _period(value: str) -> tuple[date, date] | None:
    """The first and the last day of `2023` or `2023-Q3`."""
    found = _QUARTER.fullmatch(value)
    if not found or found[1] == "0000" or found[1] == "9999":
        return None
    year, quarter = int(found[1]), int(found[2] or 0)
    first = date(year, 3 * quarter - 2, 1) if quarter else date(year, 1, 1)
    after = date(year, 3 * quarter + 1, 1) if 0 < quarter < 4 else date(year + 1, 1, 1)
    return first, after - timedelta(days=1)


class UnitFilter(CountedFilter):
    """By the unit of an accepted contract or service, or one that is below it."""

    title = _("unit, with those below it")
    parameter_name = "unit"

    def _claims(self) -> Iterable[QuerySet[Any]]:
        for model in (Contract, Service):
            yield model.objects.accepted().visible_to(self.request.user).exclude(unit=None).order_by()

    def _above(self) -> Mapping[int, list[str]]:
        """The references of each unit and of those above it; asked for once a request."""
        kept = self.request.__dict__
        if "units_above" not in kept:
            rows = in_tree(Unit.objects.all()).order_by("path").values_list("pk", "path")
            kept["units_above"] = {pk: [label.rpartition(" ")[2] for label in path] for pk, path in rows}
        found: Mapping[int, list[str]] = kept["units_above"]
        return found

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The units in which somebody is, and those above them, as a tree."""
        above = self._above()
        used = {pk for claims in self._claims() for pk in claims.values_list("unit", flat=True).distinct()}
        wanted = {reference for pk in used for reference in above.get(pk, ())}
        units: Any = Unit.objects.with_name().filter(reference__in=wanted)
        named = {unit.pk: unit for unit in units}
        for pk, path in above.items():
            if unit := named.get(pk):
                indent = "\u2014 " * (len(path) - 1)
                yield unit.reference, f"{indent}{unit.shown_name or unit.reference}"

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons of that unit and those below it."""
        below = [pk for pk, path in self._above().items() if value in path]
        contracts, services = (claims.filter(unit__in=below, person=OuterRef("pk")) for claims in self._claims())
        return rows.filter(Exists(contracts) | Exists(services))

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """Persons by unit, each once in every unit above theirs."""
        above, people = self._above(), rows.order_by().values("pk")
        contracts, services = (claims.filter(person__in=people) for claims in self._claims())
        found: dict[str, set[int]] = {}
        for unit, person in contracts.values_list("unit", "person").union(services.values_list("unit", "person")):
            for reference in above.get(unit, ()):
                found.setdefault(reference, set()).add(person)
        return {reference: len(persons) for reference, persons in found.items()}
