"""The table of territories follows the fixture."""

from typing import Any

from tracker.lib.territories import territories

_COLUMNS = ("kind", "valid_from", "valid_to", "region")


def sync_territories(model: Any) -> int:
    """Make the rows of the Territory model equal to the fixture; give their number. Parents come first."""
    entries = territories()
    for parents in (True, False):
        model.objects.bulk_create(
            [
                model(
                    code=entry.code,
                    parent_id=entry.parent or None,
                    name_en=entry.en,
                    name_ru=entry.ru,
                    name_uk=entry.uk,
                    **{name: getattr(entry, name) or "" for name in _COLUMNS},
                )
                for entry in entries.values()
                if bool(entry.parent) is not parents
            ],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["parent", "name_en", "name_ru", "name_uk", *_COLUMNS],
        )
    return len(entries)
