"""The review page: what changed, what readers get of it and why, the public page itself, and two people deciding."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pghistory
import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.reviewing import page_of
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.config.serving import headers
from tracker.people.models import Birth, Fate, Name, Person, PersonCitation
from tracker.publishing import staging
from tracker.publishing.log import head
from tracker.publishing.models import LogEntry, Standing
from tracker.review.actions import NotAllowed, approve, send_back, submit, withhold
from tracker.review.models import Decision, Submission
from tracker.sources.models import Capture, Source
from tracker.units.models import Site

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
Commit = Callable[..., Any]


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def page(user: User, row: Submission, query: str = "") -> str:
    return text(logged_in(user).get(f"/review/submission/{row.pk}/change/{query}"))


def framed(user: User, row: Submission, query: str = "") -> str:
    return text(logged_in(user).get(f"/review/submission/{row.pk}/public/{query}"))


def handed_in(record: Any, by: User, kind: str = "person") -> Submission:
    return submit(kind=kind, references=[record.reference], by=by, unclaimed_are_mine=True)[0]


@pytest.fixture
def person(researcher: User, published: Publish) -> Person:
    made = factories.person("Adam Smyth", by=researcher, nationalities=["GB"], fates=[{"kind": "killed", "cause": "x"}])
    published(made)
    # Within a test's one transaction, all history has one moment.
    Submission.objects.update(submitted_at="2020-01-01T00:00Z")
    return made


@pytest.fixture
def cast(researcher: User, reviewer: User) -> tuple[User, User]:
    return researcher, reviewer


def changed(person: Person, by: User) -> None:
    with pghistory.context(user=by.pk), transaction.atomic():
        Name.objects.filter(person=person).update(text="Adam Smith")
        Fate.objects.filter(person=person).update(cause="", place="Bakhmut")
        factories.claim(Name, person, sources=[factories.source(title="New source")], text="Adam Added")
        PersonCitation.objects.filter(fate__person=person).update(quote="He fell.")


def test_each_column_shows_old_and_new(person: Person, researcher: User, reviewer: User) -> None:
    changed(person, researcher)
    html = page(reviewer, handed_in(person, researcher))
    assert "<del>Adam Smyth</del> → <ins>Adam Smith</ins>" in html
    assert '<del>x</del> → <span class="quiet">empty</span>' in html
    assert '<span class="quiet">empty</span> → <ins>Bakhmut</ins>' in html
    assert re.search(r"<small>accepted\s*· <mark>new</mark>", html), "the added name"
    assert "<mark>taken out</mark>" in html, "the citation without the quote"
    assert re.search(r"<blockquote>\s*He fell\.\s*</blockquote>", html)


def test_a_claim_that_was_taken_out_stays_in_sight(person: Person, researcher: User, reviewer: User) -> None:
    with pghistory.context(user=researcher.pk), transaction.atomic():
        PersonCitation.objects.filter(nationality__person=person).delete()
        person.nationalities.all().delete()
    html = page(reviewer, handed_in(person, researcher))
    assert re.search(r"Nationality\s*<small>accepted\s*· <mark>taken out</mark>", html)


def test_what_readers_get_of_a_value_is_said_with_the_reason(researcher: User, reviewer: User) -> None:
    made = factories.person("Adam Smith", by=researcher)
    factories.claim(Birth, made, sources=[factories.source()], born_on="1989-12-03", place="Leeds")
    html = page(reviewer, handed_in(made, researcher))
    assert "Shown as “1989”: An exact date of birth identifies and harms; the year is enough." in html
    assert "Never shown: A birthplace leads to the family" in html


def test_sources_stand_beside_their_claim_with_their_copies(researcher: User, reviewer: User) -> None:
    cited = factories.source(title="Obituary", url="https://news.example/a")
    Capture.objects.create(source=cited, url="https://archive.example/a")
    html = page(reviewer, handed_in(factories.person(by=researcher, source_of_all=cited), researcher))
    assert "Obituary" in html
    assert 'href="https://news.example/a"' in html
    assert 'href="https://archive.example/a"' in html


def test_the_frame_holds_what_readers_get_once_it_is_published(
    person: Person, cast: tuple[User, User], published: Publish, settings: Any
) -> None:
    researcher, reviewer = cast
    changed(person, researcher)
    before = framed(reviewer, handed_in(person, researcher))
    assert "<h1> <bdi >Adam Smith</bdi> </h1>" in before
    assert "He fell." in before
    published(person, note="(your note for readers)", leave_out=Source.objects.filter(title="New source"))
    settings.ROOT_URLCONF = "tracker.config.urls_public"
    assert lasting(before) == lasting(text(Client().get(f"/people/{person.reference}/")))


def lasting(html: str) -> str:
    """What is between the site's head and foot, but for numbers of the log."""
    return re.sub(
        r"generation \d+|\(entry \d+ of the publication log\)", "", html.partition("<main")[2].partition("</main>")[0]
    )


def test_with_its_waiting_sources_it_shows_what_rests_on_them(researcher: User, reviewer: User) -> None:
    made = factories.person("Adam Smith", by=researcher)
    cited = made.citations.select_related("source").first()
    assert cited is not None
    handed_in(cited.source, researcher, "source")
    row = handed_in(made, researcher)
    assert "Adam Smith" in framed(reviewer, row)
    assert "Readers would find no page" in framed(reviewer, row, "?alone=1")
    together, alone = page(reviewer, row), page(reviewer, row, "?alone=1")
    assert f'src="/review/submission/{row.pk}/public/"' in together
    assert "together with what it rests on" in together
    assert cited.source.title in together.partition("What the public will see")[2].partition("<iframe")[0]
    assert '<a href="?alone=1#public">This record alone</a>' in together
    assert re.search('name="together" checked', together)
    assert f'src="/review/submission/{row.pk}/public/?alone=1"' in alone
    assert "Together with the 1 that waits beside it" in alone
    assert not re.search('name="together" checked', alone)


def test_a_figure_is_shown_with_its_waiting_claimant(researcher: User, reviewer: User) -> None:
    figure = figure_factories.figure(4321, by=researcher)
    cited = figure.citations.get().source
    handed_in(cited, researcher, "source")
    handed_in(figure.claimant, researcher, "claimant")
    row = handed_in(figure, researcher, "figure")
    assert "4,321" in framed(reviewer, row)
    assert "4,321" not in framed(reviewer, row, "?alone=1")
    post(reviewer, row, "approve_and_publish", together="on")
    shown = set(Standing.objects.filter(is_public=True).values_list("kind", flat=True))
    assert shown == {"source", "claimant", "figure"}


def test_a_source_that_the_reviewer_wrote_is_not_shown_as_if_public(researcher: User, reviewer: User) -> None:
    made = factories.person("Adam Smith", by=researcher)
    cited = made.citations.select_related("source").first()
    assert cited is not None
    handed_in(cited.source, reviewer, "source")
    row = handed_in(made, researcher)
    assert "Readers would find no page" in framed(reviewer, row)
    assert "This record alone" not in page(reviewer, row)


def test_looking_leaves_no_trace(person: Person, researcher: User, reviewer: User) -> None:
    changed(person, researcher)
    row = handed_in(person, researcher)
    before = (head().hash, LogEntry.objects.count(), list(Standing.objects.values()), state_of_catalogue())
    assert "Adam Smith" in framed(reviewer, row)
    assert (head().hash, LogEntry.objects.count(), list(Standing.objects.values()), state_of_catalogue()) == before


def state_of_catalogue() -> list[Any]:
    return [list(model._default_manager.values()) for model in (public_side.Generation, public_side.Person)] + [
        sorted(public_side.Name.objects.values_list("text", flat=True))
    ]


@pytest.mark.parametrize("kind", ["unit", "source", "figure", "site"])
def test_every_kind_has_its_rendering(kind: str, researcher: User, reviewer: User, published: Publish) -> None:
    unit = factories.unit("Regiment", by=researcher)
    figure = figure_factories.figure(4321)
    published(unit, figure)
    site = Site.objects.create(name="Point", kind="selection_point", territory_id="RU")
    records: dict[str, Any] = {
        "unit": unit,
        "figure": figure,
        "site": site,
        "source": factories.source(title="Title X"),
    }
    shown = framed(reviewer, handed_in(records[kind], researcher, kind))
    assert {"unit": "Regiment", "figure": "4,321", "site": "has no page of its own", "source": "Title X"}[kind] in shown


def test_the_frame_is_for_those_who_may_read_submissions(person: Person, researcher: User) -> None:
    row = handed_in(person, researcher)
    address = f"/review/submission/{row.pk}/public/"
    assert Client().get(address).status_code == 302
    assert logged_in(factories.user("root", "administrator")).get(address).status_code == 403
    secret = handed_in(factories.source(access="restricted", public_label="A leak"), researcher, "source")
    assert logged_in(researcher).get(f"/review/submission/{secret.pk}/public/").status_code == 404


def test_only_the_frame_may_be_framed_and_only_by_us(person: Person, researcher: User, reviewer: User) -> None:
    row = handed_in(person, researcher)
    client = logged_in(reviewer)
    inner = client.get(f"/review/submission/{row.pk}/public/")
    outer = client.get(f"/review/submission/{row.pk}/change/")
    assert inner["X-Frame-Options"] == "SAMEORIGIN"
    assert inner["Content-Security-Policy"] == headers.CONTENT.replace("ancestors 'none'", "ancestors 'self'")
    assert inner["Cache-Control"] == "no-store"
    assert outer["X-Frame-Options"] == "DENY"
    assert outer["Content-Security-Policy"] == f"{headers.CONTENT}; frame-src 'self'"


def test_a_record_that_very_many_name_is_not_tried_out(
    person: Person, researcher: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "MOST_DEPENDENTS", 0)
    cited = person.citations.select_related("source").first()
    assert cited is not None
    assert "public records name this one" in framed(reviewer, handed_in(cited.source, researcher, "source"))


def post(user: User, row: Submission, action: str, **given: str) -> str:
    address, desk = page_of(row), logged_in(user)
    desk.get(address)
    return text(desk.post(address, {"action": action, "_confirmed": "1", **given}, follow=True))


def test_a_correction_is_published_from_the_page_with_its_note(
    person: Person, researcher: User, reviewer: User, django_capture_on_commit_callbacks: Commit
) -> None:
    changed(person, researcher)
    row = handed_in(person, researcher)
    assert "write a note for readers" in post(reviewer, row, "approve_and_publish")
    assert not row.decisions.exists()
    with django_capture_on_commit_callbacks(execute=True):
        post(reviewer, row, "approve_and_publish", public_note="The name was misspelt.")
    assert LogEntry.objects.latest("number").public_note == "The name was misspelt."
    assert public_side.Person.objects.get(pk=person.reference).name == "Adam Smith"


def test_it_is_published_with_its_sources_in_one_go(researcher: User, reviewer: User) -> None:
    made = factories.person("Adam Smith", by=researcher)
    cited = made.citations.select_related("source").first()
    assert cited is not None
    handed_in(cited.source, researcher, "source")
    row = handed_in(made, researcher)
    post(reviewer, row, "approve_and_publish", together="on")
    assert set(Standing.objects.values_list("reference", flat=True)) == {made.reference, cited.source.reference}


def test_an_embargo_is_set_on_the_page(researcher: User, reviewer: User, person: Person) -> None:
    changed(person, researcher)
    row = handed_in(person, researcher)
    until = timezone.now() + timedelta(days=3)
    moment = {"not_before_0": f"{until:%Y-%m-%d}", "not_before_1": "06:00"}
    said = post(reviewer, row, "approve_and_publish", public_note="Misspelt.", **moment)
    assert f"Approved, on no public page until {until:%d %B %Y}, 06:00 UTC" in said
    assert "On no public page until" in page(reviewer, row)
    listed = text(logged_in(reviewer).get(f"/people/person/?q={person.reference}"))
    assert "Public" in listed


@pytest.mark.parametrize(
    ("action", "outcome"), [("send_back_to_author", "sent_back"), ("withhold_from_public", "withheld")]
)
def test_sending_back_and_withholding_need_a_note(
    person: Person, researcher: User, reviewer: User, action: str, outcome: str
) -> None:
    changed(person, researcher)
    row = handed_in(person, researcher)
    assert "This field is required" in post(reviewer, row, action, note="")
    assert not row.decisions.exists()
    post(reviewer, row, action, note="Which month?")
    assert row.decisions.get().outcome == outcome
    with pytest.raises(NotAllowed, match=f"was {outcome.replace('_', ' ')} already, by ben"):
        approve([row], by=factories.user("eve", "reviewer"))


def test_whoever_touched_it_is_offered_no_publishing(person: Person, researcher: User, reviewer: User) -> None:
    changed(person, reviewer)
    row = handed_in(person, researcher)
    assert 'value="approve_and_publish"' not in page(reviewer, row)
    assert "somebody else decides" in page(reviewer, row)
    assert "Somebody who changed nothing in it must approve it" in post(
        reviewer, row, "approve_and_publish", public_note="x"
    )
    assert not row.decisions.exists()


@pytest.mark.parametrize("second", [send_back, withhold])
def test_of_two_reviewers_the_second_is_told_who_was_faster(
    second: Callable[..., Decision], person: Person, researcher: User, reviewer: User, publisher: User
) -> None:
    changed(person, researcher)
    row = handed_in(person, researcher)
    post(reviewer, row, "approve_and_publish", public_note="Misspelt.")
    with pytest.raises(NotAllowed, match="was approved already, by ben"):
        second(row, by=publisher, note="Too late.")
    assert "was approved already, by ben" in post(publisher, row, "approve_and_publish", public_note="Again.")
    assert LogEntry.objects.filter(submission=row).count() == 1


def test_five_hundred_are_approved_together_and_the_rest_is_named(
    researcher: User, reviewer: User, monkeypatch: pytest.MonkeyPatch, published: Publish
) -> None:
    monkeypatch.setattr("tracker.newsroom.review.submissions.BATCH", 3)
    cited = factories.source()
    published(factories.person(source_of_all=cited))
    rows = [handed_in(factories.person(by=researcher, source_of_all=cited), researcher) for _ in range(5)]
    given = {"action": "approve_and_publish", "_selected_action": [str(row.pk) for row in rows]}
    desk = logged_in(reviewer)
    answer: Any = desk.post("/review/submission/", given, follow=True)
    assert "More than 3 were chosen: these are the first 3." in text(answer)
    assert answer.redirect_chain[0][0].count(",") == 2
    desk.post(answer.redirect_chain[0][0])
    assert Decision.objects.filter(submission__in=rows).count() == 3


def test_the_sheet_names_what_a_source_supports_in_words(client: Client, researcher: User, reviewer: User) -> None:
    made = factories.person("Ram Thapa", by=researcher, fates=[{"kind": "killed", "on": "2024"}])
    PersonCitation.objects.filter(person=made, fate__isnull=False).update(fields=["on", "place"], said_by=["own_state"])
    (row,) = submit(kind="person", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    client.force_login(reviewer)
    page = " ".join(client.get(f"/review/submission/{row.pk}/change/").content.decode().split())
    assert "said by: own state · supports: date, place, as stated" in page
    assert "for on" not in page
