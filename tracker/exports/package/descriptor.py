"""`datapackage.json`: the tables as programs read them (Frictionless Data Package, version 2.0)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tracker.catalogue.listing.column import Column, ValueType
from tracker.exports.licence import LICENCE, LICENCE_ADDRESS, LICENCE_SPDX
from tracker.exports.package.member import Member
from tracker.exports.package.package import Package
from tracker.exports.package.tables import Table

_PROFILES = "https://datapackage.org/profiles/2.0/"
_TYPES: Mapping[ValueType, str] = {
    ValueType.TEXT: "string",
    # Their escapes and guard are ours; no program would undo them.
    ValueType.TEXTS: "string",
    ValueType.WHOLE_NUMBER: "integer",
    ValueType.DECIMAL: "number",
    ValueType.FLAG: "boolean",
    ValueType.DAY: "date",
}


def descriptor(package: Package, tables: Sequence[tuple[Table, Member]]) -> dict[str, Any]:
    """The package: who made it, of which state, under which licence, and each table with its columns."""
    here = {table.name for table, _ in tables}
    made: dict[str, Any] = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": "foreign-fighter-tracker",
        "title": f"Foreign Fighter Tracker: {package.words}",
        "description": (
            "Documented cases, not an estimate: every count is a minimum. Most people become known only when they "
            "die, so no share of the dead and no rate between the sides may be computed from these rows."
        ),
        "homepage": package.site,
        "version": package.version,
        "licenses": [{"name": LICENCE_SPDX, "title": LICENCE, "path": LICENCE_ADDRESS}],
        "contributors": [{"title": "Foreign Fighter Tracker", "path": package.site, "roles": ["publisher"]}],
        "sources": [{"title": package.words, "path": package.address}],
        "generation": package.state.number,
        "filter": package.words,
        "citation": package.citation,
        "resources": [_resource(table, member, here) for table, member in tables],
    }
    if package.state.at:
        made["created"] = package.state.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return made


def _resource(table: Table, member: Member, here: Collection[str]) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": table.name,
        "type": "table",
        "path": member.name,
        "description": str(table.one_row),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": member.size,
        "hash": f"sha256:{member.sha256}",
        "dialect": {"$schema": f"{_PROFILES}tabledialect.json", "delimiter": ",", "lineTerminator": "\n"},
        "schema": _schema(table, here),
    }


def _schema(table: Table, here: Collection[str]) -> dict[str, Any]:
    types = table.types
    made: dict[str, Any] = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(column, types[column.name], is_key=column.name == table.key) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        made["primaryKey"] = [table.key]
    if keys := [_foreign_key(column, target) for column, target in table.named.items() if target in here]:
        made["foreignKeys"] = keys
    return made


def _field(column: Column, kind: ValueType, *, is_key: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[kind],
        "title": str(column.label),
        "description": str(column.meaning),
    }
    if is_key:
        made["constraints"] = {"required": True, "unique": True}
    if kind == ValueType.FLAG:
        made |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.unit and kind == ValueType.TEXT:
        made["description"] += f" Written as {column.unit}."
    if column.is_list:
        made["description"] += " Several values, joined by semicolons: README.txt says how."
    if column.closed_list:
        made["description"] += f" Values: {', '.join(column.closed_list)}."
    return made


def _foreign_key(column: str, target: str) -> dict[str, Any]:
    return {"fields": [column], "reference": {"resource": target, "fields": ["reference"]}}
