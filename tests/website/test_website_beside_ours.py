"""The home page's figures of others beside our own count."""

from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.figures.models import Figure
from tracker.website.home.figures import BesideRow, figures_beside_ours

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
GROUP = "Recruited, all countries, Russia's side, so far"


def of_all(low: int, as_of: str = "2024", **given: Any) -> Figure:
    return figure_factories.figure(low, **{"as_of": as_of, "comparison_group": GROUP} | given)


def shown(public: Client) -> str:
    return " ".join(public.get("/").content.decode().split())


def only() -> BesideRow:
    (row,) = figures_beside_ours()
    return row


def test_the_latest_figure_that_stands_is_shown_with_our_count(published: Publish, public: Client) -> None:
    old, new, open_ended = of_all(1500, "2024"), of_all(1800, "2025-04"), of_all(1700, "[2025-01..]")
    superseded, relay = of_all(1900, "2025-08"), of_all(1800, "2025-09")
    later = of_all(1850, "2025-03")
    figure_factories.link(later, "supersedes", superseded)
    figure_factories.link(relay, "repeats", new)
    published(old, new, open_ended, superseded, relay, later)
    published(factories.person("Bimal Rai", nationalities=["NP"], services=[{"side": "RU"}]))
    assert only().number.endswith("1,800 people")
    assert only().ours
    page = shown(public)
    assert page.count('data-head="Published figure"') == 1
    assert f'href="/figures/?reference={new.reference}">' in page
    assert '<a href="/people/?side=RU&amp;stratum=foreign_at_signing">1 person</a>' in page


def test_a_relay_is_shown_where_nothing_else_is_and_says_so(published: Publish, public: Client) -> None:
    original = of_all(1500, scope="One leak", comparison_group="")
    relay = of_all(1500, "2025-04")
    figure_factories.link(relay, "repeats", original)
    published(original, relay)
    assert only().marks[-1] == "Repeats the count of another"
    assert "Repeats the count of another" in shown(public)


def test_nobody_documented_is_said_and_no_count_of_0(published: Publish, public: Client) -> None:
    published(of_all(1500, "2024"))
    assert only().ours is None
    assert "Nobody yet" in shown(public)


@pytest.mark.parametrize(
    "given",
    [
        {"nationality_id": "NP"},
        {"grouping": "Africans"},
        {"measure": "repatriated"},
        {"side": "mixed"},
        {"comparison_group": ""},
        {"as_of": ""},
    ],
    ids=lambda given: next(iter(given)),
)
def test_what_counts_something_else_is_not_put_beside_ours(
    published: Publish, public: Client, given: dict[str, Any]
) -> None:
    published(of_all(1500, **given))
    assert figures_beside_ours() == []
    assert 'id="beside"' not in shown(public)


def test_citizenships_granted_stand_beside_ours_with_the_figure_that_repeats_them(
    published: Publish, public: Client
) -> None:
    shared: dict[str, Any] = {"measure": "citizenship_granted", "counts": "grants"}
    in_2024: dict[str, Any] = {"counting": "in_period", "period_start": "2024-01", "period_end": "2024-11-03"}
    counted = figure_factories.figure(3344, as_of="2024-11-03", scope="naturalised by decree", **shared, **in_2024)
    relay = figure_factories.figure(3300, as_of="2025-04-28", qualifier="more_than", **shared)
    figure_factories.link(relay, "repeats", counted)
    granted = [{"territory_id": "RU", "state": "granted"}]
    published(
        counted,
        relay,
        factories.person("A", nationalities=["NP"], services=[{"side": "RU"}], grants=granted),
        factories.person("B", nationalities=["NP"], services=[{"side": "RU"}], grants=granted),
    )
    row = only()
    assert (
        row.heading == "Citizenship granted, on Russia's side, all countries, from January 2024 until 3 November 2024"
    )
    assert row.number == "3,344 grants"
    assert [(each.words, each.label) for each in row.repeats] == [("repeated by", "more than 3,300 grants, Ministry")]
    page = shown(public)
    assert f'repeated by <a href="/figures/?reference={relay.reference}">more than 3,300 grants' in page
    address = "/people/?citizenship=granted&amp;side=RU"
    assert f'<a href="{address}">2 citizenships granted</a>' in page
    assert ">2 people<" in public.get(address.replace("&amp;", "&")).content.decode()
