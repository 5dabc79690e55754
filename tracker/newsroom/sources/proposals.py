"""What the copies of a source say of themselves, beside what stands on the source: proposed, never taken silently."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.sources.models import Source

_LABELS: dict[str, Promise] = {"title": _("title"), "publisher": _("publisher")}


@dataclass(frozen=True)
class Proposal:
    """A value for a column of the source, and when the copy was taken that gives it; `column` is also its field."""

    column: str
    value: str
    taken_at: datetime | None

    @property
    def label(self) -> Promise:
        """The column in words."""
        return _LABELS[self.column]


def proposals(source: Source) -> list[Proposal]:
    """What the copies propose that the source does not say yet, the latest copy first, each value once."""
    found: dict[tuple[str, str], Proposal] = {}
    for copy in source.captures.with_file().order_by("-captured_at", "-pk"):
        for column, value in (("title", copy.page_title), ("publisher", copy.page_publisher)):
            if value and value != getattr(source, column):
                found.setdefault((column, value), Proposal(column, value, copy.captured_at))
    return list(found.values())
