"""Pages kept by generation: the same answer for less, and never one of a state that has passed."""

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.responses.page_cache import PageCache
from tracker.publishing.actions import withdraw

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def test_a_page_asked_for_again_asks_for_the_state_alone(public: Client, published: Publish) -> None:
    published(factories.person("Adam Smith", nationalities=["NP"]))
    first = public.get("/people/?nationality=NP")
    with CaptureQueriesContext(connections["catalogue"]) as queries:
        again = public.get("/people/?nationality=NP")
    assert "catalogue_generation" in queries.captured_queries[0]["sql"]
    assert len(queries) == 1
    assert (again.content, again.headers["ETag"]) == (first.content, first.headers["ETag"])


def test_a_page_kept_for_one_host_is_not_given_to_another(public: Client, published: Publish) -> None:
    published(factories.person("Adam Smith"))
    assert b"http://testserver" in public.get("/people/").content
    assert b"http://testserver" not in public.get("/people/", headers={"host": "localhost"}).content


def test_nothing_kept_brings_back_what_was_withdrawn(
    public: Client,
    published: Publish,
    publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    person = factories.person("Adam Smith", nationalities=["NP"])
    published(person, factories.person("Bryan Jones", nationalities=["NP"]))
    for address in ("/", "/people/", f"/people/{person.reference}/", "/nationalities/NP/"):
        assert public.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="person", references=[person.reference], by=publisher, reason="Made up.")
    for address in ("/", "/people/", f"/people/{person.reference}/", "/nationalities/NP/"):
        assert b"Adam Smith" not in public.get(address).content
    assert public.get(f"/people/{person.reference}/").status_code == 410


def test_the_least_recently_used_page_is_given_up_first() -> None:
    cache = PageCache(most_bytes=25)
    for name in ("a", "b"):
        cache.put(name, HttpResponse(name.encode() * 10))
    assert cache.get("a")
    cache.put("c", HttpResponse(b"c" * 10))
    assert cache.get("b") is None
    kept = cache.get("a")
    assert kept
    assert kept.content == b"a" * 10
