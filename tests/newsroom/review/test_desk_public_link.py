"""The way from the newsroom to what readers see: a link while the record is public, none where it is not."""

from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.accounts.models import User
from tracker.config import env
from tracker.config.serving import children
from tracker.config.serving.children import Site as Listening
from tracker.publishing.actions import catch_up, withdraw
from tracker.publishing.crossings.register import KINDS
from tracker.publishing.public_pages import path_of
from tracker.review.models import Submission
from tracker.sources.models import Source
from tracker.units.models import Site

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
SITE = "https://tracker.example"


@pytest.fixture(autouse=True)
def known(settings: Any) -> None:
    settings.PUBLIC_ADDRESS = SITE


def pages(user: User, record: Any) -> list[str]:
    """The record's page, and that of its last submission where there is one."""
    client = Client()
    client.force_login(user)
    opts = record._meta
    found = [f"/{opts.app_label}/{opts.model_name}/{record.pk}/change/"]
    if row := Submission.objects.filter(reference=record.reference).first():
        found.append(f"/review/submission/{row.pk}/change/")
    return [client.get(page).content.decode() for page in found]


def test_a_record_leads_to_its_public_page_only_while_it_is_public(published: Publish, researcher: User) -> None:
    person = factories.person(by=researcher)
    link = f'href="{SITE}/people/{person.reference}/"'
    assert not any(link in page for page in pages(researcher, person))
    published(person)
    assert all(link in page for page in pages(researcher, person))
    withdraw(kind="person", references=[person.reference], by=researcher, reason="To see.")
    assert not any("On the public site" in page for page in pages(researcher, person))


def test_units_sources_and_figures_lead_there_too_and_a_site_has_no_page(published: Publish, researcher: User) -> None:
    site = Site.objects.create(name="Garrison", kind="garrison", territory_id="RU")
    unit, figure = factories.unit("81st", by=researcher), figure_factories.figure(by=researcher)
    published(unit, figure, site)
    source = Source.objects.latest("pk")
    for record, path in (
        (unit, f"/units/{unit.reference}/"),
        (source, f"/sources/{source.reference}/"),
        (figure, f"/figures/?reference={figure.reference}"),
    ):
        assert all(f'href="{SITE}{path}"' in page for page in pages(researcher, record))
    assert not any("On the public site" in page for page in pages(researcher, site))


def test_nothing_leads_to_a_page_that_readers_do_not_find(published: Publish, researcher: User) -> None:
    person = factories.person(by=researcher)
    published(person)
    withdraw(kind="source", references=[Source.objects.get().reference], by=researcher, reason="It was retracted.")
    catch_up()
    assert not any("On the public site" in page for page in pages(researcher, person))


def test_nobody_without_a_name_is_led_to(researcher: User) -> None:
    persons = crowd(5)
    show(*persons)
    assert not any("On the public site" in page for page in pages(researcher, persons[0]))


def test_no_address_no_link(published: Publish, researcher: User, settings: Any) -> None:
    settings.PUBLIC_ADDRESS = ""
    person = factories.person(by=researcher)
    published(person)
    assert not any("On the public site" in page for page in pages(researcher, person))


def test_every_page_that_is_led_to_is_one_of_the_public_site() -> None:
    paths = [path for kind in KINDS if (path := path_of(kind, "P-7K2M9Q"))]
    assert all(resolve(path.partition("?")[0], urlconf="tracker.config.urls_public") for path in paths)


def test_whoever_serves_both_sites_tells_the_newsroom_where_the_public_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    address = Listening("public", "127.0.0.1", 8141).address_for_all
    assert children.environment("newsroom", public_address=address)[children.PUBLIC_ADDRESS] == "http://localhost:8141/"
    assert Listening("public", "0.0.0.0", 8141).address_for_all == ""
    monkeypatch.setenv(children.PUBLIC_ADDRESS, SITE)
    assert children.environment("newsroom", public_address=address)[children.PUBLIC_ADDRESS] == SITE


@pytest.mark.parametrize("value", ["tracker.example", "ftp://tracker.example", "https://", "https://a.example/?q=1"])
def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TRACKER_PUBLIC_ADDRESS", value)
    with pytest.raises(env.BadSetting, match="set it to an address such as"):
        env.web_address("TRACKER_PUBLIC_ADDRESS")


def test_the_slash_at_the_end_of_an_address_is_taken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_PUBLIC_ADDRESS", "http://localhost:8000/")
    assert env.web_address("TRACKER_PUBLIC_ADDRESS") == "http://localhost:8000"
