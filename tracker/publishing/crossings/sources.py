"""Sources and legal instruments: their documents, their rows, and all that publishing knows of the two kinds."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import models

from tracker.accounts.models import User
from tracker.catalogue import models as public
from tracker.lib.database.picking import picked
from tracker.publishing.crossings.crossing import Crossing, Published
from tracker.publishing.crossings.projection import public_values
from tracker.publishing.documents.sources import CaptureValues, InstrumentDocument, SourceDocument
from tracker.publishing.link_targets import LinkTargets, PublicSource, hides_all_but_label
from tracker.review.actions import NotAllowed
from tracker.review.content import Content
from tracker.review.models import Submission
from tracker.vocabulary.sources import Access

_CAPTURE = "sources.capture"
_OF_SOURCES = ("reference", "access", "publisher", "derived_from", "kind")
"""Columns of a public source that evidence needs."""


def _source_document(content: Content) -> SourceDocument:
    captures = [public_values(CaptureValues, _CAPTURE, row) for row in content["captures"]]
    return {**public_values(SourceDocument, "sources.source", content), "captures": captures}


def source_rows(published: Published[SourceDocument], targets: LinkTargets) -> list[models.Model]:
    """The row of one source and, of an open one, its archived copies."""
    document = published.document
    if document["access"] == Access.CONFIDENTIAL:
        return []
    if hides_all_but_label(document["access"]):
        label = document["public_label"]
        return [public.Source(reference=published.reference, access=document["access"], public_label=label)]
    source = public.Source(
        reference=published.reference,
        **{name: document[name] for name in ("kind", "title", "publisher", "authors", "language", "published_on")},
        **{name: document[name] for name in ("complete_list_of", "access", "public_label")},
        url=document["url"] if document["access"] == Access.OPEN else "",
        accessed_on=date.fromisoformat(document["accessed_on"]) if document["accessed_on"] else None,
        derived_from=document["derived_from"] if document["derived_from"] in targets.sources else "",
    )
    if document["access"] != Access.OPEN:
        return [source]
    return [source, *(_capture(published.reference, row) for row in document["captures"])]


def _capture(reference: str, row: CaptureValues) -> public.Capture:
    taken = row["captured_at"]
    return public.Capture(
        source_id=reference,
        url=row["url"],
        sha256=row["sha256"],
        captured_at=datetime.fromisoformat(taken) if taken else None,
        method=row["method"],
    )


def _source_facts(references: set[str]) -> dict[str, PublicSource]:
    """The public ones of the sources and, for their voices, the originals that they were copied from."""
    found: dict[str, PublicSource] = {}
    wanted = references
    while wanted:
        for reference, *columns in picked(public.Source, "reference", wanted, _OF_SOURCES):
            found[reference] = PublicSource(*columns)
        copied = {found[reference].derived_from for reference in wanted if reference in found}
        wanted = copied - {""} - found.keys()
    return found


def _source_facts_of_content(content: Content) -> PublicSource:
    return PublicSource(*(content.get(name) or "" for name in _OF_SOURCES[1:]))


def _refuse_confidential(submissions: Sequence[Submission], by: User) -> None:
    for row in submissions:
        if row.content["access"] == Access.CONFIDENTIAL:
            raise NotAllowed(f"{row.reference} is confidential: it is never published.")


SOURCE = Crossing(
    kind="source",
    document=_source_document,
    rows=source_rows,
    model=public.Source,
    owned={public.Capture: "source"},
    links_to=("source",),
    parts={"captures": _CAPTURE},
    redacted_with_a_name=("title", "url", "captures"),
    refuse=_refuse_confidential,
    facts=_source_facts,
    facts_of_content=_source_facts_of_content,
)


def _instrument_document(content: Content) -> InstrumentDocument:
    return public_values(InstrumentDocument, "sources.legalinstrument", content)


def instrument_rows(published: Published[InstrumentDocument], targets: LinkTargets) -> list[models.Model]:
    """The row of one legal instrument."""
    document = published.document
    return [
        public.LegalInstrument(
            reference=published.reference,
            **{name: document[name] for name in ("territory", "kind", "number", "dated", "effect", "summary")},
            amends=document["amends"] if document["amends"] in targets.of("instrument") else "",
            source_id=document["source"] if document["source"] in targets.sources else None,
        )
    ]


INSTRUMENT = Crossing(
    kind="instrument",
    document=_instrument_document,
    rows=instrument_rows,
    model=public.LegalInstrument,
    owned={},
    links_to=("source", "instrument"),
    facts_of_content=lambda _: True,
)
