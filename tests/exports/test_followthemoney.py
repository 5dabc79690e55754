"""Entities keep to the schemas of FollowTheMoney, which drops silently what it does not know: so nothing is dropped."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.exports.reading import downloaded
from tests.levels import crowd, show
from tracker.exports.followthemoney.languages import language_of
from tracker.people.models import Background, Birth, Name, Payment
from tracker.sources.models import Source

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
Entity = dict[str, Any]
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
FORMS = {
    "date": DAY,
    "country": re.compile(r"[a-z]{2,4}(-[a-z0-9]{2,3})?"),
    "gender": re.compile("male|female|other"),
    "url": re.compile(r"https?://\S+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "language": re.compile("[a-z]{3}"),
    "checksum": re.compile("[0-9a-f]{40,64}"),
    "topic": re.compile("mil"),
}


def schemas() -> dict[str, Any]:
    """The schemas of the pinned library, read as files: it is installed without what it requires, and cannot run."""
    spec = find_spec("followthemoney")
    assert spec, "run: pip install --no-deps -r requirements-followthemoney.txt"
    found: dict[str, Any] = {}
    for path in (Path(next(iter(spec.submodule_search_locations or ()))) / "schema").glob("*.yaml"):
        found |= yaml.safe_load(path.read_text())
    return found


SCHEMAS = schemas()


def lineage(name: str) -> list[str]:
    """The schema and all that it extends."""
    return [name, *(each for parent in SCHEMAS[name].get("extends", ()) for each in lineage(parent))]


def properties(name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in reversed(lineage(name)):
        found |= SCHEMAS[each].get("properties") or {}
    return found


def required(name: str) -> set[str]:
    return {each for schema in lineage(name) for each in SCHEMAS[schema].get("required") or ()}


def entities(public: Client, address: str) -> dict[str, Entity]:
    lines = [json.loads(line) for line in downloaded(public, address).decode().splitlines()]
    found = {line["id"]: line for line in lines}
    assert len(found) == len(lines), "an id stands for one entity"
    return found


def faults(found: dict[str, Entity]) -> list[str]:
    """What the library would drop, refuse or complain of."""
    return [f"{each['id']}: {fault}" for each in found.values() for fault in faults_of(each, found)]


def faults_of(each: Entity, found: dict[str, Entity]) -> list[str]:
    schema, given = each["schema"], each["properties"]
    if schema not in SCHEMAS or SCHEMAS[schema].get("abstract") or SCHEMAS[schema].get("deprecated"):
        return [f"no schema {schema}"]
    known, wrong = properties(schema), [f"{name} is missing" for name in required(schema) - set(given)]
    for name, values in given.items():
        if name not in known or known[name].get("deprecated") or known[name].get("stub"):
            wrong.append(f"no property {name} of {schema}")
            continue
        kind = known[name].get("type", "string")
        wrong += [f"{name}: {value!r}" for value in values if not fits(value, kind, known[name].get("range"), found)]
    return wrong


def fits(value: str, kind: str, wanted: str | None, found: dict[str, Entity]) -> bool:
    if not isinstance(value, str) or not value:
        return False
    if kind == "entity":
        return value in found and wanted in lineage(found[value]["schema"])
    return kind not in FORMS or FORMS[kind].fullmatch(value) is not None


@pytest.fixture
def everything(published: Publish) -> None:
    """A person with each kind of claim, one with little, one of whom no unit is known, rows without a name."""
    cited = factories.source()
    Source.objects.filter(pk=cited.pk).update(language="ru", kind="obituary", published_on="2024-04")
    army = factories.unit("Army")
    unit = factories.unit("Wolf Regiment", parents=[army])
    published(army, unit)
    full = factories.person(
        "Adam Smith",
        source_of_all=cited,
        nationalities=["US", "XK"],
        sex="M",
        contracts=[{"side": "RU", "unit": unit, "signed_on": "2023-09", "role_given": "gunner"}],
        services=[{"side": "RU", "unit": unit, "from_on": "2023-10-01", "to_on": "[2024-01..2024-04]"}],
        grants=[{"territory_id": "RU", "state": "granted", "on": "2023-12-24"}],
        fates=[{"kind": "killed", "on": "2024-04-04", "place": "near Chasiv Yar", "territory_id": "UA"}],
    )
    for model, values in (
        (Name, {"text": "Волк", "kind": "call_sign"}),
        (Name, {"text": "Адам Смит", "kind": "transliteration"}),
        (Birth, {"born_on": "1999"}),
        (Background, {"occupation": "Carpenter"}),
        (
            Payment,
            {
                "contract": full.contracts.get(),
                "kind": "signing",
                "amount": "2000.50",
                "currency": "USD",
                "payer": "state",
                "payee": "recruit",
            },
        ),
        (Payment, {"contract": full.contracts.get(), "kind": "fee", "payer": "family", "payee": "broker"}),
    ):
        factories.claim(model, full, sources=[cited], **values)
    published(
        full,
        factories.person("Bimal", source_of_all=cited),
        factories.person(
            "Cyd", source_of_all=cited, contracts=[{"side": "UA"}], services=[{"unit_as_stated": "a unit"}]
        ),
    )
    show(*crowd(5))


def test_everything_keeps_to_the_schemas(public: Client, everything: None) -> None:
    for address in ("/people.ftm.json", "/units.ftm.json", "/sources.ftm.json"):
        found = entities(public, address)
        assert found
        assert faults(found) == []
    kinds = {each["schema"] for each in entities(public, "/people.ftm.json").values()}
    assert kinds == {
        "Article", "Documentation", "Employment", "Event", "Membership", "Organization", "Payment", "Person"
    }  # fmt: skip


def test_the_check_sees_what_the_library_would_drop() -> None:
    person = {"id": "a", "schema": "Person", "properties": {"name": ["A"]}}
    for schema, changed in (
        ("Person", {"name": ["A"], "height_": ["1"]}),
        ("Person", {"name": ["A"], "secondName": ["B"]}),
        ("Person", {"alias": ["A"]}),
        ("Person", {"name": ["A"], "birthDate": ["1999~"]}),
        ("Person", {"name": ["A"], "proof": ["a"]}),
        ("Event", {"name": ["A"], "involved": ["missing"]}),
        ("Interval", {"date": ["2023"]}),
    ):
        assert faults({"a": person, "b": {"id": "b", "schema": schema, "properties": changed}}) != [], changed


def test_a_person_has_names_dates_countries_and_proof(public: Client, everything: None) -> None:
    found = entities(public, "/people.ftm.json?q=Adam")
    (person,) = (each for each in found.values() if each["schema"] == "Person")
    given = person["properties"]
    assert person["id"].startswith("fft-person-P-")
    assert (given["name"], given["alias"], given["weakAlias"]) == (["Adam Smith"], ["Адам Смит"], ["Волк"])
    assert (given["birthDate"], given["deathDate"], given["gender"]) == (["1999"], ["2024-04-04"], ["male"])
    assert (sorted(given["nationality"]), given["citizenship"]) == (["us", "xk"], ["ru"])
    assert given["profession"] == ["Carpenter"]
    assert [found[each]["schema"] for each in given["proof"]] == ["Article"]
    assert found[given["proof"][0]]["properties"]["language"] == ["rus"]
    assert not {"topics", "passportNumber", "religion", "ethnicity"} & set(given)


def test_what_a_person_owns_is_there_with_what_it_refers_to(public: Client, everything: None) -> None:
    found = entities(public, "/people.ftm.json?q=Adam")
    by_schema: dict[str, list[dict[str, list[str]]]] = {}
    for each in found.values():
        by_schema.setdefault(each["schema"], []).append(each["properties"])
    (employment,) = by_schema["Employment"]
    assert (employment["startDate"], employment["role"]) == (["2023-09"], ["gunner"])
    assert found[employment["employer"][0]]["properties"]["name"] == ["Wolf Regiment"]
    service, parent = sorted(by_schema["Membership"], key=lambda each: each.get("role") == ["part of"])
    assert service["startDate"] == ["2023-10-01"]
    assert service["endDate"] == ["2024"], "the months it can mean differ"
    assert "until [2024-01..2024-04]" in service["description"]
    assert found[parent["organization"][0]]["properties"]["name"] == ["Army"]
    (payment,) = by_schema["Payment"]
    assert (payment["amount"], payment["currency"]) == (["2000.50"], ["USD"])
    assert found[payment["payer"][0]]["properties"]["name"] == ["Forces on Russia's side"]
    events = {each["name"][0]: each for each in by_schema["Event"]}
    assert set(events) == {"Payment: amount not known", "Killed", "Citizenship for service: granted"}
    assert (events["Killed"]["date"], events["Killed"]["location"]) == (["2024-04-04"], ["near Chasiv Yar"])
    assert all(each["proof"] for each in by_schema["Event"])


def test_whom_no_source_gives_a_unit_is_with_the_forces_of_that_side(public: Client, everything: None) -> None:
    found = entities(public, "/people.ftm.json?q=Cyd")
    (employment,) = (each["properties"] for each in found.values() if each["schema"] == "Employment")
    forces = found[employment["employer"][0]]["properties"]
    assert (forces["name"], forces["country"]) == (["Forces on Ukraine's side"], ["ua"])
    assert "Service, side not known" in {each["properties"].get("name", [""])[0] for each in found.values()}


def test_rows_without_a_name_say_so_and_have_no_source(public: Client, everything: None) -> None:
    people = [each for each in entities(public, "/people.ftm.json").values() if each["schema"] == "Person"]
    unnamed = [each for each in people if each["id"].startswith("fft-person-N-")]
    assert len(people) == 3 + 5
    assert len(unnamed) == 5
    for each in unnamed:
        assert each["properties"]["name"] == [f"{each['id'].removeprefix('fft-person-')} (name not published)"]
        assert not {"proof", "alias", "birthDate"} & set(each["properties"])


def test_units_and_sources_found_are_those_of_the_list(public: Client, everything: None) -> None:
    units = {key for key in entities(public, "/units.ftm.json") if key.startswith("fft-unit-")}
    listed = {row["reference"] for row in public.get("/api/v1/units/").json()["results"]}
    assert units == {f"fft-unit-{reference}" for reference in listed}
    sources = {key for key in entities(public, "/sources.ftm.json") if key.startswith("fft-source-")}
    listed = {row["reference"] for row in public.get("/api/v1/sources/").json()["results"]}
    assert sources == {f"fft-source-{reference}" for reference in listed}


@pytest.mark.parametrize(("tag", "code"), [("ru", "rus"), ("zh-Hans", "zho"), ("eng", "eng"), ("", ""), ("tlh", "")])
def test_languages_have_three_letters_or_none(tag: str, code: str) -> None:
    assert language_of(tag) == code
