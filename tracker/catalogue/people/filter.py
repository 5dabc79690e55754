"""The filters on people: one FilterSet behind page, counts, facets, files and API."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tracker.catalogue.generation import current_state
from tracker.catalogue.listing.facet import FacetCounts
from tracker.catalogue.listing.filter import SEARCH, ListFilter
from tracker.catalogue.listing.filter_fields import DayFilter, ticks
from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.listing.paging import PAGE_SIZE, Page, Sorts, page_of
from tracker.catalogue.listing.parameter_help import ParameterHelp, help_of_facet
from tracker.catalogue.listing.parameters import Fault
from tracker.catalogue.models import Person
from tracker.catalogue.people.claim_conditions import PERIODS, WITHOUT_ENDS, Cleaned
from tracker.catalogue.people.counts import Counts, counts_of
from tracker.catalogue.people.facets import CONTRACT, FACETS, facets_for
from tracker.catalogue.people.filter_words import in_words_after
from tracker.catalogue.people.period_parameters import (
    MODES,
    OF_PERIODS,
    WITHIN,
    Choices,
    condition_in_words,
    help_of_periods,
)
from tracker.catalogue.people.postings.by_value import people_by_value
from tracker.catalogue.people.postings.found import People
from tracker.catalogue.people.postings.index import postings_for
from tracker.catalogue.people.quarters import ByQuarter, by_quarter
from tracker.lib.database.any_of import in_set

PEOPLE_SORTS: Sorts = {
    "name": (("sort_key", False), ("reference", False)),
    "-name": (("sort_key", True), ("reference", True)),
    "contract": (("first_contract_on", False), ("reference", False)),
    "-contract": (("first_contract_on", True), ("reference", True)),
    "fate": (("fate_day", False), ("reference", False)),
    "-fate": (("fate_day", True), ("reference", True)),
    "changed": (("changed_at", False), ("reference", False)),
    "-changed": (("changed_at", True), ("reference", True)),
}
"""The ways to sort people; unknown dates stand last in either direction."""


def _choice(heading: str, choices: Choices) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(choices=choices, method="taken_together", label=heading)


_FACETS = {facet.name: facet for facet in FACETS}


class PeopleFilter(ListFilter):
    """Conditions on published people; within one facet any value, across facets all.

    Conditions on contracts mean one contract that meets them all; side and stratum mean one recruitment. People are
    found and counted by sets of them, without reading their rows (`postings`).
    """

    facets = FACETS
    sorts = PEOPLE_SORTS
    single = (*OF_PERIODS, *MODES)

    q = django_filters.CharFilter(method="taken_together", max_length=200, label="Name, any spelling or script")
    nationality = ticks(_FACETS["nationality"])
    region = ticks(_FACETS["region"])
    side = ticks(_FACETS["side"])
    stratum = ticks(_FACETS["stratum"])
    contract_from = DayFilter(method="taken_together", label="Contract signed from")
    contract_to = DayFilter(method="taken_together", label="Contract signed until")
    contract_within = _choice("Within", WITHIN["contract"])
    contract_mode = _choice("Contract means", MODES["contract_mode"])
    found_in = ticks(_FACETS["found_in"])
    recruited_how = ticks(_FACETS["recruited_how"])
    role_class = ticks(_FACETS["role_class"])
    motive = ticks(_FACETS["motive"])
    indicator = ticks(_FACETS["indicator"])
    unit = ticks(_FACETS["unit"])
    unit_mode = _choice("Unit means", MODES["unit_mode"])
    site = ticks(_FACETS["site"])
    fate = ticks(_FACETS["fate"])
    fate_mode = _choice("Fate means", MODES["fate_mode"])
    fate_from = DayFilter(method="taken_together", label="Fate from")
    fate_to = DayFilter(method="taken_together", label="Fate until")
    fate_within = _choice("Within", WITHIN["fate"])
    citizenship = ticks(_FACETS["citizenship"])
    instrument = ticks(_FACETS["instrument"])
    citizenship_from = DayFilter(method="taken_together", label="Citizenship from")
    citizenship_to = DayFilter(method="taken_together", label="Citizenship until")
    citizenship_within = _choice("Within", WITHIN["citizenship"])
    evidence = ticks(_FACETS["evidence"])
    source = ticks(_FACETS["source"])
    level = ticks(_FACETS["level"])
    sex = ticks(_FACETS["sex"])

    class Meta:
        model = Person
        fields: list[str] = []

    @classmethod
    def help(cls) -> Iterable[ParameterHelp]:
        """Its parameters in words, facets first."""
        yield ParameterHelp(SEARCH, _("A name in any spelling or script, or a reference."), example="Ivanov")
        yield from map(help_of_facet, FACETS)
        yield from help_of_periods()

    def contradictions(self) -> Iterator[Fault]:
        """Periods that end before they begin, and a way to lie within one without a period."""
        cleaned = self.cleaned
        for period in PERIODS:
            start, end = cleaned.get(f"{period}_from"), cleaned.get(f"{period}_to")
            if start and end and start.earliest > end.latest:
                beginning = {"name": f"{period}_from", "day": start.text}
                yield Fault(f"{period}_to", end.text, _("lies before %(name)s (%(day)s).") % beginning)
            name, ends = f"{period}_within", {"since": f"{period}_from", "until": f"{period}_to"}
            within = cleaned.get(name)
            if within == UNKNOWN and (start or end):
                yield Fault(name, within, _("cannot be used together with %(since)s or %(until)s.") % ends)
            if within in ("certainly", "possibly") and not (start or end):
                yield Fault(name, within, _("needs %(since)s or %(until)s beside it.") % ends)

    def params_without(self, name: str, value: str | None = None) -> dict[str, list[str]]:
        """As for every list; what only says how the condition is meant goes with it, so that the rest can be read."""
        kept = super().params_without(name, value)
        for period in PERIODS:
            is_within = kept.get(f"{period}_from") or kept.get(f"{period}_to")
            if not is_within and kept.get(f"{period}_within", [""])[-1] not in WITHOUT_ENDS:
                kept.pop(f"{period}_within", None)
        for mode in MODES:
            if name == mode.removesuffix("_mode") and not kept.get(name):
                kept.pop(mode, None)
        of_contracts = (
            "contract_from",
            "contract_to",
            "contract_within",
            *(each.name for each in FACETS if each.of == CONTRACT),
        )
        if name.startswith("contract_") and not any(each in kept for each in of_contracts):
            kept.pop("contract_mode", None)
        return kept

    def condition_in_words(self, name: str, value: str) -> str:
        """As for every list; a period or the claim that is meant in its own words."""
        if name == SEARCH:
            return _("Name: %(name)s") % {"name": value}
        return condition_in_words(name, value) or super().condition_in_words(name, value)

    def in_words(self) -> str:
        """What is asked for, behind the number of people: ` with a name like “Rai”, nationality: Nepal`."""
        return in_words_after(self.cleaned)

    def rows(self, *, without: str = "") -> QuerySet[Person]:
        """The people found; `without` leaves one parameter out."""
        found = self._people.found(self._cleaned_without(without))
        everybody = self._people.postings.everybody
        return Person.objects.all() if found == everybody else Person.objects.filter(in_set("number", found, everybody))

    def page(self, rows: QuerySet[Any] | None = None, *, size: int = PAGE_SIZE) -> Page:
        """The page that was asked for, picked from an index before whole rows are read."""
        people, whole = self.rows() if rows is None else rows, Person.objects.all()
        return page_of(people, sort=self.sort, cursor=self.cursor, sorts=self.sorts, size=size, whole=whole)

    def count(self) -> int:
        """How many people are found."""
        return len(self._people.found(self.cleaned))

    def counts(self) -> Counts:
        """The counts of the people found."""
        return counts_of(self._people, self.cleaned)

    def facet_counts(self) -> list[FacetCounts]:
        """All facets with counts that ignore their own ticks and obey all others."""
        counted = []
        for facet in facets_for(self.cleaned):
            counts, ticked = self.people_by_value(facet.name), self.cleaned.get(facet.name, [])
            words = self._people.postings.words(facet.name, {*counts, *ticked}, facet.words)
            counted.append(facet.counted(counts, ticked, words))
        return counted

    def people_by_value(self, name: str) -> Counter[str]:
        """How many people have each value of a facet, whatever is ticked in it."""
        facet = next(each for each in facets_for(self.cleaned) if each.name == name)
        return people_by_value(self._people, facet, self._cleaned_without(name), self.cleaned.get(name, []))

    def unit_names(self, references: Collection[str]) -> Mapping[str, str]:
        """The names of published units by reference, as the facet says them."""
        return self._people.postings.words("unit", references, _FACETS["unit"].words)

    def quarters(self) -> ByQuarter:
        """The people found by quarter of their first contract (with the side asked for), each once."""
        return by_quarter(self._people, self.cleaned)

    def dates_within(self, kind: str) -> list[str]:
        """The dates of such claims, as written, that lie within the period asked for."""
        return self._people.dates_within(kind, self.cleaned)

    @cached_property
    def _people(self) -> People:
        return People(postings_for(current_state()))

    def _cleaned_without(self, name: str) -> Cleaned:
        return {each: value for each, value in self.cleaned.items() if each != name}
