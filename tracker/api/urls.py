"""Addresses of the API, below `/api/v1/`: of each kind a list at its slug, and its records below that."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.urls import URLPattern, path

from tracker.api.changes import Changes
from tracker.api.counts import PeopleCounts
from tracker.api.lists import CountedTables, FileRows, KindList, PeopleList
from tracker.api.records import Record, person_answer
from tracker.api.root import Root
from tracker.api.schema import Description
from tracker.api.source_answer import source_record_answer
from tracker.api.start import for_people_and_programs, start_page
from tracker.api.unit_answer import unit_answer
from tracker.catalogue.files import FILES
from tracker.catalogue.kinds import KIND_OF_LIST

RECORDS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "person": person_answer,
    "unit": unit_answer,
    "source": source_record_answer,
}
"""What is answered of one record, of the kinds that have a page."""


_VIEWS: Mapping[str, type[FileRows]] = {"people": PeopleList, "counted": CountedTables}
"""Files whose rows have more before them than their number and facets."""


def _lists_and_records() -> Iterator[URLPattern]:
    for file in FILES:
        kind = KIND_OF_LIST.get(file.name)
        view = _VIEWS.get(file.name, KindList if kind else FileRows)
        yield path(f"{file.name}/", view.as_public_view(file=file), name=f"api-{file.name}")
        if kind and kind.has_page:
            record = Record.as_public_view(kind=kind, answer=RECORDS[kind.kind])
            yield path(f"{file.name}/<str:reference>/", record, name=f"api-{kind.kind}")


_BELOW: list[URLPattern] = [
    # Before the records of people, among whose references `counts` would be looked for.
    path("people/counts/", PeopleCounts.as_public_view(), name="api-people-counts"),
    *_lists_and_records(),
    path("changes/", Changes.as_public_view(), name="api-changes"),
    path("schema/", Description.as_public_view(), name="api-schema"),
]


def _addresses() -> dict[str, str]:
    """What stands below, by name: `people/{reference}/` for one person."""
    paths = {str(each.name): str(each.pattern) for each in _BELOW}
    return {name.removeprefix("api-"): path.replace("<str:reference>", "{reference}") for name, path in paths.items()}


_root = Root.as_public_view(addresses=_addresses())
urlpatterns = [
    path("", for_people_and_programs(_root), name="api-root"),
    path("start/", start_page([*_BELOW, path("", _root)]), name="api-start"),
    *_BELOW,
]
