"""Pairs that may be one person: kept, listed, put side by side, told apart, taken back, erased with a record."""

import itertools
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.admin_forms import fields_of
from tests.newsroom.people.test_duplicates_admin import NOT_SAVED, sent, typed
from tests.newsroom.records.test_admin_claims import page_of
from tests.publishing.withdrawals.test_erasure import ORDER, holding
from tracker.accounts.models import User
from tracker.config.serving.likely_pairs import LikelyPairs
from tracker.people.matching.candidates import similar_people
from tracker.people.matching.distinctions import distinguish, revoke_distinction
from tracker.people.matching.similar_pairs import compare
from tracker.people.merging.merge import merge
from tracker.people.models import Background, Birth, Compared, Distinction, Likeness, Name, Nationality, Person
from tracker.publishing.withdrawals.erasure import erase
from tracker.vocabulary.sources import Access

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
LIST = "/people/likeness/"


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def pair(one: Person, other: Person) -> tuple[int, int]:
    return min(one.pk, other.pk), max(one.pk, other.pk)


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
        one = factories.person("Bikash Gharti", nationalities=["NP"])
        factories.cite(Nationality.objects.get(), leak)
        factories.claim(Background, one, sources=[leak], occupation="Codename Falcon")
        factories.person("Bikash Gharti", source_of_all=seen, services=[{"side": "RU", "unit": unit}])
        compare([one.pk])
        address = f"{LIST}{Likeness.objects.get().pk}/change/"
        html = desk.get(address).content.decode()
        for words in ("Nepal", "Made-up regiment", "An obituary", "Nothing recorded", "very like (1.00)"):
            assert words in html
        for words in ("Leaked list", "Codename Falcon"):
            assert words not in html
        leak.readers.add(researcher)
        for words in ("Leaked list", "Codename Falcon"):
            assert words in desk.get(address).content.decode()

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
        assert "Record that they are two people" not in client.get(address).content.decode()
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
        distinguish(one, two, because="A namesake.", by=researcher)
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
        kept = distinguish(one, two, because="A namesake.", by=factories.user("other", "reviewer"))
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
        assert distinguish(two, one, because="Two passports.", by=researcher).pk != kept.pk

    def test_a_pair_is_told_apart_once_and_in_order(self, researcher: User) -> None:
        one, two = factories.person("Bikash Gharti"), factories.person("Bikash Gharti")
        kept = distinguish(two, one, because="A namesake.", by=researcher)
        assert (kept.first, kept.second) == (one, two)
        assert distinguish(one, two, because="Said again.", by=researcher) == kept
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
        kept = distinguish(one, two, because="A namesake.", by=researcher)
        fields = typed(desk, "Bikash Gharti", page_of(two))
        revoke_distinction(kept, because="The same passport.", by=researcher)
        assert NOT_SAVED in sent(desk, fields, page_of(two))


def found(**options: int) -> str:
    said = StringIO()
    call_command("find_duplicates", stdout=said, **options)
    return said.getvalue()


def test_whoever_was_merged_is_neither_listed_nor_meant(desk: Client, researcher: User) -> None:
    one, two = factories.person("Bikash Gharti", by=researcher), factories.person("Bikash Gharti", by=researcher)
    compare([one.pk])
    address = f"{LIST}{Likeness.objects.get().pk}/change/"
    assert f"/people/person/{one.pk}/merge/?other={two.pk}" in desk.get(address).content.decode()
    merge(kept=one, merged=two, by=researcher, reason="The same passport.")
    assert not Likeness.objects.open().exists()
    assert [match.person for match in similar_people(["Bikash Gharti"])] == [one.pk]


def test_erasing_a_person_erases_why_it_was_told_apart(researcher: User, publisher: User) -> None:
    one, two = factories.person("Adam Smith", by=researcher), factories.person("Adam Smith", by=researcher)
    compare([one.pk])
    distinguish(one, two, because="Quisquilia is his mother.", by=researcher)
    assert set(holding("default", "Quisquilia")) == {"people_distinction", "people_distinctionevent"}
    erase(two.reference, order=ORDER, by=publisher, really=True)
    assert holding("default", "Quisquilia") == {}
    assert not Likeness.objects.exists()


def test_serve_looks_for_them_a_little_each_minute_and_goes_on_where_it_was() -> None:
    people = [
        factories.person(name) for name in ("Bikash Gharti", *(f"{'abcdefghijk'[n] * 3}ov Ude" for n in range(9)))
    ]
    more = [factories.person("Bikash Gharti"), factories.person("Olena Tkach")]
    # Each look at the clock takes longer than the time of one minute.
    find_pairs = LikelyPairs(clock=itertools.count(step=3).__next__)
    find_pairs()
    assert set(Compared.objects.values_list("person", flat=True)) == {person.pk for person in people}
    find_pairs()
    assert Compared.objects.count() == 12
    assert pair(people[0], more[0]) in Likeness.objects.values_list("first", "second")
    before = Compared.objects.in_bulk()
    for _ in range(4):
        find_pairs()
    assert Compared.objects.in_bulk() == before
