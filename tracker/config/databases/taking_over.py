"""Takes over a database from before the migrations were cut anew (version 0.2, November 2026).

Ten migrations make what 76 made before. A database that has had all the old ones gets the guards of the new in place
of its triggers, is compared with empty tables that the new ones make, and is noted as having had them: all of it in one
transaction, or nothing where anything differs. An older one is refused; the last version before 0.2 brings it up first.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tracker.config.databases.database_settings import SEARCH_PATH
from tracker.config.databases.making import SCHEMAS
from tracker.config.databases.schemas import drop_triggers, schema_of
from tracker.config.logins import ALIASES, CATALOGUE, NEWSROOM

MADE_BEFORE = {NEWSROOM: "people.0002_rules", CATALOGUE: "catalogue.0002_regions"}
"""A migration that is gone and that every database of before has had, by side."""
LAST_BEFORE: Mapping[str, Mapping[str, str]] = {
    NEWSROOM: {
        "accounts": "0003_known_addresses",
        "figures": "0006_texts_cleaned",
        "intake": "0001_initial",
        "lib": "0001_partial_dates",
        "people": "0019_one_preferred_name_in_words",
        "publishing": "0011_withdrawals_asked_for",
        "review": "0005_readings",
        "sources": "0008_texts_cleaned",
        "units": "0007_one_preferred_name_in_words",
    },
    CATALOGUE: {"catalogue": "0015_nothing_that_is_never_public", "lib": "0001_partial_dates"},
}
"""The last migration of each app before the cut, by side."""
NAMED_AS_BEFORE = {
    "figures_claimant_state_id_a716e3cb": "figures_claimant_territory_id_c6d2d9f8",
    "figures_claimantevent_state_id_c8c144bb": "figures_claimantevent_territory_id_55632fb4",
}
"""Indexes of a column that was renamed, by the names they kept then; each has one for `LIKE` beside it."""
OURS = LAST_BEFORE[NEWSROOM].keys() | LAST_BEFORE[CATALOGUE].keys()
_BESIDE = "made_by_the_new_migrations"
_NAMED = 5


class NotTakenOver(Exception):
    """A database from before the cut is not as the last version before it left it; the message says what to do."""


def is_from_before(names: Iterable[str], side: str) -> bool:
    """Whether a database of that side that has had these migrations (`app.name`) is from before the cut."""
    return MADE_BEFORE[side] in set(names)


def refuse_incomplete(names: Iterable[str], side: str) -> None:
    """Raise NotTakenOver where a database from before has not had all migrations of then."""
    wanted = {f"{app}.{last}" for app, last in LAST_BEFORE[side].items()}
    if missing := sorted(wanted - set(names)):
        raise NotTakenOver(
            f"The {side} database is older than the last version before 0.2: it lacks the migration {missing[0]}. "
            "Set it up with that version first (`manage.py set_up`), then with this one. Nothing was changed."
        )


def take_over(side: str) -> bool:
    """Take the side's database over where it is from before the cut; False where there is nothing to do.

    The connection must be the owner's. Raises NotTakenOver; the database is then as it was.
    """
    connection = connections[ALIASES[side]]
    recorder = MigrationRecorder(connection)
    names = [f"{app}.{name}" for app, name in recorder.applied_migrations()]
    if not is_from_before(names, side):
        return False
    refuse_incomplete(names, side)
    # The first of each app stands for all before.
    firsts = [node for app in LAST_BEFORE[side] for node in MigrationLoader(None).graph.root_nodes(app)]
    with transaction.atomic(using=connection.alias):
        # Else foreign keys would be looked at when all is done, and no table can be altered that waits for it.
        _run(connection, "SET CONSTRAINTS ALL IMMEDIATE")
        drop_triggers(connection, SCHEMAS[side])
        # The switch that triggers had before, see `tracker.lib.database.guards`.
        _run(connection, "DROP FUNCTION IF EXISTS public._pgtrigger_should_ignore(name)")
        _put_guards_up(connection, firsts)
        for before, since in NAMED_AS_BEFORE.items() if side == NEWSROOM else ():
            for ending in ("", "_like"):
                _run(connection, f"ALTER INDEX IF EXISTS {before}{ending} RENAME TO {since}{ending}")
        _refuse_different(side, schema_of(connection, SCHEMAS[side]), _made_beside(connection, side, firsts))
        recorder.migration_qs.filter(app__in=OURS).delete()
        for app, name in firsts:
            recorder.record_applied(app, name)
    return True


def _put_guards_up(connection: Any, firsts: list[tuple[str, str]]) -> None:
    """The triggers that the first migrations make."""
    apps = {app for app, _ in firsts}
    for model in MigrationLoader(None).project_state(firsts).models.values():
        for trigger in model.options.get("triggers", ()) if model.app_label in apps else ():
            _run(connection, trigger.install_sql)


def _made_beside(connection: Any, side: str, firsts: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What the first migrations make in an empty schema, which is dropped again."""
    _run(connection, f"CREATE SCHEMA {_BESIDE}")
    # Migrations note what they did in the first table of that name; the real one stays as it is.
    _run(connection, f"CREATE TABLE {_BESIDE}.django_migrations (LIKE public.django_migrations INCLUDING ALL)")
    _run(connection, f"SET LOCAL search_path = {_BESIDE}, public")
    MigrationExecutor(connection).migrate(firsts)
    _run(connection, "SET CONSTRAINTS ALL IMMEDIATE")
    made = schema_of(connection, _BESIDE)
    _run(connection, f"SET LOCAL search_path = {SEARCH_PATH[side]}")
    _run(connection, f"DROP SCHEMA {_BESIDE} CASCADE")
    return made


def _refuse_different(side: str, there: dict[tuple[str, str], str], wanted: dict[tuple[str, str], str]) -> None:
    """Raise NotTakenOver where a table or function that the new migrations make is there in another shape."""
    tables = {table for table, _ in wanted if table} - {"django_migrations"}
    compared = wanted.keys() | {thing for thing in there if thing[0] in tables}
    different = sorted(
        f"{table}, {name}" if table else name
        for table, name in compared
        if table != "django_migrations" and there.get((table, name)) != wanted.get((table, name))
    )
    if different:
        more = f" … and {len(different) - _NAMED} more" if len(different) > _NAMED else ""
        named = "; ".join(different[:_NAMED])
        raise NotTakenOver(
            f"The {side} database is not as the last version before 0.2 makes it: {named}{more}. "
            "Nothing was changed. Undo what was altered by hand, or restore the last backup and set it up again."
        )


def _run(connection: Any, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
