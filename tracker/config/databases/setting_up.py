"""Brings both databases to the state this code needs: logins, databases, migrations, grants, roles. Safe to repeat."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from tracker.accounts.roles import sync_roles
from tracker.config.databases import addresses, database_settings, granting, taking_over
from tracker.config.databases import making as databases
from tracker.config.databases.routers import CATALOGUE
from tracker.config.logins import ALIASES, DESK, NEWSROOM, PUBLISHER
from tracker.people.stored_name_keys import KEYED, rebuild_keys
from tracker.sources.address_keys import rebuild_address_keys
from tracker.sources.models import Territory
from tracker.sources.territories import no_longer_listed, sync_territories

RUNNERS = {NEWSROOM: DESK, "catalogue": PUBLISHER}


def set_up(say: Callable[[str], None]) -> None:
    """Do all of it; `say` is given a sentence for what an administrator should know.

    Raises NoPostgres, and NotTakenOver for a database that is too old.
    """
    databases.make_all()
    with logged_in(owning()):
        for side, alias in ALIASES.items():
            is_taken_over = taking_over.take_over(side)
            migrate(alias)
            if is_taken_over:
                say(f"The {side} database is from before version 0.2 and was taken over: nothing in it was changed.")
                if side == NEWSROOM:
                    make_keys_anew()
        sync_roles()
        sync_territories_of_fixture(say)
    for side in ALIASES:
        grant(side, say)


def migrate(alias: str) -> None:
    """Apply what is not applied yet; nothing is loaded where nothing is.

    The catalogue takes its own migrations and those they depend on. The newsroom's would change nothing in it, but
    going through them drew all models again after each: half the time of setting up two empty databases.
    """
    executor = MigrationExecutor(connections[alias])
    apps = [CATALOGUE] if alias == CATALOGUE else []
    if executor.migration_plan(executor.loader.graph.leaf_nodes(*apps)):
        call_command("migrate", *apps, database=alias, verbosity=0, interactive=False)
    elif alias == "default":
        # Permissions and content types come after the last migration: an interrupted run may lack them.
        emit_post_migrate_signal(verbosity=0, interactive=False, db=alias)


def make_keys_anew() -> None:
    """Bring the keys of names and of addresses up to the rules of now; what people entered stays as it is."""
    for _ in rebuild_address_keys():
        pass
    for model in KEYED:
        for _ in rebuild_keys(model):
            pass


def grant(side: str, say: Callable[[str], None]) -> None:
    """Apply the list of grants in one transaction, and say what stays open because it is not ours to close."""
    with (
        databases.connected(_granter(side)) as connection,
        connection.transaction(),
        connection.cursor() as cursor,
    ):
        granting.apply(cursor, side)
        ours = [addresses.parts_of(addresses.administrator(each))["dbname"] for each in ALIASES]
        if addresses.is_embedded():
            granting.close_other_databases(cursor, ours)
            return
        if still := granting.still_open(cursor):
            say(f"{len(still)} system functions of the {side} database stay open to all: a superuser can close them.")
        if others := sorted({name for name, _, _ in granting.other_databases(cursor, ours)}):
            say(f"Our logins may also enter databases that are not ours to close: {', '.join(others)}.")


def sync_territories_of_fixture(say: Callable[[str], None]) -> None:
    """Bring the table of territories up to the fixture, in an installation that is there as well.

    Public rows that rest on it are made anew when the catalogue next catches up: their shape follows the fixture.
    """
    with pghistory.context(why="Territories of the fixture"):
        if number := sync_territories(Territory):
            say(f"{number} territories are new or changed.")
    if left := no_longer_listed(Territory):
        say(f"Territories that are listed no longer, kept because records may name them: {', '.join(left)}.")


@contextmanager
def logged_in(by_side: dict[str, str]) -> Iterator[None]:
    """Django's connections use these addresses inside the block, and their own again after it."""
    before: dict[str, dict[str, Any]] = {}
    for side, address in by_side.items():
        connection = connections[ALIASES[side]]
        connection.close()
        before[connection.alias] = connection.settings_dict
        connection.settings_dict = {
            **connection.settings_dict,
            **database_settings.from_address(address, side),
        }
    try:
        yield
    finally:
        for alias, settings in before.items():
            connections[alias].close()
            connections[alias].settings_dict = settings


def owning() -> dict[str, str]:
    """The addresses of the owner, who alone may take history away, by side."""
    return {side: databases.as_owner(side) for side in ALIASES}


def running() -> dict[str, str]:
    """The addresses of the newsroom process, by side."""
    return {side: addresses.of(login, side) for side, login in RUNNERS.items()}


def _granter(side: str) -> str:
    """Whoever may close the system's functions too, where we have such an address."""
    return addresses.administrator(side)
