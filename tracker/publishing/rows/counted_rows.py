"""From the published tables of people who are counted only to the catalogue's cells."""

from tracker.catalogue.models import CountedCell
from tracker.lib.database.copying import bare_row
from tracker.publishing.crossings.crossing import Published
from tracker.publishing.documents.people import CountedDocument


def counted_rows(published: Published[CountedDocument]) -> list[CountedCell]:
    """One row a cell."""
    return [
        bare_row(CountedCell, {"table": table, "row": row, "column": column, "people": people})
        for table, row, column, people in published.document["cells"]
    ]
