"""Who in a list may be one person, with each other and with whom the database has; and what somebody says of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from django.db.models import QuerySet

from tracker.intake.models import Batch, BatchPair, BatchRow
from tracker.intake.sheets.rows.staging import Told
from tracker.lib.database.copying import copy_in
from tracker.people.matching.lists import compare_lists
from tracker.people.matching.named import FoundPair, Named
from tracker.people.models import RestrictedDetail
from tracker.vocabulary.course import DetailKind
from tracker.vocabulary.intake import RowOutcome

PEOPLE = (RowOutcome.READY, RowOutcome.ASKED, RowOutcome.REFUSED)


def compare_rows(batch: Batch, told: Told) -> None:
    """Find the pairs of the batch anew; what somebody decided of a pair stays."""
    # What was decided of the very same file before it was undone holds on.
    known = [*batch.undone_before().filter(sheet=batch.sheet), batch]
    decided = {
        (pair.row, pair.other_row, pair.person_id): pair
        for each in known
        for pair in each.pairs.exclude(decision="", was_shown=False)
    }
    batch.pairs.all().delete()
    # Of a newer version, rows that were found again are persons already: nobody is asked about them.
    rows = batch.rows.filter(outcome__in=PEOPLE, is_left_out=False, earlier=None).only("number", "read")
    found = compare_lists(named_rows(rows.iterator()), numbers_of=numbers_of_persons(), told=told)
    pairs = [_pair(batch, each) for each in found]
    for pair in pairs:
        if before := decided.get((pair.row, pair.other_row, pair.person_id)):
            pair.decision, pair.decided_by_id, pair.was_shown = before.decision, before.decided_by_id, before.was_shown
    copy_in(pairs, using="default")


def overlap_of(batch: Batch, other: Batch) -> Iterator[FoundPair]:
    """Which rows of one list may be rows of the other; keys are their numbers. Nothing is kept."""
    lists = [named_rows(_people(each).iterator(), numbers=_numbers(each)) for each in (batch, other)]
    return compare_lists(*lists, within=False, persons=False)


def _people(batch: Batch) -> "QuerySet[BatchRow]":
    """The rows of persons, committed ones too, but those left out on purpose."""
    return batch.rows.exclude(outcome__in=(RowOutcome.LEFT_OUT, RowOutcome.UNDONE)).filter(is_left_out=False)


def _numbers(batch: Batch) -> dict[int, set[str]]:
    """By row the numbers of its person's file: those of the row itself went there when it was committed."""
    of_persons = numbers_of_persons()
    people = batch.rows.exclude(person=None).values_list("number", "person_id")
    return {number: of_persons[person] for number, person in people if person in of_persons}


def named_rows(rows: Iterable[BatchRow], *, numbers: Mapping[int, set[str]] = MappingProxyType({})) -> Iterator[Named]:
    """The rows as they are compared; those without a name are not. `numbers` are more of a row's than it holds."""
    for row in rows:
        claims = row.read["claims"]
        names = [columns["text"] for kind, columns in claims if kind == "name"]
        if names:
            yield Named(
                row.number,
                names,
                next((columns.get("born_on", "") for kind, columns in claims if kind == "birth"), ""),
                {columns.get("territory_id", "") for kind, columns in claims if kind == "nationality"} - {""},
                {plain_number(text) for kind, text in row.read["details"] if kind == DetailKind.IDENTITY_NUMBER}
                | numbers.get(row.number, set()),
            )


def numbers_of_persons() -> dict[int, set[str]]:
    """By person the identity numbers that their files hold, as they are compared, for this process alone."""
    found: dict[int, set[str]] = defaultdict(set)
    details = RestrictedDetail.objects.filter(kind=DetailKind.IDENTITY_NUMBER)
    for person, text in details.values_list("file__person", "text"):
        found[person].add(plain_number(text))
    return found


def plain_number(text: str) -> str:
    """Letters and digits of a number alone, in capitals."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def _pair(batch: Batch, found: FoundPair) -> BatchPair:
    first, other = sorted((int(str(found.key)), int(str(found.other)))) if found.other else (int(str(found.key)), None)
    return BatchPair(
        batch=batch,
        row=first,
        other_row=other,
        person_id=found.person,
        group=found.group.value,
        score=found.score,
        reasons=[reason.value for reason in found.reasons],
    )
