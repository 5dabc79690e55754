"""What all tests share: databases with the grants of production."""

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from tracker.config import granting
from tracker.config.logins import ALIASES


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """After pytest-django has made and migrated the test databases, the grants, by the function that `set_up` calls."""
    with django_db_blocker.unblock():
        for side, alias in ALIASES.items():
            with connections[alias].cursor() as cursor:
                granting.apply(cursor, side)
