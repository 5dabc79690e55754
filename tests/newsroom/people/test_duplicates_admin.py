"""Likely duplicates in the newsroom: told while a name is typed, demanded on saving, kept."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.newsroom.records.test_admin_claims import ADD, page_of
from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.people.matching.distinctions import distinguish
from tracker.people.models import Birth, Distinction, Name, Person
from tracker.vocabulary.sources import Access

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
NOT_SAVED = "Not saved yet: there are records of people with such a name."


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def typed(desk: Client, name: str, address: str = ADD, **more: str) -> dict[str, list[str]]:
    fields = fields_of(desk.get(address).content)
    if address == ADD:
        return fields | {"names-0-text": [name]} | {key: [value] for key, value in more.items()}
    return with_row(fields, "names", text=name, kind="alias", status="unverified")


def sent(desk: Client, fields: dict[str, list[str]], address: str = ADD) -> str:
    answer = desk.post(address, fields)
    return "saved" if answer.status_code == 302 else unescape(answer.content.decode())


def field_for(person: Person) -> str:
    return f"not_the_same-{person.reference}"


def told(desk: Client, **asked: str) -> list[dict[str, Any]]:
    answer = desk.get("/people/person/likely/", asked)
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json()["likely"]
    return found


class TestOnSaving:
    def test_a_name_that_others_bear_is_not_saved_before_each_was_told_apart(self, desk: Client) -> None:
        known = factories.person("Bikash Gharti", nationalities=["NP"])
        other = factories.person("Bikas Gharty")
        fields = typed(desk, "Бикаш Гарти", internal_notes="typed before")
        html = sent(desk, fields)
        assert NOT_SAVED in html
        assert Person.objects.count() == 2
        for person in (known, other):
            assert page_of(person) in html
            assert f'name="{field_for(person)}"' in html
        again = fields_of(html.encode())
        assert (again["names-0-text"], again["internal_notes"]) == (["Бикаш Гарти"], ["typed before"])
        half = again | {field_for(known): ["Born elsewhere."]}
        html = sent(desk, half)
        assert NOT_SAVED in html
        assert fields_of(html.encode())[field_for(known)] == ["Born elsewhere."]
        assert sent(desk, half | {field_for(other): ["His brother."]}) == "saved"
        made = Person.objects.latest("pk")
        assert {row.because for row in Distinction.objects.of(made)} == {"Born elsewhere.", "His brother."}

    def test_what_was_told_apart_is_kept_with_its_author_and_not_asked_again(
        self, desk: Client, researcher: User
    ) -> None:
        known = factories.person("Bikash Gharti")
        assert sent(desk, typed(desk, "Bikash Gharti") | {field_for(known): ["A namesake."]}) == "saved"
        made = Person.objects.latest("pk")
        kept = Distinction.objects.get()
        assert (kept.first, kept.second, kept.told_apart_by) == (known, made, researcher)
        assert events_of(Distinction)._default_manager.get().pgh_context["user"] == researcher.pk  # type: ignore[attr-defined]
        for person in (made, known):
            assert sent(desk, typed(desk, "Bikas Gharti", page_of(person)), page_of(person)) == "saved"
        history = desk.get(f"/people/person/{made.pk}/history/").content.decode()
        assert "A namesake." in history

    def test_blanks_are_no_reason(self, desk: Client) -> None:
        known = factories.person("Bikash Gharti")
        assert NOT_SAVED in sent(desk, typed(desk, "Bikash Gharti") | {field_for(known): ["  \n "]})
        assert not Distinction.objects.exists()

    def test_other_errors_lose_no_reason(self, desk: Client) -> None:
        known = factories.person("Bikash Gharti")
        fields = typed(desk, "Bikash Gharti") | {field_for(known): ["A namesake."], "names-0-status": ["accepted"]}
        html = sent(desk, fields)
        assert "An accepted claim needs a source" in html
        assert NOT_SAVED not in html
        assert fields_of(html.encode())[field_for(known)] == ["A namesake."]
        assert not Distinction.objects.exists()

    def test_saving_a_page_with_unchanged_names_asks_nothing(self, desk: Client) -> None:
        person, _ = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        assert sent(desk, fields_of(desk.get(page_of(person)).content), page_of(person)) == "saved"

    def test_saving_a_person_with_five_spellings_looks_up_all_of_them_at_once(self, desk: Client) -> None:
        spellings = ("Bikash Gharti", "Бикаш Гарти", "Bikas Gharty", "Gharti Bikash", "Vikash Gharti")
        known = [factories.person(text) for text in spellings]
        fields = typed(desk, spellings[0])
        for text in spellings[1:]:
            fields = with_row(fields, "names", text=text, kind="alias", status="unverified")
        with CaptureQueriesContext(connection) as queries:
            assert sent(desk, fields | {field_for(person): ["A namesake."] for person in known}) == "saved"
        assert sum("<->" in query["sql"] for query in queries) == 1
        made = Person.objects.latest("pk")
        assert Name.objects.filter(person=made).count() == 5
        assert Distinction.objects.of(made).count() == 5

    def test_a_name_changed_to_one_that_others_bear_is_asked_about(self, desk: Client) -> None:
        person, known = factories.person("Somebody Else"), factories.person("Bikash Gharti")
        changed = fields_of(desk.get(page_of(person)).content) | {"names-0-text": ["Bikash Gharti"]}
        assert f'name="{field_for(known)}"' in sent(desk, changed, page_of(person))
        own = f"/people/name/{person.names.get().pk}/change/"
        changed = fields_of(desk.get(own).content) | {"text": ["Bikash Gharti"]}
        assert f'name="{field_for(known)}"' in sent(desk, changed, own)
        assert sent(desk, changed | {field_for(known): ["Another village."]}, own) == "saved"
        assert Distinction.objects.get().because == "Another village."

    @pytest.mark.parametrize("name", ["Bikash", "Kabul", "Juan Pérez"])
    def test_single_words_and_other_names_are_not_asked_about(self, desk: Client, name: str) -> None:
        factories.person("Bikash Gharti")
        factories.person("Kabul")
        assert sent(desk, typed(desk, name)) == "saved"

    @pytest.mark.parametrize(
        ("typed_name", "known_name"),
        [
            ("Suk Raj Chaudhary", "Bikram Chaudhary"),
            ("Bikash Shrestha", "Suresh Shrestha"),
            ("Oleksandr Kovalenko", "Mykola Kovalenko"),
            ("Abdul Karim Rahman", "Yusuf Rahman"),
            ("Bikram Gharti", "Bikash Gharti"),
            ("Suk Raj Chaudhary", "Raj Chaudhary"),
            ("Manoj Thapa", "Bimal Man Thapa"),
        ],
    )
    def test_a_surname_alone_is_not_asked_about_but_told_while_typing(
        self, desk: Client, typed_name: str, known_name: str
    ) -> None:
        known = factories.person(known_name, nationalities=["NP"])
        assert sent(desk, typed(desk, typed_name)) == "saved"
        if typed_name in ("Suk Raj Chaudhary", "Bikram Gharti"):
            assert known.reference in [each["reference"] for each in told(desk, **{"names-0-text": typed_name})]

    @pytest.mark.parametrize(
        "respelled",
        [
            "Suk Raj Chaudhari",
            "Chaudhary Suk Raj",
            "Sukraj Chaudhary",
            "Suk Chaudhary",
            "Skuraj Chaudhary",
            "सुक राज चौधरी",
        ],
    )
    def test_the_same_name_written_in_another_way_is_asked_about(self, desk: Client, respelled: str) -> None:
        known = factories.person("Suk Raj Chaudhary", nationalities=["NP"])
        assert f'name="{field_for(known)}"' in sent(desk, typed(desk, respelled))

    def test_of_several_spellings_that_which_is_like_in_every_word_counts(self, desk: Client) -> None:
        known = factories.person("Bikram Chaudhary")
        factories.claim(Name, known, sources=[], text="Suk Chaudhari", kind="alias", status="unverified")
        html = sent(desk, typed(desk, "Suk Raj Chaudhary"))
        assert f'name="{field_for(known)}"' in html
        assert "Suk Chaudhari" in html

    def test_a_row_taken_out_or_rejected_is_not_asked_about(self, desk: Client) -> None:
        factories.person("Bikash Gharti")
        rejected = {"names-0-status": ["rejected"], "names-0-status_reason": ["His brother."]}
        assert sent(desk, typed(desk, "Bikash Gharti") | rejected) == "saved"

    def test_what_is_typed_beside_the_name_is_looked_at(self, desk: Client) -> None:
        known = factories.person("Bikash Gharti", nationalities=["NP"])
        factories.claim(Birth, known, sources=[factories.source()], born_on="1985")
        fields = with_row(typed(desk, "Bikash Gharti"), "births", born_on="2001-03", status="unverified")
        assert NOT_SAVED in sent(desk, fields)
        fields = with_row(
            fields, "nationalities", kind="territory", territory="IN", status="unverified", basis="unknown"
        )
        assert sent(desk, fields) == "saved"

    def test_at_most_five_are_asked_about_at_once_the_likest(self, desk: Client) -> None:
        exact = factories.person("Bikash Gharti")
        for number in range(7):
            factories.person("Bikas Gharty", internal_notes=str(number))
        html = sent(desk, typed(desk, "Bikash Gharti"))
        assert len(set(re.findall(r'name="(not_the_same-[^"]+)"', html))) == 5
        assert f'name="{field_for(exact)}"' in html

    def test_rows_made_by_programs_are_not_stopped(self) -> None:
        assert factories.person("Bikash Gharti").pk != factories.person("Bikash Gharti").pk


class TestWhileTyping:
    def test_likely_records_are_told_with_what_tells_them_apart(self, desk: Client) -> None:
        known = factories.person("Bikash Gharti", nationalities=["NP"], fates=[{"kind": "killed", "on": "2024-03"}])
        factories.claim(Birth, known, sources=[factories.source()], born_on="1998")
        factories.person("Juan Pérez")
        assert told(desk, **{"names-0-text": "Бикаш Гарти"}) == [
            {
                "name": "Bikash Gharti",
                "also": "",
                "nationality": "Nepal",
                "born": "born 1998",
                "fate": "Killed, March 2024",
                "reference": known.reference,
                "url": page_of(known),
                "how": "very like",
            }
        ]

    def test_a_single_word_is_not_enough(self, desk: Client) -> None:
        for name, enough in (("Bikash", False), ("Bikash G", True), ("王伟", True)):
            assert desk.get("/people/person/likely/", {"names-0-text": name}).json()["enough"] is enough

    def test_nobody_is_told_of_themselves_nor_of_whom_they_were_told_apart_from(
        self, desk: Client, researcher: User
    ) -> None:
        person, other = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        asked = {"names-3-text": "Bikash Gharti", "person": str(person.pk)}
        assert [each["reference"] for each in told(desk, **asked)] == [other.reference]
        distinguish(person, other, because="A namesake.", by=researcher)
        assert told(desk, **asked) == []

    def test_nothing_of_a_guarded_source_is_told_and_names_are_as_everywhere(self, desk: Client) -> None:
        leak = factories.source(title="Leaked list", access=Access.CONFIDENTIAL)
        known = factories.person("Bikash Gharti")
        factories.cite(Name.objects.get(person=known), leak)
        answer = desk.get("/people/person/likely/", {"names-0-text": "Bikash Gharti"})
        assert known.reference in answer.content.decode()
        assert "Leaked" not in answer.content.decode()
        assert known.reference in desk.get("/people/person/?q=gharti").content.decode()

    @pytest.mark.parametrize(
        "asked",
        [
            {},
            {"names-0-text": "\x00 \ud83d"},
            {"names-0-text": "x" * 5000, "person": "9" * 40, "births-0-age": "9" * 9},
        ],
    )
    def test_whatever_is_asked_is_answered(self, desk: Client, asked: dict[str, str]) -> None:
        factories.person("Bikash Gharti")
        assert told(desk, **{key: value.encode("utf-8", "replace").decode() for key, value in asked.items()}) == []

    @pytest.mark.parametrize(("role", "status"), [("researcher", 200), ("keeper", 200), ("administrator", 403)])
    def test_it_is_for_those_who_may_look_at_people(self, client: Client, role: str, status: int) -> None:
        assert client.get("/people/person/likely/").status_code == 302
        client.force_login(factories.user("somebody", role))
        assert client.get("/people/person/likely/").status_code == status
        assert client.post("/people/person/likely/").status_code in {405, 403}
