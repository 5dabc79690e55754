"""What others said and counted that touches a person: statements and figures of the same nationality and side."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tracker.catalogue.figures.filter import FigureFilter, StatementFilter
from tracker.catalogue.figures.kind import FIGURES, STATEMENTS
from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.models import Person, Statement
from tracker.lib.territories import territories
from tracker.website.figures.figure_days import day_of, with_publication
from tracker.website.figures.figure_words import in_full
from tracker.website.listing.links import Named, list_url, record_url
from tracker.website.words import date_in_words

_SHOWN = 3


def touching(person: Person) -> dict[str, Any]:
    """Statements and figures as lines with links, and the lists that have all of them; empty where there is none."""
    codes = [code for code in person.nationalities if code in territories()]
    naming = Statement.objects.filter(about_persons__contains=[person.pk])
    statements, statements_url, figures, figures_url = _newest(naming), "", [], ""
    if codes and person.sides:
        said = StatementFilter.of(about_nationality=codes, side=[*person.sides, UNKNOWN])
        others = [row for row in _newest(said.rows()) if row not in statements]
        statements_url = list_url(STATEMENTS, said.params) if others else ""
        statements = [*statements, *others][:_SHOWN]
        counted = FigureFilter.of(nationality=codes, side=person.sides)
        figures = _figures(counted)
        figures_url = list_url(FIGURES, counted.params) if figures else ""
    return {
        "statements": [_statement(row) for row in statements],
        "statements_url": statements_url,
        "figures": [_figure(row) for row in figures],
        "figures_url": figures_url,
    }


def _newest(statements: QuerySet[Any]) -> list[Any]:
    return list(statements.select_related("claimant").order_by("-sort_key", "-reference")[:_SHOWN])


def _figures(counted: FigureFilter) -> list[Any]:
    rows = with_publication(counted.rows().select_related("claimant"))
    dated = [(on.last, row) for row in rows if (on := day_of(row))]
    return [row for _on, row in sorted(dated, key=lambda each: (each[0], each[1].pk), reverse=True)[:_SHOWN]]


def _statement(row: Any) -> Named:
    words = _("%(claimant)s: %(summary)s") % {"claimant": row.claimant.name, "summary": row.summary}
    return Named(words, record_url(STATEMENTS, row.reference), date_in_words(row.on))


def _figure(row: Any) -> Named:
    on = day_of(row)
    said = _("%(claimant)s, %(day)s") % {"claimant": row.claimant.name, "day": on.in_words() if on else ""}
    return Named(in_full(row), record_url(FIGURES, row.reference), said)
