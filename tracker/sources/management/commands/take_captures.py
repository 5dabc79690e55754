"""Takes in what auto-archiver or browsertrix has archived: files of a folder go to the sources of their pages."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.sources.captures.taking_in import take_folder


class Command(BaseCommand):
    """`manage.py take_captures FOLDER --by ACCOUNT`"""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", type=Path, help="with web archives (.wacz), or files and their list (.csv, .json)"
        )
        parser.add_argument("--by", required=True, help="the account that brings them in; a reader of the sources")

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(username=options["by"], is_active=True).first()
        if by is None or not by.has_perm("sources.add_capture"):
            raise CommandError(_("“%(name)s” is no account that may add copies.") % {"name": options["by"]})
        if not options["folder"].is_dir():
            raise CommandError(_("There is no folder %(folder)s.") % {"folder": options["folder"]})
        account = take_folder(options["folder"], by=by)
        for heading, lines in (
            (_("Taken: %(count)s"), account.taken),
            (_("There already: %(count)s"), account.there),
            (_("Left out: %(count)s"), account.left_out),
        ):
            self.stdout.write(heading % {"count": len(lines)})
            for line in lines:
                self.stdout.write(f"  {line}")
