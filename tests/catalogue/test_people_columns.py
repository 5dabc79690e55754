"""What pages show of a person stands in its file and in the API's row."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.catalogue.files import CLAIM_FILES
from tracker.catalogue.people.claims.columns import CLAIM_COLUMNS
from tracker.exports.cells import values_of
from tracker.people.models import PersonCitation
from tracker.website.people.claim_words import KINDS

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
WAYS = pytest.mark.parametrize(
    ("contract", "service", "expected"),
    [
        ("1st Bn", None, ["1st Bn"]),
        (None, "2nd Bn", ["2nd Bn"]),
        ("1st Bn", "2nd Bn", ["1st Bn", "2nd Bn"]),
        ("1st Bn", "1st Bn", ["1st Bn"]),
        ("", "", []),
    ],
)


def row_and_answer(public: Client) -> tuple[dict[str, str], dict[str, Any]]:
    body = b"".join(public.get("/people.csv").streaming_content).decode()  # type: ignore[attr-defined]
    (row,) = csv.DictReader(StringIO(body, newline=""))
    (answer,) = public.get("/api/v1/people/").json()["results"]
    return row, answer


@WAYS
def test_units_as_stated_come_from_contracts_and_services(
    published: Publish, public: Client, contract: str | None, service: str | None, expected: list[str]
) -> None:
    made = factories.person(
        "Bimal",
        nationalities=["NP"],
        contracts=[{"side": "RU", "unit_as_stated": contract}] if contract is not None else (),
        services=[{"side": "RU", "unit_as_stated": service}] if service is not None else (),
    )
    published(made)
    page = public.get(f"/people/{made.reference}/").content.decode()
    row, answer = row_and_answer(public)
    assert all(words in page for words in expected)
    assert values_of(row["units_as_stated"]) == answer["units_as_stated"] == expected


def test_the_summary_and_why_somebody_counts_stand_in_file_and_api(published: Publish, public: Client) -> None:
    made = factories.person(
        "Bimal", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023-09"}], public_summary="A cook."
    )
    PersonCitation.objects.create(person=made, source=factories.source(), fields=["public_summary"])
    published(made)
    assert "A cook." in public.get(f"/people/{made.reference}/").content.decode()
    row, answer = row_and_answer(public)
    assert (row["summary"], answer["summary"]) == ("A cook.", "A cook.")
    assert values_of(row["counted_by"]) == answer["counted_by"] == ["RU:contract:2023-09"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_of_a_claim_on_the_page_is_in_its_file(kind: str) -> None:
    (file,) = (file for file in CLAIM_FILES if file.columns is CLAIM_COLUMNS[kind])
    names = {column.name for column in file.columns}
    shown = {*KINDS[kind].columns, *KINDS[kind].units.values()}
    assert shown <= names, shown - names
