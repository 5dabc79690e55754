"""A conflict is visible wherever the value is: head of the record, lists, files, API, rows without a name, units."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.figure_factories import figure, link, statement
from tests.levels import anonymous_rows, crowd, show
from tracker.catalogue import models as shown
from tracker.catalogue.people.claims.columns import CLAIM_COLUMNS
from tracker.catalogue.people.columns import PEOPLE_COLUMNS
from tracker.catalogue.units.columns import UNIT_COLUMNS
from tracker.people.models import PERSON_CLAIMS, Birth, Contract, Fate, Name, Nationality, Person, Service
from tracker.review.actions import NotAllowed
from tracker.units.models import UNIT_CLAIMS, UnitCitation, UnitStatus

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def version(model: Any, person: Person, about: str, /, **columns: Any) -> Any:
    """A credible version that disagrees on a column."""
    conflict = {"status": "conflicting", "conflict_on": about, "public_note": "Another paper says otherwise."}
    return factories.claim(model, person, sources=[factories.source()], **conflict, **columns)


def somebody(**columns: Any) -> Person:
    given: dict[str, Any] = {
        "fates": [{"kind": "killed", "on": "2025-05-12"}],
        "nationalities": ["NP"],
        "contracts": [{"side": "RU", "signed_on": "2024-02"}],
    }
    return factories.person("Ram Thapa", **(given | columns))


def rows_of(public: Client, address: str) -> list[dict[str, str]]:
    answer: Any = public.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))


def fact(html: str, heading: str) -> str:
    """What the head of a record says under a heading."""
    found, *_others = re.findall(rf"<dt>{re.escape(heading)}</dt>\s*<dd>(.*?)</dd>", html, re.DOTALL)
    return str(found)


def test_the_head_the_list_the_file_and_the_api_say_that_a_death_is_disputed(
    published: Publish, public: Client
) -> None:
    made = somebody()
    version(Fate, made, "on", kind="killed", on="2025-06")
    published(made)
    head = fact(public.get(f"/people/{made.reference}/").content.decode(), "Fate")
    assert "12 May 2025" in head
    assert re.search(r'<a class="mark" href="#fate">disputed</a>', head)
    listed = public.get("/people/").content.decode()
    assert len(re.findall(r'<span class="mark">disputed</span>', listed)) == 1
    disputed = ["died_earliest", "died_latest", "died_on", "fate_on"]
    [row] = rows_of(public, "/people.csv")
    assert (row["died_on"], row["disputed"].split(";")) == ("2025-05-12", disputed)
    assert public.get("/api/v1/people/").json()["results"][0]["disputed"] == disputed
    answer = public.get(f"/api/v1/people/{made.reference}/").json()
    assert answer["disputed"] == disputed
    assert [(each["status"], each["disputed"]) for each in answer["claims"]["fate"]] == [
        ("accepted", ["on"]),
        ("conflicting", []),
    ]


def test_the_files_of_claims_name_what_is_disputed_of_an_accepted_claim(published: Publish, public: Client) -> None:
    made = somebody()
    version(Fate, made, "on", kind="killed", on="2025-06")
    published(made, somebody())
    found = [(row["status"], row["disputed"]) for row in rows_of(public, "/fates.csv")]
    assert sorted(found) == [("accepted", ""), ("accepted", "on"), ("conflicting", "")]
    results = public.get("/api/v1/fates/").json()["results"]
    assert sorted(each["disputed"] for each in results) == [[], [], ["on"]]


@pytest.fixture
def publish_version(published: Publish) -> Callable[..., None]:
    """Publish somebody beside whose claim a version of it stands."""

    def publish(model: Any, about: str, **columns: Any) -> None:
        made = somebody(services=[{"side": "RU"}])
        factories.claim(Birth, made, sources=[factories.source()], born_on="1990")
        version(model, made, about, **columns)
        published(made)

    return publish


@pytest.mark.parametrize(
    ("given", "disputed"),
    [
        ((Name, "text", {"text": "Rama Thapa"}), {"name", "other_names"}),
        ((Birth, "born_on", {"born_on": "1991"}), {"born"}),
        ((Nationality, "territory", {"territory_id": "IN"}), {"nationalities", "regions", "counted_as"}),
        ((Contract, "side", {"side": "UA"}), {"sides", "counted_as"}),
        (
            (Contract, "signed_on", {"side": "RU", "signed_on": "2024-05"}),
            {"contract_signed_on", "contract_signed_earliest", "contract_signed_latest"},
        ),
        ((Service, "side", {"side": "UA"}), {"sides", "counted_as"}),
        (
            (Fate, "kind", {"kind": "captured"}),
            {"fate_now", "fate_group", "fates_ever", "died_on", "died_earliest", "died_latest"},
        ),
        ((Fate, "place", {"kind": "killed", "place": "Soledar"}), {"died_at"}),
        ((Fate, "cause", {"kind": "killed", "cause": "a mine"}), set()),
        ((Fate, "on", {"kind": "wounded", "on": "2024-05"}), set()),
    ],
)
def test_each_value_of_a_person_that_a_version_contradicts_is_named(
    given: tuple[Any, str, dict[str, Any]], disputed: set[str], publish_version: Any, public: Client
) -> None:
    model, about, columns = given
    publish_version(model, about, **columns)
    [row] = rows_of(public, "/people.csv")
    assert set(filter(None, row["disputed"].split(";"))) == disputed


@pytest.mark.parametrize(
    ("given", "cell"),
    [
        ((Name, "text", {"text": "Rama Thapa"}), ""),
        ((Nationality, "territory", {"territory_id": "IN"}), "Nationality"),
        ((Contract, "side", {"side": "UA"}), "Side"),
        ((Contract, "signed_on", {"side": "RU", "signed_on": "2024-05"}), "First contract"),
        ((Fate, "kind", {"kind": "captured"}), "Fate"),
    ],
)
def test_each_cell_of_the_list_bears_its_mark(
    given: tuple[Any, str, dict[str, Any]], cell: str, publish_version: Any, public: Client
) -> None:
    model, about, columns = given
    publish_version(model, about, **columns)
    html = public.get("/people/").content.decode()
    tag = rf'<td role="cell" data-head="{cell}">(.*?)</td>' if cell else r'<th scope="row" role="rowheader">(.*?)</th>'
    [found] = re.findall(tag, html, re.DOTALL)
    assert '<span class="mark">disputed</span>' in found


def test_where_nothing_conflicts_nothing_is_disputed(published: Publish, public: Client) -> None:
    made = somebody()
    factories.claim(Fate, made, sources=[factories.source()], kind="killed", on="2025-07", status="unverified")
    published(made)
    assert rows_of(public, "/people.csv")[0]["disputed"] == ""
    assert "disputed</" not in public.get(f"/people/{made.reference}/").content.decode()
    assert "disputed</" not in public.get("/people/").content.decode()


def test_a_version_whose_source_is_not_public_disputes_nothing(published: Publish, public: Client) -> None:
    made = somebody()
    source = factories.source()
    conflict = {"status": "conflicting", "conflict_on": "on", "public_note": "Another paper says otherwise."}
    factories.claim(Fate, made, sources=[source], kind="killed", on="2025-06", **conflict)
    published(made, leave_out=[source])
    assert rows_of(public, "/people.csv")[0]["disputed"] == ""


def test_a_version_without_anything_accepted_beside_it_disputes_nothing(published: Publish, public: Client) -> None:
    made = somebody(nationalities=())
    version(Nationality, made, "territory", territory_id="IN")
    published(made)
    assert rows_of(public, "/people.csv")[0]["disputed"] == ""


def test_a_row_without_a_name_says_what_is_disputed_where_all_that_look_like_it_do(public: Client) -> None:
    persons = crowd(5)
    for person in persons:
        version(Fate, person, "on", kind="missing", on="2023-05")
    show(*persons)
    rows = anonymous_rows()
    assert len(rows) == 5
    assert {tuple(row.disputed) for row in rows} == {("died_earliest", "died_latest", "died_on", "fate_on")}
    html = public.get(f"/people/{rows[0].reference}/").content.decode()
    assert '<span class="mark">disputed</span>' in fact(html, "Year of the fate")
    assert '<span class="mark">disputed</span>' not in fact(html, "Fate")
    assert public.get(f"/api/v1/people/{rows[0].reference}/").json()["disputed"] == rows[0].disputed


def test_versions_that_look_the_same_without_a_name_dispute_nothing() -> None:
    persons = crowd(5)
    for person in persons:
        version(Fate, person, "on", kind="missing", on="2024-05")
    show(*persons)
    assert [row.disputed for row in anonymous_rows()] == [[]] * 5


def test_one_disputed_row_without_a_name_is_no_company_for_others() -> None:
    persons = crowd(5)
    version(Fate, persons[0], "on", kind="missing", on="2023-05")
    with pytest.raises(NotAllowed, match="cannot be shown without a name"):
        show(*persons)


def test_a_unit_says_what_is_disputed_in_page_tree_file_and_api(published: Publish, public: Client) -> None:
    unit = factories.unit("A regiment")
    for status, conflict in (("regular", {}), ("volunteer", {"conflict_on": "formation_status", "public_note": "No."})):
        claim = UnitStatus.objects.create(unit=unit, formation_status=status, **conflict)
        UnitCitation.objects.create(unit=unit, source=factories.source(), unitstatus=claim)
        UnitStatus.objects.filter(pk=claim.pk).update(status="conflicting" if conflict else "accepted")
    published(unit)
    html = public.get(f"/units/{unit.reference}/").content.decode()
    assert re.search(r'<a class="mark" href="#statuses">disputed</a>', fact(html, "Formation status"))
    assert '<span class="mark">disputed</span>' in public.get("/units/").content.decode()
    assert rows_of(public, "/units.csv")[0]["disputed"] == "formation_statuses"
    answer = public.get(f"/api/v1/units/{unit.reference}/").json()
    assert answer["disputed"] == ["formation_statuses"]
    assert [each["disputed"] for each in answer["claims"]["formation_status"]] == [["formation_status"], []]


def test_the_file_of_figures_says_who_disputes_one(published: Publish, public: Client) -> None:
    one, other = figure(100), figure(300)
    link(other, "contests", one)
    said = statement(contests_figure=one, contested_point="the number")
    published(one, other, said)
    rows = {row["reference"]: row for row in rows_of(public, "/figures.csv")}
    assert (rows[one.reference]["disputed_by"], rows[one.reference]["disputed_in"]) == (other.reference, said.reference)
    html = public.get(f"/figures/?reference={one.reference}").content.decode()
    assert re.search(rf'disputed by <a href="/statements/\?reference={said.reference}">Ministry', html)
    assert (rows[other.reference]["disputed_by"], rows[other.reference]["disputed_in"]) == ("", "")


def test_what_a_column_rests_on_are_columns_of_claims() -> None:
    known = {f"{model.KIND}.{name}" for model in (*PERSON_CLAIMS, *UNIT_CLAIMS) for name in model.citable_columns()}
    for model in (*PERSON_CLAIMS, *UNIT_CLAIMS):
        known |= {f"{model.KIND}.{name}" for name in model.EDITORIAL}
    for column in (*PEOPLE_COLUMNS, *UNIT_COLUMNS):
        assert {*column.rests_on} <= known, column.name


def test_every_file_of_claims_has_the_column_and_every_column_fits() -> None:
    for kind, columns in CLAIM_COLUMNS.items():
        assert "disputed" in [column.name for column in columns], kind
    field: Any = shown.Person._meta.get_field("disputed")
    assert max(len(column.name) for column in (*PEOPLE_COLUMNS, *UNIT_COLUMNS)) <= field.base_field.max_length
