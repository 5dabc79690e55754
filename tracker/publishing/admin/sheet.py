"""A record's content as a sheet to read: columns in words, claims with their sources, changes marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from tracker.figures.models import Claimant, Figure, FigureLink, Statement
from tracker.lib.references import is_reference
from tracker.people.models import PERSON_CLAIMS, Recruiter
from tracker.review.content import Content, record_kind
from tracker.sources.models import Claim, LegalInstrument, Source, Territory
from tracker.units.models import UNIT_CLAIMS, Site, Unit

# In the order of the record's page.
_CLAIMS: dict[str, tuple[type[Claim] | type[FigureLink], ...]] = {
    "person": PERSON_CLAIMS,
    "unit": UNIT_CLAIMS,
    "figure": (FigureLink,),
}
_SAID_ELSEWHERE = {"id", "key", "status", "claim", "claims", "citations", "captures", "reference", "internal_notes"}


@dataclass(frozen=True)
class Line:
    """One filled column."""

    label: str
    value: str
    is_changed: bool = False


@dataclass(frozen=True)
class ClaimSheet:
    """One claim: what sort it is, its status in a word, its lines, its citations as sentences."""

    kind: str
    status: str
    lines: list[Line]
    citations: list[str]
    is_new: bool = False


@dataclass(frozen=True)
class Sheet:
    """A whole record."""

    lines: list[Line]
    claims: list[ClaimSheet]
    own_citations: list[str] = field(default_factory=list)
    captures: list[str] = field(default_factory=list)


class Words:
    """What references and codes of some contents stand for; `hidden` sources are never named."""

    def __init__(self, *contents: Content, hidden: Iterable[str] = ()) -> None:
        self.hidden = set(hidden)
        asked = {value for content in contents for value in _texts(content) if is_reference(value)} - self.hidden
        self._labels = dict(Territory.objects.values_list("code", "name_en"))
        for model in (Source, Unit, LegalInstrument, Site, Recruiter, Claimant, Figure, Statement):
            rows: Any = model._default_manager.filter(reference__in=asked)
            for row in rows.with_name() if hasattr(rows, "with_name") else rows:
                name = str(row).removesuffix(f" ({row.reference})")
                self._labels[row.reference] = f"{name} [{row.reference}]"
        for content in contents:
            for row in content.get("claims", {}).get("contract", ()):
                self._labels[row["key"]] = f"the one signed {row.get('signed_on') or 'on an unknown day'}"

    def shown(self, column: "models.Field[Any, Any] | None", value: Any) -> str:
        """A value as text: choices by their labels, references and codes by what they stand for."""
        if isinstance(value, list):
            inner = getattr(column, "base_field", None)
            return ", ".join(self.shown(inner, part) for part in value)
        if isinstance(value, dict):
            return ", ".join(self._labels.get(part) or str(part) for part in value.values() if part)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if column is not None and column.is_relation:
            return self._labels.get(value, str(value))
        return str(dict(getattr(column, "flatchoices", ())).get(value, value))

    def source(self, reference: str) -> str:
        """The source's title."""
        return self._labels.get(reference, reference)


def sheet(kind: str, content: Content, words: Words, *, before: Content | None = None) -> Sheet:
    """The content as a sheet; what differs from the content `before` is marked."""
    model = record_kind(kind).model
    known = {row["key"]: row for row in _claims(before or {})}
    citations = [row for row in content.get("citations", ()) if row["source"] not in words.hidden]
    claims = []
    for claim_model in _CLAIMS.get(kind, ()):
        rows = content.get("claims", {}).get(claim_model.KIND, ())
        for row in rows:
            old = known.get(row["key"])
            claims.append(
                ClaimSheet(
                    kind=str(claim_model._meta.verbose_name),
                    status=str(row.get("status", "")),
                    lines=list(_lines(claim_model, row, words, before=old if before else row)),
                    citations=[_cited(cited, words) for cited in citations if cited["claim"] == row["key"]],
                    is_new=bool(before) and old is None,
                )
            )
    return Sheet(
        lines=list(_lines(model, content, words, before=before or content)),
        claims=claims,
        own_citations=[_cited(cited, words) for cited in citations if not cited["claim"]],
        captures=[str(row.get("url", "")) for row in content.get("captures", ())],
    )


def _claims(content: Content) -> Iterator[Content]:
    for rows in content.get("claims", {}).values():
        yield from rows


def _lines(model: type[models.Model], row: Content, words: Words, *, before: Content | None) -> Iterator[Line]:
    for column in model._meta.concrete_fields:
        name, value = column.name, row.get(column.name)
        if name in _SAID_ELSEWHERE or _is_empty(value) or _is_hidden(value, words):
            continue
        yield Line(
            str(column.verbose_name), words.shown(column, value), before is not None and before.get(name) != value
        )


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], False) or (isinstance(value, dict) and not any(value.values()))


def _is_hidden(value: Any, words: Words) -> bool:
    return isinstance(value, str) and value in words.hidden


def _cited(cited: Content, words: Words) -> str:
    parts = (
        words.source(cited["source"]),
        cited.get("locator", ""),
        f"“{cited['quote']}”" if cited.get("quote") else "",
        "said by " + ", ".join(cited["said_by"]).replace("_", " ") if cited.get("said_by") else "",
        f"relayed by {cited['via']}" if cited.get("via") else "",
        "for " + ", ".join(cited["fields"]).replace("_", " ") if cited.get("fields") else "",
        "CONTRADICTS" if cited.get("stance") == "contradicts" else "",
    )
    return " · ".join(part for part in parts if part)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
