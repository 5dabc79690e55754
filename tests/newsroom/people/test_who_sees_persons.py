"""Whoever may not read the sources on which a person or a claim rests alone learns nothing of it, at any door."""

from html import unescape
from typing import Any

import pghistory
import pytest
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of
from tests.newsroom.records.test_admin_claims import ADD, page_of
from tracker.accounts.models import User
from tracker.newsroom.front_page import work_of
from tracker.people.matching.similar_pairs import compare
from tracker.people.models import (
    Contract,
    Fate,
    Likeness,
    Name,
    Nationality,
    Payment,
    Person,
    PersonCitation,
    Request,
    RestrictedFile,
)
from tracker.review.actions import submit
from tracker.sources.models import Source

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
NAME = "Bikash Gharti"


@pytest.fixture
def reader(db: None) -> User:
    return factories.user("rita", "researcher")


@pytest.fixture
def guarded(reader: User) -> Source:
    made = factories.source(access="restricted", public_label="leaked list", title="Leak")
    made.readers.add(reader)
    return made


@pytest.fixture
def kept(guarded: Source, researcher: User) -> Person:
    """Somebody who rests on the restricted source alone; the researcher is none of its readers."""
    return factories.person(NAME, source_of_all=guarded, nationalities=["NP"])


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(client: Client, address: str, status: Any = 200, **sent: str) -> str:
    answer = client.get(address, sent, follow=status == 200)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def keys(user: User) -> set[int]:
    return set(Person.objects.visible_to(user).values_list("pk", flat=True))


class TestPersons:
    def test_who_rests_on_a_restricted_source_alone_is_visible_to_its_readers(
        self, kept: Person, researcher: User, reader: User
    ) -> None:
        boss = User.objects.create_superuser("boss", password="correct horse")
        assert kept.pk not in keys(researcher)
        assert kept.pk in keys(reader) & keys(boss)

    def test_one_open_source_is_enough(self, kept: Person, researcher: User) -> None:
        factories.cite(Name.objects.get(person=kept), factories.source())
        assert kept.pk in keys(researcher)

    def test_who_cites_nothing_is_visible(self, guarded: Source, researcher: User) -> None:
        assert Person.objects.create().pk in keys(researcher)

    def test_the_list_and_its_search_leave_them_out(self, desk: Client, kept: Person, reader: User) -> None:
        for asked in ({}, {"q": "Bikash"}, {"q": kept.reference}, {"nationality": "NP"}):
            page = text(desk, "/people/person/", **asked)
            assert NAME not in page
        assert NAME in text(as_user(reader), "/people/person/")

    def test_a_search_that_finds_nobody_does_not_offer_them(self, desk: Client, kept: Person, reader: User) -> None:
        assert kept.reference not in text(desk, "/people/person/", q="Bikas Gharty")
        assert kept.reference in text(as_user(reader), "/people/person/", q="Bikas Gharty")

    @pytest.mark.parametrize("door", ["change", "history", "delete", "merge"])
    def test_at_their_address_stand_the_reference_and_whom_to_ask(self, desk: Client, kept: Person, door: str) -> None:
        page = text(desk, f"/people/person/{kept.pk}/{door}/", status=403)
        assert f"{kept.reference} rests on a restricted source." in page
        assert "rita" in page
        assert NAME not in page

    def test_no_box_offers_them(self, desk: Client, kept: Person, reader: User) -> None:
        asked = {"app_label": "people", "model_name": "request", "field_name": "about", "term": "Bikash"}
        assert desk.get("/autocomplete/", asked).json()["results"] == []
        assert len(as_user(reader).get("/autocomplete/", asked).json()["results"]) == 1

    def test_nobody_chooses_them_to_merge_with(self, desk: Client, kept: Person) -> None:
        other = factories.person("Ram Thapa")
        page = text(desk, f"/people/person/{other.pk}/merge/", other=str(kept.pk))
        assert NAME not in page
        assert "Select a valid choice" in page

    def test_their_claims_are_not_opened(self, desk: Client, kept: Person, reader: User) -> None:
        fate = Fate.objects.get(person=kept)
        assert NAME not in text(desk, f"/people/fate/{fate.pk}/change/")
        assert NAME in text(as_user(reader), f"/people/fate/{fate.pk}/change/")

    def test_their_submissions_are_not_listed(self, desk: Client, kept: Person, researcher: User, reader: User) -> None:
        submit(kind="person", references=[kept.reference], by=reader, unclaimed_are_mine=True)
        assert kept.reference not in text(desk, "/review/submission/")
        assert kept.reference in text(as_user(reader), "/review/submission/")

    def test_the_list_of_what_will_not_be_shown_is_not_theirs(self, desk: Client, kept: Person) -> None:
        text(desk, "/people/person/hand-in/", status=404, of=kept.reference)

    def test_the_front_page_does_not_count_them(self, guarded: Source, researcher: User, reader: User) -> None:
        factories.person(NAME, by=researcher, source_of_all=guarded)
        lines = {
            user: {line.label: line.number for block in work_of(user) for line in block.lines}
            for user in (researcher, reader)
        }
        unquoted = "People with a citation without the source's words"
        assert (lines[researcher][unquoted], lines[reader][unquoted]) == ("", "1")
        assert lines[researcher]["Records of people that you began"] == ""

    def test_their_restricted_details_are_not_listed(self, kept: Person, guarded: Source) -> None:
        keeper = factories.user("kim", "keeper")
        RestrictedFile.objects.create(person=kept)
        client = as_user(keeper)
        assert kept.reference not in text(client, "/people/restrictedfile/")
        guarded.readers.add(keeper)
        assert kept.reference in text(client, "/people/restrictedfile/")

    def test_a_letter_about_them_keeps_them_unnamed(self, desk: Client, kept: Person) -> None:
        letter = Request.objects.create(kind="correction", about=kept, received_on="2026-01-01", due_on="2026-01-31")
        for page in ("/people/request/?state=all", f"/people/request/{letter.pk}/change/"):
            found = text(desk, page)
            assert NAME not in found
            assert kept.reference in found
        address = f"/people/request/{letter.pk}/change/"
        assert desk.post(address, fields_of(desk.get(address).content) | {"due_on": ["2026-02-01"]}).status_code == 302
        letter.refresh_from_db()
        assert (letter.about, str(letter.due_on)) == (kept, "2026-02-01")


class TestMatching:
    def test_while_typing_it_says_that_a_reader_must_decide(self, desk: Client, kept: Person, reader: User) -> None:
        asked = {"names-0-text": NAME}
        answer = desk.get("/people/person/likely/", asked)
        assert answer.json()["likely"] == []
        assert "A reader of that source must decide: ask rita." in answer.json()["ask"]
        assert NAME not in answer.content.decode()
        assert kept.reference not in answer.content.decode()
        told = as_user(reader).get("/people/person/likely/", asked).json()
        assert (told["likely"][0]["reference"], told["ask"]) == (kept.reference, "")

    def test_saving_is_not_held_and_the_readers_find_the_pair(self, desk: Client, kept: Person, reader: User) -> None:
        fields = fields_of(desk.get(ADD).content) | {"names-0-text": [NAME], "names-0-status": ["unverified"]}
        page = unescape(desk.post(ADD, fields, follow=True).content.decode())
        assert "A reader of that source must decide: ask rita." in page
        pair = Likeness.objects.get()
        assert text(desk, "/people/likeness/").count("Compare") == 0
        assert kept.reference in text(as_user(reader), "/people/likeness/")
        assert kept.reference in text(as_user(reader), f"/people/likeness/{pair.pk}/change/")
        assert kept.reference not in text(desk, f"/people/likeness/{pair.pk}/change/")

    def test_told_apart_pairs_are_for_who_may_see_both(self, desk: Client, kept: Person, reader: User) -> None:
        other = factories.person(NAME)
        compare([other.pk])
        pair = Likeness.objects.get()
        client = as_user(reader)
        client.post(f"/people/likeness/{pair.pk}/change/", {"because": "Another year of birth."})
        assert kept.reference in text(client, "/people/distinction/")
        assert kept.reference not in text(desk, "/people/distinction/")


class TestClaims:
    @pytest.fixture
    def person(self, guarded: Source, researcher: User) -> Person:
        """Somebody with open sources, of whom one name and one contract rest on the restricted source."""
        with pghistory.context(user=researcher.pk):
            made = factories.person("Ram Thapa")
            factories.claim(Name, made, sources=[guarded], text="Codename Falcon")
            contract = factories.claim(Contract, made, sources=[guarded], side="RU", rank="starshina")
            payment = Payment.objects.create(
                person=made, contract=contract, kind="bonus", amount=777123, currency="RUB"
            )
            factories.cite(payment, factories.source())
        return made

    def test_the_page_leaves_out_what_rests_on_sources_of_others(
        self, desk: Client, person: Person, reader: User
    ) -> None:
        page, whole = (text(client, page_of(person)) for client in (desk, as_user(reader)))
        for words in ("Codename Falcon", "starshina", "777123"):
            assert words not in page
            assert words in whole

    def test_saving_neither_deletes_nor_changes_what_it_does_not_show(self, desk: Client, person: Person) -> None:
        before = [
            list(model.objects.filter(person=person).values()) for model in (Name, Contract, Payment, PersonCitation)
        ]
        fields = fields_of(desk.get(page_of(person)).content) | {"internal_notes": ["Seen."]}
        assert desk.post(page_of(person), fields).status_code == 302
        person.refresh_from_db()
        assert person.internal_notes == "Seen."
        after = [
            list(model.objects.filter(person=person).values()) for model in (Name, Contract, Payment, PersonCitation)
        ]
        assert after == before

    def test_a_row_that_the_page_does_not_show_is_not_written_by_its_key(self, desk: Client, person: Person) -> None:
        unseen = Name.objects.get(text="Codename Falcon")
        fields = fields_of(desk.get(page_of(person)).content)
        fields |= {"names-0-id": [str(unseen.pk)], "names-0-text": ["Overwritten"]}
        desk.post(page_of(person), fields)
        assert set(Name.objects.values_list("text", flat=True)) == {"Ram Thapa", "Codename Falcon"}

    def test_an_unseen_preferred_name_stays_preferred(self, desk: Client, person: Person) -> None:
        Name.objects.filter(person=person, text="Ram Thapa").update(preferred=False)
        Name.objects.filter(text="Codename Falcon").update(preferred=True)
        fields = fields_of(desk.get(page_of(person)).content) | {"names-0-preferred": ["on"]}
        assert "A name that rests on a restricted source is the preferred one" in unescape(
            desk.post(page_of(person), fields).content.decode()
        )
        assert Name.objects.get(text="Codename Falcon").preferred

    def test_the_list_shows_and_finds_no_unseen_name(self, desk: Client, person: Person, reader: User) -> None:
        Name.objects.filter(person=person, text="Ram Thapa").update(preferred=False)
        Name.objects.filter(text="Codename Falcon").update(preferred=True)
        assert "Ram Thapa" in text(desk, "/people/person/")
        assert "Codename" in text(as_user(reader), "/people/person/")
        assert person.reference not in text(desk, "/people/person/", q="Falcon")
        assert person.reference in text(as_user(reader), "/people/person/", q="Falcon")

    def test_the_history_does_not_tell_of_them(self, desk: Client, person: Person, reader: User) -> None:
        address = f"/people/person/{person.pk}/history/"
        assert "Codename Falcon" in text(as_user(reader), address)
        assert "Codename Falcon" not in text(desk, address)
        Name.objects.filter(text="Codename Falcon").update(status="unverified")
        Name.objects.filter(text="Codename Falcon").delete()
        assert "Codename Falcon" not in text(desk, address)
        assert "Codename Falcon" in text(as_user(reader), address)

    def test_their_own_page_is_closed(self, desk: Client, person: Person) -> None:
        unseen = Name.objects.get(text="Codename Falcon")
        assert "Codename Falcon" not in text(desk, f"/people/name/{unseen.pk}/change/")

    def test_merging_shows_none_of_them(self, desk: Client, person: Person, reader: User) -> None:
        other = factories.person("Ram B. Thapa")
        address = f"/people/person/{other.pk}/merge/"
        assert "Codename Falcon" not in text(desk, address, other=str(person.pk))
        assert "Codename Falcon" in text(as_user(reader), address, other=str(person.pk))

    def test_a_filter_finds_nobody_by_them(self, desk: Client, person: Person, guarded: Source, reader: User) -> None:
        factories.claim(Nationality, person, sources=[guarded], territory_id="NP")
        for asked in ({"nationality": "NP"}, {"side": "RU"}):
            assert person.reference not in text(desk, "/people/person/", **asked)
            assert person.reference in text(as_user(reader), "/people/person/", **asked)

    def test_whoever_does_not_see_all_of_a_person_does_not_delete_it(self, desk: Client, person: Person) -> None:
        page = text(desk, f"/people/person/{person.pk}/delete/")
        assert "something of it rests on a restricted source" in page
        assert "Codename Falcon" not in page
        desk.post(f"/people/person/{person.pk}/delete/", {"post": "yes"})
        assert Person.objects.filter(pk=person.pk).exists()


def test_a_person_page_says_nothing_of_claims_by_number(desk: Client, guarded: Source, researcher: User) -> None:
    person = factories.person("Ram Thapa")
    before: Any = fields_of(desk.get(page_of(person)).content)["names-TOTAL_FORMS"]
    factories.claim(Name, person, sources=[guarded], text="Codename Falcon")
    assert fields_of(desk.get(page_of(person)).content)["names-TOTAL_FORMS"] == before
