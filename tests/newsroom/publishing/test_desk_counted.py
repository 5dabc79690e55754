"""The page on which a publisher publishes the tables of people who are only counted."""

import re
import threading
from html import unescape

import pytest
from django.db import connections
from django.test import Client

from tests import factories
from tests.levels import account, crowd, show, take_off
from tests.newsroom.test_desk_work import lines
from tracker.catalogue.counted.tables import counted_people
from tracker.publishing.actions import catch_up
from tracker.publishing.log import faults
from tracker.publishing.models import Counted, LogEntry

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
PAGE = "/publishing/counted/"


def desk(role: str) -> Client:
    client = Client()
    client.force_login(account({"publisher": "eli", "reviewer": "ben", "researcher": "ada"}[role], role))
    return client


def page(client: Client) -> str:
    return " ".join(unescape(client.get(PAGE).content.decode()).split())


def totals(client: Client) -> list[int]:
    """Published, after the next publication, entering, waiting."""
    return [int(number) for number in re.findall(r"<dd>\s*(\d+)\s*</dd>", page(client))]


def press(client: Client, seen: str = "") -> str:
    """Press the button as it stands on the page; give what the page says next."""
    seen = seen or re.findall(r'name="seen" value="(\d+)"', page(client))[0]
    return client.post(PAGE, {"seen": seen}, follow=True).content.decode()


def published() -> int:
    return LogEntry.objects.filter(kind="counted").count()


def test_the_page_shows_what_would_change_and_the_button_does_it() -> None:
    client = desk("publisher")
    show(*crowd(6, level="counted"), *crowd(2, level="counted", nationalities=["IN"], name="Other"))
    assert totals(client) == [0, 6, 6, 2]
    assert "2023 Q3" in page(client)
    assert "Published with entry" in press(client)
    catch_up()
    assert counted_people() == 6
    assert totals(client) == [6, 6, 0, 2]
    assert Counted.objects.filter(shown_as__isnull=True).count() == 2
    assert not list(faults())


def test_it_says_why_people_wait() -> None:
    show(*crowd(4, level="counted"), *crowd(1, level="counted", fates=[{"kind": "captured"}], name="Held"))
    shown = page(desk("publisher"))
    assert "4 people need 5 who are the same, themselves included: even with every column held back" in shown
    assert "1 person needs 10 who are the same, itself included (of a protected group): even with" in shown
    assert 'name="seen"' not in shown
    assert "Nothing: the published tables say what they would say now" in shown


def test_old_and_new_numbers_stand_side_by_side() -> None:
    client = desk("publisher")
    show(*crowd(6, level="counted"))
    press(client)
    show(*crowd(5, level="counted", name="Later"))
    assert re.search(
        r'<th scope="row">Nepal</th> <td>2023 Q3</td> <td class="number">6</td> <td class="number">11</td>',
        page(client),
    )


def test_who_leaves_is_said_to_be_urgent_and_nobody_comes_with_it() -> None:
    client = desk("publisher")
    first = crowd(6, level="counted")
    show(*first)
    press(client)
    show(*crowd(5, level="counted", name="Later"))
    take_off(first[0])
    assert totals(client) == [6, 0, 0, 5]
    shown = page(client)
    assert "must leave the tables: publish soon" in shown
    assert "nobody may come in the same publication in which people leave" in shown
    eli = account("eli", "publisher")
    left = lines(eli)["People who must leave the tables of those counted only"]
    assert left == ("6", PAGE, "urgent")
    press(client)
    assert lines(eli)["People who must leave the tables of those counted only"][0] == "none"
    assert lines(eli)["People who wait to enter these tables"][:2] == ("5", PAGE)
    press(client)
    assert totals(client) == [5, 5, 0, 0]


def test_a_reviewer_may_look_and_not_publish() -> None:
    show(*crowd(5, level="counted"))
    client = desk("reviewer")
    shown = page(client)
    assert "A publisher publishes them: your role may look." in shown
    assert "Publish these tables" not in shown
    assert client.post(PAGE, {"seen": "0"}).status_code == 403
    assert published() == 0


@pytest.mark.parametrize("role", ["researcher", "keeper", "administrator"])
def test_others_are_refused(role: str) -> None:
    client = Client()
    client.force_login(factories.user("somebody", role))
    assert client.get(PAGE).status_code == client.post(PAGE, {"seen": "0"}).status_code == 403


def test_without_an_account_there_is_the_login() -> None:
    answer = Client().get(PAGE)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/login/")


def test_a_post_without_the_token_of_the_page_is_refused() -> None:
    show(*crowd(5, level="counted"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(account("eli", "publisher"))
    assert client.post(PAGE, {"seen": "0"}).status_code == 403
    assert published() == 0


@pytest.mark.parametrize("seen", ["", "x", "7", "²"])
def test_who_looked_at_an_older_publication_is_told(seen: str) -> None:
    show(*crowd(5, level="counted"))
    answer = desk("publisher").post(PAGE, {"seen": seen}, follow=True).content.decode()
    assert "somebody published the tables meanwhile" in answer
    assert published() == 0


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_of_two_publishers_at_once_one_publishes(transactional_db: None) -> None:
    first = crowd(6, level="counted")
    show(*first)
    press(desk("publisher"))
    take_off(first[0])
    show(*crowd(5, level="counted", name="Later"))
    # A second publication would be possible at once: those who wait may come as soon as those who left are gone.
    seen = re.findall(r'name="seen" value="(\d+)"', page(desk("publisher")))[0]
    clients, said = [Client(), Client()], list[str]()
    for name, client in zip(("eli", "fay"), clients, strict=True):
        client.force_login(account(name, "publisher"))
    start = threading.Barrier(2)

    def one(client: Client) -> None:
        start.wait()
        said.append(press(client, seen))
        connections.close_all()

    threads = [threading.Thread(target=one, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert published() == 2
    assert sorted("Published with entry" in each for each in said) == [False, True]
    assert sum("published the tables meanwhile" in each for each in said) == 1
    assert Counted.objects.filter(shown_as__isnull=True).count() == 5
