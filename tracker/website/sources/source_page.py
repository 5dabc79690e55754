"""Sources as they are shown: the list, and the page of one with what rests on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.listing.per_value import people_per
from tracker.catalogue.models import Capture, Change, FigureCitation, Source
from tracker.catalogue.sources.citing import records_citing
from tracker.catalogue.sources.kind import INSTRUMENTS, SOURCES
from tracker.catalogue.units.kind import UNITS
from tracker.lib.territories import label
from tracker.vocabulary.sources import Access, SourceKind
from tracker.website.figures.figure_words import in_full
from tracker.website.listing.links import Named, people_url, record_url
from tracker.website.page_context import day, grouped, people_of
from tracker.website.people.claim_views import Fact, change_views
from tracker.website.source_list import SourceView, source_view
from tracker.website.sources.instruments_page import instrument_in_words
from tracker.website.words import choice, date_in_words, language_in_words

_ACCESS = {
    Access.OPEN.value: "Open: link and archived copies are shown",
    Access.CITED.value: "Cited: title and publisher, without link and copy",
    Access.RESTRICTED.value: "Restricted: this label is all that is shown",
}


@dataclass(frozen=True)
class SourceRow:
    """One source of the list."""

    source: SourceView
    people: str
    people_url: str
    figures: str


@dataclass(frozen=True)
class CaptureView:
    """One archived copy: where, when and how it was made, and the SHA-256 of its bytes (empty: not recorded)."""

    url: str
    on: str
    method: str
    sha256: str


@dataclass(frozen=True)
class CitedByView:
    """The records of one kind that rest on a source."""

    id: str
    heading: str
    records: list[Named]


def source_rows(sources: Sequence[Any]) -> list[SourceRow]:
    """The sources of one page; one query each for their people and figures."""
    references = [source.pk for source in sources]
    people = people_per("sources")
    cited = FigureCitation.objects.filter(source__in=references).exclude(figure=None).order_by().values("source")
    figures = dict(cited.annotate(figures=Count("figure", distinct=True)).values_list("source", "figures"))
    return [
        SourceRow(
            source_view(0, source),
            people_of(people[source.pk]) if source.pk in people else "",
            people_url(source=source.pk),
            _figures_of(figures.get(source.pk, 0)),
        )
        for source in sources
    ]


def _figures_of(number: int) -> str:
    words = ngettext("%(number)s reported figure", "%(number)s reported figures", number)
    return words % {"number": grouped(number)} if number else ""


def context(source: Source) -> dict[str, Any]:
    """What the template of one source needs."""
    view, found = source_view(0, source), records_citing(source)
    changes = list(Change.objects.filter(reference=source.pk).order_by("-entry")[:50])
    return {
        "source": view,
        "reference": source.pk,
        "glance": _glance(source, view),
        "captures": _captures(source) if source.access == Access.OPEN else [],
        "people": people_of(found.people) if found.people else "",
        "people_url": people_url(source=source.pk),
        "original": _named_source(found.original) if found.original else None,
        "copies": [_named_source(other) for other in found.copies],
        "resting": [
            *_listed("Units", found.units, lambda unit: Named(unit.name, record_url(UNITS, unit.pk))),
            *_listed("Reported figures", found.figures, _figure),
            *_listed("Statements", found.statements, _statement),
            *_listed("State actions", found.actions, _action),
            *_listed("Laws and decrees", found.instruments, _instrument),
        ],
        "changes": change_views(changes),
        "json": reverse("api-source", args=[source.pk]),
        "page": record_url(SOURCES, source.pk),
    }


def _glance(source: Source, view: SourceView) -> list[Fact]:
    facts = [Fact("Access", _ACCESS.get(source.access, ""))]
    if source.access == Access.RESTRICTED:
        return facts
    return [
        Fact("Kind", choice(SourceKind)(source.kind) or "Not recorded"),
        Fact("Publisher", source.publisher or "Not recorded"),
        *([Fact("By", source.authors)] if source.authors else []),
        Fact("Published", date_in_words(source.published_on) or "Not known"),
        Fact("Seen by us", view.accessed or "Not recorded"),
        *([Fact("Language", language_in_words(source.language))] if source.language else []),
        *([Fact("A complete list of", source.complete_list_of)] if source.complete_list_of else []),
        *facts,
    ]


def _captures(source: Source) -> list[CaptureView]:
    """Archived copies with an address of the web."""
    rows = Capture.objects.filter(source=source).order_by("pk")
    return [
        CaptureView(row.url, day(row.captured_at) if row.captured_at else "", row.method, row.sha256)
        for row in rows
        if row.url.startswith(("https://", "http://"))
    ]


def _named_source(source: Source) -> Named:
    view = source_view(0, source)
    return Named(" – ".join(filter(None, (view.publisher, view.title))), record_url(SOURCES, source.pk), view.published)


def _listed(heading: str, rows: Sequence[Any], named: Callable[[Any], Named]) -> list[CitedByView]:
    records = [named(row) for row in rows]
    return [CitedByView(heading.split(maxsplit=1)[0].lower(), heading, records)] if records else []


def _figure(figure: Any) -> Named:
    return Named(in_full(figure), record_url(FIGURES, figure.pk), figure.claimant.name)


def _statement(statement: Any) -> Named:
    return Named(statement.summary, record_url(STATEMENTS, statement.pk), statement.claimant.name)


def _action(action: Any) -> Named:
    return Named(action.summary, record_url(STATE_ACTIONS, action.pk), label(action.territory))


def _instrument(instrument: Any) -> Named:
    return Named(instrument_in_words(instrument), record_url(INSTRUMENTS, instrument.pk))
