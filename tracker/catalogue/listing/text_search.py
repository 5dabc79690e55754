"""Searching rows that are text: words in their columns, or the territory that the question names."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Choices, Q, QuerySet

from tracker.lib.references import normalised_reference
from tracker.lib.territory_words import territories_within

MOST_WORDS = 12
"""Words of a question that are looked for; the rest of a longer one is not."""


Labels = Mapping[str, type[Choices]]
"""The closed list that each column of codes takes its values from."""


def has_every_word(q: str, columns: Sequence[str], labels: Labels = {}, numbers: Sequence[str] = ()) -> Q:  # noqa: B006
    """Whether each word stands in one of the columns; a question without words matches all.

    A word can also stand in the label of what one of the columns in `labels` holds, or be the number that one of
    `numbers` holds, however it is grouped (3,344).
    """
    condition = Q()
    for word in q.split()[:MOST_WORDS]:
        in_one = Q()
        for column in columns:
            in_one |= Q(**{f"{column}__icontains": word})
        for column, choices in labels.items():
            in_one |= Q(**{f"{column}__in": _labelled(word, choices)})
        if _NUMBER.fullmatch(word):
            number = int("".join(filter(str.isdecimal, word)))
            for column in numbers:
                in_one |= Q(**{column: number})
        condition &= in_one
    return condition


def _labelled(word: str, choices: type[Choices]) -> list[Any]:
    return [value for value, label in choices.choices if word.casefold() in str(label).casefold()]


_NUMBER = re.compile(r"[0-9]{1,3}([,.’ ]?[0-9]{3}){0,3}")


def rows_about(
    rows: QuerySet[Any],
    q: str,
    *,
    prefix: str,
    columns: Sequence[str],
    territories: Sequence[str],
    labels: Labels = {},  # noqa: B006
    numbers: Sequence[str] = (),
) -> QuerySet[Any]:
    """The row of that reference; else rows with every word in their columns, or about a territory that `q` names."""
    if reference := normalised_reference(q, prefix):
        return rows.filter(pk=reference)
    named, about = territories_within(q), Q()
    for column in territories if named else ():
        about |= Q(**{f"{column}__in": named})
    return rows.filter(has_every_word(q, columns, labels, numbers) | about) if q.strip() else rows
