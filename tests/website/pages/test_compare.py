"""Claim beside claim: one nationality and measure over time, differences in words, and what keeps others apart."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
GROUP = "Killed, Nepal, Russia's side, so far"
ADDRESS = "/compare/?nationality=NP&measure=killed"


def page(public: Client, path: str = ADDRESS, status: int = 200) -> str:
    answer = public.get(path)
    assert answer.status_code == status, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def killed(low: int, **columns: Any) -> Any:
    given = {"measure": "killed", "nationality_id": "NP", "as_of": "2024-05", "comparison_group": GROUP}
    return figure_factories.figure(low, **(given | columns))


def by(name: str) -> Any:
    return figure_factories.claimant(name)


def chart(public: Client, path: str = ADDRESS) -> str:
    drawn: list[str] = re.findall(r'<svg class="chart".*?</svg>', page(public, path))
    assert len(drawn) == 1
    return drawn[0]


def sentences(public: Client) -> list[str]:
    """The differences in words."""
    return re.findall(r"<li>\s*([^<]*; [^<]*\.)\s*</li>", page(public))


@pytest.mark.parametrize(
    ("higher", "lower", "sentence"),
    [
        ({"low": 150}, {"low": 100}, " The first is 50 more."),
        ({"low": 300}, {"low": 100}, " The first is 200 more, or 3.0 times as many."),
        ({"low": 150, "qualifier": "at_least"}, {"low": 100}, " The first is at least 50 more."),
        ({"low": 150}, {"low": 100, "qualifier": "about"}, " The first is about 50 more."),
        ({"low": 150}, {"low": 100, "qualifier": "at_least"}, " As they are put, the one does not exclude the other."),
        ({"low": 150, "qualifier": "up_to"}, {"low": 100}, " As they are put, the one does not exclude the other."),
        ({"low": 90, "high": 200, "qualifier": "between"}, {"low": 100}, " The two agree, or overlap."),
        ({"low": 100}, {"low": 100}, " The two agree, or overlap."),
        (
            {"low": 180, "high": 190, "qualifier": "between"},
            {"low": 16},
            " The first is at least 164 more, or at least 11.2 times as many.",
        ),
        (
            {"low": 40, "as_of": "2024-09-02"},
            {"low": 33, "as_of": "2024-03"},
            " The first is 7 more. At least 5 months lie between the two: a running count may have grown meanwhile.",
        ),
    ],
)
def test_a_difference_is_put_as_the_words_of_both_allow(
    published: Publish, public: Client, higher: dict[str, Any], lower: dict[str, Any], sentence: str
) -> None:
    published(killed(**higher, claimant=by("Ministry")), killed(**lower, claimant=by("Newspaper")))
    (said,) = sentences(public)
    assert said.endswith(sentence)


def test_figures_that_contradict_each_other_stand_beside_each_other_the_rest_beside_the_highest(
    published: Publish, public: Client
) -> None:
    highest, middle, lowest, apart = (
        killed(number, claimant=by(name))
        for number, name in ((150, "Ministry"), (120, "Newspaper"), (100, "Charity"), (90, "Embassy"))
    )
    figure_factories.link(lowest, "contests", middle)
    published(highest, middle, lowest, apart)
    assert [re.sub(r" \(.*?\)", "", said) for said in sentences(public)] == [
        "Newspaper: 120; Charity: 100. The first is 20 more.",
        "Ministry: 150; Embassy: 90. The first is 60 more.",
    ]


def test_a_figure_beside_which_another_was_put_is_compared_with_it_though_it_is_superseded(
    published: Publish, public: Client
) -> None:
    later, first, other = killed(40), killed(19), killed(33, claimant=by("Newspaper"))
    figure_factories.link(later, "supersedes", first)
    figure_factories.link(other, "differs", first)
    published(later, first, other)
    assert [said.rpartition(")")[2] for said in sentences(public)] == [
        ". The first is 14 more.",
        ". The first is 7 more.",
    ]


def test_no_difference_is_put_into_words_outside_a_comparison_group(published: Publish, public: Client) -> None:
    published(killed(150), killed(100, comparison_group=""), killed(50, comparison_group="Another, Nepal"))
    assert sentences(public) == []


@pytest.mark.parametrize("kind", ["supersedes", "repeats", "copy_error"])
def test_what_is_no_count_of_its_own_or_superseded_is_not_compared(
    published: Publish, public: Client, kind: str
) -> None:
    old, new = killed(100), killed(150)
    figure_factories.link(new, kind, old)
    published(old, new)
    assert sentences(public) == []


def test_what_is_not_compared_says_what_keeps_it_apart(published: Publish, public: Client) -> None:
    published(
        killed(150),
        killed(100, comparison_group="", scope="one list", counts="names_on_a_list"),
        killed(50, comparison_group="", population="naturalised", counting="in_period"),
        killed(30, comparison_group=""),
    )
    shown = page(public)
    assert "Not compared with these" in shown
    assert "Kept apart by its scope; what it counts one by one." in shown
    assert "Kept apart by whom it counts; over what time." in shown
    assert "Kept apart: nobody has said yet whether it counts the same." in shown


def test_what_may_not_be_compared_stands_in_another_panel(published: Publish, public: Client) -> None:
    published(
        killed(150),
        killed(100),
        killed(70, comparison_group="", scope="one list", claimant=by("Newspaper")),
        killed(60, comparison_group="", scope="another list", claimant=by("Newspaper")),
    )
    titles = re.findall(r'<text class="title"[^>]*>([^<]*)</text>', chart(public))
    assert titles[0] == GROUP
    assert set(titles[1:]) == {"70, one list: Newspaper", "60, another list: Newspaper"}


@pytest.mark.parametrize(
    ("columns", "mark"),
    [
        ({"low": 100}, "<circle"),
        ({"low": 100, "qualifier": "at_least"}, '<path d="M'),
        ({"low": 100, "qualifier": "fewer_than"}, '<path d="M'),
        ({"low": 100, "high": 200, "qualifier": "between"}, 'stroke-width="4"'),
    ],
)
def test_a_figure_is_drawn_as_it_is_put(published: Publish, public: Client, columns: dict[str, Any], mark: str) -> None:
    home = figure_factories.claimant("Ministry of Nepal", kind="government", territory_id="NP")
    published(killed(**columns, claimant=home), killed(120, claimant=home))
    marks = ("<circle", '<path d="M', 'stroke-width="4"')
    drawn = [each for each in marks if each in chart(public)]
    assert drawn == ["<circle", *({mark} - {"<circle"})]


def test_position_is_both_shape_and_colour(published: Publish, public: Client) -> None:
    published(
        killed(1, claimant=figure_factories.claimant("Home", territory_id="NP")),
        killed(2, claimant=figure_factories.claimant("Recruiter", territory_id="RU")),
        killed(3, claimant=figure_factories.claimant("Enemy", territory_id="UA")),
        killed(4, claimant=figure_factories.claimant("Other", territory_id="GB")),
        killed(5, claimant=figure_factories.claimant("Nobody knows")),
    )
    marks = re.findall(
        r'<g class="(\w+)" color="([^"]+)"><title>[^<]*</title>(<[^ ]+ (?:transform|cx)[^>]*)', chart(public)
    )
    assert {name for name, _, _ in marks} == {"home_state", "recruiting_side", "opposing_side", "third", "not_known"}
    shapes = {re.sub(r'(transform|cx|cy)="[^"]*"', "", shape) for _, _, shape in marks}
    assert len({colour for _, colour, _ in marks}) == len(shapes) == 5


def test_relays_and_days_of_publication_are_hollow(published: Publish, public: Client) -> None:
    first, relay = killed(100), killed(100, as_of="2024-06")
    undated = killed(90, as_of="", source=factories.source(published_on="2024-07-01"))
    figure_factories.link(relay, "repeats", first)
    published(first, relay, undated)
    drawn = chart(public)
    assert len(re.findall(r'd="[^"]*Z" fill="none"', drawn)) == 2
    assert drawn.count('stroke-dasharray="2 1.5"') == 1


def test_numbers_far_apart_stand_on_powers_of_ten(published: Publish, public: Client) -> None:
    near = killed(100), killed(150)
    far = killed(10, measure="missing", comparison_group="Far"), killed(9000, measure="missing", comparison_group="Far")
    published(*near, *far)
    assert re.findall(r'text-anchor="end" fill="currentColor">([\d,]+)<', chart(public)) == ["0", "100", "200"]
    shown = chart(public, "/compare/?nationality=NP&measure=missing")
    assert re.findall(r'text-anchor="end" fill="currentColor">([\d,]+)<', shown) == [
        "10",
        "100",
        "1,000",
        "10,000",
        "100,000",
    ]


def test_our_own_count_is_a_dashed_floor(published: Publish, public: Client) -> None:
    published(
        killed(40),
        factories.person(nationalities=["NP"], contracts=[{"side": "RU"}], fates=[{"kind": "killed"}]),
    )
    drawn = chart(public)
    assert 'class="ours"' in drawn
    assert "documented here: 1<" in drawn


def test_the_drawing_is_hidden_its_numbers_stand_in_tables(published: Publish, public: Client) -> None:
    published(killed(150), killed(100))
    drawn = chart(public)
    assert 'aria-hidden="true"' in drawn
    assert "<a " not in drawn
    assert "style=" not in drawn
    assert len(re.findall(r'<tr role="row" id="F-', page(public))) == drawn.count("<title>") == 2


def test_a_figure_without_any_day_is_named_and_not_drawn(published: Publish, public: Client) -> None:
    published(killed(150), killed(100, as_of="", source=factories.source(published_on="")))
    assert "One figure has no day and is not drawn." in page(public)
    assert chart(public).count("<title>") == 1


def test_how_many_is_the_list_behind_the_link(published: Publish, public: Client) -> None:
    first, second = killed(150), killed(100)
    figure_factories.link(first, "differs", second)
    published(first, second, killed(50, side="UA"), killed(5, nationality_id="IN"))
    shown = page(public)
    assert '<a href="/figures/?measure=killed&nationality=NP">3 figures, 2 differ</a>' in shown
    assert "<strong>3 figures</strong>" in page(public, "/figures/?measure=killed&nationality=NP")
    assert len(re.findall(r'<tr role="row" id="F-', shown)) == 3
    assert len(re.findall(r'<tr role="row" id="F-', page(public, f"{ADDRESS}&side=UA"))) == 1


def test_several_figures_of_one_nationality_and_measure_lead_to_the_comparison(
    published: Publish, public: Client
) -> None:
    published(killed(150), killed(100), killed(5, nationality_id="IN"))
    link = 'href="/compare/?measure=killed&nationality=NP&side=RU"'
    assert link in page(public, "/figures/?nationality=NP")
    assert link in page(public, "/nationalities/NP/")
    assert "/compare/?" not in page(public, "/figures/?nationality=IN")
    assert "/compare/?" not in page(public, "/figures/?measure=killed")


def test_the_data_and_the_image_are_files_of_the_same_view(published: Publish, public: Client) -> None:
    published(killed(150), killed(100, side="UA"))
    shown = page(public, f"{ADDRESS}&side=RU")
    query = "measure=killed&nationality=NP&side=RU"
    assert f'href="/figures.csv?{query}"' in shown
    assert f'href="/compare.svg?{query}"' in shown
    image = public.get(f"/compare.svg?{query}")
    assert image.headers["Content-Type"].startswith("image/svg+xml")
    drawn = image.content.decode()
    assert drawn.startswith("<svg xmlns")
    assert drawn.count("<title>") == 2
    assert "generation" in drawn
    assert "style" not in drawn


def test_the_start_lists_what_contradicts_what(published: Publish, public: Client) -> None:
    first, second = killed(150), killed(100, claimant=by("Newspaper"))
    figure_factories.link(first, "contests", second)
    published(first, second, killed(5, nationality_id="IN"))
    shown = page(public, "/compare/")
    assert '<a href="/compare/?measure=killed&nationality=NP">Nepal, killed</a>' in shown
    assert "2 figures, 2 differ" in shown
    assert f'150 people, Ministry, May 2024</a> disputes <a href="/figures/?reference={second.reference}">' in shown
    assert "India, killed" not in shown
    of_india = page(public, "/compare/?nationality=IN")
    assert '<a href="/compare/?measure=killed&nationality=IN&side=RU">Killed, on Russia\'s side</a>' in of_india


def test_a_nationality_alone_has_all_its_figures_beside_each_other_the_newest_first(
    published: Publish, public: Client
) -> None:
    old, new = killed(19, as_of="2023-12-04"), killed(156, as_of="2025-11-18", comparison_group="", scope="final rites")
    missing = killed(40, measure="missing", comparison_group="")
    figure_factories.link(new, "differs", old)
    published(old, new, missing, killed(7, nationality_id="IN"))
    tables = page(public, "/compare/?nationality=NP").partition('id="in-short"')[2].partition("<footer")[0]
    assert re.findall(r'<a href="(/figures/\?reference=[^"]*)">(\d+)</a>', tables) == [
        (f"/figures/?reference={figure.reference}", number)
        for figure, number in ((new, "156"), (old, "19"), (missing, "40"))
    ]
    assert "Only: final rites" in tables
    assert tables.count("differs from") == 2


def test_what_contradicts_leads_the_newest_first_and_is_not_folded_away(published: Publish, public: Client) -> None:
    early, late = killed(19, as_of="2024-03-14"), killed(33, as_of="2024-03-15")
    notified, mourned, alone = (
        killed(number, as_of="2025-11-18", comparison_group="", scope=f"list {number}") for number in (104, 156, 70)
    )
    figure_factories.link(late, "differs", early)
    figure_factories.link(mourned, "differs", notified)
    published(early, late, notified, mourned, alone)
    shown = page(public)
    led = shown.partition('id="contradicting"')[2].partition("</section>")[0]
    assert re.findall(r">(\d+) people", led) == ["156", "104", "33", "19"]
    folded = "".join(re.findall(r"<details.*?</details>", shown))
    assert [f'id="{figure.reference}"' in folded for figure in (notified, mourned, alone)] == [False, False, True]
    titles = re.findall(r'<text class="title"[^>]*>([^<]*)</text>', chart(public))
    assert any("set against each other" in title for title in titles)


def test_numbers_stand_beside_their_dots_where_there_is_room(published: Publish, public: Client) -> None:
    published(killed(100), killed(150, as_of="2023-01"), *(killed(20, as_of="2024-06-01") for _ in range(3)))
    written = re.findall(r'<text class="value"[^>]*>([^<]*)</text>', chart(public))
    assert set(written) == {"100", "150", "20"}
    assert written.count("20") < 3


def test_the_start_names_the_statement_that_rejects_a_figure(published: Publish, public: Client) -> None:
    rejected = killed(150)
    published(rejected, figure_factories.statement("Nobody died.", contests_figure=rejected, contested_point="it"))
    shown = page(public, "/compare/")
    assert "1 figure, 1 differs" in shown
    assert "150 people, Ministry, May 2024</a> disputed by <a" in shown
    assert "Ministry: Nobody died." in shown


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "nationality=XX",
        "measure=eaten",
        "side=FR",
        "q=Nepal",
        "nationality=NP&nationality=IN",
        "side=%00",
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_form_kept(published: Publish, public: Client, query: str) -> None:
    published(killed(150))
    shown = page(public, f"/compare/?{query}&measure=killed" if "measure" not in query else f"/compare/?{query}", 400)
    assert query.partition("=")[0] in shown
    assert '<form class="glance"' in shown
    if "measure" not in query:
        assert '<option value="killed" selected' in shown
    assert public.get(f"/compare.svg?{query}").status_code == 400


def test_a_drawing_needs_a_nationality_and_a_measure(public: Client) -> None:
    for query in ("", "?nationality=NP", "?measure=killed"):
        assert public.get(f"/compare.svg{query}").status_code == 400


def test_empty_fields_lead_to_the_clean_address(public: Client) -> None:
    answer = public.get("/compare/?nationality=NP&measure=&side=")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/compare/?nationality=NP")


def test_nothing_published_is_said_plainly(public: Client) -> None:
    assert "none has been published yet" in page(public, "/compare/")
    assert "No such figure has been published." in page(public)
    assert public.get("/compare.svg?nationality=NP&measure=killed").status_code == 200


def test_a_hostile_name_stays_text(published: Publish, public: Client) -> None:
    published(killed(100, claimant=by("<script>alert(1)</script>")), killed(200, comparison_group="", scope="<b>x"))
    for path in (ADDRESS, "/compare.svg?nationality=NP&measure=killed", "/compare/"):
        body = public.get(path).content
        assert b"<script>alert" not in body
        assert b"<b>x" not in body


def test_a_nationality_shows_its_figures_that_are_compared_over_time(published: Publish, public: Client) -> None:
    published(killed(150), killed(100), killed(70, comparison_group="", scope="one list"))
    shown = page(public, "/nationalities/NP/")
    drawn = chart(public, "/nationalities/NP/")
    assert re.findall(r'<text class="title"[^>]*>([^<]*)</text>', drawn) == [GROUP]
    assert 'href="/compare/?nationality=NP">All of them beside each other, with their sources</a>' in shown
    assert re.findall(r"<b>(\d+)</b></a> people", shown) == ["150", "100", "70"]


def test_a_rejected_figure_without_any_day_is_a_contradiction_too(published: Publish, public: Client) -> None:
    rejected = figure_factories.figure(150, nationality_id="NP", measure="killed", as_of="")
    published(rejected, figure_factories.statement("Nobody died.", contests_figure=rejected, contested_point="it"))
    for path in ("/compare/", "/compare/?nationality=NP"):
        assert "150 people, Ministry</a> disputed by" in page(public, path), path
    assert "<b>150</b></a> people" in page(public, "/nationalities/NP/")
