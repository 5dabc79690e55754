"""The filter of a list: what was asked for, the rows found, their counts; one object behind page, file and API."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, ClassVar, Self

import django_filters
from django import forms
from django.db import models
from django.db.models import Count, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tracker.catalogue.listing.facet import Facet, FacetCounts, RowFacet
from tracker.catalogue.listing.filter_fields import ticks
from tracker.catalogue.listing.paging import IN_ORDER, PAGE_SIZE, Page, Sorts, page_of
from tracker.catalogue.listing.parameter_help import ParameterHelp, help_of_facet
from tracker.catalogue.listing.parameters import BadParameters, Fault, Params, check_parameters, form_faults
from tracker.lib.query import Value, query_string

REFERENCE, SEARCH, SORT, CURSOR = "reference", "q", "sort", "cursor"
Values = Mapping[str, Value]
"""Parameters by name, each with one value or several."""


@dataclass(frozen=True)
class Condition:
    """One value of one parameter, and the two in words: `Nationality: Nepal`."""

    name: str
    value: str
    words: str


class _Filters(dict[str, Any]):
    """The filters of a class. Each request has its own, which differ from these in nothing but their owner."""

    def __deepcopy__(self, _memo: object) -> dict[str, Any]:
        return {name: copy(each) for name, each in self.items()}


class _Fields(dict[str, forms.Field]):
    """The fields of a form class, which no request changes: its forms share them."""

    def __deepcopy__(self, _memo: object) -> Self:
        return self


@cache
def _form_of(filter_set: "type[ListFilter]") -> type[forms.Form]:
    fields = {name: each.field for name, each in vars(filter_set)["base_filters"].items()}
    form = type(f"{filter_set.__name__}Form", (forms.Form,), dict(fields))
    form.base_fields = _Fields(fields)  # type: ignore[attr-defined]
    return form


class ListFilter(django_filters.FilterSet):
    """Conditions on the rows of a list; within one facet any value, across facets all.

    It carries itself: `params` are all that was asked for, `query` is the same as a query string, and `but` gives the
    filter with something changed. A page of the rows belongs to it too (`sort`, `cursor`).
    """

    facets: ClassVar[Sequence[Facet]] = ()
    sorts: ClassVar[Sorts] = IN_ORDER
    single: ClassVar[Sequence[str]] = ()
    """Parameters of its own that take one value only."""
    is_paged: ClassVar[bool] = True
    """Whether its rows come page by page; a list that comes whole takes no cursor."""

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """Those that are declared, and the ticks of each facet."""
        declared: dict[str, Any] = dict(super().get_filters())  # type: ignore[no-untyped-call]
        return _Filters(declared | {facet.name: ticks(facet) for facet in cls.facets if facet.name not in declared})

    def get_form_class(self) -> type[forms.Form]:
        """The form of such filters, made once."""
        return _form_of(type(self))

    @classmethod
    def read(cls, params: Params) -> Self:
        """The filter that an address asks for. Raises `BadParameters` for anything that it cannot answer."""
        check_parameters(params, cls._allowed(), single=(*cls.single, SEARCH, SORT, CURSOR))
        filterset = cls(params)
        if not filterset.form.is_valid():
            raise BadParameters(form_faults(filterset.form.errors, params))
        if contradictions := list(filterset.contradictions()):
            raise BadParameters(contradictions)
        return filterset

    @classmethod
    def of(cls, **values: Value) -> Self:
        """The filter with these values. Raises `BadParameters` for anything that it cannot answer."""
        return cls.read(_as_params(values))

    @classmethod
    def usable(cls, params: Params, faults: Sequence[Fault]) -> tuple[Self, list[Fault]]:
        """The filter with what can be used of the parameters, and all faults: some show only once others are gone."""
        wrong = {fault.name for fault in faults}
        kept: dict[str, list[str]] = {}
        for name in (*cls.parameters(), SORT):
            values = cls._possible(name, params.getlist(name)) if name in wrong else params.getlist(name)
            if any(values) and (name != SORT or values[-1] in cls.sorts):
                kept[name] = values
        try:
            return cls.of(**kept), list(faults)
        except BadParameters as bad:
            filterset, more = cls.usable(_as_params(kept), bad.faults)
            return filterset, [*faults, *more]

    @classmethod
    def _possible(cls, name: str, values: Sequence[str]) -> list[str]:
        """The values of a facet that exist; nothing of a parameter that is no facet."""
        field = cls().form.fields.get(name)
        is_facet = isinstance(field, forms.MultipleChoiceField)
        return [value for value in values if field.valid_value(value)] if is_facet else []

    @classmethod
    def parameters(cls) -> tuple[str, ...]:
        """The names of its parameters in their order, without those of its pages."""
        return tuple(vars(cls)["base_filters"])

    @classmethod
    def _allowed(cls) -> tuple[str, ...]:
        of_pages = (*((SORT,) if len(cls.sorts) > 1 else ()), *((CURSOR,) if cls.is_paged else ()))
        return (*cls.parameters(), *of_pages)

    @classmethod
    def model(cls) -> type[models.Model]:
        """The public table of its rows."""
        meta: Any = vars(cls)["_meta"]
        found: type[models.Model] = meta.model
        return found

    @classmethod
    def help(cls) -> Iterable[ParameterHelp]:
        """Its parameters in words, each with an example."""
        if SEARCH in cls.parameters():
            label = cls.base_filters[SEARCH].label  # type: ignore[attr-defined]
            yield ParameterHelp(SEARCH, _("%(label)s; or a reference.") % {"label": label}, example="list")
        for facet in cls.facets:
            yield help_of_facet(facet)
        if REFERENCE in cls.parameters():
            yield ParameterHelp(REFERENCE, _("References of the rows themselves. May be repeated: any of them."))

    def contradictions(self) -> Iterable[Fault]:
        """Faults of values that can be read each and mean nothing together."""
        return ()

    def combined_later(self, queryset: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        """Single parameters change nothing here: `found` puts the conditions together."""
        return queryset

    @cached_property
    def params(self) -> dict[str, list[str]]:
        """All conditions, and the order that was chosen, as an address has them; no page."""
        cleaned: Any = self.data
        named = {
            name: list(filter(None, cleaned.getlist(name))) for name in (*self.parameters(), SORT) if name in cleaned
        }
        return {name: values for name, values in named.items() if values}

    @property
    def conditions_alone(self) -> dict[str, list[str]]:
        """The conditions as an address has them, without order and page: what finds the same rows."""
        return {name: values for name, values in self.params.items() if name != SORT}

    @property
    def sort(self) -> str:
        """The order that was chosen; empty: the usual one."""
        return self.params.get(SORT, [""])[-1]

    @property
    def cursor(self) -> str:
        """The page that was asked for; empty: the first one."""
        return str(self.data.get(CURSOR) or "")

    @property
    def query(self) -> str:
        """The conditions and the order as a canonical query string, without a question mark."""
        return query_string(self.params)

    def value(self, name: str) -> str:
        """The one value of a parameter that takes one; empty where it was not given."""
        return self.params.get(name, [""])[-1]

    def but(self, **changes: Value) -> Self:
        """This filter with other values for some parameters; None or nothing drops one."""
        return type(self).of(**self.params_but(**changes))

    def params_but(self, **changes: Value) -> dict[str, list[str]]:
        """The parameters of `but`, for an address."""
        changed = _as_params(changes)
        kept = {name: values for name, values in self.params.items() if name not in changes}
        return kept | {name: changed.getlist(name) for name in changes if changed.getlist(name)}

    def without(self, name: str, value: str | None = None) -> Self:
        """This filter without one parameter or, where a value is given, without that value of it."""
        return type(self).of(**self.params_without(name, value))

    def params_without(self, name: str, value: str | None = None) -> dict[str, list[str]]:
        """The parameters of `without`, for an address."""
        rest = [] if value is None else [each for each in self.params.get(name, []) if each != value]
        return self.params_but(**{name: rest})

    @cached_property
    def cleaned(self) -> dict[str, Any]:
        """The cleaned values of the conditions."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def conditions(self) -> list[Condition]:
        """The conditions one by one, in words."""
        return [
            Condition(name, value, self.condition_in_words(name, value))
            for name in self.cleaned
            for value in self.params[name]
        ]

    def condition_in_words(self, name: str, value: str) -> str:
        """One value of a parameter in words: `Nationality: Nepal`."""
        if facet := next((facet for facet in self.facets if facet.name == name), None):
            return f"{facet.heading}: {facet.word(value)}"
        heading = {REFERENCE: _("Reference"), SEARCH: _("Search")}.get(name) or str(self.filters[name].label)
        return f"{heading}: {value}"

    def in_words(self) -> str:
        """What is asked for: `measure: Killed or Missing; nationality: Nepal`; empty where nothing is."""
        cleaned = self.cleaned
        parts = [f"with “{cleaned[SEARCH]}”"] if SEARCH in cleaned else []
        for facet in self.facets:
            if facet.name in cleaned:
                heading, words = str(facet.heading).lower(), facet.words(cleaned[facet.name])
                parts.append(f"{heading}: {' or '.join(words[value] for value in cleaned[facet.name])}")
        if REFERENCE in cleaned:
            parts.append(f"reference {' or '.join(cleaned[REFERENCE])}")
        return "; ".join(parts)

    def all_rows(self) -> QuerySet[Any]:
        """All rows of the list, with whatever its facets need."""
        return self.model()._default_manager.all()

    def rows(self, *, without: str = "") -> QuerySet[Any]:
        """The rows found; `without` leaves one facet's ticks out, for that facet's own counts."""
        rows, cleaned = self.all_rows(), self.cleaned
        if REFERENCE in cleaned:
            rows = rows.filter(pk__in=cleaned[REFERENCE])
        if SEARCH in cleaned:
            rows = self.filters[SEARCH].matching(rows, cleaned[SEARCH])
        for facet in self.facets:
            if isinstance(facet, RowFacet) and facet.name in cleaned and facet.name != without:
                alias, condition = facet.condition(cleaned[facet.name])
                rows = rows.alias(**alias).filter(condition)
        return rows

    def count(self) -> int:
        """How many rows are found."""
        return self.rows().count()

    def page(self, rows: QuerySet[Any] | None = None, *, size: int = PAGE_SIZE) -> Page:
        """The page that was asked for; `rows` are those found with what a page needs of them beside."""
        found = self.rows() if rows is None else rows
        return page_of(found, sort=self.sort, cursor=self.cursor, sorts=self.sorts, size=size)

    def facet_counts(self) -> list[FacetCounts]:
        """All facets with counts that ignore their own ticks and obey all others."""
        counted = []
        for facet in self.facets:
            assert isinstance(facet, RowFacet), f"{facet.name} is counted in another way"
            rows = self.rows(without=facet.name).order_by().annotate(has=facet.each).values("has")
            counts = dict(rows.annotate(rows=Count("pk")).values_list("has", "rows"))
            counted.append(facet.counted(counts, self.cleaned.get(facet.name, [])))
        return counted


def _as_params(values: Values) -> Params:
    several = {
        name: [value] if isinstance(value, str | int) or value is None else list(value)
        for name, value in values.items()
    }
    return MultiValueDict(
        {name: [str(each) for each in of_name if each not in (None, "")] for name, of_name in several.items()}
    )
