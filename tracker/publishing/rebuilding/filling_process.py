"""What each process does that helps to fill a catalogue; it reads this before Django is up, so imports are inside."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tracker.publishing import CATALOGUE

if TYPE_CHECKING:
    from tracker.publishing.rows.person_terms import TermChanges


def begin(settings: dict[str, dict[str, Any]], schema: str) -> None:
    """Use the databases as the process that started this one does: `settings` by alias, tables first from `schema`."""
    import django

    django.setup()
    from django.db import connections

    for alias, parts in settings.items():
        connections[alias].settings_dict = parts
    with connections[CATALOGUE].cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', %s || ', public', false)", [schema])


def add(numbers: Mapping[str, int]) -> "TermChanges":
    """Write the rows of some persons, given by their references with numbers, in one transaction; give the changes."""
    from django.db import transaction

    from tracker.publishing.rows.person_terms import TermChanges
    from tracker.publishing.rows.persons import add_persons

    changes = TermChanges(numbers)
    with transaction.atomic(using=CATALOGUE):
        add_persons(list(numbers), changes)
    return changes
