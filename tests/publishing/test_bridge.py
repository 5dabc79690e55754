"""Submission, approval, publication, withdrawal: what crosses the bridge, and what cannot."""

from collections.abc import Callable
from typing import Any

import pghistory
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.people.models import Fate, Name, Person
from tracker.publishing import actions
from tracker.publishing.log import faults, head
from tracker.publishing.models import LogEntry, Standing
from tracker.review.actions import NotAllowed, submit
from tracker.review.models import Decision, Submission

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

Commit = Callable[..., Any]


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Commit) -> Commit:
    """Run what is to be run after the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def handed_in(person: Person, by: User) -> Submission:
    return submit(kind="person", references=[person.reference], by=by)[0]


def rename(person: Person, text: str, by: User) -> None:
    with pghistory.context(user=by.pk):
        name = Name.objects.get(person=person)
        name.text = text
        name.save()


def test_what_the_researcher_typed_appears_in_list_count_and_file(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", nationalities=["GB"])
    assert public.get(f"/people/{made.reference}/").status_code == 404
    published(made)
    assert "Adam Smith" in public.get("/people/").content.decode()
    assert public.get("/api/v1/people/").json()["counts"]["recorded"]["people"] == 1
    assert b"Adam Smith" in b"".join(public.get("/people.csv").streaming_content)  # type: ignore[attr-defined]


def test_an_edit_after_publication_is_invisible_until_approved(
    published: Publish, public: Client, researcher: User
) -> None:
    made = factories.person("Adam Smith", by=researcher)
    published(made)
    rename(made, "Adam Changed", researcher)
    for path in ("/people/", f"/people/{made.reference}/", "/api/v1/people/"):
        assert "Adam Changed" not in public.get(path).content.decode()
    published(made)
    assert "Adam Changed" in public.get(f"/people/{made.reference}/").content.decode()


def test_a_withdrawn_person_is_gone_everywhere(
    published: Publish, public: Client, publisher: User, commit: Commit
) -> None:
    made, other = factories.person("Adam Smith"), factories.person("Bela Kun")
    published(made, other)
    with commit():
        actions.withdraw(kind="person", references=[made.reference], by=publisher, reason="The family asked.")
    for path in ("/", "/people/", "/people/?q=Adam", "/api/v1/people/"):
        assert "Adam Smith" not in public.get(path).content.decode()
    assert b"Adam" not in b"".join(public.get("/people.csv").streaming_content)  # type: ignore[attr-defined]
    gone = public.get(f"/people/{made.reference}/")
    assert gone.status_code == 410
    assert "Adam" not in gone.content.decode()
    assert "family asked" not in gone.content.decode()
    assert public.get(f"/api/v1/people/{made.reference}/").status_code == 410
    assert public.get(f"/people/{other.reference}/").status_code == 200


def test_a_withdrawn_person_can_be_published_anew(
    published: Publish, public: Client, publisher: User, commit: Commit
) -> None:
    made = factories.person("Adam Smith")
    published(made)
    with commit():
        actions.withdraw(kind="person", references=[made.reference], by=publisher, reason="By mistake.")
    published(made, by=publisher, note="It was withdrawn by mistake.")
    assert public.get(f"/people/{made.reference}/").status_code == 200


def test_an_editor_cannot_approve(researcher: User, reviewer: User) -> None:
    made = factories.person(by=researcher)
    rename(made, "Touched", reviewer)
    submission = handed_in(made, researcher)
    assert submission.editors == sorted([researcher.pk, reviewer.pk])
    with pytest.raises(NotAllowed, match="you submitted or edited it"):
        actions.publish([submission], by=reviewer)


def test_the_submitter_cannot_approve(researcher: User, reviewer: User) -> None:
    submission = handed_in(factories.person(by=researcher), reviewer)
    with pytest.raises(NotAllowed, match="you submitted or edited it"):
        actions.publish([submission], by=reviewer)


@pytest.mark.parametrize("who", ["researcher", "reviewer"])
def test_the_database_refuses_an_approval_by_editor_or_submitter(researcher: User, reviewer: User, who: str) -> None:
    submission = handed_in(factories.person(by=researcher), reviewer)
    by = {"researcher": researcher, "reviewer": reviewer}[who]
    with pytest.raises(IntegrityError, match="nobody_approves_what_they_touched"), transaction.atomic():
        Decision.objects.create(submission=submission, outcome="approved", decided_by=by, editors=[])


def test_an_approval_of_content_that_changed_since_is_refused(researcher: User, reviewer: User) -> None:
    made = factories.person(by=researcher)
    submission = handed_in(made, researcher)
    rename(made, "Another", researcher)
    with pytest.raises(NotAllowed, match="was changed after it was submitted"):
        actions.publish([submission], by=reviewer)


def test_changes_by_nobody_known_block_until_claimed(researcher: User) -> None:
    made = factories.person()
    with pytest.raises(NotAllowed, match="changes whose author is not known"):
        handed_in(made, researcher)
    (claimed,) = submit(kind="person", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    assert claimed.editors == [researcher.pk]


def test_a_second_approval_of_one_submission_is_refused(
    researcher: User, reviewer: User, publisher: User, commit: Commit
) -> None:
    cited = factories.source()
    submissions = [
        *submit(kind="source", references=[cited.reference], by=researcher, unclaimed_are_mine=True),
        handed_in(factories.person(by=researcher, source_of_all=cited), researcher),
    ]
    with commit():
        actions.publish(submissions, by=reviewer)
    with pytest.raises(NotAllowed, match="approved already"):
        actions.publish(submissions, by=publisher)


def test_a_living_person_is_not_named_without_a_ground(published: Publish) -> None:
    with pytest.raises(NotAllowed, match="may be “counted” at most"):
        published(factories.person(fates=[{"kind": "captured"}]))


def test_a_ground_needs_a_publisher(published: Publish, publisher: User, public: Client) -> None:
    made = factories.person(fates=[], level_ground="own_public_act", level_reason="He gave an interview.")
    with pytest.raises(NotAllowed, match="a publisher must approve"):
        published(made)
    published(made, by=publisher)
    assert "interview" not in public.get(f"/people/{made.reference}/").content.decode()


def test_a_minor_is_not_named_even_when_dead(published: Publish) -> None:
    with pytest.raises(NotAllowed, match="may be “counted” at most"):
        published(factories.person(categories=["minor"]))


def test_a_withheld_person_is_not_published(published: Publish) -> None:
    with pytest.raises(NotAllowed, match="withheld"):
        published(factories.person(level="withheld"))


def test_a_confidential_source_leaves_no_trace(
    published: Publish, public: Client, researcher: User, reviewer: User, commit: Commit
) -> None:
    secret = factories.source(access="confidential", title="Canary title")
    made = factories.person("Adam Smith")
    factories.cite(Fate.objects.get(person=made), secret, quote="Canary quote", said_by=["witness"])
    factories.claim(Name, made, sources=[secret], text="Canary alias")
    with commit():
        cited = [row.source.reference for row in made.citations.all() if row.source != secret]
        batch = submit(kind="source", references=sorted(set(cited)), by=researcher, unclaimed_are_mine=True)
        batch += submit(kind="person", references=[made.reference], by=researcher, unclaimed_are_mine=True)
        actions.publish(batch, by=reviewer)
    page = public.get(f"/people/{made.reference}/").content.decode()
    answer = public.get(f"/api/v1/people/{made.reference}/").content.decode()
    assert "Adam Smith" in page
    for text in (page, answer):
        assert "Canary" not in text
        assert secret.reference not in text
    (handed,) = submit(kind="source", references=[secret.reference], by=researcher, unclaimed_are_mine=True)
    with pytest.raises(NotAllowed, match="confidential"):
        actions.publish([handed], by=reviewer)


def test_a_restricted_source_shows_its_label_alone(published: Publish, public: Client) -> None:
    leak = factories.source(
        access="restricted", public_label="leaked government data", title="Canary title", publisher="Canary house"
    )
    made = factories.person("Adam Smith", source_of_all=leak)
    for row in made.citations.all():
        row.quote, row.locator = "Canary quote", "Canary row"
        row.save()
    published(made)
    for path in (f"/people/{made.reference}/", f"/api/v1/people/{made.reference}/"):
        text = public.get(path).content.decode()
        assert "leaked government data" in text
        assert "Canary" not in text


def test_a_column_that_no_public_source_carries_is_not_published(published: Publish, public: Client) -> None:
    made = factories.person(fates=[])
    death = factories.claim(
        Fate, made, sources=[], kind="killed", on="2024-05", place="Canary place", status="unverified"
    )
    with transaction.atomic():
        factories.cite(death, factories.source(), fields=["kind", "on"])
        death.status = "accepted"
        death.save()
    published(made)
    answer = public.get(f"/api/v1/people/{made.reference}/").json()
    assert answer["claims"]["fate"][0]["on"] == "2024-05"
    assert answer["claims"]["fate"][0]["place"] == ""


def test_a_unit_appears_on_the_person_only_once_it_is_published(published: Publish, public: Client) -> None:
    hidden = factories.unit("Canary regiment")
    made = factories.person(services=[{"side": "RU", "unit": hidden}])
    published(made)
    path = f"/api/v1/people/{made.reference}/"
    assert "Canary" not in public.get(path).content.decode()
    assert hidden.reference not in public.get(path).content.decode()
    published(hidden)
    assert public.get(path).json()["claims"]["service"][0]["unit"]["name"] == "Canary regiment"


def test_a_source_withdrawn_takes_along_what_rested_on_it_alone(
    published: Publish, public: Client, publisher: User, commit: Commit
) -> None:
    made = factories.person("Adam Smith")
    weak = factories.source()
    factories.claim(Name, made, sources=[weak], text="Adam Weak")
    published(made)
    assert "Adam Weak" in public.get(f"/people/{made.reference}/").content.decode()
    with commit():
        actions.withdraw(kind="source", references=[weak.reference], by=publisher, reason="It was forged.")
    assert "Adam Weak" not in public.get(f"/people/{made.reference}/").content.decode()


def test_a_crash_between_log_and_catalogue_is_caught_up(
    researcher: User, reviewer: User, public: Client, commit: Commit
) -> None:
    cited = factories.source()
    made = factories.person("Adam Smith", by=researcher, source_of_all=cited)
    batch = submit(kind="source", references=[cited.reference], by=researcher, unclaimed_are_mine=True)
    actions.publish([*batch, handed_in(made, researcher)], by=reviewer)  # nothing after the commit is run
    assert LogEntry.objects.count() == 2
    assert public.get(f"/people/{made.reference}/").status_code == 404
    assert actions.catch_up() == 2
    assert public.get(f"/people/{made.reference}/").status_code == 200
    assert actions.catch_up() == 0


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE publishing_logentry SET decided_by = 'somebody' WHERE number = 2", "its columns"),
        ("DELETE FROM publishing_logpayload WHERE entry_id = 2", "payload row is missing"),
        (
            "DELETE FROM publishing_logpayload WHERE entry_id = 2;"
            " DELETE FROM publishing_standing WHERE last_entry_id = 2;"
            " DELETE FROM publishing_logentry WHERE number = 2",
            "entry 2 is missing",
        ),
        ("UPDATE publishing_logpayload SET document = replace(document, 'Adam', 'Eve')", "its payload"),
        ("UPDATE publishing_loghead SET number = number - 1", "the head says"),
    ],
)
def test_the_chain_finds_tampering(published: Publish, harm: str, found: str) -> None:
    published(factories.person("Adam Smith"), factories.person("Bela Kun"))
    assert list(faults()) == []
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(harm)
    assert any(found in fault.what for fault in faults())


def test_the_head_has_no_gaps(published: Publish) -> None:
    published(factories.person(), factories.person())
    numbers = list(LogEntry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, head().number + 1))
    assert Standing.objects.count() == len(numbers)


def test_an_accepted_claim_without_a_source_is_refused_by_the_database() -> None:
    made = factories.person()
    Name.objects.create(person=made, text="No source", status="accepted")
    with pytest.raises(IntegrityError, match="has no source that supports it"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_taking_the_last_source_of_an_accepted_claim_is_refused_by_the_database() -> None:
    made = factories.person()
    with pytest.raises(IntegrityError, match="has no source that supports it"), connection.cursor() as cursor:
        made.citations.all().delete()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_unit_cannot_lie_under_itself() -> None:
    upper = factories.unit("Upper")
    lower = factories.unit("Lower", parents=[upper])
    with pytest.raises(IntegrityError, match="lie under itself"), connection.cursor() as cursor:
        claim = upper.parents.create(parent=lower, status="accepted")
        upper.citations.create(source=factories.source(), unitparent=claim)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_hundred_drafts_change_no_public_answer(published: Publish, public: Client) -> None:
    published(factories.person("Adam Smith", nationalities=["GB"]))
    paths = ("/", "/people/", "/people/?q=Adam", "/method/", "/api/v1/people/", "/people/?nationality=GB")
    before = [public.get(path).content for path in paths]
    for _ in range(100):
        factories.person("Adam Draft", nationalities=["GB"])
    assert [public.get(path).content for path in paths] == before
    assert public_side.Person.objects.count() == 1
