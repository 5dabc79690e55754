"""Columns of chosen entities, and which there are."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.api.reconcile.conftest import obeys
from tracker.catalogue.people.columns import PEOPLE_COLUMNS
from tracker.catalogue.units.columns import UNIT_COLUMNS

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def extended(public: Client, ids: list[str], *properties: str) -> Any:
    asked = {"ids": ids, "properties": [{"id": name} for name in properties]}
    obeys("data-extension-query.json", asked)
    answer = public.post("/reconcile/", {"extend": json.dumps(asked)})
    assert answer.status_code == 200, answer.content
    obeys("data-extension-response.json", answer.json())
    for path in ("/reconcile/", "/reconcile/extend"):
        assert public.get(path, {"extend": json.dumps(asked)}).json() == answer.json()
    return answer.json()


def test_columns_of_people_are_told(references: dict[str, str], public: Client) -> None:
    ram = references["Ram Rai"]
    told = extended(public, [ram], "nationalities", "contracts", "units", "died_on", "fate_now", "published_on")
    row = told["rows"][ram]
    assert row["nationalities"] == [{"id": "NP", "name": "Nepal"}]
    assert (row["contracts"], row["units"], row["died_on"]) == ([{"int": 1}], [{"str": "Wagner Group"}], [])
    assert row["fate_now"] == [{"str": "killed"}]
    assert set(row["published_on"][0]) == {"str"}
    assert told["meta"][0]["type"]["id"] == "territory"
    assert told["meta"][1] == {"id": "contracts", "name": "Contracts"}


def test_entities_of_several_types_are_told_together(references: dict[str, str], public: Client) -> None:
    ram, unit = references["Ram Rai"], references["Wagner Group"]
    rows = extended(public, [ram, unit, "NP", "X-404"], "name", "side", "name_uk")["rows"]
    assert [row["name"] for row in rows.values()] == [
        [{"str": "Ram Rai"}],
        [{"str": "Wagner Group"}],
        [{"str": "Nepal"}],
        [],
    ]
    assert rows[unit]["side"] == [{"id": "RU", "name": "Russia"}]
    assert rows["NP"]["name_uk"] == [{"str": "Непал"}]
    assert list(rows) == [ram, unit, "NP", "X-404"]


def test_every_column_of_the_kinds_can_be_told(references: dict[str, str], public: Client) -> None:
    for name, columns in (("Ram Rai", PEOPLE_COLUMNS), ("Wagner Group", UNIT_COLUMNS)):
        names = [column.name for column in columns]
        told = extended(public, [references[name]], *names)
        assert [each["id"] for each in told["meta"]] == names
        assert [each["name"] for each in told["meta"]] == [column.label for column in columns]
