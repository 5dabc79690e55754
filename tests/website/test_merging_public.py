"""A merged record for readers: its address leads to the kept one, as long as that one is public; nothing else tells."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests import factories
from tests.canaries import everything_in
from tests.conftest import Publish
from tests.levels import account
from tests.publishing.merging.test_merging_bridge import approved, merged
from tests.publishing.test_states import answers
from tracker.accounts.models import User
from tracker.catalogue.models import Merged
from tracker.people.merging.splitting import split
from tracker.people.models import Person
from tracker.publishing.actions import catch_up, withdraw
from tracker.website.page_context import day

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
EXPLAIN_MERGING = ("/method/", "/download/", "/withdrawals.json", "/api/v1/start/", "/api/v1/schema/")
"""Pages and files that say what a merge is, whether there was one or not."""


@pytest.fixture
def kept(researcher: User) -> Person:
    return factories.person("Adam Smith", by=researcher, nationalities=["GB"])


@pytest.fixture
def other(researcher: User) -> Person:
    return factories.person("Adam Smyth", by=researcher, nationalities=["GB"])


@pytest.fixture
def joined(published: Publish, kept: Person, other: Person) -> Any:
    """Both were public, then one."""
    published(kept, other)
    made = merged(kept, other)
    approved(kept)
    return made


def text(public: Client, path: str) -> str:
    answer: Any = public.get(path)
    assert answer.status_code == 200, path
    return everything_in("", b"".join(answer.streaming_content) if answer.streaming else answer.content)


def test_its_address_leads_to_the_kept_record_and_is_asked_again(
    public: Client, joined: Any, kept: Person, other: Person
) -> None:
    for address in (other.reference, other.reference.lower()):
        answer = public.get(f"/people/{address}/", follow=True)
        assert answer.redirect_chain[-1] == (f"/people/{kept.reference}/", 301)
    answer = public.get(f"/people/{other.reference}/")
    # A browser would keep it for good, also when the two are taken apart.
    assert answer["Cache-Control"] == "no-store"
    assert answer.content == b""


def test_over_the_api_too(public: Client, joined: Any, kept: Person, other: Person) -> None:
    answer = public.get(f"/api/v1/people/{other.reference}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/people/{kept.reference}/")
    assert json.loads(answer.content) == {"merged_into": kept.reference}
    assert answer["Cache-Control"] == "no-store"
    record = json.loads(text(public, answer["Location"]))
    assert [row["reference"] for row in record["merged"]] == [other.reference]


def test_the_kept_page_says_it_in_a_line_and_among_its_changes(
    public: Client, joined: Any, kept: Person, other: Person
) -> None:
    page = text(public, f"/people/{kept.reference}/")
    assert f"{other.reference} was merged into this record on " in page
    changes = page.partition('<ul class="changes">')[2]
    assert f"{other.reference} was merged into this record" in changes.partition("</ul>")[0]


def test_only_the_kept_record_is_listed_counted_and_filed(
    public: Client, joined: Any, kept: Person, other: Person
) -> None:
    assert json.loads(text(public, "/api/v1/people/"))["counts"]["recorded"]["people"] == 1
    for path in ("/people/", "/people.csv", "/names.csv", "/people/?q=Smyth", "/api/v1/people/?nationality=GB"):
        shown = text(public, path)
        assert kept.reference in shown, path
        assert other.reference not in shown, path


@pytest.mark.parametrize("typed", ["{}", "{}.", "https://tracker.example/people/{}/"])
def test_the_reference_of_the_merged_one_finds_the_kept_one_everywhere(
    public: Client, joined: Any, kept: Person, other: Person, typed: str
) -> None:
    for reference in (other.reference, other.reference.lower().replace("-", "–"), kept.reference):
        q = quote(typed.format(reference))
        counted = json.loads(text(public, f"/api/v1/people/?q={q}"))
        assert counted["counts"]["recorded"]["people"] == 1, q
        assert f'href="/people/{kept.reference}/"' in text(public, f"/people/?q={q}")
        for path in ("/people.csv", "/names.csv"):
            assert kept.reference in text(public, f"{path}?q={q}"), path


def test_corrections_feed_and_withdrawals_tell_of_it(public: Client, joined: Any, kept: Person, other: Person) -> None:
    page = " ".join(text(public, "/corrections/").split())
    assert f'Merged: person <span class="code">{other.reference}</span>' in page
    assert f'into <a href="/people/{kept.reference}/">' in page
    assert f"Merged: person {other.reference} into {kept.reference}" in text(public, "/corrections.atom")
    feed = json.loads(text(public, "/withdrawals.json"))
    assert [row["reference"] for row in feed["withdrawn"]] == [other.reference]
    [row] = feed["merged"]
    assert (row["reference"], row["into"]) == (other.reference, kept.reference)
    assert "Merged:" in text(public, "/")


def test_once_the_kept_record_is_withdrawn_no_answer_points_anywhere(
    public: Client, joined: Any, kept: Person, other: Person, publisher: User
) -> None:
    withdraw(kind="person", references=[kept.reference], by=publisher, reason="x")
    catch_up()
    gone = {each: public.get(f"/people/{each.reference}/") for each in (kept, other)}
    assert {answer.status_code for answer in gone.values()} == {410}
    assert gone[kept].content == gone[other].content
    assert json.loads(text(public, "/withdrawals.json"))["merged"] == []
    for path, said in answers(public, other.reference):
        assert "erged" not in said or path in EXPLAIN_MERGING, path
        assert not (kept.reference in said and other.reference in path), path
    page = " ".join(text(public, "/corrections/").split())
    assert f'Withdrawn: person <span class="code">{other.reference}</span>' in page


def test_a_chain_is_followed_in_one_step(
    public: Client, joined: Any, published: Publish, kept: Person, other: Person
) -> None:
    third = factories.person("Third", by=account("ada", "researcher"))
    published(third)
    merged(third, kept)
    approved(third)
    for each in (kept, other):
        answer = public.get(f"/people/{each.reference}/", follow=True)
        assert answer.redirect_chain == [(f"/people/{third.reference}/", 301)]
    page = text(public, f"/people/{third.reference}/")
    assert page.count("was merged into this record on") == 2


def test_taken_apart_and_approved_both_have_their_pages(
    public: Client, joined: Any, kept: Person, other: Person
) -> None:
    split(joined, by=account("ada", "researcher"), because="Two brothers.")
    approved(kept, other)
    assert "Adam Smyth" in text(public, f"/people/{other.reference}/")
    page = text(public, f"/people/{kept.reference}/")
    assert "was merged" not in page
    assert "Smyth" not in page


def test_one_that_never_was_public_is_as_unknown_as_any(public: Client, published: Publish, kept: Person) -> None:
    draft = factories.person("Draft")
    published(kept)
    unknown = public.get("/people/P-000000/")
    merged(kept, draft)
    approved(kept)
    answer = public.get(f"/people/{draft.reference}/")
    assert (answer.status_code, answer.content) == (404, unknown.content)
    assert public.get(f"/api/v1/people/{draft.reference}/").status_code == 404
    for path, said in answers(public, kept.reference):
        assert draft.reference not in said, path


def test_the_day_is_that_of_the_approval(public: Client, joined: Any, kept: Person) -> None:
    assert f"on {day(Merged.objects.get().at)}." in text(public, f"/people/{kept.reference}/")
