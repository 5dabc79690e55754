"""Merging on the pages of the newsroom: who may, what is shown, what is left out of lists, what stays hidden."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of
from tests.levels import account
from tests.newsroom.records.test_desk_history import story
from tests.newsroom.test_desk_work import lines, listed
from tracker.accounts.access import ACTIONS, ActionPermission
from tracker.accounts.models import User
from tracker.accounts.roles import ROLES
from tracker.people.matching.candidates import similar_people
from tracker.people.matching.similar_pairs import compare
from tracker.people.merging.merge import merge
from tracker.people.models import Likeness, Merge, Name, Person, RestrictedDetail, RestrictedFile
from tracker.publishing.lowering import lower
from tracker.review.actions import NotAllowed
from tracker.vocabulary.levels import Level

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
LIST = "/people/person/"


@pytest.fixture
def kept(researcher: User) -> Person:
    return factories.person("Adam Smith", by=researcher, nationalities=["GB"])


@pytest.fixture
def other(researcher: User) -> Person:
    return factories.person("Adam Smyth", by=researcher, nationalities=["GB"], level="counted", categories=["minor"])


@pytest.fixture
def made(kept: Person, other: Person, researcher: User) -> Merge:
    return merge(kept=kept, merged=other, by=researcher, reason="One passport.")


def desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(answer: Any) -> str:
    """What the page says, without tags."""
    assert answer.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def page(user: User, address: str) -> str:
    return text_of(desk(user).get(address, follow=True))


def merge_url(kept: Person, other: Person | None = None) -> str:
    return f"{LIST}{kept.pk}/merge/" + (f"?other={other.pk}" if other else "")


def change(person: Person) -> str:
    return f"{LIST}{person.pk}/change/"


def test_from_the_page_to_the_merge(researcher: User, kept: Person, other: Person) -> None:
    client = desk(researcher)
    assert f'href="{merge_url(kept)}"' in client.get(change(kept)).content.decode()
    assert "Choose the record that is about the same person" in text_of(client.get(merge_url(kept)))
    shown = text_of(client.get(merge_url(kept, other)))
    for words in ("Adam Smyth", "moves", "the same: only its sources move", "Minor", f"Keep {other.reference} instead"):
        assert words in shown
    assert not Merge.objects.exists()
    assert "This field is required" in text_of(client.post(merge_url(kept, other), {"reason": ""}))
    said = text_of(client.post(merge_url(kept, other), {"reason": "One passport."}, follow=True))
    assert f"{other.reference} was merged into this record. Nothing public has changed" in said
    assert (Merge.objects.get().kept, Merge.objects.get().by) == (kept, researcher)


def test_the_page_says_what_becomes_of_level_and_categories(researcher: User, kept: Person, other: Person) -> None:
    shown = desk(researcher).get(merge_url(kept, other)).content.decode()
    rows = [" ".join(unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in shown.split("<tr>")]
    assert any(row.startswith("Level Named") and row.count("Counted") == 2 for row in rows), rows
    assert any(row.startswith("Reasons for protection –") and row.count("inor") >= 2 for row in rows), rows


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_the_pages_answer_as_the_table_of_roles_says(role: str, researcher: User, made: Merge) -> None:
    user = account("somebody", role)
    third = factories.person()
    may = role in ACTIONS[ActionPermission.MERGE]
    for address in (merge_url(third), f"{LIST}{made.kept_id}/take-apart/{made.pk}/"):
        for method in ("get", "post"):
            assert getattr(desk(user), method)(address).status_code == (200 if may else 403), (address, method)
    if may or role == "publisher":
        assert ("Merge with another record" in page(user, change(third))) is may
        assert ("Take apart again" in page(user, change(made.kept))) is may
    assert Client().get(merge_url(third)).status_code == 302


def test_what_cannot_be_chosen_is_said(researcher: User, made: Merge) -> None:
    third = factories.person()
    assert "was merged into" in page(researcher, merge_url(third, made.merged))
    assert "is this very record" in page(researcher, merge_url(third, third))
    assert "Select a valid choice" in page(researcher, f"{merge_url(third)}?other=0")
    assert f"This is {made.kept.reference}" in page(researcher, merge_url(made.merged))


def test_the_kept_records_page_takes_apart(researcher: User, made: Merge) -> None:
    shown = page(researcher, change(made.kept))
    assert f"{made.merged.reference} was merged into this record by ada" in shown
    here = f"{LIST}{made.kept_id}/take-apart/{made.pk}/"
    assert "One passport." in page(researcher, here)
    said = text_of(desk(researcher).post(here, {"reason": "Two brothers."}, follow=True))
    assert f"{made.merged.reference} is a record of its own again" in said
    assert "were taken apart already" in page(researcher, here)
    assert not Merge.objects.in_force().exists()


def test_the_merged_records_page_says_so_and_is_read_only(researcher: User, made: Merge) -> None:
    answer = desk(researcher).get(change(made.merged))
    shown = text_of(answer)
    assert f"This record was merged into Adam Smith ({made.kept.reference}) by ada" in shown
    assert f'href="{change(made.kept)}"' in answer.content.decode()
    for word in ("Save and submit", "Merge with another", "Lower the level", "Save and continue"):
        assert word not in shown
    assert not re.search(r'<(input|select|textarea)[^>]+name="(sex|names-0-text)"', answer.content.decode())
    assert desk(researcher).get(f"{LIST}{made.merged_id}/delete/").status_code == 403
    # Only what stayed there has a heading: what both records say.
    assert re.findall(r'<h2 id="([a-z]+)-heading"', answer.content.decode()) == ["nationalities", "fates"]


def test_what_was_typed_into_a_record_merged_meanwhile_is_refused_in_words(
    researcher: User, kept: Person, other: Person
) -> None:
    client = desk(researcher)
    fields = fields_of(client.get(change(other)).content)
    merge(kept=kept, merged=other, by=researcher, reason="One passport.")
    said = text_of(client.post(change(other), fields | {"sex": ["F"]}, follow=True))
    assert f"Not saved: {other.reference} was merged into {kept.reference}. Enter it there." in said
    other.refresh_from_db()
    assert other.sex == ""


def test_a_claim_that_stayed_is_to_read(researcher: User, made: Merge) -> None:
    [claim] = made.merged.nationalities.all()
    here = f"/people/nationality/{claim.pk}/change/"
    assert 'name="_save"' not in desk(researcher).get(here).content.decode()
    assert desk(researcher).post(here, {}).status_code == 403


def test_a_merged_record_is_left_out_of_lists_search_and_choices(researcher: User, made: Merge) -> None:
    Name.objects.create(person=made.kept, text="Adam Quisquilia")
    client, reference = desk(researcher), made.merged.reference
    for query in ("", "?q=Adam", "?state=draft", "?begun=mine", "?claims=uncited"):
        assert reference not in client.get(f"{LIST}{query}").content.decode(), query
    assert reference in client.get(f"{LIST}?state=merged").content.decode()
    for term in ("Adam", reference):
        asked = {"term": term, "app_label": "people", "model_name": "request", "field_name": "about"}
        found = [int(row["id"]) for row in client.get("/autocomplete/", asked).json()["results"]]
        assert found == [made.kept_id]


@pytest.mark.parametrize("typed", ["{}", "{} ", "https://tracker.example/people/{}/"])
def test_the_reference_of_a_merged_record_leads_to_the_kept_one(researcher: User, made: Merge, typed: str) -> None:
    last = factories.person("Adam Quisquilia", by=researcher)
    merge(kept=last, merged=made.kept, reason="One man.", by=researcher)
    for reference in (made.merged.reference, made.merged.reference.lower().replace("-", "–"), made.kept.reference):
        answer = desk(researcher).get(LIST, {"q": typed.format(reference)})
        assert [row.pk for row in answer.context["cl"].result_list] == [last.pk], reference
        assert answer.context["cl"].result_count == 1


def test_a_merged_record_is_nobodys_duplicate(researcher: User, kept: Person, other: Person) -> None:
    Name.objects.create(person=other, text="Adam Smith")
    compare([kept.pk, other.pk])
    assert Likeness.objects.open().count() == 1
    here = f"/people/likeness/{Likeness.objects.get().pk}/change/"
    assert re.search(r'href="/people/person/\d+/merge/\?other=\d+"', desk(researcher).get(here).content.decode())
    merge(kept=kept, merged=other, by=researcher, reason="One passport.")
    assert not Likeness.objects.open().exists()
    assert {match.person for match in similar_people(["Adam Smith"])} == {kept.pk}


def test_your_work_counts_what_its_lists_show(researcher: User, made: Merge) -> None:
    for words, (number, url, _) in lines(researcher).items():
        if "/people/person/" in url:
            assert int(number.replace("none", "0")) == listed(researcher, url), words
    assert lines(researcher)["Records of people that you began"][0] == "1"


def test_both_histories_tell_of_it(researcher: User, made: Merge) -> None:
    told = {person: story(researcher, person) for person in (made.kept, made.merged)}
    assert f"Merged {made.merged.reference} into this record One passport." in told[made.kept]
    assert f"Merged it into {made.kept.reference} One passport." in told[made.merged]
    assert "Added the name “Adam Smyth, Full name”" in told[made.kept]
    desk(researcher).post(f"{LIST}{made.kept_id}/take-apart/{made.pk}/", {"reason": "Two brothers."})
    assert f"Took {made.merged.reference} out of this record again Two brothers." in story(researcher, made.kept)
    assert f"Took it out of {made.kept.reference} again Two brothers." in story(researcher, made.merged)


def test_who_may_not_read_a_source_learns_nothing_of_it(researcher: User, reviewer: User, kept: Person) -> None:
    leak = factories.source(access="restricted", public_label="Canary label", title="Canary title")
    leak.readers.add(researcher)
    other = factories.person("Adam Smyth", source_of_all=leak, nationalities=["GB"])
    assert "Canary title" in page(researcher, merge_url(kept, other))
    before = page(reviewer, merge_url(kept, other))
    merge(kept=kept, merged=other, by=reviewer, reason="One passport.")
    for shown in (before, page(reviewer, change(kept)), story(reviewer, kept), story(reviewer, other)):
        assert "Canary" not in shown
        assert leak.reference not in shown
    assert "Canary title" in story(researcher, kept)


def test_restricted_details_are_shown_on_none_of_these_pages(researcher: User, kept: Person, other: Person) -> None:
    without = page(researcher, merge_url(kept, other))
    file = RestrictedFile.objects.create(person=other)
    RestrictedDetail.objects.create(file=file, kind="contact", text="Canary")
    assert page(researcher, merge_url(kept, other)) == without
    merge(kept=kept, merged=other, by=researcher, reason="One passport.")
    assert "Canary" not in page(researcher, change(kept)) + story(researcher, kept)


def test_a_merged_record_is_not_lowered_and_what_was_merged_is_not_deleted(reviewer: User, made: Merge) -> None:
    with pytest.raises(NotAllowed, match="lower that one"):
        lower(references=[made.merged.reference], level=Level.WITHHELD, by=reviewer, reason="x")
    said = text_of(desk(reviewer).get(f"{LIST}{made.kept_id}/delete/"))
    assert "would require deleting the following protected related objects" in said
