"""The work on lists that takes longer than a page may: asked for in the database, done by a process of its own.

A job is one transaction under the lock of its batch. Killed anywhere it leaves nothing, and is begun again when the
worker is back; after three tries somebody has to ask for it once more.
"""

import logging
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.models import Batch, BatchProgress
from tracker.intake.sheets.persons.comparing import compare_rows
from tracker.intake.sheets.records.committing import CannotCommit, commit
from tracker.intake.sheets.records.undoing import CannotUndo, undo
from tracker.intake.sheets.rows.staging import Told, note, read_rows
from tracker.intake.sheets.versions.earlier_rows import match_rows
from tracker.lib.spreadsheets.limits import Refused
from tracker.vocabulary.intake import BatchJob

logger = logging.getLogger(__name__)
MOST_TRIES = 3
_BETWEEN = 0.5
"""Seconds between two notes of how far a job is."""


class Cancelled(Exception):
    """Somebody called the job off."""


def ask_for(batch: Batch, job: BatchJob, *, by: User) -> None:
    """Let the worker do the job; one that is asked for already is not asked for twice."""
    asked = Batch.objects.filter(pk=batch.pk, job="").update(job=job, job_by=by, job_error="")
    if asked:
        BatchProgress.objects.update_or_create(
            batch=batch, defaults={"done": 0, "total": 0, "is_cancelled": False, "attempts": 0}
        )
        batch.refresh_from_db()


def cancel(batch: Batch) -> None:
    """Call the job off: what it did so far is not kept."""
    BatchProgress.objects.filter(batch=batch).update(is_cancelled=True)


def work_on_next(jobs: "Jobs", progress: "type[Progress] | None" = None) -> bool:
    """Do one job that is asked for and that nobody does; whether there was one."""
    keep = (progress or Progress)()
    try:
        return _work(jobs, keep)
    finally:
        keep.close()


def _work(jobs: "Jobs", keep: "Progress") -> bool:
    with transaction.atomic():
        batch = Batch.objects.exclude(job="").select_for_update(skip_locked=True, of=("self",)).order_by("pk").first()
        if batch is None:
            return False
        job, by = batch.job, batch.job_by
        assert by is not None
        if keep.begin(batch.pk) > MOST_TRIES:
            error = _("Begun %(times)s times and never finished: the worker was stopped each time.") % {
                "times": MOST_TRIES
            }
            _end(batch, error=error)
            return True
        try:
            with transaction.atomic():
                jobs[BatchJob(job)](batch, keep)
        except (CannotCommit, CannotUndo, Refused, Cancelled) as why:
            batch.refresh_from_db()
            _end(batch, error=str(why))
        except (OperationalError, InterfaceError):
            # The database is away: the job is begun again when it is back.
            raise
        except Exception as why:
            logger.exception("A job on list %s failed.", batch.pk)
            batch.refresh_from_db()
            said = _("It could not be done, and nothing of it was kept. Tell whoever runs the site: %(why)s")
            _end(batch, error=said % {"why": type(why).__name__})
        else:
            _end(batch)
            note(batch, by, _DONE[BatchJob(job)](batch))
    return True


def _end(batch: Batch, *, error: str = "") -> None:
    batch.job, batch.job_error = "", error
    batch.save()


def _read_and_compare(batch: Batch, told: Told) -> None:
    read_rows(batch, told)
    batch.save(update_fields=["state"])
    match_rows(batch)
    compare_rows(batch, told)


Jobs = Mapping[BatchJob, Callable[[Batch, Told], None]]
"""What does each job."""
OWN_JOBS: Jobs = {
    BatchJob.READ: _read_and_compare,
    BatchJob.COMMIT: commit,
    BatchJob.UNDO: undo,
}
_DONE: Mapping[BatchJob, Callable[[Batch], Any]] = {
    BatchJob.READ: lambda batch: _("Read %(rows)s rows.") % {"rows": batch.rows.count()},
    BatchJob.COMMIT: lambda _batch: _("Committed."),
    BatchJob.ACCEPT: lambda _batch: _("Accepted and submitted."),
    BatchJob.UNDO: lambda _batch: _("Undone."),
}


class Progress:
    """Writes how far a job is through a connection of its own, and sees there whether it was called off."""

    def __init__(self) -> None:
        self._connection: Any = connection.copy()
        self._batch, self._said = 0, 0.0

    def begin(self, batch: int) -> int:
        """Note that the job is begun; how often it was by now."""
        self._batch, self._said = batch, 0.0
        return int(self._row("attempts = attempts + 1", "attempts"))

    def __call__(self, done: int, total: int) -> None:
        """Note how far it is. Raises `Cancelled`."""
        if monotonic() - self._said < _BETWEEN and done < total:
            return
        self._said = monotonic()
        if self._row(f"done = {int(done)}, total = {int(total)}", "is_cancelled"):
            raise Cancelled(_("Called off. Nothing was kept."))

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _row(self, change: str, column: str) -> Any:
        table = BatchProgress._meta.db_table
        with self._connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {change} WHERE batch_id = %s RETURNING {column}", [self._batch])  # noqa: S608  # no value of anybody's
            row = cursor.fetchone()
        return row[0] if row else 0
