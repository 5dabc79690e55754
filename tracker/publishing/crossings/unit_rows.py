"""From published documents of units, sources, instruments and sites to the catalogue's rows."""

from datetime import date, datetime
from typing import Any

from tracker.catalogue import models as public
from tracker.catalogue.people.disputes import disputed_columns
from tracker.catalogue.units.columns import UNIT_COLUMNS
from tracker.lib.names.name_keys import search_keys, sort_key
from tracker.publishing.crossings.claim_rows import citation_rows, cited_by_claim, claim_rows
from tracker.publishing.crossings.person_rows import Published
from tracker.publishing.visible import Visible, hides_all_but_label
from tracker.review.content import Content
from tracker.units.models import UNIT_CLAIMS
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.sources import Access

_SHOWN = {model.__name__: model for model in (public.UnitName, public.UnitParent, public.UnitStatus)}


def unit_rows(published: Published, seen: Visible) -> list[Any]:
    """All rows of one unit, its own first; empty where no name is supported in public."""
    document = published.document
    cited = cited_by_claim(document, seen)
    owner = {"unit_id": published.reference}
    claims = {
        private.KIND: claim_rows(
            document,
            owner=owner,
            private=private,
            shown=_SHOWN[private.__name__],
            cited=cited,
            linkable={"parent": seen.units},
        )
        for private in UNIT_CLAIMS
    }
    claims["unitparent"] = [row for row in claims["unitparent"] if row.parent_id]
    names = [row for row in claims["unitname"] if row.status == ClaimStatus.ACCEPTED]
    if not names:
        return []
    for name in claims["unitname"]:
        name.search_keys = search_keys(name.text)
    kinds = {str(row.key): kind for kind, rows in claims.items() for row in rows}
    shown = next((row.text for row in names if row.preferred), names[0].text)
    unit = public.Unit(
        reference=published.reference,
        name=shown,
        sort_key=sort_key(shown)[:300],
        disputed=disputed_columns(UNIT_COLUMNS, [(kind, row) for kind, rows in claims.items() for row in rows]),
        **{name: document[name] for name in ("kind", "territory", "branch", "military_unit_number", "public_note")},
    )
    by_key = {"": unit} | {str(row.key): row for rows in claims.values() for row in rows}
    citations = citation_rows(public.UnitCitation, owner=owner, cited=cited, kinds=kinds, shown=by_key, seen=seen)
    return [unit, *(row for rows in claims.values() for row in rows), *citations]


def source_rows(published: Published, seen: Visible) -> list[Any]:
    """The row of one source and, of an open one, its archived copies."""
    document = published.document
    if document["access"] == Access.CONFIDENTIAL:
        return []
    if hides_all_but_label(document["access"]):
        label = {name: document[name] for name in ("access", "public_label")}
        return [public.Source(reference=published.reference, **label)]
    source = public.Source(
        reference=published.reference,
        **{name: document[name] for name in _SOURCE_COLUMNS},
        url=document["url"] if document["access"] == Access.OPEN else "",
        accessed_on=date.fromisoformat(document["accessed_on"]) if document["accessed_on"] else None,
        derived_from=document["derived_from"] if document["derived_from"] in seen.sources else "",
    )
    if document["access"] != Access.OPEN:
        return [source]
    return [source, *(_capture(published.reference, row) for row in document["captures"])]


_SOURCE_COLUMNS = (
    "kind",
    "title",
    "publisher",
    "authors",
    "language",
    "published_on",
    "complete_list_of",
    "access",
    "public_label",
)


def _capture(reference: str, row: Content) -> public.Capture:
    taken = row["captured_at"]
    return public.Capture(
        source_id=reference,
        url=row["url"],
        sha256=row["sha256"],
        captured_at=datetime.fromisoformat(taken) if taken else None,
        method=row["method"],
    )


def instrument_rows(published: Published, seen: Visible) -> list[Any]:
    """The row of one legal instrument."""
    document = published.document
    return [
        public.LegalInstrument(
            reference=published.reference,
            **{name: document[name] for name in ("territory", "kind", "number", "dated", "effect", "summary")},
            amends=document["amends"] if document["amends"] in seen.instruments else "",
            source_id=document["source"] if document["source"] in seen.sources else None,
        )
    ]


def site_rows(published: Published, seen: Visible) -> list[Any]:
    """The row of one site."""
    document = published.document
    columns = {name: document[name] or "" for name in ("name", "kind", "place", "territory")}
    return [public.Site(reference=published.reference, **columns)]
