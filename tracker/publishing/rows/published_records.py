"""Reading what the log says of records: the documents of those that are public, and what they may link to."""

from collections.abc import Sequence

from tracker.lib.database.picking import picked
from tracker.publishing.crossings.crossing import AnyPublished, Published
from tracker.publishing.crossings.document_versions import read_document
from tracker.publishing.crossings.register import link_targets
from tracker.publishing.link_targets import LinkTargets
from tracker.publishing.models import Standing


def published_records(kinds: str | Sequence[str], references: Sequence[str]) -> list[AnyPublished]:
    """The public ones among the records, each with its document as last approved."""
    wanted = [kinds] if isinstance(kinds, str) else kinds
    rows = picked(Standing, "reference", references, _COLUMNS, order="reference")
    return [
        Published(reference, read_document(kind, text), entry, first, last, tuple(mentions))
        for is_public, kind, reference, text, entry, first, last, mentions in rows
        if is_public and kind in wanted and text
    ]


_COLUMNS = (
    "is_public",
    "kind",
    "reference",
    "last_entry__payload__document",
    "last_entry",
    "first_published_at",
    "last_entry__at",
    "mentions",
)


def targets_of(records: Sequence[AnyPublished]) -> LinkTargets:
    """What the records may link to, as the catalogue stands now."""
    return link_targets({name for record in records for name in (record.reference, *record.mentions)})
