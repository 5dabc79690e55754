"""The same values of people by the libraries alone; one line of JSON each.

The values are read beforehand, and only what the library does with them is timed. CSV stands beside `psql`'s COPY of
the stored columns, which reads them from the database as we do. FollowTheMoney's own library writes entities that
somebody has made, and none of a database: nothing is beside it.
"""

import json
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from time import perf_counter
from typing import IO, Any

from tests.bench.figures import say
from tests.bench.formats.measured import measured
from tests.bench.reading.files import psql
from tests.bench.reading.public_client import public_client

_ROWS = 10_000
Block = list[list[Any]]


def main() -> None:
    """Keep the values, then measure each library in a process of its own."""
    public_client()
    from django.db import connections

    from tracker.catalogue.models import Person

    persons = Person.objects.count()
    with tempfile.TemporaryFile() as kept:
        _keep(kept)
        connections.close_all()
        for file, who, write in (
            ("people.csv", "psql", _psql),
            ("people.xlsx", "xlsxwriter", lambda: _xlsxwriter(_values(kept))),
            ("people.jsonl", "json", lambda: _json(_values(kept))),
            ("people.parquet", "pyarrow", lambda: _pyarrow(_values(kept))),
        ):
            say(f"{file}: {who}")
            sys.stdout.flush()
            child = os.fork()
            if not child:
                measured(file, who, write, rows=persons).say()
                os._exit(0)
            assert not os.waitpid(child, 0)[1], who


def _asked() -> Any:
    from tracker.catalogue.files import PEOPLE
    from tracker.catalogue.generation import current_state
    from tracker.exports.asked import Asked

    return Asked(PEOPLE, PEOPLE.filter_set.of(), current_state(), "")


def _keep(file: IO[bytes]) -> None:
    rows = _asked().rows()
    while block := list(islice(rows, _ROWS)):
        pickle.dump(block, file)
    file.flush()


def _values(kept: IO[bytes]) -> Iterator[Block]:
    with open(f"/proc/self/fd/{kept.fileno()}", "rb") as file:  # noqa: PTH123
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return


def _names() -> list[str]:
    return [column.name for column in _asked().file.columns]


def _psql() -> tuple[float, int]:
    begun = perf_counter()
    psql("COPY (SELECT * FROM catalogue_person) TO STDOUT (FORMAT csv)")
    return perf_counter() - begun, 0


def _xlsxwriter(blocks: Iterator[Block]) -> tuple[float, int]:
    import xlsxwriter

    from tracker.exports.formats.xlsx import _cell

    columns = _asked().file.columns
    with tempfile.TemporaryFile() as file:
        took, number = 0.0, 0
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet()
        for block in blocks:
            cells = [[_cell(column, value) for column, value in zip(columns, row, strict=True)] for row in block]
            begun = perf_counter()
            for row in cells:
                sheet.write_row(number, 0, row)
                number += 1
            took += perf_counter() - begun
        begun = perf_counter()
        book.close()
        return took + perf_counter() - begun, file.tell()


def _json(blocks: Iterator[Block]) -> tuple[float, int]:
    names = _names()
    with tempfile.TemporaryFile() as file:
        took = 0.0
        for block in blocks:
            begun = perf_counter()
            for row in block:
                file.write(f"{json.dumps(dict(zip(names, row, strict=True)), default=str)}\n".encode())
            took += perf_counter() - begun
        return took, file.tell()


def _pyarrow(blocks: Iterator[Block]) -> tuple[float, int]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from tracker.exports.formats.parquet import schema_of

    schema = schema_of(_asked())
    with tempfile.TemporaryFile() as file:
        took = 0.0
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for block in blocks:
                begun = perf_counter()
                arrays = [pa.array(values, type=field.type) for values, field in _by_column(block, schema)]
                writer.write_batch(pa.record_batch(arrays, schema=schema))
                took += perf_counter() - begun
            begun = perf_counter()
        return took + perf_counter() - begun, file.tell()


def _by_column(block: Block, schema: Any) -> Iterator[tuple[Any, Any]]:
    return zip(zip(*block, strict=True), schema, strict=True)


if __name__ == "__main__":
    main()
