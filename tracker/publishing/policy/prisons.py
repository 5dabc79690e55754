"""Found in prison or detention is shown only where own state or family said so; nor do places or motives reveal it."""

from collections.abc import Collection, Iterable

from tracker.publishing.documents.claims import CitationValues
from tracker.publishing.documents.people import ContractValues, PersonClaims, PersonDocument, StepValues
from tracker.vocabulary.claims import SaidBy, Stance
from tracker.vocabulary.course import StepKind
from tracker.vocabulary.people import FoundIn, Motive

_HARMFUL = (FoundIn.PRISON, FoundIn.DETENTION)
_NEAREST = {SaidBy.OWN_STATE, SaidBy.FAMILY}


def without_prisons(document: PersonDocument, *, prisons: Collection[str] = ()) -> PersonDocument:
    """A person's document without what reveals a prison or detention, unless own state or family said it.

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
            steps.append(_without_place(row, citations))
        else:
            steps.append(row)
    changed: PersonClaims = {**claims}
    if contracts:
        changed["contract"] = contracts
    if steps:
        changed["step"] = steps
    return {**document, "claims": changed}


def _contract(row: ContractValues, citations: Iterable[CitationValues], prisons: Collection[str]) -> ContractValues:
    shown: ContractValues = {**row}
    if _is_held_back(row, citations, prisons):
        if not _is_said(row, "signed_at", citations):
            shown["signed_at"] = None
        if not _is_said(row, "signed_place", citations):
            shown["signed_place"] = ""
        if row["found_in"] in _HARMFUL:
            shown["found_in"] = ""
    if shown["found_in"] not in _HARMFUL and not _is_said(row, "motives", citations):
        shown["motives"] = [motive for motive in row["motives"] if motive != Motive.RELEASE]
    return shown


def _is_held_back(row: ContractValues, citations: Iterable[CitationValues], prisons: Collection[str]) -> bool:
    if row["found_in"] in _HARMFUL:
        return not _is_said(row, "found_in", citations)
    return row["signed_at"] in prisons


def _without_place(row: StepValues, citations: Iterable[CitationValues]) -> StepValues:
    """The step without those of site and place that neither own state nor family said."""
    shown: StepValues = {**row}
    if not _is_said(row, "site", citations):
        shown["site"] = None
    if not _is_said(row, "place", citations):
        shown["place"] = ""
    return shown


def _is_said(row: ContractValues | StepValues, column: str, citations: Iterable[CitationValues]) -> bool:
    return any(
        cited["claim"] == row["key"]
        and cited["stance"] == Stance.SUPPORTS
        and (not cited["fields"] or column in cited["fields"])
        and _NEAREST & set(cited["said_by"])
        for cited in citations
    )
