"""Applying the log to the catalogue: everything that entries touch, in one transaction with their numbers."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from django.db import connections, models, transaction
from psycopg import sql

from tracker.catalogue import models as public
from tracker.lib.database.copying import copy_in
from tracker.lib.territories import fixture_number
from tracker.publishing import CATALOGUE
from tracker.publishing.crossings.crossing import AnyCrossing
from tracker.publishing.crossings.document_versions import number_of_steps
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.register import BY_KIND, CROSSINGS
from tracker.publishing.models import COUNTED, RELEASE, Action, LogEntry, Standing
from tracker.publishing.rows.change_rows import delete_notes, restore_notes, write_changes
from tracker.publishing.rows.counted_rows import counted_rows
from tracker.publishing.rows.leaving_releases import forget_in_releases
from tracker.publishing.rows.made_anew import note_made_anew
from tracker.publishing.rows.merged import refresh_pointers
from tracker.publishing.rows.person_terms import TermChanges
from tracker.publishing.rows.persons import PERSONS, add_persons
from tracker.publishing.rows.published_records import published_records, targets_of
from tracker.publishing.rows.release_lines import keep_release

_CHUNK = 1000
_NEVER = datetime.fromtimestamp(0, UTC)
_INSERT = 500
SHAPE = 14
"""Raised whenever rows come out differently from the same log: the catalogue is then made anew from it."""

_FIXTURES = 2**20
Touched = dict[str, set[str]]
"""References by kind."""

_AFTER_PERSONS = [each for each in CROSSINGS if PERSON.kind in each.links_to]
"""Those that name persons, and so need to know which of them are public."""

_BEFORE_PERSONS = [each for each in CROSSINGS if each is not PERSON and each not in _AFTER_PERSONS]


def catch_up() -> int:
    """Apply every entry that the catalogue has not seen yet; give the number of entries applied.

    Safe to call at any time and from several processes: the generation row is locked first, and a crash
    before the commit leaves the catalogue as it was.
    """
    with transaction.atomic(using=CATALOGUE):
        generation = _locked_generation()
        entries = list(LogEntry.objects.filter(number__gt=generation.number).order_by("number"))
        reshaped = _public_records() if generation.shape != shape() else {}
        if not entries and not reshaped:
            return 0
        for part in _up_to_each_release(entries):
            touched, linked = _apply_linked(part, also=reshaped)
            changes = _refresh_persons(_persons_among(touched))
            _apply_after_persons(touched, linked)
            _note(generation, part, changes, touched, is_all=bool(reshaped))
            forget_in_releases(part)
            if part and part[-1].kind == RELEASE:
                keep_release(part[-1])
            reshaped = {}
    return len(entries)


def _up_to_each_release(entries: Sequence[LogEntry]) -> Iterator[list[LogEntry]]:
    """The entries in parts that end where a release is made: it is of the state that they lead to."""
    part: list[LogEntry] = []
    for entry in entries:
        part.append(entry)
        if entry.kind == RELEASE:
            yield part
            part = []
    if part or not entries:
        yield part


def shape() -> int:
    """What the rows follow from beside the log: the code that makes them and reads old documents, and territories."""
    return (SHAPE + number_of_steps()) * _FIXTURES + fixture_number()


def _note(
    generation: public.Generation,
    entries: Sequence[LogEntry],
    changes: TermChanges,
    touched: Touched,
    *,
    is_all: bool,
) -> None:
    """Save the number of the last entry applied, the shape of the rows, whose terms changed, and what else changed."""
    previous = generation.number
    if entries:
        generation.number, generation.applied_at = entries[-1].number, entries[-1].at
    generation.shape = shape()
    changes.note(generation, previous=previous, named=set().union(*(touched[kind] for kind in PERSON.links_to)))
    generation.save()
    note_made_anew(touched, entries, generation.number, is_all=is_all)


def applied() -> int:
    """Number of the last entry that the catalogue shows; 0 before the first."""
    return public.Generation.objects.values_list("number", flat=True).first() or 0


def _locked_generation() -> public.Generation:
    """The one row, made where nothing was ever applied: two processes that start together need it to queue."""
    rows = public.Generation.objects
    if known := rows.select_for_update().filter(pk=1).first():
        return known
    rows.bulk_create([public.Generation(pk=1, number=0, applied_at=_NEVER)], ignore_conflicts=True)
    return rows.select_for_update().get(pk=1)


def _public_records() -> dict[str, set[str]]:
    """Every public record by kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, reference in Standing.objects.filter(is_public=True).values_list("kind", "reference"):
        found[kind].add(reference)
    return found


def fill(refresh_persons: Callable[[list[str]], TermChanges]) -> None:
    """Apply the whole log to an empty catalogue that nobody reads yet.

    Committed in three steps, so that `refresh_persons`, given all references, may do its work in other processes.
    """
    with transaction.atomic(using=CATALOGUE):
        entries = list(LogEntry.objects.order_by("number"))
        touched, linked = _apply_linked(entries, also={})
    changes = refresh_persons(_persons_among(touched))
    with transaction.atomic(using=CATALOGUE):
        changes.apply()
        _apply_after_persons(touched, linked)
        _note(_locked_generation(), entries, changes, touched, is_all=True)


def _apply_linked(entries: Sequence[LogEntry], *, also: Mapping[str, set[str]]) -> tuple[Touched, set[str]]:
    """Everything before the persons: give what is touched, by kind, and all that others may link to among it."""
    moved = [entry for entry in entries if entry.action != Action.ERASE]
    last = {entry.reference: entry for entry in moved}
    touched: Touched = defaultdict(set, {kind: set(references) for kind, references in also.items()})
    for entry in last.values():
        touched[entry.kind].add(entry.reference)
    linked = {reference for kind in BY_KIND if kind != PERSON.kind for reference in touched[kind]}
    write_changes(moved, last)
    restore_notes(sorted(set().union(*also.values())))
    delete_notes({entry.reference for entry in entries if entry.action == Action.ERASE})
    for kind in _BEFORE_PERSONS:
        linked |= _refresh_with_dependents(kind, touched[kind.kind], linked)
    for kind in _BEFORE_PERSONS:
        if kind.derive and touched[kind.kind]:
            linked |= kind.derive()
    touched[PERSON.kind] |= _dependents(PERSON, linked)
    return touched, linked


def _persons_among(touched: Touched) -> list[str]:
    return sorted(set().union(*(touched[kind] for kind in PERSONS)))


def _apply_after_persons(touched: Touched, linked: set[str]) -> None:
    refresh_pointers(touched[PERSON.kind])
    for kind in _AFTER_PERSONS:
        _refresh_with_dependents(kind, touched[kind.kind], linked | touched[PERSON.kind])
    if tables := sorted(touched[COUNTED]):
        public.CountedCell.objects.all().delete()
        copy_in([row for record in published_records(COUNTED, tables) for row in counted_rows(record)], using=CATALOGUE)


def _refresh_with_dependents(kind: AnyCrossing, touched: set[str], linked: set[str]) -> set[str]:
    """Refresh the records touched, those that name one of `linked`, and those of the kind that name these."""
    touched |= _dependents(kind, linked)
    touched |= _dependents(kind, touched)
    _refresh_linked(kind, sorted(touched))
    return touched


def _dependents(kind: AnyCrossing, references: set[str]) -> set[str]:
    """Public records of the kind whose documents name one of the references."""
    if not references:
        return set()
    rows = Standing.objects.filter(kind=kind.kind, is_public=True, mentions__overlap=sorted(references))
    return set(rows.values_list("reference", flat=True))


def _refresh_linked(kind: AnyCrossing, references: list[str]) -> None:
    """Make the rows of some records that are no persons anew; remove what is no longer public.

    Rows are made twice: once so that records of one kind can link to each other (and not to removed ones),
    once with the links between them.
    """
    if not references:
        return
    records = published_records(kind.kind, references)
    for _ in range(2):
        targets = targets_of(records)
        made = [rows for record in records if (rows := kind.rows(record, targets))]
        _upsert(kind.model, [rows[0] for rows in made])
        shown = {rows[0].pk for rows in made}
        gone = [reference for reference in references if reference not in shown]
        kind.model._default_manager.filter(pk__in=gone).delete()
    for child, owner in kind.owned.items():
        child._default_manager.filter(**{f"{owner}__in": sorted(shown)}).delete()
    copy_in([row for rows in made for row in rows[1:]], using=CATALOGUE)


def _refresh_persons(references: list[str]) -> TermChanges:
    """Make the rows of some persons anew; remove those that are no longer public. Give what that changes in terms.

    All are deleted before any is written: a claim may have moved from one person to another.
    """
    changes = TermChanges()
    chunks = [references[start : start + _CHUNK] for start in range(0, len(references), _CHUNK)]
    for chunk in chunks:
        if public.Person.objects.filter(pk__in=chunk).exists():
            changes.remove(chunk)
            _delete_persons(chunk)
    changes.draw_numbers(references)
    for chunk in chunks:
        add_persons(chunk, changes)
    changes.apply()
    return changes


def _delete_persons(references: list[str]) -> None:
    """Delete all rows of the persons in one statement; the foreign keys between them are looked at when it is done."""
    tables = [(PERSON.model, "reference"), *((child, f"{owner}_id") for child, owner in PERSON.owned.items())]
    parts = [
        sql.SQL("{name} AS (DELETE FROM {table} WHERE {column} = ANY(%(references)s))").format(
            name=sql.Identifier(f"gone_{number}"),
            table=sql.Identifier(model._meta.db_table),
            column=sql.Identifier(column),
        )
        for number, (model, column) in enumerate(tables)
    ]
    statement = sql.SQL("WITH {} SELECT 1").format(sql.SQL(", ").join(parts))
    with connections[CATALOGUE].cursor() as cursor:
        cursor.execute(statement.as_string(), {"references": references})


def _upsert(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    written = [
        field.name
        for field in model._meta.concrete_fields
        if not field.primary_key and not isinstance(field, models.GeneratedField)
    ]
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=[model._meta.pk.name],
        update_fields=written,
        batch_size=_INSERT,
    )
