"""Statements and state actions: their documents, their rows, and all that publishing knows of the two kinds."""

from collections.abc import Collection

from django.db import models

from tracker.catalogue import models as public
from tracker.catalogue.people.counting import bounds
from tracker.publishing.crossings.claim_rows import cited_by_claim
from tracker.publishing.crossings.crossing import Crossing, Published
from tracker.publishing.crossings.figures import (
    CITATION,
    LAST_DAY,
    is_carried,
    position_of,
    saying_citations,
    saying_document,
)
from tracker.publishing.documents.figures import StateActionDocument, StatementDocument
from tracker.publishing.link_targets import LinkTargets
from tracker.review.content import Content


def _statement_document(content: Content) -> StatementDocument:
    return {**saying_document(StatementDocument, "figures.statement", content), "claims": {}, "about": content["about"]}


def statement_rows(published: Published[StatementDocument], targets: LinkTargets) -> list[models.Model]:
    """All rows of one statement, its own first; empty where claimant or sources are not public."""
    document = published.document
    cited = cited_by_claim(document["citations"], targets)
    needed = ("kind", "summary", "claimant", "nationality", "side", "place")
    if document["claimant"] not in targets.of("claimant") or not is_carried(document, cited, needed):
        return []
    contests = _if(document["contests"], targets.of("statement"))
    figure = _if(document["contests_figure"], targets.of("figure"))
    on = document["on"] if cited[""].supports("on") else ""
    statement = public.Statement(
        reference=published.reference,
        sort_key=f"{_when(on)} {int(bool(contests or figure))}",
        claimant_id=document["claimant"],
        position=position_of(document, targets),
        on=on,
        **{name: document[name] or "" for name in ("kind", "summary", "nationality", "side", "place")},
        about_persons=sorted(set(document["about"]) & targets.of("person").keys()),
        about_units=sorted(set(document["about"]) & targets.of("unit").keys()),
        contests_id=contests,
        contests_figure_id=figure,
        contested_point=document["contested_point"] if contests or figure else "",
    )
    return [statement, *saying_citations(statement, {"statement_id": published.reference}, cited, targets)]


def _if(reference: str | None, published: Collection[str]) -> str | None:
    return reference if reference in published else None


STATEMENT = Crossing(
    kind="statement",
    document=_statement_document,
    rows=statement_rows,
    model=public.Statement,
    owned={public.FigureCitation: "statement"},
    links_to=("source", "unit", "person", "claimant", "figure", "statement"),
    parts={"citations": CITATION},
)


def _state_action_document(content: Content) -> StateActionDocument:
    return {**saying_document(StateActionDocument, "figures.stateaction", content), "claims": {}}


def state_action_rows(published: Published[StateActionDocument], targets: LinkTargets) -> list[models.Model]:
    """All rows of one state action, its own first; empty where no public source carries what it says."""
    document = published.document
    cited = cited_by_claim(document["citations"], targets)
    if not is_carried(document, cited, ("territory", "kind", "summary", "nationality", "side")):
        return []
    on = document["on"] if cited[""].supports("on") else ""
    action = public.StateAction(
        reference=published.reference,
        sort_key=_when(on),
        on=on,
        **{name: document[name] or "" for name in ("territory", "kind", "nationality", "side", "summary")},
    )
    return [action, *saying_citations(action, {"stateaction_id": published.reference}, cited, targets)]


def _when(on: str) -> str:
    """Sort key of a partial date: its last possible day, then its first."""
    first, last = bounds(on)
    return f"{last or LAST_DAY} {first or last or LAST_DAY}"


def _with_side(document: Content) -> Content:
    """From version 1 to 2: actions say whose recruits they are about; the earlier ones were not asked."""
    return {**document, "side": ""}


STATE_ACTION = Crossing(
    kind="stateaction",
    document=_state_action_document,
    rows=state_action_rows,
    model=public.StateAction,
    owned={public.FigureCitation: "stateaction"},
    links_to=("source",),
    parts={"citations": CITATION},
    steps=(_with_side,),
)
