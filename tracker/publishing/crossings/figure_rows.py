"""From published documents of claimants, figures, statements and state actions to the catalogue's rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from tracker.catalogue import models as public
from tracker.catalogue.people.counting import bounds
from tracker.lib.names.name_keys import sort_key
from tracker.lib.territories import label
from tracker.publishing.crossings.claim_rows import Cited, citation_rows, cited_by_claim
from tracker.publishing.crossings.person_rows import Published
from tracker.publishing.visible import Visible
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

_DATES = ("period_start", "period_end", "as_of")
_LAST_DAY = date(9999, 12, 31)


def claimant_rows(published: Published, seen: Visible) -> list[Any]:
    """The row of one claimant."""
    document = published.document
    state = document["territory"] or ""
    return [public.Claimant(reference=published.reference, name=document["name"], kind=document["kind"], state=state)]


def figure_rows(published: Published, seen: Visible) -> list[Any]:
    """All rows of one figure, its own first; empty where claimant or sources are not public."""
    document = published.document
    cited = cited_by_claim(document, seen)
    if document["claimant"] not in seen.claimants or not _carried(document, cited, _MEANING):
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
        if link["other"] in seen.figures
    ]
    figure = _figure(published.reference, document, cited[""], seen)
    return [figure, *links, *_citations(figure, owner, cited, seen)]


def _citations(
    row: public.Figure | public.Statement | public.StateAction,
    owner: dict[str, str],
    cited: dict[str, Cited],
    seen: Visible,
) -> list[Any]:
    return citation_rows(public.FigureCitation, owner=owner, cited=cited, kinds={}, shown={"": row}, seen=seen)


def _carried(document: Content, cited: dict[str, Cited], columns: Iterable[str]) -> bool:
    """Whether a public source supports each of the columns that say something."""
    about = cited.get("")
    if about is None or not about.witnesses:
        return False
    return all(about.supports(name) for name in columns if document[name] not in (None, ""))


def _figure(reference: str, document: Content, about: Cited, seen: Visible) -> public.Figure:
    dates = {name: document[name] if about.supports(name) else "" for name in _DATES}
    figure = public.Figure(
        reference=reference,
        claimant_id=document["claimant"],
        countries=document["countries"] if about.supports("countries") else None,
        position=_position(document, seen),
        **{name: document[name] or "" for name in ("nationality", "grouping", "scope", "remark", "comparison_group")},
        **{name: document[name] for name in _MEANING if name not in ("nationality", "grouping", "scope", "claimant")},
        **dates,
    )
    figure.sort_key = _order(figure)
    return figure


def _position(document: Content, seen: Visible) -> str:
    kind, state = seen.claimants[document["claimant"]]
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
        f"{(_LAST_DAY - latest).days:07}",
    )
    # The separator sorts before every letter, so that all countries together come first.
    return "\t".join(parts)


def statement_rows(published: Published, seen: Visible) -> list[Any]:
    """All rows of one statement, its own first; empty where claimant or sources are not public."""
    document = published.document
    cited = cited_by_claim(document, seen)
    needed = ("kind", "summary", "claimant", "nationality", "side", "place")
    if document["claimant"] not in seen.claimants or not _carried(document, cited, needed):
        return []
    contests, figure = _if(document["contests"], seen.statements), _if(document["contests_figure"], seen.figures)
    on = document["on"] if cited[""].supports("on") else ""
    statement = public.Statement(
        reference=published.reference,
        sort_key=f"{_when(on)} {int(bool(contests or figure))}",
        claimant_id=document["claimant"],
        position=_position(document, seen),
        on=on,
        **{name: document[name] or "" for name in ("kind", "summary", "nationality", "side", "place")},
        about_persons=sorted(set(document["about"]) & seen.persons),
        about_units=sorted(set(document["about"]) & seen.units),
        contests_id=contests,
        contests_figure_id=figure,
        contested_point=document["contested_point"] if contests or figure else "",
    )
    return [statement, *_citations(statement, {"statement_id": published.reference}, cited, seen)]


def state_action_rows(published: Published, seen: Visible) -> list[Any]:
    """All rows of one state action, its own first; empty where no public source carries what it says."""
    document = published.document
    cited = cited_by_claim(document, seen)
    if not _carried(document, cited, ("territory", "kind", "summary", "nationality")):
        return []
    on = document["on"] if cited[""].supports("on") else ""
    action = public.StateAction(
        reference=published.reference,
        sort_key=_when(on),
        on=on,
        **{name: document[name] or "" for name in ("territory", "kind", "nationality", "summary")},
    )
    return [action, *_citations(action, {"stateaction_id": published.reference}, cited, seen)]


def _when(on: str) -> str:
    """The last possible day, then the first: what was said then at the latest stands at its latest."""
    first, last = bounds(on)
    return f"{last or _LAST_DAY} {first or last or _LAST_DAY}"


def _if(reference: str | None, published: set[str]) -> str | None:
    return reference if reference in published else None
