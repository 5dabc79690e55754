"""The files of the public site: what one row is, its columns, and which rows a query string finds; declared once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.counted.tables import COUNTED_COLUMNS, CountedFilter
from tracker.catalogue.counted.tables import IN_ORDER as IN_ORDER_OF_TABLES
from tracker.catalogue.figures.columns import LINK_COLUMNS
from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.kinds import LISTS
from tracker.catalogue.listing.column import Column, Words
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.kind import PublicList
from tracker.catalogue.models import PERSON_CLAIMS, Citation, FigureLink
from tracker.catalogue.people.claims.columns import CITATION_COLUMNS, CLAIM_COLUMNS
from tracker.catalogue.people.claims.matched import matched, matched_citation
from tracker.catalogue.people.filter import PeopleFilter

IN_ORDER_OF_PEOPLE = ("person_id", "position", "key")
CITATIONS_IN_ORDER = ("person_id", "position", "id")


@dataclass(frozen=True)
class File:
    """One file: its name, what one row is, its columns, and their order (a unique one).

    `filter_set` is the filter of the list whose parameters it takes; `rows` gives the rows for such a filter, which
    are those of the list or, for a file of its own, what belongs to them.
    """

    name: str
    one_row: Words
    columns: Sequence[Column]
    filter_set: type[ListFilter]
    rows: Callable[[Any], QuerySet[Any]]
    order: Sequence[str] = ("reference",)


_CLAIMS = {model.__name__.lower(): model for model in PERSON_CLAIMS}


def _of_people(rows: QuerySet[Any], people: PeopleFilter, is_matched: Any) -> QuerySet[Any]:
    of_people = rows.filter(person__in=people.rows().values("pk")) if people.cleaned else rows
    marked: QuerySet[Any] = of_people.annotate(matched=is_matched)
    return marked


def _claim_file(name: str, kind: str, one_row: Words) -> File:
    def rows(people: PeopleFilter) -> QuerySet[Any]:
        return _of_people(_CLAIMS[kind]._default_manager.all(), people, matched(kind, people))

    return File(name, one_row, CLAIM_COLUMNS[kind], PeopleFilter, rows, order=IN_ORDER_OF_PEOPLE)


def _citations(people: PeopleFilter) -> QuerySet[Any]:
    return _of_people(Citation.objects.all(), people, matched_citation(people.cleaned))


CLAIM_FILES: Sequence[File] = (
    _claim_file("names", "name", _("Each row is one spelling of a person's name.")),
    _claim_file("births", "birth", _("Each row is one claim about a birth: a year, or an age and the day of it.")),
    _claim_file("backgrounds", "background", _("Each row is one claim about what a person did before recruitment.")),
    _claim_file("nationalities", "nationality", _("Each row is one nationality of a person, or statelessness.")),
    _claim_file("contracts", "contract", _("Each row is one recruitment of a person into a force.")),
    _claim_file("payments", "payment", _("Each row is one payment under a contract, promised or paid.")),
    _claim_file("steps", "step", _("Each row is one step of a person to the front or back.")),
    _claim_file("service", "service", _("Each row is one period of a person in a formation.")),
    _claim_file(
        "citizenship-grants",
        "citizenshipgrant",
        _("Each row is one citizenship for service, promised, applied for, granted, refused or revoked."),
    ),
    _claim_file("fates", "fate", _("Each row is one fate of a person.")),
    _claim_file("proceedings", "proceeding", _("Each row is one stage of a proceeding against a person.")),
    File(
        "citations",
        _("Each row is one source for or against one claim."),
        CITATION_COLUMNS,
        PeopleFilter,
        _citations,
        order=CITATIONS_IN_ORDER,
    ),
)
"""What is claimed about the people found: the parameters of people hold."""


FIGURE_LINKS = File(
    "figure-links",
    _("Each row is one link between two figures."),
    LINK_COLUMNS,
    FigureFilter,
    # Those that start from the figures found.
    lambda figures: FigureLink.objects.filter(figure__in=figures.rows().values("pk")),
    order=("figure_id", "position", "key"),
)


def _file_of(listed: PublicList) -> File:
    return File(listed.slug, listed.one_row, listed.columns, listed.filter_set, lambda found: found.rows())


PEOPLE, *_OTHERS = map(_file_of, LISTS)

FILES: Sequence[File] = (
    PEOPLE,
    *CLAIM_FILES,
    File(
        "counted",
        _("Each row is one cell of the tables of people who are counted and not listed."),
        COUNTED_COLUMNS,
        CountedFilter,
        lambda cells: cells.rows(),
        order=IN_ORDER_OF_TABLES,
    ),
    *_OTHERS,
    FIGURE_LINKS,
)
"""All files of rows; each is `/<name>.csv`, and the same in the other formats."""

FILE_OF_LIST: Mapping[str, File] = {file.name: file for file in FILES}
"""By name, which of the lists is the list's slug."""
