"""What of a source or legal instrument is handed in for review."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tracker.lib.history import events_of
from tracker.review.content import Content, RecordKind, register, row_content, rows_content
from tracker.sources.models import Capture, Citation, Claim, LegalInstrument, Source, SourceReader

_HAS_OR_HAD_AN_ADDRESS = (
    "NEW.url <> '' OR EXISTS (SELECT FROM sources_captureevent WHERE pgh_obj_id = NEW.pgh_obj_id AND url <> '')"
)
"""A copy that is a file alone is not handed in: it changes nothing that readers see."""


def source_contents(references: list[str]) -> dict[str, Content]:
    """Content of each source by reference: its columns (readers apart) and its captures."""
    rows = Source.objects.filter(reference__in=references).select_related("derived_from")
    captures: dict[int, list[Content]] = defaultdict(list)
    # A copy that is a file alone stays in the newsroom: readers cannot open it, so nobody approves it.
    for capture in Capture.objects.filter(source__in=rows).exclude(url="").order_by("pk"):
        captures[capture.source_id].append(row_content(capture, without=("source", *Capture.PRIVATE)))
    return {row.reference: row_content(row) | {"captures": captures[row.pk]} for row in rows}


def instrument_contents(references: list[str]) -> dict[str, Content]:
    """Content of each legal instrument by reference."""
    rows = LegalInstrument.objects.filter(reference__in=references)
    rows = rows.select_related("amends", "source", "territory")
    return {row.reference: row_content(row) for row in rows}


def claims_and_citations(
    owner_pks: Sequence[int],
    *,
    claims: Iterable[type[Claim]],
    citations: type[Citation],
    owner: str,
) -> dict[int, Content]:
    """For each record: `claims` by kind, in order of entry, and `citations`, each naming its claim by key.

    One query a kind, however many records.
    """
    found: dict[int, Content] = {pk: {"claims": {}, "citations": []} for pk in owner_pks}
    keys: dict[tuple[str, int], str] = {}
    owner_id = f"{owner}_id"
    for model in claims:
        rows = rows_content(model, owner_id, owner_pks, without=(owner,), beside=("pk", owner_id))
        for (pk, owner_pk), content in rows:
            keys[model.KIND, pk] = content["key"]
            found[owner_pk]["claims"].setdefault(model.KIND, []).append(content)
    kinds = [model.KIND for model in claims]
    beside = (owner_id, *(f"{kind}_id" for kind in kinds))
    cites = rows_content(citations, owner_id, owner_pks, without=(owner, *kinds), beside=beside)
    for (owner_pk, *claimed), content in cites:
        key = next((keys[kind, pk] for kind, pk in zip(kinds, claimed, strict=True) if pk), "")
        found[owner_pk]["citations"].append(content | {"claim": key})
    return found


def register_kinds() -> None:
    """Tell `review` how sources and legal instruments are handed in."""
    captures, readers = (events_of(Capture), "source"), (events_of(SourceReader), "source")
    register(
        RecordKind(
            "source",
            Source,
            source_contents,
            ((events_of(Source), "pgh_obj"), captures),
            (readers,),
            counted_if={events_of(Capture): _HAS_OR_HAD_AN_ADDRESS},
        )
    )
    instruments = ((events_of(LegalInstrument), "pgh_obj"),)
    register(RecordKind("instrument", LegalInstrument, instrument_contents, instruments))
