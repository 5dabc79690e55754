"""Corrections and withdrawals: a note for readers, old and new kept, and nothing told of what is gone."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import pghistory
import pytest
from django.db import transaction
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.models import Change
from tracker.catalogue.responses.page_cache import PageCache
from tracker.people.models import Contract, Name, Person, PersonCitation
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.corrections import corrections_among
from tracker.publishing.log import entry_hash, faults
from tracker.publishing.models import LogEntry, LogPayload
from tracker.publishing.rebuilding.rebuild import differences
from tracker.review.actions import NotAllowed, submit
from tracker.review.models import Submission
from tracker.sources.models import Source
from tracker.units.models import UnitCitation, UnitParent
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.publication import PUBLIC_REASONS, PublicReason, WithdrawalReason

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
ATOM = "{http://www.w3.org/2005/Atom}"
Commit = Callable[..., Any]


@pytest.fixture
def person(published: Publish, researcher: User) -> Person:
    made = factories.person("Adam Smyth", by=researcher, nationalities=["GB"])
    PersonCitation.objects.filter(fate__person=made).update(fields=["kind"])
    published(made)
    return made


@pytest.fixture
def cast(researcher: User, reviewer: User) -> tuple[User, User]:
    return researcher, reviewer


def rename(person: Person, text: str, by: User) -> None:
    with pghistory.context(user=by.pk):
        name = Name.objects.get(person=person)
        name.text = text
        name.save()


def corrected(person: Person, researcher: User, reviewer: User, note: str) -> None:
    rename(person, "Adam Smith", researcher)
    publish(submit(kind="person", references=[person.reference], by=researcher), by=reviewer, note=note)


def text(public: Client, path: str) -> str:
    return " ".join(public.get(path).content.decode().split())


def test_a_correction_needs_a_note_for_readers(person: Person, researcher: User, reviewer: User) -> None:
    with pytest.raises(NotAllowed, match="write a note for readers that says what was corrected"):
        corrected(person, researcher, reviewer, " ")


def test_what_readers_cannot_see_needs_none(person: Person, researcher: User, reviewer: User) -> None:
    with pghistory.context(user=researcher.pk):
        person.internal_notes = "Rang the ministry."
        person.save()
    (entry,) = publish(submit(kind="person", references=[person.reference], by=researcher), by=reviewer, note="None.")
    assert entry.public_note == "", "nothing changed for readers, so there is nothing to tell them"


def test_a_correction_stands_in_the_record_on_the_page_and_in_the_feed(
    person: Person, researcher: User, reviewer: User, public: Client, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        corrected(person, researcher, reviewer, "The name was misspelt.")
    page = text(public, f"/people/{person.reference}/")
    assert "Corrected" in page.partition("Changes to this record")[2]
    for path in (f"/people/{person.reference}/", "/corrections/", "/corrections.atom"):
        assert "The name was misspelt." in text(public, path)
    assert f'<a href="/people/{person.reference}/"><bdi>Adam Smith</bdi></a>' in text(public, "/corrections/")
    assert "Smyth" not in text(public, "/corrections/")


def test_old_and_new_value_are_kept_in_the_log(person: Person, researcher: User, reviewer: User) -> None:
    corrected(person, researcher, reviewer, "The name was misspelt.")
    kept = LogPayload.objects.filter(entry__reference=person.reference).order_by("pk")
    names = [json.loads(row.document)["claims"]["name"][0]["text"] for row in kept]
    assert names == ["Adam Smyth", "Adam Smith"]


@pytest.mark.parametrize("reason", WithdrawalReason)
def test_of_a_withdrawn_record_reference_day_and_a_coarse_reason_remain(
    reason: WithdrawalReason, person: Person, cast: tuple[User, User], public: Client
) -> None:
    researcher, reviewer = cast
    corrected(person, researcher, reviewer, "Adam is no Smyth.")
    catch_up()
    withdraw(kind="person", references=[person.reference], by=reviewer, reason="Canary asked.", reason_class=reason)
    catch_up()
    for path in ("/corrections/", "/corrections.atom", "/withdrawals.json", "/", f"/people/{person.reference}/"):
        shown = text(public, path).replace("Adam Smith", "Adam")
        assert "Adam" not in shown, path
        assert "Canary" not in shown, path
        assert reason.label not in shown, path
    row = Change.objects.get(action="withdraw")
    assert row.reason in PublicReason.values
    assert PublicReason(row.reason).label in text(public, "/corrections.atom")
    assert not Change.objects.exclude(note="").exists()
    assert public.get("/withdrawals.json").json()["withdrawn"] == [
        {"reference": person.reference, "on": row.at.date().isoformat()}
    ]


def test_whoever_asked_or_is_in_danger_cannot_be_told_from_the_public_reason() -> None:
    secret = {WithdrawalReason.SAFETY, WithdrawalReason.REQUEST, WithdrawalReason.LEGAL, WithdrawalReason.RULES}
    assert {PUBLIC_REASONS[reason] for reason in secret} == {PublicReason.PROTECTION}
    assert set(PUBLIC_REASONS) == set(WithdrawalReason)


def test_a_withdrawn_person_takes_no_public_note(person: Person, publisher: User) -> None:
    with pytest.raises(NotAllowed, match="leave the public note empty"):
        withdraw(kind="person", references=[person.reference], by=publisher, reason="x", public_note="Adam asked.")


def test_the_reason_is_chained_and_older_entries_keep_their_hash(person: Person, publisher: User) -> None:
    first = LogEntry.objects.get(reference=person.reference)
    assert first.reason_class == ""
    before = entry_hash(first)
    withdraw(
        kind="person", references=[person.reference], by=publisher, reason="x", reason_class=WithdrawalReason.SAFETY
    )
    assert list(faults()) == []
    assert entry_hash(first) == before == first.hash
    last = LogEntry.objects.latest("number")
    for forged in ("", WithdrawalReason.ERROR):
        LogEntry.objects.filter(pk=last.pk).update(reason_class=forged)
        assert [fault.number for fault in faults()] == [last.number]
    LogEntry.objects.filter(pk=last.pk).update(reason_class=last.reason_class)
    LogEntry.objects.filter(pk=first.pk).update(reason_class="error")
    assert [fault.number for fault in faults()] == [first.number]


def test_the_feed_is_atom_with_lasting_ids(
    person: Person, researcher: User, reviewer: User, public: Client, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        corrected(person, researcher, reviewer, "A & B <c>.")
    answer = public.get("/corrections.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    (entry,) = feed.findall(f"{ATOM}entry")
    number = LogEntry.objects.latest("number").number
    assert entry.findtext(f"{ATOM}id") == f"http://testserver/corrections/#entry-{number}"
    assert entry.findtext(f"{ATOM}summary") == "A & B <c>."
    assert feed.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")


def test_older_corrections_are_reached_page_by_page_each_once(
    published: Publish, publisher: User, public: Client, django_capture_on_commit_callbacks: Commit
) -> None:
    cited = factories.source()
    made = [factories.person(source_of_all=cited).reference for _ in range(60)]
    published(*Person.objects.filter(reference__in=made))
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=made, by=publisher, reason="x")
    first = text(public, "/corrections/")
    older = first.partition('href="/corrections/?before=')[2].partition('"')[0]
    second = text(public, f"/corrections/?before={older}")
    assert "Older ones" not in second
    for reference in made:
        assert first.count(reference) + second.count(reference) == 1


@pytest.mark.parametrize("query", ["before=x", "before=", "before=-1", "before=²", "after=3", "before=1&before=2"])
def test_what_is_no_parameter_is_refused_by_name(public: Client, query: str) -> None:
    answer = public.get(f"/corrections/?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.content.decode()


def test_a_feed_without_entries_is_as_old_as_the_catalogue(person: Person, public: Client) -> None:
    feed = ET.fromstring(public.get("/corrections.atom").content)
    assert feed.findall(f"{ATOM}entry") == []
    updated = datetime.fromisoformat(str(feed.findtext(f"{ATOM}updated")))
    assert updated == datetime.fromisoformat(public.get("/withdrawals.json").json()["as_of"])


def test_an_empty_catalogue_has_an_empty_page_feed_and_list(public: Client) -> None:
    assert "Nothing was corrected or withdrawn: nothing is published yet." in text(public, "/corrections/")
    assert ET.fromstring(public.get("/corrections.atom").content).findall(f"{ATOM}entry") == []
    assert public.get("/withdrawals.json").json() == {"generation": 0, "as_of": None, "withdrawn": [], "merged": []}


@pytest.mark.parametrize("given", ["", "Signal: tracker.01"])
def test_how_to_write_to_us_says_what_is_configured_and_what_is_not(
    public: Client, settings: Any, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.catalogue.responses.frame._answers", PageCache(most_bytes=0))
    settings.CONTACT = given
    shown = text(public, "/contact/")
    assert ("No way to write to us has been set up yet" in shown) is (not given)
    assert given in shown


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_notes_of_before_are_told_again_and_a_rebuild_tells_the_same(transactional_db: None) -> None:
    ada, ben = factories.user("ada", "researcher"), factories.user("ben", "reviewer")
    cited = factories.source()
    made = factories.person("Adam Smyth", by=ada, source_of_all=cited)
    publish(submit(kind="source", references=[cited.reference], by=ada, unclaimed_are_mine=True), by=ben)
    publish(submit(kind="person", references=[made.reference], by=ada), by=ben, note="First.")
    corrected(made, ada, ben, "Misspelt.")
    withdraw(kind="person", references=[made.reference], by=ben, reason="x", reason_class=WithdrawalReason.ERROR)
    assert not Change.objects.exclude(note="").exists()
    assert differences() == []
    rename(made, "Adam Smithe", ada)
    eli = factories.user("eli", "publisher")
    publish(submit(kind="person", references=[made.reference], by=ada), by=eli, note="Back, checked.")
    told = list(Change.objects.exclude(note="").values_list("note", flat=True))
    assert told == ["Back, checked.", "Misspelt.", "First."]
    assert differences() == []


def uncited_column(person: Person) -> None:
    """In the document, but carried by no source."""
    Person.objects.filter(pk=person.pk).update(sex="M")


def unpublished_source(person: Person) -> None:
    """An accepted claim that rests on a source which stays in the newsroom."""
    factories.claim(Contract, person, sources=[factories.source()], side="RU", signed_on="2023-09")


def column_no_source_carries(person: Person) -> None:
    """The source of the death is cited for its kind alone."""
    person.fates.update(place="Bakhmut")


INVISIBLE = [uncited_column, unpublished_source, column_no_source_carries]


def hand_in(person: Person, by: User) -> Submission:
    return submit(kind="person", references=[person.reference], by=by, unclaimed_are_mine=True)[0]


def said(public: Client, person: Person) -> dict[str, Any]:
    """What the API says of the person, but for how often and when it was published."""
    found: dict[str, Any] = public.get(f"/api/v1/people/{person.reference}/").json()
    return {
        name: value for name, value in found.items() if name not in ("as_of", "changed_at", "changes", "generation")
    }


@pytest.mark.parametrize("change", INVISIBLE)
def test_what_no_published_source_carries_needs_no_note(
    person: Person, cast: tuple[User, User], public: Client, change: Callable[[Person], None]
) -> None:
    researcher, reviewer = cast
    before = said(public, person)
    change(person)
    row = hand_in(person, researcher)
    assert corrections_among([row]) == set()
    (entry,) = publish([row], by=reviewer)
    catch_up()
    assert entry.public_note == ""
    assert said(public, person) == before


@pytest.mark.filterwarnings("ignore:No directory at")
@pytest.mark.parametrize("change", INVISIBLE)
def test_the_page_asks_for_a_note_only_where_readers_see_something_else(
    person: Person, cast: tuple[User, User], client: Client, change: Callable[[Person], None]
) -> None:
    researcher, reviewer = cast
    client.force_login(reviewer)
    change(person)
    row = hand_in(person, researcher)
    html = text(client, f"/review/submission/{row.pk}/change/")
    assert "Readers would see no difference" in html
    assert 'name="public_note"' not in html
    rename(person, "Adam Smith", researcher)
    html = text(client, f"/review/submission/{hand_in(person, researcher).pk}/change/")
    assert "Readers would see no difference" not in html
    assert re.search('<textarea name="public_note"[^>]* required', html)


@pytest.mark.filterwarnings("ignore:No directory at")
def test_a_source_published_with_it_makes_it_a_correction(
    person: Person, cast: tuple[User, User], client: Client
) -> None:
    researcher, reviewer = cast
    unpublished_source(person)
    source = Source.objects.latest("pk")
    row = hand_in(person, researcher)
    beside = submit(kind="source", references=[source.reference], by=researcher, unclaimed_are_mine=True)
    assert corrections_among([row]) == set()
    assert corrections_among([*beside, row]) == {row.pk}
    client.force_login(reviewer)
    html = text(client, f"/review/submission/{row.pk}/change/")
    assert 'name="public_note"' in html
    with pytest.raises(NotAllowed, match="write a note for readers"):
        publish([*beside, row], by=reviewer)


def test_what_moves_up_where_something_unseen_was_taken_out_says_the_same(published: Publish, researcher: User) -> None:
    made, unseen = factories.person("Adam Smith", by=researcher), factories.source()
    first = factories.claim(Contract, made, sources=[unseen], side="RU", signed_on="2023")
    factories.claim(Contract, made, sources=[Source.objects.earliest("pk")], side="RU", signed_on="2024")
    published(made, leave_out=[unseen])
    Contract.objects.filter(pk=first.pk).update(status="unverified")
    assert corrections_among([hand_in(made, researcher)]) == set()


def test_what_readers_lose_needs_a_note(person: Person, cast: tuple[User, User]) -> None:
    researcher, reviewer = cast
    person.nationalities.update(status="unverified")
    with pytest.raises(NotAllowed, match="write a note for readers"):
        publish([hand_in(person, researcher)], by=reviewer)


def test_of_units_and_sources_too_only_what_readers_see_counts(published: Publish, researcher: User) -> None:
    unit = factories.unit("81st", by=researcher)
    published(unit)
    with transaction.atomic():
        under = UnitParent.objects.create(
            unit=unit, parent=factories.unit("Unpublished corps"), status=ClaimStatus.ACCEPTED
        )
        UnitCitation.objects.create(unit=unit, source=Source.objects.earliest("pk"), unitparent=under)
    (row,) = submit(kind="unit", references=[unit.reference], by=researcher, unclaimed_are_mine=True)
    assert corrections_among([row]) == set()
    unit.branch = "Airborne"
    unit.save()
    (row,) = submit(kind="unit", references=[unit.reference], by=researcher, unclaimed_are_mine=True)
    assert corrections_among([row]) == {row.pk}
    source = Source.objects.earliest("pk")
    Source.objects.filter(pk=source.pk).update(access="restricted", public_label="a leak")
    (row,) = submit(kind="source", references=[source.reference], by=researcher, unclaimed_are_mine=True)
    assert corrections_among([row]) == {row.pk}
