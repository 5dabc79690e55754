"""What tests of publishing share."""

import pghistory
import pytest

from tests import factories
from tests.conftest import Publish
from tests.publishing.withdrawals.withdrawing import NAME
from tracker.accounts.models import User
from tracker.people.models import Name, Person
from tracker.sources.models import Source


@pytest.fixture
def person(published: Publish, researcher: User) -> Person:
    made = factories.person(NAME, by=researcher, nationalities=["US"])
    with pghistory.context(user=researcher.pk):
        factories.claim(Name, made, sources=[Source.objects.get()], text="Майкл Глосс", language="ru")
    published(made)
    return made
