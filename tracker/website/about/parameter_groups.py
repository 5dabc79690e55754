"""The parameters of every list in words, each with an example that works."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.catalogue.files import FILES
from tracker.catalogue.kinds import KIND_OF_LIST
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.people.kind import PEOPLE
from tracker.website.listing.links import list_url


@dataclass(frozen=True)
class Parameter:
    """One parameter of a list, its files and the API, with an example that works."""

    name: str
    meaning: str
    values: Sequence[str]
    example: str
    url: str


@dataclass(frozen=True)
class ParameterGroup:
    """The parameters of one list; `sorts` are the ways to sort it (empty: it has one order)."""

    id: str
    heading: str
    rows: list[Parameter]
    sorts: list[str]


def parameter_groups() -> Iterator[ParameterGroup]:
    """Those of every list, people first."""
    for slug, kind in KIND_OF_LIST.items():
        assert kind.listing
        heading = str(kind.listing.parameters_heading or kind.listing.heading)
        sorts = list(kind.listing.filter_set.sorts)
        yield ParameterGroup(f"parameters-{slug}", heading, list(_parameters(kind)), sorts if len(sorts) > 1 else [])


def _parameters(kind: PublicKind) -> Iterator[Parameter]:
    assert kind.listing
    for each in kind.listing.filter_set.help():
        url = list_url(kind, {each.name: each.example, **each.beside})
        example = url.partition("?")[2] or _("from a page")
        yield Parameter(each.name, each.meaning, each.values, example, url)


def list_of_file(name: str) -> str:
    """The list whose parameters find the rows of a file; the file itself where no list has them."""
    file = next(file for file in FILES if file.name == name)
    lists = (slug for slug, kind in KIND_OF_LIST.items() if kind.listing and kind.listing.filter_set is file.filter_set)
    return next(lists, name)


def is_of_people(name: str) -> bool:
    """Whether a file holds people or what is claimed about them."""
    assert PEOPLE.listing
    return list_of_file(name) == PEOPLE.listing.slug
