"""All kinds of public records, in the order in which menus and helps name them. A new kind gets a line here."""

from collections.abc import Mapping, Sequence

from tracker.catalogue.figures.kind import CLAIMANTS, FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.sources.kind import INSTRUMENTS, SOURCES
from tracker.catalogue.units.kind import SITES, UNITS

KINDS: Mapping[str, PublicKind] = {
    each.kind: each
    for each in (PEOPLE, UNITS, FIGURES, STATEMENTS, STATE_ACTIONS, SOURCES, INSTRUMENTS, SITES, CLAIMANTS)
}
"""By the name that the publication log has for them."""

LISTS: Sequence[PublicList] = tuple(each.listing for each in KINDS.values() if each.listing)
"""The lists among them."""

KIND_OF_LIST: Mapping[str, PublicKind] = {each.listing.slug: each for each in KINDS.values() if each.listing}
"""The kinds that have a list, by its slug."""
