"""Measures every format at each number of persons, and prints a table of each."""

import json
import os
import subprocess
import sys
from statistics import median

from tests.bench.bars import postgresql
from tests.bench.figures import aligned, number_in_words, say
from tests.bench.formats.measured import Measured

HEADS = (
    *("file", "MB", "rows/s: best", "median", "least", "memory, MB more"),
    *("beside", "rows/s: best", "median", "least", "memory, MB more", "times as fast"),
)


def main(*numbers: int) -> None:
    """Fill up and measure, number by number."""
    with postgresql():
        for number in numbers:
            _run("tests.bench.persons.population", str(number))
            say(f"{number:,} persons")
            beside = {each.file: each for each in _run("tests.bench.formats.of_libraries")}
            measured = _run("tests.bench.formats.of_site")
            print(aligned([HEADS, *(_row(each, beside.get(each.file)) for each in measured)]))  # noqa: T201


def _run(module: str, *arguments: str) -> list[Measured]:
    """What the process prints, as it comes: it takes long."""
    site = {} if arguments else {"TRACKER_SITE": "public"}
    found = []
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments], env=os.environ | site, stdout=subprocess.PIPE, text=True
    ) as process:
        for line in process.stdout or ():
            say(line.strip())
            found.append(Measured(**json.loads(line)))
    if process.returncode:
        sys.exit(f"{module} ended with {process.returncode}.")
    return found


def _row(ours: Measured, theirs: Measured | None) -> tuple[str, ...]:
    if ours.refused:
        return (ours.file, f"refused: {ours.refused}", *[""] * (len(HEADS) - 2))
    beside = ("none", "", "", "", "", "")
    if theirs:
        times = median(theirs.seconds) / median(ours.seconds)
        beside = (theirs.who, *_rates(theirs), f"{number_in_words(times)}×")
    return (ours.file, number_in_words(ours.bytes / 1e6), *_rates(ours), *beside)


def _rates(measured: Measured) -> tuple[str, str, str, str]:
    rates = [measured.rows / seconds for seconds in measured.seconds]
    best, usual, least = (number_in_words(pick(rates)) for pick in (max, median, min))
    return best, usual, least, number_in_words(measured.megabytes)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
