"""All bars in one table: `TRACKER_VAR=… [DATASETTE=…] python -m tests.bench.bars [figures.json [earlier.json]]`.

Measures beside made-up persons (`made_up`, `publish`, then `population`, or `rebuild` with a number), starts PostgreSQL
where it does not run, and publishes some more of them. Figures go into the first file; the second holds those of an
earlier run, which then stand beside. Best, median and worst of each; ratios are what to trust on a busy machine.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.figures import Bar, Figure, say, table
from tests.bench.reading.reading_process import ReadingProcess

_PAGE = "/people/?fate=killed&side=RU"
BARS = {
    "page": Bar(25, 150, times=(50, 200)),
    "nasty page": Bar(25, 150, times=(50, 200)),
    "start": Bar(1, 8),
    "memory": Bar(20, 120, over=True),
    "refresh after 1": Bar(10, 30),
    "refresh after 500": Bar(60, 200),
    "first byte": Bar(500, 4000),
    "file": Bar(times=(0.5, 0.5)),
    "one publication": Bar(60, 80),
    "publication of 500": Bar(400, 300, at_least=True),
    "rebuild": Bar(1.2, 1.2),
    "cached page": Bar(700, 700, at_least=True),
    "name": Bar(20, 20),
}
"""What the medians must reach."""
ONE_BY_ONE, BATCH, BATCHES, STARTS = 30, 500, 3, 3


def main(kept: str = "", earlier: str = "") -> None:
    """Measure everything, and print the table."""
    load = os.getloadavg()
    with postgresql():
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
        django.setup()
        from tracker.accounts.models import User
        from tracker.catalogue.models import Person

        if not User.objects.filter(username="made-up").exists():
            sys.exit("Nobody is made up: run tests.bench.persons.made_up, then tests.bench.publishing.publish.")
        persons = Person.objects.count()
        figures: list[Figure] = []
        for part in (_read_pages, _files, _beside_a_writer, _rebuilt):
            figures += part()
            if kept:
                Path(kept).write_text(json.dumps([asdict(figure) for figure in figures], indent=1))
    when = f"{datetime.now().astimezone():%Y-%m-%d %H:%M}, {persons:,} persons, {os.cpu_count()} cores"
    say(f"{when}, load {load[0]:.1f} before and {os.getloadavg()[0]:.1f} after; {_commit()}")
    print(table(figures, BARS, persons, _medians(earlier)))  # noqa: T201


@contextmanager
def postgresql() -> Iterator[None]:
    """PostgreSQL runs inside the block: whoever started it last may have taken it along."""
    waits = "import sys; print('ready', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", waits],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        if not holder.stdout or holder.stdout.readline().strip() != "ready":
            sys.exit("PostgreSQL does not run.")
        try:
            yield
        finally:
            holder.communicate()


def _of(module: str, *arguments: str) -> list[Figure]:
    """The figures that a process of the public site prints."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, env=os.environ | {"TRACKER_SITE": "public"}, stdout=subprocess.PIPE, text=True, check=True
    )
    return [Figure(**json.loads(line)) for line in done.stdout.splitlines()]


def _read_pages() -> list[Figure]:
    return _of("tests.bench.reading.pages", *filter(None, [os.environ.get("DATASETTE")]))


def _files() -> list[Figure]:
    return _of("tests.bench.reading.files")


def _beside_a_writer() -> list[Figure]:
    """Publish one by one and in batches, while another process reads; that asks first after each publication."""
    from tests.bench.persons.made_up import ALIKE, make_more
    from tests.bench.publishing.publish import publisher
    from tracker.people.models import Person

    published = publisher()
    started, first = zip(*(_started() for _ in range(STARTS)), strict=True)
    with ReadingProcess() as reader:
        usual = [reader.ask(_PAGE) for _ in range(7)]
        memory = reader.megabytes
        batches = [make_more(BATCH) for _ in range(BATCHES)]
        # Nobody without a name is published alone: others must look the same.
        more = Person.objects.filter(reference__in=make_more(ONE_BY_ONE + ALIKE), level="named")
        alone = list(more.values_list("reference", flat=True))
        took: dict[bool, list[float]] = {False: [], True: []}
        refreshed: dict[bool, list[float]] = {False: [], True: []}
        for references in [*([each] for each in alone), *batches]:
            is_batch, seconds = len(references) > 1, published("person", references)
            took[is_batch].append(seconds * 1000 / len(references))
            refreshing, again = reader.ask(_PAGE), reader.ask(_PAGE)
            refreshed[is_batch].append(max(refreshing - again, 0))
            say(f"published {len(references)} in {seconds:.3f} s; then a page took {refreshing:.0f}, {again:.0f} ms")
    return [
        Figure("", "a reading process: start to first answer", started, "s"),
        Figure("start", "its first answer, once Django is set up", first, "s"),
        Figure("memory", "its memory after some pages", [memory], "MB"),
        Figure("", "a page in it, made anew", usual),
        Figure("refresh after 1", "more for the first page after 1 published", refreshed[False]),
        Figure(f"refresh after {BATCH}", f"more for the first page after {BATCH} published", refreshed[True]),
        Figure("one publication", "one published", took[False]),
        Figure(f"publication of {BATCH}", f"{BATCH} published at once", [1000 / each for each in took[True]], "/s"),
    ]


def _started() -> tuple[float, float]:
    """Seconds from the start of a reading process to its first answer, and those that the answer took."""
    begun = perf_counter()
    with ReadingProcess() as reader:
        first = reader.ask("/people/") / 1000
        return perf_counter() - begun, first


def _rebuilt() -> list[Figure]:
    from tests.bench.publishing.rebuild import filled_beside

    people, took = filled_beside()
    say(f"rebuilt {people:,} persons beside in {took:.0f} s")
    return [Figure("rebuild", "a person rebuilt from the log", [took * 1000 / people])]


def _medians(path: str) -> dict[str, float]:
    """By the name of the work what an earlier run took."""
    return {each["work"]: median(each["took"]) for each in json.loads(Path(path).read_text())} if path else {}


def _commit() -> str:
    return subprocess.run(["git", "log", "-1", "--format=%h %s"], capture_output=True, text=True, check=False).stdout


if __name__ == "__main__":
    main(*sys.argv[1:3])
