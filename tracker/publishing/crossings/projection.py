"""From an approved record to its public document: what the policy lets through, and nothing else."""

from collections.abc import Mapping
from typing import Any

from tracker.publishing.policy.prisons import without_prisons
from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.review.content import Content
from tracker.vocabulary.claims import ClaimStatus

_SHOWN_STATUS = (ClaimStatus.ACCEPTED, ClaimStatus.CONFLICTING)


def public_document(kind: str, content: Content) -> Content:
    """The public document of one approved record.

    It holds the record's own public values and references to others; what becomes of those references is
    decided when it is applied, by what is published then.
    """
    return _PROJECTIONS[kind](content)


def _person(content: Content) -> Content:
    document = _with_claims(content, room="people", record="person", citation="personcitation")
    return without_prisons(_with_contracts(document))


def _with_contracts(document: Content) -> Content:
    """The document without payments of contracts that it does not hold."""
    claims = document["claims"]
    contracts = {row["key"] for row in claims.get("contract", ())}
    payments = [row for row in claims.get("payment", ()) if row["contract"] in contracts]
    dropped = {row["key"] for row in claims.get("payment", ())} - {row["key"] for row in payments}
    kept = {kind: rows for kind, rows in claims.items() if kind != "payment"} | (
        {"payment": payments} if payments else {}
    )
    citations = [row for row in document["citations"] if row["claim"] not in dropped]
    return document | {"claims": kept, "citations": citations}


def _unit(content: Content) -> Content:
    return _with_claims(content, room="units", record="unit", citation="unitcitation")


def _source(content: Content) -> Content:
    captures = [_shown("sources.capture", row) for row in content["captures"]]
    return _shown("sources.source", content) | {"captures": captures}


def _instrument(content: Content) -> Content:
    return _shown("sources.legalinstrument", content)


def _site(content: Content) -> Content:
    return _shown("units.site", content)


def _claimant(content: Content) -> Content:
    return _shown("figures.claimant", content)


def _figure(content: Content) -> Content:
    links = content["claims"].get("figurelink", ())
    return _saying("figure", content) | {"claims": {"figurelink": [_shown("figures.figurelink", row) for row in links]}}


def _statement(content: Content) -> Content:
    return _saying("statement", content) | {"claims": {}, "about": content["about"]}


def _state_action(content: Content) -> Content:
    return _saying("stateaction", content) | {"claims": {}}


def _saying(kind: str, content: Content) -> Content:
    """A record that is its own claim: its columns and its citations."""
    citations = [_shown("figures.figurecitation", row) | {"claim": ""} for row in content["citations"]]
    return _shown(f"figures.{kind}", content) | {"citations": citations}


_PROJECTIONS = {
    "person": _person,
    "unit": _unit,
    "source": _source,
    "instrument": _instrument,
    "site": _site,
    "claimant": _claimant,
    "figure": _figure,
    "statement": _statement,
    "stateaction": _state_action,
}
PROJECTED = frozenset(_PROJECTIONS)
"""Kinds of record that have a public side."""


def _with_claims(content: Content, *, room: str, record: str, citation: str) -> Content:
    claims = {
        kind: [_shown(f"{room}.{kind}", row) for row in rows if row["status"] in _SHOWN_STATUS]
        for kind, rows in content["claims"].items()
    }
    claims = {kind: rows for kind, rows in claims.items() if rows}
    keys = {"", *(row["key"] for rows in claims.values() for row in rows)}
    citations = [
        _shown(f"{room}.{citation}", row) | {"claim": row["claim"]}
        for row in content["citations"]
        if row["claim"] in keys
    ]
    return _shown(f"{room}.{record}", content) | {"claims": claims, "citations": citations}


def _shown(model: str, row: Mapping[str, Any]) -> Content:
    """The columns of a row that the policy shows, in their public form."""
    shown = {}
    for name, rule in POLICY[model].items():
        if name not in row or rule.showing is Showing.NEVER:
            continue
        shown[name] = rule.generalise(row[name]) if rule.generalise else row[name]
    return shown
