"""The process that reads a file, which is its standard input: `python -m tracker.lib.spreadsheets.child REQUEST`.

It writes one line of JSON a message: an object that describes the file, a list for each row, an object with what
reading cost at the end. It may write no file, and ends where it uses too much memory or time.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import process_time

from tracker.lib.spreadsheets.file_kinds import opened_reader
from tracker.lib.spreadsheets.limits import NO_MEMORY, Limits, Refused
from tracker.lib.spreadsheets.raw_rows import Counts
from tracker.lib.spreadsheets.reading_text import Text
from tracker.lib.spreadsheets.said import Request


def main() -> None:
    """Answer the request; what is refused is an answer too, any other fault ends the process."""
    request: Request = json.loads(sys.argv[1])
    limits = Limits(**request["limits"])
    _limit_process(limits)
    try:
        for message in _answer(request, limits):
            _send(message)
    except Refused as refused:
        _send({"refused": [refused.sentence, refused.values]})
    except MemoryError:
        _send({"refused": [NO_MEMORY, {"most": limits.memory_bytes // 1024**2}]})
    _send({"cpu_seconds": process_time(), "peak_bytes": _peak_bytes()})
    sys.stdout.flush()


def _answer(request: Request, limits: Limits) -> Iterator[object]:
    with open(0, "rb", closefd=False) as file:  # it is a number
        reader = opened_reader(file, limits, encoding=request["encoding"], separator=request["separator"])
        if request["sheet"] is None:
            yield reader.describe()
            return
        counts = Counts(limits)
        rows = reader.rows(counts) if isinstance(reader, Text) else reader.rows(request["sheet"], counts)
        yield from rows


_encode: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _send(message: object) -> None:
    sys.stdout.write(_encode(message))
    sys.stdout.write("\n")


def _limit_process(limits: Limits) -> None:
    """As far as the system has such limits."""
    try:
        import resource
    except ImportError:
        return
    for which, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def _peak_bytes() -> int:
    """The most memory that was in use; 0 where the system does not say."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main()
