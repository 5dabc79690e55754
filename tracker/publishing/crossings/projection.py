"""What the policy lets through of rows, claims and citations: what the documents of all kinds are made of."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, cast

from tracker.publishing.documents.claims import CitationValues
from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.review.content import Content
from tracker.vocabulary.claims import ClaimStatus

T = TypeVar("T")

_PUBLIC_STATUS = (ClaimStatus.ACCEPTED, ClaimStatus.CONFLICTING)


def public_values(values: type[T], model: str, row: Mapping[str, Any]) -> T:
    """The columns of a row that the policy shows, in their public form, as the `TypedDict` of such rows.

    That its keys and types are those of policy and model is held by `tests/rules/test_documents.py`.
    """
    rules = {name: rule for name, rule in POLICY[model].items() if name in row and rule.showing is not Showing.NEVER}
    made = {name: rule.generalise(row[name]) if rule.generalise else row[name] for name, rule in rules.items()}
    return cast("T", made)


def citation_values(model: str, rows: Iterable[Content], *, claims: Iterable[str] = ("",)) -> list[CitationValues]:
    """The public values of the citations of these claims, by key; empty for the record's own columns."""
    keys = set(claims)
    return [
        {**public_values(CitationValues, model, row), "claim": row["claim"]} for row in rows if row["claim"] in keys
    ]


def values_with_claims(document: type[T], model: str, content: Content, *, citation: str) -> T:
    """The record with its claims that are accepted or in conflict, and the citations of these and of its own columns.

    Claims come from tables of the model's own room.
    """
    room = model.partition(".")[0]
    claims: dict[str, list[Content]] = {
        kind: [public_values(Content, f"{room}.{kind}", row) for row in rows if row["status"] in _PUBLIC_STATUS]
        for kind, rows in content["claims"].items()
    }
    claims = {kind: rows for kind, rows in claims.items() if rows}
    keys = {"", *(row["key"] for rows in claims.values() for row in rows)}
    citations = citation_values(citation, content["citations"], claims=keys)
    made = public_values(Content, model, content) | {"claims": claims, "citations": citations}
    return cast("T", made)
