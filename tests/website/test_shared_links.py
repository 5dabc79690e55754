"""Links that were shared, asked again, and read from other sites."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests import factories
from tests.conftest import Publish
from tests.rules.test_registers import PUBLIC_ADDRESSES
from tests.website.test_hostile_parameters import read
from tracker.catalogue.kinds import LISTS
from tracker.catalogue.people.filter import PeopleFilter
from tracker.website.responses.shared_links import BEGINNINGS, NAMES, SharedLinksMiddleware, clean_query, is_appended

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
APPENDED = ("fbclid=IwAR0", "utm_source=x&utm_medium=y", "gclid=1", "yclid=2", "mc_cid=3", "UTM_Campaign=Z", "_ga=2.1")
FIXED = sorted(address for address in PUBLIC_ADDRESSES if "<" not in address and address != "healthz")


@pytest.fixture
def reader(public: Client, settings: Any) -> Client:
    """A reader of the public site with what stands before its views there."""
    settings.MIDDLEWARE = ["tracker.website.responses.shared_links.SharedLinksMiddleware", *settings.MIDDLEWARE]
    return public


@pytest.mark.parametrize("appended", APPENDED)
def test_a_shared_link_ends_at_its_page(appended: str, reader: Client) -> None:
    for address in FIXED:
        answer: Any = reader.get(f"/{address}?{appended}")
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/{address}")
    ends: Any = reader.get(f"/people/?{appended}", follow=True)
    assert (ends.status_code, ends.request["QUERY_STRING"]) == (200, "")


def test_what_was_asked_stays_as_it_was_written(reader: Client) -> None:
    answer = reader.get("/people/?nationality=NP&fbclid=a%26b&q=%D0%93%D0%BB&utm_id=1")
    assert answer.headers["Location"] == "/people/?nationality=NP&q=%D0%93%D0%BB"


@pytest.mark.parametrize("query", ["colour=red", "utm=1", "clid=1", "fbclids=1", "source_utm=x"])
def test_other_unknown_parameters_are_refused(query: str, reader: Client) -> None:
    for address in ("people/", "people.csv", "api/v1/people/", "figures/", "corrections/"):
        assert reader.get(f"/{address}?{query}").status_code == 400, address


def test_it_never_leads_to_another_host(rf: RequestFactory) -> None:
    request = rf.get("/", {"fbclid": "1"})
    request.path = "//evil.example/"
    answer = SharedLinksMiddleware(lambda _: HttpResponse())(request)
    assert answer.headers["Location"] == "/evil.example/"


def test_a_form_that_is_sent_is_left_alone(reader: Client) -> None:
    assert reader.post("/people/?fbclid=1").status_code == 405


def test_no_parameter_of_ours_is_taken_for_one_of_theirs() -> None:
    ours = {
        *PeopleFilter.parameters(),
        "sort",
        "cursor",
        "before",
        *(name for each in LISTS for name in each.filter_set.parameters()),
    }
    assert [name for name in sorted(ours) if is_appended(name)] == []
    assert {name.lower() for name in NAMES} == NAMES
    assert tuple(each.lower() for each in BEGINNINGS) == BEGINNINGS


@pytest.mark.parametrize("query", ["", "a=1", "a=1&&b=2", "q=%00", "q=%FF", "=", "&"])
def test_a_query_without_them_is_not_touched(query: str) -> None:
    assert clean_query(query) == query


PATHS = ("/people/", "/people.csv", "/people.zip", "/fates.csv", "/figures.csv", "/api/v1/people/", "/api/v1/units/")


@pytest.mark.parametrize("path", PATHS)
class TestAskedAgain:
    """RFC 9110, 13.1.2."""

    def etag(self, public: Client, path: str) -> str:
        return str(read(public, path).headers["ETag"])

    def asked(self, public: Client, path: str, header: str) -> int:
        answer = read(public, path, **{"If-None-Match": header})
        assert (answer.body == b"") is (answer.status_code == 304)
        return int(answer.status_code)

    def test_a_tag_a_list_of_tags_and_any_tag_are_known(self, path: str, public: Client, published: Publish) -> None:
        published(factories.person("Adam Smith"))
        etag = self.etag(public, path)
        opaque = etag.removeprefix("W/")
        for header in (etag, opaque, f"W/{opaque}", f'"old", {etag}', f'"a","b" , W/{opaque}', "*"):
            assert self.asked(public, path, header) == 304, header

    def test_another_tag_is_not(self, path: str, public: Client, published: Publish) -> None:
        published(factories.person("Adam Smith"))
        opaque = self.etag(public, path).removeprefix("W/").strip('"')
        for header in ('"old"', f'"{opaque}x"', f'"x{opaque}"', opaque, "", '""'):
            assert self.asked(public, path, header) == 200, header


@pytest.mark.parametrize("header", ["*", '"x", *'])
def test_nothing_is_known_of_what_is_not_there(header: str, public: Client) -> None:
    for path in ("/people/P-000000/", "/api/v1/people/P-000000/"):
        assert public.get(path, headers={"If-None-Match": header}).status_code == 404


FILES = sorted(address for address in FIXED if address.endswith((".csv", ".zip", ".json", ".atom")))


@pytest.mark.parametrize("address", FILES)
def test_scripts_of_other_sites_may_read_every_file(address: str, public: Client) -> None:
    for query in ("", "?colour=red"):
        answer = read(public, f"/{address}{query}")
        assert answer.headers["Access-Control-Allow-Origin"] == "*", query
