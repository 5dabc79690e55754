"""The description of the API says what its answers are: every address, parameter, column; and a tool finds no fault."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator
from schemathesis.checks import CHECKS
from schemathesis.core.failures import Failure
from schemathesis.generation import GenerationMode

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.catalogue.files import FILES
from tracker.catalogue.people.claim_conditions import PERIODS

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.fixture
def described(public: Client) -> dict[str, Any]:
    answer = public.get("/api/v1/schema/?format=json")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
def something(published: Publish) -> None:
    unit = factories.unit("Wolf Regiment")
    signed = {"side": "RU", "unit": unit, "signed_on": "2023-09"}
    published(unit, figure_factories.figure(100), figure_factories.statement(), figure_factories.state_action())
    published(factories.person("Bimal", nationalities=["NP"], contracts=[signed], sex="M"))
    show(*crowd(5))


def operations(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, of_path in described["paths"].items():
        assert list(of_path) == ["get"], path
        yield path, of_path["get"]


def parameters(described: dict[str, Any], operation: dict[str, Any]) -> list[dict[str, Any]]:
    shared = described["components"]["parameters"]
    return [shared[each["$ref"].rpartition("/")[2]] for each in operation["parameters"]]


def test_every_address_of_the_api_is_described(described: dict[str, Any]) -> None:
    patterns = (str(each.pattern) for each in get_resolver("tracker.api.urls").url_patterns)
    below = {pattern.replace("<str:reference>", "{reference}") for pattern in patterns} - {"start/"}
    assert {path.removeprefix("/api/v1/") for path in described["paths"]} == below
    assert described["openapi"] == "3.1.0"
    ids = [operation["operationId"] for _, operation in operations(described)]
    assert len(ids) == len(set(ids))


def test_lists_are_described_by_their_registers(described: dict[str, Any]) -> None:
    for file in FILES:
        operation = described["paths"][f"/api/v1/{file.name}/"]["get"]
        row = operation["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["results"]["items"]
        assert list(row["properties"]) == [column.name for column in file.columns]
        for column in file.columns:
            told = row["properties"][column.name]
            assert told["title"] == str(column.label)
            assert str(column.meaning) in told["description"]
            assert all(value in told["description"] for value in column.closed_list)
        names = [each["name"] for each in parameters(described, operation)]
        assert names[: len(file.filter_set.parameters())] == [each.name for each in file.filter_set.help()]
        assert set(file.filter_set.parameters()) <= set(names), file.name


def test_answers_are_as_described(described: dict[str, Any], public: Client, something: None) -> None:
    filled = 0
    for path, operation in operations(described):
        address = path.replace("/{reference}/", f"/{_reference(public, path)}/")
        query = {"/api/v1/people/counts/": "?by=side", "/api/v1/changes/": "?since=0"}.get(path, "")
        answer = public.get(address + query)
        assert answer.status_code == 200, path
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert [error.message for error in Draft202012Validator(schema).iter_errors(answer.json())] == [], path
        filled += bool(answer.json().get("results"))
    assert filled > 10


def _reference(public: Client, path: str) -> str:
    if "{" not in path:
        return ""
    listed = public.get(path.replace("{reference}/", "")).json()["results"]
    return next(str(row["reference"]) for row in listed if row["reference"][0] != "N")


def test_no_start_of_a_site_waits_for_the_generator_of_the_description() -> None:
    code = (
        "import django; django.setup(); import tracker.config.urls_public, sys; print('drf_spectacular' in sys.modules)"
    )
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.split() == ["False"]


def test_the_description_is_the_same_each_time_and_takes_one_format(public: Client) -> None:
    one, two = (public.get("/api/v1/schema/").content for _ in range(2))
    assert one == two == public.get("/api/v1/schema/?format=json").content
    for query in ("format=yaml", "format=json&format=json", "lang=en"):
        assert public.get(f"/api/v1/schema/?{query}").status_code == 400
    assert "/api/v1/schema/" in json.dumps(public.get("/api/v1/").json())


def test_an_empty_parameter_is_described_as_it_is_answered(described: dict[str, Any], public: Client) -> None:
    closed = [each for each in described["components"]["parameters"].values() if _values(each)]
    assert len(closed) > 10
    for each in closed:
        if path := _taking(described, each["name"]):
            status = public.get(f"{path}?{each['name']}=").status_code
            assert (status == 200) is ("" in _values(each)), (path, each["name"])


def _values(parameter: dict[str, Any]) -> list[str]:
    found: list[str] = parameter["schema"].get("items", parameter["schema"]).get("enum", [])
    return found


def _taking(described: dict[str, Any], name: str) -> str:
    found = (path for path, operation in operations(described) if name in _names(described, operation))
    return next((path for path in found if not path.endswith("/counts/")), "")


def _names(described: dict[str, Any], operation: dict[str, Any]) -> list[str]:
    return [each["name"] for each in parameters(described, operation)]


@pytest.fixture
def api(public: Client, something: None) -> Iterator[Any]:
    """The API as a program reaches it; Django would close the connection that the test's rows are seen through."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/schema/", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


NOT_PROMISED = {
    "cursor": "names a page of an earlier answer",
    "reference": "names a record, with a check letter",
    **dict.fromkeys(("unit", "source", "site", "instrument"), "names a record that is public now"),
    **{
        f"{period}_{end}": "is a day of the calendar, and no period ends before it begins"
        for period in PERIODS
        for end in ("from", "to")
    },
    **{f"{period}_within": "goes with a period or, for some values, without one" for period in PERIODS},
    "since": "is no later than the present state",
}
"""Parameters of which a value can be as described and still be refused, and why; all others are promised."""

INSTEAD: dict[str, Any] = {"since": 0}
"""What cannot be left out."""


@pytest.mark.whole
def test_schemathesis_finds_no_fault(api: Any) -> None:
    asked, faults = asked_of_all(api, (GenerationMode.POSITIVE, GenerationMode.NEGATIVE), without="acceptance")
    assert faults == []
    assert asked > 40


@pytest.mark.whole
def test_what_is_as_described_is_answered(api: Any) -> None:
    asked, faults = asked_of_all(api, (GenerationMode.POSITIVE,), without="what is not promised")
    assert faults == []
    assert asked > 25


def test_every_parameter_that_is_not_promised_is_one(described: dict[str, Any]) -> None:
    names = {each["name"] for each in described["components"]["parameters"].values()}
    assert set(NOT_PROMISED) <= names | {"reference"}
    assert len(names - set(NOT_PROMISED)) > 20


def asked_of_all(api: Any, modes: Sequence[GenerationMode], *, without: str) -> tuple[int, list[str]]:
    """How many operations were asked in how many modes, and what was found."""
    asked, faults = 0, list[str]()
    for found in api.get_all_operations():
        for mode in modes:
            cases = found.ok().as_strategy(generation_mode=mode)
            # What takes no parameters can be asked in no wrong way.
            with suppress(Unsatisfiable):
                try:
                    if without == "acceptance":
                        ask(cases, CHECKS.get_by_names(["positive_data_acceptance"]))
                    else:
                        ask(cases.map(promised), [])
                except* Failure as group:
                    faults += [f"{found.ok().path}, {mode.value}: {each}" for each in group.exceptions]
                asked += 1
    return asked, faults


def promised(case: Any) -> Any:
    """The case without what is not promised."""
    case.query = {
        name: INSTEAD.get(name, value)
        for name, value in (case.query or {}).items()
        if name not in NOT_PROMISED or name in INSTEAD
    }
    return case


def ask(cases: Any, excluded: Any) -> None:
    """Send some of the cases, and look at every answer."""

    @settings(max_examples=50, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def send(case: Any) -> None:
        case.call_and_validate(excluded_checks=excluded)

    send()
