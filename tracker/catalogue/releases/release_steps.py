"""How a release stands, day by day: what left it on a day is one step, however many withdrawals there were.

A record and rows without a name that leave in one withdrawal are connected, and so are those that stay in a checksum of
the moment between two of them. So of each day the last version is shown with the sum of all, and no checksum of the
others; numbers of versions go on. Who looks every minute sees every step, as with any list that is public.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.catalogue.models import ReleaseVersion


@dataclass(frozen=True)
class Step:
    """The version that held at the end of a day, and how many records left and changed on it."""

    version: ReleaseVersion
    left: int
    changed: int


def steps_of(versions: Sequence[ReleaseVersion]) -> Iterator[Step]:
    """One step a day, from all versions of a release, the newest first; the version it was made as stands alone."""
    for _, group in groupby(versions, key=lambda version: (version.on, version.minor > 0)):
        of_day = list(group)
        yield Step(of_day[0], sum(each.left for each in of_day), sum(each.changed for each in of_day))
