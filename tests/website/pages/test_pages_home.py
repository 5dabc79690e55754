"""The home page: the four things at a glance, each with what is newest of it, and short."""

import re

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def page(public: Client, path: str = "/") -> str:
    answer = public.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_map_stands_beside_the_top_nationalities(published: Publish, public: Client) -> None:
    published(factories.person(nationalities=["NP"]), factories.person(nationalities=["IN"]))
    where = page(public).partition('id="nationalities"')[2].partition("</section>")[0]
    assert "<title>Nepal: 1 person</title>" in where
    assert '<a href="/people/?nationality=NP">1</a>' in where
    assert 'href="/map/"' in where
    assert "Lines do not imply a position of ours." in where


def test_the_newest_statements_and_actions_of_states_lead_to_all_of_them(published: Publish, public: Client) -> None:
    published(
        *(figure_factories.statement(f"Said in {year}.", on=year) for year in ("2023", "2025", "2024", "")),
        *(figure_factories.state_action(f"Done in {year}.", on=year) for year in ("2025-02", "2026-01", "2022")),
    )
    shown = page(public).partition('id="said"')[2].partition("</section>")[0]
    said = re.findall(r"(?:Said|Done) in [\d-]+", shown)
    assert said == ["Said in 2025", "Said in 2024", "Done in 2026-01", "Done in 2025-02"]
    assert '<a href="/statements/"> All 4 statements </a>' in shown
    assert '<a href="/state-actions/"> All 3 state actions </a>' in shown


def test_what_nobody_said_or_did_has_no_heading(public: Client) -> None:
    assert "What states said and did" not in page(public)


def test_the_four_things_stand_in_their_order(published: Publish, public: Client) -> None:
    published(
        figure_factories.figure(1500, as_of="2024"),
        figure_factories.statement(),
        factories.person(nationalities=["NP"]),
    )
    shown = page(public)
    places = [shown.index(f'id="{name}"') for name in ("numbers", "beside", "nationalities", "quarters", "said")]
    assert places == sorted(places)
