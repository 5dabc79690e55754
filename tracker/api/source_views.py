"""Sources, laws and decrees over the API."""

from typing import Any

from django.http import QueryDict

from tracker.api.answers import source_answer
from tracker.api.lists import Listed, rows_answer
from tracker.api.records import Record
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.paging import BY_DATE, NEWEST_FIRST
from tracker.catalogue.models import Capture, Source
from tracker.catalogue.sources.columns import INSTRUMENT_COLUMNS, SOURCE_COLUMNS
from tracker.catalogue.sources.filter import instrument_filter, source_filter
from tracker.catalogue.sources.resting import resting_on


class Sources(Listed):
    """The sources of everything that is public, the latest first."""

    columns, sorts = SOURCE_COLUMNS, NEWEST_FIRST

    def asked(self, params: QueryDict) -> ListFilter:
        """The sources asked for."""
        return source_filter(params)


class SourceDetail(Record):
    """What may be shown of one source, and what rests on it."""

    prefix, model = "S", Source

    def answer(self, row: Source) -> dict[str, Any]:
        """The row of the list, its copies, and the references of what rests on it; of people, their number."""
        found = resting_on(row)
        (listed,) = rows_answer(Source.objects.filter(pk=row.pk), [row.pk], SOURCE_COLUMNS)
        captures = Capture.objects.filter(source=row).order_by("pk")
        return listed | {
            "captures": list(captures.values("url", "sha256", "captured_at", "method")),
            "same_text": [source_answer(other) for other in (found.original, *found.copies) if other],
            "resting": {
                "units": [unit.pk for unit in found.units],
                "figures": [figure.pk for figure in found.figures],
                "statements": [statement.pk for statement in found.statements],
                "state_actions": [action.pk for action in found.actions],
                "instruments": [instrument.pk for instrument in found.instruments],
            },
        }


class LegalInstruments(Listed):
    """Laws and decrees in order of date."""

    columns, sorts = INSTRUMENT_COLUMNS, BY_DATE

    def asked(self, params: QueryDict) -> ListFilter:
        """Those asked for."""
        return instrument_filter(params)
