"""What of claimants, figures, statements and state actions is handed in for review."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db.models import Model

from tracker.figures.models import (
    CLAIM_RECORDS,
    Claimant,
    ClaimRecord,
    Figure,
    FigureCitation,
    FigureLink,
    StateAction,
    Statement,
    StatementSubject,
)
from tracker.lib.history import events_of
from tracker.review.content import Content, RecordKind, register, row_content

_KINDS = tuple(record.KIND for record in CLAIM_RECORDS)
_RELATED: dict[str, tuple[str, ...]] = {
    "figure": ("nationality", "claimant"),
    "statement": ("nationality", "claimant", "contests", "contests_figure"),
    "stateaction": ("nationality", "territory"),
}


def claimant_contents(references: list[str]) -> dict[str, Content]:
    """Content of each claimant by reference."""
    rows = Claimant.objects.filter(reference__in=references).select_related("territory")
    return {row.reference: row_content(row) for row in rows}


def saying_contents(model: type[ClaimRecord], references: list[str]) -> dict[str, Content]:
    """Content of each figure, statement or action by reference: its columns and all its citations."""
    manager: Any = model._default_manager
    rows = manager.filter(reference__in=references).select_related(*_RELATED[model.KIND])
    found = {row.pk: row_content(row) for row in rows}
    for content in found.values():
        content |= {"claims": {}, "citations": []}
    cites = FigureCitation.objects.filter(**{f"{model.KIND}__in": list(found)}).select_related("source").order_by("pk")
    for cited in cites:
        content = found[getattr(cited, f"{model.KIND}_id")]
        content["citations"].append(row_content(cited, without=_KINDS) | {"claim": ""})
    return {content["reference"]: content for content in found.values()}


def figure_contents(references: list[str]) -> dict[str, Content]:
    """Content of each figure by reference, with the links that start from it."""
    found = saying_contents(Figure, references)
    links: dict[str, list[Content]] = defaultdict(list)
    figures = Figure.objects.filter(reference__in=references)
    for link in FigureLink.of_figures(figures):
        links[link.figure.reference].append(row_content(link, without=("figure",)))
    for reference, content in found.items():
        content["claims"] = {FigureLink.KIND: links[reference]} if reference in links else {}
    return found


def statement_contents(references: list[str]) -> dict[str, Content]:
    """Content of each statement by reference, with the references of the persons and units that it is about."""
    found = saying_contents(Statement, references)
    subjects = StatementSubject.objects.filter(statement__reference__in=references).order_by("pk")
    about: dict[str, list[str]] = defaultdict(list)
    for subject in subjects.select_related("statement", "person", "unit"):
        record = subject.person or subject.unit
        if record:
            about[subject.statement.reference].append(record.reference)
    return {reference: content | {"about": about[reference]} for reference, content in found.items()}


def register_kinds() -> None:
    """Tell `review` how the records of this room are handed in."""
    _register("claimant", Claimant, claimant_contents)
    _register("figure", Figure, figure_contents, (FigureLink, FigureCitation))
    _register("statement", Statement, statement_contents, (StatementSubject, FigureCitation))
    _register("stateaction", StateAction, partial(saying_contents, StateAction), (FigureCitation,))


def _register(
    kind: str,
    model: type[Model],
    contents: Callable[[list[str]], dict[str, Content]],
    owned: Iterable[type[Model]] = (),
) -> None:
    events = ((events_of(model), "pgh_obj"), *((events_of(child), kind) for child in owned))
    register(RecordKind(kind, model, contents, events))
