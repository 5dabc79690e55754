"""The facets: which values the found people have, how many have each, in one pass where nothing is ticked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from tracker.catalogue.models import Person
from tracker.lib.territories import label
from tracker.lib.vocabulary import Evidence, FateKind, GrantState, Sex, Side, Stratum

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Facet:
    """One facet: its parameter, its heading, and where its values stand in the person's row.

    `labels` in their fixed order; None for facets whose values are territories, ordered by count.
    """

    name: str
    heading: str
    column: str
    is_array: bool
    labels: Mapping[str, str] | None
    is_ordered: bool = False


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
    Facet("stratum", "Counted as", "strata", is_array=True, labels=_labels(Stratum.choices), is_ordered=True),
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
FATES_EVER = Facet("fate", "Fate (ever)", "fates_ever", is_array=True, labels=_labels(FateKind.choices))


def value_label(facet: Facet, value: str) -> str:
    """The words for one value of a facet."""
    if value == UNKNOWN:
        return "Not known"
    return facet.labels.get(value, value) if facet.labels is not None else label(value)


def facet_counts(
    people: QuerySet[Person], facets: Sequence[Facet], pairs: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, int]]:
    """For each facet, how many of the people have each value; people, not rows. One scan of the people.

    `pairs` gives, for `side` and `stratum`, the ticks of the other of the two: both are then counted within
    one recruitment.
    """
    columns = sorted({facet.column for facet in facets} | {"counted_as"})
    rows = people.order_by().values("reference", *columns)
    try:
        sql, params = rows.query.get_compiler("catalogue").as_sql()
    except EmptyResultSet:
        return {facet.name: {} for facet in facets}
    parts: list[str] = []
    extra: list[Any] = []
    for facet in facets:
        part, values = _part(facet, pairs.get(facet.name, ()))
        parts.append(part)
        extra += values
    statement = f"WITH found AS MATERIALIZED ({sql}) {' UNION ALL '.join(parts)}"
    counts: dict[str, dict[str, int]] = {facet.name: {} for facet in facets}
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(statement, [*params, *extra])
        for name, value, count in cursor.fetchall():
            counts[name][value] = count
    return counts


def _part(facet: Facet, other_ticks: Sequence[str]) -> tuple[str, list[Any]]:
    """One SELECT of facet name, value and people; the column names come from the register, never from a user."""
    if other_ticks and facet.name in ("side", "stratum"):
        mine, other = (1, 2) if facet.name == "side" else (2, 1)
        return (
            f"SELECT '{facet.name}', split_part(pair, ':', {mine}), count(DISTINCT reference)"
            f" FROM found, unnest(counted_as) AS pair WHERE split_part(pair, ':', {other}) = ANY(%s) GROUP BY 2",
            [list(other_ticks)],
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
