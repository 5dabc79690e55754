"""Names sent in batches: who comes first, with which score, and what is a match."""

import csv
import json
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.api.reconcile.conftest import FOLDER, Ask, obeys
from tests.conftest import Publish
from tests.publishing.merging.test_merging_bridge import approved, merged
from tests.website.test_feeds import Commit
from tracker.accounts.models import User
from tracker.people.models import Birth
from tracker.publishing.actions import withdraw

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

MISSED_PAIRS = 5
"""Of the names that a search must find (63), those that are not the first candidate among all of them."""
NEPALI = [{"pid": "nationalities", "v": "Nepalese"}]


def test_the_manifest_obeys_the_specification(public: Client) -> None:
    answer = public.get("/reconcile/")
    obeys("manifest.json", answer.json())
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert public.get("/reconcile").json() == answer.json()
    assert public.get("/reconcile/", headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_a_name_alone_finds_people_and_is_no_match(references: dict[str, str], ask: Ask) -> None:
    first = ask("Ram Rai", type="person")[0]
    assert first["id"] == references["Ram Rai"]
    assert first["score"] == 100
    assert not first["match"]


def test_a_name_with_a_second_field_that_agrees_is_a_match(references: dict[str, str], ask: Ask) -> None:
    first, *others = ask("Ram Rai", type="person", properties=NEPALI)
    assert first["id"] == references["Ram Rai"]
    assert first["match"]
    assert {each["id"]: each["value"] for each in first["features"]} == {"name": 1, "nationalities": True}
    assert all(not each["match"] and each["score"] < first["score"] for each in others)


def test_what_disagrees_lowers_the_score_and_forbids_a_match(references: dict[str, str], ask: Ask) -> None:
    (first, *_) = ask("Ram Rai", type="person", properties=[{"pid": "nationalities", "v": "IN"}])
    found = {each["id"]: each for each in ask("Ram Rai", type="person", properties=[{"pid": "sides", "v": "UA"}])}
    assert found[references["Ram Rai"]]["score"] == 80
    assert not found[references["Ram Rai"]]["match"]
    assert first["id"] in (references["Ram Rai"], references["Ram Raj"])


def test_two_namesakes_whom_nothing_tells_apart_are_no_match(published: Publish, ask: Ask) -> None:
    published(*(factories.person("Ram Rai", nationalities=["NP"]) for _ in range(2)))
    found = ask("Ram Rai", properties=NEPALI)
    assert [each["score"] for each in found] == [100, 100]
    assert not any(each["match"] for each in found)


def test_the_year_of_birth_and_the_unit_are_compared(published: Publish, ask: Ask) -> None:
    unit = factories.unit("Wagner Group", military_unit_number="12345")
    person = factories.person("Ram Rai", contracts=[{"side": "RU", "unit": unit}])
    factories.claim(Birth, person, sources=[factories.source()], born_on="1987")
    published(unit, person)
    for value in ("1987", 1987, 1987.0, "1987-05-01"):
        (found,) = ask("Ram Rai", type="person", properties=[{"pid": "born", "v": value}])
        assert found["match"], value
    assert not ask("Ram Rai", type="person", properties=[{"pid": "born", "v": "1988"}])[0]["match"]
    for named in ("Wagner group", "12345", unit.reference, {"id": unit.reference, "name": "Wagner"}):
        (found,) = ask("Ram Rai", type="person", properties=[{"pid": "units", "v": named}])
        assert found["match"], named


@pytest.mark.parametrize("text", ["Wagner Group", "wagner group", "12345"])
def test_a_unit_is_matched_by_its_name_or_number(references: dict[str, str], ask: Ask, text: str) -> None:
    first = ask(text)[0]
    assert (first["id"], first["match"]) == (references["Wagner Group"], True)
    assert first["type"] == [{"id": "unit", "name": "Unit"}]
    assert not ask(text, properties=[{"pid": "side", "v": "UA"}])[0]["match"]


def test_two_units_of_one_name_are_told_apart_by_number_or_side(published: Publish, ask: Ask) -> None:
    units = [factories.unit("Third Brigade", military_unit_number=number) for number in ("11111", "22222")]
    published(*units)
    assert not any(each["match"] for each in ask("Third Brigade", type="unit"))
    sent = [{"pid": "military_unit_number", "v": "22222"}]
    matched = [each["id"] for each in ask("Third Brigade", type="unit", properties=sent) if each["match"]]
    assert matched == [units[1].reference]


def test_a_number_beside_another_name_is_no_match(references: dict[str, str], ask: Ask) -> None:
    sent = [{"pid": "military_unit_number", "v": "12345"}]
    (found,) = ask("Azov Battalion", type="unit", properties=sent)
    assert (found["id"], found["match"]) == (references["Wagner Group"], False)
    assert found["score"] <= 20
    (found,) = ask("Vagner", type="unit", properties=sent)
    assert found["match"]


@pytest.mark.parametrize("text", ["NP", "Nepal", "Непал", "Népal", "نيبال", "Nepalese", "NPL"])
def test_a_country_is_matched_by_code_name_or_demonym(ask: Ask, text: str) -> None:
    first = ask(text)[0]
    assert (first["id"], first["name"], first["match"]) == ("NP", "Nepal", True)


def test_a_name_of_several_countries_is_no_match(ask: Ask) -> None:
    found = ask("Congo", type="territory")
    assert {"CD", "CG"} <= {each["id"] for each in found}
    assert not any(each["match"] for each in found)


def test_an_id_gives_that_entity(references: dict[str, str], ask: Ask) -> None:
    for reference in references.values():
        (found,) = ask(reference.lower())
        assert (found["id"], found["score"], found["match"]) == (reference, 100, True)
        assert found["features"] == [{"id": "id", "value": True}]
    assert ask(references["Ram Rai"], type="unit") == []


def test_the_id_of_a_merged_record_gives_the_one_it_stands_in(published: Publish, ask: Ask, public: Client) -> None:
    kept, other = factories.person("Adam Smith"), factories.person("Adam Smyth")
    published(kept, other)
    merged(kept, other)
    approved(kept)
    (found,) = ask(other.reference)
    assert (found["id"], found["match"]) == (kept.reference, True)
    sent = json.dumps({"ids": [other.reference], "properties": [{"id": "name"}]})
    rows = public.post("/reconcile/", {"extend": sent}).json()["rows"]
    assert rows == {other.reference: {"name": [{"str": "Adam Smith"}]}}


def test_a_withdrawn_person_is_no_candidate(
    references: dict[str, str], ask: Ask, public: Client, publisher: User, django_capture_on_commit_callbacks: Commit
) -> None:
    ram = references["Ram Rai"]
    assert ask(ram)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[ram], by=publisher, reason="Asked for.")
    assert ask(ram) == []
    assert [each["id"] for each in ask("Ram Rai", type="person")] == [references["Ram Raj"]]
    assert public.get(f"/reconcile/preview/?id={ram}").status_code == 404


def test_types_and_limits_are_respected(references: dict[str, str], ask: Ask) -> None:
    assert len(ask("Ram", type="person", limit=1)) == 1
    assert len(ask("Ram", type="person")) == 2
    assert ask("Ram", type="unit") == []
    assert {each["type"][0]["id"] for each in ask("Nepal", type=["territory", "unit"])} == {"territory"}
    assert ask("Nepal", type=["territory", "unit"], type_strict="all") == []


def test_a_batch_is_answered_by_get_as_by_post(references: dict[str, str], public: Client) -> None:
    batch = json.dumps({"a": {"query": "Ram Rai"}, "b": {"query": "Коваленко", "limit": 1}, "c": {"query": "Nobody"}})
    posted = public.post("/reconcile/", {"queries": batch})
    got = public.get("/reconcile/", {"queries": batch})
    assert posted.json() == got.json()
    assert list(got.json()) == ["a", "b", "c"]
    assert "ETag" in got
    assert "ETag" not in posted
    assert posted["Cache-Control"] == "no-store"
    assert not posted.cookies
    assert posted["Access-Control-Allow-Origin"] == "*"


def _pairs() -> list[dict[str, str]]:
    with (FOLDER.parent / "name_search_pairs.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["found"] == "yes"]


def test_names_written_otherwise_come_first(published: Publish, public: Client) -> None:
    pairs = _pairs()
    people = {record: factories.person(record) for record in dict.fromkeys(each["record"] for each in pairs)}
    published(*people.values())
    missed = []
    for start in range(0, len(pairs), 50):
        few = pairs[start : start + 50]
        batch = {str(n): {"query": each["question"], "type": "person"} for n, each in enumerate(few)}
        answer: Any = public.post("/reconcile/", {"queries": json.dumps(batch)}).json()
        for n, each in enumerate(few):
            # Some records are written as the question of another, or must be found by the same: they may come before.
            same = {one["record"] for one in pairs if one["question"] == each["question"]} | {each["question"]}
            rivals = same - {each["record"]}
            found = [one["name"] for one in answer[str(n)]["result"] if one["name"] not in rivals]
            if found[:1] != [each["record"]]:
                missed.append((each["record"], each["question"], found[:2]))
    assert len(missed) <= MISSED_PAIRS, missed
