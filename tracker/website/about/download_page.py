"""What the download page prints: every file with its columns, from the registers that write them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.catalogue.files import FILES, File
from tracker.catalogue.listing.column import Column
from tracker.catalogue.models import Person
from tracker.exports.how_to_read import HOW_TO_READ
from tracker.website.about.parameter_groups import is_of_people, list_of_file


@dataclass(frozen=True)
class ColumnRow:
    """One column: its name, what it means, and its unit or form."""

    name: str
    meaning: str
    form: str


@dataclass(frozen=True)
class FileView:
    """One file: address, what one row is, parameters (explained at `anchor`), columns, and the same as an API list."""

    name: str
    url: str
    one_row: str
    parameters: Sequence[str]
    anchor: str
    api: str
    number: str
    columns: Sequence[ColumnRow]


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
        "number": str(len(FILES)),
        "how_to_read": HOW_TO_READ,
    }


def columns_of_people() -> dict[str, Any]:
    """The files of people with their columns."""
    return {"heading": _("Columns: people, and what is claimed about them"), "files": _files(of_people=True)}


def columns_of_others() -> dict[str, Any]:
    """All other files with their columns."""
    return {"heading": _("Columns: figures, statements, units, sources, laws"), "files": _files(of_people=False)}


def _files(*, of_people: bool) -> list[FileView]:
    return [_file(file) for file in FILES if is_of_people(file.name) is of_people]


def _file(file: File) -> FileView:
    return FileView(
        name=f"{file.name}.csv",
        url=reverse(f"{file.name}-csv"),
        one_row=file.one_row,
        parameters=file.filter_set.parameters(),
        anchor=f"parameters-{list_of_file(file.name)}",
        api=reverse(f"api-{file.name}"),
        number=ngettext("%(number)s column", "%(number)s columns", len(file.columns)) % {"number": len(file.columns)},
        columns=[ColumnRow(column.name, column.meaning, _form(column)) for column in file.columns],
    )


def _form(column: Column) -> str:
    if column.unit:
        return column.unit
    if column.is_flag:
        return "true or false"
    return "list" if column.is_list else ""


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
