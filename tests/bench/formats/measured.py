"""What one format or library took for the file of people, and the memory that it took more than before."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

TIMES = {20.0: 5, 200.0: 2}
"""How often a file is written that takes no more seconds than that; a longer one once."""


@dataclass(frozen=True)
class Measured:
    """One file by one program: seconds of each time, rows, and megabytes of memory at most; or why it was refused."""

    file: str
    who: str = ""
    seconds: Sequence[float] = ()
    rows: int = 0
    bytes: int = 0
    megabytes: float = 0
    refused: str = ""

    def say(self) -> None:
        """Print it for the process that makes the table."""
        print(json.dumps(asdict(self)), flush=True)  # noqa: T201


def measured(file: str, who: str, write: Callable[[], tuple[float, int]], *, rows: int) -> Measured:
    """Let `write` write the file some times; it gives the seconds and the bytes."""
    before = _forget_the_most()
    seconds, size = write()
    took = [seconds]
    while len(took) < next((times for most, times in TIMES.items() if seconds <= most), 1):
        took.append(write()[0])
    return Measured(file, who, took, rows, size, _most() - before)


def _forget_the_most() -> float:
    """Begin to note the most memory anew; the megabytes that are held now."""
    Path("/proc/self/clear_refs").write_text("5")
    return _most()


def _most() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
