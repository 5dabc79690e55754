"""A facet of a list: one parameter with ticks, and how many of the rows found have each of its values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Case, CharField, F, Func, Q, Value, When

from tracker.catalogue.listing.column import Words
from tracker.catalogue.listing.nothing import NOTHING, UNKNOWN
from tracker.lib.references import is_reference
from tracker.lib.territories import label, territories


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One facet: its parameter, its heading, and the words for its values.

    The values are those of `labels`, in their fixed order with `is_ordered`; without labels they are references of
    published records (`names`) or, without these, codes of countries. `others` are values beside them.
    """

    name: str
    heading: Words
    labels: Mapping[str, str] | None = None
    names: type[models.Model] | None = None
    others: Mapping[str, str] = field(default_factory=dict)
    is_ordered: bool = False
    meaning: Words = ""
    """What the parameter asks for, as a sentence of its help; empty: the heading says it."""
    example: str = ""
    """A value that works, for the help; empty: the first one."""
    usual: str = ""
    """A value that is no filter worth showing while nobody found has another."""

    @property
    def has_countries(self) -> bool:
        """Whether the values are codes of countries."""
        return self.labels is None and self.names is None

    def choices(self) -> list[tuple[str, str]]:
        """Every value that the parameter takes, with its words; references are too many."""
        countries = {code: label(code) for code in territories()} if self.has_countries else {}
        return list((countries | dict(self.labels or {}) | dict(self.others)).items())

    def words(self, values: Iterable[str]) -> dict[str, str]:
        """The words for values, in one query at most; a reference that is not public stands for itself."""
        if self.names is not None:
            asked = list(values)
            # What is no reference is no question for the database, which takes no NUL.
            references = [value for value in asked if is_reference(value)]
            rows = self.names._default_manager.filter(pk__in=references) if references else ()
            named = {row.pk: str(row) for row in rows}
            return {value: self.others.get(value) or named.get(value, value) for value in asked}
        if self.labels is not None:
            return {value: self._known.get(value, value) for value in values}
        return {value: self.others.get(value) or label(value) for value in values}

    @cached_property
    def _known(self) -> dict[str, str]:
        return {**(self.labels or {}), **self.others}

    def word(self, value: str) -> str:
        """The words for one value."""
        return self.words([value])[value]

    def counted(
        self, counts: Mapping[str, int], ticked: Sequence[str], words: Mapping[str, str] | None = None
    ) -> "FacetCounts":
        """The values that some row has, in their order or most first, those that are none last; ticked ones stay.

        `words` are those for all of them, where they are known already.
        """
        labels = self.words({*counts, *ticked}) if words is None else words
        fixed = list(self.labels) if self.labels is not None and self.is_ordered else []
        nothing = list(NOTHING)

        def rank(value: str) -> tuple[int, int, int, str, str]:
            last = nothing.index(value) + 1 if value in NOTHING and value not in fixed else 0
            place = fixed.index(value) if value in fixed else len(fixed)
            return last, place, -counts.get(value, 0), labels[value], value

        values = [
            FacetValue(value, labels[value], counts.get(value, 0), value in ticked)
            for value in sorted(labels, key=rank)
        ]
        return FacetCounts(self, values)


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: how many of the rows found have it."""

    value: str
    label: str
    count: int
    is_ticked: bool
    is_within: bool = False
    """Whether it is part of the larger value that stands before it, and is counted there too."""


@dataclass(frozen=True)
class FacetCounts:
    """A facet with the values that some row has, or that are ticked."""

    facet: Facet
    values: list[FacetValue]


@dataclass(frozen=True, kw_only=True)
class RowFacet(Facet):
    """A facet whose value is an expression over the row, so that filter and count agree.

    `has_several` marks an array: a row has each of its values.
    """

    value: Any
    has_several: bool = False
    is_ordered: bool = True

    @property
    def each(self) -> Any:
        """The value of a row as it is counted: one of them a time where a row has several."""
        return Func(self.value, function="unnest", output_field=CharField()) if self.has_several else self.value

    def condition(self, values: Sequence[str]) -> tuple[dict[str, Any], Q]:
        """What the rows need as an alias, and the condition that they have one of the values."""
        name = f"is_{self.name}"
        return {name: self.value}, Q(**{f"{name}__{'overlap' if self.has_several else 'in'}": list(values)})


def labels_of(choices: Iterable[tuple[str, Any]], **more: str) -> dict[str, str]:
    """The values of a vocabulary with their words, and some more behind them."""
    return {value: str(text) for value, text in choices} | more


def or_unknown(column: str) -> Case:
    """The column's value, or `unknown` where it is empty."""
    return Case(When(Q(**{column: ""}), then=Value(UNKNOWN)), default=F(column), output_field=CharField())
