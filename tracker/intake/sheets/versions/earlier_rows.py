"""Which row of the version before each row is: by what it says, the surest first; what is only like is asked."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from django.db import connection, models

from tracker.intake.models import Batch, BatchColumn, BatchRow
from tracker.intake.sheets.cells.words import key
from tracker.intake.sheets.persons.comparing import PEOPLE, numbers_of_persons, plain_number
from tracker.intake.sheets.rows.outcomes import WITH_RECORDS
from tracker.intake.sheets.versions.columns_again import not_found_again, own_number_of
from tracker.intake.sheets.versions.news import Compared, said_columns
from tracker.people.models import Merge, RestrictedDetail
from tracker.vocabulary.course import DetailKind
from tracker.vocabulary.intake import FoundBy, PairDecision


class Earlier(NamedTuple):
    """The number of a row in the version before, and by what it was found."""

    number: int
    found_by: str


def rows_before(batch: Batch) -> "models.QuerySet[BatchRow]":
    """The rows of the version before that are persons of the database; one that was refused there is none."""
    return BatchRow.objects.filter(batch=batch.version_of_id, outcome__in=WITH_RECORDS).exclude(person=None)


def compared(batch: Batch) -> Compared:
    """How rows of the batch are compared with those of the version before."""
    says = batch.description.get("says")
    says = None if says is None else {(kind, column) for kind, column in says}
    before = BatchColumn.objects.filter(batch=batch.version_of_id)
    heads = {each.head for each in batch.columns.all()} | {each.head for each in before}
    return Compared(says, sorted(heads, key=len, reverse=True), not_found_again(batch))


def match_rows(batch: Batch) -> None:
    """Find the earlier row of each row that is a person, and note whether it says something else now."""
    if batch.version_of_id is None:
        return
    rows = list(batch.rows.filter(outcome__in=PEOPLE))
    taken = batch.rows.exclude(outcome__in=PEOPLE).exclude(earlier=None)
    before = list(rows_before(batch).exclude(number__in=taken.values("earlier")))
    has_all = not not_found_again(batch)
    batch.description["says"] = None if has_all else sorted(said_columns(row.read for row in rows))
    batch.save(update_fields=["description"])
    found = _Matching(batch, rows, before).run()
    _write(batch, rows, found, {row.number: row for row in before})


def earlier_of(batch: Batch) -> dict[int, Earlier]:
    """By number of a row its earlier one: those that were matched, and those somebody said to be that person."""
    stored = batch.rows.exclude(earlier=None).values_list("number", "earlier", "found_by")
    found = {number: Earlier(earlier or 0, found_by) for number, earlier, found_by in stored}
    same = batch.pairs.filter(decision=PairDecision.SAME).exclude(person=None).order_by("row", "-score")
    decided = [(row, person) for row, person in same.values_list("row", "person") if row not in found]
    if decided:
        taken = {earlier.number for earlier in found.values()}
        kept = dict(Merge.objects.in_force().values_list("merged", "kept"))
        persons = rows_before(batch).exclude(number__in=taken).values_list("person", "number")
        numbers = {kept.get(person, person): number for person, number in persons}
        for row, person in decided:
            if number := numbers.pop(kept.get(person, person), None):
                found[row] = Earlier(number, FoundBy.DECIDED)
    return found


Keys = Callable[[BatchRow], Iterable[str]]


class _Matching:
    """One step after the other over the rows that are still open; a key counts where one row of each version has it."""

    def __init__(self, batch: Batch, rows: list[BatchRow], before: list[BatchRow]) -> None:
        self._batch, self._compared = batch, _in_common(batch, rows, before)
        self._rows = {row.number: row for row in rows}
        self._before = {row.number: row for row in before}
        self._found: dict[int, Earlier] = {}

    def run(self) -> dict[int, Earlier]:
        """By number of a row its earlier one."""
        column = self._batch.columns.filter(number=self._batch.own_number or 0).exclude(earlier=None).first()
        if column is not None:
            now, then = column.number, column.earlier or 0
            self._step(
                FoundBy.OWN_NUMBER,
                lambda row: [own_number_of(row.raw, now)],
                lambda row: [own_number_of(row.raw, then)],
            )
        of_persons = numbers_of_persons()
        self._step(FoundBy.IDENTITY, _identity_numbers, lambda row: of_persons.get(row.person_id or 0, ()))
        self._step(FoundBy.EQUAL, self._meaning, self._meaning, in_order=True)
        self._step(FoundBy.BIRTH, _name_and_birth, _name_and_birth)
        return self._found

    def _meaning(self, row: BatchRow) -> list[str]:
        return [self._compared.meaning(row.read)]

    def _step(self, by: FoundBy, keys: Keys, keys_before: Keys, *, in_order: bool = False) -> None:
        """`in_order`: rows that are the same in all they say are taken in their order where both have as many."""
        now, then = _by_key(self._rows, keys), _by_key(self._before, keys_before)
        for each, numbers in now.items():
            others = then.get(each, [])
            if len(numbers) == len(others) and (in_order or len(numbers) == 1):
                for number, other in zip(numbers, others, strict=True):
                    if number in self._rows and other in self._before:
                        self._found[number] = Earlier(other, by)
                        del self._rows[number], self._before[other]


def _in_common(batch: Batch, rows: Iterable[BatchRow], before: Iterable[BatchRow]) -> Compared:
    """As rows are found again: by the columns that both versions have, so that a column more makes nobody unlike."""
    how = compared(batch)
    added = batch.columns.filter(earlier=None).values_list("head", flat=True)
    if how.says is None and not added:
        return how
    says = said_columns(row.read for row in rows) & said_columns(row.read for row in before)
    return replace(how, says=says, heads_gone={*how.heads_gone, *added})


def _by_key(rows: dict[int, BatchRow], keys: Keys) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number in sorted(rows):
        for each in keys(rows[number]):
            if each:
                found[each].append(number)
    return found


def _identity_numbers(row: BatchRow) -> set[str]:
    return {plain_number(text) for kind, text in row.read["details"] if kind == DetailKind.IDENTITY_NUMBER}


def _name_and_birth(row: BatchRow) -> list[str]:
    """The words of the name in whatever order, with the date of birth; nothing where one of them is not known."""
    claims = row.read["claims"]
    name = next((columns["text"] for kind, columns in claims if kind == "name"), "")
    born_on = next((columns.get("born_on", "") for kind, columns in claims if kind == "birth"), "")
    return [" ".join([*sorted(key(name).split()), born_on])] if name and born_on else []


def _write(batch: Batch, rows: list[BatchRow], found: dict[int, Earlier], before: dict[int, BatchRow]) -> None:
    how = compared(batch)
    details = _details_of({row.person_id or 0 for row in before.values()})
    written: list[tuple[int, int | None, str, bool]] = []
    for row in rows:
        earlier = found.get(row.number)
        if earlier is None:
            written.append((row.pk, None, "", False))
            continue
        other = before[earlier.number]
        has_detail = any(tuple(each) not in details[other.person_id or 0] for each in row.read["details"])
        is_changed = has_detail or how.news(row.read, other.read).is_any
        written.append((row.pk, earlier.number, earlier.found_by, is_changed))
    with connection.cursor() as cursor:
        columns = [list(column) for column in zip(*written, strict=True)] or [[], [], [], []]
        cursor.execute(_WRITE.format(table=BatchRow._meta.db_table), columns)


def _details_of(persons: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    details = RestrictedDetail.objects.filter(file__person__in=list(persons))
    for person, kind, text in details.values_list("file__person", "kind", "text"):
        found[person].add((kind, text))
    return found


_WRITE = """
UPDATE {table} AS kept SET earlier = new.earlier, found_by = new.found_by, is_changed = new.is_changed
FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::bool[]) AS new(id, earlier, found_by, is_changed)
WHERE kept.id = new.id
"""
