"""How many of the people found have each value: people, not rows; one pass over them for all that is not ticked."""

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.models import FacetSet, Person
from tracker.catalogue.people.combinations import COUNTED_TOGETHER, everybody, set_column, values_of
from tracker.catalogue.people.facets import PersonFacet
from tracker.vocabulary.levels import Level

ByValue = dict[str, Counter[str]]
"""People by value, by the name of the facet."""

MOST_VALUES = 40
"""Of facets with any number of values (sources), those that most people have."""


@dataclass(frozen=True)
class Combined:
    """One combination of values: how many of the people have it, and how many of those are plain."""

    name: str
    values: Mapping[str, Any]
    people: int
    plain: int


def people_per_value(
    rows: Iterable[Combined],
    facets: Sequence[PersonFacet],
    pairs: Mapping[str, Sequence[str]],
    *,
    plain: Collection[str] = (),
) -> ByValue:
    """People by value, from the combinations that the facets are counted in.

    `pairs` gives, for `side` and `stratum`, the ticks of the other of the two: both are then counted within one
    recruitment. Of the facets in `plain`, plain people alone are counted.
    """
    counts: ByValue = {facet.name: Counter() for facet in facets}
    for row in rows:
        for facet in facets:
            if facet.counted_with == row.name:
                number = row.plain if facet.name in plain else row.people
                counts[facet.name].update(dict.fromkeys(_values(facet, row.values, pairs.get(facet.name, ())), number))
    return {name: +found for name, found in counts.items()}


def _values(facet: PersonFacet, row: Mapping[str, Any], other_ticks: Sequence[str]) -> set[str]:
    """The values of one combination."""
    if other_ticks and facet.name in _WITHIN_ONE_RECRUITMENT:
        return _WITHIN_ONE_RECRUITMENT[facet.name](row, set(other_ticks))
    value = row[facet.column]
    return set(value if facet.is_array else [value] if value else []) or {UNKNOWN}


def _sides(row: Mapping[str, Any], strata: set[str]) -> set[str]:
    """The sides on which somebody is counted in one of the strata; not known for somebody of no known side."""
    found = {side for side, _, stratum in (pair.partition(":") for pair in row["counted_as"]) if stratum in strata}
    return found | ({UNKNOWN} if not row["sides"] and strata & set(row["strata"]) else set())


def _strata(row: Mapping[str, Any], sides: set[str]) -> set[str]:
    """The strata in which somebody is counted on one of the sides."""
    found = {stratum for side, _, stratum in (pair.partition(":") for pair in row["counted_as"]) if side in sides}
    return found | (set(row["strata"]) if not row["sides"] and UNKNOWN in sides else set())


_WITHIN_ONE_RECRUITMENT: Mapping[str, Callable[[Mapping[str, Any], set[str]], set[str]]] = {
    "side": _sides,
    "stratum": _strata,
}


def combined(people: QuerySet[Person], names: Sequence[str], *, with_plain: bool) -> list[Combined]:
    """Each combination of those names that some of the people have; one scan at most.

    None for everybody, unless plain people must be told apart.
    """
    if not names:
        return []
    if not people.query.where and not with_plain:
        return [Combined(name, values, number, number) for name, values, number in everybody(names)]
    sets = _grouped(names)
    columns = [set_column(name) for grouped in sets for name in grouped]
    in_sets = ", ".join(f"({', '.join(map(set_column, grouped))})" for grouped in sets)
    rows = _rows(
        people.order_by().values("is_plain", *columns),
        f"SELECT count(*), count(*) FILTER (WHERE is_plain), {', '.join(columns)} FROM ({{found}}) AS found"
        f" GROUP BY GROUPING SETS ({in_sets})",
    )
    people_by, plain_by = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for number, plain, *keys in rows:
        # Only the columns that a row is grouped by have a value.
        had = [pair for pair in zip(itertools.chain(*sets), keys, strict=True) if pair[1] is not None]
        people_by.update(dict.fromkeys(had, number))
        plain_by.update(dict.fromkeys(had, plain))
    values = values_of(key for _, key in people_by)
    return [Combined(name, values[key], number, plain_by[name, key]) for (name, key), number in people_by.items()]


def _grouped(names: Sequence[str]) -> list[tuple[str, ...]]:
    """The combinations by those that are counted in one go: of some together, people have few."""
    sets = [tuple(name for name in grouped if name in names) for grouped in COUNTED_TOGETHER]
    alone = [(name,) for name in names if not any(name in grouped for grouped in COUNTED_TOGETHER)]
    return [*filter(None, sets), *alone]


def most_frequent(people: QuerySet[Person], facet: PersonFacet) -> Counter[str]:
    """The values that most people have, of a column with too many combinations to take apart here."""
    if not people.query.where:
        first = FacetSet.objects.filter(combination=facet.name).order_by("-people", "key")
        return Counter({row.values[facet.name]: row.people for row in first[:MOST_VALUES]})
    rows = _rows(
        people.order_by().values(facet.column),
        f"SELECT value, count(*) FROM ({{found}}) AS found, unnest({facet.column}) AS value GROUP BY 1"
        f" ORDER BY value IN ('{UNKNOWN}', '{NOT_PUBLISHED}') DESC, 2 DESC, 1 LIMIT {MOST_VALUES}",
    )
    return Counter(dict(rows))


def counts_of_rows(people: QuerySet[Person], facets: Sequence[PersonFacet], rows: QuerySet[Any]) -> ByValue:
    """People by the values of those of their claims that meet all that is asked of one; `rows` are those claims."""
    counts: ByValue = {facet.name: Counter() for facet in facets}
    columns = sorted({facet.row_column for facet in facets})
    claims, more = _compiled(rows.order_by().values("person_id", *columns))
    nothing = f"CASE level WHEN '{Level.ANONYMOUS}' THEN '{NOT_PUBLISHED}' ELSE '{UNKNOWN}' END"
    parts = " UNION ALL ".join(_part(facet) for facet in facets)
    found = _rows(
        people.order_by().values("reference", "level"),
        f"WITH found AS MATERIALIZED (SELECT reference, {nothing} AS nothing FROM ({{found}}) AS people),"
        f" asked AS MATERIALIZED ({claims}) {parts}",
        more,
    )
    for name, value, number in found:
        counts[name][value] = number
    return counts


def _part(facet: PersonFacet) -> str:
    """One SELECT of facet, value and people; the columns come from the register, never from a user."""
    value = "value" if facet.row_is_array else f"nullif(asked.{facet.row_column}, '')"
    unnested = f" LEFT JOIN LATERAL unnest(asked.{facet.row_column}) AS value ON true" if facet.row_is_array else ""
    return (
        f"SELECT '{facet.name}', coalesce({value}, found.nothing), count(DISTINCT found.reference)"
        f" FROM found LEFT JOIN asked ON asked.person_id = found.reference{unnested} GROUP BY 2"
    )


def _rows(people: QuerySet[Any, Any], statement: str, more: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Run a statement over the people found; nothing where they cannot exist."""
    try:
        found, params = _compiled(people)
    except EmptyResultSet:
        return []
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(statement.replace("{found}", found), [*params, *more])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _compiled(rows: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]]:
    sql, params = rows.query.get_compiler("catalogue").as_sql()
    return sql, tuple(params)
