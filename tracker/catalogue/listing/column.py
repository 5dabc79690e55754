"""A column of a list: the same in files, API and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True)
class Column:
    """One column: what it is called, what it means, in which unit, and how it is computed.

    `is_list` columns hold several values, joined by `;` in files and a list in JSON; `is_text` marks free text,
    which files guard against being run as a formula; `is_flag` is true or false. `rests_on` names the columns of
    claims (`fate.on`) that the value is read from: a conflicting version of one of them makes it disputed.
    """

    name: str
    label: str
    meaning: str
    expression: Any
    unit: str = ""
    is_list: bool = False
    is_text: bool = False
    is_flag: bool = False
    rests_on: tuple[str, ...] = ()


def with_columns(rows: QuerySet[Any], columns: Sequence[Column]) -> QuerySet[Any, Any]:
    """The rows with every column under the name `column_<name>`, as plain values, in the register's order."""
    named = {f"column_{column.name}": column.expression for column in columns}
    found: QuerySet[Any, Any] = rows.annotate(**named).values(*named)
    return found
