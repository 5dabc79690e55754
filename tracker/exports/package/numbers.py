"""How the numbers of the site follow from the tables of a data package: in words and in SQL, as its README prints them.

A test makes every number of the site anew with these questions, from the files alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class NumberRule:
    """Some numbers: the rule in words, and a question in DuckDB's SQL to tables of which every cell is text.

    What stands in braces in the question is to be put in; `example` has a value of each.
    """

    heading: str | Promise
    text: str | Promise
    sql: str
    tables: Sequence[str]
    example: Mapping[str, str] = field(default_factory=dict)

    def question(self, **values: str) -> str:
        """The SQL with these values, else with those of the example."""
        return self.sql.format(**{**self.example, **values})


HEADLINES = NumberRule(
    _("Counts of people"),
    _(
        "Every row of people.csv is one person. Recruited foreigners have a value in counted_as that ends in "
        "foreign_at_signing; it is written as side:stratum, so that somebody recruited by both sides has two and still "
        "counts once. Of those with a contract one at least is accepted. Citizenship grants that were revoked are not "
        "in grants_counted. What several publishers report independently stands in reported_by_several, each thing by "
        "itself; of the person as a whole independent_publishers has 2 or more."
    ),
    """SELECT count(*) AS recorded,
    count(*) FILTER (counted_as LIKE '%:foreign_at_signing%') AS "foreign",
    count(*) FILTER (reference IN (SELECT person FROM contracts WHERE status = 'accepted')) AS with_contract,
    count(*) FILTER (try_cast(grants_counted AS int) > 0) AS granted,
    count(*) FILTER (fate_now = 'killed') AS dead,
    count(*) FILTER (level = 'anonymous') AS unnamed,
    coalesce(sum(try_cast(grants_counted AS int)), 0) AS grants,
    count(*) FILTER (try_cast(independent_publishers AS int) > 1) AS recorded_by_several,
    count(*) FILTER (counted_as LIKE '%:foreign_at_signing%' AND reported_by_several LIKE '%recruitment%')
        AS foreign_by_several,
    count(*) FILTER (reported_by_several LIKE '%contract%') AS with_contract_by_several,
    count(*) FILTER (try_cast(grants_counted AS int) > 0 AND reported_by_several LIKE '%grant%') AS granted_by_several,
    count(*) FILTER (fate_now = 'killed' AND reported_by_several LIKE '%death%') AS dead_by_several
FROM people WHERE {condition}""",
    ("people", "contracts"),
    {"condition": "true"},
)
BY_VALUE = NumberRule(
    _("People by value of a column"),
    _(
        "A person counts once under each value of a list, and under unknown where the cell is empty: so for sides, "
        "nationalities, counted_as, fate_now, citizenship_states, evidence, sex and sources."
    ),
    """SELECT value, count(*) AS people FROM (
    SELECT unnest(list_distinct(string_split(CASE WHEN {column} = '' THEN 'unknown' ELSE {column} END, ';'))) AS value
    FROM people)
GROUP BY value""",
    ("people",),
    {"column": "counted_as"},
)
BY_CLAIM = NumberRule(
    _("People by value of a claim"),
    _(
        "Only accepted claims count: a conflicting version stands in the same file and does not. A person counts once "
        "under each value. Laws and decrees count in grants that stand (stands is true)."
    ),
    """SELECT value, count(DISTINCT person) AS people FROM (
    SELECT person, unnest(string_split({value}, ';')) AS value FROM "{table}" WHERE status = 'accepted')
WHERE value <> '' GROUP BY value""",
    ("contracts",),
    {"value": "how", "table": "contracts"},
)
BY_UNIT = NumberRule(
    _("People in a unit"),
    _(
        "Those whose accepted contract or service names the unit, or the force that employs, or a unit below it at any "
        "date (the column above of units.csv): each once."
    ),
    """WITH named AS (
    SELECT person, unit FROM contracts WHERE status = 'accepted'
    UNION SELECT person, force FROM contracts WHERE status = 'accepted'
    UNION SELECT person, unit FROM service WHERE status = 'accepted'),
within AS (
    SELECT person, unit FROM named
    UNION SELECT person, unnest(string_split(above, ';')) FROM named JOIN units ON reference = unit)
SELECT unit, count(DISTINCT person) AS people FROM within WHERE unit <> '' GROUP BY unit""",
    ("contracts", "service", "units"),
)
BY_QUARTER = NumberRule(
    _("People by quarter of the first contract"),
    _(
        "The first contract of a person, of all sides or of one, is the accepted one that can be the earliest "
        "(signed_on_earliest; one that is open towards the past comes before all others); undated ones come last, and "
        "of two alike the one that is written first. It lies in a quarter where all days that it can mean do. A date "
        "marked as about (~) or uncertain (?) lies in no quarter for certain."
    ),
    """WITH dated AS (
    SELECT person, side, row_number() OVER () AS place, signed_on,
        try_cast(signed_on_earliest AS date) AS first, try_cast(signed_on_latest AS date) AS last
    FROM contracts WHERE status = 'accepted'),
of_sides AS (
    SELECT 'either' AS side, * EXCLUDE side FROM dated
    UNION ALL SELECT side, * EXCLUDE side FROM dated WHERE side <> ''),
firsts AS (
    SELECT *, row_number() OVER (PARTITION BY side, person
        ORDER BY signed_on = '', coalesce(first, '0001-01-01'), place) AS nth
    FROM of_sides)
SELECT side, strftime(date_trunc('quarter', first), '%Y-%m') AS quarter, count(*) AS people FROM firsts
WHERE nth = 1 AND signed_on[-1] NOT IN ('~', '?') AND date_trunc('quarter', first) = date_trunc('quarter', last)
GROUP BY ALL""",
    ("contracts",),
)
COUNTED = NumberRule(
    _("People who are counted and not listed"),
    _("They stand in no other table. Each is once in each of the tables that the column table names."),
    """SELECT coalesce(sum(people::int), 0) AS people FROM counted WHERE "table" = 'side'""",
    ("counted",),
)
NUMBERS: Sequence[NumberRule] = (HEADLINES, BY_VALUE, BY_CLAIM, BY_UNIT, BY_QUARTER, COUNTED)
"""In the order of the README."""

READ_IN = """CREATE TABLE "{table}" AS SELECT coalesce(COLUMNS(*), '') FROM read_csv(
    '{table}.csv', all_varchar=true, header=true, delim=',', quote='"', escape='"')"""
"""How a table is read so that the questions hold."""


def numbers_of(tables: Sequence[str]) -> Iterator[NumberRule]:
    """The rules for which a package has the tables."""
    return (rule for rule in NUMBERS if set(rule.tables) <= set(tables))
