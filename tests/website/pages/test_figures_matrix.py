"""The start of the figures: for each side a table of nationalities and measures."""

import html
import re

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
CELL = re.compile(r'<td role="cell" data-head="([^"]+)".*?</td>')


def page(public: Client, path: str = "/figures/") -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def cells(public: Client) -> list[str]:
    return [re.sub("<[^>]+>", "", cell.group()) for cell in CELL.finditer(page(public))]


def test_the_matrix_comes_first_and_tables_when_they_are_asked_for(published: Publish, public: Client) -> None:
    published(figure_factories.figure(100, nationality_id="NP"))
    assert 'class="matrix"' in page(public)
    assert 'class="people ' not in page(public)
    for query in ("side=RU", "measure=recruited", "nationality=NP", "q=Ministry"):
        shown = page(public, f"/figures/?{query}")
        assert 'class="people ' in shown
        assert 'class="matrix"' not in shown


def test_a_cell_has_the_latest_figure_that_nothing_supersedes(published: Publish, public: Client) -> None:
    first, second = (figure_factories.figure(low, as_of=on) for low, on in ((100, "2025-05"), (200, "2024-05")))
    figure_factories.link(second, "supersedes", first)
    published(first, second)
    assert cells(public) == ["✚ 200 May 2024 2 figures"]


@pytest.mark.parametrize("kind", ["repeats", "copy_error", "part_of"])
def test_a_figure_counted_by_another_gives_way_to_it(published: Publish, public: Client, kind: str) -> None:
    whole, later = figure_factories.figure(200, as_of="2024-05"), figure_factories.figure(150, as_of="2025-05")
    figure_factories.link(later, kind, whole)
    published(whole, later)
    assert cells(public) == ["✚ 200 May 2024 2 figures"]


def test_a_part_of_a_figure_on_another_country_is_the_figure_of_its_own(published: Publish, public: Client) -> None:
    whole = figure_factories.figure(200, as_of="2024-05")
    part, older = (figure_factories.figure(low, nationality_id="NP", as_of=f"20{low}-05") for low in (24, 23))
    figure_factories.link(part, "part_of", whole)
    published(whole, part, older)
    assert cells(public) == ["✚ 200 May 2024", "✚ 24 May 2024 2 figures"]


def test_a_figure_stands_at_its_day_else_its_period_else_its_publication(published: Publish, public: Client) -> None:
    published(
        figure_factories.figure(1, as_of="2024-05-02", period_end="2023-01", nationality_id="NP"),
        figure_factories.figure(2, period_end="2023-01", nationality_id="IN"),
        figure_factories.figure(3, nationality_id="CU", source=factories.source(published_on="2022")),
        figure_factories.figure(4, nationality_id="KE", source=factories.source(published_on="")),
    )
    assert sorted(cells(public)) == ["✚ 1 May 2024", "✚ 2 Jan 2023", "✚ 3 2022", "✚ 4 no day"]


def test_a_figure_of_one_list_or_period_says_that_it_is_a_part(published: Publish, public: Client) -> None:
    published(
        figure_factories.figure(100, as_of="2025-05", counting="in_period", period_start="2025-04"),
        figure_factories.figure(30, as_of="2024-05", measure="killed", scope="one list"),
    )
    assert cells(public) == ["✚ 100 May 2025, part", "✚ 30 May 2024, part"]


def test_the_position_of_the_claimant_is_a_mark_with_its_words(published: Publish, public: Client) -> None:
    who = figure_factories.claimant("Ministry of Nepal", kind="government", territory_id="NP")
    published(figure_factories.figure(100, nationality_id="NP", claimant=who))
    assert '<b class="home_state" role="img" aria-label="Home state">●</b> <a' in page(public)


def test_how_many_and_how_many_differ_are_the_lists_behind_the_links(published: Publish, public: Client) -> None:
    made = [figure_factories.figure(number, nationality_id="NP") for number in (1, 2, 3)]
    killed = figure_factories.figure(4, nationality_id="NP", measure="killed")
    other_side = figure_factories.figure(5, nationality_id="NP", side="UA")
    africa = [figure_factories.figure(number, grouping="Africa") for number in (6, 7)]
    figure_factories.link(made[0], "differs", made[1])
    published(*made, killed, other_side, *africa, figure_factories.figure(8, grouping="Asia"))
    links = re.findall(
        r'<a href="(/(?:figures|compare)/[^"]*)">(\d+) figures?(?:, as tables|, (\d+) differs?)?</a>', page(public)
    )
    assert {number for _, number, _ in links} == {"1", "2", "3", "4", "7"}
    assert {path.split("/")[1] for path, _, _ in links} == {"figures", "compare"}
    for path, number, differ in links:
        if path.startswith("/compare/"):
            shown = page(public, path)
            assert len(re.findall(r'<tr role="row" id="F-', shown)) == int(number)
            assert f">{number} figures{f', {differ} differ' if differ else ''}</a>" in shown
            continue
        if number == "1" and "reference=" in path:
            # One figure alone has its own heading.
            assert f'<span class="code">{path[-8:]}</span>' in page(public, path), path
            continue
        assert f"<strong>{number} figure" in page(public, path), path
        if differ:
            both = page(public, f"{path}&relation=contests&relation=differs")
            assert f"<strong>{differ} figure" in both, path


def test_every_figure_stands_in_one_cell_alone(published: Publish, public: Client) -> None:
    sides = ("RU", "UA", "mixed")
    published(*(figure_factories.figure(number, side=side) for number, side in enumerate(sides, 1)))
    assert sorted(cell.split(" ")[1] for cell in cells(public)) == ["1", "2", "3"]


def test_a_hostile_grouping_stays_text(published: Publish, public: Client) -> None:
    published(figure_factories.figure(1, grouping="<b>Africa</b>"))
    assert b"<b>Africa" not in public.get("/figures/").content
