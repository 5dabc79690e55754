"""The list of people counts beside its filters, shows the columns chosen, and is taken away as a file for a reason."""

import csv
import io
from html import unescape

import openpyxl
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker.accounts.models import User
from tracker.intake.models import Batch, BatchRow
from tracker.newsroom.records import counted_filters
from tracker.people.models import (
    Contract,
    Fate,
    Name,
    Nationality,
    Person,
    RestrictedDetail,
    RestrictedFile,
    RestrictedReading,
    TakenList,
)
from tracker.sources.models import Source

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
LIST = "/people/person/"
TAKE = "/people/person/take/"


@pytest.fixture
def leak(db: None) -> Source:
    return factories.source(access="restricted", public_label="leaked list", title="Leak")


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, address: str = LIST, **asked: str | list[str]) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def taken(client: Client, query: str = "", **sent: str | list[str]) -> bytes:
    given = {"columns": ["reference", "name"], "file_format": "csv", "why": "For the count of May."}
    answer = client.post(f"{TAKE}?{query}", given | sent)
    assert answer.status_code == 200
    assert answer.streaming, answer.content.decode()
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))


class TestCounts:
    def test_each_value_has_its_count(self, desk: Client, researcher: User) -> None:
        factories.person("A", by=researcher, nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023-05"}])
        factories.person("B", nationalities=["NP", "IN"], contracts=[{"side": "UA", "signed_on": "2023"}])
        html = page(desk, _facets="True")
        for words in (
            ">Nepal (2)<",
            ">India (1)<",
            ">South Asia (2)<",
            ">2023 (2)<",
            ">Killed (2)<",
            ">Me (1)<",
            ">Draft (2)<",
            ">Today (2)<",
        ):
            assert words in html, words
        assert ">Nepal<" in page(desk)

    def test_a_filter_counts_what_the_others_leave(self, desk: Client) -> None:
        factories.person("A", nationalities=["NP"], contracts=[{"side": "RU"}])
        factories.person("B", nationalities=["IN"], contracts=[{"side": "UA"}])
        html = page(desk, _facets="True", nationality="NP")
        assert ">India (1)<" in html
        assert "Russia's (1)" in html
        assert "Ukraine's (0)" in html

    def test_they_follow_what_the_user_may_see(self, desk: Client, leak: Source, researcher: User) -> None:
        factories.person("A", nationalities=["NP"])
        factories.person("B", nationalities=["NP"], source_of_all=leak)
        seen = factories.person("C", nationalities=["IN"])
        factories.claim(Nationality, seen, sources=[leak], territory_id="NP")
        assert ">Nepal (1)<" in page(desk, _facets="True")
        leak.readers.add(researcher)
        assert ">Nepal (3)<" in page(desk, _facets="True")

    def test_what_takes_too_long_is_not_counted_and_it_says_so(
        self, desk: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        factories.person("A", nationalities=["NP"])
        monkeypatch.setattr(counted_filters, "PATIENCE_OF_PAGE_MS", 0)
        html = page(desk, _facets="True")
        assert ">Nepal (-)<" in html
        assert "not counted, it would take too long" in html

    def test_the_list_says_that_it_leaves_out(self, desk: Client, leak: Source, researcher: User) -> None:
        factories.person("B", source_of_all=leak)
        words = "Some people rest on restricted sources alone."
        assert words in page(desk)
        leak.readers.add(researcher)
        assert words not in page(desk)

    def test_what_is_not_accepted_yet_is_shown_and_says_so(self, desk: Client) -> None:
        person = factories.person("C", nationalities=["NP"])
        Nationality.objects.filter(person=person).update(status="unverified")
        person.fates.update(status="unverified")
        html = page(desk)
        assert "Nepal (unverified)" in html
        assert "Killed (unverified)" in html
        Nationality.objects.filter(person=person).update(status="rejected", status_reason="A misprint.")
        assert "Nepal (" not in page(desk).replace("Nepal (-)", "")


class TestClaimsThatAreNotAccepted:
    """The desk works on what is not accepted yet: filters find it, and counts say of how many persons it is that."""

    @pytest.fixture
    def people(self, db: None) -> None:
        """Two Nepalis of one unit, of whom one is accepted; a third whose nationality was rejected."""
        regiment = factories.unit("Regiment")
        for name in "ABC":
            contracts = [{"side": "RU", "signed_on": "2023-05-02", "unit": regiment}]
            factories.person(f"Person {name}", nationalities=["NP"], contracts=contracts)
        for model in (Nationality, Contract, Fate):
            model.objects.filter(person__names__text="Person B").update(status="unverified")
        rejected = Nationality.objects.filter(person__names__text="Person C")
        rejected.update(status="rejected", status_reason="A misprint.")

    @pytest.mark.usefixtures("people")
    def test_they_are_counted_and_said_apart(self, desk: Client) -> None:
        html = page(desk, _facets="True", signed="2023")
        for words in (
            ">Nepal (2, 1 not accepted)<",
            ">South Asia (2, 1 not accepted)<",
            ">Regiment (3, 1 not accepted)<",
            ">2023 (3, 1 not accepted)<",
            ">2023, Q2 (3, 1 not accepted)<",
            ">Killed (3, 1 not accepted)<",
            "Russia's (3, 1 not accepted)",
        ):
            assert words in html, words

    @pytest.mark.usefixtures("people")
    def test_they_are_found_in_list_and_file_unless_accepted_ones_are_asked_for(self, desk: Client) -> None:
        assert len(rows(taken(desk, "nationality=NP"))) == 1 + 2
        assert "Person B<" in page(desk, nationality="NP")
        html = page(desk, nationality="NP", claim_status="accepted", _facets="True")
        assert ">Nepal (1)<" in html
        assert "Person B<" not in html

    def test_a_value_that_is_not_accepted_of_anybody_is_offered(self, desk: Client) -> None:
        factories.person("Person A", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023"}])
        Nationality.objects.update(status="unverified")
        assert ">Nepal<" in page(desk)
        assert ">Nepal<" not in page(desk, claim_status="accepted")


@pytest.mark.parametrize(
    ("asked", "found", "words"),
    [
        ({"nationality": "none"}, "A", "No nationality (1)"),
        ({"signed": "none"}, "A", "No contract (1)"),
        ({"unit": "none"}, "AB", "No unit (2)"),
        ({"unit": "as_stated"}, "C", "In a source’s words alone (1)"),
        ({"fate": "none"}, "BCD", "No fate (3)"),
        ({"fate": "none", "claim_status": "accepted"}, "ABCD", "No fate (4)"),
    ],
)
def test_those_of_whom_nothing_of_the_kind_is_said_are_found(
    desk: Client, asked: dict[str, str], found: str, words: str
) -> None:
    factories.person("Person A")
    Fate.objects.update(status="unverified")
    factories.person("Person B", nationalities=["NP"], contracts=[{"side": "RU"}], fates=[])
    stated = {"side": "RU", "unit_as_stated": "3rd company"}
    factories.person("Person C", nationalities=["NP"], contracts=[stated], fates=[])
    ours = {"side": "RU", "unit": factories.unit("Regiment")}
    factories.person("Person D", nationalities=["NP"], contracts=[ours], services=[stated], fates=[])
    html = page(desk, **asked, _facets="True")
    assert "".join(name for name in "ABCD" if f"Person {name}<" in html) == found
    assert words in html


class TestFilters:
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({"signed": "2023"}, "AB"),
            ({"signed": "2023-Q2"}, "A"),
            ({"signed": "2024"}, "C"),
            ({"signed": "unknown"}, "D"),
            ({"signed_from": "2023-05-01", "signed_to": "2023-05-31"}, "A"),
            ({"signed_from": "2023-06-01"}, "C"),
            ({"signed_from": "nonsense"}, "ABCD"),
            ({"signed": "nonsense"}, ""),
        ],
    )
    def test_the_period_of_the_contract(self, desk: Client, asked: dict[str, str], found: str) -> None:
        for name, day in {"A": "2023-05", "B": "2023", "C": "2024-01-02", "D": ""}.items():
            factories.person(f"Person {name}", contracts=[{"side": "RU", "signed_on": day}])
        html = page(desk, **asked)
        assert "".join(name for name in "ABCD" if f"Person {name}<" in html) == found

    def test_a_unit_finds_those_below_it_each_once(self, desk: Client) -> None:
        army = factories.unit("Army")
        regiment = factories.unit("Regiment", parents=[army])
        factories.person(
            "Person A", contracts=[{"side": "RU", "unit": regiment}], services=[{"side": "RU", "unit": army}]
        )
        factories.person("Person B", services=[{"side": "RU", "unit": army}])
        html = page(desk, unit=army.reference, _facets="True")
        assert "Person A<" in html
        assert "Person B<" in html
        assert "Army (2)<" in html
        assert "Regiment (1)<" in html
        assert "Person B<" not in page(desk, unit=regiment.reference)

    def test_a_source_finds_those_who_cite_it_for_its_readers(
        self, desk: Client, leak: Source, researcher: User
    ) -> None:
        person = factories.person("Person A", source_of_all=factories.source(url="https://example.org/a"))
        factories.cite(Name.objects.get(person=person), leak)
        factories.person("Person B")
        for asked in (Source.objects.get(url="https://example.org/a").reference, "https://example.org/a"):
            html = page(desk, source=asked)
            assert "Person A<" in html
            assert "Person B<" not in html
        assert "Person A<" not in page(desk, source=leak.reference)
        leak.readers.add(researcher)
        assert "Person A<" in page(desk, source=leak.reference)

    def test_a_list_finds_who_stood_in_it_for_its_readers(self, desk: Client, leak: Source, researcher: User) -> None:
        person = factories.person("Person A")
        batch = Batch.objects.create(source=leak, file_name="list.xlsx", sha256="0" * 64, made_by=researcher)
        BatchRow.objects.create(batch=batch, number=12, raw=[], outcome="made", person=person)
        assert "list.xlsx" not in page(desk)
        assert "Person A<" not in page(desk, list=str(batch.pk))
        leak.readers.add(researcher)
        assert f"L-{batch.pk}: list.xlsx (1)" in page(desk, list=str(batch.pk), _facets="True")
        assert "Person A<" in page(desk, list=str(batch.pk))

    def test_region_and_who_entered_it(self, desk: Client, researcher: User, reviewer: User) -> None:
        factories.person("Person A", by=reviewer, nationalities=["NP"])
        factories.person("Person B", nationalities=["CM"])
        for asked in ({"region": "South Asia"}, {"begun": "ben"}):
            html = page(desk, **asked)
            assert "Person A<" in html
            assert "Person B<" not in html
        assert "Person A<" in page(desk, entered="7")
        assert "Person A<" not in page(desk, entered="2020")


class TestColumns:
    def test_the_list_shows_those_chosen(self, desk: Client) -> None:
        unit = factories.unit("1st Regiment")
        person = factories.person("A", sex="f", contracts=[{"side": "RU", "signed_on": "2023-05", "unit": unit}])
        Name.objects.create(person=person, text="Alias", kind="alias", status="unverified")
        html = page(desk, columns=["names", "signed", "units", "sources", "entered_by", "stage"])
        for words in ("A; Alias (unverified)", "2023-05", "1st Regiment", "Draft"):
            assert words in html, words
        assert "columns=names" in html
        assert "1st Regiment</td>" not in page(desk)

    def test_they_say_nothing_of_what_the_user_may_not_see(self, desk: Client, leak: Source) -> None:
        person = factories.person("A")
        factories.claim(Name, person, sources=[leak], text="Codename Falcon")
        html = page(desk, columns=["names", "sources"])
        assert "Codename Falcon" not in html
        assert leak.reference not in html

    def test_restricted_ones_are_for_files_alone(self, researcher: User) -> None:
        keeper = factories.user("kim", "keeper")
        person = factories.person("A")
        file = RestrictedFile.objects.create(person=person)
        RestrictedDetail.objects.create(file=file, kind="contact", text="555-123")
        assert "555-123" not in page(as_user(keeper), columns=["detail_contact"])


class TestTaking:
    def test_the_file_holds_exactly_the_rows_that_the_filters_find(self, desk: Client) -> None:
        found = [factories.person(f"Person {name}", nationalities=["NP"]) for name in "AB"]
        factories.person("Person C", nationalities=["IN"])
        head, *others = rows(taken(desk, "nationality=NP"))
        assert head == ["reference", "name"]
        assert sorted(others) == sorted(
            [person.reference, f"Person {name}"] for person, name in zip(found, "AB", strict=True)
        )

    def test_who_may_not_read_a_source_gets_nothing_of_it(self, desk: Client, leak: Source, researcher: User) -> None:
        factories.person("Person A", source_of_all=leak)
        person = factories.person("Person B")
        factories.claim(Name, person, sources=[leak], text="Codename Falcon")
        columns = ["name", "names", "sources"]
        file = taken(desk, columns=columns)
        for words in (b"Person A", b"Falcon", leak.reference.encode()):
            assert words not in file
        leak.readers.add(researcher)
        file = taken(desk, columns=columns)
        for words in (b"Person A", b"Falcon", leak.reference.encode()):
            assert words in file

    def test_as_xlsx_too_and_nothing_of_it_runs(self, desk: Client) -> None:
        factories.person("=1+1")
        book = openpyxl.load_workbook(io.BytesIO(taken(desk, file_format="xlsx")))
        cell = book.active["B2"]
        assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
        assert rows(taken(desk))[1][1] == "'=1+1"

    def test_who_took_what_when_and_why_is_kept_for_administrators(self, desk: Client, researcher: User) -> None:
        factories.person("Person A", nationalities=["NP"])
        taken(desk, "nationality=NP")
        kept = TakenList.objects.get()
        assert (kept.taken_by, kept.why, kept.rows) == (researcher, "For the count of May.", 1)
        assert (kept.filters, kept.columns, kept.file_format) == ("nationality=NP", ["reference", "name"], "csv")
        assert desk.get("/people/takenlist/").status_code == 403
        administrator = as_user(factories.user("adam", "administrator"))
        assert "For the count of May." in page(administrator, "/people/takenlist/")

    def test_without_a_reason_there_is_no_file(self, desk: Client) -> None:
        answer = desk.post(TAKE, {"columns": ["name"], "file_format": "csv", "why": "  "})
        assert "This field is required." in answer.content.decode()
        assert not TakenList.objects.exists()

    def test_restricted_columns_are_for_keepers_and_each_reading_is_noted(self, desk: Client, leak: Source) -> None:
        person, other = factories.person("Person A"), factories.person("Person B")
        file = RestrictedFile.objects.create(person=person)
        RestrictedDetail.objects.create(file=file, kind="contact", text="555-123")
        RestrictedDetail.objects.create(file=file, kind="contact", text="555-999", remark=f"{leak.reference}, row 12")
        sent = {"columns": ["reference", "detail_contact"], "file_format": "csv", "why": "To call."}
        assert "is not one of the available choices" in desk.post(TAKE, sent).content.decode()
        keeper = factories.user("kim", "keeper")
        lines = rows(taken(as_user(keeper), columns=["reference", "detail_contact"]))[1:]
        assert sorted(lines) == sorted([[person.reference, "555-123"], [other.reference, ""]])
        reading = RestrictedReading.objects.get()
        assert (reading.read_by, reading.person_reference, reading.page) == (keeper, person.reference, "taken out")
        assert TakenList.objects.get().is_restricted

    def test_the_log_is_only_ever_added_to(self, desk: Client) -> None:
        factories.person("Person A")
        taken(desk)
        for statement in ("UPDATE people_takenlist SET why = 'x'", "DELETE FROM people_takenlist"):
            with (
                pytest.raises(DatabaseError, match="permission denied"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute("SET LOCAL ROLE tracker_desk")
                cursor.execute(statement)

    def test_the_page_asks_no_more_for_twenty_rows_than_for_ten(self, desk: Client) -> None:
        columns = ["names", "births", "units", "sources", "lists", "entered_by", "stage", "grants"]
        numbers = []
        for _ in range(2):
            for each in range(10):
                factories.person(f"Person {each}", nationalities=["NP"], contracts=[{"side": "RU"}])
            with CaptureQueriesContext(connection) as queries:
                taken(desk, columns=columns)
            numbers.append(len(queries))
        assert numbers[1] <= numbers[0]


def test_persons_found_by_a_search_are_taken(desk: Client) -> None:
    Person.objects.create()
    factories.person("Bikash Gharti")
    assert len(rows(taken(desk, "q=Bikash"))) == 2


def test_lists_of_people_are_counted_beside_their_filters_for_their_readers(
    desk: Client, leak: Source, researcher: User
) -> None:
    for source in (leak, factories.source()):
        Batch.objects.create(source=source, file_name="list.xlsx", sha256="0" * 64, made_by=researcher, side="RU")
    assert "Russia's (1)" in page(desk, "/intake/batch/", _facets="True")
    leak.readers.add(researcher)
    assert "Russia's (2)" in page(desk, "/intake/batch/", _facets="True")
