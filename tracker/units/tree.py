"""Units in the order of a tree: each under the unit that it belongs to, by its latest accepted parent."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.expressions import RawSQL

from tracker.units.models import Unit, UnitName, UnitParent

# Walks up from each row. A label is the romanised name (sorting never depends on the collation) and the reference,
# which tells apart units of one name.
_PATH = """
(WITH RECURSIVE up(unit, path) AS (
    SELECT {units}.id, ARRAY[{label_of_row}]
  UNION ALL
    SELECT above.parent_id, {label_of_parent} || up.path
    FROM up CROSS JOIN LATERAL (
        SELECT held.parent_id FROM {parents} held
        WHERE held.unit_id = up.unit AND held.status = 'accepted'
        ORDER BY held.to_on_latest DESC NULLS FIRST, held.from_on_earliest DESC NULLS LAST, held.id LIMIT 1
    ) above
    WHERE cardinality(up.path) < 20
)
SELECT path FROM up ORDER BY cardinality(path) DESC LIMIT 1)
"""
_LABEL = """
coalesce((SELECT named.romanised FROM {names} named
          WHERE named.unit_id = {unit} AND named.status <> 'rejected'
          ORDER BY named.preferred DESC, named.id LIMIT 1), '~')
|| ' ' || (SELECT labelled.reference FROM {units} labelled WHERE labelled.id = {unit})
"""


def in_tree(units: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Each unit with `path`, the labels from the topmost unit down to itself; sort by it to read a tree."""
    tables = {"units": Unit, "parents": UnitParent, "names": UnitName}
    names = {name: model._meta.db_table for name, model in tables.items()}
    sql = _PATH.format(
        label_of_row=_LABEL.format(unit=f"{names['units']}.id", **names),
        label_of_parent=_LABEL.format(unit="above.parent_id", **names),
        **names,
    )
    # All that is put in are names of our own tables: nothing from outside is in the statement.
    path = RawSQL(sql, (), output_field=ArrayField(models.TextField()))  # noqa: S611
    found: models.QuerySet[Any] = units.annotate(path=path)
    return found
