"""Names the persons who are public and would be refused by the rules of today, and why; changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.publishing.refused_today import refused_today


class Command(BaseCommand):
    """`manage.py check_published`: run it after an upgrade, and lower or withdraw whom it names."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each, then how many."""
        number = 0
        for each in refused_today():
            number += 1
            words = {"reference": each.reference, "level": each.level.value, "why": "; ".join(each.why)}
            self.stdout.write(_("%(reference)s, shown as “%(level)s”: %(why)s.") % words)
        if number:
            said = ngettext(
                "%(number)s person is public and would be refused today: lower the level, or withdraw.",
                "%(number)s persons are public and would be refused today: lower their levels, or withdraw them.",
                number,
            )
            self.stdout.write(said % {"number": number})
        else:
            self.stdout.write(_("Nobody is public who would be refused today."))
