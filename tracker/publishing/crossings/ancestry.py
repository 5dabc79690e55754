"""Which published unit lies under which: kept beside the parents, so that a filter is one index look-up."""

from django.db import connections

from tracker.catalogue.models import Unit, UnitAncestor, UnitParent
from tracker.publishing import CATALOGUE

_CLOSURE = """
WITH RECURSIVE above (unit_id, ancestor_id) AS (
    SELECT reference, reference FROM {unit}
    UNION
    SELECT above.unit_id, parent.parent_id
    FROM above JOIN {unitparent} parent ON parent.unit_id = above.ancestor_id
    WHERE parent.status = 'accepted'
)
SELECT unit_id, ancestor_id FROM above
"""


def refresh_ancestors() -> set[str]:
    """Bring the ancestors of all units up to date; give the units whose ancestors changed.

    Accepted parents at any date count; units are few (hundreds), so all are computed.
    """
    with connections[CATALOGUE].cursor() as cursor:
        cursor.execute(_CLOSURE.format(unit=Unit._meta.db_table, unitparent=UnitParent._meta.db_table))
        wanted = set(cursor.fetchall())
    rows = UnitAncestor.objects
    present = {(unit, ancestor): pk for pk, unit, ancestor in rows.values_list("pk", "unit", "ancestor")}
    rows.filter(pk__in=[pk for pair, pk in present.items() if pair not in wanted]).delete()
    added = sorted(wanted - present.keys())
    rows.bulk_create([UnitAncestor(unit_id=unit, ancestor_id=ancestor) for unit, ancestor in added])
    return {unit for unit, _ in wanted ^ present.keys()}
