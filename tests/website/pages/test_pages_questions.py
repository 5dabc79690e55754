"""The questions that readers come with: each has addresses that answer it, with the numbers that stand there."""

import html
import re

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.website.about.questions import QUESTIONS, question_rows

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.fixture
def some(published: Publish) -> None:
    one, other = figure_factories.figure(37, measure="killed"), figure_factories.figure(40, measure="killed")
    figure_factories.link(one, "contests", other)
    published(
        factories.person("A", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023-08"}]),
        figure_factories.state_action("Brought them home.", territory_id="NP", kind="repatriation"),
        one,
        other,
    )


def test_all_fifteen_stand_on_the_method_page_and_each_address_answers(some: None, public: Client) -> None:
    shown = " ".join(html.unescape(public.get("/method/").content.decode()).split())
    rows = list(question_rows())
    assert len(rows) == len(QUESTIONS) == 15
    for row in rows:
        assert row.words in shown
        assert row.missing in shown
        assert row.answers, row.words
        for answer in row.answers:
            assert f'<a href="{answer.url}">{answer.words}</a>' in shown
            assert public.get(answer.url).status_code == 200, answer.url


def test_the_number_of_an_answer_is_that_of_its_list(some: None, public: Client) -> None:
    told = 0
    for row in question_rows():
        for answer in row.answers:
            if number := re.match(r"([\d,]+ \w+(?: \w+)*): ", answer.words):
                page = " ".join(re.sub("<[^>]+>", " ", public.get(answer.url).content.decode()).split())
                assert number[1] in page, answer
                assert answer.is_empty == answer.words.startswith("0 ")
                told += not answer.is_empty
    assert told >= 6


def test_what_nobody_published_yet_is_said(public: Client) -> None:
    assert public.get("/method/").content.decode().count("Nothing of this kind is published yet.") > 10
