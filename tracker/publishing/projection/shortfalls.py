"""What of a record would not be public if it were approved as it is, from its content alone: a list to work off."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from tracker.people.contradictions import contradictions
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.register import CROSSINGS, named_by
from tracker.publishing.crossings.units import UNIT
from tracker.publishing.disclosure.level_reasons import what_would_allow
from tracker.publishing.disclosure.levels import (
    conflicts_without_note,
    death_is_confirmed,
    highest_default,
    is_above_default,
    objections,
)
from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.publishing.projection.preview import uncited_columns
from tracker.review.content import Content, record_kind
from tracker.sources.models import Claim
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.levels import Level

CLAIMS: Mapping[str, type[Claim]] = {
    model.KIND: model for each in CROSSINGS for model in each.claims if issubclass(model, Claim)
}
_COUNTED_BY = ("contract", "service")
"""Claims whose side decides whether somebody counts as recruited."""


@dataclass(frozen=True)
class Shortfall:
    """One thing that readers will not get: a sentence; the claim that it is about, by kind and key, where there is one.

    `is_sourced` where nothing but an acceptance is missing.
    """

    what: str
    kind: str = ""
    key: str = ""
    is_sourced: bool = False


def shortfalls(kind: str, content: Content, *, unreadable: frozenset[str] = frozenset()) -> list[Shortfall]:
    """All that will not be shown of the record, and why; `unreadable` are sources that the reader may not know of.

    Citations of those count as they are: what they support is not said to lack a source.
    """
    cited = _Cited(content, unreadable)
    model = record_kind(kind).model
    if issubclass(model, Claim):
        # A record that is its own claim.
        return list(_of_claim(model, content, cited, key=""))
    found = [
        each
        for name, model in CLAIMS.items()
        for row in content.get("claims", {}).get(name, ())
        for each in _of_claim(model, row, cited, key=row["key"])
    ]
    if kind == UNIT.kind:
        return [*_names_missing(kind, content), *found]
    if kind == PERSON.kind:
        is_withheld = content["level"] == Level.WITHHELD
        of_level = _withheld(content) if is_withheld else (*_level(content), *_uncited_of_person(content))
        return [*of_level, *found]
    return []


class _Cited:
    """Which columns the supporting citations of each claim carry (`*`: all), and what only guarded ones may carry."""

    def __init__(self, content: Content, unreadable: frozenset[str]) -> None:
        self.columns: dict[str, set[str]] = defaultdict(set)
        self.is_readable: dict[str, bool] = defaultdict(bool)
        for row in content.get("citations", ()):
            if row["stance"] == Stance.SUPPORTS:
                key = row.get("claim") or ""
                self.columns[key] |= set(row["fields"]) or {"*"}
                self.is_readable[key] |= row["source"] not in unreadable


def _of_claim(model: type[Claim], row: Content, cited: _Cited, *, key: str) -> Iterator[Shortfall]:
    """What of one claim is not shown; nothing is said of what was rejected."""
    status, columns, kind = row["status"], cited.columns[key], model.KIND if key else ""
    if status == ClaimStatus.REJECTED:
        return
    if not columns:
        yield Shortfall(_("no source supports it: cite one, then accept it"), kind, key)
    elif status == ClaimStatus.UNVERIFIED:
        what = _("unverified: accept it, or reject it with the reason")
        yield Shortfall(what, kind, key, is_sourced=cited.is_readable[key])
    if columns and "*" not in columns:
        for name, label in _uncarried(model, row, columns):
            yield Shortfall(_uncited(model, name) % {"column": label}, kind, key)
    if status == ClaimStatus.CONFLICTING and not row["public_note"].strip():
        yield Shortfall(_("it conflicts, but no note tells readers what disagrees"), kind, key)


def _uncited(model: type[Claim], name: str) -> str:
    if name == "side" and model.KIND in _COUNTED_BY:
        return _(
            "no source supports “%(column)s”: cite one for it; without it the person is not in the main count, that of "
            "recruited foreigners"
        )
    return _("no source supports “%(column)s”: cite one for it")


def _uncarried(model: type[Claim], row: Content, columns: set[str]) -> Iterator[tuple[str, str]]:
    """Names and labels of columns that no citation names, the policy shows, and that differ from their default."""
    for name in _policy_columns(model):
        column: Any = model._meta.get_field(name)
        if not _is_empty(row.get(name)) and row[name] != column.get_default() and name not in columns:
            yield name, str(column.verbose_name)


@cache
def _policy_columns(model: type[Claim]) -> tuple[str, ...]:
    policy = POLICY[model._meta.label_lower]
    return tuple(
        name for name in model.citable_columns() if name in policy and policy[name].showing is not Showing.NEVER
    )


def _is_empty(value: object) -> bool:
    return value in (None, "", [], False) or (isinstance(value, dict) and not any(value.values()))


def _names_missing(kind: str, content: Content) -> Iterator[Shortfall]:
    rows = content["claims"].get(named_by(kind), ())
    if not any(row["status"] == ClaimStatus.ACCEPTED for row in rows):
        yield Shortfall(_("no name is accepted: without one nothing of it is shown; accept one that has a source"))


def _uncited_of_person(content: Content) -> Iterator[Shortfall]:
    if content["level"] == Level.NAMED:
        yield from (Shortfall(sentence) for sentence in uncited_columns(content))


def _withheld(content: Content) -> Iterator[Shortfall]:
    """Of somebody at the level that shows nothing: what would be missing at the highest that the rules allow."""
    allowed = highest_default(content)
    said = _(
        "its level is “withheld”, so nothing of it is shown; by the rules it may be “%(level)s” at most: choose "
        "another level, or leave it unpublished"
    )
    yield Shortfall(said % {"level": allowed.value})
    at_that_level = content | {"level": allowed.value}
    found = [*_level(at_that_level), *_uncited_of_person(at_that_level)]
    if allowed is not Level.NAMED:
        reasons = what_would_allow(content, is_confirmed=death_is_confirmed(content))
        found += [Shortfall(reason.what, reason.kind, reason.key) for reason in reasons]
    for each in found:
        what = _("at the level “%(level)s”: %(what)s") % {
            "level": allowed.value,
            "what": each.what[:1].lower() + each.what[1:],
        }
        yield Shortfall(what, each.kind, each.key)


def _level(content: Content) -> Iterator[Shortfall]:
    """Objections to the level, with what would allow it and at which claim; contradictions are listed elsewhere."""
    apart = {*contradictions(content), *conflicts_without_note(content)}
    for sentence in objections(content):
        if sentence not in apart:
            yield Shortfall(sentence)
    if is_above_default(content) and not content["level_ground"]:
        for reason in what_would_allow(content, is_confirmed=death_is_confirmed(content)):
            yield Shortfall(reason.what, reason.kind, reason.key)
