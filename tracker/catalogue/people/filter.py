"""The filters on people: one FilterSet behind page, counts, facets, files and API."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.catalogue.listing.filter_fields import UNKNOWN, CountriesFilter, DayFilter, RecordsFilter
from tracker.catalogue.listing.parameters import (
    BadParameters,
    Fault,
    form_faults,
    overlong_parameters,
    repeated_parameters,
    unknown_parameters,
)
from tracker.catalogue.models import Person
from tracker.catalogue.people.asked_rows import KINDS, PERIODS, Given, facets_of, is_dated, narrows_rows, rows_that_meet
from tracker.catalogue.people.conditions import conditions
from tracker.catalogue.people.counts import HEADLINE, Counts, counts_of
from tracker.catalogue.people.facet_counts import (
    ByValue,
    Combined,
    combined,
    counts_of_rows,
    most_frequent,
    taken_apart,
)
from tracker.catalogue.people.facets import CONTRACT, FACETS, Counted, Facet, facets_for, ordered_values
from tracker.lib.territories import label, territories
from tracker.vocabulary.people import Side

_CERTAINLY = ("certainly", "certainly within: every day that the date may be")
_POSSIBLY = ("possibly", "possibly within: at least one day that the date may be")
WITHIN = {
    "contract": (_CERTAINLY, _POSSIBLY, ("unknown", "no dated contract is known")),
    "fate": (_CERTAINLY, _POSSIBLY, ("unknown", "no date of the fate is known")),
    "citizenship": (_CERTAINLY, _POSSIBLY, ("unknown", "no dated grant is known")),
}
"""How a partial date must lie in a period, by the prefix of the parameters of that period."""

MODES = {
    "contract_mode": (("any", "any contract"), ("first", "the first contract")),
    "fate_mode": (("now", "the present fate"), ("ever", "any fate the person ever had")),
    "unit_mode": (("within", "the unit and those below it"), ("directly", "the unit itself")),
}
PAGE_PARAMETERS = ("sort", "cursor")


def _ticks(facet: Facet) -> django_filters.MultipleChoiceFilter:
    shared: dict[str, Any] = {"method": "taken_together", "label": facet.heading}
    if facet.names is not None:
        message = gettext_lazy(
            "“%(value)s” is the reference of no published record of this kind. Copy it from the record's page."
        )
        return RecordsFilter(model=facet.names, error_messages={"invalid_choice": message}, **shared)
    message = gettext_lazy("“%(value)s” is no value of this filter. The method page lists the values.")
    shared |= {"error_messages": {"invalid_choice": message}}
    if facet.labels is None:
        return CountriesFilter(choices=[*_nationalities(), *facet.choices()], **shared)
    return django_filters.MultipleChoiceFilter(choices=facet.choices(), **shared)


def _nationalities() -> list[tuple[str, str]]:
    return [*((code, label(code)) for code in territories()), ("stateless", label("stateless"))]


def _within(period: str) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(choices=WITHIN[period], method="taken_together", label="Within")


def _mode(name: str, heading: str) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(choices=MODES[name], method="taken_together", label=heading)


_TICKS = {facet.name: facet for facet in FACETS}


class PeopleFilter(django_filters.FilterSet):
    """Conditions on published people; within one facet any value, across facets all.

    Conditions on contracts mean one contract that meets them all; side and stratum mean one recruitment.
    """

    q = django_filters.CharFilter(method="taken_together", max_length=200, label="Name, any spelling or script")
    nationality = _ticks(_TICKS["nationality"])
    region = _ticks(_TICKS["region"])
    side = _ticks(_TICKS["side"])
    stratum = _ticks(_TICKS["stratum"])
    contract_from = DayFilter(method="taken_together", label="Contract signed from")
    contract_to = DayFilter(method="taken_together", label="Contract signed until")
    contract_within = _within("contract")
    contract_mode = _mode("contract_mode", "Contract means")
    found_in = _ticks(_TICKS["found_in"])
    recruited_how = _ticks(_TICKS["recruited_how"])
    role_class = _ticks(_TICKS["role_class"])
    motive = _ticks(_TICKS["motive"])
    indicator = _ticks(_TICKS["indicator"])
    unit = _ticks(_TICKS["unit"])
    unit_mode = _mode("unit_mode", "Unit means")
    site = _ticks(_TICKS["site"])
    fate = _ticks(_TICKS["fate"])
    fate_mode = _mode("fate_mode", "Fate means")
    fate_from = DayFilter(method="taken_together", label="Fate from")
    fate_to = DayFilter(method="taken_together", label="Fate until")
    fate_within = _within("fate")
    citizenship = _ticks(_TICKS["citizenship"])
    instrument = _ticks(_TICKS["instrument"])
    citizenship_from = DayFilter(method="taken_together", label="Citizenship from")
    citizenship_to = DayFilter(method="taken_together", label="Citizenship until")
    citizenship_within = _within("citizenship")
    evidence = _ticks(_TICKS["evidence"])
    source = _ticks(_TICKS["source"])
    sex = _ticks(_TICKS["sex"])

    class Meta:
        model = Person
        fields: list[str] = []

    def taken_together(self, queryset: QuerySet[Person], _name: str, _value: Any) -> QuerySet[Person]:
        """Single parameters change nothing here: `found` puts the conditions together."""
        return queryset

    @property
    def given(self) -> dict[str, Any]:
        """The cleaned values that were given."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def found(self, *, without: str = "", **changed: list[str]) -> QuerySet[Person]:
        """The people found; `without` leaves one facet's ticks out, for that facet's own counts."""
        given = {name: value for name, value in self.given.items() if name != without} | changed
        people = Person.objects.using("catalogue")
        for condition in conditions(given):
            people = people.filter(condition)
        return people

    def counts(self) -> Counts:
        """The counts of the people found, in one pass with the facets."""
        return counts_of(self._combined)

    def facets(self) -> list[Counted]:
        """All facets with counts that ignore their own ticks and obey all others."""
        counts = self._by_value(self._together, self._combined, self.found(), self.given)
        for facet in facets_for(self.given):
            if facet.name in self._alone:
                counts |= {"side": self._per_side()}
            elif facet.name in self.given:
                people = self.found(without=facet.name)
                given = {name: value for name, value in self.given.items() if name != facet.name}
                counts |= self._by_value([facet], combined(people, _names([facet])), people, given)
        return [
            ordered_values(facet, counts[facet.name], self.given.get(facet.name, []))
            for facet in facets_for(self.given)
        ]

    @cached_property
    def _alone(self) -> set[str]:
        """A contract asked for is one of the side that is ticked, so each side is counted by itself."""
        return {"side"} if facets_of(CONTRACT, self.given) or is_dated(CONTRACT, self.given) else set()

    @cached_property
    def _together(self) -> list[Facet]:
        """The facets that are counted over all people found: those without ticks."""
        return [facet for facet in facets_for(self.given) if facet.name not in {*self.given, *self._alone}]

    @cached_property
    def _combined(self) -> list[Combined]:
        return combined(self.found(), [HEADLINE, *_names(self._together)])

    def _by_value(
        self, facets: Sequence[Facet], rows: Sequence[Combined], people: QuerySet[Person], given: Given
    ) -> ByValue:
        """The facets by value; what is asked of one claim is looked up in the claims of those who have several."""
        of_rows = {kind: [facet for facet in facets if facet.of == kind] for kind in KINDS if narrows_rows(kind, given)}
        plain = {facet.name for of_kind in of_rows.values() for facet in of_kind}
        counts = taken_apart(rows, facets, self._pairs(), plain=plain)
        for facet in facets:
            if not facet.counted_with:
                counts[facet.name] = most_frequent(people, facet)
        for kind, of_kind in of_rows.items():
            if of_kind:
                others = counts_of_rows(people.filter(is_plain=False), of_kind, rows_that_meet(kind, given))
                counts |= {name: counts[name] + found for name, found in others.items()}
        return counts

    def _per_side(self) -> Counter[str]:
        sides = (*Side.values, UNKNOWN)
        return +Counter({side: self.found(without="side", side=[side]).count() for side in sides})

    def _pairs(self) -> dict[str, list[str]]:
        return {"side": self.given.get("stratum", []), "stratum": self.given.get("side", [])}


def _names(facets: Sequence[Facet]) -> list[str]:
    """The combinations that facets are counted in, each once."""
    return list(dict.fromkeys(facet.counted_with for facet in facets if facet.counted_with))


_OF_PERIODS = tuple(f"{period}_{part}" for period in PERIODS for part in ("from", "to", "within"))
SINGLE = ("q", *_OF_PERIODS, *MODES, *PAGE_PARAMETERS)
PEOPLE_PARAMETERS = tuple(vars(PeopleFilter)["base_filters"])


def people_filter(params: QueryDict) -> PeopleFilter:
    """The filter that a query string asks for. Raises `BadParameters` for anything that it cannot answer."""
    faults = [
        *overlong_parameters(params),
        *unknown_parameters(params, (*PEOPLE_PARAMETERS, *PAGE_PARAMETERS)),
        *repeated_parameters(params, SINGLE),
    ]
    if faults:
        raise BadParameters(faults)
    asked = PeopleFilter(params)
    if not asked.form.is_valid():
        raise BadParameters(form_faults(asked.form.errors, params))
    if impossible := list(_impossible(asked.given)):
        raise BadParameters(impossible)
    return asked


def _impossible(given: dict[str, Any]) -> Iterator[Fault]:
    for period in PERIODS:
        start, end = given.get(f"{period}_from"), given.get(f"{period}_to")
        if start and end and start.earliest > end.latest:
            yield Fault(
                f"{period}_to",
                end.text,
                _("lies before %(name)s (%(day)s).") % {"name": f"{period}_from", "day": start.text},
            )
        name, ends = f"{period}_within", {"since": f"{period}_from", "until": f"{period}_to"}
        within = given.get(name)
        if within == "unknown" and (start or end):
            yield Fault(name, within, _("cannot be used together with %(since)s or %(until)s.") % ends)
        if within in ("certainly", "possibly") and not (start or end):
            yield Fault(name, within, _("needs %(since)s or %(until)s beside it.") % ends)
