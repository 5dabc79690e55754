"""Nobody approves what they have not seen: the page of a batch, exceptions first, and what the server notes."""

from typing import Any

import pghistory
import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.levels import unnamed
from tests.reviewing import page_of, read_and_publish, reading_address
from tracker.accounts.models import User
from tracker.newsroom.review import reading
from tracker.people.models import Birth, Fate, Person
from tracker.publishing.actions import catch_up, withdraw
from tracker.publishing.models import LogEntry, Standing
from tracker.review.actions import submit
from tracker.review.models import Reading, Submission
from tracker.sources.models import Source
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import Level
from tracker.vocabulary.publication import WithdrawalReason

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def source(published: Publish, researcher: User) -> Source:
    """Published already, so that what rests on it may be shown."""
    made = factories.source(title="A list of the dead")
    published(factories.person("First of the list", by=researcher, source_of_all=made))
    return made


def handed_in(*persons: Person, by: User) -> list[Submission]:
    references = [person.reference for person in persons]
    return list(submit(kind="person", references=references, by=by, unclaimed_are_mine=True))


def test_a_batch_is_not_approved_from_the_list(source: Source, researcher: User, reviewer: User) -> None:
    rows = handed_in(*(factories.person(by=researcher, source_of_all=source) for _ in range(3)), by=researcher)
    desk = logged_in(reviewer)
    given = {"action": "approve_and_publish", "_selected_action": [row.pk for row in rows], "_confirmed": "1"}
    answer: Any = desk.post("/review/submission/", given)
    assert answer.status_code == 302
    assert answer.headers["Location"] == reading_address(*rows)
    assert not Standing.objects.filter(reference__in=[row.reference for row in rows]).exists()


def test_a_line_says_exactly_what_would_be_public(source: Source, researcher: User, reviewer: User) -> None:
    person = factories.person("Ram Thapa", by=researcher, source_of_all=source, nationalities=["NP"])
    with pghistory.context(user=researcher.pk):
        factories.claim(Birth, person, sources=[source], born_on="1989-12-03", place="Gorkha")
        factories.claim(
            Fate, person, sources=[source], kind="wounded", cause="Unverified", status=ClaimStatus.UNVERIFIED
        )
    rows = handed_in(person, by=researcher)
    html = text(logged_in(reviewer).get(reading_address(*rows)))
    assert "Ram Thapa" in html
    assert "Nepal" in html
    assert "1989" in html
    assert "A list of the dead" in html
    for kept_back in ("1989-12-03", "Gorkha", "Unverified"):
        assert kept_back not in html


def test_what_no_published_source_carries_is_not_on_the_line(source: Source, researcher: User, reviewer: User) -> None:
    person = factories.person("Ram Thapa", by=researcher, source_of_all=source, fates=[{"kind": "killed"}])
    with pghistory.context(user=researcher.pk):
        person.sex = "M"
        person.save()
        unpublished = factories.source(title="Not published yet")
        factories.claim(Fate, person, sources=[unpublished], kind="wounded", cause="Mine")
        fate = person.fates.get(kind="killed")
        fate.cause = "Drone"
        fate.save()
        person.citations.filter(fate=fate).update(fields=["kind"])
    rows = handed_in(person, by=researcher)
    lines = text(logged_in(reviewer).get(reading_address(*rows))).partition("What would be public")[2]
    assert "Killed" in lines
    for uncarried in ("Male", "Mine", "Drone", "Not published yet"):
        assert uncarried not in lines, uncarried


def test_sources_that_wait_outside_the_batch_are_told_and_read_with_it(researcher: User, reviewer: User) -> None:
    cited = factories.source(title="An obituary")
    person = factories.person("Adam Smith", by=researcher, source_of_all=cited)
    (beside,) = submit(kind="source", references=[cited.reference], by=researcher, unclaimed_are_mine=True)
    rows = handed_in(person, by=researcher)
    desk = logged_in(reviewer)
    html = text(desk.get(reading_address(*rows)))
    assert "No published source supports its name." in html
    assert "<li>some of its sources are not public</li>" in html
    assert not Reading.objects.exists(), "a line that shows nothing has not been read"
    assert f'<a href="{reading_address(*rows, beside)}">Read them together</a>' in html
    together = text(desk.get(reading_address(*rows, beside)))
    assert "Adam Smith" in together.partition("What would be public")[2].partition("<dd>")[2]
    assert "Approved and published" in text(desk.post(reading_address(*rows, beside), follow=True))


def test_a_row_without_a_name_is_read_as_such(researcher: User, reviewer: User) -> None:
    person = unnamed("Hidden Name", by=researcher)
    rows = handed_in(person, by=researcher)
    html = text(logged_in(reviewer).get(reading_address(*rows)))
    lines = html.partition("What would be public")[2]
    assert "<dt>Nationality</dt> <dd> <bdi>Nepal</bdi> </dd>" in lines
    assert "Avdiivka" not in lines
    assert "Gorkha" not in lines


def minor(source: Source, by: User) -> Person:
    person = factories.person("Young One", by=by, source_of_all=source, level=Level.COUNTED)
    factories.claim(Birth, person, sources=[source], born_on="2008", place="")
    return person


def captive(source: Source, by: User) -> Person:
    return factories.person(
        "Captured One", by=by, source_of_all=source, level=Level.COUNTED, fates=[{"kind": "captured"}]
    )


def disputed(source: Source, by: User) -> Person:
    person = factories.person("Disputed One", by=by, source_of_all=source, fates=[{"kind": "killed", "on": "2024-05"}])
    given = {"kind": "killed", "on": "2024-07", "conflict_on": "on", "public_note": "July, says the unit."}
    factories.claim(Fate, person, sources=[source], status=ClaimStatus.CONFLICTING, **given)
    return person


def above_default(source: Source, by: User) -> Person:
    return factories.person(
        "Raised One",
        by=by,
        source_of_all=source,
        fates=[{"kind": "missing"}],
        level=Level.NAMED,
        level_ground="own_act",
        level_reason="He gave interviews.",
    )


CASES = [(minor, "minor"), (captive, "captive"), (disputed, "disputed"), (above_default, "level above the default")]


@pytest.mark.parametrize(("make", "said"), CASES)
def test_exceptions_stand_first_and_are_opened_one_by_one(
    make: Any, said: str, source: Source, researcher: User, publisher: User
) -> None:
    with pghistory.context(user=researcher.pk):
        plain, exception = factories.person("Plain One", source_of_all=source), make(source, researcher)
    rows = handed_in(plain, exception, by=researcher)
    desk = logged_in(publisher)
    html = text(desk.get(reading_address(*rows)))
    apart, _, lines = html.partition("Line by line")
    assert f"<li>{said}</li>" in apart
    assert "Plain One" in lines
    assert "One record was not opened yet" in html
    assert 'type="submit" class="default"' not in html
    said_no = text(desk.post(reading_address(*rows)))
    assert f"Nothing was published. You have not opened these yet: {exception.reference}." in said_no
    assert not Submission.objects.filter(decisions__isnull=False, pk__in=[row.pk for row in rows]).exists()
    desk.get(page_of(next(row for row in rows if row.reference == exception.reference)))
    assert "Approve and publish all 2" in text(desk.get(reading_address(*rows)))
    assert "Approved and published" in text(desk.post(reading_address(*rows), follow=True))


def test_every_page_of_a_batch_must_have_been_on_the_screen(
    source: Source, researcher: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LINES", 2)
    rows = handed_in(*(factories.person(by=researcher, source_of_all=source) for _ in range(5)), by=researcher)
    desk = logged_in(reviewer)
    assert "3 records were not opened yet" in text(desk.get(reading_address(*rows)))
    assert "You have not opened these yet" in text(desk.post(reading_address(*rows)))
    desk.get(f"{reading_address(*rows)}&p=2")
    html = text(desk.get(f"{reading_address(*rows)}&p=3"))
    assert "Approve and publish all 5" in html
    assert "Approved and published" in text(desk.post(reading_address(*rows), follow=True))


def test_what_somebody_else_has_read_is_not_read(source: Source, researcher: User, reviewer: User) -> None:
    rows = handed_in(disputed(source, researcher), by=researcher)
    logged_in(factories.user("dan", "reviewer")).get(page_of(rows[0]))
    assert [str(each.read_by) for each in Reading.objects.all()] == ["dan"]
    assert "You have not opened these yet" in text(logged_in(reviewer).post(reading_address(*rows)))


def test_a_page_that_was_opened_before_the_last_submission_does_not_count(
    source: Source, researcher: User, reviewer: User
) -> None:
    person = disputed(source, researcher)
    (first,) = handed_in(person, by=researcher)
    desk = logged_in(reviewer)
    desk.get(page_of(first))
    with pghistory.context(user=researcher.pk):
        person.sex = "M"
        person.save()
    (second,) = handed_in(person, by=researcher)
    assert "You have not opened these yet" in text(desk.post(reading_address(second)))


def test_the_page_refuses_what_was_not_read_and_keeps_what_was_typed(
    source: Source, researcher: User, reviewer: User
) -> None:
    (row,) = handed_in(factories.person(by=researcher, source_of_all=source), by=researcher)
    answer = logged_in(reviewer).post(page_of(row), {"action": "approve_and_publish", "public_note": "Typed before."})
    assert "You have not opened these yet" in text(answer)
    assert "Typed before." in text(answer)
    assert not row.decisions.exists()


def test_sources_published_with_a_record_stand_on_its_page_in_full(researcher: User, reviewer: User) -> None:
    cited = factories.source(title="An obituary", url="https://news.example/an-obituary")
    person = factories.person("Adam Smith", by=researcher, source_of_all=cited)
    (beside,) = submit(kind="source", references=[cited.reference], by=researcher, unclaimed_are_mine=True)
    (row,) = handed_in(person, by=researcher)
    desk = logged_in(reviewer)
    assert "https://news.example/an-obituary" in text(desk.get(page_of(row))).partition("What would be public")[2]
    assert Reading.objects.filter(submission=beside, read_by=reviewer).exists()
    desk.post(page_of(row), {"action": "approve_and_publish", "together": "on"})
    assert Standing.objects.filter(is_public=True, reference__in=[cited.reference, person.reference]).count() == 2


def test_who_may_not_decide_does_not_get_the_page(source: Source, researcher: User) -> None:
    (row,) = handed_in(factories.person(by=researcher, source_of_all=source), by=researcher)
    assert logged_in(researcher).get(reading_address(row)).status_code == 403


@pytest.mark.parametrize("ids", ["", "x", "0", "-1", "999999999999999999999", "1,,2", "%00"])
def test_an_address_without_anything_that_waits_leads_back(ids: str, reviewer: User) -> None:
    answer = logged_in(reviewer).get(f"/review/submission/read/?ids={ids}", follow=True)
    assert "Nothing of this selection is waiting any more" in text(answer)


def test_a_withdrawn_record_says_in_red_who_withdrew_it_and_asks_for_a_ground(
    source: Source, researcher: User, reviewer: User, publisher: User
) -> None:
    person = factories.person("Adam Smith", by=researcher, source_of_all=source)
    read_and_publish(logged_in(reviewer), *handed_in(person, by=researcher))
    given: dict[str, Any] = {"reason": "His family is threatened.", "reason_class": WithdrawalReason.SAFETY}
    withdraw(kind="person", references=[person.reference], by=reviewer, **given)
    catch_up()
    (row,) = handed_in(person, by=researcher)
    desk = logged_in(publisher)
    for html in (text(desk.get(page_of(row))), text(desk.get(reading_address(row)))):
        assert f'<li class="error">{person.reference} was withdrawn by ben on' in html
        assert "Safety: it may endanger somebody. “His family is threatened.”" in html
        assert "On what ground it may be shown again" in html
    assert "Write a note for readers" in text(read_and_publish(desk, row, ground="He asked for it."))
    answer = text(read_and_publish(desk, row, ground="He asked for it.", public_note="Published with his consent."))
    assert "Approved and published" in answer
    assert LogEntry.objects.latest("number").internal_reason == "He asked for it."
