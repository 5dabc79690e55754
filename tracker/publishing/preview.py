"""What the public would see of a submission if it were approved now, and what stands in the way."""

from typing import Any

from tracker.lib.vocabulary import Level
from tracker.people.models import PERSON_CLAIMS
from tracker.publishing.claim_rows import Cited, cited_by_claim
from tracker.publishing.disclosure import objections
from tracker.publishing.log import mentioned
from tracker.publishing.models import Standing
from tracker.publishing.person_rows import shown_document
from tracker.publishing.projection import public_document
from tracker.publishing.visible import visible
from tracker.review.content import Content
from tracker.review.models import Submission
from tracker.sources.models import Claim
from tracker.units.models import UNIT_CLAIMS

_CLAIMS: dict[str, dict[str, type[Claim]]] = {
    "person": {model.KIND: model for model in PERSON_CLAIMS},
    "unit": {model.KIND: model for model in UNIT_CLAIMS},
}
_CITED_COLUMNS = ("sex", "public_summary")


def public_preview(submission: Submission) -> Content:
    """The public document cut down to what the catalogue would show: what published sources carry."""
    document = public_document(submission.kind, submission.content)
    if submission.kind not in _CLAIMS or document.get("level", Level.NAMED) != Level.NAMED:
        return {} if submission.kind in _CLAIMS else document
    seen = visible(mentioned(document))
    if submission.kind == "person":
        document = shown_document(document, seen)
    cited = cited_by_claim(document, seen)
    claims = {
        kind: [_carried(row, _CLAIMS[submission.kind][kind], cited[row["key"]]) for row in rows if row["key"] in cited]
        for kind, rows in document["claims"].items()
    }
    about = cited.get("", Cited())
    own = {
        name: value
        for name, value in document.items()
        if name not in ("claims", "citations") and (name not in _CITED_COLUMNS or about.supports(name))
    }
    citations = [row for row in document["citations"] if row["source"] in seen.sources]
    return own | {"claims": {kind: rows for kind, rows in claims.items() if rows}, "citations": citations}


def _carried(row: Content, model: type[Claim], support: Cited) -> Content:
    columns = model.citable_columns()
    return {name: value for name, value in row.items() if name not in columns or support.supports(name)}


def hindrances(submission: Submission) -> list[str]:
    """Sentences about what keeps the record, or a part of it, from the public; empty if nothing does."""
    content = submission.content
    if submission.kind not in _CLAIMS:
        return []
    found = [f"{text[:1].upper()}{text[1:]}." for text in objections(content)] if submission.kind == "person" else []
    if missing := unpublished_sources(content):
        found.append(
            f"Sources not published yet: {', '.join(missing)}. What rests on them alone is not shown; approve them "
            "first, or together with this."
        )
    if links := _unpublished_links(submission.kind, content):
        found.append(f"Not published yet, so not named: {', '.join(links)}. Publish them too, or leave it so.")
    return found + _uncited(content)


def _unpublished_links(kind: str, content: Content) -> list[str]:
    """References of units, sites and instruments that the record names and that are not public."""
    named = mentioned(public_document(kind, content)["claims"])
    public = Standing.objects.filter(is_public=True, reference__in=named)
    return sorted(named - set(public.values_list("reference", flat=True)))


def unpublished_sources(content: Content) -> list[str]:
    """References of the cited sources that are not public."""
    cited = {row["source"] for row in content["citations"]}
    public = Standing.objects.filter(kind="source", is_public=True, reference__in=cited)
    return sorted(cited - set(public.values_list("reference", flat=True)))


def _uncited(content: Content) -> list[str]:
    """Filled columns of the person's own that no source carries: they are not shown."""
    carried: set[str] = set()
    for row in content["citations"]:
        if not row["claim"]:
            carried |= set(row["fields"]) or set(_CITED_COLUMNS)
    names: list[Any] = [name for name in _CITED_COLUMNS if content.get(name) and name not in carried]
    return [f"No source is given for the {name.replace('_', ' ')}: it is not shown." for name in names]
