"""Publishing again what was withdrawn is a new decision, by a publisher, with reasons."""

import re
from typing import Any

import pghistory
import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.levels import anonymous_rows, crowd, show, unnamed
from tests.publishing.withdrawals.withdrawing import in_a_statement, make_public, take_off
from tracker.accounts.models import User
from tracker.people.models import Name, Person
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.lowering import lower
from tracker.publishing.withdrawals.publishing_again import NEEDS_GROUND
from tracker.review.actions import NotAllowed, submit
from tracker.review.models import Submission
from tracker.sources.models import Source
from tracker.vocabulary.levels import Level
from tracker.vocabulary.publication import WithdrawalReason

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


class TestHandingInAgain:
    """What went off with a person, or is cited and off, is listed before the person is handed in again."""

    @pytest.fixture
    def record(self, person: Person, researcher: User, reviewer: User) -> Any:
        made = in_a_statement()
        make_public(made, researcher, reviewer)
        take_off(person, reviewer, texts_of=[made.reference])
        withdraw(
            kind="source",
            references=[person.citations.all()[0].source.reference],
            by=reviewer,
            reason="The family asked us.",
            reason_class=WithdrawalReason.REQUEST,
        )
        return made

    def page(self, by: User, person: Person) -> str:
        desk = Client()
        desk.force_login(by)
        return " ".join(desk.get(f"/people/person/hand-in/?of={person.reference}").content.decode().split())

    def test_it_is_listed_with_what_handing_it_in_would_do(
        self, record: Any, person: Person, researcher: User, reviewer: User
    ) -> None:
        html = self.page(researcher, person)
        assert f'value="source:{person.citations.all()[0].source.reference}" checked' in html
        assert f'value="statement:{record.reference}" >' in html
        assert "It was withdrawn." in html
        assert "Texts of it were taken off." in html
        assert "The family asked us." not in html
        assert "The family asked us." in self.page(reviewer, person)

    def test_what_is_ticked_is_handed_in_with_the_person(self, record: Any, person: Person, researcher: User) -> None:
        desk = Client()
        desk.force_login(researcher)
        given = {"of": person.reference, "submit": "1", "again": [f"statement:{record.reference}", "source:S-NONE00"]}
        desk.post("/people/person/hand-in/", given)
        waiting = Submission.objects.filter(decisions=None).values_list("reference", flat=True)
        assert set(waiting) == {person.reference, record.reference}
        assert f"statement:{record.reference}" not in self.page(researcher, person)


class TestPublishingAgain:
    def hand_in(self, person: Person, by: User) -> Any:
        return submit(kind="person", references=[person.reference], by=by)

    @pytest.mark.parametrize("reason", WithdrawalReason)
    def test_it_takes_a_publisher_a_note_and_for_some_reasons_a_ground(
        self, reason: WithdrawalReason, person: Person, researcher: User, reviewer: User, publisher: User
    ) -> None:
        take_off(person, reviewer, reason_class=reason)
        rows = self.hand_in(person, researcher)
        with pytest.raises(NotAllowed, match=r"was withdrawn by ben on .* a publisher must approve it"):
            publish(rows, by=factories.user("dan", "reviewer"), note="Safe now.", ground="He said so himself.")
        with pytest.raises(NotAllowed, match=r"“In danger\.” Write a note for readers"):
            publish(rows, by=publisher, ground="He said so himself.")
        if reason in NEEDS_GROUND:
            with pytest.raises(NotAllowed, match="on what ground it may be shown again"):
                publish(rows, by=publisher, note="Safe now.")
        (entry,) = publish(rows, by=publisher, note="Safe now.", ground="He said so himself.")
        assert (entry.public_note, entry.internal_reason) == ("Safe now.", "He said so himself.")

    def test_readers_read_published_again_and_the_notes_of_before(
        self, person: Person, researcher: User, reviewer: User, publisher: User, public: Client
    ) -> None:
        with pghistory.context(user=researcher.pk):
            factories.claim(Name, person, sources=[Source.objects.get()], text="Mike Gloss")
        publish(self.hand_in(person, researcher), by=reviewer, note="Another spelling.")
        take_off(person, reviewer)
        for path in ("/corrections/", "/corrections.atom"):
            answer = public.get(path).content.decode()
            assert "Withdrawn" in answer.partition("Newest first")[2] or (
                path.endswith("atom") and "Withdrawn:" in answer
            )
            assert "Another spelling." not in answer
        publish(self.hand_in(person, researcher), by=publisher, note="Safe now.", ground="He said so himself.")
        catch_up()
        page = " ".join(public.get(f"/people/{person.reference}/").content.decode().split())
        changes = page.partition("Changes to this record")[2]
        told = re.findall(r"<span>(Published again|Published|Withdrawn|Corrected) ", changes)
        assert told == ["Published again", "Withdrawn", "Corrected", "Published"]
        assert "Another spelling." in changes
        for path in ("/corrections/", "/corrections.atom"):
            answer = public.get(path).content.decode()
            assert "Published again: person" in answer
            assert "Withdrawn: person" not in answer
            assert "He said so himself." not in answer

    def test_without_a_name_after_safety_too(self, publisher: User) -> None:
        many = crowd(6)
        show(*many)
        withdraw(
            kind="person",
            references=[many[0].reference],
            by=publisher,
            reason="In danger.",
            reason_class=WithdrawalReason.SAFETY,
        )
        catch_up()
        with pytest.raises(NotAllowed, match="was withdrawn by cyd"):
            show(many[0])

    def test_a_lowered_person_is_shown_at_the_new_level_as_ever(self, published: Publish, publisher: User) -> None:
        many = [unnamed(f"Dead {number}", level=Level.NAMED, fates=[{"kind": "killed"}]) for number in range(5)]
        published(*many)
        lower(
            references=[each.reference for each in many], level=Level.ANONYMOUS, by=publisher, reason="Their families."
        )
        show(*many)
        assert len(anonymous_rows()) == 5


@pytest.mark.parametrize("path", ["/people/{}/", "/api/v1/people/{}/"])
def test_no_browser_keeps_that_a_record_is_gone(path: str, person: Person, reviewer: User, public: Client) -> None:
    take_off(person, reviewer)
    answer = public.get(path.format(person.reference))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (410, "no-store")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/people/P-000000/", 404), ("/people", 301), ("/people/?colour=red", 400), ("/nationalities/np/", 301)],
)
def test_no_browser_keeps_an_answer_that_may_change(path: str, status: int, public: Client) -> None:
    answer = public.get(path)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-store")
