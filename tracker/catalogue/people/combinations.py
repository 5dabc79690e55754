"""Columns of people that are counted together: few combinations of their values exist, however many people."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.catalogue.models import FacetSet

COMBINATIONS: Mapping[str, tuple[str, ...]] = {
    "nationality": ("nationalities", "regions"),
    "recruited": ("counted_as", "sides", "strata"),
    "work": ("found_in", "role_classes"),
    "recruited_how": ("recruited_how",),
    "motive": ("motives",),
    "indicator": ("indicators",),
    "unit": ("units",),
    "unit_directly": ("units_directly",),
    "site": ("sites",),
    "outcome": ("fate_now", "sex", "evidence"),
    "fates": ("fates_ever",),
    "grant": ("citizenship_states", "instruments"),
    "headline": ("counted_as", "fate_now", "has_contract", "grants_counted", "by_several"),
}
"""By name, which is also that of the person's column `in_<name>`."""

COUNTED_TOGETHER: Sequence[tuple[str, ...]] = (
    ("headline", "recruited", "outcome"),
    ("nationality", "grant"),
    ("work", "recruited_how"),
    ("motive", "indicator"),
)
"""Combinations of which few pairs exist too: counting the pairs costs about as much as counting one of them."""

ONE_SOURCE = "source"
"""Not a combination: one row for each source, with the people for whom it is cited."""

_MOST_KEPT = 200_000
_kept: dict[int, Mapping[str, Any]] = {}


def set_column(name: str) -> str:
    """The person's column with the key of that combination."""
    return f"in_{name}"


def values_of(keys: Iterable[int]) -> Mapping[int, Mapping[str, Any]]:
    """The values behind keys. A key follows from its values, so what was read once is kept by this process."""
    asked = set(keys)
    missing = asked - _kept.keys()
    if missing:
        if len(_kept) + len(missing) > _MOST_KEPT:
            _kept.clear()
            missing = asked
        rows = FacetSet.objects.filter(pk__in=missing)
        _kept.update(rows.values_list("key", "values"))
    return {key: _kept[key] for key in asked}


def everybody(names: Iterable[str]) -> Iterable[tuple[str, Mapping[str, Any], int]]:
    """All combinations of those names with the people who have them, without looking at a single person."""
    rows = FacetSet.objects.filter(combination__in=list(names))
    return rows.values_list("combination", "values", "people")
