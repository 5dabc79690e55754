"""The filters on people: one FilterSet behind page, counts, facets, files and API."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from tracker.catalogue.facets import FACETS, FATES_EVER, UNKNOWN, Counted, Facet, facet_counts, ordered_values
from tracker.catalogue.models import Contract, Name, Person
from tracker.catalogue.parameters import (
    BadParameters,
    Fault,
    form_faults,
    overlong_parameters,
    repeated_parameters,
    unknown_parameters,
)
from tracker.lib.dates import PartialDate
from tracker.lib.name_fields import matches
from tracker.lib.references import normalised_reference
from tracker.lib.territories import label, territories
from tracker.lib.vocabulary import ClaimStatus, Evidence, FateKind, GrantState, Sex, Side, Stratum

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
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if parsed.precision == "interval" or parsed.is_about or parsed.is_uncertain:
            raise forms.ValidationError("Write a plain year, month or day: 2023, 2023-09 or 2023-09-14.")
        return parsed


class DayFilter(django_filters.Filter):
    """Takes part in a condition that several parameters make together."""

    field_class = DayField


def _ticks(choices: Any, heading: str) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(choices=choices, method="taken_together", label=heading)


class PeopleFilter(django_filters.FilterSet):
    """Conditions on published people; within one facet any value, across facets all.

    Conditions on contracts mean one contract that meets them all; side and stratum mean one recruitment.
    """

    q = django_filters.CharFilter(method="taken_together", max_length=200, label="Name, any spelling or script")
    nationality = _ticks(_nationalities, "Nationality")
    side = _ticks(_or_unknown(Side.choices), "Side")
    stratum = _ticks(_or_unknown(Stratum.choices), "Counted as")
    contract_from = DayFilter(method="taken_together", label="Contract signed from")
    contract_to = DayFilter(method="taken_together", label="Contract signed until")
    contract_within = django_filters.ChoiceFilter(choices=WITHIN, method="taken_together", label="Within")
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
        for condition in _conditions(given):
            people = people.filter(condition)
        return people

    def facets(self) -> list[Counted]:
        """All facets with counts that ignore their own ticks and obey all others."""
        ever = self.given.get("fate_mode") == "ever"
        facets = [FATES_EVER if ever and facet.name == "fate" else facet for facet in FACETS]
        dated = "contract_from" in self.given or "contract_to" in self.given
        together = [facet for facet in facets if facet.name not in self.given and not (dated and facet.name == "side")]
        counts = facet_counts(self.found(), together, self._pairs()) if together else {}
        for facet in facets:
            if facet.name == "side" and dated:
                counts |= {"side": self._one_contract_per_side()}
            elif facet.name in self.given:
                counts |= facet_counts(self.found(without=facet.name), [facet], self._pairs())
        return [self._ordered(facet, counts[facet.name]) for facet in facets]

    def _one_contract_per_side(self) -> dict[str, int]:
        """People per side where dates are asked for: the dated contract must be one of that very side."""
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


def _conditions(given: dict[str, Any]) -> Any:
    if "q" in given:
        yield _spelled(given["q"])
    yield from _recruited(given)
    yield from _contracted(given)
    ever = given.get("fate_mode") == "ever"
    for name, column, is_array in (
        ("nationality", "nationalities", True),
        ("fate", "fates_ever" if ever else "fate_now", ever),
        ("citizenship", "citizenship_states", True),
        ("evidence", "evidence", False),
        ("sex", "sex", False),
    ):
        if name in given:
            yield _any_of(column, given[name], is_array=is_array)


def _spelled(q: str) -> Q:
    reference = normalised_reference(q, "P")
    if reference:
        return Q(pk=reference)
    condition = matches(q)
    if condition is None:
        return Q(pk__in=[])
    names = Name.objects.filter(condition, person=OuterRef("pk"))
    return Q(Exists(names))


def _recruited(given: dict[str, Any]) -> Any:
    """Side and stratum: where both are given, in one recruitment."""
    sides, strata = given.get("side"), given.get("stratum")
    if sides and strata:
        pairs = [f"{side}:{stratum}" for side in sides for stratum in strata]
        condition = Q(counted_as__overlap=pairs)
        if UNKNOWN in sides:
            condition |= Q(sides=[], strata__overlap=strata)
        yield condition
    elif sides:
        yield _any_of("sides", sides, is_array=True)
    elif strata:
        yield Q(strata__overlap=strata)


def _any_of(column: str, values: list[str], *, is_array: bool) -> Q:
    known = [value for value in values if value != UNKNOWN]
    condition = Q(**{f"{column}__overlap": known}) if is_array else Q(**{f"{column}__in": known})
    if UNKNOWN in values:
        # An unknown nationality may also have been claimed in so many words.
        condition |= Q(**{column: [] if is_array else ""})
        if is_array:
            condition |= Q(**{f"{column}__overlap": [UNKNOWN]})
    return condition


def _contracted(given: dict[str, Any]) -> Any:
    start, end = given.get("contract_from"), given.get("contract_to")
    contracts = Contract.objects.filter(person=OuterRef("pk"), status=ClaimStatus.ACCEPTED)
    if given.get("contract_within") == "unknown":
        yield ~Q(Exists(contracts.exclude(signed_on="")))
    if not (start or end):
        return
    contracts = contracts.filter(_dated(start, end, certainly=given.get("contract_within") != "possibly"))
    if sides := given.get("side"):
        contracts = contracts.filter(side__in=[side for side in sides if side != UNKNOWN])
    yield Q(Exists(contracts))


def _dated(start: PartialDate | None, end: PartialDate | None, *, certainly: bool) -> Q:
    """Certainly: the whole partial date lies within; possibly: any of its days does."""
    first: date | None = start.earliest if start else None
    last: date | None = end.latest if end else None
    condition = Q(signed_on_range__isnull=False)
    if certainly:
        condition &= Q(signed_on_earliest__gte=first) if first else Q()
        condition &= Q(signed_on_latest__lte=last) if last else Q()
        return condition
    condition &= ~Q(signed_on_latest__lt=first) | Q(signed_on_latest__isnull=True) if first else Q()
    condition &= ~Q(signed_on_earliest__gt=last) | Q(signed_on_earliest__isnull=True) if last else Q()
    return condition
