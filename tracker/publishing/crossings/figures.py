"""Claimants and figures: their documents, their rows, and all that publishing knows of the two kinds."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import models

from tracker.catalogue import models as public
from tracker.catalogue.people.counting import bounds
from tracker.figures.models import FigureLink
from tracker.lib.database.picking import picked
from tracker.lib.names.name_keys import sort_key
from tracker.lib.territories import label
from tracker.publishing.crossings.claim_rows import Cited, citation_rows, cited_by_claim
from tracker.publishing.crossings.crossing import Crossing, Published
from tracker.publishing.crossings.projection import citation_values, public_values
from tracker.publishing.documents.figures import (
    ClaimantDocument,
    FigureDocument,
    FigureLinkValues,
    SayingDocument,
    StatementDocument,
)
from tracker.publishing.link_targets import LinkTargets
from tracker.review.content import Content
from tracker.vocabulary.figures import FigureSide, Measure, position

_MEANING = (
    "measure",
    "low",
    "high",
    "qualifier",
    "nationality",
    "grouping",
    "side",
    "scope",
    "population",
    "counting",
    "counts",
    "claimant",
)
"""Columns without which a figure would say something else: one that no public source carries hides it."""

LAST_DAY = date(9999, 12, 31)
CITATION = "figures.figurecitation"


S = TypeVar("S", bound=SayingDocument)


def _claimant_document(content: Content) -> ClaimantDocument:
    return public_values(ClaimantDocument, "figures.claimant", content)


def claimant_rows(published: Published[ClaimantDocument], targets: LinkTargets) -> list[models.Model]:
    """The row of one claimant."""
    document = published.document
    state = document["territory"] or ""
    return [public.Claimant(reference=published.reference, name=document["name"], kind=document["kind"], state=state)]


def _claimant_facts(references: set[str]) -> dict[str, tuple[str, str]]:
    """Kind and state of each claimant."""
    found = picked(public.Claimant, "reference", references, ("reference", "kind", "state"))
    return {reference: (kind, state) for reference, kind, state in found}


CLAIMANT = Crossing(
    kind="claimant",
    document=_claimant_document,
    rows=claimant_rows,
    model=public.Claimant,
    owned={},
    links_to=(),
    facts=_claimant_facts,
    facts_of_content=lambda content: (content["kind"], content.get("territory") or ""),
)


def _figure_document(content: Content) -> FigureDocument:
    rows = content["claims"].get("figurelink", ())
    links = [public_values(FigureLinkValues, "figures.figurelink", row) for row in rows]
    return {**saying_document(FigureDocument, "figures.figure", content), "claims": {"figurelink": links}}


def saying_document(document: type[S], model: str, content: Content) -> S:
    """The document of a record that is its own claim: its columns and its citations."""
    made = public_values(document, model, content)
    made["citations"] = citation_values(CITATION, content["citations"])
    return made


def figure_rows(published: Published[FigureDocument], targets: LinkTargets) -> list[models.Model]:
    """All rows of one figure, its own first; empty where claimant or sources are not public."""
    document = published.document
    cited = cited_by_claim(document["citations"], targets)
    if document["claimant"] not in targets.of("claimant") or not is_carried(document, cited, _MEANING):
        return []
    owner = {"figure_id": published.reference}
    links = [
        public.FigureLink(
            key=UUID(link["key"]),
            other_id=link["other"],
            kind=link["kind"],
            note=link["note"],
            position=number,
            **owner,
        )
        for number, link in enumerate(document["claims"].get("figurelink", ()))
        if link["other"] in targets.of("figure")
    ]
    figure = _figure(published.reference, document, cited[""], targets)
    return [figure, *links, *saying_citations(figure, owner, cited, targets)]


def saying_citations(
    row: public.Figure | public.Statement | public.StateAction,
    owner: dict[str, str],
    cited: dict[str, Cited],
    targets: LinkTargets,
) -> list[public.FigureCitation]:
    """The public citations of a record that is its own claim."""
    return citation_rows(public.FigureCitation, owner=owner, cited=cited, kinds={}, shown={"": row}, targets=targets)


def is_carried(document: Mapping[str, object], cited: dict[str, Cited], columns: Iterable[str]) -> bool:
    """Whether a public source supports each of the columns that say something."""
    about = cited.get("")
    if about is None or not about.witnesses:
        return False
    return all(about.supports(name) for name in columns if document[name] not in (None, ""))


def _figure(reference: str, document: FigureDocument, about: Cited, targets: LinkTargets) -> public.Figure:
    dates = {name: document[name] if about.supports(name) else "" for name in ("period_start", "period_end", "as_of")}
    figure = public.Figure(
        reference=reference,
        claimant_id=document["claimant"],
        countries=document["countries"] if about.supports("countries") else None,
        position=position_of(document, targets),
        **{name: document[name] or "" for name in ("nationality", "grouping", "scope", "remark", "comparison_group")},
        **{name: document[name] for name in ("measure", "low", "high", "qualifier", "side")},
        **{name: document[name] for name in ("population", "counting", "counts")},
        **dates,
    )
    figure.sort_key = _order(figure)
    return figure


def position_of(document: FigureDocument | StatementDocument, targets: LinkTargets) -> str:
    """From which side the claimant speaks of those whom the record is about."""
    kind, state = targets.of("claimant")[document["claimant"]]
    nationality = document["nationality"] or ""
    return position(kind=kind, state=state, side=document["side"], nationality=nationality)


def _order(figure: public.Figure) -> str:
    """Measure, side, whether it can be compared, country or group, then the latest first."""
    country = sort_key(label(figure.nationality)) if figure.nationality else ""
    group = sort_key(figure.comparison_group or figure.grouping)
    latest = bounds(figure.as_of or figure.period_end)[1] or date.min
    parts = (
        f"{Measure.values.index(figure.measure):02}",
        f"{FigureSide.values.index(figure.side)}",
        "0" if figure.comparison_group else "1",
        country[:60],
        group[:120],
        f"{(LAST_DAY - latest).days:07}",
    )
    # The separator sorts before every letter, so that all countries together come first.
    return "\t".join(parts)


FIGURE = Crossing(
    kind="figure",
    document=_figure_document,
    rows=figure_rows,
    model=public.Figure,
    owned={public.FigureLink: "figure", public.FigureCitation: "figure"},
    links_to=("source", "claimant", "figure"),
    claims=(FigureLink,),
    parts={"citations": CITATION},
)
