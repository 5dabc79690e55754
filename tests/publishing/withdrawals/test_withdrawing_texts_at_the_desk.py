"""The page on which a person is withdrawn lists the public texts that name the person, and takes them off."""

import re
from typing import Any

import pytest
from django.test import Client

from tests import figure_factories
from tests.publishing.withdrawals.withdrawing import in_a_statement, make_public
from tracker.accounts.models import User
from tracker.people.models import Person
from tracker.publishing.models import LogEntry
from tracker.publishing.withdrawals.publishing_again import NEEDS_GROUND
from tracker.publishing.withdrawals.texts_naming import records_naming
from tracker.vocabulary.publication import WithdrawalReason

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


class TestOnThePage:
    """The same, as whoever withdraws does it: the list of records, the reason, the texts, one button."""

    @pytest.fixture
    def record(self, person: Person, researcher: User, reviewer: User) -> Any:
        made = in_a_statement()
        make_public(made, researcher, reviewer)
        make_public(figure_factories.statement("The Gloss family thanks all."), researcher, reviewer)
        return made

    def ask(self, by: User, person: Person, action: str = "withdraw_from_public", **given: Any) -> str:
        desk = Client()
        desk.force_login(by)
        chosen = {"action": action, "_selected_action": [person.pk], "_confirmed": "1", "reason": "In danger."}
        return " ".join(desk.post("/people/person/", chosen | given, follow=True).content.decode().split())

    @pytest.mark.parametrize("reason", WithdrawalReason)
    def test_whole_names_are_ticked_for_safety_a_request_and_the_law(
        self, reason: WithdrawalReason, record: Any, person: Person, reviewer: User
    ) -> None:
        html = self.ask(reviewer, person, reason_class=reason)
        ticked = re.findall(r'name="texts_of" value="([^"]+)" checked', html)
        assert ticked == ([record.reference] if reason in NEEDS_GROUND else [])
        assert html.count('name="texts_of"') == 2
        assert "Says that Michael Gloss died." in html
        assert "The Gloss family thanks all." in html
        assert "(one part of the name)" in html
        assert LogEntry.objects.filter(action="withdraw").count() == 0, "nothing is done before it was answered"

    def test_what_is_ticked_goes_with_the_person(
        self, record: Any, person: Person, reviewer: User, public: Client, settings: Any
    ) -> None:
        settings.ROOT_URLCONF = "tracker.config.urls_newsroom"
        shown = [each.reference for each in records_naming([person.reference])]
        html = self.ask(reviewer, person, reason_class="safety", _shown=shown, texts_of=[record.reference])
        assert f"gone from the public site: {person.reference}. Texts taken off: {record.reference}." in html
        assert [entry.action for entry in LogEntry.objects.order_by("-number")[:2]] == ["redact", "withdraw"]

    def test_what_is_left_is_kept_as_a_decision(self, record: Any, person: Person, reviewer: User) -> None:
        shown = [each.reference for each in records_naming([person.reference])]
        self.ask(reviewer, person, reason_class="safety", _shown=shown)
        entry = LogEntry.objects.latest("number")
        assert entry.internal_reason == f"In danger. Left public: {record.reference}."

    def test_what_came_since_the_page_was_made_is_shown_first(
        self, record: Any, person: Person, reviewer: User
    ) -> None:
        html = self.ask(reviewer, person, reason_class="safety", _shown=[record.reference])
        assert 'name="texts_of"' in html
        assert not LogEntry.objects.filter(action="withdraw").exists()

    @pytest.mark.parametrize(
        ("asked", "is_ticked"),
        [
            ({"action": "lower_level", "level": "withheld"}, True),
            ({"action": "embargo_until", "not_before_0": "2099-01-01", "not_before_1": "06:00"}, False),
        ],
    )
    def test_lowering_and_keeping_back_ask_the_same(
        self, asked: dict[str, str], is_ticked: bool, record: Any, person: Person, reviewer: User
    ) -> None:
        html = self.ask(reviewer, person, **asked)
        assert re.findall(r'name="texts_of" value="([^"]+)" checked', html) == ([record.reference] * is_ticked)
        shown = [each.reference for each in records_naming([person.reference])]
        self.ask(reviewer, person, **asked, _shown=shown, texts_of=[record.reference])
        assert [each.reference for each in records_naming([person.reference]) if each.is_whole] == []

    def test_where_nothing_names_the_person_nothing_more_is_asked(self, person: Person, reviewer: User) -> None:
        assert "gone from the public site" in self.ask(reviewer, person, reason_class="safety")
