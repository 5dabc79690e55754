"""Pages are small: without the indents of their templates, long rows fewer a page, long tables folded."""

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def page(reader: Client, path: str) -> str:
    response = reader.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_pages_are_sent_without_the_indents_of_their_templates(published: Publish, public: Client) -> None:
    published(factories.person("Adam Smith"))
    shown = page(public, "/people/")
    prose, written = shown.split("<pre>", 1)
    assert not re.search(r"\n[ \n]", prose)
    assert "\n  author = {{Foreign Fighter Tracker}}" in written


def test_figures_come_seventeen_a_page_with_real_links(published: Publish, public: Client) -> None:
    published(*(figure_factories.figure(number, measure="killed") for number in range(1, 26)))
    first = page(public, "/figures/?measure=killed")
    assert first.count('<tr role="row" id="F-') == 17
    [following] = re.findall(r'href="(/figures/\?[^"]*cursor=[^"]*)"', first)
    assert page(public, following.replace("&amp;", "&")).count('<tr role="row" id="F-') == 8


def test_many_links_of_a_figure_are_folded(published: Publish, public: Client) -> None:
    whole = figure_factories.figure(100)
    parts = [figure_factories.figure(number) for number in range(1, 6)]
    for part in parts:
        figure_factories.link(part, "part_of", whole)
    published(whole, *parts)
    row = page(public, f"/figures/?reference={whole.reference}").partition(f'id="{whole.reference}"')[2]
    shown, folded = row.split("</tr>")[0].split("<details>")
    assert "2 more links to other figures" in folded
    assert (shown.count("includes <a"), folded.count("includes <a")) == (3, 2)


def test_all_figures_stand_open_in_short_and_in_full_in_folds_below(published: Publish, public: Client) -> None:
    alike: dict[str, Any] = {"measure": "killed", "nationality_id": "NP", "comparison_group": "Nepal, killed"}
    apart = figure_factories.figure(7, measure="killed", nationality_id="NP", scope="one list")
    published(figure_factories.figure(30, **alike), figure_factories.figure(40, **alike), apart)
    shown = page(public, "/compare/?nationality=NP&measure=killed")
    short, _heading, rest = shown.partition('id="section-0"')
    assert sorted(re.findall(r">(\d+)</a> people", short)) == ["30", "40", "7"]
    folds = re.findall(r'<details class="more">\s*<summary>\s*([^<]*)', rest)
    assert [words.strip() for words in folds][:2] == ["2 figures, with their sources", "1 figure, with its source"]


def test_the_method_page_leads_to_its_long_tables_and_keeps_their_places(public: Client) -> None:
    shown = page(public, "/method/")
    for place in ("policy", "vocabularies", "parameters", "parameters-people", "parameters-figures"):
        assert f'id="{place}"' in shown, place
    for part in ("/method/published/", "/method/words/", "/method/filters/#parameters-people"):
        assert f'href="{part}"' in shown, part
    assert 'id="parameters-people"' in page(public, "/method/filters/")
