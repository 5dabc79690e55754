"""The profiles of the standard for data packages, read as files."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

PROFILES = Path(__file__).parents[1] / "reference" / "datapackage-2.0"


@cache
def profile(name: str) -> Draft7Validator:
    """A profile of the standard, with those that it refers to."""
    loaded = {path.name: json.loads(path.read_text()) for path in PROFILES.glob("*.json")}
    address = "https://datapackage.org/profiles/2.0/"
    profiles = [(address + each, DRAFT7.create_resource(schema)) for each, schema in loaded.items()]
    return Draft7Validator(loaded[name], registry=Registry().with_resources(profiles))


def faults(package: dict[str, Any]) -> list[str]:
    """What the profiles say against a descriptor and its parts."""
    parts = [("datapackage.json", package), *(("dataresource.json", each) for each in package["resources"])]
    parts += [("tableschema.json", each["schema"]) for each in package["resources"]]
    parts += [("tabledialect.json", each["dialect"]) for each in package["resources"]]
    found = [f"{name}: {error.message}" for name, part in parts for error in profile(name).iter_errors(part)]
    return found + [f"{name}: its $schema" for name, part in parts if not part["$schema"].endswith(f"/2.0/{name}")]
