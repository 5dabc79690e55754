"""How many of the people found there are for each value of one or two facets: each number is that of a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.catalogue.people.facets import FACETS
from tracker.catalogue.people.filter import PeopleFilter

BY = "by"
MOST_CELLS = 5000
GROUPABLE: Sequence[str] = [facet.name for facet in FACETS if not facet.has_many_values]
"""The facets by which people can be counted; sources are too many."""


@dataclass(frozen=True)
class Cell:
    """The values, in the order of the facets, and how many people have them all."""

    values: Sequence[str]
    people: int


def check_groups(by: Sequence[str]) -> None:
    """Raise `BadParameters` where people cannot be counted by these facets."""
    known = _("takes one or two of: %(names)s.") % {"names": ", ".join(GROUPABLE)}
    faults = [Fault(BY, name[:80], known) for name in by if name not in GROUPABLE]
    if not faults and not 1 <= len(by) <= 2:
        faults = [Fault(BY, ", ".join(by)[:80], known)]
    if not faults and len(set(by)) < len(by):
        faults = [Fault(BY, by[0], _("is named twice; name two different ones."))]
    if faults:
        raise BadParameters(faults)


def grouped(people: PeopleFilter, by: Sequence[str]) -> Iterator[Cell]:
    """The cells that somebody is in, in the order of their values.

    Each is the number of the list with these values ticked beside all other conditions; of a facet in which something
    is ticked already, those values alone. Raises `BadParameters`.
    """
    check_groups(by)
    first, *others = by
    values = _values(people, first)
    if not others:
        yield from (Cell([value], number) for value, number in values)
        return
    number_of_cells = len(values) * len(_values(people, others[0]))
    if number_of_cells > MOST_CELLS:
        message = _("gives %(cells)s cells here, and %(most)s are the most. Filter more, or count by one of them.")
        raise BadParameters([Fault(BY, ", ".join(by), message % {"cells": number_of_cells, "most": MOST_CELLS})])
    for value, _number in values:
        for other, number in _values(people.but(**{first: [value]}), others[0]):
            yield Cell([value, other], number)


def _values(people: PeopleFilter, name: str) -> list[tuple[str, int]]:
    ticked = people.cleaned.get(name)
    counts = people.people_by_value(name)
    return sorted((value, number) for value, number in counts.items() if number and (not ticked or value in ticked))
