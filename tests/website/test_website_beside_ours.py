"""The home page's figures of others beside our own count."""

from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.figures.models import Figure
from tracker.website.home.figures import BesideBlock, figures_beside_ours

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
GROUP = "Recruited, all countries, Russia's side, so far"
IN_A_MONTH = {"counting": "in_period", "period_start": "2023-04", "period_end": "2024-05"}


def of_all(low: int, as_of: str = "2024", **given: Any) -> Figure:
    return figure_factories.figure(low, **{"as_of": as_of, "comparison_group": GROUP} | given)


def shown(public: Client) -> str:
    return " ".join(public.get("/").content.decode().split())


def only() -> BesideBlock:
    (block,) = figures_beside_ours()
    return block


def numbers() -> list[str]:
    return [row.number for row in only().rows]


def test_of_each_party_the_latest_figure_that_stands_is_shown_with_our_count(
    published: Publish, public: Client
) -> None:
    kyiv = figure_factories.claimant("Staff in Kyiv", territory_id="UA")
    old, new, open_ended = of_all(1500, "2024"), of_all(1800, "2025-04"), of_all(1700, "[2025-01..]")
    superseded, relay = of_all(1900, "2025-08"), of_all(1800, "2025-09")
    later, opposing = of_all(1850, "2025-03"), of_all(18000, "2024-12", claimant=kyiv)
    figure_factories.link(later, "supersedes", superseded)
    figure_factories.link(relay, "repeats", new)
    published(old, new, open_ended, superseded, relay, later, opposing)
    published(factories.person("Bimal Rai", nationalities=["NP"], services=[{"side": "RU"}]))
    assert numbers() == ["1,800 people", "18,000 people"]
    page = shown(public)
    assert f'<a href="/figures/?reference={new.reference}"><b>1,800 people</b></a>' in page
    assert 'Documented here: <a href="/people/?side=RU&amp;stratum=foreign_at_signing">1 person</a>' in page


def test_a_figure_without_limits_goes_before_a_later_one_within_some(published: Publish, public: Client) -> None:
    published(of_all(1500, "2024"), of_all(900, "2025", scope="One leak"), of_all(90, "2025-02", **IN_A_MONTH))
    assert numbers() == ["1,500 people"]
    assert only().rows[0].limits == ""


def test_where_all_have_limits_they_are_said(published: Publish, public: Client) -> None:
    published(of_all(1500, "2025-04", scope="One leak", **IN_A_MONTH))
    assert only().rows[0].limits == "only One leak, from April 2023 until May 2024"
    assert "<small>only One leak, from April 2023 until May 2024</small>" in shown(public)


def test_a_relay_is_never_shown_where_the_original_is(published: Publish, public: Client) -> None:
    original = of_all(1500, scope="One leak", comparison_group="")
    relay = of_all(1500, "2025-04", claimant=figure_factories.claimant("A ministry abroad", territory_id="GB"))
    own_relay = of_all(1500, "2025-04", claimant=original.claimant)
    for each in (relay, own_relay):
        figure_factories.link(each, "repeats", original)
    published(original, relay, own_relay)
    (row,) = only().rows
    assert row.url.endswith(original.reference)
    assert row.limits == "only One leak"
    assert [each.label for each in row.repeats] == ["1,500 people, A ministry abroad"], "and not who says it twice"


def test_a_relay_is_shown_where_nothing_else_is_and_says_so(published: Publish, public: Client) -> None:
    original, relay = of_all(1500, nationality_id="NP"), of_all(1500, "2025-04")
    figure_factories.link(relay, "repeats", original)
    published(original, relay)
    assert only().rows[0].marks[-1] == "Repeats the count of another"
    assert "Repeats the count of another" in shown(public)


def test_nobody_documented_is_said_and_no_count_of_0(published: Publish, public: Client) -> None:
    published(of_all(1500, "2024"))
    assert only().ours is None
    assert "Documented here: nobody yet" in shown(public)


@pytest.mark.parametrize(
    "given",
    [
        {"nationality_id": "NP"},
        {"grouping": "Africans"},
        {"measure": "repatriated"},
        {"side": "mixed"},
        {"population": "state_troops"},
    ],
    ids=lambda given: next(iter(given)),
)
def test_what_counts_something_else_is_not_put_beside_ours(
    published: Publish, public: Client, given: dict[str, Any]
) -> None:
    published(of_all(1500, **given))
    assert figures_beside_ours() == []
    assert 'id="beside"' not in shown(public)


def test_figures_of_the_killed_are_folded_away(published: Publish, public: Client) -> None:
    published(of_all(1500), of_all(550, measure="killed", comparison_group=""))
    page = shown(public)
    assert page.index("1,500 people") < page.index("<summary>Of the killed</summary>") < page.index("550 people")


def test_citizenships_granted_stand_beside_ours_with_the_figure_that_repeats_them(
    published: Publish, public: Client
) -> None:
    shared: dict[str, Any] = {"measure": "citizenship_granted", "counts": "grants"}
    in_2024: dict[str, Any] = {"counting": "in_period", "period_start": "2024-01", "period_end": "2024-11-03"}
    counted = figure_factories.figure(3344, as_of="2024-11-03", scope="naturalised by decree", **shared, **in_2024)
    relay = figure_factories.figure(
        3300, as_of="2025-04-28", qualifier="more_than", claimant=figure_factories.claimant("An analyst"), **shared
    )
    figure_factories.link(relay, "repeats", counted)
    granted = [{"territory_id": "RU", "state": "granted"}]
    published(
        counted,
        relay,
        factories.person("A", nationalities=["NP"], services=[{"side": "RU"}], grants=granted),
        factories.person("B", nationalities=["NP"], services=[{"side": "RU"}], grants=granted),
    )
    assert only().heading == "Citizenship granted, on Russia's side"
    (row,) = only().rows
    assert row.number == "3,344 grants"
    assert row.limits == "only naturalised by decree, from January 2024 until 3 November 2024"
    assert [(each.words, each.label) for each in row.repeats] == [("repeated by", "more than 3,300 grants, An analyst")]
    page = shown(public)
    assert f'repeated by <a href="/figures/?reference={relay.reference}">more than 3,300 grants' in page
    address = "/people/?citizenship=granted&amp;side=RU"
    assert f'<a href="{address}">2 citizenships granted</a>' in page
    assert ">2 people<" in public.get(address.replace("&amp;", "&")).content.decode()
