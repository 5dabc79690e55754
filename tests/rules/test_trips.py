"""How many files one request runs through: a colleague who follows it must be able to hold them in mind."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.test import Client

import tracker
from tests import factories, figure_factories
from tests.conftest import Publish
from tests.reviewing import page_of, reading_address
from tracker.accounts.models import User
from tracker.publishing.models import LogEntry
from tracker.review.actions import submit

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
ROOT = Path(tracker.__file__).parent
Trip = dict[str, set[str]]
"""The functions run through, by file."""
MOST_OF_LISTS, MOST_OF_AN_APPROVAL = 58, 37
"""A file more is a file more to know: raise these only for one that says something of its own."""


@contextmanager
def followed() -> Iterator[Trip]:
    """The functions of ours that run inside the block; those of closed lists, models and `lib` are left out."""
    trip: Trip = {}

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.is_relative_to(ROOT):
            name = str(path.relative_to(ROOT))
            if not name.startswith(("lib/", "vocabulary/", "config/")) and "/models/" not in name:
                trip.setdefault(name, set()).add(frame.f_code.co_qualname)

    before: Callable[..., Any] | None = sys.getprofile()
    sys.setprofile(note)
    try:
        yield trip
    finally:
        sys.setprofile(before)


def in_words(trip: Trip) -> str:
    functions = sum(map(len, trip.values()))
    return f"{len(trip)} files, {functions} functions: {', '.join(sorted(trip))}"


QUERY = "nationality=NP&contract_from=2023&q=Smith"
ADDRESSES = (
    f"/people/?{QUERY}",
    f"/people.csv?{QUERY}",
    f"/api/v1/people/?{QUERY}",
    "/figures/?measure=killed",
    "/figures.csv?measure=killed",
    "/api/v1/figures/?measure=killed",
    "/units/?side=RU",
    "/api/v1/units/?side=RU",
)


def test_filtered_lists_run_through_few_files_together(public: Client, published: Publish) -> None:
    published(
        factories.person("Adam Smith", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023"}]),
        figure_factories.figure(300, measure="killed"),
    )
    public.get("/people/")
    with followed() as trip:
        for address in ADDRESSES:
            assert b"".join(public.get(address)), address
    assert len(trip) <= MOST_OF_LISTS, in_words(trip)


def test_an_approval_runs_through_few_files(published: Publish, researcher: User, reviewer: User) -> None:
    source = factories.source(title="A list of the dead")
    published(factories.person("First of the list", by=researcher, source_of_all=source))
    person = factories.person("Adam Smith", by=researcher, source_of_all=source)
    (submission,) = submit(kind="person", references=[person.reference], by=researcher, unclaimed_are_mine=True)
    desk = Client()
    desk.force_login(reviewer)
    address = reading_address(submission)
    desk.get(page_of(submission))
    desk.get(address)
    with followed() as trip:
        desk.post(address)
    assert LogEntry.objects.filter(reference=person.reference).exists()
    assert len(trip) <= MOST_OF_AN_APPROVAL, in_words(trip)
