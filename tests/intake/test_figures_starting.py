"""Figures and statements of the starting data: every row of their files, on page, in file and API."""

import csv
import re
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import SimpleTestCase, TestCase, override_settings

from tracker.catalogue import models as public_side
from tracker.catalogue.files import FILES
from tracker.figures.models import Claimant, Figure, FigureCitation, FigureLink, StateAction, Statement
from tracker.intake.models import LoadedRow
from tracker.intake.starting_words import told
from tracker.publishing.models import LogEntry
from tracker.sources.models import Source

FOLDER = Path(__file__).parents[2] / "fixtures" / "starting"


def file(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


NAMES_A_ROW = re.compile(r"\b[CFSU][0-9]{2,3}\b")
FIGURES, LINKS = file("reported_figures.csv"), file("figure_links.csv")
MORE_STATEMENTS, STATE_ACTIONS, TITLES = (
    file("more_statements.csv"),
    file("state_actions.csv"),
    file("source_titles.csv"),
)
STATEMENTS = file("statements.csv") + MORE_STATEMENTS
DOUBTFUL = {"A21", "A38", "A59", "A70", "A75", "A85", "A86", "A87"}
PUBLIC_ACTIONS = [row for row in STATE_ACTIONS if row["action_id"] not in DOUBTFUL]


@override_settings(ROOT_URLCONF="tracker.config.urls_public")
class StartingFigures(TestCase):
    """Loaded and published once for all of these tests."""

    databases = {"default", "catalogue"}
    said: str
    references: dict[str, str]

    @classmethod
    def setUpTestData(cls) -> None:
        said = StringIO()
        call_command("load_starting_data", stdout=said)
        with cls.captureOnCommitCallbacks(execute=True):
            call_command("publish_starting_data", stdout=StringIO())
        cls.said = said.getvalue()
        cls.references = dict(LoadedRow.objects.values_list("row", "reference"))

    def text(self, path: str) -> str:
        """What the page says, without tags and with single blanks."""
        html = self.client.get(path).content.decode()
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))

    def rows(self, path: str) -> list[dict[str, str]]:
        response = self.client.get(path)
        assert response.status_code == 200
        body = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
        return list(csv.DictReader(StringIO(body)))

    def one(self, figure_id: str) -> dict[str, str]:
        (row,) = self.rows(f"/figures.csv?reference={self.references[figure_id]}")
        return row

    def test_every_row_becomes_a_record_and_is_published(self) -> None:
        assert Figure.objects.count() == public_side.Figure.objects.count() == len(FIGURES)
        assert FigureLink.objects.count() == public_side.FigureLink.objects.count() == len(LINKS)
        assert Statement.objects.count() == public_side.Statement.objects.count() == len(STATEMENTS)
        assert StateAction.objects.count() == len(STATE_ACTIONS)
        assert public_side.StateAction.objects.count() == len(PUBLIC_ACTIONS) == len(STATE_ACTIONS) - len(DOUBTFUL)
        claimants = {row["claimant"] for row in (*FIGURES, *STATEMENTS)}
        assert Claimant.objects.count() == public_side.Claimant.objects.count() == len(claimants)
        whole = len(FIGURES) + len(STATEMENTS)
        assert FigureCitation.objects.count() == whole + len(STATE_ACTIONS)
        assert public_side.FigureCitation.objects.count() == whole + len(PUBLIC_ACTIONS)
        assert (len(self.rows("/figures.csv")), len(self.rows("/figure-links.csv"))) == (len(FIGURES), len(LINKS))
        assert len(self.rows("/statements.csv")) == len(STATEMENTS)
        assert len(self.rows("/state-actions.csv")) == len(PUBLIC_ACTIONS)

    def test_actions_say_what_their_rows_say(self) -> None:
        by_reference = {row["reference"]: row for row in self.rows("/state-actions.csv")}
        cells = {
            "state": "state_iso2",
            "kind": "kind",
            "on": "on",
            "nationality": "nationality_iso2",
            "side": "recruiting_country_iso2",
            "summary": "summary",
        }
        for row in PUBLIC_ACTIONS:
            published = by_reference[self.references[row["action_id"]]]
            assert {column: published[column] for column in cells} == {c: row[cell] for c, cell in cells.items()}
            assert published["addresses"] == row["url"]

    def test_doubtful_actions_stay_drafts_and_are_complained_of(self) -> None:
        public = set(public_side.StateAction.objects.values_list("pk", flat=True))
        for name in DOUBTFUL:
            assert self.references[name] not in public
            assert f"state_actions.csv, {name}: doubtful: stays a draft until an editor has looked" in self.said

    def test_lists_of_long_rows_come_twenty_a_page(self) -> None:
        assert self.text("/state-actions/").count(" A-") == 20
        assert f"{len(PUBLIC_ACTIONS)} state actions" in self.text("/state-actions/")
        assert f"{len(STATEMENTS)} statements" in self.text("/statements/")
        pages = self.ids("/state-actions/", "", r'id="(A-[^"]+)"')
        assert len(pages) == len(PUBLIC_ACTIONS)

    def test_the_european_union_acts_and_is_found(self) -> None:
        of_union = [row for row in PUBLIC_ACTIONS if row["state_iso2"] == "EU"]
        assert of_union
        assert len(self.rows("/state-actions.csv?state=EU")) == len(of_union)
        assert "European Union" in self.text("/state-actions/?state=EU")

    def test_each_page_printed_title_stands_where_there_was_none(self) -> None:
        by_address = {source.url: source for source in Source.objects.exclude(url="")}
        for row in TITLES:
            assert by_address[row["url"]].title == row["title"]
            assert by_address[row["url"]].kind

    def test_every_row_is_accounted_for(self) -> None:
        files = ("reported_figures", "figure_links", "statements", "more_statements", "state_actions")
        for name in files:
            rows = file(f"{name}.csv")
            assert f"{name}.csv: {len(rows)} rows read, {len(rows)} loaded, 0 there already." in self.said

    def test_a_second_run_adds_nothing(self) -> None:
        models = (Figure, FigureLink, Statement, StateAction, Claimant, FigureCitation, Source, LogEntry)
        before = [model._default_manager.count() for model in models]
        said = StringIO()
        call_command("load_starting_data", stdout=said)
        with self.captureOnCommitCallbacks(execute=True):
            call_command("publish_starting_data", stdout=StringIO())
        assert [model._default_manager.count() for model in models] == before
        assert (
            f"reported_figures.csv: {len(FIGURES)} rows read, 0 loaded, {len(FIGURES)} there already."
            in said.getvalue()
        )
        assert f"figure_links.csv: {len(LINKS)} rows read, 0 loaded, {len(LINKS)} there already." in said.getvalue()

    def test_each_cell_is_in_the_file_that_readers_take_away(self) -> None:
        by_reference = {row["reference"]: row for row in self.rows("/figures.csv")}
        cells = {
            "measure": "measure",
            "low": "value_min",
            "high": "value_max",
            "qualifier": "qualifier",
            "nationality": "nationality_iso2",
            "grouping": "group_label",
            "countries": "countries",
            "scope": "scope",
            "side": "recruiting_country_iso2",
            "population": "population",
            "counting": "counting",
            "counts": "counts",
            "period_start": "period_start",
            "period_end": "period_end",
            "as_of": "as_of",
            "claimant": "claimant",
            "claimant_kind": "claimant_kind",
            "claimant_state": "claimant_state_iso2",
            "addresses": "url",
            "remark": "note",
        }
        for row in FIGURES:
            found = by_reference[self.references[row["figure_id"]]]
            expected = {column: row[cell].strip() for column, cell in cells.items()}
            if NAMES_A_ROW.search(row["note"]):
                expected["remark"] = found["remark"]
            assert {column: found[column] for column in cells} == expected, row["figure_id"]

    def test_links_are_those_of_the_file(self) -> None:
        names = dict(LoadedRow.objects.filter(kind="figure").values_list("reference", "row"))
        found = {(names[row["figure"]], names[row["other"]], row["kind"]) for row in self.rows("/figure-links.csv")}
        assert found == {(row["figure_id"], row["other_id"], row["kind"]) for row in LINKS}

    def test_no_public_text_names_a_row_of_the_files(self) -> None:
        assert any(NAMES_A_ROW.search(row["note"]) for row in (*FIGURES, *LINKS))
        for file in FILES:
            for row in self.rows(f"/{file.name}.csv"):
                named = [cell for cell in row.values() if NAMES_A_ROW.search(cell)]
                assert not [cell for cell in named if "://" not in cell], file.name
                assert "in the collection" not in str(row), file.name

    def test_a_text_says_what_the_figures_said_that_it_names(self) -> None:
        assert (
            "the yearly figures (6 contracts, 235 contracts, 518 contracts and 157 contracts) add up to 916"
            in (self.one("F063")["remark"])
        )
        assert "claim of applications (more than 20,000 applications)" in self.one("F176")["remark"]
        notes = {(row["figure"], row["other"]): row["note"] for row in self.rows("/figure-links.csv")}
        note = notes[self.references["F152"], self.references["F153"]]
        assert note.startswith("Compare with the sum of about 300 killed and about 2,700 wounded, about 3,000")

    def test_more_than_1500_with_its_claimant_and_what_it_repeats(self) -> None:
        first = self.references["F001"]
        for name, claimant in (("F029", "IStories (Important Stories)"), ("F030", "UK Ministry of Defence")):
            with self.subTest(name):
                page = self.text(f"/figures/?reference={self.references[name]}")
                assert "more than 1,500 people" in page
                assert claimant in page
                assert "repeats more than 1,500 people, IStories (Important Stories)" in page
                assert "Repeats the count of another" in page
                assert self.one(name)["links"] == f"repeats {first}"
        assert "repeated by more than 1,500 people, UK Ministry" in self.text(f"/figures/?reference={first}")

    def test_more_than_3300_with_its_claimant_and_what_it_repeats(self) -> None:
        page = self.text(f"/figures/?reference={self.references['F032']}")
        assert "more than 3,300 grants" in page
        assert "Frank Ledwidge, University of Portsmouth" in page
        assert "repeats 3,344 grants, Irina Volk, Russian Interior Ministry (MVD)" in page
        assert self.one("F032")["links"] == f"repeats {self.references['F031']}"

    def test_the_kursk_claim_and_its_denial(self) -> None:
        claim, denial = self.references["S08"], self.references["S03"]
        page = " ".join(map(self.text, self.pages("/statements/")))
        assert "Credits North Korean soldiers with helping to retake the Kursk region." in page
        assert page.index("Credits North Korean soldiers") < page.index("Denies that Kursk has been retaken")
        alone = self.text(f"/statements/?reference={denial}")
        assert "General Staff of the Armed Forces of Ukraine" in alone
        assert "Contests Vladimir Putin: Credits North Korean soldiers" in alone
        assert "on this point: Kursk retaken." in alone
        contested = self.text(f"/statements/?reference={claim}")
        assert "Contested by General Staff of the Armed Forces of Ukraine" in contested
        (row,) = self.rows(f"/statements.csv?reference={denial}")
        assert (row["contests"], row["contested_point"]) == (claim, "Kursk retaken")

    def test_the_start_of_the_figures_is_small_and_its_numbers_are_the_lists_behind_them(self) -> None:
        start = self.client.get("/figures/").content
        assert len(start) < 60_000
        links = set(re.findall(r'<a href="(/(?:figures|compare)/\?[^"]*)">(\d+) figures?[,<]', start.decode()))
        assert len(links) > 50
        for path, number in links:
            shown = self.client.get(path.replace("&amp;", "&")).content.decode()
            noun = "figure" if number == "1" else "figures"
            if number == "1" and "reference=" in path:
                # One figure alone has its own heading.
                assert f'<span class="code">{path[-8:]}</span>' in shown, path
                continue
            assert f">{number} {noun}<" in shown or f">{number} {noun}, " in shown, path

    def test_a_statement_names_gloss_and_leads_to_him(self) -> None:
        page = self.client.get(f"/statements/?reference={self.references['S04']}").content.decode()
        assert f"/people/{self.references['C01']}/" in page
        assert "Michael Alexander Gloss" in page

    def test_nothing_is_worded_disputes_but_what_the_claimant_rejects(self) -> None:
        assert not [row for row in LINKS if row["kind"] == "contests"]
        for address in self.pages("/figures/?side=RU&side=UA&side=mixed"):
            assert "<small>disput" not in self.client.get(address).content.decode()

    def test_one_publication_is_one_source(self) -> None:
        addresses = [source.url for source in Source.objects.exclude(url="")]
        assert len(addresses) == len(set(addresses))
        article = Source.objects.get(publisher="OCCRP", url="", title__startswith="North Korea Admits")
        cited = FigureCitation.objects.filter(source=article).count()
        assert cited == sum(row["title"] == article.title for row in (*FIGURES, *STATEMENTS)) == 11

    def test_who_speaks_is_told_only_of_state_bodies_with_a_part_in_it(self) -> None:
        for row in FIGURES:
            citation = FigureCitation.objects.get(figure__reference=self.references[row["figure_id"]])
            state, of = row["claimant_state_iso2"], row["nationality_iso2"]
            side = row["recruiting_country_iso2"]
            expected = []
            if state and state == of:
                expected = ["own_state"]
            elif state in ("RU", "UA") and side in ("RU", "UA"):
                expected = ["recruiting_side" if state == side else "opposing_side"]
            assert citation.said_by == expected, row["figure_id"]

    def test_positions_equal_a_hand_count(self) -> None:
        found = Counter(row["position"] for row in self.rows("/figures.csv"))
        home = sum(
            bool(row["claimant_state_iso2"]) and row["claimant_state_iso2"] == row["nationality_iso2"]
            for row in FIGURES
        )
        assert found["home_state"] == home
        assert sum(found.values()) == 218

    def test_comparison_groups_follow_their_rule(self) -> None:
        assert self.one("F029")["comparison_group"] == "Recruited, all countries, Russia's side, so far"
        assert self.one("F031")["comparison_group"] == self.one("F001")["comparison_group"] == ""
        grouped = Figure.objects.exclude(comparison_group="")
        assert not grouped.exclude(counting="so_far", counts="people", scope="", grouping="").exists()

    def test_our_own_count_stands_beside_as_a_floor(self) -> None:
        page = self.text(f"/figures/?reference={self.references['F029']}")
        assert "We have documented 17 people of these, foreign at signing: a minimum, not an estimate" in page
        troops = next(row["figure_id"] for row in FIGURES if row["population"] == "state_troops")
        assert "We have documented" not in self.text(f"/figures/?reference={self.references[troops]}")

    def test_page_api_and_file_find_the_same(self) -> None:
        for query in (
            "side=RU&side=UA&side=mixed",
            "measure=killed&nationality=NP",
            "measure=killed&measure=missing&side=UA",
            "nationality=all&claimant_kind=government",
            "nationality=grouping",
            "position=home_state&position=unknown",
            "side=mixed",
            "claimant_kind=expert&side=UA",
        ):
            with self.subTest(query):
                in_file = [row["reference"] for row in self.rows(f"/figures.csv?{query}")]
                assert self.ids("/figures/", query, r'id="(F-[^"]+)"') == set(in_file)
                assert self.api_ids(f"/api/v1/figures/?{query}") == set(in_file)
                assert len(in_file) == len(set(in_file)) == self.api(f"/api/v1/figures/?{query}")["count"]
        for query in ("", "kind=denies", "side=unknown", "about_nationality=US&kind=admits", "position=third"):
            with self.subTest(query):
                in_file = [row["reference"] for row in self.rows(f"/statements.csv?{query}")]
                assert self.ids("/statements/", query, r'id="(T-[^"]+)"') == set(in_file)
                assert self.api_ids(f"/api/v1/statements/?{query}") == set(in_file)

    def test_facets_add_up(self) -> None:
        answer = self.api("/api/v1/figures/?side=RU")
        for name in ("measure", "nationality", "claimant_kind", "position"):
            assert sum(value["count"] for value in answer["facets"][name]) == answer["count"]
        by_hand = Counter(row["measure"] for row in FIGURES if row["recruiting_country_iso2"] == "RU")
        assert {value["value"]: value["count"] for value in answer["facets"]["measure"]} == by_hand

    def api(self, address: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.client.get(address).json()
        return answer

    def api_ids(self, address: str | None) -> set[str]:
        found: set[str] = set()
        while address:
            answer = self.api(address)
            found |= {row["reference"] for row in answer["results"]}
            address = answer["next"] and answer["next"].removeprefix("http://testserver")
        return found

    def pages(self, address: str | None) -> list[str]:
        found = []
        while address:
            found.append(address)
            text = self.client.get(address).content.decode()
            match = re.search(r'<a href="([^"]+)" rel="next"', text)
            address = match[1].replace("&amp;", "&") if match else None
        return found

    def ids(self, address: str, query: str, pattern: str) -> set[str]:
        pages = self.pages(f"{address}?{query}")
        return {found for page in pages for found in re.findall(pattern, self.client.get(page).content.decode())}


class WordsOfFigures(SimpleTestCase):
    """Texts that name figures of the files."""

    figures = {row["figure_id"]: row for row in FIGURES}

    def test_two_bounds_are_both_said(self) -> None:
        row = next(row for row in FIGURES if row["qualifier"] == "between" and row["counts"] == "people")
        low, high = f"{int(row['value_min']):,}", f"{int(row['value_max']):,}"
        assert f"between {low} and {high} {row['measure']}" in told(f"See {row['figure_id']}.", self.figures)

    def test_a_row_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(KeyError, match="F999"):
            told("See F999.", self.figures)
