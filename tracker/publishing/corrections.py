"""Whether publishing changes what readers see of a public record: one answer for whoever asks and whoever refuses."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from tracker.publishing.crossings.crossing import Published
from tracker.publishing.crossings.document_versions import read_document
from tracker.publishing.crossings.register import link_targets, public_document, public_rows
from tracker.publishing.link_targets import LinkTargets
from tracker.publishing.log import mentioned
from tracker.publishing.models import Standing
from tracker.publishing.small_groups.unnamed import is_unnamed
from tracker.review.content import Content
from tracker.review.models import Submission

_TELLS_NOTHING = {"id", "entry", "published_at", "changed_at", "position"}
"""Columns of rows that say when and where they stand, not what they say; their order is that of the rows."""

_ANY_MOMENT = datetime.fromtimestamp(0, UTC)


def public_among(submissions: Sequence[Submission]) -> set[int]:
    """Keys of those of the submissions whose record is public now, under its name."""
    documents = _public_documents(submissions)
    return {row.pk for row in submissions if (row.kind, row.reference) in documents and not is_unnamed(row)}


def corrections_among(submissions: Sequence[Submission]) -> set[int]:
    """Keys of those of the submissions that would change what readers see of a public record.

    What no published source carries is in a document, but readers do not see it. What rests on a record that appears
    with it, in the same batch, they will. The documents are compared first: few differ.
    """
    documents = _public_documents(submissions)
    changed = {
        row.pk: (row, document, documents[row.kind, row.reference])
        for row in submissions
        if (row.kind, row.reference) in documents and not is_unnamed(row)
        if (document := public_document(row.kind, row.content)) != documents[row.kind, row.reference]
    }
    appearing = {row.reference for row in submissions} - {reference for _, reference in documents}
    named = {row.pk: mentioned(document) for row, document, _ in changed.values()}
    if not changed:
        return set()
    own = {row.reference for row, _, _ in changed.values()}
    targets = link_targets(own.union(*named.values(), *(mentioned(before) for _, _, before in changed.values())))
    return {
        pk
        for pk, (row, document, before) in changed.items()
        if named[pk] & appearing or _public_values(row, before, targets) != _public_values(row, document, targets)
    }


def _public_documents(submissions: Sequence[Submission]) -> dict[tuple[str, str], Content]:
    """The documents, as of today, of those of the records that are public."""
    standing = Standing.objects.filter(is_public=True, reference__in=[row.reference for row in submissions])
    rows = standing.values_list("kind", "reference", "last_entry__payload__document")
    return {(kind, reference): read_document(kind, text) for kind, reference, text in rows}


def _public_values(row: Submission, document: Content, targets: LinkTargets) -> list[tuple[str, dict[str, Any]]]:
    """What readers see of a document: the columns of its public rows, in their order."""
    published = Published(row.reference, document, 0, _ANY_MOMENT, _ANY_MOMENT, ())
    return [
        (
            type(each).__name__,
            {name: value for name, value in vars(each).items() if name not in _TELLS_NOTHING and name[0] != "_"},
        )
        for each in public_rows(row.kind, published, targets)
    ]
