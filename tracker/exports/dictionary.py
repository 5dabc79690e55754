"""The dictionary of the files: for every column its name, label, meaning, type, unit, values, and what carries it."""

from collections.abc import Mapping, Sequence

from tracker.catalogue.listing.column import Column, ValueType, Words
from tracker.exports.cells import SEPARATOR

DICTIONARY_HEADS = (
    "file",
    "one_row",
    "column",
    "label",
    "meaning",
    "type",
    "unit",
    "values",
    "carried_by",
    "several_values",
    "follows_from_others",
)


def dictionary_row(name: str, one_row: Words, column: Column, types: Mapping[str, ValueType]) -> Sequence[str]:
    """The line of a column in the dictionary of several files."""
    return (name, str(one_row), *column_row(column, types))


def column_row(column: Column, types: Mapping[str, ValueType]) -> Sequence[str]:
    """The line of a column, without the file that it stands in."""
    return (
        column.name,
        str(column.label),
        str(column.meaning),
        types[column.name].value,
        column.unit,
        SEPARATOR.join(column.closed_list),
        SEPARATOR.join(column.rests_on),
        f"joined by {SEPARATOR}" if column.is_list else "",
        "true" if column.follows_from_others else "",
    )
