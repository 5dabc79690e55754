"""The starting data: every count on the public side equals a hand count from the files."""

import csv
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import TestCase, override_settings

from tracker.intake.models import LoadedRow
from tracker.people.models import Person
from tracker.publishing.models import LogEntry
from tracker.sources.models import Source
from tracker.units.models import Unit

FOLDER = Path(__file__).parents[2] / "fixtures" / "starting"
WEAK = {"C05", "C23", "C24", "C27", "C30"}


def file(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


STRONG = [case for case in file("public_cases.csv") if case["case_id"] not in WEAK]


@override_settings(ROOT_URLCONF="tracker.config.urls_public")
class StartingData(TestCase):
    """Loaded and published once for all of these tests."""

    databases = {"default", "catalogue"}
    said: str

    @classmethod
    def setUpTestData(cls) -> None:
        said = StringIO()
        call_command("load_starting_data", stdout=said)
        with cls.captureOnCommitCallbacks(execute=True):
            call_command("publish_starting_data", stdout=StringIO())
        cls.said = said.getvalue()

    def text(self, path: str) -> str:
        return self.client.get(path).content.decode()

    def rows(self, query: str) -> list[dict[str, str]]:
        response = self.client.get(f"/people.csv{query}")
        assert response.status_code == 200
        body = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
        return list(csv.DictReader(StringIO(body)))

    def api(self, query: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.client.get(f"/api/v1/people/{query}").json()
        return answer

    def test_the_headline_counts_equal_a_hand_count(self) -> None:
        assert len(STRONG) == 25
        counts = self.api("")["counts"]
        assert counts["recorded"]["people"] == 25
        assert counts["foreign"]["people"] == 25
        assert counts["dead"]["people"] == sum(case["outcome"] == "killed" for case in STRONG) == 25
        assert counts["granted"]["people"] == sum(case["citizenship_granted"] == "yes" for case in STRONG) == 1
        assert counts["grants"] == 1
        assert counts["sides"]["RU"]["foreign_at_signing"] == sum(case["side"] == "RU" for case in STRONG) == 17
        assert counts["sides"]["UA"]["foreign_at_signing"] == sum(case["side"] == "UA" for case in STRONG) == 8
        recruitment = ("contract_signed_on", "contract_place", "how", "found_in", "indicator")
        by_hand = sum(any(case[cell] for cell in recruitment) for case in STRONG)
        assert counts["with_contract"]["people"] == by_hand == 8

    def test_the_home_page_shows_the_same_numbers(self) -> None:
        page = self.text("/")
        assert page.count(">25<") >= 3
        assert ">17<" in page
        assert ">8<" in page

    def test_nationalities_equal_a_hand_count(self) -> None:
        by_hand = Counter(code for case in STRONG for code in case["nationalities_iso2"].split(";"))
        facet = {value["value"]: value["people"] for value in self.api("")["facets"]["nationality"]}
        assert facet == dict(by_hand)
        assert by_hand["NP"] == 10

    def test_the_nepali_dead_are_in_the_file_and_nobody_else(self) -> None:
        by_hand = {case["name"] for case in STRONG if case["nationalities_iso2"] == "NP"}
        rows = self.rows("?nationality=NP&fate=killed")
        assert {row["name"] for row in rows} == by_hand
        results = self.api("?nationality=NP&fate=killed")["results"]
        assert {row["name"] for row in results} == by_hand
        page = self.text("/people/?nationality=NP&fate=killed")
        assert all(row["reference"] in page for row in rows)

    def test_a_spelling_in_any_script_finds_one_man(self) -> None:
        for q in ("Gloss", "Глосс", "gloss michael", "GLOSS, M"):
            with self.subTest(q):
                assert [row["name"] for row in self.rows(f"?q={q}")] == ["Michael Alexander Gloss"]
                assert len(self.api(f"?q={q}")["results"]) == 1

    def test_gloss_has_each_claim_with_its_sources_and_who_said_so(self) -> None:
        reference = self.rows("?q=Gloss")[0]["reference"]
        found = self.api(f"{reference}/")
        claims = found["claims"]
        assert [claim["territory"] for claim in claims["nationality"]] == ["US"]
        assert claims["contract"][0]["signed_on"] == "2023-09"
        assert claims["service"][0]["unit"]["name"] == "Russian Airborne Forces"
        death = claims["fate"][0]
        assert (death["kind"], death["on"]) == ("killed", "2024-04-04")
        assert {"own_state", "family"} <= {who for citation in death["citations"] for who in citation["said_by"]}
        page = self.text(f"/people/{reference}/")
        for words in (
            "September 2023",
            "4 April 2024",
            "Russian Airborne Forces",
            "United States",
            "OCCRP",
            "own state",
        ):
            assert words in page

    def test_found_in_prison_is_not_shown_where_only_the_press_said_so(self) -> None:
        reference = self.rows("?q=Nyirenda")[0]["reference"]
        assert "prison" not in self.text(f"/people/{reference}/").lower()
        answer = self.text(f"/api/v1/people/{reference}/").lower()
        assert "prison" not in answer
        assert "found_in" not in answer.replace('"found_in":""', "")
        assert "where recruited" not in self.text(f"/people/{reference}/").lower().partition("<main")[2]

    def test_relays_and_copies_count_once(self) -> None:
        houses = {row["name"]: int(row["independent_publishers"]) for row in self.rows("")}
        assert houses["Nemes Tarimo"] == 2  # The Chanzo; VOA and VOA Afrique
        assert houses["Lemekhani Nathan Nyirenda"] == 3  # BBC, also relayed; Africanews; The Zimbabwe Mail
        assert self.api("")["counts"]["recorded"]["by_several"] == sum(number > 1 for number in houses.values())

    def test_the_weak_cases_stay_drafts(self) -> None:
        names = {row["name"] for row in self.rows("")}
        weak = [case for case in file("public_cases.csv") if case["case_id"] in WEAK]
        assert len(weak) == 5
        assert not names & {case["name"] for case in weak}
        for case in weak:
            reference = LoadedRow.objects.get(row=case["case_id"]).reference
            assert self.client.get(f"/people/{reference}/").status_code == 404
            person = Person.objects.get(reference=reference)
            assert not any(claim.status != "unverified" for claim in person.fates.all())

    def test_a_second_run_adds_nothing(self) -> None:
        before = [model.objects.count() for model in (Person, Unit, Source, LogEntry)]
        said = StringIO()
        call_command("load_starting_data", stdout=said)
        with self.captureOnCommitCallbacks(execute=True):
            call_command("publish_starting_data", stdout=StringIO())
        assert [model.objects.count() for model in (Person, Unit, Source, LogEntry)] == before
        assert "public_cases.csv: 30 rows read, 0 loaded, 30 there already." in said.getvalue()

    def test_every_row_is_accounted_for(self) -> None:
        for name in (
            "public_cases.csv",
            "public_case_sources.csv",
            "units.csv",
            "unit_parents.csv",
            "legal_instruments.csv",
        ):
            rows = len(file(name))
            assert f"{name}: {rows} rows read, {rows} loaded, 0 there already." in self.said

    def test_one_publication_is_one_source(self) -> None:
        times = "http://m.timesofindia.com/city/hyderabad/killed-in-ukraine-war-afsan-laid-to-rest-in-hyderabad/articleshow/108572115.cms"
        assert sum(row["url"] == times for row in file("public_case_sources.csv")) == 2
        assert Source.objects.filter(url=times).count() == 1
        addresses = [source.url for source in Source.objects.exclude(url="")]
        assert len(addresses) == len(set(addresses))

    def test_complaints_are_numbered_and_name_the_cell(self) -> None:
        complaints = [line for line in self.said.splitlines() if line.startswith("K0")]
        assert complaints[0].startswith("K001 units.csv, U31, url: no page supports this unit")
        assert any("C04, job_promised “non-combat helper”" in line for line in complaints)

    def test_the_log_names_the_two_machine_accounts(self) -> None:
        entry = LogEntry.objects.earliest("number")
        assert (entry.submitted_by, entry.decided_by) == ("starting-data-loader", "starting-data-checker")
