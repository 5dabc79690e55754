"""The filters on people: one FilterSet behind page, counts, facets, files and API."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from tracker.catalogue.conditions import accepted_contracts, asks_for_a_contract, conditions
from tracker.catalogue.facets import FACETS, FATES_EVER, UNKNOWN, Counted, Facet, facet_counts, ordered_values
from tracker.catalogue.models import Person
from tracker.catalogue.parameters import (
    BadParameters,
    Fault,
    form_faults,
    overlong_parameters,
    repeated_parameters,
    unknown_parameters,
)
from tracker.lib.dates import PartialDate
from tracker.lib.territories import REGIONS, label, territories
from tracker.lib.vocabulary import (
    Evidence,
    FateKind,
    FoundIn,
    GrantState,
    Indicator,
    Motive,
    RecruitedHow,
    RoleClass,
    Sex,
    Side,
    Stratum,
)

WITHIN = (
    ("certainly", "certainly within: the whole of a partial date"),
    ("possibly", "possibly within: any day of a partial date"),
    ("unknown", "no dated contract is known"),
)
FATE_MODES = (("now", "the present fate"), ("ever", "any fate they ever had"))
PAGE_PARAMETERS = ("sort", "cursor")


def _or_unknown(choices: Any) -> list[tuple[str, str]]:
    listed = [(value, str(text)) for value, text in choices]
    return listed if UNKNOWN in dict(listed) else [*listed, (UNKNOWN, "Not known")]


def _nationalities() -> list[tuple[str, str]]:
    codes = [(code, label(code)) for code in territories()]
    return [*codes, ("stateless", label("stateless")), (UNKNOWN, "Not known")]


class DayField(forms.CharField):
    """A year, month or day, without any further marks."""

    def clean(self, value: Any) -> PartialDate | None:
        """Read it; say what to write instead where it cannot be read."""
        text = super().clean(value).strip()
        if not text:
            return None
        try:
            parsed = PartialDate.parse(text)
        except ValueError:
            parsed = None
        if parsed is None or parsed.precision == "interval" or parsed.is_about or parsed.is_uncertain:
            message = "is not a year, month or day of the calendar. Write 2023, 2023-09 or 2023-09-14."
            raise forms.ValidationError(f"“{text[:40]}” {message}")
        return parsed


class DayFilter(django_filters.Filter):
    """Takes part in a condition that several parameters make together."""

    field_class = DayField


def _ticks(choices: Any, heading: str) -> django_filters.MultipleChoiceFilter:
    message = "“%(value)s” is no value of this parameter. Values stand on the method page; repeat it for several."
    return django_filters.MultipleChoiceFilter(
        choices=choices, method="taken_together", label=heading, error_messages={"invalid_choice": message}
    )


class PeopleFilter(django_filters.FilterSet):
    """Conditions on published people; within one facet any value, across facets all.

    Conditions on contracts mean one contract that meets them all; side and stratum mean one recruitment.
    """

    q = django_filters.CharFilter(method="taken_together", max_length=200, label="Name, any spelling or script")
    nationality = _ticks(_nationalities, "Nationality")
    region = _ticks([*((name, name) for name in REGIONS), (UNKNOWN, "Not known")], "Region")
    side = _ticks(_or_unknown(Side.choices), "Side")
    stratum = _ticks(_or_unknown(Stratum.choices), "Counted as")
    contract_from = DayFilter(method="taken_together", label="Contract signed from")
    contract_to = DayFilter(method="taken_together", label="Contract signed until")
    contract_within = django_filters.ChoiceFilter(choices=WITHIN, method="taken_together", label="Within")
    found_in = _ticks(_or_unknown(FoundIn.choices), "Where recruited")
    recruited_how = _ticks(_or_unknown(RecruitedHow.choices), "Channel of recruitment")
    role_class = _ticks(_or_unknown(RoleClass.choices), "Kind of work")
    motive = _ticks(_or_unknown(Motive.choices), "Motive, as stated")
    indicator = _ticks(_or_unknown(Indicator.choices), "Indicator, as sources state it")
    fate = _ticks(_or_unknown(FateKind.choices), "Fate")
    fate_mode = django_filters.ChoiceFilter(choices=FATE_MODES, method="taken_together", label="Fate means")
    citizenship = _ticks(_or_unknown(GrantState.choices), "Citizenship for service")
    evidence = _ticks(_or_unknown(Evidence.choices), "Evidence")
    sex = _ticks(_or_unknown(Sex.choices), "Sex")

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

    def facets(self) -> list[Counted]:
        """All facets with counts that ignore their own ticks and obey all others."""
        ever = self.given.get("fate_mode") == "ever"
        facets = [FATES_EVER if ever and facet.name == "fate" else facet for facet in FACETS]
        # A contract asked for is one of the side that is ticked, so each side is counted by itself.
        one_by_one = asks_for_a_contract(self.given)
        together = [
            facet for facet in facets if facet.name not in self.given and not (one_by_one and facet.name == "side")
        ]
        counts = self._counted(together, without="") if together else {}
        for facet in facets:
            if facet.name == "side" and one_by_one:
                counts |= {"side": self._per_side()}
            elif facet.name in self.given:
                counts |= self._counted([facet], without=facet.name)
        return [self._ordered(facet, counts[facet.name]) for facet in facets]

    def _counted(self, facets: list[Facet], *, without: str) -> dict[str, dict[str, int]]:
        given = {name: value for name, value in self.given.items() if name != without}
        return facet_counts(self.found(without=without), facets, self._pairs(), accepted_contracts(given))

    def _per_side(self) -> dict[str, int]:
        sides = (*Side.values, UNKNOWN)
        counts = {side: self.found(without="side", side=[side]).count() for side in sides}
        return {side: count for side, count in counts.items() if count}

    def _pairs(self) -> dict[str, list[str]]:
        return {"side": self.given.get("stratum", []), "stratum": self.given.get("side", [])}

    def _ordered(self, facet: Facet, counts: dict[str, int]) -> Counted:
        return ordered_values(facet, counts, self.given.get(facet.name, []))


SINGLE = ("q", "contract_from", "contract_to", "contract_within", "fate_mode", *PAGE_PARAMETERS)
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


def _impossible(given: dict[str, Any]) -> Any:
    start, end = given.get("contract_from"), given.get("contract_to")
    if start and end and start.earliest > end.latest:
        yield Fault("contract_to", end.text, f"lies before contract_from ({start.text}).")
    within = given.get("contract_within")
    if within == "unknown" and (start or end):
        yield Fault("contract_within", within, "cannot go with contract_from or contract_to.")
    if within in ("certainly", "possibly") and not (start or end):
        yield Fault("contract_within", within, "needs contract_from or contract_to beside it.")
