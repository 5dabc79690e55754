"""Figures and statements in public: wording, marks, parameters that are refused, files that are safe."""

import csv
import re
from io import StringIO

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.figures.filter import FigureFilter, StatementFilter
from tracker.lib.territories import region_of
from tracker.vocabulary.figures import LINK_WORDS, LinkKind, position

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def text(public: Client, path: str) -> str:
    return " ".join(public.get(path).content.decode().split())


def rows(public: Client, path: str) -> list[dict[str, str]]:
    body = b"".join(public.get(path).streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(StringIO(body)))


@pytest.mark.parametrize("kind", LinkKind.values)
def test_each_link_reads_in_its_own_words_at_both_ends(published: Publish, public: Client, kind: str) -> None:
    first, second = figure_factories.figure(100), figure_factories.figure(200)
    figure_factories.link(second, kind, first, note="So we think.")
    published(first, second)
    here, there = LINK_WORDS[kind]
    assert f"<small>{here} <a" in text(public, f"/figures/?reference={second.reference}")
    assert f"<small>{there} <a" in text(public, f"/figures/?reference={first.reference}")
    assert rows(public, "/figure-links.csv")[0]["words"] == here


@pytest.mark.parametrize("kind", LinkKind.values)
def test_a_relation_finds_both_ends_on_page_file_and_api_alike(published: Publish, public: Client, kind: str) -> None:
    first, second, apart = (figure_factories.figure(number) for number in (100, 200, 300))
    figure_factories.link(second, kind, first)
    published(first, second, apart)
    both, query = {first.reference, second.reference}, f"relation={kind}"
    assert set(re.findall(r'id="(F-[^"]+)"', text(public, f"/figures/?{query}"))) == both
    assert {row["reference"] for row in rows(public, f"/figures.csv?{query}")} == both
    assert {row["reference"] for row in public.get(f"/api/v1/figures/?{query}").json()["results"]} == both


def test_a_relation_without_a_row_is_not_offered(published: Publish, public: Client) -> None:
    first, second = figure_factories.figure(100), figure_factories.figure(200)
    figure_factories.link(second, "differs", first)
    published(first, second)
    offered = re.findall(r'name=relation value="?([^">]+)', text(public, "/figures/?measure=recruited"))
    assert offered == ["differs"]


def test_a_region_finds_its_nationalities_and_the_groupings_named_after_it(published: Publish, public: Client) -> None:
    made = {
        code: figure_factories.figure(number, nationality_id=code)
        for number, code in enumerate(("KE", "DZ", "EG", "NP", "KG"), 10)
    }
    for grouping in ("Africa", "Central Asia", "mostly Central Asia", "Former USSR"):
        made[grouping] = figure_factories.figure(100, grouping=grouping)
    made["all"] = figure_factories.figure(1000)
    published(*made.values())
    expected = {
        "Africa": {"KE", "DZ", "Africa"},
        "East Africa": {"KE"},
        "Middle East": {"EG"},
        "Asia": {"NP", "KG", "Central Asia", "mostly Central Asia"},
        "Central Asia": {"KG", "Central Asia"},
        "unknown": {"all", "Former USSR"},
    }
    for region, names in expected.items():
        found = {row["reference"] for row in rows(public, f"/figures.csv?region={region}")}
        assert found == {made[name].reference for name in names}, region
        (facet,) = (each for each in FigureFilter.of().facet_counts() if each.facet.name == "region")
        assert next(value.count for value in facet.values if value.value == region) == len(names), region
    assert [value.value for value in facet.values][:3] == ["Asia", "Central Asia", "South Asia"]
    assert '<a href="/figures/?region=Africa">Africa: 3 figures</a>' in text(public, "/figures/")
    assert "Africa: Without Egypt, which is counted in the Middle East." in text(public, "/figures/?region=Africa")
    assert region_of("EG") == region_of("TR") == "Middle East"
    assert public.get("/figures/?region=Atlantis").status_code == 400


def test_a_figure_that_a_statement_rejects_is_contested(published: Publish, public: Client) -> None:
    rejected, apart = figure_factories.figure(100), figure_factories.figure(200)
    published(rejected, apart, figure_factories.statement(contests_figure=rejected, contested_point="the number"))
    found = rows(public, "/figures.csv?relation=contests")
    assert [row["reference"] for row in found] == [rejected.reference]


def test_only_contests_is_worded_disputes() -> None:
    disputing = {kind for kind, words in LINK_WORDS.items() if "disput" in " ".join(words)}
    assert disputing == {LinkKind.CONTESTS}
    assert set(LINK_WORDS) == set(LinkKind)


def test_old_superseded_and_relayed_figures_are_marked(published: Publish, public: Client) -> None:
    old = figure_factories.figure(100, as_of="2023-05")
    new = figure_factories.figure(200, as_of=timezone.localdate().isoformat())
    figure_factories.link(new, "supersedes", old)
    relay = figure_factories.figure(300, as_of=timezone.localdate().isoformat())
    figure_factories.link(relay, "repeats", new)
    published(old, new, relay)
    marks = ("Superseded", "Older than a year", "Repeats the count")
    shown = {
        figure.low: [mark for mark in marks if f'class="mark">{mark}' in text(public, address)]
        for figure in (old, new, relay)
        for address in (f"/figures/?reference={figure.reference}",)
    }
    assert shown == {100: ["Superseded", "Older than a year"], 200: [], 300: ["Repeats the count"]}
    stale = {row["low"]: row["stale"] for row in rows(public, "/figures.csv")}
    assert stale == {"100": "superseded", "200": "", "300": ""}


def test_numbers_read_with_their_qualifier(published: Publish, public: Client) -> None:
    published(
        figure_factories.figure(1000, high=5000, qualifier="between"),
        figure_factories.figure(300, qualifier="nearly", grouping="Africa", countries=36),
    )
    page = text(public, "/figures/?side=RU")
    assert "between 1,000 and 5,000" in page
    assert "nearly 300" in page
    assert "“Africa” (the claimant&#x27;s own grouping), 36 countries" in page


def test_each_id_of_the_list_stands_once(published: Publish, public: Client) -> None:
    published(figure_factories.figure(100), figure_factories.figure(200, measure="killed"))
    ids = re.findall(r' id="([^"]+)"', text(public, "/figures/?side=RU"))
    assert len(ids) > 2
    assert sorted(ids) == sorted(set(ids))


def test_figures_are_never_added_up(published: Publish, public: Client) -> None:
    group = "Recruited, all countries, Russia's side, so far"
    published(*(figure_factories.figure(low, comparison_group=group) for low in (111, 222)))
    page = text(public, "/figures/?side=RU")
    assert ">333<" not in page
    assert page.count(f">{group.replace(chr(39), '&#x27;')}<") == 2  # heading and the table's own caption


@pytest.mark.parametrize("address", ["/figures/", "/figures.csv", "/figure-links.csv", "/api/v1/figures/"])
@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "measure=eaten",
        "nationality=XX",
        "nationality=unknown",
        "position=above",
        "relation=resembles",
        "side=FR",
        "reference=F-AAAAAA",
        "cursor=a&cursor=b",
        "measure=killed%00",
        "kind=denies",
        "side=" + "R" * 600,
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(public: Client, address: str, query: str) -> None:
    answer = public.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.content.decode()


@pytest.mark.parametrize("address", ["/statements/", "/statements.csv", "/api/v1/statements/"])
@pytest.mark.parametrize("query", ["colour=red", "kind=shouts", "measure=killed", "about_nationality=all"])
def test_statements_refuse_what_they_cannot_answer(public: Client, address: str, query: str) -> None:
    assert public.get(f"{address}?{query}").status_code == 400


@pytest.mark.parametrize("address", ["/figures/", "/statements/", "/api/v1/figures/"])
def test_a_cursor_that_is_not_ours_is_refused(public: Client, address: str) -> None:
    assert public.get(f"{address}?cursor=bm90aGluZw").status_code == 400


def test_the_refused_page_leads_to_the_same_view_without_the_fault(published: Publish, public: Client) -> None:
    published(figure_factories.figure(100))
    page = text(public, "/figures/?measure=recruited&measure=eaten&sex=M")
    assert 'href="/figures/?measure=recruited"' in page
    assert 'aria-label="Filter figures"' in page
    assert public.get("/figures/?measure=recruited").status_code == 200


def test_drafts_change_no_public_answer(published: Publish, public: Client) -> None:
    published(figure_factories.figure(100), figure_factories.statement())
    paths = ("/figures/", "/statements/", "/api/v1/figures/", "/api/v1/statements/")
    files = ("/figures.csv", "/figure-links.csv", "/statements.csv")
    before = [public.get(path).content for path in paths], [rows(public, path) for path in files]
    first, second = figure_factories.figure(777), figure_factories.figure(888)
    figure_factories.link(second, "repeats", first)
    figure_factories.statement("Canary.")
    assert ([public.get(path).content for path in paths], [rows(public, path) for path in files]) == before


def test_private_words_stay_in_the_newsroom(published: Publish, public: Client) -> None:
    who = figure_factories.claimant("Canary-free", internal_notes="Canary")
    published(
        figure_factories.figure(100, claimant=who, internal_notes="Canary", status_reason="Canary"),
        figure_factories.statement(claimant=who, internal_notes="Canary", status_reason="Canary"),
    )
    for path in ("/figures/", "/statements/", "/api/v1/figures/", "/api/v1/statements/"):
        assert "Canary<" not in text(public, path)
        assert '"Canary"' not in text(public, path)
    for path in ("/figures.csv", "/statements.csv"):
        assert all("Canary" not in row.values() for row in rows(public, path))


def test_a_restricted_source_shows_its_label_alone(published: Publish, public: Client) -> None:
    leak = factories.source(access="restricted", public_label="leaked government data", title="Canary title")
    published(figure_factories.figure(100, source=leak))
    assert "leaked government data" in text(public, "/figures/?side=RU")
    assert "Canary" not in text(public, "/figures/?side=RU")


def test_a_cell_that_runs_as_a_formula_is_guarded(published: Publish, public: Client) -> None:
    published(figure_factories.figure(100, scope="=1+1", claimant=figure_factories.claimant("@SUM(A1)")))
    (row,) = rows(public, "/figures.csv")
    assert (row["scope"], row["claimant"]) == ("'=1+1", "'@SUM(A1)")


@pytest.mark.parametrize(
    ("kind", "state", "side", "nationality", "expected"),
    [
        ("government", "NP", "RU", "NP", "home_state"),
        ("government", "KP", "RU", "KP", "home_state"),
        ("government", "RU", "RU", "NP", "recruiting_side"),
        ("government", "UA", "RU", "", "opposing_side"),
        ("military_intelligence", "UA", "UA", "CO", "recruiting_side"),
        ("intelligence", "GB", "RU", "", "third"),
        ("media_investigation", "", "RU", "", "third"),
        ("government", "RU", "mixed", "BR", ""),
        ("armed_formation", "", "UA", "GE", ""),
        ("parliament", "", "RU", "NP", ""),
    ],
)
def test_a_claimants_position_follows_from_state_side_and_nationality(
    kind: str, state: str, side: str, nationality: str, expected: str
) -> None:
    assert position(kind=kind, state=state, side=side, nationality=nationality) == expected


def test_the_parameters_are_those_that_are_promised() -> None:
    assert set(FigureFilter.parameters()) == {
        "q",
        "reference",
        "measure",
        "nationality",
        "region",
        "side",
        "claimant_kind",
        "position",
        "relation",
    }
    assert {"kind", "side", "about_nationality"} <= set(StatementFilter.parameters())


def test_the_lists_need_no_more_queries_for_more_rows(
    published: Publish, public: Client, django_assert_max_num_queries: object
) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connections["catalogue"]) as seen:
            public.get("/figures/?side=RU")
            public.get("/statements/")
        return len(seen)

    def some() -> None:
        made = [figure_factories.figure(number) for number in range(1, 6)]
        figure_factories.link(made[0], "part_of", made[1])
        published(*made, figure_factories.statement(), figure_factories.statement())

    some()
    few = queries()
    some()
    assert queries() == few


def test_a_figure_without_a_day_is_never_called_old(published: Publish, public: Client) -> None:
    undated = figure_factories.figure(100, counting="in_period", period_start="2022-03", period_end="2022-06")
    published(undated)
    page = text(public, f"/figures/?reference={undated.reference}")
    assert "Not stated" in page
    assert 'class="mark">Older than a year' not in page
    assert [row["stale"] for row in rows(public, "/figures.csv")] == [""]


def test_one_person_is_one_person_and_no_people(published: Publish, public: Client) -> None:
    one = figure_factories.figure(1, qualifier="at_least", measure="killed")
    many = figure_factories.figure(20)
    figure_factories.link(many, "part_of", one)
    published(one, many)
    page = text(public, f"/figures/?reference={many.reference}")
    assert "at least 1 person, killed" in page
    assert "1 people" not in page


def test_a_claimant_of_a_state_reads_right_for_every_country(published: Publish, public: Client) -> None:
    made = figure_factories.figure(
        5, claimant=figure_factories.claimant("A ministry", kind="government", territory_id="US")
    )
    published(made)
    assert "Government (United States)" in text(public, f"/figures/?reference={made.reference}")


def test_one_record_asked_for_by_its_reference_says_what_it_is_and_leads_back(
    published: Publish, public: Client
) -> None:
    ministry = figure_factories.claimant("Ministry")
    figure = figure_factories.figure(1000, qualifier="more_than", nationality_id="KE", claimant=ministry)
    said = figure_factories.statement("Denies it.", nationality_id="KE", claimant=ministry)
    done = figure_factories.state_action("Bans it.", territory_id="KE", nationality_id="KE")
    published(figure, said, done)
    titles = {
        f"/figures/?reference={figure.reference}": "more than 1,000 people, recruited, Kenya: Ministry",
        f"/statements/?reference={said.reference}": "Statement of Ministry, ",
        f"/state-actions/?reference={done.reference}": "State action of Kenya, ",
    }
    for path, title in titles.items():
        shown = text(public, path)
        assert f"<title> {title}" in shown
        assert f"Foreign Fighter Tracker: {title}" in shown
        assert '<a href="/nationalities/KE/">Kenya</a>' in shown
        assert "checkbox" not in shown
    assert "<title> Figures: " in text(public, "/figures/?nationality=KE")
    assert "checkbox" in text(public, "/figures/?nationality=KE")
