"""The same people served by Datasette: of several values the first, but for the two facets that are arrays."""

import sqlite3
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from json import dumps
from pathlib import Path
from statistics import median
from typing import Any
from urllib.request import urlopen

from tests.bench.figures import say, times_taken

COLUMNS = (
    *("reference", "name", "sort_key", "sex", "fate_now", "evidence", "nationalities", "regions", "sides", "strata"),
    "units",
)
_OF_CONTRACTS = {
    "found_in": "found_in",
    "role_classes": "role_class",
    "recruited_how": "how",
    "motives": "motives",
    "indicators": "indicators",
}
"""Columns with the values of all contracts of a person, and the column of the contract that they come from."""
_PERIODS = ("contract_first", "contract_last", "fate_first", "fate_last")
_ARRAYS = ("recruited_how", "motives", "indicators")
_SCALARS = ("sex", "fate_now", "evidence", "nationalities", "regions", "sides", "strata", "found_in", "role_classes")
FACETS = "&".join(
    [*(f"_facet={name}" for name in (*_SCALARS, "units")), "_facet_array=recruited_how", "_facet_array=motives"]
)
PORT = 8156


def datasette(program: str, questions: Mapping[str, str]) -> dict[str, float]:
    """Median milliseconds of a page of 25 rows, as ours is, with twelve facets, by the name of the question."""
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
            base = f"http://127.0.0.1:{PORT}/people/people?_size=25&_sort=sort_key&{FACETS}"
            _wait(base)
            took = {}
            for name, question in questions.items():
                say(f"Datasette: {name}")
                asked = partial(_read, f"{base}&{question}")
                took[name] = median(times_taken(asked, times=7))
            return took
        finally:
            server.terminate()
            server.wait()


def _write(path: Path) -> None:
    from tracker.catalogue.models import Contract, Fate, Person

    database = sqlite3.connect(path)
    database.execute(
        f"CREATE TABLE people ({', '.join((*COLUMNS, *_OF_CONTRACTS, *_PERIODS))}, PRIMARY KEY (reference))"
    )
    contracts, fates = _bounds(Contract, "signed_on"), _bounds(Fate, "on")
    signed = _values_of_contracts()
    nothing = (None, None)
    rows = Person.objects.values_list(*COLUMNS).iterator(chunk_size=2500)
    places = ", ".join("?" for _ in (*COLUMNS, *_OF_CONTRACTS, *_PERIODS))
    database.executemany(
        f"INSERT INTO people VALUES ({places})",
        (
            [
                *(_one(name, value) for name, value in zip(COLUMNS, row, strict=True)),
                *(_one(name, sorted(signed[row[0]][name]) or ["unknown"]) for name in _OF_CONTRACTS),
                *contracts.get(row[0], nothing),
                *fates.get(row[0], nothing),
            ]
            for row in rows
        ),
    )
    for column in ("sort_key", "nationalities", "sides", "fate_now", "contract_first", "fate_first"):
        database.execute(f"CREATE INDEX by_{column} ON people ({column})")
    database.execute("CREATE VIRTUAL TABLE people_fts USING fts5(name, content=people)")
    database.execute("INSERT INTO people_fts(people_fts) VALUES ('rebuild')")
    database.execute("ANALYZE")
    database.commit()
    database.close()


def _one(name: str, value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return dumps(value) if name in _ARRAYS else (value or [""])[0]


def _values_of_contracts() -> "defaultdict[str, defaultdict[str, set[str]]]":
    from tracker.catalogue.models import Contract

    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for person, *values in Contract.objects.values_list("person_id", *_OF_CONTRACTS.values()).iterator():
        for name, value in zip(_OF_CONTRACTS, values, strict=True):
            found[person][name] |= {each or "unknown" for each in (value if isinstance(value, list) else [value])}
    return found


def _bounds(model: Any, date: str) -> dict[str, tuple[str | None, str | None]]:
    """By person the first and last day of one of its claims."""
    rows = model.objects.values_list("person_id", f"{date}_earliest", f"{date}_latest")
    return {person: tuple(day and day.isoformat() for day in days) for person, *days in rows.iterator()}


def _wait(address: str) -> None:
    for _ in range(120):
        try:
            _read(address)
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("Datasette did not answer within a minute.")


def _read(address: str) -> bytes:
    answer: bytes = urlopen(address).read()
    return answer
