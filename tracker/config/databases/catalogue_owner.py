"""Running something on the catalogue as its owner: for rebuilding and comparing, never in a running server."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import connections

from tracker.config.databases import granting, setting_up
from tracker.config.logins import ALIASES, CATALOGUE
from tracker.config.postgresql.binaries import NoPostgres


@contextmanager
def as_catalogue_owner() -> Iterator[None]:
    """Django's connections are the owner's inside the block; a refusal is one sentence."""
    try:
        with setting_up.logged_in(setting_up.owning()):
            yield
    except NoPostgres as error:
        raise CommandError(str(error)) from error


def grant_catalogue() -> None:
    """Give the logins their rights on the catalogue's tables, in the present transaction."""
    with connections[ALIASES[CATALOGUE]].cursor() as cursor:
        granting.apply(cursor, CATALOGUE)
