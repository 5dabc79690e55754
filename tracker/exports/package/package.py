"""What a data package is made of: the people found, or a release; and what it says of itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.catalogue.generation import State
from tracker.catalogue.models import ReleaseVersion
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.exports.package.tables import Table, tables_of, tables_of_release
from tracker.lib.dates.date_words import day_in_words


@dataclass(frozen=True)
class Package:
    """One data package: its tables, of which state they are, and how it is called, found and cited.

    `site` and `address` are those of the site and of the page with the same rows.
    """

    words: str
    version: str
    site: str
    address: str
    citation: str
    state: State
    tables: Iterable[Table]


def package_of(filterset: PeopleFilter, state: State, *, site: str) -> Package:
    """That of the people found, with what they name; without a filter that of all lists."""
    address = f"{site}/people/{f'?{filterset.query}' if filterset.query else ''}"
    citation = f"Foreign Fighter Tracker, {address}, generation {state.number}"
    words = in_words(filterset.cleaned)
    return Package(words, str(state.number), site, address, citation, state, tables_of(filterset))


def package_of_release(version: ReleaseVersion, *, site: str) -> Package:
    """That of a release, all lists, as its rows stand now."""
    release = version.release
    address = f"{site}/releases/{release.number}/"
    state = State(release.generation, release.at)
    return Package(
        str(version), version.name, site, address, cited(version, address), state, tables_of_release(version, state)
    )


def cited(version: ReleaseVersion, address: str) -> str:
    """How a release is cited."""
    return _("Foreign Fighter Tracker, release %(name)s (%(day)s), generation %(generation)s, %(address)s.") % {
        "name": version.name,
        "day": day_in_words(version.release.at.date().isoformat()),
        "generation": version.release.generation,
        "address": address,
    }
