"""The table of territories follows the fixture, and is searched by all their words."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func, IntegerField, Q, QuerySet, Value

from tracker.lib.territories import TerritoryEntry, territories
from tracker.lib.territory_words import territories_like, territories_named

_COLUMNS = ("kind", "valid_from", "valid_to", "region")


def sync_territories(model: Any) -> int:
    """Bring the rows of the Territory model up to the fixture; give the number of those that are new or changed.

    Parents come first. Rows that the fixture has no longer stay, for records may name them; `no_longer_listed` gives
    them. Rows that are as the fixture says are not written, so that nothing comes into their history.
    """
    there = {row.pk: row for row in model.objects.all()}
    changed = [row for entry in _parents_first() if _differs(row := _row(model, entry), there.get(entry.code))]
    model.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["parent", "name_en", "name_ru", "name_uk", *_COLUMNS],
    )
    return len(changed)


def no_longer_listed(model: Any) -> list[str]:
    """Codes of rows that the fixture does not have, sorted."""
    return sorted(set(model.objects.values_list("pk", flat=True)) - set(territories()))


def likeliest_first(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """The territories that the text may mean, the likeliest first; last, rows that the fixture does not have."""
    codes = territories_like(text)
    listed = Value(codes, output_field=ArrayField(CharField(max_length=8)))
    place = Func(listed, F("code"), function="array_position", output_field=IntegerField())
    not_listed = Q(name_en__icontains=text.strip()) & ~Q(code__in=list(territories()))
    return rows.filter(Q(code__in=codes) | not_listed).order_by(place.asc(nulls_last=True), "name_en")


def named_in(text: str, *columns: str) -> Q | None:
    """The condition that a column is a territory which the text names as a whole; None where it names none."""
    codes = territories_named(text)
    if not codes:
        return None
    condition = Q()
    for column in columns:
        condition |= Q(**{f"{column}__in": codes})
    return condition


def _parents_first() -> list[TerritoryEntry]:
    return sorted(territories().values(), key=lambda entry: bool(entry.parent))


def _row(model: Any, entry: TerritoryEntry) -> Any:
    return model(
        code=entry.code,
        parent_id=entry.parent or None,
        name_en=entry.en,
        name_ru=entry.ru,
        name_uk=entry.uk,
        **{name: getattr(entry, name) or "" for name in _COLUMNS},
    )


def _differs(row: Any, there: Any) -> bool:
    columns = [field.attname for field in row._meta.concrete_fields]
    return there is None or any(getattr(row, column) != getattr(there, column) for column in columns)
