"""What all tests share: databases with the grants of production, the cast, and the way to the public side."""

from collections.abc import Callable, Generator, Iterable

import hypothesis
import pghistory
import pytest
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.template.base import Template
from django.template.context import Context
from django.test import Client
from django.test.signals import template_rendered
from django.utils.safestring import SafeString
from pytest_django import DjangoCaptureOnCommitCallbacks, DjangoDbBlocker, Settings
from pytest_django.plugin import blocking_manager_key

from tests import factories
from tests.handing_in import Record, handed_in
from tracker.accounts.models import User
from tracker.accounts.roles import sync_roles
from tracker.config.databases import granting
from tracker.config.logins import ALIASES
from tracker.publishing.actions import publish
from tracker.publishing.models import Standing
from tracker.review.models import Submission
from tracker.sources.models import Source

# No test is about time: machines are noisy.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


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


@pytest.fixture(scope="session", autouse=True)
def notes_of_whole_pages_alone(django_test_environment: None) -> None:
    """Django's tests note each template with a copy of what it was given: thousands a page, of which one is read."""

    def render(template: Template, context: Context) -> SafeString:
        if context.template is template and not str(template.name).startswith("django/forms/"):
            template_rendered.send(sender=template, template=template, context=context)
        return template.nodelist.render(context)

    Template._render = render  # type: ignore[attr-defined]


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
        *records: Record,
        by: User = reviewer,
        leave_out: Iterable[Source] = (),
        note: str = "",
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True), pghistory.context(user=researcher.pk):
            submissions = handed_in(records, by=researcher, leave_out=leave_out)
            publish(submissions, by=by, note=note or ("Corrected in a test." if _any_public(submissions) else ""))

    return publish_all


def _any_public(submissions: list[Submission]) -> bool:
    references = [row.reference for row in submissions]
    return Standing.objects.filter(is_public=True, reference__in=references).exists()


@pytest.fixture
def public(client: Client, settings: Settings) -> Client:
    """A reader of the public site."""
    settings.ROOT_URLCONF = "tracker.config.urls_public"
    return client
