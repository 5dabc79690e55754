"""Figures drawn as ranges, marked by the state's own day, and corrected in public."""

import html
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.models import Generation
from tracker.publishing.actions import publish, withdraw
from tracker.review.actions import submit
from tracker.website.figures.ranges import ranges

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
GROUP = "Recruited, all countries, Russia's side, so far"


def page(public: Client, path: str) -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def drawn(**columns: Any) -> str:
    """The marks of one figure beside another of 1,000."""
    from tracker.catalogue.models import Claimant, Figure

    given = {"low": 500, "qualifier": "as_stated", "claimant": Claimant(name="A")} | columns
    given.setdefault("high", given["low"])
    largest = Figure(low=1000, high=1000, qualifier="as_stated", claimant=Claimant(name="B"))
    found = ranges([Figure(**given), largest], None)
    assert found
    return str(found.rows[0].marks)


def ends(marks: str) -> list[tuple[str, str]]:
    return re.findall(r'x1="([\d.]+)" x2="([\d.]+)"', marks)


def test_each_qualifier_is_drawn_as_it_reads() -> None:
    assert ends(drawn()) == [("45.00", "45.00")]
    assert ends(drawn(low=100, high=500, qualifier="between")) == [("9.00", "45.00")]
    assert ends(drawn(qualifier="more_than")) == [("45.00", "100"), ("45.00", "45.00")]
    assert ends(drawn(qualifier="up_to")) == [("0", "45.00"), ("45.00", "45.00")]
    assert ends(drawn(qualifier="nearly")) == [("45.00", "45.00")]


def test_a_link_says_what_the_other_counts_where_it_is_something_else(published: Publish, public: Client) -> None:
    total = figure_factories.figure(1500, qualifier="more_than")
    part = figure_factories.figure(40, nationality_id="NP", measure="killed")
    later = figure_factories.figure(60, nationality_id="NP", measure="killed")
    figure_factories.link(part, "part_of", total)
    figure_factories.link(later, "supersedes", part)
    published(total, part, later)
    shown = page(public, "/figures/?side=RU")
    assert ">more than 1,500 people, recruited, all countries, Ministry</a>" in shown
    assert ">40 people, killed, Nepal, Ministry</a>" in shown
    assert ">40 people, Ministry</a>" in shown


def test_a_statement_says_what_the_figure_counts_that_it_contests(published: Publish, public: Client) -> None:
    figure = figure_factories.figure(40, nationality_id="NP", measure="killed")
    published(figure, figure_factories.statement(contests_figure=figure, contested_point="the number"))
    assert ">Ministry: Killed, on Russia's side, Nepal: 40 people</a>" in page(public, "/statements/")


def test_one_figure_alone_is_not_drawn(published: Publish, public: Client) -> None:
    published(figure_factories.figure(100, comparison_group=GROUP))
    assert 'class="range"' not in page(public, "/figures/?side=RU")


def test_figures_that_are_not_compared_are_not_drawn(published: Publish, public: Client) -> None:
    published(figure_factories.figure(100), figure_factories.figure(200))
    assert 'class="range"' not in page(public, "/figures/?side=RU")


def test_our_count_is_a_dashed_line_that_says_it_is_a_floor(published: Publish, public: Client) -> None:
    published(
        *(figure_factories.figure(number, comparison_group=GROUP, counting="so_far") for number in (1000, 400)),
        *(factories.person(nationalities=["NP"], contracts=[{"side": "RU"}]) for _ in range(2)),
    )
    shown = page(public, "/figures/?side=RU")
    assert shown.count('class="ours" x1="0.18" x2="0.18"') == 2
    assert "The dashed line is what we have documented, 2: a minimum." in shown


def test_drawings_are_hidden_from_screen_readers_and_hold_no_link(published: Publish, public: Client) -> None:
    published(*(figure_factories.figure(number, comparison_group=GROUP) for number in (1000, 400)))
    (drawing,) = re.findall(r'<div aria-hidden="true"> <ul class="ranges">.*?</div>', page(public, "/figures/?side=RU"))
    assert "<a " not in drawing
    assert "style=" not in drawing
    assert drawing.count("<svg") == 2


def test_a_hostile_name_stays_text_in_a_drawing(published: Publish, public: Client) -> None:
    who = figure_factories.claimant("<script>alert(1)</script>")
    published(*(figure_factories.figure(number, comparison_group=GROUP, claimant=who) for number in (1000, 400)))
    assert b"<script>" not in public.get("/figures/?side=RU").content


def test_a_figure_grows_old_with_the_state_not_with_the_clock(published: Publish, public: Client) -> None:
    published(figure_factories.figure(100, as_of="2025-04-23"))
    for day, is_old in ((datetime(2026, 4, 22, tzinfo=UTC), False), (datetime(2026, 4, 25, tzinfo=UTC), True)):
        Generation.objects.update(applied_at=day)
        assert ("Older than a year" in page(public, "/figures/?side=RU")) is is_old
        (row,) = public.get("/api/v1/figures/").json()["results"]
        assert row["stale"] == ("older than a year" if is_old else "")


def test_a_withdrawn_figure_is_a_correction_without_its_number(
    published: Publish, public: Client, reviewer: User, django_capture_on_commit_callbacks: Any
) -> None:
    wrong, right = figure_factories.figure(7777), figure_factories.figure(140)
    published(wrong, right)
    assert "corrected or withdrew" not in page(public, "/figures/?side=RU")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(
            kind="figure",
            references=[wrong.reference],
            by=reviewer,
            reason="The intern misread it.",
            public_note="We published a number that the source gives for another country.",
        )
    shown = page(public, "/figures/?side=RU")
    assert f'Withdrawn <span class="code">{wrong.reference}</span>' in shown
    assert "We published a number that the source gives for another country." in shown
    for path in ("/figures/", f"/figures/?reference={wrong.reference}"):
        assert "7,777" not in page(public, path)
        assert "intern" not in page(public, path)
    assert f"<strong>{wrong.reference} was withdrawn</strong>" in page(public, f"/figures/?reference={wrong.reference}")


def test_a_changed_figure_says_why(
    published: Publish, public: Client, researcher: User, reviewer: User, django_capture_on_commit_callbacks: Any
) -> None:
    figure = figure_factories.figure(1400)
    published(figure)
    figure.low = figure.high = 140
    figure.save()
    with django_capture_on_commit_callbacks(execute=True):
        handed_in = submit(kind="figure", references=[figure.reference], by=researcher, unclaimed_are_mine=True)
        publish(handed_in, by=reviewer, note="We had one nought too many.")
    shown = page(public, "/figures/?side=RU")
    assert f'Corrected <a class="code" href="/figures/?reference={figure.reference}">' in shown
    assert "We had one nought too many." in shown
    assert "1,400" not in shown
