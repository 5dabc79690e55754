"""What the download page prints: every file with its columns, from the registers that write them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tracker.catalogue.files import FILES, File
from tracker.catalogue.listing.column import Column, ValueType, value_types
from tracker.catalogue.models import Person, Release
from tracker.exports.formats.csv_format import CSV
from tracker.exports.formats.register import FORMATS, formats_of
from tracker.exports.how_to_read import HOW_TO_READ
from tracker.website.about.parameter_groups import is_of_people, list_of_file


@dataclass(frozen=True)
class ColumnRow:
    """One column: its name, what it means, its type and unit, the closed list of its values, and what carries it."""

    name: str
    label: str
    meaning: str
    form: str
    values: Sequence[tuple[str, str]]
    rests_on: Sequence[str]


@dataclass(frozen=True)
class FileView:
    """One file: address, what one row is, parameters (explained at `anchor`), columns, and the same as an API list."""

    name: str
    dictionary: str
    url: str
    one_row: str
    parameters: Sequence[str]
    anchor: str
    api: str
    columns: Sequence[ColumnRow]
    formats: Sequence[tuple[str, str]]
    """The other formats, by label, with their addresses."""


@dataclass(frozen=True)
class Call:
    """One worked call: what it asks, options of `curl`, and the address below that of the site."""

    what: str
    options: str
    path: str


def context() -> dict[str, Any]:
    """Files in the register's order, and calls that work now."""
    return {
        "of_people": _files(of_people=True),
        "others": _files(of_people=False),
        "calls": list(_calls()),
        "zip": reverse("people-zip"),
        "has_releases": Release.objects.exists(),
        "number": str(len(FILES)),
        "formats": FORMATS,
        "how_to_read": HOW_TO_READ,
    }


def dictionary(file: File) -> dict[str, Any]:
    """One file with each of its columns, and how its values are written."""
    return {"file": _file(file), "how_to_read": HOW_TO_READ}


def _files(*, of_people: bool) -> list[FileView]:
    return [_file(file) for file in FILES if is_of_people(file.name) is of_people]


def _file(file: File) -> FileView:
    types = value_types(file.rows(file.filter_set.of()), file.columns)
    return FileView(
        name=file.name,
        dictionary=reverse("dictionary", args=[file.name]),
        url=reverse(f"{file.name}-csv"),
        one_row=str(file.one_row),
        parameters=file.filter_set.parameters(),
        anchor=f"parameters-{list_of_file(file.name)}",
        api=reverse(f"api-{file.name}"),
        columns=[_column(column, types[column.name]) for column in file.columns],
        formats=[(made.label, reverse(f"{file.name}-{made.slug}")) for made in formats_of(file) if made is not CSV],
    )


def _column(column: Column, kind: ValueType) -> ColumnRow:
    form = column.unit or ("" if kind == ValueType.TEXT else kind.value)
    values = column.values.choices if column.values else ()
    return ColumnRow(column.name, str(column.label), str(column.meaning), form, values, column.rests_on)


def _calls() -> Iterator[Call]:
    people = reverse("api-people")
    yield Call(
        "People of Nepal or India whose contract was certainly signed in 2023 or later, with counts and facets",
        "",
        f"{people}?contract_from=2023&nationality=IN&nationality=NP",
    )
    example = Person.objects.exclude(name="").order_by("sort_key").values_list("reference", flat=True).first()
    if example:
        yield Call("One person with all claims, citations and sources", "", reverse("api-person", args=[example]))
    yield Call(
        "Contracts of Nepali recruits recorded as killed, as a file under the name that the server gives it",
        "--remote-name --remote-header-name ",
        f"{reverse('contracts-csv')}?fate=killed&nationality=NP",
    )
