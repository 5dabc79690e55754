"""Writing to the publication log, and checking its chain."""

import hashlib
import json
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from django.db import DEFAULT_DB_ALIAS, connection
from django.utils import timezone

from tracker.lib.database.copying import copy_in
from tracker.lib.references import is_reference
from tracker.publishing.models import OFF, Action, LogEntry, LogHead, LogPayload, Standing
from tracker.review.content import Content, canonical

_CHAINED = (
    "number",
    "action",
    "kind",
    "reference",
    "at",
    "submission_id",
    "submitted_by",
    "decided_by",
    "payload_digest",
    "previous_hash",
)
_TEXTS = ("public_note", "internal_reason")
"""Chained by their digest, so that they can be emptied; in entries older than that digest, as they stand."""
_CHAINED_WHERE_GIVEN = ("reason_class", "texts_digest")
"""Columns younger than the log: an entry without a value in them keeps the hash that it has always had."""


@dataclass(frozen=True)
class NewEntry:
    """What is to be written: the record, what happens to it, by whom, and the public document."""

    action: Action
    kind: str
    reference: str
    decided_by: str
    submitted_by: str = ""
    submission_id: int | None = None
    document: Mapping[str, object] = field(default_factory=dict)
    public_note: str = ""
    internal_reason: str = ""
    reason_class: str = ""


def append(news: Sequence[NewEntry]) -> list[LogEntry]:
    """Add entries to the end of the log, in order, inside the caller's transaction.

    The head row is locked first: numbers have no gaps and follow the order of commit.
    """
    head = lock_head()
    at = timezone.now()
    entries, payloads = [], []
    for number, new in enumerate(news, head.number + 1):
        entry, payload = _chained(new, number=number, at=at, previous_hash=head.hash)
        head.number, head.hash = number, entry.hash
        entries.append(entry)
        payloads.append(payload)
    copy_in(entries, using=DEFAULT_DB_ALIAS)
    copy_in(payloads, using=DEFAULT_DB_ALIAS)
    head.save(update_fields=["number", "hash"])
    _move_standings(entries, payloads)
    return entries


def lock_head() -> LogHead:
    """Let no other entry be written until the caller's transaction ends."""
    head, _ = LogHead.objects.select_for_update().get_or_create(pk=1)
    return head


def _chained(new: NewEntry, *, number: int, at: datetime, previous_hash: str) -> tuple[LogEntry, LogPayload]:
    salt = secrets.token_bytes(32)
    document = canonical(new.document).decode()
    entry = LogEntry(
        number=number,
        action=new.action,
        kind=new.kind,
        reference=new.reference,
        at=at,
        submission_id=new.submission_id,
        submitted_by=new.submitted_by,
        decided_by=new.decided_by,
        public_note=new.public_note,
        internal_reason=new.internal_reason,
        reason_class=new.reason_class,
        payload_digest=_digest(salt, document),
        previous_hash=previous_hash,
    )
    entry.texts_digest = _digest(salt, _texts(entry))
    entry.hash = entry_hash(entry)
    return entry, LogPayload(entry=entry, salt=salt, document=document)


def entry_hash(entry: LogEntry) -> str:
    """SHA-256 over the canonical JSON of the entry's chained columns, in hexadecimal."""
    chained = _CHAINED if entry.texts_digest else (*_CHAINED, *_TEXTS)
    columns = {name: getattr(entry, name) for name in chained}
    columns |= {name: str(value) for name in _CHAINED_WHERE_GIVEN if (value := getattr(entry, name))}
    columns["at"] = entry.at.isoformat()
    columns["action"] = str(entry.action)
    return hashlib.sha256(canonical(columns)).hexdigest()


_STANDINGS = """
INSERT INTO {table}
    (kind, reference, is_public, last_entry_id, first_published_at, mentions)
SELECT kind, reference, is_public, number, %s, mentions::varchar[]
FROM unnest(%s::text[], %s::text[], %s::boolean[], %s::bigint[], %s::text[])
    AS moved (kind, reference, is_public, number, mentions)
ON CONFLICT (kind, reference) DO UPDATE SET
    is_public = excluded.is_public, last_entry_id = excluded.last_entry_id, mentions = excluded.mentions
"""


def _move_standings(entries: Sequence[LogEntry], payloads: Sequence[LogPayload]) -> None:
    """One statement of few parameters, however many entries; references need no quotes inside an array.

    An erasure moves nothing: what it empties was off the public side before.
    """
    last = {
        (entry.kind, entry.reference): (entry, payload.document)
        for entry, payload in zip(entries, payloads, strict=True)
        if entry.action != Action.ERASE
    }
    moved = [
        (
            entry.kind,
            entry.reference,
            entry.action not in OFF,
            entry.number,
            f"{{{','.join(sorted(_references_in(document)))}}}",
        )
        for entry, document in last.values()
    ]
    if moved:
        with connection.cursor() as cursor:
            statement = _STANDINGS.format(table=Standing._meta.db_table)
            cursor.execute(statement, [entries[0].at, *map(list, zip(*moved, strict=True))])


def mentioned(document: Content) -> set[str]:
    """All references of other records in a document: the texts in it that are one, and nothing else."""
    return _references_in(canonical(document).decode())


def _references_in(document: str) -> set[str]:
    return {text for text in _LIKE_A_REFERENCE.findall(document) if _is_reference(text)}


_LIKE_A_REFERENCE = re.compile(r'"([A-Z]-[0-9A-Z]{6})"')
_is_reference = lru_cache(100_000)(is_reference)


@dataclass(frozen=True)
class Fault:
    """Something wrong with the chain: at which entry, and what."""

    number: int
    what: str


def faults() -> Iterator[Fault]:
    """Walk the whole log and give what does not fit: altered, emptied, missing, swapped or cut-off entries."""
    expected, previous_hash, by_order = 1, "0" * 64, erased_entries()
    rows = LogEntry.objects.order_by("number").select_related("payload")
    for entry in rows.iterator(chunk_size=2000):
        is_erased = entry.number in by_order
        if entry.number != expected:
            yield Fault(expected, f"entry {expected} is missing before entry {entry.number}")
        if entry.previous_hash != previous_hash:
            yield Fault(entry.number, "does not continue the entry before it")
        # Where an erasure took the texts of an entry older than their digest, the next entry alone vouches for it.
        if entry_hash(entry) != entry.hash and (entry.texts_digest or not is_erased):
            yield Fault(entry.number, "its columns do not give its hash")
        yield from _erased_faults(entry, by_order[entry.number]) if is_erased else _payload_faults(entry)
        expected, previous_hash = entry.number + 1, entry.hash
    head = LogHead.objects.filter(pk=1).first() or LogHead()
    if (head.number, head.hash) != (expected - 1, previous_hash):
        yield Fault(expected, f"the head says entry {head.number}, the log ends at {expected - 1}")


def erased_entries() -> dict[int, int]:
    """Numbers of the entries that were emptied by order, each with the number of the entry that records the order."""
    orders = LogPayload.objects.filter(entry__action=Action.ERASE).order_by("entry")
    return {
        number: pk
        for pk, text in orders.values_list("pk", "document")
        for number in json.loads(text or "{}")["entries"]
    }


def _payload_faults(entry: LogEntry) -> Iterator[Fault]:
    payload = getattr(entry, "payload", None)
    if payload is None:
        yield Fault(entry.number, "its payload row is missing")
    elif not payload.document:
        yield Fault(entry.number, "its payload was emptied without an order")
    elif _digest(payload.salt, payload.document) != entry.payload_digest:
        yield Fault(entry.number, "its payload does not give its digest")
    elif entry.texts_digest and _digest(payload.salt, _texts(entry)) != entry.texts_digest:
        yield Fault(entry.number, "its note and reason do not give their digest")


def _erased_faults(entry: LogEntry, order: int) -> Iterator[Fault]:
    payload = getattr(entry, "payload", None)
    if payload is None:
        yield Fault(entry.number, "its payload row is missing")
    elif payload.document or payload.salt or any(getattr(entry, name) for name in _TEXTS):
        yield Fault(entry.number, f"it was erased by order with entry {order}, and something of it is there again")


def _texts(entry: LogEntry) -> str:
    return canonical({name: getattr(entry, name) for name in _TEXTS}).decode()


def _digest(salt: bytes, text: str) -> str:
    return hashlib.sha256(bytes(salt) + text.encode()).hexdigest()


def head() -> LogHead:
    """The log's head as committed: number and hash of the last entry."""
    return LogHead.objects.filter(pk=1).first() or LogHead()


def head_in_words() -> str:
    """Number, moment and hash of the last entry, as a sentence to keep elsewhere: whoever rewrites the log is found."""
    last = head()
    at = LogEntry.objects.filter(pk=last.number).values_list("at", flat=True).first()
    when = f", written on {at.astimezone(UTC):%d %B %Y at %H:%M:%S} UTC" if at else ""
    return f"The publication log ends with entry {last.number}{when}. Head {last.hash}. Keep it elsewhere."
