"""What of a source or legal instrument is handed in for review."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.lib.history import events_of
from tracker.review.content import Content, RecordKind, register, row_content
from tracker.sources.models import Capture, Citation, Claim, LegalInstrument, Source, SourceReader


def source_contents(references: list[str]) -> dict[str, Content]:
    """Content of each source by reference: its columns (readers apart) and its captures."""
    rows = Source.objects.filter(reference__in=references).select_related("derived_from")
    captures: dict[int, list[Content]] = defaultdict(list)
    for capture in Capture.objects.filter(source__in=rows).order_by("pk"):
        captures[capture.source_id].append(row_content(capture, without=("source",)))
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
    related: Mapping[str, tuple[str, ...]],
) -> dict[int, Content]:
    """For each record: `claims` by kind, in order of entry, and `citations`, each naming its claim by key.

    Two queries a kind at most, however many records; `related` names the foreign keys to fetch with a kind.
    """
    found: dict[int, Content] = {pk: {"claims": {}, "citations": []} for pk in owner_pks}
    keys: dict[tuple[str, int], str] = {}
    for model in claims:
        rows = model._default_manager.filter(**{f"{owner}__in": owner_pks}).order_by("pk")
        for row in rows.select_related(*related.get(model.KIND, ())):
            keys[model.KIND, row.pk] = str(row.key)
            of_owner = found[getattr(row, f"{owner}_id")]["claims"]
            of_owner.setdefault(model.KIND, []).append(row_content(row, without=(owner,)))
    kinds = [model.KIND for model in claims]
    cites: Any = citations._default_manager.filter(**{f"{owner}__in": owner_pks}).order_by("pk")
    for cited in cites.select_related("source"):
        found[getattr(cited, f"{owner}_id")]["citations"].append(_citation(cited, owner, kinds, keys))
    return found


def _citation(cited: Citation, owner: str, kinds: list[str], keys: dict[tuple[str, int], str]) -> dict[str, Any]:
    about = next(((kind, pk) for kind in kinds if (pk := getattr(cited, f"{kind}_id"))), None)
    return row_content(cited, without=(owner, *kinds)) | {"claim": keys[about] if about else ""}


def register_kinds() -> None:
    """Tell `review` how sources and legal instruments are handed in."""
    captures, readers = (events_of(Capture), "source"), (events_of(SourceReader), "source")
    register(RecordKind("source", Source, source_contents, ((events_of(Source), "pgh_obj"), captures), (readers,)))
    instruments = ((events_of(LegalInstrument), "pgh_obj"),)
    register(RecordKind("instrument", LegalInstrument, instrument_contents, instruments))
