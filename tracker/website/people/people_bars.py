"""People broken down as rows with bars: by nationality, fate, channel and quarter, each number leading to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import ngettext

from tracker.catalogue.listing.filter_fields import NOTHING, UNKNOWN
from tracker.catalogue.people.asked_rows import rows_that_meet
from tracker.catalogue.people.facets import CONTRACT, Counted
from tracker.catalogue.people.filter import PeopleFilter, people_filter
from tracker.catalogue.people.quarters import Quarter, by_quarter
from tracker.lib.query import query_string
from tracker.website.listing.links import people_url
from tracker.website.page import grouped

_SHOWN = 12
_MONTHS = ("January to March", "April to June", "July to September", "October to December")


@dataclass(frozen=True)
class BarRow:
    """One value with its number and a bar of that length in hundredths of the longest; `url` is empty for none."""

    label: str
    number: str
    width: str
    url: str
    is_total: bool = False


@dataclass(frozen=True)
class Bars:
    """Rows with bars: the first ones, the others, and a remark under them (empty: none)."""

    shown: list[BarRow]
    rest: list[BarRow]
    remark: str = ""


def people_asked(**params: Any) -> PeopleFilter:
    """The people whom these parameters find."""
    return people_filter(QueryDict(query_string(params)))


def facet_bars(facets: Sequence[Counted], name: str, **params: Any) -> Bars:
    """People by the values of one facet, most first, "not known" always shown; `params` are those already asked."""
    counted = next(each for each in facets if each.facet.name == name)
    longest = max((value.count for value in counted.values), default=1) or 1
    known: list[BarRow] = []
    nothing: list[BarRow] = []
    for value in counted.values:
        row = _row(value.label, value.count, longest, people_url(**params | {name: value.value}))
        (nothing if value.value in NOTHING else known).append(row)
    return Bars(known[:_SHOWN] + nothing, known[_SHOWN:])


def quarter_bars(**params: Any) -> Bars:
    """The people of these parameters by quarter of their first contract, under their years; "not known" is a row."""
    params |= {"contract_mode": "first"}
    asked = people_asked(**params)
    contracts = rows_that_meet(CONTRACT, asked.given).filter(person__in=asked.found().values("pk"))
    found = by_quarter(contracts)
    undated = params | {"contract_within": UNKNOWN}
    unknown = people_asked(**undated).found().count()
    longest = max((unknown, *(row.people for row in found.rows))) or 1
    rows = [
        _row(
            _period(row),
            row.people,
            longest,
            people_url(**params, contract_from=row.first, contract_to=row.last),
            is_total=row.quarter is None,
        )
        for row in found.rows
    ]
    if unknown:
        rows.append(_row("Not known", unknown, longest, people_url(**undated)))
    return Bars(rows, [], _remark(found.in_no_year))


def _remark(people: int) -> str:
    """What the rows leave out."""
    if not people:
        return ""
    return ngettext(
        "1 person has a contract whose date lies in no one year for certain; no row holds it.",
        "%(number)s people have contracts whose dates lie in no one year for certain; no row holds them.",
        people,
    ) % {"number": grouped(people)}


def _period(row: Quarter) -> str:
    return str(row.year) if row.quarter is None else f"{_MONTHS[row.quarter - 1]} {row.year}"


def _row(label: str, number: int, longest: int, url: str, *, is_total: bool = False) -> BarRow:
    return BarRow(label, grouped(number), f"{100 * number / longest:.1f}", url if number else "", is_total)
