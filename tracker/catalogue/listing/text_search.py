"""Searching rows that are text: words in their columns, or the territory that the question names."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from tracker.lib.references import normalised_reference
from tracker.lib.territory_words import territories_within

MOST_WORDS = 12
"""Words of a question that are looked for; the rest of a longer one is not."""


def has_every_word(q: str, columns: Sequence[str]) -> Q:
    """Whether each word stands in one of the columns; a question without words matches all."""
    condition = Q()
    for word in q.split()[:MOST_WORDS]:
        in_one = Q()
        for column in columns:
            in_one |= Q(**{f"{column}__icontains": word})
        condition &= in_one
    return condition


def rows_about(
    rows: QuerySet[Any], q: str, *, prefix: str, columns: Sequence[str], territories: Sequence[str]
) -> QuerySet[Any]:
    """The row of that reference; else rows with every word in their columns, or about a territory that `q` names."""
    if reference := normalised_reference(q, prefix):
        return rows.filter(pk=reference)
    named, about = territories_within(q), Q()
    for column in territories if named else ():
        about |= Q(**{f"{column}__in": named})
    return rows.filter(has_every_word(q, columns) | about) if q.strip() else rows
