"""People who are counted and never listed: fixed tables without small numbers, in cells or in differences of cells.

Everybody in the tables is there as one of at least five (ten of those who need protection) who are the same in all
columns of all tables together, those of whom fewer are the same made coarser first. So every cell, every total and
every difference between cells is nobody or at least that many. People enter in groups of that size and leave in whole
groups, so the same holds for what changed between any two publications.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction
from django.db.models import QuerySet

from tracker.accounts.access import ActionPermission
from tracker.accounts.models import User
from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.publishing.crossings.document_versions import read_document, with_version
from tracker.publishing.disclosure.anonymous import needed
from tracker.publishing.disclosure.coarse import HELD_BACK, coarse
from tracker.publishing.documents.people import CountedDocument
from tracker.publishing.log import NewEntry, append, lock_head
from tracker.publishing.models import COUNTED, Action, Counted, LogEntry
from tracker.publishing.rows.application import catch_up
from tracker.review.actions import NotAllowed
from tracker.review.content import Content
from tracker.review.models import Submission
from tracker.vocabulary.counted import SEVERAL, CountedTable

Cells = dict[str, str]
"""Nationality, quarter, year, fate group and side of one person, as the tables count them."""


def cells_of(content: Content) -> Cells:
    """What the tables would count a record as, before anything is made coarser."""
    found = coarse(content)
    on = found.contract_on
    is_quarter = on.startswith("[")
    return {
        "nationality": SEVERAL if len(found.nationalities) > 1 else (found.nationalities or [UNKNOWN])[0],
        "quarter": on if is_quarter else (UNKNOWN if not on else NOT_PUBLISHED),
        "year": _year(on),
        "fate_group": found.fate_group or UNKNOWN,
        "side": found.side or UNKNOWN,
    }


def _year(on: str) -> str:
    if not on:
        return UNKNOWN
    return NOT_PUBLISHED if on == HELD_BACK else on.strip("[")[:4]


def _coarser(*hidden: str) -> Callable[[Cells], Cells]:
    return lambda cells: cells | dict.fromkeys(hidden, NOT_PUBLISHED)


STEPS: Sequence[Callable[[Cells], Cells]] = (
    _coarser(),
    _coarser("quarter"),
    _coarser("quarter", "side"),
    _coarser("quarter", "year"),
    _coarser("quarter", "year", "side"),
    _coarser("quarter", "fate_group"),
    _coarser("quarter", "year", "fate_group"),
    _coarser("quarter", "year", "fate_group", "side"),
    _coarser("quarter", "nationality"),
    _coarser("quarter", "year", "fate_group", "nationality"),
    _coarser("quarter", "year", "fate_group", "nationality", "side"),
)
"""How somebody is made coarser until enough are the same, finest first."""


def add_to_waiting(submissions: Iterable[Submission]) -> None:
    """Let approved persons wait for the next publication of the tables; who is in the tables stays as they are.

    A group that is smaller than one of its members needs by now is removed whole.
    """
    wanted = {
        row.reference: Counted(person=row.reference, needs=needed(row.content), cells=cells_of(row.content))
        for row in submissions
    }
    Counted.objects.filter(pk__in=list(wanted), shown_as__isnull=True).delete()
    for row in Counted.objects.filter(pk__in=list(wanted), has_left=False):
        if wanted[row.pk].needs > Counted.objects.filter(shown_as=row.shown_as, has_left=False).count():
            remove_from_tables([row.pk])
    Counted.objects.bulk_create(wanted.values(), ignore_conflicts=True)


def remove_from_tables(persons: Sequence[str]) -> None:
    """Note that the persons are counted no more; the published tables change with their next publication.

    Those who waited are forgotten. With one who was counted the whole group leaves, so that no difference between
    two publications is smaller than a group.
    """
    going = Counted.objects.filter(pk__in=persons)
    going.filter(shown_as__isnull=True).delete()
    for row in going.filter(has_left=False):
        Counted.objects.filter(shown_as=row.shown_as, has_left=False).update(has_left=True)


def remove_small_groups() -> int:
    """Note that groups with fewer people than one of them needs by now are counted no more; how many people leave.

    They do not come back in larger groups: who moved from one cell to another could be told from the difference
    between two publications.
    """
    groups: dict[str, list[Counted]] = defaultdict(list)
    for row in _in_tables():
        groups[json.dumps(row.shown_as, sort_keys=True)].append(row)
    small = [rows for rows in groups.values() if len(rows) < max(row.needs for row in rows)]
    remove_from_tables([rows[0].pk for rows in small])
    return sum(len(rows) for rows in small)


@dataclass(frozen=True)
class Planned:
    """What the next publication of the tables would change; nothing is written.

    `last` is the number of the entry that holds the published ones, 0 before the first; `entering` bear what they
    would be shown as, `waiting` go on waiting.
    """

    last: int
    published: CountedDocument
    tables: CountedDocument
    entering: list[Counted]
    waiting: list[Counted]

    @property
    def changes(self) -> bool:
        """Whether there is anything to publish."""
        return self.tables != self.published

    @property
    def only_removes(self) -> bool:
        """Whether it removes people, so that none may be added."""
        return self.changes and not self.entering


def planned() -> Planned:
    """What would be published now.

    Removals are published before additions: seven removed and six added would look like one removed.
    """
    number, published = _published()
    shown = list(_in_tables().values_list("shown_as", flat=True))
    waiting = list(Counted.objects.filter(shown_as__isnull=True).order_by("pk"))
    if tables_of(shown) == published:
        put_in_groups(waiting, tranche=LogEntry.objects.filter(kind=COUNTED).count() + 1)
    entering = [row for row in waiting if row.shown_as is not None]
    return Planned(
        last=number,
        published=published,
        tables=tables_of([*shown, *(row.shown_as for row in entering)]),
        entering=entering,
        waiting=[row for row in waiting if row.shown_as is None],
    )


def number_removed() -> int:
    """How many people the published tables still count although they were removed since."""
    return int(_published()[1]["people"]) - _in_tables().count()


def _published() -> tuple[int, CountedDocument]:
    """The number of the entry that holds the published tables, and these; 0 and empty ones before the first."""
    last = LogEntry.objects.filter(kind=COUNTED).select_related("payload").order_by("-number").first()
    return (
        (last.number, cast("CountedDocument", read_document(COUNTED, last.payload.document)))
        if last
        else (0, tables_of([]))
    )


def _in_tables() -> QuerySet[Counted]:
    """Those whom the tables count, or would if they were published now."""
    return Counted.objects.filter(has_left=False, shown_as__isnull=False)


def publish_counted(*, by: User, decided_after: int | None = None) -> LogEntry | None:
    """Publish the tables with all who wait and fit; None where nothing changes. One publisher decides.

    `decided_after` is the number of the publication that the decision was made after, None for any: of two who decide
    on the same, the second is refused. Raises `NotAllowed` for that, and for whoever is no publisher.
    """
    if not by.has_perm(ActionPermission.PUBLISH_COUNTED):
        raise NotAllowed("The tables of people who are only counted are published by a publisher: ask one.")
    with transaction.atomic():
        lock_head()
        plan = planned()
        if decided_after is not None and decided_after != plan.last:
            raise NotAllowed(
                f"Not published: somebody published the tables meanwhile, with entry {plan.last}. Look at what is "
                "left to publish, then decide anew."
            )
        if not plan.changes:
            return None
        Counted.objects.bulk_update(plan.entering, ["shown_as"], batch_size=1000)
        entry = NewEntry(
            action=Action.PUBLISH, kind=COUNTED, reference=COUNTED, decided_by=by.get_username(), document=plan.tables
        )
        [written] = append([entry])
        transaction.on_commit(catch_up)
    return written


def put_in_groups(waiting: Iterable[Counted], *, tranche: int) -> None:
    """Set as what each is shown, where enough of them are the same; `tranche` keeps later groups of one look apart."""
    left = list(waiting)
    for number, step in enumerate(STEPS):
        groups: dict[str, list[Counted]] = defaultdict(list)
        for row in left:
            groups[json.dumps(step(row.cells), sort_keys=True)].append(row)
        for row in [row for rows in groups.values() for row in _large_enough(rows)]:
            row.shown_as = step(row.cells) | {"group": f"{tranche}.{number}"}
        left = [row for row in left if row.shown_as is None]


def _large_enough(rows: list[Counted]) -> list[Counted]:
    """All of them, or those who need least, or nobody."""
    for needs in sorted({row.needs for row in rows}, reverse=True):
        fitting = [row for row in rows if row.needs <= needs]
        if len(fitting) >= needs:
            return fitting
    return []


def tables_of(people: Sequence[Any]) -> CountedDocument:
    """The tables of those people: cells that hold somebody, and how many people in all."""
    return with_version(COUNTED, CountedDocument(people=len(people), cells=cells_of_tables(people)))


def cells_of_tables(people: Iterable[Any]) -> list[list[Any]]:
    """Table, row, column and people of each cell that is not empty."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for each in people:
        for table in CountedTable:
            row, column = TABLES[table]
            counts[table.value, each[row], each[column] if column else ""] += 1
    return [[*cell, number] for cell, number in sorted(counts.items())]


TABLES: dict[str, tuple[str, str]] = {
    CountedTable.BY_QUARTER: ("nationality", "quarter"),
    CountedTable.BY_FATE: ("nationality", "fate_group"),
    CountedTable.BY_SIDE: ("side", ""),
    CountedTable.BY_YEAR: ("year", ""),
}
"""What stands in the rows and columns of each table."""
