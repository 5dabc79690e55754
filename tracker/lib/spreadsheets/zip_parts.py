"""The parts of a zip file, unpacked piece by piece and counted: sizes that the file declares are not believed."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tracker.lib.spreadsheets.limits import Limits, Refused, gettext_noop

_PIECE = 64 * 1024
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 1
_FAULTS = (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)
"""What `zipfile` raises for files that are cut off, damaged or made by hand."""
_DAMAGED = gettext_noop(
    "The file is cut off or damaged, and cannot be unpacked: get it again, or open it in a spreadsheet program and "
    "save it as .xlsx."
)


class Parts:
    """The parts of one zip file; names are told apart without regard to case, as spreadsheet programs do."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self._limits, self._unpacked = limits, 0
        self._refuse_many(file)
        try:
            self._zip = ZipFile(file)
        except _FAULTS as fault:
            raise Refused(_DAMAGED) from fault
        self._parts: dict[str, ZipInfo] = {}
        for part in self._zip.infolist():
            self._check(part)
            self._parts[part.filename.casefold()] = part
        self._refuse_overlapping()

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._parts

    def names(self) -> list[str]:
        """All parts, as the file writes them."""
        return [part.filename for part in self._parts.values()]

    def pieces(self, name: str) -> Iterator[bytes]:
        """What is in the part, at most 64 KB at a time. Raises `Refused` where it is too much or damaged."""
        try:
            with self._zip.open(self._parts[name.casefold()]) as part:
                while piece := part.read(_PIECE):
                    self._unpacked += len(piece)
                    if self._unpacked > self._limits.unpacked_bytes:
                        raise Refused(
                            gettext_noop(
                                "Unpacked, the file is larger than %(most)s MB: split it into several files, or save "
                                "it as .csv."
                            ),
                            most=self._limits.unpacked_bytes // 1024**2,
                        )
                    yield piece
        except _FAULTS as fault:
            raise Refused(_DAMAGED) from fault

    def _refuse_many(self, file: BinaryIO) -> None:
        """Before `ZipFile` makes an object of each."""
        count, tail = 0, b""
        file.seek(0)
        while piece := file.read(_PIECE * 16):
            seen = tail + piece
            count += seen.count(_ENTRY)
            tail = seen[-len(_ENTRY) + 1 :]
        if count > self._limits.parts:
            raise Refused(
                gettext_noop(
                    "The file is packed from more than %(most)s parts: no list is, so it is not read. Open it in a "
                    "spreadsheet program and save the sheet as .xlsx."
                ),
                most=self._limits.parts,
            )

    def _check(self, part: ZipInfo) -> None:
        name = part.filename
        if name.casefold() in self._parts:
            raise Refused(
                gettext_noop(
                    "The file holds two parts of the name “%(part)s”, and programs differ in which they show: open it "
                    "in a spreadsheet program and save it as .xlsx."
                ),
                part=name[:100],
            )
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.replace("%2e", ".").split("/"):
            raise Refused(
                gettext_noop(
                    "The part “%(part)s” is named as a place outside of the file: open the file in a spreadsheet "
                    "program and save it as .xlsx."
                ),
                part=name[:100],
            )
        if part.flag_bits & _ENCRYPTED:
            raise Refused(ENCRYPTED)
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise Refused(_DAMAGED)

    def _refuse_overlapping(self) -> None:
        """Parts that share bytes: a few bytes would be unpacked again and again."""
        parts = sorted(self._parts.values(), key=lambda part: part.header_offset)
        ends = [part.header_offset + _LOCAL_HEADER_BYTES + part.compress_size for part in parts]
        starts = [part.header_offset for part in parts]
        if any(end > start for end, start in zip(ends, [*starts[1:], self._zip.start_dir], strict=False)):
            raise Refused(
                gettext_noop(
                    "Parts of the file lie over each other, as no spreadsheet program writes them: open it in a "
                    "spreadsheet program and save it as .xlsx."
                )
            )


ENCRYPTED = gettext_noop(
    "The file is protected by a password: open it in a spreadsheet program, save it without one, and try again."
)
