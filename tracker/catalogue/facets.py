"""The facets: which values the found people have, how many have each, in one pass where nothing is ticked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from tracker.catalogue.models import Contract, Person
from tracker.lib.territories import REGIONS, label
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

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Facet:
    """One facet: its parameter, its heading, and where its values stand in the person's row.

    `labels` in their fixed order; None for facets whose values are territories, ordered by count. `of_contract`
    marks columns of a contract, not of the person.
    """

    name: str
    heading: str
    column: str
    is_array: bool
    labels: Mapping[str, str] | None
    is_ordered: bool = False
    of_contract: bool = False


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


FACETS: tuple[Facet, ...] = (
    Facet("side", "Side", "sides", is_array=True, labels=_labels(Side.choices)),
    Facet("nationality", "Nationality", "nationalities", is_array=True, labels=None),
    Facet("region", "Region", "regions", is_array=True, labels={name: name for name in REGIONS}),
    Facet("stratum", "Counted as", "strata", is_array=True, labels=_labels(Stratum.choices), is_ordered=True),
    Facet("found_in", "Where recruited", "found_in", is_array=False, labels=_labels(FoundIn.choices), of_contract=True),
    Facet(
        "recruited_how",
        "Channel of recruitment",
        "how",
        is_array=True,
        labels=_labels(RecruitedHow.choices),
        of_contract=True,
    ),
    Facet(
        "role_class", "Kind of work", "role_class", is_array=False, labels=_labels(RoleClass.choices), of_contract=True
    ),
    Facet("motive", "Motive, as stated", "motives", is_array=True, labels=_labels(Motive.choices), of_contract=True),
    Facet(
        "indicator",
        "Indicator, as sources state it",
        "indicators",
        is_array=True,
        labels=_labels(Indicator.choices),
        of_contract=True,
    ),
    Facet("fate", "Fate", "fate_now", is_array=False, labels=_labels(FateKind.choices)),
    Facet(
        "citizenship",
        "Citizenship for service",
        "citizenship_states",
        is_array=True,
        labels=_labels(GrantState.choices),
    ),
    Facet("evidence", "Evidence", "evidence", is_array=False, labels=_labels(Evidence.choices), is_ordered=True),
    Facet("sex", "Sex", "sex", is_array=False, labels=_labels(Sex.choices)),
)
CONTRACT_FACETS = {facet.name: facet for facet in FACETS if facet.of_contract}
FATES_EVER = Facet("fate", "Fate (ever)", "fates_ever", is_array=True, labels=_labels(FateKind.choices))


def value_label(facet: Facet, value: str) -> str:
    """The words for one value of a facet."""
    if value == UNKNOWN:
        return "Not known"
    return facet.labels.get(value, value) if facet.labels is not None else label(value)


def facet_counts(
    people: QuerySet[Person],
    facets: Sequence[Facet],
    pairs: Mapping[str, Sequence[str]],
    contracts: QuerySet[Contract],
) -> dict[str, dict[str, int]]:
    """For each facet, how many of the people have each value; people, not rows. One scan of people and contracts.

    `pairs` gives, for `side` and `stratum`, the ticks of the other of the two: both are then counted within
    one recruitment. `contracts` are those that meet what is asked of one contract.
    """
    counts: dict[str, dict[str, int]] = {facet.name: {} for facet in facets}
    columns = {facet.column for facet in facets if not facet.of_contract}
    try:
        found, params = _compiled(
            people.order_by().values("reference", *sorted(columns | {"counted_as", "sides", "strata"}))
        )
        signed, more = _signed(contracts, [facet.column for facet in facets if facet.of_contract])
    except EmptyResultSet:
        return counts
    parts = [_part(facet, pairs.get(facet.name, ())) for facet in facets]
    selects = " UNION ALL ".join(part for part, _ in parts)
    statement = f"WITH found AS MATERIALIZED ({found}){signed} {selects}"
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(statement, [*params, *more, *(value for _, values in parts for value in values)])
        for name, value, count in cursor.fetchall():
            counts[name][value] = count
    return counts


def _signed(contracts: QuerySet[Contract], columns: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
    """The contracts as a second common table, where a facet needs one."""
    if not columns:
        return "", ()
    sql, params = _compiled(contracts.order_by().values("person_id", *sorted(columns)))
    return f", signed AS MATERIALIZED ({sql})", params


def _compiled(rows: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]]:
    sql, params = rows.query.get_compiler("catalogue").as_sql()
    return sql, tuple(params)


_WITHIN_ONE_RECRUITMENT = {
    "side": (
        "SELECT reference, split_part(pair, ':', 1) AS value FROM found, unnest(counted_as) AS pair"
        " WHERE split_part(pair, ':', 2) = ANY(%s)"
        f" UNION ALL SELECT reference, '{UNKNOWN}' FROM found WHERE sides = '{{}}' AND strata && %s::varchar[]"
    ),
    "stratum": (
        "SELECT reference, split_part(pair, ':', 2) AS value FROM found, unnest(counted_as) AS pair"
        " WHERE split_part(pair, ':', 1) = ANY(%s)"
        f" UNION ALL SELECT reference, unnest(strata) FROM found WHERE sides = '{{}}' AND '{UNKNOWN}' = ANY(%s)"
    ),
}
"""Persons with each side (or stratum) beside the other's ticks; somebody of no known side stands at the end."""


def _part(facet: Facet, other_ticks: Sequence[str]) -> tuple[str, list[Any]]:
    """One SELECT of facet name, value and people; the column names come from the register, never from a user."""
    if other_ticks and facet.name in _WITHIN_ONE_RECRUITMENT:
        ticks = list(other_ticks)
        pairs = _WITHIN_ONE_RECRUITMENT[facet.name]
        return f"SELECT '{facet.name}', value, count(DISTINCT reference) FROM ({pairs}) AS pairs GROUP BY 2", [
            ticks,
            ticks,
        ]
    if facet.of_contract:
        value = "value" if facet.is_array else f"nullif(signed.{facet.column}, '')"
        unnested = f" LEFT JOIN LATERAL unnest(signed.{facet.column}) AS value ON true" if facet.is_array else ""
        return (
            f"SELECT '{facet.name}', coalesce({value}, '{UNKNOWN}'), count(DISTINCT found.reference)"
            f" FROM found LEFT JOIN signed ON signed.person_id = found.reference{unnested} GROUP BY 2",
            [],
        )
    if facet.is_array:
        return (
            f"SELECT '{facet.name}', coalesce(value, '{UNKNOWN}'), count(*)"
            f" FROM found LEFT JOIN LATERAL unnest({facet.column}) AS value ON true GROUP BY 2",
            [],
        )
    return (
        f"SELECT '{facet.name}', coalesce(nullif({facet.column}, ''), '{UNKNOWN}'), count(*) FROM found GROUP BY 2",
        [],
    )


def ordered_values(facet: Facet, counts: Mapping[str, int], ticked: Sequence[str]) -> Counted:
    """The facet's values: in their fixed order or by count, "not known" last, ticked ones kept at 0."""
    values = set(counts) | set(ticked)
    fixed = list(facet.labels) if facet.labels is not None and facet.is_ordered else []

    def rank(value: str) -> tuple[bool, int, int, str]:
        place = fixed.index(value) if value in fixed else len(fixed)
        return value == UNKNOWN and not fixed, place, -counts.get(value, 0), value_label(facet, value)

    return Counted(
        facet,
        [
            Value(value, value_label(facet, value), counts.get(value, 0), value in ticked)
            for value in sorted(values, key=rank)
        ],
    )
