"""From a document's claims and citations to public rows: what is supported in public, and how well."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from django.db import models

from tracker.catalogue.evidence import Witness, evidence_level
from tracker.catalogue.kinds import KINDS
from tracker.catalogue.models import Citation, FigureCitation, PersonClaim, UnitCitation
from tracker.catalogue.models.unit import UnitClaim
from tracker.lib.database.copying import bare_row
from tracker.publishing.documents.claims import CitationValues
from tracker.publishing.link_targets import LinkTargets, hides_all_but_label
from tracker.review.content import Content
from tracker.sources.models import Claim
from tracker.vocabulary.claims import Stance

PublicClaim = PersonClaim | UnitClaim
C = TypeVar("C", bound=PublicClaim)
R = TypeVar("R", Citation, UnitCitation, FigureCitation)

_SPREAD: Mapping[str, tuple[str, ...]] = {"recruiter": ("recruiter_kind", "recruiter_territory")}
"""Columns of which the public sees parts, each in a column of its own."""


@dataclass
class Cited:
    """The visible citations of one claim, and the columns that the supporting ones carry."""

    citations: list[CitationValues] = field(default_factory=list)
    witnesses: list[Witness] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)

    def supports(self, column: str) -> bool:
        """Whether a public source carries that column."""
        return "*" in self.columns or column in self.columns


def cited_by_claim(citations: Iterable[CitationValues], targets: LinkTargets) -> dict[str, Cited]:
    """The citations whose source is published, by claim key (empty key: the record's own columns)."""
    found: dict[str, Cited] = defaultdict(Cited)
    for citation in citations:
        if citation["source"] not in targets.sources:
            continue
        about = found[citation["claim"]]
        about.citations.append(citation)
        if citation["stance"] == Stance.SUPPORTS:
            voices = targets.voices(citation["source"], citation["via"])
            about.witnesses.append(Witness(voices, frozenset(citation["said_by"])))
            about.columns |= set(citation["fields"]) or {"*"}
    return found


def claim_rows(
    claims: Mapping[str, Any],
    *,
    owner: Mapping[str, str],
    private: type[Claim],
    shown: type[C],
    cited: Mapping[str, Cited],
    linkable: Mapping[str, Iterable[str]],
) -> list[C]:
    """The public rows of one kind of claim: those that a published source supports, with what it supports.

    `linkable` gives, per foreign key, the references of published records.
    """
    rows: list[C] = []
    for position, claim in enumerate(claims.get(private.KIND, ())):
        support = cited.get(claim["key"])
        if support is None or not support.witnesses:
            continue
        values = _supported(claim, private, support)
        columns = _columns(shown, values, linkable) | {
            "key": claim["key"],
            "status": claim["status"],
            "conflict_on": claim["conflict_on"],
            "public_note": claim["public_note"],
            "evidence": evidence_level(support.witnesses),
            "position": position,
        }
        rows.append(bare_row(shown, {**columns, **owner}))
    return rows


def linkable(shown: type[PublicClaim], targets: LinkTargets) -> dict[str, Iterable[str]]:
    """The references that each foreign key of a public claim may be filled with."""
    return {name: targets.of(kind) for name, kind in _links(shown)}


@cache
def _links(shown: type[models.Model]) -> list[tuple[str, str]]:
    kinds = {each.model: each.kind for each in KINDS.values()}
    links: list[Any] = [column for column in shown._meta.concrete_fields if isinstance(column, models.ForeignKey)]
    return [(column.name, kinds[column.related_model]) for column in links]


def _supported(claim: Content, private: type[Claim], support: Cited) -> Content:
    editorial, citable = _public_columns(private)
    carried = citable if "*" in support.columns else citable & support.columns
    return {name: value for name, value in claim.items() if name in carried or name in editorial}


@cache
def _public_columns(private: type[Claim]) -> tuple[frozenset[str], frozenset[str]]:
    """The editorial columns, shown without a citation, and the citable ones, which need one that names them."""
    return frozenset(private.EDITORIAL), frozenset(private.citable_columns())


def _columns(shown: type[models.Model], values: Content, linkable: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Values for the public table's columns: links only where the target is public, None as empty text."""
    columns: dict[str, Any] = {}
    for name, value in _spread(values):
        column, is_link, empty = _column(shown, name)
        if is_link or name in linkable:
            columns[column] = value if value in linkable[name] else None
        else:
            columns[column] = empty if value is None else value
    return columns


@cache
def _column(shown: type[models.Model], name: str) -> tuple[str, bool, str | None]:
    """What the column is called, whether it links to another record, and what it holds where there is nothing."""
    field = shown._meta.get_field(name)
    return str(getattr(field, "attname", name)), isinstance(field, models.ForeignKey), None if field.null else ""


def _spread(values: Content) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if name in _SPREAD:
            yield from ((f"{name}_{part}", each) for part, each in value.items())
        else:
            yield name, value


def citation_rows(
    model: type[R],
    *,
    owner: Mapping[str, str],
    cited: Mapping[str, Cited],
    kinds: Mapping[str, str],
    shown: Mapping[str, models.Model],
    targets: LinkTargets,
) -> list[R]:
    """The public citations of the claims that are shown (`kinds`: kind by claim key) and of the record itself.

    `shown` gives the public row by claim key: a citation names only its filled columns, and one that carried
    nothing else is left out, so that what is held back does not show in what is said to support it.
    """
    rows: list[R] = []
    for key in ("", *kinds):
        for citation in cited[key].citations if key in cited else ():
            fields = _named(citation, shown[key])
            if citation["fields"] and not fields:
                continue
            columns = _words(citation, targets) | {
                "claim": key or None,
                "claim_kind": kinds.get(key, ""),
                "position": len(rows),
                "source_id": citation["source"],
                "stance": citation["stance"],
                "fields": fields,
                "said_by": citation["said_by"],
            }
            rows.append(bare_row(model, {**columns, **owner}))
    return rows


def _named(citation: CitationValues, row: models.Model) -> list[str]:
    """Which of the columns that a citation names say something in the public row."""
    if not citation["fields"]:
        return []
    filled = {name for name, column in _columns_of(type(row)) if getattr(row, column) not in (None, "", [])}
    return [part for name in citation["fields"] for part in _SPREAD.get(name, (name,)) if part in filled]


@cache
def _columns_of(model: type[models.Model]) -> list[tuple[str, str]]:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField)]
    return [(field.name, field.attname) for field in fields]


def _words(citation: CitationValues, targets: LinkTargets) -> dict[str, str]:
    """Where in the source and its own words; nothing of a restricted source beyond its label."""
    if hides_all_but_label(targets.sources[citation["source"]].access):
        return {}
    return {"locator": citation["locator"], "quote": citation["quote"], "via": citation["via"]}
