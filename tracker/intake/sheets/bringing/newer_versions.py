"""Bringing in a newer version of a list: a source copied from that of the list, and a batch beside the one before."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets.bringing.list_files import bring_list, forget_file
from tracker.intake.sheets.rows.staging import note
from tracker.review.models import Submission
from tracker.sources.models import Source
from tracker.vocabulary.intake import BatchState

_OF_SOURCE = ("kind", "publisher", "authors", "language", "access", "public_label", "complete_list_of")
BEGUN = (BatchState.MAPPING, BatchState.READ)
"""States of a list that nobody has committed."""
_OF_LIST = ("side", "court", "said_by", "year_only")


def newer_source(before: Batch, *, title: str) -> Source:
    """The source of a newer version, not saved: like that of the list, from which it is copied."""
    source = before.source
    columns: dict[str, Any] = {name: getattr(source, name) for name in _OF_SOURCE}
    return Source(**columns, title=title, derived_from=source)


def newer_than(batch: Batch) -> Batch | None:
    """The version of the list that came after it and was committed; one that was only begun may be a wrong file."""
    return Batch.objects.filter(version_of=batch, state=BatchState.COMMITTED).first()


def begun_versions(batch: Batch) -> "models.QuerySet[Batch]":
    """Newer versions of the list that nobody has committed."""
    return Batch.objects.filter(version_of=batch, state__in=BEGUN)


class NotRemoved(Exception):
    """Why a newer version cannot be removed, a sentence."""


def remove_version(batch: Batch, *, by: User) -> None:
    """Take a newer version that nobody has committed away: rows, file, and its source if nothing else rests on it.

    Raises `NotRemoved`.
    """
    with transaction.atomic():
        begun = Batch.objects.filter(version_of=batch.version_of, state__in=BEGUN, job="").select_for_update()
        found = begun.filter(pk=batch.pk).first()
        if found is None or found.version_of is None:
            raise NotRemoved(_("Only a newer version that is not committed, and on which nothing runs, is removed."))
        before, source, sha256 = found.version_of, found.source, found.sha256
        note(before, by, _("Removed the newer version %(batch)s, which was not committed.") % {"batch": found})
        found.rows.all().delete()
        found.delete()
        _remove_source(source)
        transaction.on_commit(lambda: forget_file(sha256))


def _remove_source(source: Source) -> None:
    """Delete a source made for a version alone; one that was worked on since stays."""
    if source.captures.exists() or Submission.objects.filter(kind="source", reference=source.reference).exists():
        return
    try:
        with transaction.atomic():
            source.delete()
    except models.ProtectedError:
        return


def bring_version(before: Batch, chunks: Iterable[bytes], *, name: str, title: str, listed_on: str, by: User) -> Batch:
    """Keep the file as a newer version of a committed list, its columns found again.

    Whoever reads the source of the list reads that of the newer version. Raises `BroughtBefore` and `Refused`.
    """
    facts: dict[str, Any] = {column: getattr(before, column) for column in _OF_LIST}
    with transaction.atomic():
        source = newer_source(before, title=title)
        source.save()
        source.readers.set(before.source.readers.all())
        return bring_list(chunks, name=name, source=source, by=by, version_of=before, listed_on=listed_on, **facts)
