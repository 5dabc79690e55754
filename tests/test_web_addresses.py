"""One page is one source, however its address is written."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.admin_forms import fields_of
from tracker.accounts.models import User
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
    others = (f"{address}/{word}", f"{address}?id={word}", f"https://a.{host}{path}", f"{address}#!/{word}")
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
