"""An installation of their own for tests of killed processes."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.installations import another_installation, as_owner
from tests.publishing_workers import Worker, publishing_worker
from tracker.accounts.roles import sync_roles
from tracker.config.postgresql import postgres
from tracker.config.postgresql.cluster import Cluster
from tracker.sources.models import Territory
from tracker.sources.territories import sync_territories


@pytest.fixture(scope="module")
def newsroom(django_db_blocker: DjangoDbBlocker) -> Iterator[Cluster]:
    """A running newsroom on a PostgreSQL of its own; the tests look at it as the owner."""
    with another_installation() as cluster, django_db_blocker.unblock():
        postgres.start(cluster)
        with as_owner():
            sync_territories(Territory)
            sync_roles()
            factories.user("ada", "researcher")
            factories.user("ben", "reviewer")
            factories.user("cyd", "publisher")
            yield cluster


@pytest.fixture(scope="module")
def worker(newsroom: Cluster) -> Iterator[Worker]:
    """A process that publishes."""
    with publishing_worker() as started:
        yield started
