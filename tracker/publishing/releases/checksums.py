"""The checksums of the files of releases, and how many rows they have, written when a version has none yet."""

from hashlib import sha256

from tracker.catalogue.files import FILES
from tracker.catalogue.generation import current_state
from tracker.catalogue.models import ReleaseVersion
from tracker.exports.formats.csv_format import CSV
from tracker.exports.released import Released


class _Digest:
    """A file that keeps nothing but its digest."""

    def __init__(self) -> None:
        self._digest = sha256()

    def write(self, data: bytes) -> int:
        """Take it into account."""
        self._digest.update(data)
        return len(data)

    def hexdigest(self) -> str:
        """In hexadecimal digits."""
        return self._digest.hexdigest()


def write_checksums() -> int:
    """Write both for the newest version of each release that lacks them; how many versions that were."""
    done, seen = 0, set[int]()
    for version in ReleaseVersion.objects.order_by("-minor"):
        if version.release_id in seen:
            continue
        seen.add(version.release_id)
        if not (version.checksums and version.rows):
            released = [Released(file, file.filter_set.of(), current_state(), "", version=version) for file in FILES]
            version.checksums = {f"{each.file.name}.csv": _digest_of(each) for each in released}
            version.rows = {each.file.name: each.count() for each in released}
            version.save(update_fields=["checksums", "rows"])
            done += 1
    return done


def _digest_of(released: Released) -> str:
    digest = _Digest()
    CSV.write(released, digest)
    return digest.hexdigest()
