"""Lists with facets: a facet's values are an expression over the row, so that filter and count agree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

import django_filters
from django import forms
from django.db.models import Case, CharField, Count, F, Func, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from tracker.catalogue.listing.filter_fields import CountriesFilter
from tracker.catalogue.listing.parameters import (
    BadParameters,
    form_faults,
    overlong_parameters,
    repeated_parameters,
    unknown_parameters,
)
from tracker.lib.references import is_reference
from tracker.lib.territories import label, territories

REFERENCE, SEARCH = "reference", "q"
UNKNOWN = "unknown"
_SINGLE = ("cursor", SEARCH)


@dataclass(frozen=True)
class ListFacet:
    """One facet: its parameter, its heading, the value of a row, and the labels in order.

    Without labels the values are countries and `others`. `has_several` marks an array: a row has each of its values.
    """

    name: str
    heading: str
    value: Any
    labels: Mapping[str, str] | None = None
    others: Mapping[str, str] = field(default_factory=dict)
    has_several: bool = False

    def label(self, value: str) -> str:
        """The words for one value."""
        if self.labels is not None:
            return self.labels[value]
        return self.others.get(value) or label(value)

    def choices(self) -> list[tuple[str, str]]:
        """Every value that can be asked for, with its words."""
        if self.labels is not None:
            return list(self.labels.items())
        return [*((code, label(code)) for code in territories()), *self.others.items()]

    @property
    def each(self) -> Any:
        """The value of a row as it is counted: one of them a time where a row has several."""
        return Func(self.value, function="unnest", output_field=CharField()) if self.has_several else self.value


def labels_of(choices: Sequence[tuple[str, Any]], **more: str) -> dict[str, str]:
    """The values of a vocabulary with their words, and some more behind them."""
    return {value: str(text) for value, text in choices} | more


def or_unknown(column: str) -> Case:
    """The column's value, or `unknown` where it is empty."""
    return Case(When(Q(**{column: ""}), then=Value(UNKNOWN)), default=F(column), output_field=CharField())


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: how many rows of those found have it."""

    value: str
    label: str
    count: int
    is_ticked: bool


@dataclass(frozen=True)
class FacetCounts:
    """A facet with the values that some row has, or that are ticked."""

    facet: ListFacet
    values: list[FacetValue]


class _ReferencesField(forms.MultipleChoiceField):
    """References of one kind, written exactly."""

    default_error_messages = {
        "invalid_choice": gettext_lazy("“%(value)s” is no reference of this list: they look like F-7K2M9Q.")
    }

    def __init__(self, *, prefix: str, **options: Any) -> None:
        super().__init__(**options)
        self.prefix = prefix

    def valid_value(self, value: Any) -> bool:
        """Whether it is a reference of that kind."""
        return is_reference(str(value), self.prefix)


class _References(django_filters.MultipleChoiceFilter):
    field_class = _ReferencesField


def references(prefix: str) -> django_filters.MultipleChoiceFilter:
    """The parameter that names rows themselves: the address of a row for good."""
    return _References(method="taken_together", label="Reference", prefix=prefix)


Finds = Callable[[QuerySet[Any], str], QuerySet[Any]]
"""Which of the rows a search finds."""


class SearchFilter(django_filters.CharFilter):
    """The parameter that searches, with its own way of finding rows."""

    def __init__(self, *, finds: Finds, **options: Any) -> None:
        super().__init__(**options)
        self.finds = finds


def search(text: str, finds: Finds) -> SearchFilter:
    """The parameter that searches, under that label."""
    return SearchFilter(finds=finds, method="taken_together", max_length=200, label=text)


def ticks(facet: ListFacet) -> django_filters.MultipleChoiceFilter:
    """The parameter of a facet."""
    kind = CountriesFilter if facet.labels is None else django_filters.MultipleChoiceFilter
    return kind(
        choices=facet.choices,
        method="taken_together",
        label=facet.heading,
        error_messages={
            "invalid_choice": gettext_lazy(
                "“%(value)s” is no value of this filter; the filters of the page list those in use."
            )
        },
    )


class ListFilter(django_filters.FilterSet):
    """Conditions on a list; within one facet any value, across facets all."""

    facets: ClassVar[Sequence[ListFacet]]

    def taken_together(self, queryset: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        """Single parameters change nothing here: `found` puts the conditions together."""
        return queryset

    @property
    def given(self) -> dict[str, list[str]]:
        """The cleaned values that were given; of a search, the one."""
        cleaned = self.form.cleaned_data.items()
        return {name: [value] if isinstance(value, str) else value for name, value in cleaned if value}

    @property
    def searched_for(self) -> str:
        """What is searched for; empty for nothing."""
        return "".join(self.given.get(SEARCH, []))

    def rows(self) -> QuerySet[Any]:
        """All rows of the list, with whatever its facets need."""
        model: Any = self._meta.model  # type: ignore[attr-defined]
        rows: QuerySet[Any] = model._default_manager.using("catalogue").all()
        return rows

    def found(self, *, without: str = "") -> QuerySet[Any]:
        """The rows found; `without` leaves one facet's ticks out, for that facet's own counts."""
        rows: Any = self.rows()
        if REFERENCE in self.given:
            rows = rows.filter(pk__in=self.given[REFERENCE])
        if self.searched_for:
            rows = self.filters[SEARCH].finds(rows, self.searched_for)
        for facet in self.facets:
            if facet.name in self.given and facet.name != without:
                rows = rows.alias(**{f"is_{facet.name}": facet.value})
                asks = "overlap" if facet.has_several else "in"
                rows = rows.filter(**{f"is_{facet.name}__{asks}": self.given[facet.name]})
        found: QuerySet[Any] = rows
        return found

    def counted(self) -> list[FacetCounts]:
        """All facets with counts that ignore their own ticks and obey all others."""
        return [self._counted(facet) for facet in self.facets]

    def _counted(self, facet: ListFacet) -> FacetCounts:
        rows = self.found(without=facet.name).order_by().annotate(has=facet.each).values("has")
        counts = dict(rows.annotate(rows=Count("pk")).values_list("has", "rows"))
        ticked = self.given.get(facet.name, [])
        order = [value for value, _ in facet.choices() if value in counts or value in ticked]
        if facet.labels is None:
            order.sort(key=lambda value: -counts.get(value, 0))
        values = [FacetValue(value, facet.label(value), counts.get(value, 0), value in ticked) for value in order]
        return FacetCounts(facet, values)

    def in_words(self) -> str:
        """What is asked for: `measure: Killed or Missing; nationality: Nepal`; empty where nothing is."""
        parts = [
            f"{facet.heading.lower()}: {' or '.join(facet.label(value) for value in self.given[facet.name])}"
            for facet in self.facets
            if facet.name in self.given
        ]
        named = [f"reference {' or '.join(self.given[REFERENCE])}"] if REFERENCE in self.given else []
        return "; ".join([*([f"with “{self.searched_for}”"] if self.searched_for else []), *parts, *named])


FilterT = TypeVar("FilterT", bound=ListFilter)


def parameters_of(filter_set: type[ListFilter]) -> tuple[str, ...]:
    """The parameters of a list, without those of its pages."""
    return tuple(vars(filter_set)["base_filters"])


def reader(filter_set: type[FilterT]) -> Callable[[QueryDict], FilterT]:
    """What reads a query string for that list; raises `BadParameters` for anything that it cannot answer."""

    def asked(params: QueryDict) -> FilterT:
        faults = [
            *overlong_parameters(params),
            *unknown_parameters(params, (*parameters_of(filter_set), "cursor")),
            *repeated_parameters(params, _SINGLE),
        ]
        if faults:
            raise BadParameters(faults)
        read = filter_set(params)
        if not read.form.is_valid():
            raise BadParameters(form_faults(read.form.errors, params))
        return read

    return asked
