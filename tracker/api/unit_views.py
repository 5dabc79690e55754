"""Units over the API."""

from typing import Any

from django.http import QueryDict

from tracker.api.answers import citation_answer, claim_answer, source_answer
from tracker.api.lists import Listed, rows_answer
from tracker.api.records import Record
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.models import Unit
from tracker.catalogue.units.columns import UNIT_COLUMNS
from tracker.catalogue.units.dossier import unit_dossier
from tracker.catalogue.units.filter import unit_filter


class Units(Listed):
    """Units with the people placed in them."""

    columns = UNIT_COLUMNS

    def asked(self, params: QueryDict) -> ListFilter:
        """The units asked for."""
        return unit_filter(params)


class UnitDetail(Record):
    """Everything public about one unit."""

    prefix, model = "U", Unit

    def answer(self, row: Unit) -> dict[str, Any]:
        """The row of the list, and all claims with their citations."""
        found = unit_dossier(row)
        (listed,) = rows_answer(Unit.objects.filter(pk=row.pk), [row.pk], UNIT_COLUMNS)
        claims = {"name": found.names, "parent": found.parents, "formation_status": found.statuses}
        return listed | {
            "about_citations": [citation_answer(cited) for cited in found.about],
            "claims": {kind: [claim_answer(claim, owner="unit") for claim in shown] for kind, shown in claims.items()},
            "children": [claim_answer(claim, owner="parent") for claim in found.children],
            "statements": found.statements,
            "sources": [source_answer(source) for source in found.sources],
            "changes": [{"at": change.at, "action": change.action, "note": change.note} for change in found.changes],
        }
