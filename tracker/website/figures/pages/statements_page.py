"""Statements as they are shown: one after another by date, a denial with what it contests."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from tracker.catalogue.figures.kind import FIGURES, STATEMENTS
from tracker.catalogue.models import Figure, FigureCitation, Person, Statement, Unit
from tracker.catalogue.units.kind import UNITS
from tracker.lib.territories import label
from tracker.vocabulary.figures import StatementKind
from tracker.website.figures import figure_words as words
from tracker.website.listing.links import Named, nationality_url, record_url
from tracker.website.source_list import SourceView, source_view
from tracker.website.words import choice, date_in_words


@dataclass(frozen=True)
class StatementRow:
    """One statement; `contests` is what it rejects, `contested_by` what rejects it."""

    reference: str
    url: str
    on: str
    claimant: str
    claimant_is: str
    kind: str
    summary: str
    about: str
    named: list[Named]
    contests: list[Named]
    contested_by: list[Named]
    sources: list[SourceView]


def statements_with_claimants(found: QuerySet[Any]) -> QuerySet[Any]:
    """The statements with what their rows need of them."""
    return found.select_related("claimant", "contests__claimant", "contests_figure__claimant")


def statement_rows(statements: Sequence[Any]) -> list[StatementRow]:
    """The statements of one page, in the order given."""
    references = [row.reference for row in statements]
    persons = Person.objects.filter(pk__in={each for row in statements for each in row.about_persons})
    units = Unit.objects.filter(pk__in={each for row in statements for each in row.about_units})
    names = {row.pk: Named(row.name, reverse("person", args=[row.pk])) for row in persons.only("pk", "name")}
    names |= {row.pk: Named(row.name, record_url(UNITS, row.pk)) for row in units}
    rejecting: dict[str, list[Statement]] = defaultdict(list)
    for row in Statement.objects.filter(contests__in=references).select_related("claimant").order_by("sort_key"):
        rejecting[str(row.contests_id)].append(row)
    sources = sources_of("statement", references)
    return [_row(row, names, rejecting[row.reference], sources[row.reference]) for row in statements]


def _row(
    row: Statement, names: dict[str, Named], rejecting: Sequence[Statement], sources: list[SourceView]
) -> StatementRow:
    return StatementRow(
        reference=row.reference,
        url=record_url(STATEMENTS, row.reference),
        on=date_in_words(row.on) or "Day not known",
        claimant=row.claimant.name,
        claimant_is=words.claimant_in_words(row.claimant, row.position),
        kind=choice(StatementKind)(row.kind),
        summary=row.summary,
        about=_about(row),
        named=[
            *([Named(label(row.nationality), nationality_url(row.nationality))] if row.nationality else []),
            *(names[each] for each in (*row.about_units, *row.about_persons) if each in names),
        ],
        contests=[*_statement(row.contests, row.contested_point), *_figure(row.contests_figure, row.contested_point)],
        contested_by=[named for each in rejecting for named in _statement(each, each.contested_point)],
        sources=sources,
    )


def _about(row: Statement) -> str:
    whose = f"recruits {words.side_in_words(row.side)}" if row.side else ""
    return "; ".join(filter(None, (whose, row.place)))


def _statement(other: Statement | None, point: str) -> list[Named]:
    if other is None:
        return []
    return [Named(f"{other.claimant.name}: {other.summary}", record_url(STATEMENTS, other.reference), point)]


def _figure(other: Figure | None, point: str) -> list[Named]:
    if other is None:
        return []
    return [Named(f"{other.claimant.name}: {words.in_full(other)}", record_url(FIGURES, other.reference), point)]


def sources_of(kind: str, references: Sequence[str]) -> dict[str, list[SourceView]]:
    """The sources of statements or state actions (`kind` as a citation names it), by reference."""
    found: dict[str, list[SourceView]] = defaultdict(list)
    rows = FigureCitation.objects.filter(**{f"{kind}__in": references}).select_related("source")
    for cited in rows.prefetch_related("source__captures").order_by(kind, "position"):
        key = str(getattr(cited, f"{kind}_id"))
        found[key].append(source_view(len(found[key]) + 1, cited.source))
    return found
