"""The made-up list of 60 people, as .xlsx and as .csv: each row with the outcome and the values it should have."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import factories
from tracker.intake.sheets.cells.units_named import KnownUnits
from tracker.intake.sheets.columns.heads import column_heads, find_heads
from tracker.intake.sheets.columns.meanings import propose_columns
from tracker.intake.sheets.rows.reading_rows import RowReader
from tracker.intake.sheets.rows.row_cells import ListFacts, MappedColumn, ReadRow
from tracker.lib.dates.list_dates import Order
from tracker.lib.spreadsheets.opening import open_spreadsheet
from tracker.units.models import Unit

SAMPLES = Path(__file__).parents[2] / "reference" / "intake"
UNITS = {
    "U01": {"name": "423rd Guards Motor Rifle Regiment", "military_unit_number": "91701"},
    "U03": {"name": "70th Motor Rifle Regiment"},
    "U06": {"name": "150-я мотострелковая дивизия"},
    "U10": {"name": "ЧВК «Вагнер»"},
}


def _key() -> list[dict[str, str]]:
    with (SAMPLES / "sample_list_key.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def units(db: None) -> dict[str, Unit]:
    """The units of the list that the desk knows."""
    return {
        name: factories.unit(columns["name"], military_unit_number=columns.get("military_unit_number", ""))
        for name, columns in UNITS.items()
    }


@pytest.fixture(params=["sample_list.xlsx", "sample_list.csv"])
def rows(request: pytest.FixtureRequest, units: dict[str, Unit]) -> dict[int, ReadRow]:
    """The rows of the list by their numbers, read as the proposals say."""
    sheet = open_spreadsheet(SAMPLES / request.param, request.param)
    found = list(sheet.rows(0))
    heads = find_heads(found)
    names = column_heads(found, heads, sheet.description.sheets[0].last_column)
    proposals = propose_columns(names, (row.cells for row in found if row.number > heads.last))
    columns = [
        MappedColumn(each.number, each.head, each.field, each.proof.order, m_is_female=each.m_is_female)
        for each in proposals
    ]
    reader = RowReader(columns, ListFacts(side="RU"), units=KnownUnits(), heads=names)
    return {row.number: reader.read(row) for row in found if row.number > heads.last}


def _people() -> Iterator[dict[str, str]]:
    yield from (row for row in _key() if row["name"] or row["reason"] == "no name")


def test_each_row_has_its_outcome(rows: dict[int, ReadRow]) -> None:
    wanted = {"accepted": "ready", "asks": "asked", "refused": "refused", "left out": "left_out"}
    wrong = []
    for row in _key():
        if int(row["row"]) <= 3 or row["same_as"]:
            continue  # Heads; and pairs of rows, which are found by comparing them.
        fine = {wanted[row["outcome"]], *(wanted[each] for each in row["also_fine"].split(";") if each in wanted)}
        if rows[int(row["row"])].outcome.value not in fine:
            wrong.append((row["row"], row["outcome"], rows[int(row["row"])].outcome, rows[int(row["row"])].complaints))
    assert wrong == []


def _flat(read: ReadRow, units: dict[str, Unit]) -> dict[str, str]:
    """The row as the key writes it."""
    names = {unit.pk: name for name, unit in units.items()}
    of: dict[str, list[dict[str, object]]] = {}
    for kind, columns in read.claims:
        of.setdefault(kind, []).append(columns)
    contract, fate, birth = (of.get(kind, [{}])[0] for kind in ("contract", "fate", "birth"))
    as_stated = contract.get("unit_as_stated")
    unit = names.get(contract.get("unit_id"), f"as stated: {as_stated}" if as_stated else "")  # type: ignore[call-overload]
    said = {
        "name": next((each["text"] for each in of.get("name", []) if each["kind"] == "full"), ""),
        "sex": read.person.get("sex", ""),
        "born_on": birth.get("born_on", ""),
        "nationality": ";".join(str(each.get("territory_id", each["kind"])) for each in of.get("nationality", [])),
        "signed_on": contract.get("signed_on", ""),
        "term_months": contract.get("term_months", ""),
        "unit": unit,
        "role": contract.get("role_given", ""),
        "fate": fate.get("kind", ""),
        "fate_on": fate.get("on", ""),
        "fate_place": fate.get("place", ""),
        "restricted": "; ".join(f"{kind}: {text}" for kind, text in read.details),
    }
    return {column: str(value) for column, value in said.items()}


def test_each_row_has_its_values(rows: dict[int, ReadRow], units: dict[str, Unit]) -> None:
    wrong = []
    for row in _people():
        said = _flat(rows[int(row["row"])], units)
        for column, value in said.items():
            # What somebody has to answer first says nothing yet.
            wanted = "" if "once answered" in row[column] else row[column]
            if value != wanted:
                wrong.append((row["row"], column, value, wanted))
    assert wrong == []


def test_what_is_asked_and_refused_names_its_column(rows: dict[int, ReadRow]) -> None:
    told = {
        number: [(each.column, each.kind, each.proposal) for each in rows[number].complaints if each.kind != "remark"]
        for number in (11, 14, 17, 26, 47)
    }
    assert told == {
        11: [(5, "refused", "")],
        14: [(2, "refused", "")],
        17: [(7, "asked", "UZ")],
        26: [(14, "asked", "")],
        47: [(5, "refused", "")],
    }


def test_what_was_cleaned_or_looks_wrong_is_said(rows: dict[int, ReadRow]) -> None:
    remarks = {number: " ".join(each.sentence for each in rows[number].complaints) for number in (6, 29, 59)}
    assert "capitals" in remarks[6]
    assert "before the contract" in remarks[29]
    assert "under 18" in remarks[59]


def test_a_remark_is_kept_as_a_note_with_its_head(rows: dict[int, ReadRow]) -> None:
    assert rows[44].notes == ["Примечание: со слов сослуживца, проверить"]


def test_the_order_of_day_and_month_is_shown_by_the_column() -> None:
    sheet = open_spreadsheet(SAMPLES / "sample_list.csv", "sample_list.csv")
    found = list(sheet.rows(0))
    heads = find_heads(found)
    names = column_heads(found, heads, 18)
    proof = propose_columns(names, (row.cells for row in found if row.number > heads.last))[9].proof
    assert (proof.order, proof.month_first) == (Order.DAY_FIRST, 0)
    assert proof.day_first > 30


def test_a_call_sign_in_the_remark_is_a_name(rows: dict[int, ReadRow]) -> None:
    assert ("name", {"text": "Тюльпан", "kind": "call_sign"}) in rows[35].claims
    signs = [
        columns["text"] for read in rows.values() for _, columns in read.claims if columns.get("kind") == "call_sign"
    ]
    assert len(signs) == len(set(signs))
