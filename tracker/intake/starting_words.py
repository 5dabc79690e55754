"""Texts of the starting data that name other figures by their row: in words, for readers do not have the files."""

import re
from collections.abc import Mapping

from tracker.intake.starting_files import Row
from tracker.vocabulary.figures import Counts, Measure, Qualifier

_NAME = re.compile(r"\bF\d{2,3}\b")


def told(text: str, figures: Mapping[str, Row]) -> str:
    """The text with each figure as it was said: `about 2,700 wounded`. Raises KeyError for one that is not there.

    Not by reference: the text would then name a figure that is not published, or not any more.
    """
    return _NAME.sub(lambda name: _said(figures[name[0]]), text)


def _said(row: Row) -> str:
    numbers = [f"{int(row[cell]):,}" for cell in ("value_min", "value_max")]
    is_open = row["qualifier"] == Qualifier.BETWEEN
    words = "" if row["qualifier"] == Qualifier.AS_STATED else f"{Qualifier(row['qualifier']).label} "
    return f"{words}{' and '.join(numbers) if is_open else numbers[0]} {_counted(row)}"


def _counted(row: Row) -> str:
    """What became of people; of anything else, what it is."""
    is_people = row["counts"] == Counts.PEOPLE
    return str(Measure(row["measure"]).label.lower() if is_people else Counts(row["counts"]).label)
