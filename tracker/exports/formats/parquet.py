"""Parquet: typed columns, lists as lists, compressed with Zstandard; the meaning of each column stands in the file."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column, ValueType
from tracker.exports.asked import Asked
from tracker.exports.format import Format
from tracker.exports.licence import LICENCE

_ROWS = 10_000
"""Rows of one group: what a reader and this writer hold at once."""

_DIGITS, _BEHIND_THE_POINT = 18, 2


def write_parquet(asked: Asked, file: Any) -> None:
    """Write the rows in groups; memory does not depend on how many there are."""
    # Loaded with the first file: it takes long, and pages need none of it.
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, rows = schema_of(asked), asked.rows()
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while block := list(islice(rows, _ROWS)):
            columns = [
                pa.array(values, type=field.type)
                for values, field in zip(zip(*block, strict=True), schema, strict=True)
            ]
            writer.write_batch(pa.record_batch(columns, schema=schema))


def schema_of(asked: Asked) -> Any:
    """The columns with their types and meanings, and what is said of the whole file."""
    import pyarrow as pa

    kinds = {
        ValueType.TEXT: pa.string(),
        ValueType.TEXTS: pa.list_(pa.string()),
        ValueType.WHOLE_NUMBER: pa.int64(),
        ValueType.DECIMAL: pa.decimal128(_DIGITS, _BEHIND_THE_POINT),
        ValueType.FLAG: pa.bool_(),
        ValueType.DAY: pa.date32(),
    }
    return pa.schema(
        [
            pa.field(column.name, kinds[asked.types[column.name]], metadata=_about(column))
            for column in asked.file.columns
        ],
        metadata=_of_file(asked),
    )


def _about(column: Column) -> Mapping[str, str]:
    return {"label": str(column.label), "description": str(column.meaning)}


def _of_file(asked: Asked) -> Mapping[str, str]:
    return {
        "description": str(asked.file.one_row),
        "filter": asked.in_words,
        "source": asked.address,
        "generation": str(asked.state.number),
        "licence": LICENCE,
    }


PARQUET = Format(
    "parquet",
    "Parquet",
    "application/vnd.apache.parquet",
    _("For pandas, R, DuckDB: small, typed, lists as lists, dates as dates."),
    write_parquet,
)
