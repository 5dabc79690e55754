"""Two people merge at the same moment: the second waits for the first, then sees what was done."""

from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from tests import factories
from tracker.accounts.models import User
from tracker.people.merging.merge import merge
from tracker.people.models import Merge, Name, Person
from tracker.review.actions import NotAllowed

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])


@pytest.fixture
def desk(transactional_db: None) -> list[User]:
    return [factories.user(name, "researcher") for name in ("ada", "dora")]


def at_once(*wanted: tuple[Person, Person, User]) -> list[Any]:
    """Start all in the same moment, each over a connection of its own; give merges and refusals."""
    start = Barrier(len(wanted))

    def run(kept: Person, merged: Person, by: User) -> Any:
        try:
            start.wait(10)
            return merge(kept=kept, merged=merged, by=by, reason="One passport.")
        except NotAllowed as refusal:
            return str(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(wanted)) as pool:
        running: list[Future[Any]] = [pool.submit(run, *each) for each in wanted]
        return [each.result(30) for each in running]


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_who_merge_the_same_pair_the_second_is_refused(desk: list[User], turned: bool) -> None:
    one, other = (factories.person(name, by=desk[0]) for name in ("Adam Smith", "Adam Smyth"))
    second = (other, one) if turned else (one, other)
    done = at_once((one, other, desk[0]), (*second, desk[1]))
    [refusal] = [each for each in done if isinstance(each, str)]
    assert "already" in refusal
    assert Merge.objects.in_force().count() == 1
    assert Name.objects.filter(person=Merge.objects.get().kept).count() == 2


def test_a_chain_begun_from_both_ends_loses_nothing(desk: list[User]) -> None:
    first, second, third = (factories.person(name, by=desk[0]) for name in ("Adam A", "Adam B", "Adam C"))
    done = at_once((second, first, desk[0]), (third, second, desk[1]))
    merged = Merge.objects.in_force()
    assert merged.count() == sum(not isinstance(each, str) for each in done) >= 1
    away = set(merged.values_list("merged", flat=True))
    assert not Name.objects.filter(person__in=away).exists()
    assert Name.objects.count() == 3
