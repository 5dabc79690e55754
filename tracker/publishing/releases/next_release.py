"""What a release would hold if it were made now: rows of each file, beside those of the last."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.catalogue.files import FILES
from tracker.catalogue.generation import State
from tracker.catalogue.models import Release, ReleaseVersion
from tracker.exports.released import Released
from tracker.publishing.rows.release_lines import rows_of


@dataclass(frozen=True)
class FileCount:
    """One file: its rows now, and in the last release as it stands (None: there is none)."""

    name: str
    now: int
    last: int | None


def last_release() -> Release | None:
    """The newest that readers see."""
    return Release.objects.order_by("-number").first()


def next_release() -> Sequence[FileCount]:
    """Every file, in the order of the register."""
    version = ReleaseVersion.objects.select_related("release").order_by("-release_id", "-minor").first()
    return [
        FileCount(
            file.name,
            rows_of(file).order_by().count(),
            Released(file, file.filter_set.of(), State(0, None), "", version=version).count() if version else None,
        )
        for file in FILES
    ]
