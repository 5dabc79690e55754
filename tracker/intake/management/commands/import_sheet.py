"""Brings a list of people in from a file: the same reading, checks, account and commit as on the pages."""

import csv
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.list_fields import FIELDS
from tracker.intake.models import Batch
from tracker.intake.sheets.bringing.list_files import BroughtBefore, bring_list, confirm_columns
from tracker.intake.sheets.bringing.newer_versions import bring_version, newer_source, newer_than
from tracker.intake.sheets.cells.words import key
from tracker.intake.sheets.persons.comparing import compare_rows
from tracker.intake.sheets.records.committing import CannotCommit, commit, undecided
from tracker.intake.sheets.rows.outcomes import account_of
from tracker.intake.sheets.rows.staging import complaints_of, read_rows
from tracker.intake.sheets.versions.earlier_rows import match_rows
from tracker.lib.dates.list_dates import Order
from tracker.lib.spreadsheets.limits import Refused
from tracker.lib.spreadsheets.raw_rows import column_letters
from tracker.sources.models import Source
from tracker.vocabulary.intake import BatchState
from tracker.vocabulary.people import Side

_CHUNK = 1024**2


class Command(BaseCommand):
    """`manage.py import_sheet FILE --source S-… --by ACCOUNT [--mapping FILE.csv] [--side RU] [--dry-run]`

    Or, instead of the source: `--version-of L-… --title TITLE`, a newer version of a list that was committed.
    """

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--source", help="reference of the source that the list is, such as S-7K2M4Q")
        what.add_argument("--version-of", help="the list of which this is a newer version, such as L-12")
        parser.add_argument("--title", default="", help="title of the newer version, which is a source of its own")
        parser.add_argument(
            "--by", required=True, help="the account that brings it in; it has to be a reader of the source"
        )
        parser.add_argument(
            "--mapping",
            type=Path,
            help="a CSV with the columns head, field and (for dates) order: day_first or month_first",
        )
        parser.add_argument("--side", choices=Side.values, default="", help="for which side the people signed")
        parser.add_argument("--listed-on", default="", help="the day of the list, such as 2024-05-01: ages need it")
        parser.add_argument("--new-persons", action="store_true", help="undecided pairs go in as persons of their own")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(username=options["by"], is_active=True).first()
        if by is None or not by.has_perm("intake.add_batch"):
            raise CommandError(_("“%(name)s” is no account that may bring lists in.") % {"name": options["by"]})
        try:
            with transaction.atomic():
                self._bring(by, options)
                transaction.set_rollback(options["dry_run"])
        except OSError as why:
            raise CommandError(_("%(file)s cannot be read: %(why)s") % {"file": options["file"], "why": why}) from why
        except (BroughtBefore, Refused, CannotCommit) as why:
            raise CommandError(str(why)) from why
        if options["dry_run"]:
            self.stdout.write(_("Nothing was kept: leave --dry-run out to do it."))

    def _bring(self, by: User, options: Mapping[str, Any]) -> None:
        before = _list_before(by, options["version_of"], options["title"]) if options["version_of"] else None
        how = {"name": options["file"].name, "listed_on": options["listed_on"], "by": by}
        with options["file"].open("rb") as file:
            chunks = iter(lambda: file.read(_CHUNK), b"")
            if before is None:
                batch = bring_list(chunks, source=_source(by, options["source"]), side=options["side"], **how)
            else:
                batch = bring_version(before, chunks, title=options["title"], **how)
        if options["mapping"]:
            self._map(batch, by, options["mapping"])
        for column in batch.columns.all():
            self.stdout.write(f"{column_letters(column.number):>3} {column.head}: {column.get_field_display()}")
        read_rows(batch, self._told)
        match_rows(batch)
        compare_rows(batch, self._told)
        for row, complaint in complaints_of(batch.rows.all()):
            where = column_letters(complaint["column"]) if complaint["column"] else ""
            self.stdout.write(f"{row.number:>6} {where:<3} {row.get_outcome_display()}: {complaint['sentence']}")
        if (pairs := undecided(batch).count()) and not options["new_persons"]:
            self._say_account(batch)
            raise CommandError(
                _("%(pairs)s pairs may be one person each: decide them on the pages, or add --new-persons.")
                % {"pairs": pairs}
            )
        batch.job_by = by
        commit(batch, self._told)
        batch.save()
        self._say_account(batch)

    def _map(self, batch: Batch, by: User, file: Path) -> None:
        """Set what the heads named in the file mean; the others keep their proposals."""
        with file.open(encoding="utf-8-sig", newline="") as lines:
            said = {key(row["head"]): row for row in csv.DictReader(lines)}
        for row in said.values():
            if row["field"] not in FIELDS or row.get("order") not in (None, "", *Order):
                raise CommandError(
                    _("The mapping says “%(field)s” for “%(head)s”: fields are %(fields)s.")
                    % {"field": row["field"], "head": row["head"], "fields": ", ".join(FIELDS)}
                )
        columns = list(batch.columns.all())
        if unknown := said.keys() - {key(column.head) for column in columns}:
            heads = ", ".join(said[each]["head"] for each in sorted(unknown))
            raise CommandError(_("The list has no column %(heads)s.") % {"heads": heads})
        rows = [said.get(key(column.head)) for column in columns]
        confirm_columns(
            batch,
            [row["field"] if row else column.field for row, column in zip(rows, columns, strict=True)],
            [
                (row.get("order") or column.order) if row else column.order
                for row, column in zip(rows, columns, strict=True)
            ],
            by=by,
        )

    def _say_account(self, batch: Batch) -> None:
        for outcome, number in account_of(batch).items():
            self.stdout.write(f"{number:>8,} {outcome.replace('_', ' ')}")

    def _told(self, done: int, total: int) -> None:
        if done == total:
            self.stderr.write(f"{done:,} of {total:,}")


def _source(by: User, reference: str) -> Source:
    found: Source | None = Source.objects.readable_by(by).filter(reference=reference).first()
    if found is None:
        raise CommandError(
            _("There is no source %(reference)s that %(name)s may read.")
            % {"reference": reference, "name": by.get_username()}
        )
    return found


def _list_before(by: User, name: str, title: str) -> Batch:
    """The list of which the file is a newer version: a committed one that has none yet."""
    key = name.removeprefix("L-")
    lists = Batch.objects.readable_by(by).filter(state=BatchState.COMMITTED)
    found: Batch | None = lists.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise CommandError(_("There is no committed list %(list)s that you may read.") % {"list": name})
    if newer := newer_than(found):
        raise CommandError(_("%(list)s has a newer version already: L-%(key)s.") % {"list": found, "key": newer.pk})
    try:
        newer_source(found, title=title).full_clean(exclude=["reference", "address_key"])
    except ValidationError as why:
        raise CommandError(" ".join(why.messages)) from why
    return found
