"""Likely duplicates in the newsroom: told while typing, demanded on saving, kept, listed, taken back."""

import re
from html import unescape
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.test_admin_claims import ADD, page_of
from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.lib.vocabulary import Access
from tracker.people.duplicates import compare
from tracker.people.models import Birth, Compared, Distinction, Likeness, Name, Nationality, Person
from tracker.people.telling_apart import take_back, tell_apart

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
NOT_SAVED = "Not saved yet: there are records of people with such a name."
LIST = "/people/likeness/"


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


def pair(one: Person, other: Person) -> tuple[int, int]:
    return min(one.pk, other.pk), max(one.pk, other.pk)


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
                "fate": "Killed 2024-03",
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
        tell_apart(person, other, because="A namesake.", by=researcher)
        assert told(desk, **asked) == []

    def test_nothing_of_a_guarded_source_is_told_and_names_are_as_everywhere(self, desk: Client) -> None:
        leak = factories.source(title="Leaked list", access=Access.CONFIDENTIAL)
        known = factories.person("Bikash Gharti", source_of_all=leak)
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


class TestThePairs:
    def test_saving_a_person_keeps_the_pair_and_telling_apart_takes_it_off_the_list(
        self, desk: Client, researcher: User
    ) -> None:
        known, other = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        assert sent(desk, fields_of(desk.get(page_of(other)).content), page_of(other)) == "saved"
        row = Likeness.objects.get()
        assert ((row.first_id, row.second_id), row.score) == (pair(known, other), 1.0)
        html = desk.get(LIST).content.decode()
        assert f"{LIST}{row.pk}/change/" in html
        assert '<a href="/people/likeness/">Possible duplicates</a>' in desk.get("/").content.decode()
        answer = desk.post(f"{LIST}{row.pk}/change/", {"because": "A namesake."}, follow=True).content.decode()
        assert f"Told apart: {known.reference} and {other.reference}" in answer
        assert not Likeness.objects.open().exists()
        assert Distinction.objects.get().told_apart_by == researcher

    def test_both_stand_side_by_side_with_the_sources_that_the_reader_may_see(
        self, desk: Client, researcher: User
    ) -> None:
        leak = factories.source(title="Leaked list", access=Access.RESTRICTED, public_label="a leak")
        seen = factories.source(title="An obituary")
        unit = factories.unit("Made-up regiment")
        one = factories.person("Bikash Gharti", source_of_all=leak, nationalities=["NP"])
        factories.person("Bikash Gharti", source_of_all=seen, services=[{"side": "RU", "unit": unit}])
        compare([one.pk])
        address = f"{LIST}{Likeness.objects.get().pk}/change/"
        html = desk.get(address).content.decode()
        for words in ("Nepal", "Made-up regiment", "An obituary", "Nothing recorded", "very like (1.00)"):
            assert words in html
        assert "Leaked list" not in html
        leak.readers.add(researcher)
        assert "Leaked list" in desk.get(address).content.decode()

    def test_a_reason_is_demanded(self, desk: Client) -> None:
        one, _ = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        compare([one.pk])
        answer = desk.post(f"{LIST}{Likeness.objects.get().pk}/change/", {"because": " "})
        assert "This field is required" in answer.content.decode()
        assert not Distinction.objects.exists()

    def test_whoever_only_looks_tells_nobody_apart(self, client: Client) -> None:
        one, _ = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        compare([one.pk])
        client.force_login(factories.user("pub", "publisher"))
        address = f"{LIST}{Likeness.objects.get().pk}/change/"
        assert "Tell them apart" not in client.get(address).content.decode()
        assert client.post(address, {"because": "A namesake."}).status_code == 403

    def test_only_likely_pairs_are_kept_and_those_that_are_no_longer_go(self) -> None:
        one = factories.person("Bikash Gharti", nationalities=["NP"])
        two = factories.person("Bikash Gharti", nationalities=["NP"])
        factories.person("Bikram Gharti")
        assert compare([one.pk, two.pk]) == 2
        assert [(row.first_id, row.second_id) for row in Likeness.objects.all()] == [pair(one, two)]
        assert compare([one.pk, two.pk]) == 0
        Nationality.objects.filter(person=two).update(territory="IN")
        factories.claim(Birth, one, sources=[factories.source()], born_on="1985")
        factories.claim(Birth, two, sources=[factories.source()], born_on="2001")
        assert compare([one.pk]) == 1
        assert not Likeness.objects.exists()

    def test_a_pair_seen_from_one_side_alone_stays_when_the_other_is_compared(self) -> None:
        lonely = factories.person("Bikash Gharti")
        compare([lonely.pk])
        crowd = [factories.person("Bikash Gharti") for _ in range(60)]
        compare([crowd[-1].pk])
        with_lonely = Likeness.objects.filter(first=lonely, second=crowd[0])
        Likeness.objects.get_or_create(first=lonely, second=crowd[0], defaults={"score": 0.9})
        Name.objects.filter(person=lonely).update(text="Bikash Ghartii")
        compare([lonely.pk])
        assert with_lonely.get().score != 0.9

    def test_the_command_compares_whoever_is_known_otherwise_by_now(self) -> None:
        factories.person("Bikash Gharti")
        factories.person("Bikash Gharti")
        assert "2 of them compared anew; pairs that may be one person: 1" in found()
        assert "0 of them compared anew; pairs that may be one person: 1" in found()
        factories.person("Bikas Gharti")
        assert "3 people looked at, 1 of them compared anew; pairs that may be one person: 3" in found(batch=2)
        assert Compared.objects.count() == 3

    def test_a_draft_is_deleted_with_its_pairs(self, desk: Client, researcher: User) -> None:
        one, two = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        compare([one.pk])
        tell_apart(one, two, because="A namesake.", by=researcher)
        assert desk.post(f"/people/person/{two.pk}/delete/", {"post": "yes"}).status_code == 302
        assert not Likeness.objects.exists()
        assert not Distinction.objects.exists()
        assert Person.objects.get() == one


class TestTakingBack:
    def test_a_distinction_is_taken_back_with_a_reason_and_the_pair_is_asked_about_again(
        self, desk: Client, researcher: User
    ) -> None:
        one, two = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        compare([one.pk])
        kept = tell_apart(one, two, because="A namesake.", by=factories.user("other", "reviewer"))
        address = f"/people/distinction/{kept.pk}/change/"
        assert "A namesake." in desk.get("/people/distinction/?q=Гарти").content.decode()
        assert "A namesake." in desk.get(address).content.decode()
        assert "This field is required" in desk.post(address, {"taken_back_because": ""}).content.decode()
        assert not Likeness.objects.open().exists()
        assert desk.post(address, {"taken_back_because": "The same passport."}).status_code == 302
        kept.refresh_from_db()
        assert (kept.taken_back_by, kept.because) == (researcher, "A namesake.")
        assert Likeness.objects.open().exists()
        assert desk.post(address, {"taken_back_because": "Something else."}).status_code == 403
        assert tell_apart(two, one, because="Two passports.", by=researcher).pk != kept.pk

    def test_a_pair_is_told_apart_once_and_in_order(self, researcher: User) -> None:
        one, two = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        kept = tell_apart(two, one, because="A namesake.", by=researcher)
        assert (kept.first, kept.second) == (one, two)
        assert tell_apart(one, two, because="Said again.", by=researcher) == kept
        given = {"because": "x", "told_apart_by": researcher}
        for wrong in (
            {"first": one, "second": two},
            {"first": two, "second": one},
            {"first": one, "second": one},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                Distinction.objects.create(**wrong, **given)
        with pytest.raises(IntegrityError), transaction.atomic():
            Distinction.objects.filter(pk=kept.pk).update(taken_back_at=timezone.now())

    def test_what_was_taken_back_lets_the_name_be_asked_about(self, desk: Client, researcher: User) -> None:
        one, two = factories.person("Bikash Gharti"), factories.person("Somebody Else")
        kept = tell_apart(one, two, because="A namesake.", by=researcher)
        fields = typed(desk, "Bikash Gharti", page_of(two))
        take_back(kept, because="The same passport.", by=researcher)
        assert NOT_SAVED in sent(desk, fields, page_of(two))


def found(**options: int) -> str:
    said = StringIO()
    call_command("find_duplicates", stdout=said, **options)
    return said.getvalue()
