"""A file ready to be sent: written for who asks; that of everybody is written once a state, in each format."""

from collections import defaultdict
from typing import Any

from tracker.catalogue.files import PEOPLE
from tracker.exports.asked import Asked
from tracker.exports.format import Format
from tracker.exports.kept_file import KeptFile
from tracker.exports.spool import SpooledFile, spooled

_whole: dict[str, KeptFile] = defaultdict(KeptFile)
"""By format."""


def prepared(made: Format, asked: Asked) -> SpooledFile:
    """The file of the rows asked for, to be sent and closed. Raises `TooBusy` and `TooLarge`."""

    def write(file: Any) -> None:
        made.write(asked, file)

    if asked.file is not PEOPLE or asked.filterset.cleaned or asked.options:
        return spooled(write)
    return _whole[made.ending].of(asked.state, write, site=asked.site)
