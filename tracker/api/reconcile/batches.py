"""What programs send as JSON, read and checked: batches of queries, and what to tell of chosen entities."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from tracker.api.reconcile.entities import TYPES
from tracker.api.reconcile.properties import known_properties
from tracker.catalogue.listing.parameters import MAX_LENGTH, BadParameters, Fault

QUERIES, EXTEND = "queries", "extend"
MOST_QUERIES = 50
"""Queries of one batch, and ids and properties of one extension."""
MOST_RESULTS, USUAL_RESULTS = 50, 10
_MOST_VALUES = 20


@dataclass(frozen=True)
class Query:
    """One query: the text, the types it may be of, and texts to compare with properties (all values of each)."""

    text: str
    types: tuple[str, ...] = tuple(TYPES)
    limit: int = USUAL_RESULTS
    properties: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Extension:
    """The ids of entities, and the properties to tell of each."""

    ids: list[str]
    properties: list[str]


def read_queries(text: str) -> dict[str, Query]:
    """The queries of a batch by their keys. Raises `BadParameters`."""
    batch = _object(QUERIES, _read_json(QUERIES, text))
    _at_most(QUERIES, batch)
    return {key: _query(f"{QUERIES}.{key[:40]}", _object(f"{QUERIES}.{key[:40]}", each)) for key, each in batch.items()}


def read_extension(text: str) -> Extension:
    """What to tell of which entities. Raises `BadParameters`."""
    sent = _object(EXTEND, _read_json(EXTEND, text))
    ids, properties = _list(f"{EXTEND}.ids", sent.get("ids")), _list(f"{EXTEND}.properties", sent.get("properties"))
    names = [_text(f"{EXTEND}.properties", _object(f"{EXTEND}.properties", each).get("id")) for each in properties]
    for name in names:
        _known_property(f"{EXTEND}.properties", name)
    return Extension([_text(f"{EXTEND}.ids", each) for each in ids], names)


def read_types(name: str, value: Any) -> tuple[str, ...]:
    """The types named, of which each is enough; none named: all. Raises `BadParameters`."""
    named = [_text(name, each) for each in (value if isinstance(value, list) else [value] if value else [])]
    for each in named:
        if each not in TYPES:
            raise _bad(name, each, _("is no type here. There are: %(names)s.") % {"names": ", ".join(TYPES)})
    return tuple(dict.fromkeys(named)) or tuple(TYPES)


def _query(name: str, sent: dict[str, Any]) -> Query:
    properties: dict[str, list[str]] = {}
    for each in _list(f"{name}.properties", sent.get("properties") or []):
        one = _object(f"{name}.properties", each)
        pid = _text(f"{name}.properties.pid", one.get("pid"))
        _known_property(f"{name}.properties.pid", pid)
        properties.setdefault(pid, []).extend(_values(f"{name}.properties.{pid}", one.get("v")))
    if "query" not in sent and not properties:
        raise _bad(name, "", _("needs a “query”, or “properties”."))
    types = read_types(f"{name}.type", sent.get("type"))
    if sent.get("type_strict") == "all" and len(types) > 1 and sent.get("type"):
        # Everything here is of one type.
        types = ()
    return Query(_text(f"{name}.query", sent.get("query") or ""), types, _limit(name, sent.get("limit")), properties)


def _limit(name: str, value: Any) -> int:
    if value is None:
        return USUAL_RESULTS
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 1:
        raise _bad(f"{name}.limit", value, _("must be a number from 1 on."))
    return int(min(value, MOST_RESULTS))


def _values(name: str, sent: Any) -> list[str]:
    """The values as texts; of an entity its id."""
    values = sent if isinstance(sent, list) else [sent]
    if len(values) > _MOST_VALUES:
        raise _bad(name, "", _("has more than %(number)s values.") % {"number": _MOST_VALUES})
    found = []
    for each in values:
        value = each.get("id") if isinstance(each, dict) else each
        if isinstance(value, float) and value.is_integer():
            # A year that a program took for a decimal number is still a year.
            value = int(value)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        found.append(_text(name, str(value) if is_number else value or ""))
    return [each for each in found if each]


def _known_property(name: str, value: str) -> None:
    if value not in known_properties():
        message = _("is no property here; %(address)s tells which there are.")
        raise _bad(name, value, message % {"address": "suggest/property/"})


def _read_json(name: str, text: str) -> Any:
    try:
        value = json.loads(text, parse_constant=_no_number)
        readable = all(map(_is_unicode, _texts(value)))
    except (ValueError, RecursionError):
        raise _bad(name, "", _("is no JSON that can be read here.")) from None
    if not readable:
        raise _bad(name, "", _("holds characters that cannot be read; type it anew."))
    return value


def _no_number(text: str) -> None:
    raise ValueError(text)


def _texts(value: Any) -> Iterator[str]:
    """Every text inside, keys too."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            left += [*one, *one.values()]
        elif isinstance(one, list):
            left += one


def _is_unicode(text: str) -> bool:
    return not any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text)


def _object(name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _bad(name, value, _("must be a JSON object."))
    return value


def _list(name: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _bad(name, value, _("must be a JSON list."))
    _at_most(name, value)
    return value


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _bad(name, value, _("must be a text."))
    if len(value) > MAX_LENGTH:
        raise _bad(name, value, _("is longer than %(number)s characters; shorten it.") % {"number": MAX_LENGTH})
    return value


def _at_most(name: str, values: Any) -> None:
    if len(values) > MOST_QUERIES:
        message = _("has more than %(number)s entries; send them in several requests.")
        raise _bad(name, "", message % {"number": MOST_QUERIES})


def _bad(name: str, value: object, message: str) -> BadParameters:
    told = str(value)[:80] if isinstance(value, str | int | float) else ""
    return BadParameters([Fault(name, told, message)])
