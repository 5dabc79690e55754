"""The facets of people: each is declared once, and read by filter, counts, form, sentence and API."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from tracker.catalogue.listing.filter_fields import NOTHING, UNKNOWN
from tracker.catalogue.models import LegalInstrument, Site, Source, Unit
from tracker.lib.references import is_reference
from tracker.lib.territories import REGIONS, label
from tracker.vocabulary.claims import Evidence
from tracker.vocabulary.people import (
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

CONTRACT, GRANT, FATE = "contract", "grant", "fate"


@dataclass(frozen=True)
class Facet:
    """One facet: its parameter, its heading, and the column of the person that holds its values.

    `labels` in their fixed order; None where the values are territories or, with `names`, references of published
    records. `of` names the claim that a value is a column (`row_column`) of: one claim then meets all that is asked
    of it. `counted_with` names the combination in which the column is counted (empty: value by value).
    """

    name: str
    heading: str
    column: str
    labels: Mapping[str, str] | None = None
    names: type[models.Model] | None = None
    is_array: bool = True
    is_ordered: bool = False
    of: str = ""
    row_column: str = ""
    row_is_array: bool = False
    may_be_unpublished: bool = True
    counted_with: str = ""

    def choices(self) -> list[tuple[str, str]]:
        """Every value that can be asked for, apart from references and territories, with its words."""
        nothing = NOTHING if self.may_be_unpublished else {UNKNOWN: NOTHING[UNKNOWN]}
        return list((dict(self.labels or {}) | nothing).items())


@dataclass(frozen=True)
class Value:
    """One value of a facet: how many people of those found have it."""

    value: str
    label: str
    count: int
    is_ticked: bool


@dataclass(frozen=True)
class Counted:
    """A facet with its values, those that nobody has left out unless ticked."""

    facet: Facet
    values: list[Value]


def _labels(choices: Sequence[tuple[str, object]]) -> dict[str, str]:
    return {value: str(text) for value, text in choices}


def _of_contract(name: str, heading: str, vocabulary: Any, **columns: Any) -> Facet:
    given = {"of": CONTRACT, "labels": _labels(vocabulary.choices), "counted_with": name} | columns
    return Facet(name, heading, **given)


FACETS: tuple[Facet, ...] = (
    Facet("side", "Side", "sides", _labels(Side.choices), may_be_unpublished=False, counted_with="recruited"),
    Facet("nationality", "Nationality", "nationalities", may_be_unpublished=False, counted_with="nationality"),
    Facet(
        "region",
        "Region",
        "regions",
        {name: name for name in REGIONS},
        may_be_unpublished=False,
        counted_with="nationality",
    ),
    Facet(
        "stratum",
        "Counted as",
        "strata",
        _labels(Stratum.choices),
        is_ordered=True,
        may_be_unpublished=False,
        counted_with="recruited",
    ),
    _of_contract("found_in", "Where recruited", FoundIn, column="found_in", row_column="found_in", counted_with="work"),
    _of_contract(
        "recruited_how",
        "How recruited",
        RecruitedHow,
        column="recruited_how",
        row_column="how",
        row_is_array=True,
    ),
    _of_contract(
        "role_class", "Kind of work", RoleClass, column="role_classes", row_column="role_class", counted_with="work"
    ),
    _of_contract("motive", "Motive, as stated", Motive, column="motives", row_column="motives", row_is_array=True),
    _of_contract(
        "indicator",
        "Indicator, as sources state it",
        Indicator,
        column="indicators",
        row_column="indicators",
        row_is_array=True,
    ),
    Facet("unit", "Unit", "units", names=Unit, counted_with="unit"),
    Facet("site", "Place signed, trained or passed through", "sites", names=Site, counted_with="site"),
    Facet(
        "fate",
        "Fate",
        "fate_now",
        _labels(FateKind.choices),
        is_array=False,
        counted_with="outcome",
    ),
    Facet(
        "citizenship",
        "Citizenship for service",
        "citizenship_states",
        _labels(GrantState.choices),
        of=GRANT,
        row_column="state",
        counted_with="grant",
    ),
    Facet(
        "instrument",
        "Citizenship granted under",
        "instruments",
        names=LegalInstrument,
        of=GRANT,
        row_column="instrument_id",
        counted_with="grant",
    ),
    Facet(
        "evidence",
        "Evidence",
        "evidence",
        _labels(Evidence.choices),
        is_array=False,
        is_ordered=True,
        counted_with="outcome",
    ),
    Facet("source", "Source", "sources", names=Source),
    Facet(
        "sex",
        "Sex",
        "sex",
        _labels(Sex.choices),
        is_array=False,
        counted_with="outcome",
    ),
)
FATES_EVER = Facet(
    "fate",
    "Fate (ever)",
    "fates_ever",
    _labels(FateKind.choices),
    of=FATE,
    row_column="kind",
    counted_with="fates",
)
UNITS_DIRECTLY = Facet("unit", "Unit itself", "units_directly", names=Unit, counted_with="unit_directly")


def facets_for(given: Mapping[str, Any]) -> list[Facet]:
    """The facets as the modes that were given mean them: fates now or ever, units with or without those below."""
    meant = {
        "fate": FATES_EVER if given.get("fate_mode") == "ever" else None,
        "unit": UNITS_DIRECTLY if given.get("unit_mode") == "directly" else None,
    }
    return [meant.get(facet.name) or facet for facet in FACETS]


def value_label(facet: Facet, value: str) -> str:
    """The words for one value of a facet."""
    return value_labels(facet, [value])[value]


def value_labels(facet: Facet, values: Iterable[str]) -> dict[str, str]:
    """The words for values of a facet, in one query at most; a reference that is not public stands for itself."""
    asked = list(values)
    if facet.names is not None:
        # What is no reference is no question for the database, which takes no NUL.
        references = [value for value in asked if is_reference(value)]
        rows = facet.names._default_manager.using("catalogue").filter(pk__in=references) if references else ()
        named = {row.pk: str(row) for row in rows}
        return {value: NOTHING.get(value) or named.get(value, value) for value in asked}
    if facet.labels is not None:
        return {value: facet.labels.get(value) or NOTHING.get(value, value) for value in asked}
    return {value: NOTHING.get(value) or label(value) for value in asked}


def ordered_values(facet: Facet, counts: Mapping[str, int], ticked: Sequence[str]) -> Counted:
    """The facet's values: in their fixed order or by count, values that are none last, ticked ones kept at 0."""
    labels = value_labels(facet, {*counts, *ticked})
    fixed = list(facet.labels) if facet.labels is not None and facet.is_ordered else []
    nothing = list(NOTHING)

    def rank(value: str) -> tuple[int, int, int, str]:
        last = nothing.index(value) + 1 if value in NOTHING and value not in fixed else 0
        place = fixed.index(value) if value in fixed else len(fixed)
        return last, place, -counts.get(value, 0), labels[value]

    return Counted(
        facet,
        [Value(value, labels[value], counts.get(value, 0), value in ticked) for value in sorted(labels, key=rank)],
    )
