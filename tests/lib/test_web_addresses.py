"""One page is one source, however its address is written."""

import re
from html import unescape
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.admin_forms import fields_of
from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.lib.web_addresses import AddressKeyField, address_key
from tracker.sources.models import Source

WORD = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=8)
HOST = st.tuples(WORD, WORD).map(lambda parts: f"x{parts[0]}x.y{parts[1]}y.example")
PATH = st.lists(WORD, max_size=3).map(lambda parts: "".join(f"/{part}" for part in parts))
QUERY = st.lists(st.tuples(WORD.map(lambda name: f"q{name}"), WORD), max_size=3)
TRACKERS = st.lists(st.sampled_from(["utm_source=x", "UTM_medium=", "fbclid=Iw", "gclid", "yclid=1"]), max_size=3)


# The first draws build their tables; on a busy machine that takes seconds.
steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCHEME, WWW = st.sampled_from(["http", "https", "HTTPS"]), st.sampled_from(["", "www."])
END = st.tuples(st.sampled_from(["", "/"]), TRACKERS, TRACKERS, st.sampled_from(["", "#part", "#:~:text=word"]))


@st.composite
def two_addresses(draw: st.DrawFn) -> tuple[str, str]:
    """An address as plain as can be, and another of the same page."""
    host, path, query = draw(HOST), draw(PATH), [f"{name}={value}" for name, value in draw(QUERY)]
    slash, before, behind, fragment = draw(END)
    shown = host.upper() if draw(st.booleans()) else host
    asked, more = "&".join(query), "&".join([*before, *query, *behind])
    plain = f"https://{host}{path}" + (f"?{asked}" if asked else "")
    return plain, f"{draw(SCHEME)}://{draw(WWW)}{shown}{path}{slash}" + (f"?{more}" if more else "") + fragment


@steady
@given(two_addresses())
def test_all_addresses_of_one_page_have_one_key(two: tuple[str, str]) -> None:
    plain, other = two
    assert address_key(f" {other} ") == address_key(plain)


@steady
@given(HOST, PATH, WORD)
def test_other_pages_have_other_keys(host: str, path: str, word: str) -> None:
    address = f"https://{host}{path}"
    others = (f"{address}/x{word}", f"{address}?id={word}", f"https://a.{host}{path}", f"{address}#!/{word}")
    assert len({address_key(each) for each in (address, *others)}) == 5


@steady
@given(st.text())
def test_whatever_is_typed_has_a_key_that_stays(text: str) -> None:
    key = address_key(text)
    assert address_key(key) == key
    assert bool(key) is bool(text.strip())


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Example.org:443/A/?b=1&utm_source=x&c=2#d", "example.org/A?b=1&c=2"),
        ("http://example.org:8080", "example.org:8080"),
        ("https://example.org/#!/news/1", "example.org#!/news/1"),
        ("ftp://Example.org/x", "ftp://Example.org/x"),
        ("https://m.example.org/a", "example.org/a"),
        ("https://www.mobile.example.org/a", "example.org/a"),
        ("https://en.m.wikipedia.org/wiki/A", "en.wikipedia.org/wiki/A"),
        ("https://m.com/x", "m.com/x"),
        ("https://amp.example.org/a/amp/?amp=1&b=2", "example.org/a?b=2"),
        ("https://example.org/amp/a", "example.org/a"),
        ("https://example.org/a.amp", "example.org/a"),
        ("https://example.org/a.amp.html", "example.org/a.html"),
        ("https://example.org/amplifier/camp", "example.org/amplifier/camp"),
        ("https://www.google.com/amp/s/amp.example.org/a", "example.org/a"),
        ("https://example-org.cdn.ampproject.org/c/s/www.example.org/a", "example.org/a"),
        ("https://web.archive.org/web/20230901123456id_/https://www.Example.org/a?b=1&fbclid=x#c", "example.org/a?b=1"),
        ("http://archive.org/web/2020/example.org/a", "example.org/a"),
        ("https://web.archive.org/web/2020/http:/example.org/a", "example.org/a"),
        ("https://web.archive.org/web/*/example.org/a", "example.org/a"),
        ("https://archive.ph/2023.09.01-120000/https://m.example.org/a", "example.org/a"),
        ("https://archive.is/newest/https%3A%2F%2Fexample.org%2Fa", "example.org/a"),
        ("https://archive.ph/2023/https://web.archive.org/web/2020/https://example.org/a", "example.org/a"),
        ("https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIj-_:https://example.org/a", "example.org/a"),
        ("https://archive.ph/AbCd1", "archive.ph/AbCd1"),
        ("https://archive.org/details/a", "archive.org/details/a"),
        ("https://archive.org/2020/a", "archive.org/2020/a"),
        ("https://[::1", "https://[::1"),
        ("https://example.org:port/", "https://example.org:port/"),
    ],
)
def test_an_address_and_its_key(address: str, key: str) -> None:
    assert address_key(address) == key


def test_the_field_survives_a_migration() -> None:
    _, _, args, kwargs = AddressKeyField("url").deconstruct()
    assert AddressKeyField(*args, **kwargs).deconstruct()[2:] == (["url"], {})


pages = pytest.mark.filterwarnings("ignore:No directory at")
ADD = "/sources/source/add/"
TYPED = "http://www.news.example/A/?utm_source=tg#top"


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def errors(answer: Any) -> list[str]:
    return list(answer.context["adminform"].form.errors.get("url", []))


@pages
@pytest.mark.django_db
def test_the_form_names_the_source_that_has_the_page_already(desk: Client) -> None:
    known = factories.source(title="Obituary", url="https://news.example/A")
    fields = fields_of(desk.get(ADD).content) | {"publisher": ["News"], "title": ["Again"], "url": [TYPED]}
    (said,) = errors(desk.post(ADD, fields))
    assert f"already a source: “{known}” ({known.reference})" in said
    fields["url"] = ["http://www.news.example/B/?utm_source=tg#top"]
    assert desk.post(ADD, fields).status_code == 302
    made = Source.objects.latest("pk")
    assert (made.url, made.address_key) == ("http://www.news.example/B/?utm_source=tg#top", "news.example/B")


@pages
@pytest.mark.django_db
@pytest.mark.parametrize(
    "url", ["https://m.news.example/A", "https://amp.news.example/A/", "https://news.example/A.amp"]
)
def test_a_version_for_phones_is_no_source_of_its_own(desk: Client, url: str) -> None:
    known = factories.source(title="Obituary", url="https://www.news.example/A")
    fields = fields_of(desk.get(ADD).content) | {"publisher": ["News"], "url": [url]}
    (said,) = errors(desk.post(ADD, fields))
    assert f"This address is already a source: “{known}” ({known.reference})" in said


COPIES = [
    "https://web.archive.org/web/20230901/https://news.example/A",
    "https://archive.ph/2023.09.01-1200/http://news.example/A",
]


@pages
@pytest.mark.django_db
@pytest.mark.parametrize("copy", COPIES)
def test_an_archived_copy_of_a_source_is_offered_to_be_kept_with_it(desk: Client, copy: str) -> None:
    known = factories.source(title="Obituary <A>", url="https://news.example/A")
    fields = fields_of(desk.get(ADD).content) | {"publisher": ["News"], "url": [copy]}
    html = desk.post(ADD, fields).content.decode()
    assert "This is an archived copy of a page that is already a source: “" in html
    assert "Obituary &lt;A&gt;" in html
    offered = re.search(r'<a href="([^"]+)"[^>]*>add it there as an archived copy</a>', html)
    assert offered
    page = unescape(offered[1])
    filled_in = fields_of(desk.get(page).content)
    assert filled_in["captures-0-url"] == [copy]
    assert desk.post(page, filled_in).status_code == 302
    assert [each.url for each in known.captures.all()] == [copy]
    assert "This copy is kept already" in desk.post(ADD, fields).content.decode()


@pages
@pytest.mark.django_db
@pytest.mark.parametrize(
    "copy", ["https://archive.ph/AbCd1", "https://perma.cc/A1B2-C3D4", "https://ghostarchive.org/archive/x"]
)
def test_a_copy_that_is_kept_is_known_although_its_address_tells_no_page(desk: Client, copy: str) -> None:
    known = factories.source(title="Obituary", url="https://news.example/A")
    fields = fields_of(desk.get(ADD).content) | {"publisher": ["News"], "url": [f"{copy}/"]}
    known.captures.create(url=copy)
    html = desk.post(ADD, fields).content.decode()
    assert f"This copy is kept already, with the source of its page: “{known}” ({known.reference})" in html
    asked = {"app_label": "people", "model_name": "personcitation", "field_name": "source", "term": copy}
    assert [row["id"] for row in desk.get("/autocomplete/", asked).json()["results"]] == [str(known.pk)]


@pages
@pytest.mark.django_db
def test_a_page_is_known_that_was_entered_by_its_archived_copy(desk: Client) -> None:
    known = factories.source(title="Obituary", url=COPIES[0])
    fields = fields_of(desk.get(ADD).content) | {"publisher": ["News"], "url": ["https://news.example/A"]}
    (said,) = errors(desk.post(ADD, fields))
    assert known.reference in said


@pages
@pytest.mark.django_db
def test_nothing_but_a_web_address_is_offered_as_a_copy(desk: Client) -> None:
    page = f"/sources/source/{factories.source().pk}/change/"
    assert "captures-0-url" not in fields_of(desk.get(page, {"copy": "javascript:alert(1)"}).content)


@pytest.mark.django_db
def test_keys_by_older_rules_are_made_anew_without_a_trace_in_the_history() -> None:
    one, other = factories.source(url="https://m.news.example/A"), factories.source(url="https://news.example/B")
    Source.objects.filter(pk=one.pk).update(address_key="m.news.example/A")
    written = events_of(Source)._default_manager.count()
    said = StringIO()
    call_command("rebuild_address_keys", stdout=said)
    assert "another key than before: 1." in said.getvalue()
    assert {row.pk: row.address_key for row in Source.objects.filter(pk__in=(one.pk, other.pk))} == {
        one.pk: "news.example/A",
        other.pk: "news.example/B",
    }
    assert events_of(Source)._default_manager.count() == written


@pages
@pytest.mark.django_db
def test_a_guarded_source_of_the_page_is_neither_named_nor_in_the_way(desk: Client) -> None:
    factories.source(title="Secret", url="https://news.example/A", access="confidential")
    fields = fields_of(desk.get(ADD).content) | {"publisher": ["News"], "url": [TYPED]}
    assert desk.post(ADD, fields).status_code == 302


@pages
@pytest.mark.django_db
def test_two_that_turned_out_to_be_one_can_still_be_edited(desk: Client) -> None:
    factories.source(url="https://news.example/A")
    second = factories.source(url=TYPED)
    page = f"/sources/source/{second.pk}/change/"
    assert desk.post(page, fields_of(desk.get(page).content) | {"title": ["Better"]}).status_code == 302
    second.refresh_from_db()
    assert (second.title, second.url) == ("Better", TYPED)


@pages
@pytest.mark.django_db
def test_a_source_is_found_by_its_address_however_it_is_pasted(desk: Client) -> None:
    known, _ = factories.source(url="https://news.example/A"), factories.source(url="https://news.example/AB")
    asked = {"app_label": "people", "model_name": "personcitation", "field_name": "source", "term": TYPED}
    assert [row["id"] for row in desk.get("/autocomplete/", asked).json()["results"]] == [str(known.pk)]


@pytest.mark.django_db
def test_the_address_is_looked_up_by_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Source.objects.at_address("https://news.example/A").explain()
    assert "source_address_key" in plan
