"""What somebody has typed of a person so far, read from the fields of the page: names, and what tells people apart."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.http import QueryDict

from tracker.lib.dates.partial_dates import PartialDate
from tracker.people.matching.corrections import PersonFacts, Years
from tracker.people.matching.person_facts import covering, years_of_birth
from tracker.vocabulary.claims import ClaimStatus

LONGEST_NAME = 200
_COLUMN = re.compile(r"([a-z]+)-(\d{1,4})-([a-z_]+|DELETE)")
_KEY = re.compile(r"\d{1,18}")
_AGE = re.compile(r"\d{1,3}")


class UnsavedPerson(NamedTuple):
    """The names that stand on a page, and what else it says."""

    names: list[str]
    known: PersonFacts


def unsaved_person(fields: QueryDict) -> UnsavedPerson:
    """What the rows of a person's page say, those taken out or rejected apart; what is no value counts as empty."""
    units = [row.get("unit", "") for kind in ("contracts", "services") for row in _rows(fields, kind)]
    nationalities = {row.get("territory", "") for row in _rows(fields, "nationalities")} - {""}
    known = PersonFacts(
        covering(map(_years, _rows(fields, "births"))),
        frozenset(nationalities),
        frozenset(int(unit) for unit in units if _KEY.fullmatch(unit)),
    )
    names = (row.get("text", "").strip()[:LONGEST_NAME] for row in _rows(fields, "names"))
    return UnsavedPerson(list(filter(None, names)), known)


def key_of(value: str | None) -> int | None:
    """The key of a row as it came with a request; None where it is none."""
    return int(value) if value and _KEY.fullmatch(value) else None


def _rows(fields: QueryDict, prefix: str) -> Iterator[Mapping[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for name, value in fields.items():
        if (found := _COLUMN.fullmatch(name)) and found[1] == prefix:
            rows.setdefault(found[2], {})[found[3]] = str(value)
    return (row for row in rows.values() if not row.get("DELETE") and row.get("status") != ClaimStatus.REJECTED)


def _years(row: Mapping[str, str]) -> Years:
    born, said_on = _date(row.get("born_on", "")), _date(row.get("age_on", ""))
    age = row.get("age", "")
    return years_of_birth(
        born.earliest if born else None,
        born.latest if born else None,
        int(age) if _AGE.fullmatch(age) else None,
        said_on.earliest if said_on else None,
        said_on.latest if said_on else None,
    )


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None
