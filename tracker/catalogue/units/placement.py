"""Who is placed in which unit: the unit or force of an accepted contract, the unit of an accepted service.

"Within" a unit is there or in any unit below it, through accepted parents at any date; "directly" is there itself.
Both are kept with the person, so that these numbers and the filter on people cannot disagree.
"""

from dataclasses import dataclass

from tracker.catalogue.listing.per_value import people_per


@dataclass(frozen=True)
class Placed:
    """People of one unit, each once: within it, and of them those placed there itself."""

    within: int
    directly: int


def people_by_unit() -> dict[str, Placed]:
    """How many people each unit has, by its reference. Values that are no unit (`unknown`) are among them."""
    directly = people_per("units_directly")
    return {unit: Placed(within, directly.get(unit, 0)) for unit, within in people_per("units").items()}
