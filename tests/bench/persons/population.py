"""A catalogue of up to a million made-up persons: `TRACKER_VAR=… python -m tests.bench.persons.population 1000000`.

Takes what `made_up` and `publish` put there and repeats it under new references, keys and names until the catalogue
has that many: the rows are as the bridge makes them, only many more. The newsroom does not grow with it. Refuses a
catalogue in which anybody is not made up.
"""

import itertools
import os
import random
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tests.bench.persons.made_up import syllables
from tracker.lib.references import ALPHABET, check_letter

_OWN = {"person", "recruitment", "citation"}


def main(number: int) -> None:
    """Repeat the catalogue's persons until there are that many."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from tracker.catalogue.models import Person
    from tracker.config.databases.catalogue_owner import as_catalogue_owner
    from tracker.publishing.rebuilding.filling import bare

    with as_catalogue_owner():
        if Person.objects.count() > number:
            sys.exit("The catalogue holds more than that already.")
        base = list(Person.objects.order_by("entry").values_list("reference", "name"))
        if not base:
            sys.exit(
                "The catalogue is empty: run tests.bench.persons.made_up and tests.bench.publishing.publish first."
            )
        if any(name and (not _word(name).isalpha() or _place(_word(name)) is None) for _, name in base):
            sys.exit("This catalogue holds persons who are not made up. Give a TRACKER_VAR of its own.")
        # References of all kinds are told apart by more than their first letter.
        taken = {reference[2:-1] for reference, _ in base}
        fresh = (reference for reference in map(_reference, itertools.count()) if reference[2:-1] not in taken)
        rounds = -(-number // len(base))
        for table, _ in _tables():
            _run(f"CREATE TEMP TABLE base_{table} AS SELECT * FROM {table}")
        _run("CREATE TEMP TABLE base_terms AS SELECT * FROM catalogue_personterms")
        with bare("catalogue"):
            numbers = _numbers(len(base) * rounds)
            for round_ in range(1, rounds):
                _repeat(base, round_, fresh, numbers)
            _run(f"UPDATE catalogue_term SET people = people * {rounds}")
            # Readers cannot follow this step by step.
            _run("DELETE FROM catalogue_changednumbers")
            _run("UPDATE catalogue_generation SET made = gen_random_uuid()")
        _write_lines()
        _run("VACUUM ANALYZE")


def _tables() -> list[tuple[str, list[str]]]:
    """The tables of rows about a person, each with the columns that are ours to write; lines are read from these."""
    from django.apps import apps
    from django.db import models

    from tracker.catalogue.models import PersonLine

    found = []
    for model in apps.get_app_config("catalogue").get_models():
        columns = [
            str(field.column)
            for field in model._meta.concrete_fields
            if not isinstance(field, models.GeneratedField | models.AutoField)
        ]
        is_about_a_person = (model._meta.model_name or "") in _OWN or "person_id" in columns
        if is_about_a_person and model is not PersonLine:
            found.append((model._meta.db_table, columns))
    return found


def _write_lines() -> None:
    from tracker.catalogue.models import Person, PersonLine
    from tracker.publishing.rows.person_lines import write_lines

    lacking = Person.objects.exclude(pk__in=PersonLine.objects.values("pk")).order_by("pk")
    references = list(lacking.values_list("pk", flat=True))
    for start in range(0, len(references), 1000):
        write_lines(references[start : start + 1000])


def _word(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _place(word: str) -> int | None:
    from tests.bench.persons.made_up import SYLLABLES

    parts = [word[at : at + 2].lower() for at in range(0, len(word), 2)]
    if any(part not in SYLLABLES for part in parts):
        return None
    return int(sum(SYLLABLES.index(part) * 10**power for power, part in enumerate(parts)))


def _numbers(many: int) -> Iterator[int]:
    """Numbers that nobody has, in no order."""
    from tracker.catalogue.models import Person

    taken = set(Person.objects.values_list("number", flat=True))
    free = [number for number in range(many + len(taken)) if number not in taken]
    random.shuffle(free)
    return iter(free)


def _repeat(base: list[tuple[str, str]], round_: int, fresh: Iterator[str], numbers: Iterator[int]) -> None:
    """All base persons once more, as round number `round_`; keys differ from those of an earlier, smaller run too."""
    from django.db import connections

    _run("DROP TABLE IF EXISTS pg_temp.again, pg_temp.spelled")
    _run("CREATE TEMP TABLE again (reference text PRIMARY KEY, new text, name text, sort_key text, number int)")
    _run("CREATE TEMP TABLE spelled (key uuid PRIMARY KEY, text text, search_keys text)")
    names = _base_names()
    with connections["catalogue"].cursor() as cursor:
        with cursor.copy("COPY again FROM STDIN") as copy:
            for reference, name in base:
                new = _renamed(name, len(base), round_) if name else ""
                # Rows without a name sort behind all others.
                copy.write_row((reference, _of_kind(reference, next(fresh)), new, new.lower() or "~", next(numbers)))
        with cursor.copy("COPY spelled FROM STDIN") as copy:
            for row in _spellings(names, len(base), round_):
                copy.write_row(row)
    _run("ANALYZE again")
    _run("ANALYZE spelled")
    for table, columns in _tables():
        _copy_table(table, columns, f"{len(base)}/{round_}")
    _run(
        "INSERT INTO catalogue_personterms SELECT again.number, base_terms.terms FROM again"
        " JOIN base_catalogue_person AS person ON person.reference = again.reference"
        " JOIN base_terms ON base_terms.number = person.number"
    )


def _copy_table(table: str, columns: list[str], salt: str) -> None:
    new = {
        "reference": "again.new",
        "person_id": "again.new",
        "number": "again.number",
        **{column: f"md5(old.{column}::text || '{salt}')::uuid" for column in ("key", "claim", "contract")},
    }
    joined = ""
    owner = "person_id" if "person_id" in columns else "reference"
    if table == "catalogue_person":
        new |= {"name": "again.name", "sort_key": "again.sort_key"}
    if table == "catalogue_name":
        new |= {"text": "spelled.text", "search_keys": "spelled.search_keys"}
        joined = " JOIN spelled ON spelled.key = old.key"
    listed = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(new.get(column, f'old."{column}"') for column in columns)
    _run(
        f"INSERT INTO {table} ({listed}) SELECT {values} FROM base_{table} AS old"
        f" JOIN again ON again.reference = old.{owner}{joined}"
    )


def _spellings(names: list[tuple[str, str]], size: int, round_: int) -> Iterator[tuple[str, str, str]]:
    for key, text in names:
        new = _renamed(text, size, round_)
        lexemes = set().union(*map(_lexemes, new.split()))
        yield key, new, " ".join(sorted(lexemes))


@lru_cache(1)
def _base_names() -> list[tuple[str, str]]:
    from tracker.catalogue.models import Name

    return [(str(key), text) for key, text in Name.objects.values_list("key", "text")]


@lru_cache(10_000)
def _lexemes(word: str) -> frozenset[str]:
    from tracker.lib.names.name_keys import search_keys

    return frozenset(search_keys(word).split())


def _renamed(name: str, size: int, round_: int) -> str:
    *first, word = name.split()
    return " ".join([*first, syllables((_place(word) or 0) + size * round_)])


def _reference(number: int) -> str:
    letters = ""
    for _ in range(5):
        number, digit = divmod(number, len(ALPHABET))
        letters += ALPHABET[digit]
    return f"P-{letters}{check_letter('P', letters)}"


def _of_kind(like: str, reference: str) -> str:
    """The reference with the first letter of another, and the check letter that belongs to it."""
    prefix, letters = like[0], reference[2:-1]
    return f"{prefix}-{letters}{check_letter(prefix, letters)}"


def _run(statement: str) -> list[Any]:
    from django.db import connections

    with connections["catalogue"].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


if __name__ == "__main__":
    main(int(sys.argv[1]))
