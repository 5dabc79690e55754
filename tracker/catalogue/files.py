"""The files of the public site: what one row is, its columns, and which rows a query string finds; declared once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from tracker.catalogue.counted.tables import COUNTED_COLUMNS, counted_cells
from tracker.catalogue.counted.tables import IN_ORDER as IN_ORDER_OF_TABLES
from tracker.catalogue.figures.columns import LINK_COLUMNS
from tracker.catalogue.figures.filter import figure_filter
from tracker.catalogue.kinds import LISTS
from tracker.catalogue.listing.column import Column
from tracker.catalogue.listing.kind import PublicList
from tracker.catalogue.models import PERSON_CLAIMS, Citation, FigureLink
from tracker.catalogue.people.asked_rows import Given
from tracker.catalogue.people.claim_columns import CITATION_COLUMNS, CLAIM_COLUMNS
from tracker.catalogue.people.filter import PeopleFilter, people_filter
from tracker.catalogue.people.matched import matched, matched_citation

IN_ORDER_OF_PEOPLE = ("person_id", "position", "key")
CITATIONS_IN_ORDER = ("person_id", "position", "id")


@dataclass(frozen=True)
class File:
    """One file: its name, what one row is, its columns, the rows found, and their order (a unique one)."""

    name: str
    one_row: str
    columns: Sequence[Column]
    found: Callable[[QueryDict], QuerySet[Any]]
    order: Sequence[str] = ("reference",)


@dataclass(frozen=True)
class ClaimFile:
    """A file of what is claimed about the people found; `rows` are those for a filter that was read already."""

    name: str
    one_row: str
    columns: Sequence[Column]
    rows: Callable[[PeopleFilter], QuerySet[Any]]
    order: Sequence[str] = IN_ORDER_OF_PEOPLE

    def found(self, params: QueryDict) -> QuerySet[Any]:
        """The rows of the people that a query string finds. Raises `BadParameters`."""
        return self.rows(people_filter(params))


_CLAIMS = {model.__name__.lower(): model for model in PERSON_CLAIMS}


def _rows_of(kind: str) -> Callable[[PeopleFilter], QuerySet[Any]]:
    model = _CLAIMS[kind]

    def rows(asked: PeopleFilter) -> QuerySet[Any]:
        return _of_people(model._default_manager.using("catalogue"), asked, matched(kind, asked.given))

    return rows


def _citations(asked: PeopleFilter) -> QuerySet[Any]:
    return _of_people(Citation.objects.using("catalogue"), asked, matched_citation(asked.given))


def _of_people(rows: Any, asked: PeopleFilter, is_matched: Any) -> QuerySet[Any]:
    given: Given = asked.given
    people = rows.filter(person__in=asked.found().values("pk")) if given else rows
    found: QuerySet[Any] = people.annotate(matched=is_matched)
    return found


def _claim_file(name: str, kind: str, one_row: str) -> ClaimFile:
    return ClaimFile(name, one_row, CLAIM_COLUMNS[kind], _rows_of(kind))


CLAIM_FILES: Sequence[ClaimFile] = (
    _claim_file("names", "name", "Each row is one spelling of a person's name."),
    _claim_file("births", "birth", "Each row is one claim about a birth: a year, or an age and the day of it."),
    _claim_file("backgrounds", "background", "Each row is one claim about what a person did before recruitment."),
    _claim_file("nationalities", "nationality", "Each row is one nationality of a person, or statelessness."),
    _claim_file("contracts", "contract", "Each row is one recruitment of a person into a force."),
    _claim_file("payments", "payment", "Each row is one payment under a contract, promised or paid."),
    _claim_file("steps", "step", "Each row is one step of a person to the front or back."),
    _claim_file("service", "service", "Each row is one period of a person in a formation."),
    _claim_file(
        "citizenship-grants",
        "citizenshipgrant",
        "Each row is one citizenship for service, promised, applied for, granted, refused or revoked.",
    ),
    _claim_file("fates", "fate", "Each row is one fate of a person."),
    _claim_file("proceedings", "proceeding", "Each row is one stage of a proceeding against a person."),
    ClaimFile(
        "citations",
        "Each row is one source for or against one claim.",
        CITATION_COLUMNS,
        _citations,
        order=CITATIONS_IN_ORDER,
    ),
)
"""What is claimed about the people found: the parameters of people hold."""


def _links(params: QueryDict) -> QuerySet[Any]:
    """The links that start from the figures found."""
    return FigureLink.objects.using("catalogue").filter(figure__in=figure_filter(params).found().values("pk"))


FIGURE_LINKS = File(
    "figure-links",
    "Each row is one link between two figures.",
    LINK_COLUMNS,
    _links,
    order=("figure_id", "position", "key"),
)


def _file_of(listed: PublicList) -> File:
    return File(listed.slug, listed.one_row, listed.columns, lambda params: listed.read(params).found())


PEOPLE, *_OTHERS = map(_file_of, LISTS)

FILES: Sequence[File | ClaimFile] = (
    PEOPLE,
    *CLAIM_FILES,
    File(
        "counted",
        "Each row is one cell of the tables of people who are counted and not listed.",
        COUNTED_COLUMNS,
        counted_cells,
        order=IN_ORDER_OF_TABLES,
    ),
    *_OTHERS,
    FIGURE_LINKS,
)
"""All files of rows; each is `/<name>.csv`."""
