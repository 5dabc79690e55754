"""Small pages that other sites frame, live and with their day; and how pages are cited."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.website.test_feeds import Commit
from tracker.accounts.models import User
from tracker.catalogue.generation import State
from tracker.publishing.actions import withdraw
from tracker.website.page_context import citation

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def shown(public: Client, path: str, status: int = 200) -> str:
    answer = public.get(path)
    assert answer.status_code == status, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def is_framable(public: Client, path: str) -> bool:
    answer = public.get(path)
    policy = answer["Content-Security-Policy"]
    told = "frame-ancestors *" in policy
    assert told == ("X-Frame-Options" not in answer)
    assert told or "frame-ancestors 'none'" in policy
    return told


def test_numbers_charts_and_records_can_be_framed_and_nothing_else(published: Publish, public: Client) -> None:
    person = factories.person("Ram Rai", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023-08"}])
    published(person, figure_factories.figure(12, measure="killed", nationality_id="NP"))
    embeds = (
        "/embed/people/?nationality=NP",
        "/embed/timeline/?nationality=NP",
        "/embed/map/?nationality=NP",
        "/embed/map/?measure=killed&side=RU",
        f"/embed/people/{person.reference}/",
        "/embed/compare/?nationality=NP&measure=killed",
    )
    for path in embeds:
        page = shown(public, path)
        assert is_framable(public, path), path
        assert is_framable(public, path), "the kept answer too"
        assert re.search(r"As of \d+ \w+ \d{4}, generation \d+\.", page), path
        assert '<html lang="en" class="light">' in page, "whatever scheme the reader of the other site has chosen"
        assert not is_framable(public, path.replace("/embed", "", 1)), path
    assert "1 person" in shown(public, embeds[0])
    assert "Ram Rai" in shown(public, embeds[4])
    assert "Killed" in shown(public, embeds[4])


def test_a_withdrawn_record_says_so_in_the_frame(
    published: Publish, public: Client, publisher: User, django_capture_on_commit_callbacks: Commit
) -> None:
    person = factories.person("Ram Rai", nationalities=["NP"])
    published(person)
    path = f"/embed/people/{person.reference}/"
    assert "Ram Rai" in shown(public, path)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[person.reference], by=publisher, reason="Asked for.")
    page = shown(public, path, 410)
    assert "This record was withdrawn." in page
    assert "Rai" not in page
    assert is_framable(public, path)
    assert "0 people" in shown(public, "/embed/people/")


def test_what_is_no_record_and_what_cannot_be_used_is_said_in_the_frame(public: Client) -> None:
    assert "There is no public record" in shown(public, "/embed/people/P-000000/", 404)
    assert shown(public, "/embed/people/?colour=red", 400).startswith("colour (red)")
    assert shown(public, "/embed/compare/?measure=killed", 400).startswith("nationality")
    assert is_framable(public, "/embed/timeline/?side=XX")


def test_pages_say_how_they_are_cited_and_shown_elsewhere(published: Publish, public: Client) -> None:
    person = factories.person("Ram Rai", nationalities=["NP"])
    published(person)
    page = shown(public, "/people/?nationality=NP")
    assert "Foreign Fighter Tracker: People, nationality: Nepal. As of" in page
    assert "@misc{tracker-people-" in page
    assert '<iframe src="http://testserver/embed/people/?nationality=NP"' in page
    of_person = shown(public, f"/people/{person.reference}/")
    assert f"Foreign Fighter Tracker: Ram Rai, {person.reference}. As of" in of_person
    assert f"/embed/people/{person.reference}/" in of_person
    paths = ("/timeline/", "/timeline/?side=RU", "/figures/", "/nationalities/NP/")
    keys = [re.search(r"@misc\{([\w-]+),", shown(public, path)) for path in paths]
    assert len({key[1] for key in keys if key}) == len(paths)


def test_bibtex_is_escaped(published: Publish, public: Client) -> None:
    published(factories.person("A", nationalities=["NP"]))
    page = shown(public, "/people/?q=%7Bx%7D_50%25%5C")
    assert r"\{x\}\_50\%\textbackslash{}" in page


def test_nothing_is_cited_before_anything_is_published(public: Client) -> None:
    assert citation("Title", "/", State(0, None), on="") is None
    assert "@misc" not in shown(public, "/people/")


def test_the_snippet_is_escaped_as_html_needs_it(published: Publish, public: Client) -> None:
    published(factories.person("A", nationalities=["NP"], contracts=[{"side": "RU"}]))
    answer = public.get("/people/?nationality=NP&side=RU").content.decode()
    assert "/embed/people/?nationality=NP&amp;amp;side=RU&quot;" in answer
    assert "served over http or https" in answer


def test_a_framed_comparison_has_its_title_once_with_the_side(published: Publish, public: Client) -> None:
    given: dict[str, Any] = {"measure": "killed", "nationality_id": "NP", "comparison_group": "Killed, Nepal"}
    published(
        figure_factories.figure(104, as_of="2024-05", **given), figure_factories.figure(156, as_of="2023", **given)
    )
    framed = shown(public, "/embed/compare/?nationality=NP&measure=killed")
    assert framed.count("Nepal, killed, on Russia's side") == 2, "in the title of the document and above the drawing"
    assert '<b class="home_state"' in framed, "the legend has the colours of the dots"
    assert '<text class="value"' in framed


def test_a_framed_person_names_the_sources(published: Publish, public: Client) -> None:
    person = factories.person("Ram Rai", nationalities=["NP"])
    published(person)
    framed = shown(public, f"/embed/people/{person.reference}/")
    assert 'href="http://testserver/sources/S-' in framed
