"""Feeds: what changed among the records that a filter finds, without names of people, and what was withdrawn."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.models import Change
from tracker.publishing.actions import publish, withdraw
from tracker.review.actions import submit

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
Commit = Callable[..., Any]
ATOM = "{http://www.w3.org/2005/Atom}"


def titles(public: Client, path: str) -> list[str]:
    answer = public.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return [str(entry.findtext(f"{ATOM}title")) for entry in ET.fromstring(answer.content).findall(f"{ATOM}entry")]


def test_the_feed_of_a_filter_has_the_people_found_and_no_names(published: Publish, public: Client) -> None:
    nepali, indian = (
        factories.person("Ram Rai", nationalities=["NP"]),
        factories.person("Ira Das", nationalities=["IN"]),
    )
    published(nepali, indian)
    assert titles(public, "/people.atom?nationality=NP") == [f"Published: {nepali.reference}, Nepal"]
    assert len(titles(public, "/people.atom")) == 2
    assert "Rai" not in public.get("/people.atom").content.decode()


def test_of_a_withdrawn_person_one_entry_remains_in_every_feed(
    published: Publish, public: Client, publisher: User, django_capture_on_commit_callbacks: Commit
) -> None:
    person = factories.person("Ram Rai", nationalities=["NP"])
    published(person, factories.person(nationalities=["IN"]))
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[person.reference], by=publisher, reason="Asked for.")
    for query in ("", "?nationality=NP"):
        told = [title for title in titles(public, f"/people.atom{query}") if person.reference in title]
        assert told == [f"Withdrawn: {person.reference}"]
    assert "Nepal" not in "".join(titles(public, "/people.atom"))


def test_whoever_is_published_again_is_told_of_once(
    published: Publish, public: Client, researcher: User, publisher: User, django_capture_on_commit_callbacks: Commit
) -> None:
    person = factories.person(nationalities=["NP"])
    published(person)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[person.reference], by=publisher, reason="By mistake.")
        rows = submit(kind="person", references=[person.reference], by=researcher, unclaimed_are_mine=True)
        publish(rows, by=publisher, note="Safe now.", ground="He said so himself.")
    told = titles(public, "/people.atom?nationality=NP")
    assert told[0] == f"Published again: {person.reference}, Nepal"
    assert not any(title.startswith("Withdrawn") for title in told)


def test_figures_statements_and_actions_say_what_they_are(published: Publish, public: Client) -> None:
    figure = figure_factories.figure(1234, measure="killed", nationality_id="NP")
    said = figure_factories.statement("Denies it.", nationality_id="NP")
    done = figure_factories.state_action("Bans it.", territory_id="NP")
    published(figure, said, done)
    (of_figure,) = titles(public, "/figures.atom?measure=killed")
    assert "1,234" in of_figure
    assert figure.claimant.name in of_figure
    assert titles(public, "/figures.atom?measure=wounded") == []
    (of_statement,) = titles(public, "/statements.atom?about_nationality=NP")
    assert said.claimant.name in of_statement
    (of_action,) = titles(public, "/state-actions.atom?state=NP")
    assert "Nepal" in of_action


def test_each_entry_leads_to_its_record_and_keeps_its_id(published: Publish, public: Client) -> None:
    person = factories.person(nationalities=["NP"])
    published(person)
    (entry,) = ET.fromstring(public.get("/people.atom").content).findall(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://testserver/people/{person.reference}/"
    (other,) = ET.fromstring(public.get("/people.atom?nationality=NP").content).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == other.findtext(f"{ATOM}id")


def test_the_title_of_a_feed_says_what_it_is_of(public: Client) -> None:
    feed = ET.fromstring(public.get("/people.atom?nationality=NP").content)
    assert feed.findtext(f"{ATOM}title") == "Foreign Fighter Tracker: People, nationality: Nepal"


def test_lists_lead_to_their_feeds(published: Publish, public: Client) -> None:
    published(factories.person(nationalities=["NP"]), figure_factories.figure(5))
    assert 'href="/people.atom?nationality=NP"' in public.get("/people/?nationality=NP&sort=name").content.decode()
    assert 'href="/figures.atom?measure=killed"' in public.get("/figures/?measure=killed").content.decode()


def test_what_a_feed_cannot_use_is_refused_by_name(public: Client) -> None:
    answer = public.get("/people.atom?colour=red")
    assert answer.status_code == 400
    assert answer.content.decode().startswith("colour (red)")


def test_one_feed_tells_of_everything_about_a_nationality(
    published: Publish, public: Client, publisher: User, django_capture_on_commit_callbacks: Commit
) -> None:
    person = factories.person("Ram Rai", nationalities=["NP"])
    said = figure_factories.statement("Denies it.", nationality_id="NP")
    published(person, figure_factories.figure(1234, nationality_id="NP"), said, factories.person(nationalities=["IN"]))
    told = titles(public, "/nationalities/NP.atom")
    assert [any(words in title for title in told) for words in (person.reference, "1,234", said.claimant.name)] == [
        True,
        True,
        True,
    ]
    assert len(told) == 3
    content = public.get("/nationalities/NP.atom").content.decode()
    assert "Rai" not in content
    assert content.count("<summary") == 1, "of the statement, none of the person"
    assert public.get("/nationalities/np.atom").headers["Location"] == "/nationalities/NP.atom"
    assert public.get("/nationalities/QQ.atom").status_code == 404
    assert len(titles(public, "/nationalities/unknown.atom")) == 0
    assert 'href="/nationalities/NP.atom"' in public.get("/nationalities/NP/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[person.reference], by=publisher, reason="Asked for.")
    assert f"Withdrawn: {person.reference}" in titles(public, "/nationalities/NP.atom")
    assert not any("Nepal" in title for title in titles(public, "/nationalities/NP.atom") if person.reference in title)


def test_an_entry_has_the_text_of_what_was_said_done_or_counted_and_none_of_a_person(
    published: Publish, public: Client
) -> None:
    published(
        factories.person("Ram Rai", nationalities=["KE"]),
        figure_factories.figure(5, nationality_id="KE", scope="one list", as_of="2024-05"),
        figure_factories.statement("Denies it.", nationality_id="KE"),
        figure_factories.state_action("Bans it.", territory_id="KE", nationality_id="KE"),
    )
    feed = ET.fromstring(public.get("/nationalities/KE.atom").content)
    texts = [entry.findtext(f"{ATOM}summary") for entry in feed.findall(f"{ATOM}entry")]
    assert sorted(texts, key=str) == ["Bans it.", "Denies it.", None, "one list. As of May 2024."]


def test_what_was_published_at_once_stands_by_the_day_of_the_thing_itself(published: Publish, public: Client) -> None:
    days = ["2024-03-01", "2022-03-01", "2025-03-01"]
    published(*(figure_factories.statement(f"On {day}.", on=day) for day in days))
    Change.objects.update(at=datetime(2026, 1, 1, tzinfo=UTC))
    feed = ET.fromstring(public.get("/statements.atom").content)
    texts = [entry.findtext(f"{ATOM}summary") for entry in feed.findall(f"{ATOM}entry")]
    assert texts == ["On 2025-03-01.", "On 2024-03-01.", "On 2022-03-01."]
