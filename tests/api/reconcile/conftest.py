"""A published world to match against, and the service as a program asks it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from tests import factories
from tests.conftest import Publish
from tests.levels import crowd, show

FOLDER = Path(__file__).parents[2] / "reference" / "reconciliation-0.2"
# Two files have an address in which another file is not named, or none at all.
ADDRESSES = {"openapi.json": "http://swagger.io/v2/schema.json"}
BASE = "https://reconciliation-api.github.io/specs/0.2/schemas/"

Ask = Callable[..., Any]


def _schemas() -> dict[str, Any]:
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")}
    return {name: {key: value for key, value in each.items() if key != "$schema"} for name, each in schemas.items()}


SCHEMAS = _schemas()
REGISTRY: Any = Registry().with_resources(
    (ADDRESSES.get(name, BASE + name), DRAFT7.create_resource(each)) for name, each in SCHEMAS.items()
)


def obeys(name: str, answer: Any) -> None:
    """Check an answer against a schema of the specification."""
    Draft7Validator(SCHEMAS[name], registry=REGISTRY).validate(answer)


@pytest.fixture
def references(published: Publish) -> dict[str, str]:
    """The references of a few people and units, by name; and rows without a name, which have none."""
    brigade = factories.unit("Wagner Group", military_unit_number="12345")
    people = {
        "Ram Rai": factories.person("Ram Rai", nationalities=["NP"], contracts=[{"side": "RU", "unit": brigade}]),
        "Ram Raj": factories.person("Ram Raj", nationalities=["IN"], contracts=[{"side": "RU"}]),
        "Сергей Коваленко": factories.person("Сергей Коваленко", nationalities=["UA"], contracts=[{"side": "UA"}]),
    }
    published(brigade, *people.values())
    show(*crowd(5))
    return {name: each.reference for name, each in people.items()} | {"Wagner Group": brigade.reference}


@pytest.fixture
def ask(public: Client) -> Ask:
    """Send one query by POST and get its candidates."""

    def one(text: str, **more: Any) -> list[dict[str, Any]]:
        batch = {"q0": {"query": text, **more}}
        obeys("reconciliation-query-batch.json", batch)
        answer = public.post("/reconcile/", {"queries": json.dumps(batch)})
        assert answer.status_code == 200, answer.content
        obeys("reconciliation-result-batch.json", answer.json())
        found: list[dict[str, Any]] = answer.json()["q0"]["result"]
        return found

    return one
