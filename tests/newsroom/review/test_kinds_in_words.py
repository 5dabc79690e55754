"""Lists of submissions and of the log name a kind of record as the rest of the desk does."""

import pytest
from django.test import Client

from tests.conftest import Publish
from tests.figure_factories import state_action
from tracker.accounts.models import User

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


@pytest.mark.parametrize("address", ["/review/submission/?state=all", "/publishing/logentry/"])
def test_a_state_action_is_named_in_words_and_found_by_its_kind(
    client: Client, published: Publish, publisher: User, address: str
) -> None:
    made = state_action()
    published(made)
    client.force_login(publisher)
    page = client.get(address).content.decode()
    assert "state action" in page
    assert ">stateaction<" not in page
    assert "By kind of record" in page
    joined = "&" if "?" in address else "?"
    assert made.reference in client.get(f"{address}{joined}kind=stateaction").content.decode()
    assert made.reference not in client.get(f"{address}{joined}kind=source").content.decode()
