"""Addresses of the API, below `/api/v1/`: of each kind a list at its slug, and its records below that."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.urls import URLPattern, path

from tracker.api.counted_views import CountedTables
from tracker.api.lists import Listed
from tracker.api.records import Record, person_answer
from tracker.api.root import Root
from tracker.api.rows import Rows
from tracker.api.source_answer import whole_source_answer
from tracker.api.unit_answer import unit_answer
from tracker.api.views import People
from tracker.catalogue.files import CLAIM_FILES, FIGURE_LINKS, ClaimFile, File
from tracker.catalogue.kinds import KINDS
from tracker.catalogue.people.kind import PEOPLE

RECORDS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "person": person_answer,
    "unit": unit_answer,
    "source": whole_source_answer,
}
"""What is answered of one record, of the kinds that have a page."""


def _of_kinds() -> Iterator[URLPattern]:
    for kind in KINDS.values():
        if kind.listing:
            slug = kind.listing.slug
            # People are counted in a way of their own.
            listed = People.as_view() if kind is PEOPLE else Listed.as_view(kind=kind)
            yield path(f"{slug}/", listed, name=f"api-{slug}")
            if kind.has_page:
                record = Record.as_view(kind=kind, answer=RECORDS[kind.kind])
                yield path(f"{slug}/<str:reference>/", record, name=f"api-{kind.kind}")


_ROWS: Sequence[File | ClaimFile] = (*CLAIM_FILES, FIGURE_LINKS)
"""Files whose rows are found by the filter of another list."""

_LISTS_AND_RECORDS: list[URLPattern] = [
    *_of_kinds(),
    *(path(f"{file.name}/", Rows.as_view(file=file), name=f"api-{file.name}") for file in _ROWS),
    path("counted/", CountedTables.as_view(), name="api-counted"),
]


def _addresses() -> dict[str, str]:
    """Lists and records by name: `people/{reference}/` for one person."""
    paths = {str(each.name): str(each.pattern) for each in _LISTS_AND_RECORDS}
    return {name.removeprefix("api-"): path.replace("<str:reference>", "{reference}") for name, path in paths.items()}


urlpatterns = [
    path("", Root.as_view(addresses=_addresses()), name="api-root"),
    *_LISTS_AND_RECORDS,
]
