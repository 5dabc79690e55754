"""Taking texts that name a withdrawn person off the public side: what happens to each record, and the log's entries."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from enum import StrEnum

from tracker.accounts.models import User
from tracker.publishing.crossings.document_versions import read_document
from tracker.publishing.crossings.register import crossing, named_by
from tracker.publishing.log import NewEntry
from tracker.publishing.models import Action, Standing
from tracker.publishing.withdrawals.public_texts import PublicText, rewritten
from tracker.publishing.withdrawals.texts_naming import NamingRecord, records_naming
from tracker.review.content import Content
from tracker.vocabulary.publication import WithdrawalReason

IT_NAMED = "It named "
"""How the reason begins that the log gives for a record that lost its texts with a person."""


class Effect(StrEnum):
    """What taking its texts off does to a public record."""

    WITHDRAWN = "withdrawn"
    NAMELESS = "nameless"
    """Withdrawn too, because the text is the record's name."""

    KIND_AND_PUBLISHER = "kind_and_publisher"
    BLANKED = "blanked"


def effect_on(record: NamingRecord, *, persons: Collection[str]) -> Effect:
    """What is done to the record when its texts are taken off, while the persons are withdrawn."""
    if crossing(record.kind).redacted_with_a_name:
        return Effect.KIND_AND_PUBLISHER if _is_rested_on(record.reference, persons) else Effect.WITHDRAWN
    # A claimant, a place or a unit cannot be shown without its name.
    names = ("", f"claims.{named_by(record.kind)}")
    is_nameless = any(text.is_required and text.row in names for text in record.texts_in_document)
    return Effect.NAMELESS if is_nameless else Effect.BLANKED


def _is_rested_on(source: str, persons: Collection[str]) -> bool:
    others = Standing.objects.filter(is_public=True, mentions__contains=[source])
    return others.exclude(reference__in=[source, *persons]).exists()


def redactions(
    persons: Collection[str], *, references: Collection[str], by: User, reason: str, reason_class: WithdrawalReason
) -> list[NewEntry]:
    """The entries that take the named records' texts about the persons off the public side.

    Inside the caller's transaction. A record that names none of them any more gives no entry.
    """
    found = [record for record in records_naming(persons) if record.reference in references]
    documents = _documents(found)
    return [
        _entry(record, documents[record.reference], persons, by=by, reason=reason, reason_class=reason_class)
        for record in found
        if record.reference in documents
    ]


def _documents(records: Sequence[NamingRecord]) -> dict[str, Content]:
    rows = Standing.objects.filter(is_public=True, reference__in=[record.reference for record in records])
    texts = rows.values_list("kind", "reference", "last_entry__payload__document")
    return {reference: read_document(kind, text) for kind, reference, text in texts if text}


def _entry(
    record: NamingRecord,
    document: Content,
    persons: Collection[str],
    *,
    by: User,
    reason: str,
    reason_class: WithdrawalReason,
) -> NewEntry:
    is_off = effect_on(record, persons=persons) in (Effect.WITHDRAWN, Effect.NAMELESS)
    return NewEntry(
        action=Action.WITHDRAW if is_off else Action.REDACT,
        kind=record.kind,
        reference=record.reference,
        decided_by=by.get_username(),
        document={} if is_off else without_texts(record.kind, document, record.texts_in_document),
        internal_reason=f"{IT_NAMED}{', '.join(sorted(persons))}, who was withdrawn: {reason}",
        reason_class=reason_class.value,
    )


def without_texts(kind: str, document: Content, texts: Sequence[PublicText]) -> Content:
    """The document with these texts empty; of a source also without title, address and copies."""
    parts, lost = crossing(kind).parts, set(crossing(kind).redacted_with_a_name)
    at: dict[tuple[str, int], set[str]] = defaultdict(set)
    for text in texts:
        at[text.row, text.position].add(text.column)

    def write(row: str, position: int, values: Content) -> Content | None:
        if row in lost:
            return None
        blank = at[row, position] | (set() if row else lost - parts.keys())
        return values | dict.fromkeys(blank, "")

    return rewritten(kind, document, write)
