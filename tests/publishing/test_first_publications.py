"""What is published for the first time is asked about once; whatever is known of a record makes it another case."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.accounts.models import User
from tracker.people.merging.merge import merge
from tracker.people.merging.splitting import split
from tracker.people.models import Person
from tracker.publishing.actions import publish, withdraw
from tracker.publishing.first_publications import are_first_publications
from tracker.review.actions import submit
from tracker.review.models import Submission

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def handed_in(by: User, *persons: Person) -> list[Submission]:
    return submit(kind="person", references=[each.reference for each in persons], by=by, unclaimed_are_mine=True)


def test_nothing_is_known_of_records_that_were_never_approved(researcher: User) -> None:
    first = factories.person(by=researcher)
    rows = handed_in(researcher, first, factories.person(by=researcher))
    assert are_first_publications([*rows, *handed_in(researcher, first)])


def public(published: Publish, by: User, _: User) -> Person:
    person = factories.person(by=by)
    published(person)
    return person


def withdrawn(published: Publish, by: User, publisher: User) -> Person:
    person = public(published, by, publisher)
    withdraw(kind="person", references=[person.reference], by=publisher, reason="Not the same man.")
    return person


def without_a_name(_: Publish, by: User, __: User) -> Person:
    persons = crowd(5)
    show(*persons)
    return persons[0]


def counted_only(_: Publish, by: User, __: User) -> Person:
    persons = crowd(5, level="counted")
    show(*persons)
    return persons[0]


def kept(_: Publish, by: User, __: User) -> Person:
    person = factories.person(by=by)
    merge(kept=person, merged=factories.person(by=by, fates=()), by=by, reason="One passport.")
    return person


def taken_apart(_: Publish, by: User, __: User) -> Person:
    person = factories.person(by=by, fates=())
    made = merge(kept=factories.person(by=by), merged=person, by=by, reason="One passport.")
    split(made, by=by, because="Two passports.")
    return person


@pytest.mark.parametrize("known", [public, withdrawn, without_a_name, counted_only, kept, taken_apart])
def test_one_of_which_something_is_known_makes_the_whole_batch_another_case(
    published: Publish, researcher: User, publisher: User, known: Callable[[Publish, User, User], Person]
) -> None:
    person = known(published, researcher, publisher)
    rows = handed_in(researcher, factories.person(by=researcher), person)
    assert not are_first_publications(rows)


def test_a_batch_asks_no_more_than_one_record(published: Publish, researcher: User, publisher: User) -> None:
    cited = factories.source()
    published(factories.person(by=researcher, source_of_all=cited))

    def asked(number: int) -> int:
        rows = handed_in(researcher, *(factories.person(by=researcher, source_of_all=cited) for _ in range(number)))
        with CaptureQueriesContext(connections["default"]) as statements:
            publish(rows, by=publisher)
        return len(statements)

    assert asked(1) == asked(4)
