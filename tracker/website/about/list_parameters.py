"""The parameters of every list in words, each with an example that works."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from tracker.catalogue.files import CLAIM_FILES, FIGURE_LINKS, PEOPLE
from tracker.catalogue.kinds import KIND_OF_LIST, LISTS
from tracker.catalogue.listing.filter import REFERENCE, SEARCH, ListFacet
from tracker.catalogue.listing.kind import PublicList
from tracker.lib.query import query_string
from tracker.website.listing.list_form import list_url
from tracker.website.people.people_parameters import Parameter

_REPEATED = "May be repeated: any of them."
_COUNTRIES = "A code of a country in capitals."
_SHOWN_VALUES = 20


@dataclass(frozen=True)
class ParameterGroup:
    """The parameters of one list."""

    id: str
    heading: str
    rows: list[Parameter]


def list_parameters() -> list[ParameterGroup]:
    """Those of every list but that of people."""
    others = [each for each in LISTS if each.slug != PEOPLE.name]
    return [
        ParameterGroup(f"parameters-{each.slug}", str(each.parameters_heading or each.heading), list(_rows(each)))
        for each in others
    ]


def list_of_file(name: str) -> str:
    """The list whose parameters find the rows of a file."""
    return _LIST_OF_FILE.get(name, name)


def parameters_of_file(name: str) -> Sequence[str]:
    """The names of the parameters of a file, in their order; none where it has no filter."""
    kind = KIND_OF_LIST.get(list_of_file(name))
    return kind.listing.parameters if kind and kind.listing else ()


_LIST_OF_FILE = {FIGURE_LINKS.name: "figures", **{file.name: PEOPLE.name for file in CLAIM_FILES}}
"""Files whose rows are found by the parameters of another list."""


def _rows(listed: PublicList) -> Iterator[Parameter]:
    name, filters = listed.slug, listed.filter_set({}).filters
    if SEARCH in filters:
        yield _parameter(name, SEARCH, f"{filters[SEARCH].label}; or a reference.", [], "list")
    for facet in listed.filter_set.facets:
        yield _of_facet(name, facet, listed.example_country)
    yield Parameter(REFERENCE, f"References of the rows themselves. {_REPEATED}", [], "from a page", reverse(name))


def _of_facet(name: str, facet: ListFacet, country: str) -> Parameter:
    others = list(facet.others) if facet.labels is None else list(facet.labels)
    # Languages are too many to print; the form lists those in use.
    values = others if len(others) <= _SHOWN_VALUES else []
    meaning = f"{facet.heading}. {_COUNTRIES if facet.labels is None else ''} {_REPEATED}"
    example = country if facet.labels is None else next(iter(facet.labels))
    return _parameter(name, facet.name, " ".join(meaning.split()), values, example)


def _parameter(name: str, parameter: str, meaning: str, values: list[str], example: str) -> Parameter:
    url = list_url(reverse(name), query_string({parameter: example}))
    return Parameter(parameter, meaning, values, url.partition("?")[2], url)
