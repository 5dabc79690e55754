"""Pieces of the description of the API: parameters of a list, rows of a file, facets, errors; from the registers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.files import PEOPLE, File
from tracker.catalogue.listing.column import Column, ValueType, value_types
from tracker.catalogue.listing.filter import CURSOR, REFERENCE, SEARCH, SORT, ListFilter
from tracker.catalogue.listing.parameter_help import ParameterHelp
from tracker.catalogue.listing.parameters import MAX_LENGTH
from tracker.catalogue.models import Person
from tracker.lib.query import query_string

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
WHOLE_NUMBER: Schema = {"type": "integer"}
_SHAPES: Mapping[ValueType, Schema] = {
    ValueType.TEXT: {"type": ["string", "null"]},
    ValueType.TEXTS: {"type": "array", "items": TEXT},
    ValueType.WHOLE_NUMBER: {"type": ["integer", "null"]},
    # Exact: a JSON number would be read as a binary fraction.
    ValueType.DECIMAL: {"type": ["string", "null"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    ValueType.FLAG: {"type": ["boolean", "null"]},
    ValueType.DAY: {"type": ["string", "null"], "format": "date"},
}
REFERENCE_FORM = "^[A-Z]-[0-9A-HJKMNP-TV-Z]{6}$"


def answer(**more: Schema) -> Schema:
    """An answer with what every answer begins with, and these members."""
    members: dict[str, Schema] = {
        "generation": {"type": "integer", "description": _("Number of the state that the answer was read from.")},
        "as_of": {"type": ["string", "null"], "format": "date-time", "description": _("When that state was made.")},
        "licence": {"type": "string", "const": "CC BY 4.0"},
        **more,
    }
    return {"type": "object", "properties": members, "required": list(members)}


def address_of_page() -> Schema:
    """The address of the next page, or of the one before."""
    return {"type": ["string", "null"], "format": "uri", "description": _("Null where there is none.")}


def rows_of(file: File) -> Schema:
    """The rows of a file: its columns with their labels, meanings, types and closed lists."""
    rows = Person.objects.all() if file is PEOPLE else file.rows(file.filter_set.of())
    types = value_types(rows, file.columns)
    columns = {column.name: _column(column, types[column.name]) for column in file.columns}
    return {
        "type": "object",
        "description": str(file.one_row),
        "properties": columns,
        "required": list(columns),
        "additionalProperties": False,
    }


def _column(column: Column, kind: ValueType) -> Schema:
    sentences = [str(column.meaning)]
    if column.unit:
        sentences.append(_("Unit: %(unit)s.") % {"unit": column.unit})
    if column.closed_list:
        sentences.append(_("Values: %(values)s.") % {"values": ", ".join(column.closed_list)})
    return {"title": str(column.label), "description": " ".join(sentences), **_SHAPES[kind]}


def facets(counted: str) -> Schema:
    """How many rows there are for each value of each facet, under the word for what is counted."""
    value = {
        "type": "object",
        "properties": {"value": TEXT, "label": TEXT, counted: WHOLE_NUMBER},
        "required": ["value", "label", counted],
    }
    return {"type": "object", "additionalProperties": {"type": "array", "items": value}}


def parameters_of(filter_set: type[ListFilter], *, is_paged: bool = True) -> Iterator[Schema]:
    """The parameters of a list, in the order of its help."""
    facets_by_name = {facet.name: facet for facet in filter_set.facets}
    for each in filter_set.help():
        facet = facets_by_name.get(each.name)
        if facet or each.name == REFERENCE:
            choices = [value for value, _label in facet.choices()] if facet and facet.names is None else []
            form: Schema = {"type": "string", **({"enum": choices} if choices else {"maxLength": MAX_LENGTH})}
            yield parameter(
                each.name, each.meaning, {"type": "array", "items": form}, explode=True, **_example(each, several=True)
            )
        else:
            yield parameter(each.name, each.meaning, _form(each), **_example(each))
    if len(filter_set.sorts) > 1:
        meaning = _("Order of the rows; a minus reverses it, unknown dates come last in both.")
        yield parameter(SORT, meaning, one_of(filter_set.sorts))
    if is_paged and filter_set.is_paged:
        meaning = _("Where a page begins: follow `next` and `previous`, which have it.")
        yield parameter(CURSOR, meaning, {"type": "string", "maxLength": MAX_LENGTH})


def _form(each: ParameterHelp) -> Schema:
    if each.values:
        return one_of(each.values)
    form: Schema = {"type": "string", "maxLength": MAX_LENGTH}
    # What is empty counts as not given, and spaces around a value as none.
    return form | {"pattern": rf"^\s*({each.pattern})?\s*$"} if each.pattern else form


def _example(each: ParameterHelp, *, several: bool = False) -> Schema:
    """The example where it stands alone."""
    if each.beside or not each.example:
        return {}
    return {"example": [each.example] if several else each.example}


def example_of(filter_set: type[ListFilter]) -> str:
    """A query string with one parameter of the list that has an example; empty where none has."""
    helps = (each for each in filter_set.help() if each.example and each.name != SEARCH)
    return next((query_string({each.name: each.example, **each.beside}) for each in helps), "")


def one_of(values: Iterable[str]) -> Schema:
    """One of these values; or empty, which counts as not given where a parameter takes one value."""
    return {"type": "string", "enum": [*dict.fromkeys((*values, ""))]}


def parameter(name: str, meaning: str, schema: Schema, **more: Any) -> Schema:
    """One parameter of a query string."""
    return {"in": "query", "name": name, "description": meaning, "schema": schema, **more}


def errors(*, of_records: bool = False) -> Mapping[str, Schema]:
    """The answers that are none: by status."""
    said = {"type": "object", "properties": {"error": TEXT}, "required": ["error"]}
    found: dict[str, Schema] = {
        "304": {"description": _("What `If-None-Match` names is what would be sent.")},
        "400": _as_json(_("A parameter cannot be used; each is named with the reason."), _REFUSED),
        "429": {
            **_as_json(_("Too many requests a minute; `Retry-After`: seconds until the next one."), said),
            "headers": _RETRY_AFTER,
        },
        "503": {
            "description": _(
                "Too much is asked for at this moment; `Retry-After` says in how many seconds to ask again."
            ),
            "content": {"text/plain": {"schema": TEXT}},
            "headers": _RETRY_AFTER,
        },
    }
    if of_records:
        found |= {
            "301": _as_json(
                _("The record was merged into another one, where `Location` leads."),
                {"type": "object", "properties": {"merged_into": TEXT}, "required": ["merged_into"]},
            ),
            "404": _as_json(_("There is no public record of this reference."), said),
            "410": _as_json(_("The record was withdrawn: delete it from your copies."), said),
        }
    return found


_RETRY_AFTER: Schema = {"Retry-After": {"schema": WHOLE_NUMBER}}


def _as_json(description: str, schema: Schema) -> Schema:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


_REFUSED: Schema = {
    "type": "object",
    "properties": {
        "error": TEXT,
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"name": TEXT, "value": TEXT, "message": TEXT},
                "required": ["name", "value", "message"],
            },
        },
    },
    "required": ["error", "parameters"],
}


@dataclass(frozen=True)
class Operation:
    """What a view says of itself: a name for programs, a sentence, the heading it stands under, and its parts."""

    id: str
    summary: str
    tag: str
    answer: Schema
    parameters: Sequence[Schema] = ()
    errors: Mapping[str, Schema] = field(default_factory=errors)
    example: str = ""
    """A query string that it answers; of a record its reference (empty: there is none)."""
