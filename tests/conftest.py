"""What all tests share: databases with the grants of production, the cast, and the way to the public side."""

from collections.abc import Callable, Generator, Iterable

import pghistory
import pytest
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, DjangoDbBlocker, Settings
from pytest_django.plugin import blocking_manager_key

from tests import factories
from tracker.accounts.models import User
from tracker.accounts.roles import sync_roles
from tracker.config.databases import granting
from tracker.config.logins import ALIASES
from tracker.figures.models import Figure, StateAction, Statement
from tracker.people.models import Person
from tracker.publishing.actions import publish
from tracker.publishing.crossings.register import KINDS
from tracker.publishing.models import Standing
from tracker.review.actions import submit
from tracker.review.content import record_kind, record_kinds
from tracker.review.models import Submission
from tracker.sources.models import Source
from tracker.units.models import Site, Unit


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> None:
    """The test databases, then their grants, by the function that `set_up` calls.

    They are copies of those that `set_up` has migrated; going through all migrations once more would change nothing.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate.Command, "handle", lambda *_arguments, **_options: None)
        request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock():
        _grant()
        sync_roles()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None, None, None]:
    """After a test that commits, fresh copies: Django empties all tables then, those that `set_up` fills as well."""
    yield
    marker = item.get_closest_marker("django_db")
    # After the last test the copies are gone already.
    if nextitem and marker and marker.kwargs.get("transaction"):
        with item.config.stash[blocking_manager_key].unblock():
            for alias in ALIASES.values():
                _copy_anew(connections[alias])
            _grant()


def _copy_anew(connection: BaseDatabaseWrapper) -> None:
    connection.close()
    name, settings = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{settings["TEMPLATE"]}"')


def _grant() -> None:
    for side, alias in ALIASES.items():
        with connections[alias].cursor() as cursor:
            granting.apply(cursor, side)


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """A slow hash protects real accounts; here it would only take time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def no_second_factor(settings: Settings) -> None:
    """Demanded of publishers and others in life (`test_second_factor`); other tests come in without."""
    settings.SECOND_FACTOR = "nobody"


@pytest.fixture
def researcher(db: None) -> User:
    """Enters records."""
    return factories.user("ada", "researcher")


@pytest.fixture
def reviewer(db: None) -> User:
    """Approves what others entered."""
    return factories.user("ben", "reviewer")


@pytest.fixture
def publisher(db: None) -> User:
    """Answers for what is public."""
    return factories.user("cyd", "publisher")


Publish = Callable[..., None]


@pytest.fixture
def published(
    researcher: User, reviewer: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Publish:
    """Publish records with all sources they cite: submitted by the researcher, approved by the reviewer."""

    def publish_all(
        *records: Person | Unit | Site | Figure | Statement | StateAction,
        by: User = reviewer,
        leave_out: Iterable[Source] = (),
        note: str = "",
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True), pghistory.context(user=researcher.pk):
            wanted: dict[str, list[str]] = {kind: [] for kind in KINDS}
            for record in records:
                kind = next(kind for kind, known in record_kinds().items() if isinstance(record, known.model))
                wanted[kind].append(record.reference)
                content = record_kind(kind).contents([record.reference])[record.reference]
                wanted["source"] += [citation["source"] for citation in content.get("citations", ())]
                wanted["claimant"] += [content["claimant"]] if "claimant" in content else []
            kept = {source.reference for source in leave_out}
            wanted["source"] = [reference for reference in wanted["source"] if reference not in kept]
            handed_in = [
                each
                for kind, references in wanted.items()
                if references
                for each in submit(
                    kind=kind, references=sorted(set(references)), by=researcher, unclaimed_are_mine=True
                )
            ]
            publish(handed_in, by=by, note=note or ("Corrected in a test." if _any_public(handed_in) else ""))

    return publish_all


def _any_public(submissions: list[Submission]) -> bool:
    references = [row.reference for row in submissions]
    return Standing.objects.filter(is_public=True, reference__in=references).exists()


@pytest.fixture
def public(client: Client, settings: Settings) -> Client:
    """A reader of the public site."""
    settings.ROOT_URLCONF = "tracker.config.urls_public"
    return client
