"""What is public already and would be refused by a rule that was sharpened since is named, not found by chance."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests import factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.accounts.models import User
from tracker.people.models import Birth
from tracker.publishing.actions import withdraw
from tracker.publishing.disclosure import levels as disclosure
from tracker.publishing.refused_today import refused_today

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def said() -> str:
    out = StringIO()
    call_command("check_published", stdout=out)
    return out.getvalue()


def test_nobody_is_named_where_all_would_be_approved_again(published: Publish) -> None:
    published(factories.person("Adam Smith"))
    show(*crowd(5))
    assert said() == "Nobody is public who would be refused today.\n"


def test_whoever_was_named_before_the_rule_and_may_be_a_minor_is_named(
    published: Publish, publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    cited = factories.source()
    contracts = [{"side": "RU", "signed_on": "2023-01"}]
    person = factories.person("Young One", source_of_all=cited, contracts=contracts)
    factories.claim(Birth, person, sources=[cited], born_on="2006~")
    with monkeypatch.context() as before_the_rule:
        before_the_rule.setattr(disclosure, "highest_default", lambda _: "named")
        published(person, factories.person("Adam Smith"))
    assert [each.reference for each in refused_today()] == [person.reference]
    told = said()
    assert f"{person.reference}, shown as “named”: by default it may be “counted” at most" in told
    assert "1 person is public and would be refused today" in told
    withdraw(kind="person", references=[person.reference], by=publisher, reason="A minor, perhaps.")
    assert list(refused_today()) == []
