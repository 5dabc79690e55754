"""The table of people without what is the same in all rows, and the menu that leads everywhere."""

import re

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def test_what_everybody_on_a_page_is_counted_as_is_a_sentence_and_no_column(published: Publish, public: Client) -> None:
    published(
        factories.person(nationalities=["NP"], contracts=[{"side": "RU"}]),
        factories.person(nationalities=["NP"], contracts=[{"side": "UA"}]),
    )
    shown = " ".join(public.get("/people/").content.decode().split())
    assert "Everybody on this page is counted as: Foreign at signing." in shown
    assert 'data-head="Counted as"' not in shown
    published(factories.person(nationalities=["UA"], contracts=[{"side": "RU"}]))
    shown = public.get("/people/").content.decode()
    assert "Everybody on this page" not in shown
    assert shown.count('data-head="Counted as"') == 3


def test_every_page_leads_to_all_others_and_marks_where_it_is(public: Client) -> None:
    for path, marked in (("/state-actions/", "More"), ("/compare/", "More"), ("/statements/", "Statements")):
        head = public.get(path).content.decode().partition("</nav>")[0]
        assert re.findall(r'aria-current="\w+">\s*([^<]*)</a>', head) == [marked], path
        assert 'href="#foot-pages"' in head
