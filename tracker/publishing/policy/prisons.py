"""Found in prison or detention is shown only where own state or family said so; no place or motive tells it either."""

from collections.abc import Collection, Iterable

from tracker.review.content import Content
from tracker.vocabulary.claims import SaidBy, Stance
from tracker.vocabulary.course import StepKind
from tracker.vocabulary.people import FoundIn, Motive

_HARMFUL = (FoundIn.PRISON, FoundIn.DETENTION)
_NEAREST = {SaidBy.OWN_STATE, SaidBy.FAMILY}
_SIGNING = {"signed_at": None, "signed_place": ""}
_STEP = {"site": None, "place": ""}


def without_prisons(document: Content, *, prisons: Collection[str] = ()) -> Content:
    """A person's document without what tells of a prison or detention, unless own state or family said it.

    `prisons` are references of the sites known to be one. Where the place of recruitment is held back, so are the
    places of signing and of the offer: they would name it.
    """
    claims, citations = document["claims"], document["citations"]
    contracts = [_contract(row, citations, prisons) for row in claims.get("contract", ())]
    is_told = any(row["found_in"] in _HARMFUL for row in contracts)
    is_held_back = any(
        _is_held_back(row, citations, prisons) or row["motives"] != shown["motives"]
        for row, shown in zip(claims.get("contract", ()), contracts, strict=True)
    )
    steps = []
    for row in claims.get("step", ()):
        is_offer = is_held_back and row["kind"] == StepKind.OFFERED
        if is_offer or (row["site"] in prisons and not is_told):
            steps.append(row | _unsaid(row, citations, _STEP))
        else:
            steps.append(row)
    changed = {kind: rows for kind, rows in (("contract", contracts), ("step", steps)) if rows}
    return document | {"claims": claims | changed}


def _contract(row: Content, citations: Iterable[Content], prisons: Collection[str]) -> Content:
    shown = dict(row)
    if _is_held_back(row, citations, prisons):
        shown |= _unsaid(row, citations, _SIGNING)
        if row["found_in"] in _HARMFUL:
            shown["found_in"] = ""
    if shown["found_in"] not in _HARMFUL and not _is_said(row, "motives", citations):
        shown["motives"] = [motive for motive in row["motives"] if motive != Motive.RELEASE]
    return shown


def _is_held_back(row: Content, citations: Iterable[Content], prisons: Collection[str]) -> bool:
    if row["found_in"] in _HARMFUL:
        return not _is_said(row, "found_in", citations)
    return row["signed_at"] in prisons


def _unsaid(row: Content, citations: Iterable[Content], columns: Content) -> Content:
    """Empty values for those of the columns that neither own state nor family said."""
    return {name: empty for name, empty in columns.items() if not _is_said(row, name, citations)}


def _is_said(row: Content, column: str, citations: Iterable[Content]) -> bool:
    return any(
        cited["claim"] == row["key"]
        and cited["stance"] == Stance.SUPPORTS
        and (not cited["fields"] or column in cited["fields"])
        and _NEAREST & set(cited["said_by"])
        for cited in citations
    )
