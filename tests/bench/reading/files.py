"""The file of people beside `psql`'s COPY: `TRACKER_VAR=… python -m tests.bench.reading.files`.

`PSQL` names another program. COPY gives the stored columns of the same people as they are: no file that is made of them
can be had for less.
"""

import os
import shlex
import subprocess
import tempfile
from collections import Counter
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.figures import LARGE, Figure, say, times_taken
from tests.bench.reading.public_client import made_anew, public_client

TIMES = 5


def main() -> None:
    """Measure the whole file, and that of the nationality which comes nearest to a tenth of all."""
    client = public_client()
    from tracker.catalogue.models import Person

    number = Person.objects.count()
    bearers = Counter(value for row in Person.objects.values_list("nationalities", flat=True) for value in row)
    tenth = min(bearers, key=lambda value: abs(bearers[value] - number / 10))
    say(f"a tenth: the {bearers[tenth]:,} people with nationality {tenth}")
    for part, query, condition in (
        ("whole", "", ""),
        ("a tenth", f"?nationality={tenth}", f" WHERE nationalities @> '{{{tenth}}}'"),
    ):
        say(f"people.csv, {part}")
        times = TIMES if number < LARGE else 2
        first, whole, size = zip(*(download(client, f"/people.csv{query}") for _ in range(times)), strict=True)
        sql = f"COPY (SELECT * FROM catalogue_person{condition}) TO STDOUT (FORMAT csv)"
        theirs = median(times_taken(partial(psql, sql), times=TIMES))
        say(f"{size[0] / 1e6:.1f} MB")
        Figure("first byte", f"people.csv, {part}: first byte", first).say()
        Figure("file", f"people.csv, {part}: all of it", whole, beside={"psql": theirs}).say()


def download(client: Any, address: str) -> tuple[float, float, int]:
    """Milliseconds to the first byte and to the last, and how many bytes, of a file that is not kept yet."""
    from tracker.exports import prepared

    for kept in prepared._whole.values():
        kept.forget()
    begun = perf_counter()
    response = made_anew(client, address)
    blocks = iter(response.streaming_content)
    size = len(next(blocks, b""))
    first = perf_counter() - begun
    size += sum(map(len, blocks))
    took = perf_counter() - begun
    response.close()
    return first * 1000, took * 1000, size


def psql(sql: str) -> None:
    """Let `psql` run a statement on the catalogue; what it gives goes into a temporary file."""
    from django.db import connections

    address = connections["catalogue"].settings_dict
    environment = {
        "PGHOST": str(address["HOST"]),
        "PGPORT": str(address["PORT"] or 5432),
        "PGUSER": str(address["USER"]),
        "PGPASSWORD": str(address["PASSWORD"]),
        "PGDATABASE": str(address["NAME"]),
        "PGOPTIONS": "-c search_path=catalogue,public",
    }
    command = [*shlex.split(os.environ.get("PSQL", "psql")), "-X", "-q", "-c", sql]
    with tempfile.TemporaryFile() as file:
        subprocess.run(command, env=os.environ | environment, stdout=file, check=True)


if __name__ == "__main__":
    main()
