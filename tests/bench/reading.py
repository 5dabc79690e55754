"""What readers wait for: `TRACKER_VAR=… python -m tests.bench.reading [datasette]` on a catalogue of made-up persons.

The faceted page with nothing kept, the same page again, the CSV beside `psql`'s COPY of the same SELECT, and names
searched for. Where the path of a `datasette` is given, it serves the same people with twelve facets in the same run.
"""

import os
import shlex
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from json import dumps
from pathlib import Path
from typing import Any
from urllib.request import urlopen

QUESTIONS = {
    "everybody": ("", ""),
    "one nationality": ("nationality=NP", "nationalities=NP"),
    "side and fate": ("fate=killed&side=RU", "sides=RU&fate_now=killed"),
    "year of contract": ("contract_from=2023&contract_to=2023&contract_within=possibly", ""),
}
COLUMNS = (
    *("reference", "name", "sort_key", "sex", "fate_now", "evidence", "nationalities", "regions", "sides", "strata"),
    *("found_in", "role_classes", "units", "recruited_how", "motives"),
)
SCALARS = ("sex", "fate_now", "evidence", "nationalities", "regions", "sides", "strata", "found_in", "role_classes")
FACETS = "&".join(
    [*(f"_facet={name}" for name in (*SCALARS, "units")), "_facet_array=recruited_how", "_facet_array=motives"]
)
PORT = 8156


def main(datasette: str = "") -> None:
    """Measure and print; times in milliseconds, the best of three."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    os.environ["TRACKER_SITE"] = "public"
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    from django.test import Client

    from tracker.catalogue.models import Person

    _say(f"{Person.objects.count():,} persons")
    client = Client()
    client.get("/people/")
    ours = {name: _page(client, question) for name, (question, _) in QUESTIONS.items()}
    theirs = _datasette(datasette) if datasette else {}
    for name, took in ours.items():
        beside = f"; Datasette {theirs[name]:.0f} ms, {took / theirs[name]:.2f} of it" if name in theirs else ""
        _say(f"faceted page, {name}: {took:.0f} ms{beside}")
    _kept(client)
    _names(client)
    _file(client)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def _best(work: Callable[[], Any], times: int = 3) -> float:
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return min(found)


def _page(client: Any, question: str) -> float:
    from tracker.catalogue.responses import frame

    def ask() -> None:
        frame._answers = type(frame._answers)()
        assert client.get(f"/people/?{question}").status_code == 200

    return _best(ask)


def _kept(client: Any) -> None:
    address = "/people/?fate=killed&side=RU"
    client.get(address)
    begun = time.process_time()
    for _ in range(500):
        client.get(address)
    _say(f"the same page again: {500 / (time.process_time() - begun):.0f} requests a second of one core")


def _names(client: Any) -> None:
    """The search itself: fifty people by a name, for names from all over the list."""
    from tracker.catalogue.models import Name, Person
    from tracker.catalogue.people.filter import PeopleFilter

    everybody = Person.objects.order_by("reference").values_list("name", flat=True)
    number = everybody.count()
    asked = [everybody[place] for place in range(0, number, max(1, number // 60))]
    took = []
    for name in asked:
        begun = time.perf_counter()
        found = list(PeopleFilter.of(q=name).rows().order_by("sort_key", "reference")[:51])
        took.append((time.perf_counter() - begun) * 1000)
        assert found, name
    _say(f"a full name among {Name.objects.count():,} spellings: median {statistics.median(took):.1f} ms")


def _file(client: Any) -> None:
    from django.db import connections

    from tracker.catalogue.listing.column import Column, with_columns
    from tracker.catalogue.models import Person
    from tracker.catalogue.people.columns import PEOPLE_COLUMNS
    from tracker.exports.csv import csv_column

    begun = time.perf_counter()
    response = client.get("/people.csv")
    first = time.perf_counter() - begun
    size = sum(len(block) for block in response.streaming_content)
    took = time.perf_counter() - begun
    texts = [Column(each.name, each.label, each.meaning, csv_column(each)) for each in PEOPLE_COLUMNS]
    rows = with_columns(Person.objects.all(), texts).order_by("reference")
    sql, params = rows.query.get_compiler("catalogue").as_sql()
    connection: Any = connections["catalogue"]
    with connection.cursor() as cursor:
        whole = cursor.mogrify(sql, params)
    address = connection.settings_dict
    environment = {
        "PGHOST": address["HOST"],
        "PGPORT": str(address["PORT"] or 5432),
        "PGUSER": address["USER"],
        "PGPASSWORD": address["PASSWORD"],
        "PGDATABASE": address["NAME"],
        "PGOPTIONS": "-c search_path=catalogue,public",
    }
    command = shlex.split(os.environ.get("PSQL", "psql"))
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as file:
        subprocess.run(
            [*command, "-X", "-q", "-c", f"COPY ({whole}) TO STDOUT WITH (FORMAT csv)"],
            env=os.environ | environment,
            stdout=file,
            check=True,
        )
    theirs = time.perf_counter() - begun
    _say(
        f"people.csv: {size / 1e6:.1f} MB in {took:.2f} s, first byte after {first:.2f} s;"
        f" psql's COPY {theirs:.2f} s: {theirs / took:.2f} of its speed"
    )


def _datasette(program: str) -> dict[str, float]:
    """The same people served by Datasette: lists reduced to their first value but for the two array facets."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.db"
        _write(path)
        limits = ["facet_time_limit_ms", "60000", "--setting", "sql_time_limit_ms", "60000"]
        server = subprocess.Popen(
            [program, str(path), "-p", str(PORT), "--setting", *limits, "--setting", "suggest_facets", "off"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            base = f"http://127.0.0.1:{PORT}/people/people?_size=50&_sort=sort_key&{FACETS}"
            _wait(base)
            return {
                name: _best(lambda question=question: urlopen(f"{base}&{question}").read())  # type: ignore[misc]
                for name, (_, question) in QUESTIONS.items()
                if question or name == "everybody"
            }
        finally:
            server.terminate()
            server.wait()


def _write(path: Path) -> None:
    from tracker.catalogue.models import Person

    def one(name: str, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return dumps(value) if name in ("recruited_how", "motives") else (value or [""])[0]

    database = sqlite3.connect(path)
    database.execute(f"CREATE TABLE people ({', '.join(COLUMNS)}, PRIMARY KEY (reference))")
    rows = Person.objects.values_list(*COLUMNS).iterator(chunk_size=5000)
    places = ", ".join("?" for _ in COLUMNS)
    database.executemany(
        f"INSERT INTO people VALUES ({places})",
        ([one(name, value) for name, value in zip(COLUMNS, row, strict=True)] for row in rows),
    )
    for column in ("sort_key", "nationalities", "sides", "fate_now"):
        database.execute(f"CREATE INDEX by_{column} ON people ({column})")
    database.execute("ANALYZE")
    database.commit()
    database.close()


def _wait(address: str) -> None:
    for _ in range(120):
        try:
            urlopen(address).read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("Datasette did not answer within a minute.")


if __name__ == "__main__":
    main(*sys.argv[1:2])
