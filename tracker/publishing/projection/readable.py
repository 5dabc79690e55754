"""What readers would get of approved records: their documents without all that no published source carries."""

from collections.abc import Sequence
from datetime import UTC, datetime

from tracker.publishing.crossings.crossing import Published
from tracker.publishing.crossings.register import add_target, link_targets, public_document, public_rows
from tracker.publishing.link_targets import LinkTargets
from tracker.publishing.log import mentioned
from tracker.review.content import Content
from tracker.review.models import Submission

_ANY_MOMENT = datetime.fromtimestamp(0, UTC)


def readable_documents(submissions: Sequence[Submission]) -> dict[int, Content]:
    """By the submission's key, what readers would get of each if all of them were published now.

    Columns that no published source carries are empty, and claims that none carries are left out, as in the
    catalogue; empty altogether where nothing of the record would be shown.
    """
    documents = {row.pk: public_document(row.kind, row.content) for row in submissions}
    references = {row.reference for row in submissions}.union(*map(mentioned, documents.values()))
    targets = link_targets(references)
    for row in submissions:
        # The batch appears together.
        add_target(targets, row.kind, row.reference, row.content)
    return {row.pk: _readable(row, documents[row.pk], targets) for row in submissions}


def _readable(row: Submission, document: Content, targets: LinkTargets) -> Content:
    published = Published(row.reference, document, 0, _ANY_MOMENT, _ANY_MOMENT, ())
    rows = public_rows(row.kind, published, targets)
    if not rows:
        return {}
    by_key = {str(each.key): each for each in rows if hasattr(each, "key")}
    made = _without_emptied(document, rows[0])
    if "claims" in document:
        made["claims"] = {
            kind: [_without_emptied(claim, by_key[claim["key"]]) for claim in claims if claim["key"] in by_key]
            for kind, claims in document["claims"].items()
        }
    if "citations" in document:
        keys = {"", *by_key}
        made["citations"] = [
            cited for cited in document["citations"] if cited["source"] in targets.sources and cited["claim"] in keys
        ]
    return made


def _without_emptied(values: Content, row: object) -> Content:
    """The columns of a document's row without those that the public row leaves empty."""
    # Of a link, its column: the attribute would ask the catalogue for the record.
    columns = {name: f"{name}_id" if hasattr(row, f"{name}_id") else name for name in values}
    return {name: value for name, value in values.items() if getattr(row, columns[name], True) not in ("", None, [])}
