"""The filters on people: one FilterSet behind page, counts, facets, files and API."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce
from operator import and_
from typing import Any

import django_filters
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from tracker.catalogue.listing.facet import FacetCounts
from tracker.catalogue.listing.filter import SEARCH, ListFilter
from tracker.catalogue.listing.filter_fields import DayFilter, ticks
from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.listing.paging import Page, Sorts
from tracker.catalogue.listing.parameter_help import ParameterHelp, help_of_facet
from tracker.catalogue.listing.parameters import Fault
from tracker.catalogue.models import Fate, Person
from tracker.catalogue.people.claim_conditions import (
    KINDS,
    PERIODS,
    Cleaned,
    claims_that_meet,
    facets_of,
    is_dated,
    narrows_claims,
)
from tracker.catalogue.people.conditions import conditions
from tracker.catalogue.people.counts import HEADLINE, Counts, counts_of
from tracker.catalogue.people.facet_counts import (
    ByValue,
    Combined,
    combined,
    counts_of_rows,
    most_frequent,
    people_per_value,
)
from tracker.catalogue.people.facets import CONTRACT, FACETS, PersonFacet, facets_for
from tracker.catalogue.people.filter_words import in_words_after
from tracker.catalogue.people.period_parameters import (
    MODES,
    OF_PERIODS,
    WITHIN,
    Choices,
    condition_in_words,
    help_of_periods,
)
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import Side

FATE_DAY = "fate_day"
"""The first day that the date of the present fate can mean: no column, but computed where it is asked for."""

PEOPLE_SORTS: Sorts = {
    "name": (("sort_key", False), ("reference", False)),
    "-name": (("sort_key", True), ("reference", True)),
    "contract": (("first_contract_on", False), ("reference", False)),
    "-contract": (("first_contract_on", True), ("reference", True)),
    "fate": ((FATE_DAY, False), ("reference", False)),
    "-fate": ((FATE_DAY, True), ("reference", True)),
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
    counted in a way of their own: all counts in one pass.
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
            if not is_within and kept.get(f"{period}_within") != [UNKNOWN]:
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

    def condition(self, *, without: str = "", **changed: list[str]) -> Q:
        """The one condition on people that all parameters make together."""
        cleaned = {name: value for name, value in self.cleaned.items() if name != without} | changed
        return reduce(and_, conditions(cleaned), Q())

    def rows(self, *, without: str = "", **changed: list[str]) -> QuerySet[Person]:
        """The people found; `without` leaves one facet's ticks out, for that facet's own counts."""
        return Person.objects.filter(self.condition(without=without, **changed))

    def page(self, rows: QuerySet[Any] | None = None) -> Page:
        """The page that was asked for; the day of the fate is computed where it gives the order."""
        people = self.rows() if rows is None else rows
        return super().page(people.annotate(**{FATE_DAY: _fate_day()}) if "fate" in self.sort else people)

    def count(self) -> int:
        """How many people are found."""
        return self.counts().recorded.people

    def counts(self) -> Counts:
        """The counts of the people found, in one pass with the facets."""
        return counts_of(self._combined)

    def facet_counts(self) -> list[FacetCounts]:
        """All facets with counts that ignore their own ticks and obey all others."""
        counts = self._by_value(self._together, self._combined, self.rows(), self.cleaned)
        for facet in facets_for(self.cleaned):
            if facet.name in self._alone:
                counts |= {"side": self._per_side()}
            elif facet.name in self.cleaned:
                people = self.rows(without=facet.name)
                cleaned = {name: value for name, value in self.cleaned.items() if name != facet.name}
                counts |= self._by_value([facet], _alone(people, facet, cleaned), people, cleaned)
        return [
            facet.counted(counts[facet.name], self.cleaned.get(facet.name, [])) for facet in facets_for(self.cleaned)
        ]

    @cached_property
    def _alone(self) -> set[str]:
        """A contract asked for is one of the side that is ticked, so each side is counted by itself."""
        return {"side"} if facets_of(CONTRACT, self.cleaned) or is_dated(CONTRACT, self.cleaned) else set()

    @cached_property
    def _together(self) -> list[PersonFacet]:
        """The facets that are counted over all people found: those without ticks."""
        return [facet for facet in facets_for(self.cleaned) if facet.name not in {*self.cleaned, *self._alone}]

    @cached_property
    def _combined(self) -> list[Combined]:
        names = [HEADLINE, *_names(self._together)]
        return combined(self.rows(), names, with_plain=_narrows_any(self.cleaned))

    def _by_value(
        self, facets: Sequence[PersonFacet], rows: Sequence[Combined], people: QuerySet[Person], cleaned: Cleaned
    ) -> ByValue:
        """The facets by value; what is asked of one claim is looked up in the claims of those who have several."""
        of_rows = {
            kind: [facet for facet in facets if facet.of == kind] for kind in KINDS if narrows_claims(kind, cleaned)
        }
        plain = {facet.name for of_kind in of_rows.values() for facet in of_kind}
        counts = people_per_value(rows, facets, self._pairs(), plain=plain)
        for facet in facets:
            if not facet.counted_with:
                counts[facet.name] = most_frequent(people, facet)
        for kind, of_kind in of_rows.items():
            if of_kind:
                others = counts_of_rows(people.filter(is_plain=False), of_kind, claims_that_meet(kind, cleaned))
                counts |= {name: counts[name] + found for name, found in others.items()}
        return counts

    def _per_side(self) -> Counter[str]:
        sides = (*Side.values, UNKNOWN)
        return +Counter({side: self.rows(without="side", side=[side]).count() for side in sides})

    def _pairs(self) -> dict[str, list[str]]:
        return {"side": self.cleaned.get("stratum", []), "stratum": self.cleaned.get("side", [])}


def _fate_day() -> Subquery:
    """As the column `fate_on` of the files: of the fates that hold now, the first with a date."""
    dated = Fate.objects.filter(person=OuterRef("pk"), status=ClaimStatus.ACCEPTED, is_now=True).exclude(on="")
    return Subquery(dated.order_by("position").values("on_earliest")[:1])


def _narrows_any(cleaned: Cleaned) -> bool:
    return any(narrows_claims(kind, cleaned) for kind in KINDS)


def _alone(people: QuerySet[Person], facet: PersonFacet, cleaned: Cleaned) -> list[Combined]:
    return combined(people, _names([facet]), with_plain=_narrows_any(cleaned))


def _names(facets: Sequence[PersonFacet]) -> list[str]:
    """The combinations that facets are counted in, each once."""
    return list(dict.fromkeys(facet.counted_with for facet in facets if facet.counted_with))
