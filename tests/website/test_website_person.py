"""One person's page: claims, who says so, versions that disagree, and records that are not there."""

import html

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.responses.page_cache import PageCache
from tracker.lib.references import new_reference
from tracker.people.models import Fate, Person
from tracker.publishing.actions import withdraw

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def page_of(reader: Client, person: Person, status: int = 200) -> str:
    """The person's page as text, spaces folded."""
    response = reader.get(f"/people/{person.reference}/")
    assert response.status_code == status
    return " ".join(html.unescape(response.content.decode()).split())


def test_each_claim_leads_to_its_numbered_source_and_says_who_says_so(published: Publish, public: Client) -> None:
    paper = factories.source(
        publisher="The Daily Paper", title="A death", url="https://paper.example/a", kind="obituary"
    )
    made = factories.person("Adam Smith", fates=[{"kind": "killed", "on": "2024-04~"}], source_of_all=paper)
    published(made)
    shown = page_of(public, made)
    assert "about April 2024" in shown
    assert 'href="#source-1"' in shown
    assert 'id="source-1"' in shown
    assert "Cited for: fate; names; said by: own state." in shown
    assert 'href="https://paper.example/a" rel="noopener nofollow"' in shown


def test_a_version_that_disagrees_stands_beside_what_is_counted(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", fates=[{"kind": "killed", "place": "near Avdiivka"}])
    factories.claim(
        Fate,
        made,
        sources=[factories.source()],
        kind="killed",
        place="near Bakhmut",
        status="conflicting",
        conflict_on="place",
        public_note="The ministry's list names Bakhmut.",
    )
    published(made)
    shown = page_of(public, made)
    assert "The version that we count" in shown
    assert "A credible source says something else about “where, in the source's words”." in shown
    assert "This version is shown, but not counted." in shown
    assert "The ministry's list names Bakhmut." in shown


def test_a_source_that_is_only_cited_has_no_link(published: Publish, public: Client) -> None:
    notice = factories.source(
        publisher="A village paper", title="In memoriam", url="https://gone.example/", access="cited"
    )
    made = factories.person("Adam Smith", source_of_all=notice)
    published(made)
    shown = page_of(public, made)
    assert "In memoriam" in shown
    assert "gone.example" not in shown
    assert "Cited without a link." in shown


def test_a_citation_says_which_facts_it_carries(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith", fates=[{"kind": "killed", "on": "2024-04"}])
    ministry = factories.source(publisher="A ministry")
    factories.cite(Fate.objects.get(person=made), ministry, fields=["on"], said_by=["recruiting_side"])
    published(made)
    assert "Cited for: fate (when); said by: recruiting side." in page_of(public, made)


def test_a_name_cannot_bring_markup(published: Publish, public: Client) -> None:
    made = factories.person("<script>alert(1)</script>")
    published(made)
    assert b"<script>" not in public.get(f"/people/{made.reference}/").content
    assert b"<script>" not in public.get("/people/").content
    assert b"<script>" not in public.get("/").content


def test_the_record_can_be_cited_and_corrected(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith")
    published(made)
    shown = page_of(public, made)
    assert f"record {made.reference}, as of" in shown
    assert f"http://testserver/people/{made.reference}/" in shown


@pytest.mark.parametrize("contact", ["", "desk@newsroom.example"])
def test_every_page_says_the_same_of_how_to_write_to_us(
    published: Publish, public: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch, contact: str
) -> None:
    monkeypatch.setattr("tracker.catalogue.responses.frame._answers", PageCache(most_bytes=0))
    settings.CONTACT = contact
    made = factories.person("Adam Smith")
    published(made)
    can, cannot = f'can <a href="/contact/">write to us</a>: {contact}.', "cannot write to us yet: <a"
    for path in ("/", f"/people/{made.reference}/", "/people/?q=Zebedee", "/method/", "/corrections/"):
        shown = " ".join(public.get(path).content.decode().split())
        assert (can in shown, cannot in shown) == (bool(contact), not contact), path
        assert shown.count("rite to ") == shown.count(can) + shown.count(cannot), path


def test_a_reference_typed_by_hand_finds_its_page(published: Publish, public: Client) -> None:
    made = factories.person("Adam Smith")
    published(made)
    answer = public.get(f"/people/{made.reference.lower()}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/people/{made.reference}/")


def test_withdrawn_records_answer_with_the_same_words_and_no_name(
    published: Publish,
    public: Client,
    publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    gone = [factories.person("Adam Smith"), factories.person("Bimal Rai")]
    published(*gone)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[each.reference for each in gone], by=publisher, reason="safety")
    one, other = (page_of(public, each, status=410) for each in gone)
    assert one == other
    assert "Adam" not in one
    assert gone[0].reference not in one
    assert f"Withdrawn: {gone[0].reference}" in " ".join(public.get("/").content.decode().split())


def test_a_draft_answers_like_a_record_that_never_was(public: Client) -> None:
    draft = factories.person("Adam Smith")
    never = public.get(f"/people/{new_reference('P')}/")
    assert never.status_code == 404
    assert public.get(f"/people/{draft.reference}/").content == never.content
