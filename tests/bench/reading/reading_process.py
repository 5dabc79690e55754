"""A process that reads the catalogue beside one that writes: how soon it answers, how large it is, what it waits for.

`python -m tests.bench.reading.reading_process` says when it is set up, and then of each address that it is given in a
line how many milliseconds the answer took.
"""

import os
import subprocess
import sys
from time import perf_counter
from typing import Any, Self

from tests.bench.reading.public_client import made_anew, public_client


def main() -> None:
    """Answer until there is nothing more to read."""
    client = public_client()
    print(0, flush=True)  # noqa: T201
    for line in sys.stdin:
        begun = perf_counter()
        made_anew(client, line.strip())
        print((perf_counter() - begun) * 1000, flush=True)  # noqa: T201


class ReadingProcess:
    """Such a process, started from another one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.reading.reading_process"],
            env=os.environ | {"TRACKER_SITE": "public"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stdin.close()
        self._process.wait()

    def ask(self, address: str) -> float:
        """Milliseconds that the answer took in there."""
        self._stdin.write(f"{address}\n")
        self._stdin.flush()
        return self._answer()

    @property
    def megabytes(self) -> float:
        """Memory that it holds (resident set)."""
        said = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self._process.pid)], capture_output=True, text=True, check=True
        )
        return int(said.stdout) / 1024

    def _answer(self) -> float:
        assert self._process.stdout
        return float(self._process.stdout.readline())

    @property
    def _stdin(self) -> Any:
        return self._process.stdin


if __name__ == "__main__":
    main()
