"""One list of made-up persons brought in by ours and by django-import-export, each apart.

    pip install --no-deps --target FOLDER django-import-export tablib diff-match-patch
    TRACKER_VAR=… python -m tests.bench.lists.beside_import_export FOLDER [ROWS]

The list is that of `tests.bench.lists.brought_in`, 5,000 rows unless told. Each run is one process: ours, then the
library by its defaults and by `use_bulk`, each with and without validating what it makes; all of it twice. Both read,
check and write, into the tables of one migrated database, history included, all rolled back. Nobody is matched: ours
leaves out the comparison with the persons that are there, the library the look-up of rows. What saves or validates row
by row gets a part of the list only: its cost of a row does not depend on how many there are.

What `tests.bench.lists.import_export_resource` leaves out, and ours does: finding out what a column means, notations of
dates but one, words but those of this list, half-known dates, the term of the contract, the passport among restricted
details, the rows as they came, what was wrong with each, the account of what came of each, undoing. Units and words are
looked up in memory for the library, though its own widgets ask the database.

On 2026-11-30, two cores, other tests beside it for half of the time, CPU of process and database: ours 4.8 ms a row;
the defaults 46 (9.5 times), validated 194 (40 times); `use_bulk` 12.9 (2.7 times), validated 135 (28 times). Two fifths
of ours is the database's: history and guards of each row.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tests.bench.lists.brought_in import made_up
from tests.bench.names.duplicates_at_once import database_cpu

OURS = "ours"
RUNS = {
    OURS: ("", 1),
    "defaults": ("PersonResource", 10),
    "defaults, validated": ("ValidatedPersonResource", 20),
    "use_bulk": ("BulkPersonResource", 1),
    "use_bulk, validated": ("ValidatedBulkPersonResource", 20),
}
"""The resource of each run, and which part of the rows it gets."""
Report = dict[str, Any]
"""Seconds by step, and what was written: `steps`, `made`, `memory`."""


class Steps:
    """Wall seconds, CPU seconds of this process and of the database, by step."""

    def __init__(self) -> None:
        self.taken: dict[str, tuple[float, float, float]] = {}

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Measure what is done inside."""
        begun = self._now()
        yield
        self.taken[step] = tuple(now - before for now, before in zip(self._now(), begun, strict=True))  # type: ignore[assignment]

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.process_time(), database_cpu()


def main(folder: str, rows: int) -> None:
    """Run all twice, in turn, and print the table."""
    reports: dict[str, list[Report]] = {}
    for _ in range(2):
        for who, (_resource, part) in RUNS.items():
            print(f"… {who}", file=sys.stderr)  # noqa: T201
            command = [sys.executable, "-m", __spec__.name, folder, str(rows // part), who]
            answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            reports.setdefault(who, []).append(json.loads(answer.splitlines()[-1]))
    _print(reports)


def _print(reports: Mapping[str, list[Report]]) -> None:
    _say(f"{'':<45} {'rows':>6} {'wall s':>8} {'CPU s':>8} {'db CPU s':>8} {'rows/s':>8}")
    for who, both in reports.items():
        for report in both:
            rows = report["made"]["persons"]
            for step, (wall, cpu, database) in report["steps"].items():
                _say(f"{who:<20} {step:<24} {rows:6} {wall:8.1f} {cpu:8.1f} {database:8.1f} {rows / wall:8,.0f}")
    ours = _milliseconds(reports[OURS])
    for who, both in reports.items():
        wall, cpu = _milliseconds(both)
        _say(
            f"{who}: {wall:.2f} ms a row, {cpu:.2f} ms of CPU with the database; {1000 / wall:,.0f} rows/s, a CPU"
            f" {1000 / cpu:,.0f}; ours {wall / ours[0]:.1f} times as fast, by CPU {cpu / ours[1]:.1f} times;"
            f" {max(each['memory'] for each in both)} MB; {both[0]['made']}"
        )


def _milliseconds(both: list[Report]) -> tuple[float, float]:
    """Of the better of two runs, a row: wall, and CPU with that of the database."""
    found = []
    for report in both:
        wall, cpu, database = (sum(each) for each in zip(*report["steps"].values(), strict=True))
        found.append([taken / report["made"]["persons"] * 1000 for taken in (wall, cpu + database)])
    return min(wall for wall, _cpu in found), min(cpu for _wall, cpu in found)


def one(folder: str, rows: int, who: str) -> None:
    """Bring the list in, print the report as JSON, take all back."""
    import django

    sys.path.append(folder)
    django.setup()
    import pghistory
    from django.db import transaction

    from tests import factories
    from tracker.accounts.models import User
    from tracker.lib.names import romanisation
    from tracker.people.models import PERSON_CLAIMS, Person, PersonCitation

    def counted() -> dict[str, int]:
        claims = sum(each._default_manager.count() for each in PERSON_CLAIMS)
        return {"persons": Person.objects.count(), "claims": claims, "citations": PersonCitation.objects.count()}

    romanisation.load()
    steps = Steps()
    with transaction.atomic():
        by = User.objects.filter(groups__name="researcher").first() or factories.user("bench", "researcher")
        before = counted()
        with pghistory.context(user=by.pk):
            run: Callable[..., None] = _ours if who == OURS else _theirs
            run(made_up(rows), steps, by=by, source=factories.source(), who=who)
        made = {what: number - before[what] for what, number in counted().items()}
        transaction.set_rollback(True)
    if made["persons"] != rows:
        raise SystemExit(f"{who}: {made} of {rows} rows.")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _say(json.dumps({"steps": steps.taken, "made": made, "memory": memory}))


def _ours(content: bytes, steps: Steps, *, by: Any, source: Any, who: str) -> None:
    from tracker.intake.sheets.bringing.list_files import bring_list
    from tracker.intake.sheets.records.committing import commit
    from tracker.intake.sheets.rows.staging import read_rows
    from tracker.review.actions import set_constraints_immediate

    with steps.timed("kept, columns proposed"):
        batch = bring_list([content], name="l.csv", source=source, by=by, side="RU")
    with steps.timed("read and checked"):
        read_rows(batch, _told)
    batch.job_by = by
    with steps.timed("committed"):
        commit(batch, _told)
        set_constraints_immediate()


def _theirs(content: bytes, steps: Steps, *, by: Any, source: Any, who: str) -> None:
    import tablib  # type: ignore[import-not-found]

    from tests.bench.lists import import_export_resource
    from tracker.review.actions import set_constraints_immediate

    resource_class = getattr(import_export_resource, RUNS[who][0])
    with steps.timed("read"):
        dataset = tablib.Dataset().load(content.decode(), format="csv", delimiter=";")
    for step, dry_run in (("checked, taken back", True), ("written", False)):
        with steps.timed(step):
            result = resource_class(source).import_data(dataset, dry_run=dry_run, raise_errors=True)
            assert not result.has_errors()
            assert not result.has_validation_errors()
            if not dry_run:
                set_constraints_immediate()


def _told(_done: int, _total: int) -> None:
    """Progress is not shown."""


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    if len(sys.argv) > 3:
        one(sys.argv[1], int(sys.argv[2]), sys.argv[3])
    elif len(sys.argv) > 1:
        main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5_000)
    else:
        raise SystemExit(__doc__)
