"""What the policy lets through of rows, claims and citations: what the documents of all kinds are made of."""

from collections.abc import Mapping
from typing import Any

from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.review.content import Content
from tracker.vocabulary.claims import ClaimStatus

_SHOWN_STATUS = (ClaimStatus.ACCEPTED, ClaimStatus.CONFLICTING)


def shown(model: str, row: Mapping[str, Any]) -> Content:
    """The columns of a row that the policy shows, in their public form."""
    found = {}
    for name, rule in POLICY[model].items():
        if name not in row or rule.showing is Showing.NEVER:
            continue
        found[name] = rule.generalise(row[name]) if rule.generalise else row[name]
    return found


def shown_with_claims(model: str, content: Content, *, citation: str) -> Content:
    """The record with its claims that are accepted or in conflict, and the citations of these and of its own columns.

    Claims come from tables of the model's own room.
    """
    room = model.partition(".")[0]
    claims = {
        kind: [shown(f"{room}.{kind}", row) for row in rows if row["status"] in _SHOWN_STATUS]
        for kind, rows in content["claims"].items()
    }
    claims = {kind: rows for kind, rows in claims.items() if rows}
    keys = {"", *(row["key"] for rows in claims.values() for row in rows)}
    citations = [shown(citation, row) | {"claim": row["claim"]} for row in content["citations"] if row["claim"] in keys]
    return shown(model, content) | {"claims": claims, "citations": citations}
