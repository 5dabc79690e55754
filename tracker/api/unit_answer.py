"""One unit over the API."""

from typing import Any

from tracker.api.record_answers import citation_answer, claim_answer, source_answer
from tracker.api.serializers import row_answer
from tracker.catalogue.models import Unit
from tracker.catalogue.units.columns import UNIT_COLUMNS
from tracker.catalogue.units.dossier import unit_dossier


def unit_answer(row: Unit) -> dict[str, Any]:
    """The row of the list, and all claims with their citations."""
    found = unit_dossier(row)
    claims = {"name": found.names, "parent": found.parents, "formation_status": found.statuses}
    return row_answer(Unit.objects.filter(pk=row.pk), UNIT_COLUMNS) | {
        "about_citations": [citation_answer(cited) for cited in found.about],
        "claims": {kind: [claim_answer(claim, owner="unit") for claim in shown] for kind, shown in claims.items()},
        "children": [claim_answer(claim, owner="parent") for claim in found.children],
        "statements": found.statements,
        "sources": [source_answer(source) for source in found.sources],
        "changes": [{"at": change.at, "action": change.action, "note": change.note} for change in found.changes],
    }
