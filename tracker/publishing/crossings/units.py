"""Units and sites: their documents, their rows, and all that publishing knows of the two kinds."""

from collections import defaultdict
from typing import Any

from django.db import models

from tracker.catalogue import models as public
from tracker.catalogue.people.disputes import disputed_columns
from tracker.catalogue.units.columns import UNIT_COLUMNS
from tracker.lib.database.picking import picked
from tracker.lib.names.name_keys import search_keys, sort_key
from tracker.publishing.crossings.ancestry import refresh_ancestors
from tracker.publishing.crossings.claim_rows import citation_rows, cited_by_claim, claim_rows, linkable
from tracker.publishing.crossings.crossing import Crossing, Published
from tracker.publishing.crossings.projection import public_values, values_with_claims
from tracker.publishing.documents.units import SiteDocument, UnitDocument
from tracker.publishing.link_targets import LinkTargets, PublicSite, PublicUnit, in_contingents
from tracker.review.content import Content
from tracker.units.models import UNIT_CLAIMS
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.units import SiteKind

_CITATION = "units.unitcitation"
_CLAIMS = (public.UnitName, public.UnitParent, public.UnitStatus)
_SHOWN = {model.__name__: model for model in _CLAIMS}


def _unit_document(content: Content) -> UnitDocument:
    return values_with_claims(UnitDocument, "units.unit", content, citation=_CITATION)


def unit_rows(published: Published[UnitDocument], targets: LinkTargets) -> list[models.Model]:
    """All rows of one unit, its own first; empty where no name is supported in public."""
    document = published.document
    cited = cited_by_claim(document["citations"], targets)
    owner = {"unit_id": published.reference}
    claims: dict[str, list[Any]] = {
        private.KIND: claim_rows(
            document["claims"],
            owner=owner,
            private=private,
            shown=_SHOWN[private.__name__],
            cited=cited,
            linkable=linkable(_SHOWN[private.__name__], targets),
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
    name_shown = next((row.text for row in names if row.preferred), names[0].text)
    unit = public.Unit(
        reference=published.reference,
        name=name_shown,
        sort_key=sort_key(name_shown)[:300],
        disputed=disputed_columns(UNIT_COLUMNS, [(kind, row) for kind, rows in claims.items() for row in rows]),
        **{name: document[name] for name in ("kind", "territory", "branch", "military_unit_number", "public_note")},
    )
    by_key = {"": unit} | {str(row.key): row for rows in claims.values() for row in rows}
    citations = citation_rows(public.UnitCitation, owner=owner, cited=cited, kinds=kinds, shown=by_key, targets=targets)
    return [unit, *(row for rows in claims.values() for row in rows), *citations]


def _unit_facts(references: set[str]) -> dict[str, PublicUnit]:
    inside = in_contingents(references)
    above: dict[str, set[str]] = defaultdict(set)
    for unit, ancestor in picked(public.UnitAncestor, "unit_id", references, ("unit_id", "ancestor_id")):
        above[unit].add(ancestor)
    found = picked(public.Unit, "reference", references, ["reference"])
    return {unit: PublicUnit(unit in inside, frozenset(above[unit])) for (unit,) in found}


UNIT = Crossing(
    kind="unit",
    document=_unit_document,
    rows=unit_rows,
    model=public.Unit,
    owned=dict.fromkeys((*_CLAIMS, public.UnitCitation), "unit"),
    links_to=("source", "unit"),
    claims=UNIT_CLAIMS,
    named_by="unitname",
    parts={"citations": _CITATION},
    facts=_unit_facts,
    facts_of_content=lambda _: PublicUnit(),
    derive=refresh_ancestors,
)


def _site_document(content: Content) -> SiteDocument:
    return public_values(SiteDocument, "units.site", content)


def site_rows(published: Published[SiteDocument], targets: LinkTargets) -> list[models.Model]:
    """The row of one site."""
    document = published.document
    return [
        public.Site(
            reference=published.reference,
            name=document["name"],
            kind=document["kind"],
            place=document["place"],
            territory=document["territory"] or "",
        )
    ]


def _site_facts(references: set[str]) -> dict[str, PublicSite]:
    found = picked(public.Site, "reference", references, ("reference", "kind"))
    return {reference: PublicSite(kind == SiteKind.PRISON) for reference, kind in found}


SITE = Crossing(
    kind="site",
    document=_site_document,
    rows=site_rows,
    model=public.Site,
    owned={},
    links_to=(),
    facts=_site_facts,
    facts_of_content=lambda _: PublicSite(),
)
