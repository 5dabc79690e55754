"""Filters of the list of people by their contracts: when they signed, and the unit with those below it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat, ExtractQuarter, ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.people.listing.claim_filters import NONE, ClaimFilter, Counted, any_of, counted
from tracker.people.models import Contract, Service
from tracker.units.models import Unit
from tracker.units.tree import in_tree
from tracker.vocabulary.claims import ClaimStatus

UNKNOWN = "unknown"
AS_STATED = "as_stated"
_QUARTER = re.compile(r"(\d{4})(?:-Q([1-4]))?")


class SignedFilter(ClaimFilter):
    """By when a contract was signed: a year, one of its quarters, or from a day to a day.

    A contract is in a period if all days on which it may have been signed are.
    """

    title = _("contract signed")
    parameter_name = "signed"
    template = "admin/newsroom/period_filter.html"
    models = (Contract,)
    none = _("No contract")
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

    def contracts(self) -> QuerySet[Any]:
        """The contracts that count."""
        (found,) = self.claims()
        return found

    def claimed_values(self) -> Iterable[tuple[str, Any]]:
        """The years in which somebody signed, and the quarters of the year that was chosen."""
        signed = self.contracts().filter(signed_on_earliest__isnull=False)
        years = signed.annotate(year=ExtractYear("signed_on_earliest")).values_list("year", flat=True).distinct()
        chosen = self.request.GET.get(self.parameter_name, "")[:4]
        for year in sorted(years, reverse=True):
            yield str(year), str(year)
            if str(year) == chosen:
                yield from ((f"{year}-Q{quarter}", f"{year}, Q{quarter}") for quarter in range(1, 5))
        yield UNKNOWN, _("Not known when")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons who signed in the year or quarter that was picked, and in the period that was typed."""
        first, last = (_day(self._typed.get(name, "")) for name in self.ends)
        if first or last:
            contracts = _within(self.contracts(), first or date.min, last or date.max)
            queryset = queryset.filter(Exists(contracts.filter(person=OuterRef("pk"))))
        return super().queryset(request, queryset)

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons who signed in that period; with a contract of which that is not known; or without one."""
        if value == NONE:
            return super().chosen(rows, value)
        of_person = self.contracts().filter(person=OuterRef("pk"))
        if value == UNKNOWN:
            return rows.filter(Exists(of_person.filter(signed_on="")))
        period = _period(value)
        return rows.filter(Exists(_within(of_person, *period))) if period else rows.none()

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, Any]:
        """Years, quarters if offered, and what is not known in one query; those without a contract in another."""
        undated = self.contracts().filter(signed_on="").annotate(counted_value=Value(UNKNOWN))
        offers_quarters = any("-Q" in str(value) for value, _label in self.lookup_choices)
        quarters = [_by_quarter(self.contracts())] if offers_quarters else []
        found = counted(rows, undated, _by_year(self.contracts()), *quarters)
        return {**found, **self.count_of_none(rows)}

    def choices(self, changelist: ChangeList) -> Any:
        """Django's, and what the fields of the period hold."""
        self.typed = [self._typed.get(name, "") for name in self.ends]
        own = {"p", *self.ends}
        self.kept = [(name, value) for name, value in self.request.GET.items() if name not in own]
        return super().choices(changelist)


def _by_year(contracts: QuerySet[Any]) -> QuerySet[Any]:
    ends = contracts.annotate(first=ExtractYear("signed_on_earliest"), last=ExtractYear("signed_on_latest"))
    found: QuerySet[Any] = ends.filter(first=F("last")).annotate(counted_value=Cast("first", CharField()))
    return found


def _by_quarter(contracts: QuerySet[Any]) -> QuerySet[Any]:
    ends = contracts.annotate(first=_quarter("signed_on_earliest"), last=_quarter("signed_on_latest"))
    found: QuerySet[Any] = ends.filter(first=F("last")).annotate(counted_value=F("first"))
    return found


def _quarter(day: str) -> Concat:
    return Concat(Cast(ExtractYear(day), CharField()), Value("-Q"), Cast(ExtractQuarter(day), CharField()))


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


class UnitFilter(ClaimFilter):
    """By the unit of a contract or service, or one that is below it."""

    title = _("unit, with those below it")
    parameter_name = "unit"
    models = (Contract, Service)
    none = _("No unit")

    def claims(self) -> list[QuerySet[Any]]:
        """Contracts and services that count and say a unit: ours, or in a source's words."""
        return [claims.exclude(unit=None, unit_as_stated="") for claims in super().claims()]

    def _in_units(self) -> list[QuerySet[Any]]:
        return [claims.exclude(unit=None) for claims in self.claims()]

    def _above(self) -> Mapping[int, list[str]]:
        """The references of each unit and of those above it; asked for once a request."""
        kept = self.request.__dict__
        if "units_above" not in kept:
            rows = in_tree(Unit.objects.all()).order_by("path").values_list("pk", "path")
            kept["units_above"] = {pk: [label.rpartition(" ")[2] for label in path] for pk, path in rows}
        found: Mapping[int, list[str]] = kept["units_above"]
        return found

    def claimed_values(self) -> Iterable[tuple[str, Any]]:
        """Units in a source's words alone; then the units in which somebody is, and those above them, as a tree."""
        yield AS_STATED, _("In a source’s words alone")
        above = self._above()
        used = {pk for claims in self._in_units() for pk in claims.values_list("unit", flat=True).distinct()}
        wanted = {reference for pk in used for reference in above.get(pk, ())}
        units: Any = Unit.objects.with_name().filter(reference__in=wanted)
        named = {unit.pk: unit for unit in units}
        for pk, path in above.items():
            if unit := named.get(pk):
                indent = "\u2014 " * (len(path) - 1)
                yield unit.reference, f"{indent}{unit.shown_name or unit.reference}"

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons of that unit and those below it; of one that is in a source's words alone; or of none."""
        if value == NONE:
            return super().chosen(rows, value)
        if value == AS_STATED:
            return rows.filter(any_of(self.claims()), ~any_of(self._in_units()))
        below = [pk for pk, path in self._above().items() if value in path]
        return rows.filter(any_of(claims.filter(unit__in=below) for claims in self._in_units()))

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, Any]:
        """Persons by unit, each once in every unit above theirs; and those without one."""
        above, people = self._above(), rows.order_by().values("pk")
        contracts, services = (
            claims.filter(person__in=people).values_list("unit", "person", "status") for claims in self._in_units()
        )
        found: dict[str, dict[int, bool]] = {}
        for unit, person, status in contracts.union(services):
            for reference in above.get(unit, ()):
                persons = found.setdefault(reference, {})
                persons[person] = persons.get(person, False) or status == ClaimStatus.ACCEPTED
        stated = self.chosen(rows.order_by(), AS_STATED).values("pk").count()
        return {
            **{reference: Counted(len(each), list(each.values()).count(False)) for reference, each in found.items()},
            **self.count_of_none(rows),
            AS_STATED: stated,
        }
