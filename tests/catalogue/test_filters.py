"""One filter behind page, counts, facets, file and API: the same people everywhere, and no parameter ignored."""

import csv
import random
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

import pghistory
import pytest
from django.http import QueryDict
from django.test import Client, TestCase, override_settings

from tests import factories
from tests.exports.package import Package
from tests.exports.reading import json_lines, parquet, workbook
from tests.levels import account, crowd, show
from tracker.accounts.models import User
from tracker.catalogue.files import CLAIM_FILES
from tracker.catalogue.models import Person, Term
from tracker.catalogue.people.claim_conditions import KINDS
from tracker.catalogue.people.facets import FACETS
from tracker.catalogue.people.filter import PEOPLE_SORTS, PeopleFilter
from tracker.catalogue.people.postings.terms import terms_of
from tracker.exports.package.numbers import COUNTED, NUMBERS
from tracker.people.contradictions import contradictions
from tracker.publishing.actions import publish, withdraw
from tracker.publishing.small_groups.counted import publish_counted
from tracker.review.actions import submit
from tracker.review.content import record_kind
from tracker.sources.models import LegalInstrument, Source
from tracker.units.models import Site, Unit
from tracker.vocabulary.levels import Level
from tracker.website.map.people_map import people_map
from tracker.website.timeline.time_chart import apart, panels

NATIONALITIES = ("NP", "IN", "CU", "CO", "ES", "TJ", "RU", "UA", "US")
FATES = ("killed", "missing", "captured", "wounded", "returned")
NAMES = ("Ram Thapa", "राम थापा", "Хуан Перес", "Juan Pérez", "Ali Hassan", "علي حسن", "김철수", "=SUM(A1)", "O'Brien")
DATES = ("", "2022", "2023-09", "2023-09-14", "[2023-09..2024-02]", "[..2024-01]", "[2023-06..]", "2024~", "2024-05?")


def contract(draw: random.Random, around: "Around") -> dict[str, Any]:
    return {
        "side": draw.choice(["RU", "UA", ""]),
        "unit": draw.choice([None, *around.units]),
        "signed_at": draw.choice([None, None, around.site]),
        "signed_on": draw.choice(DATES),
        "found_in": draw.choice(["", "home_country", "migrant"]),
        "how": draw.sample(["advert", "social_media", "acquaintance"], draw.randint(0, 2)),
        "role_class": draw.choice(["", "combat", "medical"]),
        "motives": draw.sample(["pay", "citizenship"], draw.randint(0, 1)),
        "indicators": draw.sample(["false_job", "threat"], draw.randint(0, 1)),
    }


@dataclass(frozen=True)
class Around:
    """What made-up persons are connected with: a battalion and the regiment above it, a place, a decree, sources."""

    units: list[Unit]
    site: Site
    instrument: LegalInstrument
    sources: list[Source]

    def references(self, kind: str) -> list[str]:
        """The references of one kind, as parameters take them."""
        return {
            "unit": [unit.reference for unit in self.units],
            "source": [source.reference for source in self.sources],
            "site": [self.site.reference],
            "instrument": [self.instrument.reference],
        }[kind]


def surroundings(by: User) -> Around:
    regiment = factories.unit("1st Made-up Regiment", by=by)
    battalion = factories.unit("2nd Made-up Battalion", by=by, parents=[regiment])
    with pghistory.context(user=by.pk):
        sources = [factories.source(), factories.source()]
        site = Site.objects.create(name="Made-up selection point", kind="selection_point")
        decree = LegalInstrument.objects.create(
            territory_id="RU", kind="decree", effect="grants", summary="Made up.", source=sources[0]
        )
    return Around([regiment, battalion], site, decree, sources)


def made_up(draw: random.Random, around: Around) -> dict[str, Any]:
    def some(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return draw.sample(rows, draw.randint(0, len(rows)))

    return {
        "name": draw.choice(NAMES),
        "sex": draw.choice(["M", "F", ""]),
        "level": Level.NAMED,
        "level_ground": "own_public_act",
        "level_reason": "Made up.",
        "nationalities": draw.sample(NATIONALITIES, draw.randint(0, 2)),
        "source_of_all": draw.choice(around.sources),
        "contracts": some([contract(draw, around) for _ in range(2)]),
        "services": some(
            [{"side": draw.choice(["RU", "UA"]), "from_on": draw.choice(DATES), "unit": draw.choice(around.units)}]
        ),
        "fates": some([{"kind": kind, "on": draw.choice(DATES)} for kind in draw.sample(FATES, 2)]),
        "grants": some(
            [
                {
                    "territory_id": "RU",
                    "state": draw.choice(["granted", "promised", "revoked"]),
                    "on": draw.choice(DATES),
                    "instrument": draw.choice([None, around.instrument]),
                }
                for _ in range(2)
            ]
        ),
    }


SINGLE_VALUED = {"fate", "evidence", "sex"}
NEVER_TOLD = {"unit", "site", "instrument", "citizenship", "evidence", "source", "motive", "role_class"}
"""Facets of which a row without a name tells nothing."""

ALIKE: tuple[dict[str, Any], ...] = (
    {"number": 5, "name": "A"},
    {"number": 6, "name": "B", "nationalities": ["IN"], "sex": "F", "fates": [{"kind": "killed", "on": "2023-09"}]},
    {"number": 5, "name": "C", "nationalities": ["CU"], "coarser": ["no_sex", "no_contract_date"], "born_on": ""},
    {
        "number": 10,
        "name": "D",
        "nationalities": ["NP", "RU"],
        "contracts": [{"side": "UA", "signed_on": "2024-05"}],
        "fates": [{"kind": "captured", "on": "2024"}],
        "level_ground": "family_request",
        "level_reason": "Asked in writing.",
    },
)
"""Crowds of whom each looks like the others of its own: with what is known, held back by a rule, and by choice."""


def filter_set(draw: random.Random, around: Around) -> list[tuple[str, str]]:
    chosen: list[tuple[str, str]] = []
    for facet, values in (
        ("nationality", (*NATIONALITIES, "unknown")),
        ("side", ("RU", "UA", "unknown")),
        ("stratum", ("foreign_at_signing", "also_national", "unknown", "ukrainian_national", "not_counted")),
        ("region", ("South Asia", "Central Asia", "Asia", "unknown")),
        ("found_in", ("home_country", "migrant", "unknown", "not_published")),
        ("recruited_how", ("advert", "social_media", "unknown")),
        ("role_class", ("combat", "unknown", "not_published")),
        ("motive", ("pay", "unknown")),
        ("indicator", ("threat", "unknown")),
        ("fate", (*FATES, "unknown", "not_published")),
        ("citizenship", ("granted", "promised", "revoked", "unknown")),
        ("evidence", ("own_state_or_family", "unknown", "not_published")),
        ("sex", ("M", "F", "unknown", "not_published")),
        ("unit", (*around.references("unit"), "unknown", "not_published")),
        ("site", (*around.references("site"), "unknown", "not_published")),
        ("instrument", (*around.references("instrument"), "unknown")),
        ("source", (*around.references("source"), "not_published")),
    ):
        if draw.random() < 0.15:
            chosen += [(facet, value) for value in draw.sample(values, draw.randint(1, 2))]
    if draw.random() < 0.3:
        chosen.append(("fate_mode", draw.choice(["now", "ever"])))
    if draw.random() < 0.3:
        chosen += [("contract_from", "2023"), ("contract_within", draw.choice(["certainly", "possibly"]))]
    chosen += [("contract_mode", each) for each in draw.sample(["any", "first"], draw.choice([0, 0, 1]))]
    if draw.random() < 0.15:
        chosen += [("fate_from", "2023-06"), ("fate_within", draw.choice(["certainly", "possibly"]))]
    if draw.random() < 0.15:
        chosen += [("citizenship_to", "2024"), ("citizenship_within", draw.choice(["certainly", "possibly"]))]
    elif draw.random() < 0.1:
        chosen.append(("citizenship_within", "unknown"))
    if draw.random() < 0.3:
        chosen.append(("unit_mode", draw.choice(["within", "directly"])))
    if draw.random() < 0.2:
        chosen.append(("q", draw.choice(["thapa", "Перес", "hassan", "Kim"])))
    return chosen


HEADLINES = ("recorded", "foreign", "with_contract", "granted", "dead")

FACETS_BY_COLUMN = {
    "side": "sides",
    "nationality": "nationalities",
    "fate": "fate_now",
    "citizenship": "citizenship_states",
    "evidence": "evidence",
    "sex": "sex",
    "source": "sources",
}
FACETS_BY_CLAIM = {
    "found_in": ("found_in", "contracts"),
    "recruited_how": ("how", "contracts"),
    "role_class": ("role_class", "contracts"),
    "motive": ("motives", "contracts"),
    "indicator": ("indicators", "contracts"),
    "site": ("signed_at", "contracts"),
    "instrument": ("CASE WHEN stands = 'true' THEN instrument ELSE '' END", "citizenship-grants"),
}


def shown(facet: list[dict[str, Any]]) -> dict[str, int]:
    """The people of each value that anybody has."""
    return {row["value"]: row["people"] for row in facet if row["people"]}


def known(facet: list[dict[str, Any]]) -> dict[str, int]:
    """Of the values that say something."""
    return {value: people for value, people in shown(facet).items() if value not in ("unknown", "not_published")}


@override_settings(ROOT_URLCONF="tracker.config.urls_public")
class OneFilter(TestCase):
    """Over 120 made-up persons or so, 26 without a name in company, 6 in counted tables alone; 50 random filters."""

    databases = {"default", "catalogue"}

    around: Around
    counted: list[Any]

    @classmethod
    def setUpTestData(cls) -> None:
        draw = random.Random(7)
        by, other = factories.user("ada", "researcher"), factories.user("cyd", "publisher")
        cls.around = around = surroundings(by)
        drawn = [factories.person(by=by, **made_up(draw, around)) for _ in range(122)]
        contents = record_kind("person").contents([person.reference for person in drawn])
        made = [person for person in drawn if not contradictions(contents[person.reference])]
        assert len(made) >= 118, "what cannot be true is not handed in"
        wanted = {
            "source": list(Source.objects.values_list("reference", flat=True)),
            "site": [around.site.reference],
            "instrument": [around.instrument.reference],
            "unit": [unit.reference for unit in around.units],
            "person": [person.reference for person in made],
        }
        with cls.captureOnCommitCallbacks(execute=True):
            handed_in = [
                each
                for kind, references in wanted.items()
                for each in submit(kind=kind, references=references, by=by, unclaimed_are_mine=True)
            ]
            publish(handed_in, by=other)
            show(*(person for given in ALIKE for person in crowd(**given)))
            cls.counted = crowd(6, name="Counted", level=Level.COUNTED, nationalities=["TJ"])
            show(*cls.counted)
            publish_counted(by=account("eli", "publisher"))

    def api_walk(self, query: str) -> tuple[list[str], dict[str, Any]]:
        address: str | None = f"/api/v1/people/?{query}"
        first: dict[str, Any] = {}
        found: list[str] = []
        while address:
            answer = self.client.get(address).json()
            first = first or answer
            found += [row["reference"] for row in answer["results"]]
            address = answer["next"] and answer["next"].removeprefix("http://testserver")
        return found, first

    def page_walk(self, query: str) -> list[str]:
        address: str | None = f"/people/?{query}"
        found: list[str] = []
        while address:
            text = self.client.get(address).content.decode()
            # People with similar names are offered below, and are none of those found.
            listed = text.partition('<section class="similar"')[0]
            found += list(dict.fromkeys(re.findall(r'href="/people/([PN]-[0-9A-Z]{6})/"', listed)))
            link = re.search(r'href="([^"]+)"[^>]*rel="next"|rel="next"[^>]*href="([^"]+)"', text)
            address = (link[1] or link[2]).replace("&amp;", "&") if link else None
        return found

    def csv_references(self, query: str) -> list[str]:
        body = b"".join(self.client.get(f"/people.csv?{query}").streaming_content)  # type: ignore[attr-defined]
        return [row["reference"] for row in csv.DictReader(StringIO(body.decode()))]

    def test_page_api_and_file_find_the_same_people(self) -> None:
        draw = random.Random(50)
        sizes, unnamed = set(), set[str]()
        for _ in range(50):
            query = urlencode(filter_set(draw, self.around))
            with self.subTest(query):
                walked, first = self.api_walk(query)
                assert len(walked) == len(set(walked))
                assert set(walked) == set(self.csv_references(query)) == set(self.page_walk(query))
                assert first["counts"]["recorded"]["people"] == len(walked)
                sizes.add(len(walked))
                unnamed.update(each for each in walked if each.startswith("N-"))
                assert self.hidden(query, first, walked) == [], query
        assert len(sizes) > 5, "the filters drawn tell nothing apart"
        assert len(unnamed) == 26, "each without a name was found by some filter"

    @pytest.mark.whole
    def test_every_format_holds_the_same_people(self) -> None:
        draw = random.Random(51)
        for _ in range(50):
            query = urlencode(filter_set(draw, self.around))
            with self.subTest(query):
                found = set(self.csv_references(query))
                entities = json_lines(self.file(f"/people.ftm.json?{query}"))
                assert {row["reference"] for row in workbook(self.file(f"/people.xlsx?{query}"))} == found
                assert {row["reference"] for row in json_lines(self.file(f"/people.jsonl?{query}"))} == found
                assert {row["reference"] for row in parquet(self.file(f"/people.parquet?{query}"))} == found
                people = (each["id"] for each in entities if each["schema"] == "Person")
                assert {key.removeprefix("fft-person-") for key in people} == found

    def file(self, address: str) -> bytes:
        return b"".join(self.client.get(address).streaming_content)  # type: ignore[attr-defined]

    def hidden(self, query: str, first: dict[str, Any], walked: list[str]) -> list[str]:
        """Facets in which those without a name do not stand under “not published”; people who are only counted."""
        numbers = {name: {each["value"]: each["people"] for each in values} for name, values in first["facets"].items()}
        unnamed = sum(each.startswith("N-") for each in walked)
        asked = {name for name in NEVER_TOLD if f"{name}=" in query}
        wrong = [name for name in NEVER_TOLD - asked if numbers[name].get("not_published", 0) != unnamed]
        return wrong + [person.reference for person in self.counted if person.reference in walked]

    def test_people_who_are_only_counted_are_nowhere_but_in_their_tables(self) -> None:
        told = [row["people"] for row in self.client.get("/api/v1/counted/").json()["results"] if row["row"] == "TJ"]
        assert told == [6, 6]
        walked, first = self.api_walk("")
        assert len(walked) == 147
        assert first["counts"]["recorded"]["people"] == 147
        for address in ("/people/", "/people.csv", "/names.csv", "/api/v1/people/"):
            text = b"".join(self.client.get(address)).decode()
            assert "Counted 0" not in text, address

    def test_single_valued_facets_add_up_to_the_count(self) -> None:
        draw = random.Random(51)
        for _ in range(30):
            query = urlencode(filter_set(draw, self.around))
            answer = self.client.get(f"/api/v1/people/?{query}").json()
            for facet in FACETS:
                if facet.name not in SINGLE_VALUED or f"{facet.name}=" in query or "fate_mode=ever" in query:
                    continue
                total = sum(value["people"] for value in answer["facets"][facet.name])
                assert total == answer["counts"]["recorded"]["people"], (query, facet.name)

    def test_a_facet_promises_what_its_tick_finds(self) -> None:
        draw = random.Random(52)
        for _ in range(12):
            chosen = filter_set(draw, self.around)
            answer = self.client.get(f"/api/v1/people/?{urlencode(chosen)}").json()
            for name, values in answer["facets"].items():
                others = [(key, value) for key, value in chosen if key != name]
                for value in values:
                    query = urlencode([*others, (name, value["value"])])
                    # The counts of page, file and API are this filter's; a whole answer would take eight times as long.
                    count = PeopleFilter.read(QueryDict(query)).counts().recorded.people
                    assert count == value["people"], query

    def rows(self, file: str, query: str) -> list[dict[str, str]]:
        body = b"".join(self.client.get(f"/{file}.csv?{query}").streaming_content)  # type: ignore[attr-defined]
        return list(csv.DictReader(StringIO(body.decode())))

    def test_files_of_claims_hold_the_rows_of_the_people_found(self) -> None:
        draw = random.Random(53)
        for file in CLAIM_FILES:
            everything = self.rows(file.name, "")
            for _ in range(6):
                query = urlencode(filter_set(draw, self.around))
                people = set(self.csv_references(query))
                rows = self.rows(file.name, query)
                assert [self.essence(row) for row in rows] == [
                    self.essence(row) for row in everything if row["person"] in people
                ], (file.name, query)

    @staticmethod
    def essence(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple((name, value) for name, value in row.items() if name != "matched")

    def test_claims_over_the_api_are_those_of_the_file(self) -> None:
        for file in CLAIM_FILES:
            address: str | None = f"/api/v1/{file.name}/?nationality=NP"
            keys: list[tuple[str, str]] = []
            while address:
                answer = self.client.get(address).json()
                keys += [(row["person"], str(row.get("key") or row.get("source"))) for row in answer["results"]]
                address = answer["next"] and answer["next"].removeprefix("http://testserver")
            rows = self.rows(file.name, "nationality=NP")
            assert keys == [(row["person"], row.get("key") or row["source"]) for row in rows]
            assert answer["count"] == len(rows)

    def test_somebody_found_has_a_contract_that_matched(self) -> None:
        draw = random.Random(54)
        contracts = 0
        for _ in range(40):
            asked = [pair for pair in filter_set(draw, self.around) if pair[0] not in ("unit", "site", "unit_mode")]
            values = {value for name, value in asked if name != "contract_within"}
            if not any(name == "contract_from" for name, _ in asked) or values & {"unknown", "not_published"}:
                continue
            query = urlencode(asked)
            matched = {row["person"] for row in self.rows("contracts", query) if row["matched"] == "true"}
            assert matched == set(self.csv_references(query)), query
            contracts += len(matched)
        assert contracts, "the filters drawn find nobody"

    def test_every_bar_of_time_is_the_list_behind_it_and_everybody_found_stands_once(self) -> None:
        draw = random.Random(55)
        places: Counter[str] = Counter()
        for _ in range(40):
            asked = [pair for pair in filter_set(draw, self.around) if pair[0] != "contract_within"]
            kept = [pair for pair in asked if pair[0] != "contract_from"]
            within = draw.choice(["", "", "year", "longer", "unknown"])
            asked = [*kept, ("contract_within", within)] if within else asked
            people = PeopleFilter.read(QueryDict(urlencode(asked)))
            for panel in panels(people):
                with self.subTest((people.query, panel.side)):
                    counts = panel.counts
                    assert counts.people == panel.found.count()
                    assert min(counts.otherwise, counts.not_known) >= 0
                    links = [(panel.quarter_url(each), number) for each, number in counts.quarters.items()]
                    links += [(each.url, int(each.words.split()[0])) for each in apart(panel)]
                    for url, number in links:
                        if url.startswith("/people/"):
                            query = url.partition("?")[2]
                            assert PeopleFilter.read(QueryDict(query)).count() == number, url
                            places[url.rpartition("contract_within=")[2].partition("&")[0][:7]] += 1
        assert all(places[within] for within in ("year", "longer", "unknown")), "the filters drawn show too little"

    def test_every_number_of_the_map_is_the_list_behind_it(self) -> None:
        draw = random.Random(56)
        drawn: Counter[bool] = Counter()
        for _ in range(40):
            people = PeopleFilter.read(QueryDict(urlencode(filter_set(draw, self.around))))
            world = people_map(people)
            with self.subTest(people.query):
                assert people.read(QueryDict(world.number.url.partition("?")[2])).count() == people.count()
                assert bool(world.areas) == bool(people.count())
                for area in world.areas:
                    assert PeopleFilter.read(QueryDict(area.url.partition("?")[2])).count() == area.number > 0, area.url
                    drawn[area.is_drawn] += 1
        assert min(drawn[True], drawn[False]) > 10, "the filters drawn show too little"

    def test_contracts_dated_to_no_one_quarter_are_marked_as_those_that_matched(self) -> None:
        for within in ("year", "longer"):
            query = f"contract_within={within}&side=RU"
            matched = {row["person"] for row in self.rows("contracts", query) if row["matched"] == "true"}
            assert matched == set(self.csv_references(query))
            assert matched, within

    def test_the_archive_holds_all_tables_of_the_people_found(self) -> None:
        query = f"nationality=NP&unit={self.around.units[0].reference}"
        body = b"".join(self.client.get(f"/people.zip?{query}").streaming_content)  # type: ignore[attr-defined]
        again = b"".join(self.client.get(f"/people.zip?{query}").streaming_content)  # type: ignore[attr-defined]
        assert body == again
        archive = zipfile.ZipFile(BytesIO(body))
        assert archive.testzip() is None
        for file in ("people", *(file.name for file in CLAIM_FILES)):
            alone = b"".join(self.client.get(f"/{file}.csv?{query}").streaming_content)  # type: ignore[attr-defined]
            assert archive.read(f"{file}.csv") == alone
        described = {
            (row["file"], row["column"]) for row in csv.DictReader(StringIO(archive.read("dictionary.csv").decode()))
        }
        tables = [name for name in archive.namelist() if name.endswith(".csv") and name != "dictionary.csv"]
        present = {
            (name, column) for name in tables for column in archive.read(name).decode().split("\n")[0].split(",")
        }
        assert present == described
        cited = {row["source"] for row in csv.DictReader(StringIO(archive.read("citations.csv").decode()))}
        sources = {row["reference"] for row in csv.DictReader(StringIO(archive.read("sources.csv").decode()))}
        assert cited == sources
        assert "People, nationality: Nepal; unit: 1st Made-up Regiment" in archive.read("README.txt").decode()

    @pytest.mark.whole
    def test_every_number_of_the_site_follows_from_the_package_alone(self) -> None:
        answer = self.client.get("/api/v1/people/").json()
        counts, facets = answer["counts"], answer["facets"]
        timeline = csv.DictReader(StringIO(self.client.get("/timeline.csv").content.decode()))
        quarters = {(row["side"], row["contract_from"]): int(row["people"]) for row in timeline if row["contract_from"]}
        with TemporaryDirectory() as folder, Package(self.file("/people.zip"), Path(folder)) as package:
            everybody = package.headlines()
            for name in HEADLINES:
                assert counts[name] == {"people": everybody[name], "by_several": everybody[f"{name}_by_several"]}, name
            assert counts["unnamed"] == everybody["unnamed"] == 26
            assert counts["grants"] == everybody["grants"]
            counted_as = package.by_value("counted_as")
            for side, strata in counts["sides"].items():
                for stratum, people in strata.items():
                    assert people == counted_as.get(f"{side}:{stratum}", 0), (side, stratum)
            for name, column in FACETS_BY_COLUMN.items():
                assert shown(facets[name]) == package.by_value(column), name
            for name, (value, table) in FACETS_BY_CLAIM.items():
                assert known(facets[name]) == package.by_claim(value, table), name
            assert known(facets["unit"]) == package.by_unit()
            assert {place: people for place, people in quarters.items() if people} == package.by_quarter()
            assert self.client.get("/api/v1/counted/").json()["people"] == package.number(COUNTED.question()) == 6
            readme = package.files["README.txt"].decode()
            for rule in NUMBERS:
                printed = "\n".join(f"    {line}" for line in rule.question().splitlines())
                assert f"{printed};" in readme, rule.heading
                assert f"{rule.heading}: {rule.text}" in " ".join(readme.split()), rule.heading

    def noted(self) -> dict[tuple[str, int, str], int]:
        """How many people have each term, as it follows from the public rows."""
        found: Counter[tuple[str, int, str]] = Counter()
        for person in Person.objects.all():
            claims = [row for kind in KINDS.values() for row in kind.model.objects.filter(person=person)]
            found.update(terms_of(person, claims))
        return dict(found)

    def kept(self) -> dict[tuple[str, int, str], int]:
        return {(row.column, row.nth, row.value): row.people for row in Term.objects.all()}

    def test_terms_are_kept_as_people_come_and_go(self) -> None:
        assert self.kept() == self.noted()
        named = Person.objects.filter(level=Level.NAMED)
        gone = list(named.order_by("pk").values_list("pk", flat=True)[:40])
        with self.captureOnCommitCallbacks(execute=True):
            withdraw(kind="person", references=gone, by=User.objects.get(username="cyd"), reason="Made up.")
        assert Person.objects.count() == 80 + 27
        assert self.kept() == self.noted()

    def test_every_sort_shows_everybody_once_in_both_directions(self) -> None:
        everybody = sorted(Person.objects.values_list("reference", flat=True))
        for sort in PEOPLE_SORTS:
            forwards, _ = self.api_walk(f"sort={sort}")
            assert sorted(forwards) == everybody, sort
            address = f"/api/v1/people/?sort={sort}"
            while (onwards := self.client.get(address).json())["next"]:
                address = onwards["next"].removeprefix("http://testserver")
            backwards = [[row["reference"] for row in onwards["results"]]]
            while onwards["previous"]:
                onwards = self.client.get(onwards["previous"].removeprefix("http://testserver")).json()
                backwards.append([row["reference"] for row in onwards["results"]])
            assert [each for rows in reversed(backwards) for each in rows] == forwards, sort

    def test_formulas_in_names_are_guarded_and_can_be_undone(self) -> None:
        body = b"".join(self.client.get("/people.csv").streaming_content).decode()  # type: ignore[attr-defined]
        names = {row["name"] for row in csv.DictReader(StringIO(body))}
        assert "'=SUM(A1)" in names
        assert not any(name.startswith(("=", "+", "-", "@")) for name in names)
        undone = {name.removeprefix("'") for name in names}
        assert undone == set(Person.objects.values_list("name", flat=True))


BAD = [
    ("nationaliti=NP", "nationaliti"),
    ("nationality=XX", "nationality"),
    ("side=DE", "side"),
    ("fate=dead", "fate"),
    ("contract_from=yesterday", "contract_from"),
    ("contract_from=2023-02-30", "contract_from"),
    ("contract_from=2024&contract_to=2023", "contract_to"),
    ("contract_within=certainly", "contract_within"),
    ("contract_within=maybe&contract_from=2023", "contract_within"),
    ("fate_mode=once&fate=killed", "fate_mode"),
    ("q=a&q=b", "q"),
    ("q=%00", "q"),
    ("q=" + "a" * 600, "q"),
    ("format=xml", "format"),
    ("page=2", "page"),
]


@pytest.mark.django_db(databases=["default", "catalogue"])
@pytest.mark.parametrize("address", ["/people/", "/people.csv", "/api/v1/people/"])
@pytest.mark.parametrize(("query", "named"), BAD, ids=lambda value: value[:30])
def test_what_cannot_be_answered_is_named(public: Client, address: str, query: str, named: str) -> None:
    response = public.get(f"{address}?{query}")
    assert response.status_code == 400
    assert named in response.content.decode()


@pytest.mark.django_db(databases=["default", "catalogue"])
@pytest.mark.parametrize("query", ["cursor=abc", "cursor=W10", "sort=height", "cursor=%F0%9F%92%A3", "cursor=bnVsbA"])
@pytest.mark.parametrize("address", ["/people/", "/api/v1/people/"])
def test_a_cursor_or_sort_that_is_not_ours_is_named(public: Client, address: str, query: str) -> None:
    assert public.get(f"{address}?{query}").status_code == 400


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_files_accept_and_ignore_sort_and_cursor(public: Client) -> None:
    response = public.get("/people.csv?sort=-name&cursor=anything")
    assert response.status_code == 200
    response.close()


@pytest.mark.django_db(databases=["default", "catalogue"])
@pytest.mark.parametrize("path", ["/", "/method/", "/people/P-000000/", "/api/v1/people/P-000000/"])
def test_pages_without_parameters_refuse_them(public: Client, path: str) -> None:
    assert public.get(f"{path}?side=RU").status_code == 400
    assert public.get(path).status_code in (200, 404)


def test_users_are_made_with_their_role(researcher: User) -> None:
    assert researcher.has_perm("review.submit")
    assert not researcher.has_perm("review.approve")


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_the_api_says_not_modified_to_who_has_the_answer(public: Client) -> None:
    first = public.get("/api/v1/people/")
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    again = public.get("/api/v1/people/", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    other = public.get("/api/v1/people/?side=RU", headers={"if-none-match": first.headers["ETag"]})
    assert other.status_code == 200
