"""Several people typed in a grid: checked at their cells, then a list like all others, down to its undoing."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests import factories
from tests.admin_forms import fields_of
from tests.intake.sheets.conftest import SameConnection
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets import jobs
from tracker.intake.sheets.bringing.list_templates import template_heads
from tracker.intake.sheets.bringing.typed_rows import GRID
from tracker.people.models import Birth, Contract, Fate, Name, Nationality, Person, PersonCitation, Service
from tracker.publishing.accepting_lists import JOBS
from tracker.sources.models import Source
from tracker.vocabulary.sources import Access

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
GRID_PAGE = "/intake/batch/grid/"
RAM = {"name_full": "Рам Тхапа", "name_latin": "Ram Thapa", "nationality": "Nepal", "fate": "killed", "fate_on": "2024"}
SITA = {"name_full": "Sita Rai", "sex": "f", "born_on": "13.08.1991", "unit": "PMC", "found_at": "p. 9"}
Send = Callable[..., Any]


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.LISTS = tmp_path / "lists"


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


@pytest.fixture
def source() -> Source:
    found: Source = factories.source()
    return found


@pytest.fixture
def send(desk: Client, source: Source) -> Send:
    """Sends the grid with these rows, from its first one on, and what is said above it; gives the answer."""

    def do(*rows: dict[str, str], **above: Any) -> Any:
        cells = {f"cell-{number}-{name}": text for number, row in enumerate(rows, 2) for name, text in row.items()}
        return desk.post(GRID_PAGE, {"bar-source": source.pk, "side": "RU", **cells, **above})

    return do


def _work() -> None:
    while jobs.work_on_next(JOBS, SameConnection):
        pass


def _committed(desk: Client, answer: Any) -> Batch:
    assert answer.status_code == 302, re.findall(r'class="wrong".*?</ul>', answer.content.decode(), re.DOTALL)
    _work()
    desk.post(answer.headers["Location"], {"commit": "1", "new_persons": "on"})
    _work()
    return Batch.objects.get()


def _wrong(answer: Any) -> dict[str, str]:
    """By name of the cell what stands below it."""
    cells = re.findall(r'<p id="why_(\S+?)">(.*?)</p>', answer.content.decode(), re.DOTALL)
    return {name: " ".join(text.split()) for name, text in cells}


def test_what_is_typed_becomes_unverified_claims_that_cite_their_places(desk: Client, send: Send) -> None:
    _committed(desk, send(RAM, SITA, **{"bar-locator": "p. 4", "bar-said_by": ["family"]}))
    ram, sita = (Person.objects.get(names__text=text) for text in ("Ram Thapa", "Sita Rai"))
    assert Fate.objects.get(person=ram).status == "unverified"
    cited = PersonCitation.objects.values_list("locator", flat=True)
    assert set(cited.filter(person=ram)) == {"p. 4"}
    assert set(cited.filter(person=sita)) == {"p. 9"}
    assert PersonCitation.objects.filter(said_by=["family"]).count() == PersonCitation.objects.count()


def test_without_a_place_no_number_of_a_row_is_invented(desk: Client, send: Send) -> None:
    _committed(desk, send(RAM, side=""))
    assert set(PersonCitation.objects.values_list("locator", flat=True)) == {""}


def test_the_unit_above_holds_for_rows_that_name_none(desk: Client, send: Send) -> None:
    _committed(desk, send(RAM, SITA, unit="в/ч 54096"))
    assert set(Service.objects.values_list("person__names__text", "unit_as_stated")) == {
        ("Рам Тхапа", "в/ч 54096"),
        ("Ram Thapa", "в/ч 54096"),
        ("Sita Rai", "PMC"),
    }


def test_only_rows_with_a_contract_get_one(desk: Client, send: Send) -> None:
    _committed(desk, send(RAM | {"signed_on": "2023-09"}, SITA | {"unit": ""}))
    assert Contract.objects.get().person == Person.objects.get(names__text="Ram Thapa")


def test_a_bad_cell_is_marked_with_what_to_write_and_nothing_typed_is_lost(desk: Client, send: Send) -> None:
    bad = SITA | {"born_on": "31.02.1991", "nationality": "Nepall"}
    answer = send(RAM, bad, **{"bar-locator": "p. 4", "unit": "54096"})
    assert _wrong(answer) == {
        "cell-3-born_on": "There is no day 1991-02-31: that month has 28 days. Correct it, or leave the day out.",
        "cell-3-nationality": "“Nepall” is not known as a country or nationality. Is it Nepal?",
    }
    kept = fields_of(answer.content)
    assert [kept[f"cell-3-{name}"] for name in bad] == [[text] for text in bad.values()]
    assert (kept["bar-locator"], kept["unit"], kept["side"]) == (["p. 4"], ["54096"], ["RU"])
    assert not Batch.objects.exists()


def test_a_row_without_a_name_and_a_sum_are_told_at_the_name(send: Send) -> None:
    wrong = _wrong(send({"nationality": "Kenya", "unit": "PMC"}, {"name_full": "Total"}))
    assert list(wrong) == ["cell-2-name_full", "cell-3-name_full"]
    assert "no name" in wrong["cell-2-name_full"]


def test_an_age_needs_its_day(desk: Client, send: Send) -> None:
    row = SITA | {"age": "31", "born_on": ""}
    assert "An age needs its day" in _wrong(send(row))["cell-2-age"]
    _committed(desk, send(row, listed_on="2024-05-01"))
    birth = Person.objects.get().births.get()
    assert (birth.age, birth.age_on) == (31, "2024-05-01")


def test_a_side_that_no_row_would_carry_is_left_out_and_that_is_said(desk: Client, send: Send) -> None:
    answer = send(RAM, side="RU")
    assert answer.status_code == 302
    assert "The side was left out" in desk.get(answer.headers["Location"]).content.decode()
    assert Batch.objects.get().side == ""


def test_a_date_that_may_be_meant_in_two_ways_is_asked_once_for_its_column(desk: Client, send: Send) -> None:
    two_ways = {"name_full": "Sita Rai", "born_on": "03.04.1991"}
    asked = send(RAM, two_ways, two_ways | {"name_full": "Hari Rai"}).content.decode()
    assert 'name="order-born_on"' in asked
    assert "order-fate_on" not in asked
    _committed(desk, send(RAM, two_ways, **{"order-born_on": "month_first"}))
    assert Birth.objects.get().born_on == "1991-03-04"


def test_what_has_no_source_side_or_person_is_refused_in_words(send: Send) -> None:
    assert "Pick the source in which these people are found." in send(RAM, **{"bar-source": ""}).content.decode()
    assert "Units and contracts need their side" in send(SITA, side="").content.decode()
    assert "No row is filled" in send().content.decode()


def test_more_rows_than_the_grid_has_are_refused(send: Send) -> None:
    assert "A grid has room for 50 people." in send(*[RAM] * 51, side="").content.decode()


def test_a_source_that_one_may_not_read_is_refused(send: Send, reviewer: User) -> None:
    secret = factories.source(access=Access.RESTRICTED, public_label="leaked government data")
    secret.readers.add(reviewer)
    answer = send(RAM, side="", **{"bar-source": str(secret.pk)})
    assert "Select a valid choice" in answer.content.decode()
    assert "leaked government data" not in answer.content.decode()
    assert not Batch.objects.exists()


def test_only_those_who_bring_lists_in_open_the_grid(publisher: User) -> None:
    client = Client()
    client.force_login(publisher)
    assert (client.get(GRID_PAGE).status_code, client.post(GRID_PAGE, {}).status_code) == (403, 403)


def test_a_person_of_the_grid_is_compared_with_those_that_are_known(desk: Client, send: Send) -> None:
    known = factories.person("Ram Thapa", nationalities=["NP"], fates=[])
    answer = send(RAM, side="")
    _work()
    batch = Batch.objects.get()
    batch.pairs.update(decision="same")
    desk.post(answer.headers["Location"], {"commit": "1"})
    _work()
    assert Person.objects.get() == known
    assert set(Name.objects.values_list("text", flat=True)) == {"Ram Thapa", "Рам Тхапа"}
    assert Nationality.objects.count() == 1


def test_the_same_rows_are_not_taken_twice_but_from_another_source_they_are(send: Send) -> None:
    assert send(RAM, side="").status_code == 302
    assert "These very rows are a list already" in send(RAM, side="").content.decode()
    other = factories.source()
    assert send(RAM, side="", **{"bar-source": other.pk}).status_code == 302
    assert Batch.objects.count() == 2


def test_undoing_takes_away_what_the_grid_made(desk: Client, send: Send) -> None:
    batch = _committed(desk, send(RAM, SITA))
    assert Person.objects.count() == 2
    desk.post(f"/intake/batch/{batch.pk}/undo/")
    _work()
    assert not Person.objects.exists()
    assert not PersonCitation.objects.exists()


def test_rows_are_corrected_in_the_grid_until_they_are_committed(
    desk: Client,
    send: Send,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    preview = send(RAM, SITA, **{"bar-locator": "p. 4"}).headers["Location"]
    _work()
    link = re.findall(r'href="(/intake/batch/grid/\?[^"]+)"', desk.get(preview).content.decode())
    address = link[0].replace("&amp;", "&")
    fields = fields_of(desk.get(address).content)
    assert fields["cell-3-name_full"] == ["Sita Rai"]
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(GRID_PAGE, fields | {"cell-3-name_full": ["Sita Gurung"]}).headers["Location"] == preview
    _work()
    # The file that was replaced is not kept.
    assert [path.name for path in (tmp_path / "lists").iterdir()] == [Batch.objects.get().sha256]
    batch = _committed_from(desk, preview)
    assert set(Name.objects.values_list("text", flat=True)) == {"Рам Тхапа", "Ram Thapa", "Sita Gurung"}
    late = desk.post(GRID_PAGE, fields)
    assert "was committed or taken away meanwhile" in late.content.decode()
    assert fields_of(late.content)["cell-3-name_full"] == ["Sita Rai"]
    assert Batch.objects.get() == batch


def _committed_from(desk: Client, preview: str) -> Batch:
    desk.post(preview, {"commit": "1", "new_persons": "on"})
    _work()
    return Batch.objects.get(state="committed")


PASTED = "ФИО\tГражданство\tДата контракта\n" + "\n".join(f"Рам Тхапа {sign}\tНепал\t2023-09" for sign in "абвгд" * 12)


def test_a_table_that_does_not_fit_becomes_a_list_with_its_source_and_place(desk: Client, source: Source) -> None:
    above = {"bar-source": source.pk, "bar-locator": "annex 2", "side": "RU", "as_list": "1"}
    answer = desk.post(GRID_PAGE, above | {"pasted": PASTED.replace("\n", "\r\n"), "pasted_from": "name_full"})
    batch = Batch.objects.get()
    assert answer.headers["Location"] == f"/intake/batch/{batch.pk}/columns/"
    assert (batch.source, batch.side, batch.is_typed) == (source, "RU", False)
    assert [each.field for each in batch.columns.all()] == ["name_full", "nationality", "signed_on", "found_at"]


def test_a_table_without_heads_gets_those_of_the_columns_it_was_pasted_into(desk: Client, source: Source) -> None:
    above = {"bar-source": source.pk, "side": "RU", "as_list": "1", "pasted_from": "nationality"}
    desk.post(GRID_PAGE, above | {"pasted": "Nepal\t2023-09\nKenya\t2024-01\n"})
    columns = Batch.objects.get().columns.all()
    assert [(each.head, each.field) for each in columns] == [
        ("Nationality", "nationality"),
        ("Contract date", "signed_on"),
    ]


def test_a_table_without_a_source_comes_back_as_it_was(desk: Client) -> None:
    answer = desk.post(GRID_PAGE, {"as_list": "1", "pasted": PASTED})
    assert "Pick the source in which these people are found." in answer.content.decode()
    assert fields_of(answer.content)["pasted"] == [PASTED]


def test_every_column_of_the_grid_has_a_head_in_the_template() -> None:
    assert set(GRID) <= set(template_heads())


@pytest.mark.parametrize("page", ["/people/person/", "/intake/batch/"])
def test_the_lists_lead_to_the_grid_whoever_may_use_it(desk: Client, publisher: User, page: str) -> None:
    assert f'href="{GRID_PAGE}"' in desk.get(page).content.decode()
    other = Client()
    other.force_login(publisher)
    assert f'href="{GRID_PAGE}"' not in other.get(page).content.decode()


def test_a_person_leads_to_a_grid_with_its_source_side_and_unit(desk: Client, source: Source) -> None:
    add = "/people/person/add/"
    fields = fields_of(desk.get(add).content) | {"names-0-text": ["Ram Thapa"], "bar-source": [str(source.pk)]}
    contract = {"side": "RU", "unit_as_stated": "в/ч 54096"}
    fields |= {f"contracts-0-{name}": [text] for name, text in contract.items()}
    answer = desk.post(add, fields | {"_grid": ["1"]})
    begun = fields_of(desk.get(answer.headers["Location"]).content)
    assert [begun[name] for name in ("bar-source", "side", "unit")] == [[str(source.pk)], ["RU"], ["в/ч 54096"]]


def test_without_a_script_a_source_is_picked_by_its_reference(send: Send, source: Source) -> None:
    page = send(RAM, side="", **{"bar-source": "", "source_reference": "S-222222"}).content.decode()
    assert "There is no source S-222222 that you may read." in page
    assert send(RAM, side="", **{"bar-source": "", "source_reference": source.reference.lower()}).status_code == 302
    assert Batch.objects.get().source == source
