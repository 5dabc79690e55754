"""The tables of a data package: of the people found, of what they name and, without a filter, of everything else.

Of a release: its files.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.db.models import F, Func, Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.files import CLAIM_FILES, FILE_OF_LIST, FILES, PEOPLE, File
from tracker.catalogue.generation import State
from tracker.catalogue.kinds import KINDS
from tracker.catalogue.listing.column import Column, ValueType, Words, value_types
from tracker.catalogue.models import PERSON_CLAIMS, Citation, Claimant, ReleaseVersion, Site
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.units.site_columns import SITE_COLUMNS
from tracker.exports.csv import write_csv
from tracker.exports.formats.csv_format import CSV
from tracker.exports.people_file import write_people
from tracker.exports.released import Released

REFERENCE = "reference"


@dataclass(frozen=True)
class Table:
    """One table: a file's name without its ending, what one row is, its columns, and what writes its CSV.

    `named` are the columns that hold a reference to another table, with its name.
    """

    name: str
    one_row: Words
    columns: Sequence[Column]
    types: Mapping[str, ValueType]
    """What the values of each column are."""
    write: Callable[[Any], None]
    named: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The column that tells its rows apart; empty where it takes several."""
        names = {column.name for column in self.columns}
        return next((name for name in (REFERENCE, "key") if name in names), "")


@dataclass(frozen=True)
class NamedByPeople:
    """Records that people name: of which kind, and by which column of a person."""

    kind: str
    column: str
    one_row: Words

    def rows(self, people: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the column, and those that any of their claims and citations name, versions that disagree too."""
        model = KINDS[self.kind].model
        named = Q(pk__in=people.order_by().values(named=Func(F(self.column), function="unnest")))
        of_people: tuple[type[Model], ...] = (*PERSON_CLAIMS, Citation)
        for claims in of_people:
            theirs = claims._default_manager.filter(person__in=people.order_by().values("pk"))
            for column in claims._meta.concrete_fields:
                if column.related_model is model:
                    named |= Q(pk__in=theirs.values(column.attname))
        return model._default_manager.filter(named)


NAMED_BY_PEOPLE: Mapping[str, NamedByPeople] = {
    "sources": NamedByPeople("source", "sources", _("Each row is one source cited for the people of this download.")),
    "units": NamedByPeople(
        "unit", "units", _("Each row is one unit of the people of this download, or a unit above one of these.")
    ),
    "legal-instruments": NamedByPeople(
        "instrument", "instruments", _("Each row is one law or decree under which citizenship was given.")
    ),
}
SITES_OF_PEOPLE = NamedByPeople(
    "site", "sites", _("Each row is one place through which people of this download passed.")
)
"""These have no list of their own."""


def tables_of(filterset: PeopleFilter) -> Iterator[Table]:
    """Every table, in the order of the register of files."""
    people, is_whole = filterset.rows(), not filterset.cleaned
    yield replace(_table(PEOPLE, filterset), write=partial(write_people, filterset))
    for file in CLAIM_FILES:
        yield _table(file, filterset)
    for name, named in NAMED_BY_PEOPLE.items():
        file = FILE_OF_LIST[name]
        if is_whole:
            yield _table(file, file.filter_set.of())
        else:
            yield _of_rows(name, named.one_row, file.columns, named.rows(people))
    sites = Site.objects.all() if is_whole else SITES_OF_PEOPLE.rows(people)
    yield _of_rows("sites", SITES_OF_PEOPLE.one_row, SITE_COLUMNS, sites)
    if is_whole:
        known = {PEOPLE.name, *(file.name for file in CLAIM_FILES), *NAMED_BY_PEOPLE}
        for file in FILES:
            if file.name not in known:
                yield _table(file, file.filter_set.of())


def tables_of_release(version: ReleaseVersion, state: State) -> Iterator[Table]:
    """Every file of a release as a table, in the order of the register; sites have no file, and are in none."""
    for file in FILES:
        everything = file.filter_set.of()
        released = Released(file, everything, state, "", version=version)
        yield replace(_table(file, everything), write=partial(CSV.write, released))


def _table(file: File, filterset: Any) -> Table:
    rows = file.rows(filterset)
    made = _of_rows(file.name, file.one_row, file.columns, rows, order=file.order)
    return replace(made, named=dict(_named(file, rows)))


def _of_rows(
    name: str, one_row: Words, columns: Sequence[Column], rows: QuerySet[Any], *, order: Sequence[str] = (REFERENCE,)
) -> Table:
    return Table(name, one_row, columns, value_types(rows, columns), partial(write_csv, rows, columns, order=order))


def _named(file: File, rows: QuerySet[Any]) -> Iterator[tuple[str, str]]:
    """Columns that hold one reference of another table, as its model says; lists of references are none to programs."""
    links = {column.attname: column.related_model for column in rows.model._meta.concrete_fields}
    for column in file.columns:
        target = links.get(getattr(column.expression, "name", ""))
        if target:
            yield column.name, _TABLES[target]


_TABLES: Mapping[Any, str] = {
    kind.model: kind.listing.slug if kind.listing else "sites" for kind in KINDS.values() if kind.model is not Claimant
}
"""The table that holds the records of a model."""
