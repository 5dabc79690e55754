"""Sources, laws and decrees: what may be shown of each, and what rests on it."""

import csv
import html
import re
from io import StringIO
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.publishing.actions import publish, withdraw
from tracker.review.actions import submit
from tracker.sources.models import Capture, LegalInstrument, Source
from tracker.units.models import UnitCitation

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def page(public: Client, path: str) -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def rows(public: Client, path: str) -> list[dict[str, str]]:
    body = b"".join(public.get(path).streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(StringIO(body)))


@pytest.fixture
def hand_in(researcher: User, reviewer: User, django_capture_on_commit_callbacks: Any) -> Any:
    """Publishes records that cite nothing themselves."""

    def publish_these(kind: str, *records: Any) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            references = [record.reference for record in records]
            publish(submit(kind=kind, references=references, by=researcher, unclaimed_are_mine=True), by=reviewer)

    return publish_these


@pytest.fixture
def gazette(published: Publish) -> Source:
    """An open source with two people, a unit, a figure and a statement on it, and a copy of it elsewhere."""
    original = factories.source(
        title="The Long List",
        publisher="Gazette",
        url="https://gazette.example/list",
        published_on="2025-04",
        language="en-GB",
    )
    Capture.objects.create(source=original, url="https://archive.example/1", sha256="ab" * 32, method="by hand")
    copy = factories.source(title="The Long List", publisher="Relay", derived_from=original, published_on="2025-05")
    unit = factories.unit("Wolf Regiment")
    UnitCitation.objects.create(unit=unit, source=original)
    statement = figure_factories.statement("It is so.")
    statement.citations.update(source=original)
    published(
        unit,
        figure_factories.figure(1500, qualifier="more_than", source=original),
        statement,
        factories.person("Adam", source_of_all=original),
        factories.person("Bimal", source_of_all=original),
        factories.person("Carl", source_of_all=copy),
    )
    return original


def test_a_source_says_what_rests_on_it(gazette: Source, public: Client) -> None:
    shown = page(public, f"/sources/{gazette.reference}/")
    for words in (
        "Wolf Regiment",
        "more than 1,500 people",
        "It is so.",
        "Relay – The Long List",
        "ab" * 32,
        "English",
    ):
        assert words in shown, words
    assert f'<a href="/people/?source={gazette.reference}">2 people</a>' in shown
    assert "<strong>2 people</strong>" in page(public, f"/people/?source={gazette.reference}")
    (row,) = rows(public, f"/sources.csv?reference={gazette.reference}")
    assert [row[name] for name in ("people", "units", "figures", "statements", "instruments")] == [
        "2",
        "1",
        "1",
        "1",
        "0",
    ]


def test_each_figure_of_a_source_says_of_whom(published: Publish, public: Client) -> None:
    source = factories.source(title="The Long List")
    published(
        figure_factories.figure(40, measure="killed", nationality_id="NP", source=source),
        figure_factories.figure(1417, grouping="Africa", countries=35, source=source),
        figure_factories.figure(1500, countries=48, source=source),
        figure_factories.figure(1600, source=source),
    )
    shown = page(public, f"/sources/{source.reference}/")
    assert "Killed, on Russia's side, Nepal: 40 people" in shown
    assert "Recruited, on Russia's side, “Africa” (the claimant's own grouping), 35 countries: 1,417 people" in shown
    assert "Recruited, on Russia's side, all, from 48 countries: 1,500 people" in shown
    assert "Recruited, on Russia's side, all countries: 1,600 people" in shown


def test_a_copy_leads_to_its_original(gazette: Source, public: Client) -> None:
    (copy,) = Source.objects.filter(derived_from=gazette)
    assert f'Copied from <a href="/sources/{gazette.reference}/">' in page(public, f"/sources/{copy.reference}/")


def test_drafts_that_rest_on_a_source_are_not_counted(gazette: Source, public: Client) -> None:
    paths = (f"/sources/{gazette.reference}/", "/sources/", "/api/v1/sources/", f"/api/v1/sources/{gazette.reference}/")
    before = [public.get(path).content for path in paths], rows(public, "/sources.csv")
    factories.person("Canary", source_of_all=gazette)
    figure_factories.figure(777, source=gazette)
    factories.source(title="Canary", derived_from=gazette)
    assert ([public.get(path).content for path in paths], rows(public, "/sources.csv")) == before


def test_of_a_restricted_source_the_label_is_all(published: Publish, public: Client) -> None:
    leak = factories.source(
        access="restricted",
        public_label="leaked government data",
        title="Canary title",
        publisher="Canary press",
        authors="Canary",
        url="https://canary.example/",
        internal_notes="Canary",
    )
    Capture.objects.create(source=leak, url="https://canary.example/copy", sha256="cd" * 32)
    person = factories.person("Adam", source_of_all=factories.source())
    from tracker.people.models import Name, Nationality

    factories.claim(Nationality, person, sources=[leak, factories.source()], territory_id="NP")
    factories.claim(Name, person, sources=[leak, factories.source()], text="Adam A.")
    published(person)
    reference = leak.reference
    for path in ("/sources/", f"/sources/{reference}/", "/api/v1/sources/", f"/api/v1/sources/{reference}/"):
        answer = public.get(path)
        assert b"leaked government data" in answer.content, path
        assert b"anary" not in answer.content, path
        assert b"cdcd" not in answer.content, path
    assert all("anary" not in "".join(row.values()) for row in rows(public, "/sources.csv"))
    assert not rows(public, "/sources.csv?q=Canary")
    assert [row["reference"] for row in rows(public, "/sources.csv?access=restricted&q=leaked+data")] == [reference]


def test_sources_are_found_by_words_kind_and_language(gazette: Source, public: Client) -> None:
    def found(query: str) -> set[str]:
        listed = {row["publisher"] for row in rows(public, f"/sources.csv?{query}")}
        assert {row["publisher"] for row in public.get(f"/api/v1/sources/?{query}").json()["results"]} == listed
        return {name for name in listed if not name.startswith("Publisher")}

    assert found("q=long+list") == {"Gazette", "Relay"}
    assert found("q=list+gazette") == {"Gazette"}
    assert found("language=en") == {"Gazette"}
    assert found("language=unknown&q=list") == {"Relay"}
    assert found("language=en&language=unknown&kind=news_article") == {"Gazette", "Relay"}
    assert found(f"q={gazette.reference.lower()}") == {"Gazette"}
    assert found("q=%25") == set()


def test_the_latest_source_comes_first_and_undated_ones_last(gazette: Source, public: Client) -> None:
    days = [row["published_on"] for row in public.get("/api/v1/sources/").json()["results"]]
    assert days[:2] == ["2025-05", "2025-04"]
    assert set(days[2:]) == {""}


def test_every_source_stands_on_one_page_of_the_list(published: Publish, public: Client) -> None:
    published(
        *(
            factories.person(source_of_all=factories.source(published_on=day))
            for number in range(27)
            for day in ("", f"2025-{number % 12 + 1:02}")
        )
    )
    listed: list[str] = []
    address = "/api/v1/sources/"
    while address:
        answer = public.get(address).json()
        listed += [row["reference"] for row in answer["results"]]
        address = answer["next"]
    assert len(listed) == len(set(listed)) == 54
    assert sorted(listed) == [row["reference"] for row in rows(public, "/sources.csv")]


@pytest.mark.parametrize("address", ["/sources/", "/sources.csv", "/api/v1/sources/"])
@pytest.mark.parametrize(
    "query",
    ["colour=red", "kind=rumour", "access=confidential", "language=xx", "reference=S-AAAAAA", "q=a&q=b", "q=%00"],
)
def test_what_cannot_be_answered_is_refused_by_name(public: Client, address: str, query: str) -> None:
    answer = public.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.content.decode()


@pytest.mark.parametrize("cursor", ["bm90aGluZw", "W2ZhbHNlLCJ4IiwiUy1BIl0", "W2ZhbHNlLG51bGwsbnVsbF0"])
def test_a_cursor_that_is_not_ours_is_refused(public: Client, cursor: str) -> None:
    for address in ("/sources/", "/api/v1/sources/", "/legal-instruments/"):
        assert public.get(f"{address}?cursor={cursor}").status_code == 400


def test_a_withdrawn_source_is_gone(
    gazette: Source, public: Client, reviewer: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="source", references=[gazette.reference], by=reviewer, reason="Retracted.")
    assert public.get(f"/sources/{gazette.reference}/").status_code == 410
    assert public.get(f"/api/v1/sources/{gazette.reference}/").status_code == 410
    assert gazette.reference not in page(public, "/sources/")
    (copy,) = Source.objects.filter(derived_from=gazette)
    assert "Copied from" not in page(public, f"/sources/{copy.reference}/")


def test_a_draft_source_is_not_found(public: Client) -> None:
    draft = factories.source()
    assert public.get(f"/sources/{draft.reference}/").status_code == 404
    assert public.get(f"/api/v1/sources/{draft.reference}/").status_code == 404


@pytest.fixture
def decrees(hand_in: Any, published: Publish) -> list[LegalInstrument]:
    """A law, a decree, and what amends that decree; one grant under the decree."""
    cited = factories.source(title="Official texts")
    published(factories.person(source_of_all=cited))
    made: list[LegalInstrument] = []
    for kind, number, dated, effect in (
        ("law", "", "2022-09", "grants"),
        ("decree", "690", "2022-09-30", "grants"),
        ("amending_decree", "", "2023-05-15", "conditions"),
    ):
        amends = made[1] if kind == "amending_decree" else None
        made.append(
            LegalInstrument.objects.create(
                territory_id="RU",
                kind=kind,
                number=number,
                dated=dated,
                effect=effect,
                amends=amends,
                summary=f"about {kind}",
                source=cited,
            )
        )
        hand_in("instrument", made[-1])
    published(
        factories.person(
            nationalities=["NP"],
            contracts=[{"side": "RU"}],
            grants=[{"territory_id": "RU", "state": "granted", "instrument": made[1]}],
        )
    )
    return made


def test_laws_stand_in_order_with_what_amends_what(decrees: list[LegalInstrument], public: Client) -> None:
    shown = page(public, "/legal-instruments/")
    law, decree, amending = (f'id="{each.reference}"' for each in decrees)
    assert shown.index(law) < shown.index(decree) < shown.index(amending)
    assert "Decree 690 of 30 September 2022" in shown
    assert f'Amends <a href="/legal-instruments/?reference={decrees[1].reference}">Decree 690' in shown
    assert (
        f'Amended by <a href="/legal-instruments/?reference={decrees[2].reference}">Amending decree of 15 May 2023'
        in shown
    )
    people = re.search(r'<a href="(/people/\?instrument=[^"]+)">1 person</a>', shown)
    assert people
    assert "<strong>1 person</strong>" in page(public, people[1])
    numbers = {
        row["number"]: (row["grants"], row["people"]) for row in rows(public, "/legal-instruments.csv?kind=decree")
    }
    assert numbers == {"690": ("1", "1")}


def test_page_file_and_api_have_the_same_laws(decrees: list[LegalInstrument], public: Client) -> None:
    for query in ("", "?effect=conditions", "?state=RU&kind=law"):
        listed = [row["reference"] for row in public.get(f"/api/v1/legal-instruments/{query}").json()["results"]]
        assert sorted(listed) == [row["reference"] for row in rows(public, f"/legal-instruments.csv{query}")]
        noun = "law or decree" if len(listed) == 1 else "laws and decrees"
        assert f"<strong>{len(listed)} {noun}" in page(public, f"/legal-instruments/{query}")


def test_more_rows_need_no_more_queries(
    gazette: Source, decrees: list[LegalInstrument], hand_in: Any, published: Publish, public: Client
) -> None:
    paths = ("/sources/", f"/sources/{gazette.reference}/", "/legal-instruments/", "/api/v1/sources/")

    def queries(path: str) -> int:
        with CaptureQueriesContext(connections["catalogue"]) as captured:
            public.get(path)
        return len(captured)

    few = [queries(path) for path in paths]
    published(
        *(factories.person(source_of_all=factories.source()) for _ in range(5)),
        *(figure_factories.figure(number, source=gazette) for number in range(1, 5)),
        factories.person(source_of_all=gazette),
    )
    more = [
        LegalInstrument.objects.create(
            territory_id="RU", kind="decree", effect="term", summary="more", amends=decrees[0], source=gazette
        )
        for _ in range(3)
    ]
    hand_in("instrument", *more)
    assert [queries(path) for path in paths] == few


@pytest.mark.parametrize(
    ("language", "lang"), {"en-GB": "en-GB", "zh-Hant": "zh-Hant", "Russian": "", "ru, en": "", "xx": ""}.items()
)
def test_a_language_that_no_browser_knows_is_not_said(
    language: str, lang: str, published: Publish, public: Client
) -> None:
    cited = factories.source(language=language, title="Gazette")
    published(factories.person("Bimal Rai", source_of_all=cited))
    for path in ("/sources/", f"/sources/{cited.reference}/"):
        page = public.get(path).content.decode()
        assert (f'lang="{lang}"' in page) == bool(lang)
        assert f'lang="{language}"' not in page or lang
