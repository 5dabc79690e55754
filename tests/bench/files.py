"""How fast the file of people comes: `TRACKER_VAR=… python -m tests.bench.files` on a catalogue of made-up persons.

All of it and about a tenth, through the site's own view, beside `psql` (or the program in `PSQL`): its COPY of the
plain columns of the same people's rows, which computes nothing, and of the SELECT that the file was made by before its
lines were stored. All in turn, several times: best, median and slowest; ratios are of the medians.
"""

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

ROUNDS = 5


@dataclass
class Times:
    """What the rounds of one way to get the file took, in seconds, and how many bytes came."""

    size: int = 0
    whole: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)

    @property
    def speed(self) -> float:
        """Millions of bytes a second, at the median."""
        return self.size / statistics.median(self.whole) / 1e6


Way = Callable[[], tuple[int, float, float]]
"""Gets the file once: its bytes, the seconds to the first of them and to the last."""


def main(rounds: int = ROUNDS) -> None:
    """Measure and print."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    os.environ["TRACKER_SITE"] = "public"
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    from tracker.catalogue.models import Person
    from tracker.catalogue.people.filter import PeopleFilter

    number = Person.objects.count()
    _say(f"{number:,} persons; {rounds} rounds: best / median / slowest")
    tenth, found = _about(number // 10)
    for title, asked in (("whole", {}), (f"{tenth[0]}={tenth[1]}, {found:,} persons", {tenth[0]: tenth[1]})):
        filterset = PeopleFilter.of(**asked)
        ways = {
            "people.csv": _view(filterset.query, anew=True),
            # The file of everybody is kept, no other is.
            **({} if asked else {"people.csv, kept": _view("", anew=False)}),
            "psql, plain columns": _psql(_plain(filterset)),
            "psql, the SELECT of before": _psql(_computed(filterset)),
        }
        _report(title, _measured(ways, rounds))


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def _about(number: int) -> tuple[tuple[str, str], int]:
    """A value of one facet that finds about so many people, and how many."""
    from tracker.catalogue.people.filter import PeopleFilter

    values = {
        (facet.facet.name, value.value): value.count
        for facet in PeopleFilter.of().facet_counts()
        for value in facet.values
    }
    nearest = min(values, key=lambda each: abs(values[each] - number))
    return nearest, values[nearest]


def _measured(ways: dict[str, Way], rounds: int) -> dict[str, Times]:
    took = {name: Times() for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            took[name].size, first, whole = way()
            took[name].first.append(first)
            took[name].whole.append(whole)
    return took


def _report(title: str, took: dict[str, Times]) -> None:
    _say(f"\n{title}")
    plain = took["psql, plain columns"].speed
    for name, times in took.items():
        _say(
            f"  {name:<28} {times.size / 1e6:8.1f} MB  {_spread(times.whole)} s,"
            f" first byte {_spread(times.first)} s, {times.speed:6.1f} MB/s: {times.speed / plain:.2f} of plain columns"
        )


def _spread(seconds: list[float]) -> str:
    return f"{min(seconds):.3f} / {statistics.median(seconds):.3f} / {max(seconds):.3f}"


def _view(query: str, *, anew: bool) -> Way:
    """Through the site's view; anew: without the file that this process keeps."""
    from django.test import Client

    from tracker.exports import people_file

    client = Client()

    def get() -> tuple[int, float, float]:
        if anew:
            people_file._whole.forget()
        begun = time.perf_counter()
        blocks = iter(client.get(f"/people.csv?{query}").streaming_content)  # type: ignore[attr-defined]
        size = len(next(blocks))
        first = time.perf_counter() - begun
        size += sum(map(len, blocks))
        return size, first, time.perf_counter() - begun

    return get


def _plain(filterset: Any) -> str:
    """The columns of the people's rows as they are, of everybody without looking for anybody."""
    from tracker.catalogue.models import Person
    from tracker.exports.csv import statement_of

    table = Person._meta.db_table
    if not filterset.cleaned:
        return table
    return f"(SELECT * FROM {table} WHERE reference IN ({_bound(*statement_of(filterset.rows().values('pk')))}))"


def _computed(filterset: Any) -> str:
    from tracker.catalogue.files import PEOPLE
    from tracker.exports.csv import csv_select

    return f"({_bound(*csv_select(filterset.rows(), PEOPLE.columns, PEOPLE.order))})"


def _bound(sql: str, params: Any) -> str:
    """The statement with its values in it."""
    from django.db import connections

    connection: Any = connections["catalogue"]
    with connection.cursor() as cursor:
        return str(cursor.mogrify(sql, params))


def _psql(wanted: str) -> Way:
    from django.db import connections

    address = connections["catalogue"].settings_dict
    environment = {
        "PGHOST": address["HOST"],
        "PGPORT": str(address["PORT"] or 5432),
        "PGUSER": address["USER"],
        "PGPASSWORD": address["PASSWORD"],
        "PGDATABASE": address["NAME"],
        "PGOPTIONS": "-c search_path=catalogue,public",
    }
    command = [*shlex.split(os.environ.get("PSQL", "psql")), "-X", "-q"]

    def copy() -> tuple[int, float, float]:
        with tempfile.TemporaryFile() as file:
            begun = time.perf_counter()
            program = subprocess.Popen(
                [*command, "-c", f"COPY {wanted} TO STDOUT WITH (FORMAT csv)"],
                env=os.environ | environment,
                stdout=subprocess.PIPE,
            )
            assert program.stdout
            size, first = 0, 0.0
            while block := os.read(program.stdout.fileno(), 2**18):
                first = first or time.perf_counter() - begun
                size += file.write(block)
            took = time.perf_counter() - begun
            assert program.wait() == 0
        return size, first, took

    return copy


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
