"""The filters on figures and statements: one FilterSet each behind page, files and API."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

import django_filters
from django import forms
from django.db.models import Count, QuerySet
from django.http import QueryDict

from tracker.catalogue.figure_facets import FIGURE_FACETS, STATEMENT_FACETS, SayingFacet
from tracker.catalogue.models import Figure, Statement
from tracker.catalogue.parameters import (
    BadParameters,
    form_faults,
    overlong_parameters,
    repeated_parameters,
    unknown_parameters,
)
from tracker.lib.references import is_reference

REFERENCE = "reference"


@dataclass(frozen=True)
class SayingValue:
    """One value of a facet: how many rows of those found have it."""

    value: str
    label: str
    count: int
    is_ticked: bool


@dataclass(frozen=True)
class SayingCounts:
    """A facet with the values that some row has, or that are ticked."""

    facet: SayingFacet
    values: list[SayingValue]


class _ReferencesField(forms.MultipleChoiceField):
    """References, written exactly."""

    default_error_messages = {"invalid_choice": "“%(value)s” is no reference: they look like F-7K2M9Q."}

    def valid_value(self, value: Any) -> bool:
        """Whether it is a reference of one of the two kinds."""
        return is_reference(str(value), "F") or is_reference(str(value), "T")


class _References(django_filters.MultipleChoiceFilter):
    field_class = _ReferencesField


def _ticks(facet: SayingFacet) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        choices=facet.choices,
        method="taken_together",
        label=facet.heading,
        error_messages={"invalid_choice": "“%(value)s” is no value of this parameter; the form lists those in use."},
    )


class SayingFilter(django_filters.FilterSet):
    """Conditions on what others say; within one facet any value, across facets all."""

    facets: ClassVar[Sequence[SayingFacet]]

    reference = _References(method="taken_together", label="Reference")

    def taken_together(self, queryset: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        """Single parameters change nothing here: `found` puts the conditions together."""
        return queryset

    @property
    def given(self) -> dict[str, list[str]]:
        """The cleaned values that were given."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def found(self, *, without: str = "") -> QuerySet[Any]:
        """The rows found; `without` leaves one facet's ticks out, for that facet's own counts."""
        rows: Any = self._meta.model._default_manager.using("catalogue")  # type: ignore[attr-defined]
        if REFERENCE in self.given:
            rows = rows.filter(pk__in=self.given[REFERENCE])
        for facet in self.facets:
            if facet.name in self.given and facet.name != without:
                rows = rows.alias(**{f"is_{facet.name}": facet.value})
                rows = rows.filter(**{f"is_{facet.name}__in": self.given[facet.name]})
        found: QuerySet[Any] = rows
        return found

    def counted(self) -> list[SayingCounts]:
        """All facets with counts that ignore their own ticks and obey all others."""
        return [self._counted(facet) for facet in self.facets]

    def _counted(self, facet: SayingFacet) -> SayingCounts:
        rows = self.found(without=facet.name).order_by().annotate(has=facet.value).values("has")
        counts = dict(rows.annotate(rows=Count("pk")).values_list("has", "rows"))
        ticked = self.given.get(facet.name, [])
        order = [value for value, _ in facet.choices() if value in counts or value in ticked]
        if facet.labels is None:
            order.sort(key=lambda value: -counts.get(value, 0))
        values = [SayingValue(value, facet.label(value), counts.get(value, 0), value in ticked) for value in order]
        return SayingCounts(facet, values)

    def in_words(self) -> str:
        """What is asked for: `measure: Killed or Missing; nationality: Nepal`; empty where nothing is."""
        parts = [
            f"{facet.heading.lower()}: {' or '.join(facet.label(value) for value in self.given[facet.name])}"
            for facet in self.facets
            if facet.name in self.given
        ]
        named = [f"reference {' or '.join(self.given[REFERENCE])}"] if REFERENCE in self.given else []
        return "; ".join([*parts, *named])


FilterT = TypeVar("FilterT", bound=SayingFilter)


class FigureFilter(SayingFilter):
    """Conditions on published figures."""

    facets = FIGURE_FACETS
    measure, side, nationality, claimant_kind, position = map(_ticks, FIGURE_FACETS)

    class Meta:
        model = Figure
        fields: list[str] = []


class StatementFilter(SayingFilter):
    """Conditions on published statements."""

    facets = STATEMENT_FACETS
    kind, side, about_nationality, claimant_kind, position = map(_ticks, STATEMENT_FACETS)

    class Meta:
        model = Statement
        fields: list[str] = []


def parameters_of(filter_set: type[SayingFilter]) -> tuple[str, ...]:
    """The parameters of a list, without those of its pages."""
    return tuple(vars(filter_set)["base_filters"])


def figure_filter(params: QueryDict) -> FigureFilter:
    """The figures that a query string asks for. Raises `BadParameters` for anything that it cannot answer."""
    return _asked(FigureFilter, params)


def statement_filter(params: QueryDict) -> StatementFilter:
    """The statements that a query string asks for. Raises `BadParameters` for anything that it cannot answer."""
    return _asked(StatementFilter, params)


def _asked(filter_set: type[FilterT], params: QueryDict) -> FilterT:
    faults = [
        *overlong_parameters(params),
        *unknown_parameters(params, (*parameters_of(filter_set), "cursor")),
        *repeated_parameters(params, ("cursor",)),
    ]
    if faults:
        raise BadParameters(faults)
    asked: FilterT = filter_set(params)
    if not asked.form.is_valid():
        raise BadParameters(form_faults(asked.form.errors, params))
    return asked
