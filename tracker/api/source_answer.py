"""One source over the API."""

from typing import Any

from tracker.api.record_answers import source_answer
from tracker.api.serializers import row_answer
from tracker.catalogue.models import Capture, Source
from tracker.catalogue.sources.citing import records_citing
from tracker.catalogue.sources.columns import SOURCE_COLUMNS


def source_record_answer(row: Source) -> dict[str, Any]:
    """The row of the list, its copies, and the references of what rests on it; of people, their number."""
    found = records_citing(row)
    captures = Capture.objects.filter(source=row).order_by("pk")
    return row_answer(Source.objects.filter(pk=row.pk), SOURCE_COLUMNS) | {
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
