"""A record's content as a sheet to read: columns in words, claims with their sources, changes marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from tracker.figures.models import FigureLink
from tracker.newsroom.review.content_words import CitationSheet, ContentWords, citation_sheets, column_in_words
from tracker.publishing.crossings.register import claims_of
from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.review.content import Content, record_kind
from tracker.sources.models import Claim

_SAID_ELSEWHERE = {"id", "key", "status", "claim", "claims", "citations", "captures", "reference", "internal_notes"}


@dataclass(frozen=True)
class Line:
    """One column: its value, the one published before where that differs, and what the policy makes of it."""

    label: str
    value: str
    old: str = ""
    is_changed: bool = False
    decision: str = ""


@dataclass(frozen=True)
class ClaimSheet:
    """One claim: what sort it is, its status in a word, its lines, what it rests on."""

    kind: str
    status: str
    lines: list[Line]
    cited: list[CitationSheet]
    is_new: bool = False
    is_gone: bool = False
    was: str = ""
    """The status before, where that was another."""
    is_cited: bool = True
    """Whether it rests on sources of its own; a link between figures is our comparison."""


@dataclass(frozen=True)
class Sheet:
    """A whole record."""

    lines: list[Line]
    claims: list[ClaimSheet]
    cited: list[CitationSheet] = field(default_factory=list)
    captures: list[str] = field(default_factory=list)


def sheet(kind: str, content: Content, words: ContentWords, *, before: Content | None = None) -> Sheet:
    """The content as a sheet; what differs from the content `before` is marked, what was taken out is kept in sight."""
    model = record_kind(kind).model
    claims = [
        each for claim_model in claims_of(kind) for each in _claim_sheets(claim_model, content, words, before=before)
    ]
    return Sheet(
        lines=list(_lines(model, content, words, before=before or content)),
        claims=claims,
        cited=citation_sheets("", content, words, of=model, before=before),
        captures=[str(row.get("url", "")) for row in content.get("captures", ())],
    )


def _claim_sheets(
    model: type[Claim] | type[FigureLink], content: Content, words: ContentWords, *, before: Content | None
) -> Iterator[ClaimSheet]:
    rows = content.get("claims", {}).get(model.KIND, ())
    known = {row["key"]: row for row in (before or {}).get("claims", {}).get(model.KIND, ())}
    for row in rows:
        old = known.pop(row["key"], None)
        yield ClaimSheet(
            kind=str(model._meta.verbose_name),
            status=str(row.get("status", "")),
            lines=list(_lines(model, row, words, before=old or row)),
            cited=citation_sheets(row["key"], content, words, of=model, before=before if old else None),
            is_new=before is not None and old is None,
            is_cited=issubclass(model, Claim),
            was=str(old["status"]) if old and old.get("status") != row.get("status") else "",
        )
    for row in known.values():
        lines = list(_lines(model, row, words, before=row))
        yield ClaimSheet(str(model._meta.verbose_name), str(row.get("status", "")), lines, [], is_gone=True)


def _lines(model: type[models.Model], row: Content, words: ContentWords, *, before: Content) -> Iterator[Line]:
    for column in model._meta.concrete_fields:
        name, value, old = column.name, row.get(column.name), before.get(column.name)
        if name in _SAID_ELSEWHERE or _is_hidden(value, words) or _is_hidden(old, words):
            continue
        is_changed = old != value and not (_is_empty(old) and _is_empty(value))
        if _is_empty(value) and not is_changed:
            continue
        yield Line(
            label=str(column.verbose_name),
            value="" if _is_empty(value) else _shown(model, column, value, words),
            old=_shown(model, column, old, words) if is_changed and not _is_empty(old) else "",
            is_changed=is_changed,
            decision="" if _is_empty(value) else _decision(model, column, value, words),
        )


def _shown(model: type[models.Model], column: "models.Field[Any, Any]", value: Any, words: ContentWords) -> str:
    """The value as text; of a column that names another column, the label of that one."""
    return column_in_words(model, value) if column.name == "conflict_on" else words.shown(column, value)


def _decision(model: type[models.Model], column: "models.Field[Any, Any]", value: Any, words: ContentWords) -> str:
    """What of the value readers get, and why, where that is not all of it."""
    rule = POLICY.get(model._meta.label_lower, {}).get(column.name)
    if rule is None or rule.showing is Showing.PUBLIC:
        return ""
    if rule.generalise is None:
        return _("Never shown: %(why)s") % {"why": rule.why}
    coarser = rule.generalise(value)
    if not coarser:
        return _("Not shown: %(why)s") % {"why": rule.why}
    return _("Shown as “%(words)s”: %(why)s") % {"words": words.shown(column, coarser), "why": rule.why}


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], False) or (isinstance(value, dict) and not any(value.values()))


def _is_hidden(value: Any, words: ContentWords) -> bool:
    return isinstance(value, str) and value in words.hidden
