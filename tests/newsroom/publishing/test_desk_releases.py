"""The page on which a publisher makes a release: what there is, what it would hold, the question, and the deed."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.conftest import Publish
from tests.levels import account
from tests.newsroom.test_desk_work import lines
from tests.publishing.releases.reading import gone
from tracker.catalogue.models import Release
from tracker.people.models import Person
from tracker.publishing.actions import catch_up
from tracker.publishing.log import faults
from tracker.publishing.models import RELEASE, LogEntry

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
PAGE = "/publishing/releases/"
TASK = "Published, corrected or withdrawn since the last release"
NOTE = "All of <November>."


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(account("eli", "publisher"))
    return client


@pytest.fixture
def adam(published: Publish) -> Person:
    person = factories.person("Adam Smith")
    published(person, factories.person("Bimal"))
    return person


def page(client: Client) -> str:
    return _text(client.get(PAGE).content)


def _text(content: bytes) -> str:
    return " ".join(unescape(content.decode()).split())


def seen(shown: str) -> str:
    (number,) = re.findall(r'name="seen" value="(\d+)"', shown)
    return str(number)


def asked(client: Client, note: str = NOTE) -> str:
    """The first button: what the page asks then."""
    return _text(client.post(PAGE, {"seen": seen(page(client)), "note": note}).content)


def made(client: Client, question: str, note: str = NOTE) -> str:
    """The second button: what the page says then."""
    answer = client.post(PAGE, {"seen": seen(question), "note": note, "confirmed": "1"}, follow=True)
    catch_up()
    return _text(answer.content)


def counts(shown: str) -> dict[str, list[str]]:
    rows = re.findall(r'<th scope="row">([a-z-]+)</th>((?: <td class="number">[^<]*</td>)+)', shown)
    return {name: re.findall(r">([^<]+)</td>", cells) for name, cells in rows}


def test_nothing_is_made_before_it_was_asked_twice(desk: Client, adam: Person) -> None:
    question = asked(desk)
    assert "Make release 1?" in question
    assert NOTE in question
    assert not LogEntry.objects.filter(kind=RELEASE).exists()
    assert "Made release 1, with entry" in made(desk, question)
    release = Release.objects.get()
    assert release.note == NOTE
    entry = LogEntry.objects.get(kind=RELEASE)
    assert (entry.decided_by, entry.number) == ("eli", release.generation)
    assert not list(faults())


def test_the_page_says_who_made_which_release_and_how_it_stands(desk: Client, adam: Person, settings: Settings) -> None:
    settings.PUBLIC_ADDRESS = "https://site.example"
    made(desk, asked(desk))
    gone("person", adam.reference)
    shown = page(desk)
    row = shown[shown.index("Releases made") :]
    assert '<a href="https://site.example/releases/1/">1.1</a>' in row
    assert "<td>eli</td>" in row
    assert NOTE in row


def test_it_says_what_a_new_one_would_hold_beside_the_last(desk: Client, adam: Person, published: Publish) -> None:
    assert counts(page(desk))["people"] == ["2"]
    made(desk, asked(desk))
    assert "Nothing was published or withdrawn since the last release." in page(desk)
    published(*(factories.person(f"New {n}") for n in range(3)))
    shown = page(desk)
    assert counts(shown)["people"] == ["5", "2", "+3"]
    assert counts(shown)["figures"] == ["0", "0", "0"]
    assert "Nothing was published" not in shown


def test_what_was_decided_on_an_older_state_is_refused(desk: Client, adam: Person, published: Publish) -> None:
    question = asked(desk)
    published(factories.person("Cyd"))
    assert "Not made: something was published or withdrawn meanwhile." in made(desk, question)
    assert not Release.objects.exists()
    again = asked(desk)
    assert "Made release 1" in made(desk, again)
    assert "Not made" in made(desk, again), "the same button pressed twice"
    assert Release.objects.count() == 1


@pytest.mark.parametrize("role", ["researcher", "reviewer", "keeper", "administrator"])
def test_nobody_but_a_publisher_sees_or_makes_one(adam: Person, role: str) -> None:
    client = Client()
    client.force_login(account("ada", role))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"seen": "1", "note": "", "confirmed": "1"}).status_code == 403
    assert not LogEntry.objects.filter(kind=RELEASE).exists()


def test_a_note_that_is_too_long_or_a_form_without_its_number_makes_nothing(desk: Client, adam: Person) -> None:
    number = seen(page(desk))
    for sent in ({"seen": number, "note": "x" * 501}, {"seen": "x", "note": ""}, {"note": ""}):
        shown = _text(desk.post(PAGE, {**sent, "confirmed": "1"}).content)
        assert "Make release 1?" not in shown
        assert not LogEntry.objects.filter(kind=RELEASE).exists()
    assert "at most 500 characters" in _text(desk.post(PAGE, {"seen": number, "note": "x" * 501}).content)


def test_the_first_page_leads_there_and_says_how_much_is_new(desk: Client, adam: Person) -> None:
    number, url, _css = lines(account("eli", "publisher"))[TASK]
    assert (int(number), url) == (LogEntry.objects.count(), PAGE)
    made(desk, asked(desk))
    assert lines(account("eli", "publisher"))[TASK][0] == "none"
    assert TASK not in lines(account("ben", "reviewer"))
