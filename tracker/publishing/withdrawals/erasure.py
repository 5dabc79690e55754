"""Emptying a record for good where an order demands it: everywhere in the newsroom, while the log's chain still holds.

What stays: number, action, reference, times, accounts and digests of its log entries; of a letter about it, kind, days
and decision; who read restricted details when; that a row of a collection was loaded; and the entry of the log that
records the order. Runs as the owner of the database: the desk's login may not change what was written once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry as AdminEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import Exists, OuterRef, Q
from psycopg import sql

from tracker.accounts.access import PUBLISHER
from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.people.models import Merge, Request, RequestWriter
from tracker.publishing.embargoes import held
from tracker.publishing.log import NewEntry, append, lock_head
from tracker.publishing.models import ANONYMOUS, Action, Counted, Embargo, LogEntry, LogPayload, Standing
from tracker.publishing.projection.record_rows import histories, keys_of, kind_of, named_by, tracked
from tracker.publishing.rows.application import catch_up
from tracker.publishing.small_groups.unnamed import public_levels
from tracker.review.actions import NotAllowed
from tracker.review.content import record_kind
from tracker.review.models import Decision, Handled, Submission
from tracker.sources.models import Source

ERASED = "Erased by order."
_TELLING = 5
"""Shorter words stand in too many rows to look for them."""


@dataclass(frozen=True)
class Erased:
    """What was erased, or would be: rows by table, the entry that records it, and what a person should look at.

    `uncited` are sources that nothing cites any more; `still_named` the rows by table, of other records, in which a
    name or title of the erased one stands as text.
    """

    kind: str
    entry: int
    rows: dict[str, int]
    uncited: list[str]
    still_named: dict[str, int]


def erase(reference: str, *, order: str, by: User, really: bool = False) -> Erased:
    """Empty the record everywhere, in one transaction; unless `really`, do it, look, and undo it.

    `order` says who ordered it and under which file number; it is kept in the log. Raises `NotAllowed` with what to do
    first: what is public is withdrawn, other records that name it let go of it, open letters about it are answered.
    """
    with transaction.atomic():
        erased = _erased(reference, order=order.strip(), by=by)
        if really:
            transaction.on_commit(catch_up)
        else:
            transaction.set_rollback(True)
    return erased


def _erased(reference: str, *, order: str, by: User) -> Erased:
    if not order:
        raise NotAllowed("Say who ordered the erasure, with the file number, and without naming anybody it is about.")
    if not by.is_active or not by.groups.filter(name=PUBLISHER).exists():
        raise NotAllowed(f"{by} is no publisher: an erasure is answered for by a publisher. Name another account.")
    lock_head()
    kind = kind_of(reference)
    keys = keys_of(kind, reference) if kind else []
    entries = _entries(kind, reference)
    if not keys and not entries:
        raise NotAllowed(f"There is no record {reference}, nor was there ever one. Look at the reference again.")
    record = record_kind(kind).model._default_manager.select_for_update().filter(reference=reference).first()
    _refuse_in_use(kind, reference, record)
    words, cited = _telling_words(kind, keys), _cited(kind, keys)
    rows = Counter({LogPayload._meta.db_table: _empty_entries(entries)})
    rows += _erase_letters(keys if kind == "person" else [])
    rows += _erase_submissions(kind, reference)
    rows += _erase_record(kind, reference, record, keys)
    rows += _deleted(Counted.objects.filter(pk=reference))
    if not rows.total():
        raise NotAllowed(f"Nothing of {reference} is left to erase: an earlier order has emptied it.")
    document = {"kind": kind, "reference": reference, "entries": sorted(entries), "rows": dict(rows)}
    news = NewEntry(Action.ERASE, kind, reference, by.get_username(), document=document, internal_reason=order)
    [written] = append([news])
    return Erased(kind, written.number, dict(rows), _uncited(cited), _still_named(words))


def _refuse_in_use(kind: str, reference: str, record: Any) -> None:
    """Refuse what readers see or are about to, what others rest on, and what somebody waits for an answer about."""
    is_public = Standing.objects.filter(kind=kind, reference=reference, is_public=True).exists()
    if is_public or (kind == "person" and public_levels([reference])):
        raise NotAllowed(f"{reference} is public. Withdraw it first; what was off the public side can be erased.")
    if held().filter(kind=kind, reference=reference).exists():
        raise NotAllowed(f"{reference} is approved and waits under an embargo. Withdraw it first: that stops it.")
    if record is None:
        return
    merges = (
        Merge.objects.in_force().filter(Q(kept=record) | Q(merged=record)) if kind == "person" else Merge.objects.none()
    )
    if merge := merges.select_related("kept", "merged").first():
        raise NotAllowed(
            f"{merge.merged.reference} was merged into {merge.kept.reference}. Take the two apart first, then erase "
            "each of them that the order is about."
        )
    if names := named_by(record):
        raise NotAllowed(
            f"{len(names)} other records name {reference}: {', '.join(names)}. Take it out of each of them first, or "
            "erase them too."
        )
    letters = Request.objects.open().filter(about=record) if kind == "person" else Request.objects.none()
    if references := sorted(letters.values_list("reference", flat=True)):
        raise NotAllowed(
            f"Open letters are about {reference}: {', '.join(references)}. Answer them first: the erasure takes the "
            "addresses of those who wrote."
        )


def _entries(kind: str, reference: str) -> list[int]:
    """Numbers of the entries that hold something of the record, those of its rows without a name among them."""
    found = LogEntry.objects.filter(submission__kind=kind, submission__reference=reference)
    unnamed = found.filter(kind=ANONYMOUS).values("reference")
    wanted = Q(kind=kind, reference=reference) | Q(kind=ANONYMOUS, reference__in=unnamed)
    return list(LogEntry.objects.filter(wanted).exclude(action=Action.ERASE).values_list("number", flat=True))


def _empty_entries(numbers: list[int]) -> int:
    """Empty payloads, salts, notes and reasons; give the number of payloads that held something."""
    LogEntry.objects.filter(pk__in=numbers).update(public_note="", internal_reason="")
    return LogPayload.objects.filter(pk__in=numbers).exclude(document="").update(salt=b"", document="")


def _erase_letters(keys: list[int]) -> Counter[str]:
    """Of letters about the person, keep kind, days and decision."""
    letters = list(Request.objects.filter(about__in=keys).values_list("pk", flat=True))
    rows = _deleted(RequestWriter.objects.filter(request__in=letters))
    emptied = Request.objects.filter(pk__in=letters).update(about=None, about_words=ERASED, reason=ERASED)
    rows += Counter({Request._meta.db_table: emptied})
    rows += _deleted(events_of(Request)._default_manager.filter(pgh_obj__in=letters))
    return rows + _deleted(events_of(RequestWriter)._default_manager.filter(request__in=letters))


def _erase_submissions(kind: str, reference: str) -> Counter[str]:
    """Empty the submissions that the log names; delete the others with all that was decided on them."""
    found = Submission.objects.filter(kind=kind, reference=reference)
    in_log = Exists(LogEntry.objects.filter(submission=OuterRef("pk")))
    named = list(found.filter(in_log).values_list("pk", flat=True))
    others = list(found.exclude(pk__in=named).values_list("pk", flat=True))
    decisions = Decision.objects.filter(submission__in=named).exclude(note__in=("", ERASED))
    rows = Counter(
        {
            Decision._meta.db_table: decisions.update(note=ERASED),
            Submission._meta.db_table: found.filter(pk__in=named)
            .exclude(content_hash="")
            .update(content={}, content_hash="", rows_digest="", note=""),
        }
    )
    for model in (Decision, Embargo):
        rows += _deleted(model._default_manager.filter(submission__in=others))
    return rows + _deleted(Submission.objects.filter(pk__in=others))


def _erase_record(kind: str, reference: str, record: Any, keys: list[int]) -> Counter[str]:
    """Delete the record with everything that hangs on it, then its history, then what the admin noted about it."""
    rows: Counter[str] = Counter()
    touched = {record_kind(kind).model: {str(key) for key in keys}}
    for events in histories(kind, keys):
        touched.setdefault(tracked(events), set()).update(map(str, events.values_list("pgh_obj_id", flat=True)))
    if kind == "person":
        rows += _deleted(Merge.objects.filter(Q(kept__in=keys) | Q(merged__in=keys)))
    if record is not None:
        _, by_label = record.delete()
        rows += Counter({apps.get_model(label)._meta.db_table: number for label, number in by_label.items()})
    # The files of restricted details lead to the details, so their history goes behind.
    for events in histories(kind, keys):
        rows += _deleted(events)
    rows += _deleted(Handled.objects.filter(kind=kind, record__in=keys))
    noted = Q(pk__in=())
    for model, ids in touched.items():
        noted |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=ids)
    return rows + _deleted(AdminEntry.objects.filter(noted))


def _deleted(rows: "models.QuerySet[Any]") -> Counter[str]:
    return Counter({rows.model._meta.db_table: rows.order_by().delete()[0]})


def _telling_words(kind: str, keys: list[int]) -> set[str]:
    """Names and titles that the record ever had: what might stand in the words of others."""
    words: set[str] = set()
    for events in histories(kind, keys):
        kept = {field.name for field in events.model._meta.fields}
        is_name = str(tracked(events)._meta.model_name).endswith("name")
        for column in [name for name in ("title", *(("text",) if is_name else ())) if name in kept]:
            words |= {word.strip() for word in events.values_list(column, flat=True)}
    return {word for word in words if len(word) >= _TELLING}


def _cited(kind: str, keys: list[int]) -> set[int]:
    """Keys of the sources that the record ever cited."""
    cites = [events for events in histories(kind, keys) if str(tracked(events)._meta.model_name).endswith("citation")]
    return {source for events in cites for source in events.values_list("source_id", flat=True)}


def _uncited(sources: Iterable[int]) -> list[str]:
    return sorted(source.reference for source in Source.objects.filter(pk__in=sources) if not named_by(source))


def _still_named(words: Iterable[str]) -> dict[str, int]:
    """Rows by table of the newsroom in which one of the words stands; the order itself apart."""
    # Without what LIKE would read as anything.
    plain = [word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") for word in words]
    wanted = [f"%{word}%" for word in plain]
    return {table: found for table in (_tables() if wanted else ()) if (found := _holding(table, wanted))}


def _tables() -> Iterator[str]:
    with connection.cursor() as cursor:
        yield from sorted(table.name for table in connection.introspection.get_table_list(cursor))


def _holding(table: str, patterns: list[str]) -> int:
    query = sql.SQL("SELECT count(*) FROM {table} AS searched WHERE searched::text ILIKE ANY(%s)")
    with connection.cursor() as cursor:
        cursor.execute(query.format(table=sql.Identifier(table)).as_string(), [patterns])
        return int(cursor.fetchone()[0])
