"""Erasing a record that was once merged: taken apart first, then nothing of the merge is left."""

import pytest
from django.apps import apps

from tests import factories
from tests.publishing.withdrawals.test_erasure import ORDER, holding
from tracker.accounts.models import User
from tracker.people.merging.merge import merge
from tracker.people.merging.splitting import split
from tracker.people.models import Merge, Person
from tracker.publishing.withdrawals.erasure import erase
from tracker.review.actions import NotAllowed

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
WORD = "Quisquilia"


@pytest.fixture
def made(researcher: User) -> Merge:
    kept, other = (factories.person(name, by=researcher) for name in ("Adam Smith", f"Adam {WORD}"))
    return merge(kept=kept, merged=other, by=researcher, reason=f"Adam {WORD} has one passport.")


def test_neither_of_two_merged_records_is_erased_before_they_are_taken_apart(publisher: User, made: Merge) -> None:
    for person in (made.kept, made.merged):
        with pytest.raises(NotAllowed, match="Take the two apart first"):
            erase(person.reference, order=ORDER, by=publisher)


def test_after_that_nothing_of_the_merge_is_left(researcher: User, publisher: User, made: Merge) -> None:
    split(made, by=researcher, because=f"{WORD} has a brother.")
    erased = erase(made.merged.reference, order=ORDER, by=publisher, really=True)
    assert (erased.rows["people_merge"], erased.rows["people_mergeevent"]) == (1, 3)
    assert not apps.get_model("people", "MergeEvent")._default_manager.exists()
    assert list(Person.objects.all()) == [made.kept]
    # What the other record said while the two were one is told, for a person to look at.
    assert holding("default", WORD) == erased.still_named
