"""Releases keep what was public on a day; whoever is withdrawn leaves all of them, with all that was said of them."""

import csv
import json
import re
from hashlib import sha256
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.levels import account, anonymous_rows, crowd, show, take_off
from tests.publishing.merging.test_merging_bridge import merged
from tests.publishing.releases.reading import content, everything, gone, page, release, rows
from tracker.catalogue.files import FILES
from tracker.catalogue.models import ReleaseLine, ReleaseVersion
from tracker.people.models import Fate, Name, Person
from tracker.publishing.models import RELEASE, LogEntry
from tracker.publishing.releases.checksums import write_checksums
from tracker.publishing.releases.making import make_release
from tracker.review.actions import NotAllowed

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
FORMATS = ("csv", "xlsx", "jsonl", "parquet")


def test_a_release_holds_exactly_what_is_public_at_that_moment(public: Client, somebody: Person) -> None:
    number = release("The first one.")
    for file in FILES:
        assert content(public, f"/releases/{number}/{file.name}.csv") == content(public, f"/{file.name}.csv"), file.name
        assert content(public, f"/releases/{number}/{file.name}.jsonl") == content(public, f"/{file.name}.jsonl")
    shown = page(public, f"/releases/{number}/")
    assert "The first one." in shown
    assert "There is no release before this one." in shown
    assert f'href="/releases/{number}/"' in page(public, "/releases/")


@pytest.mark.parametrize("ending", FORMATS)
def test_its_files_come_in_each_format_under_a_name_that_says_which(
    public: Client, somebody: Person, ending: str
) -> None:
    number = release()
    answer = public.get(f"/releases/{number}/people.{ending}")
    assert answer.status_code == 200
    assert f'filename="people-release-{number}.{ending}"' in answer.headers["Content-Disposition"]
    assert int(answer.headers["Content-Length"]) == len(b"".join(answer.streaming_content))  # type: ignore[attr-defined]


def test_it_stays_as_it_was_while_records_are_added_and_corrected(
    public: Client, somebody: Person, published: Publish
) -> None:
    number = release()
    before = {file.name: content(public, f"/releases/{number}/{file.name}.csv") for file in FILES}
    Name.objects.filter(person=somebody).update(text="Adam Smithe")
    Fate.objects.filter(person=somebody).update(on="2024-03")
    published(somebody, factories.person("Cyd"))
    after = {file.name: content(public, f"/releases/{number}/{file.name}.csv") for file in FILES}
    assert after == before
    later = release()
    assert {row["name"] for row in rows(public, later)} >= {"Adam Smithe", "Cyd"}
    assert "Adam Smithe" not in everything(public, number)


def test_rows_that_did_not_change_are_kept_once(public: Client, somebody: Person, published: Publish) -> None:
    release()
    lines = ReleaseLine.objects.count()
    release()
    assert ReleaseLine.objects.count() == lines
    assert not ReleaseLine.objects.exclude(first=1, last=2).exists()
    published(factories.person("Cyd", source_of_all=factories.source()))
    release()
    assert set(ReleaseLine.objects.values_list("first", "last")) == {(1, 3), (3, 3)}


def test_the_list_of_changes_says_what_came_and_what_was_corrected(
    public: Client, somebody: Person, published: Publish
) -> None:
    release()
    Fate.objects.filter(person=somebody).update(on="2024-03")
    new = factories.person("Cyd")
    published(somebody, new)
    shown = page(public, f"/releases/{release()}/")
    changes = shown[shown.index('id="changes"') :]
    assert f'href="/people/{somebody.reference}/"' in changes
    assert "Fate on: <bdi>2024-02</bdi> → <bdi>2024-03</bdi>" in changes
    assert "Changed: " not in changes
    added = changes[: changes.index(f'href="/people/{new.reference}/"')].rpartition("<li>")[2]
    assert added.split() == ["<span", 'class="quiet">', "Added", "</span>", "<span>", "Person", "<a"]
    assert "N-" not in changes
    assert "People without a name: 5, in the release before 5" in changes


def test_the_list_of_changes_comes_page_by_page(
    public: Client, somebody: Person, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.website.releases import changes_list

    release()
    new = [factories.person(f"New {n}") for n in range(7)]
    published(*new)
    number = release()
    monkeypatch.setattr(changes_list, "PAGE_SIZE", 3)
    seen, address = list[str](), f"/releases/{number}/"
    while address:
        shown = page(public, address)
        changes = shown[shown.index('id="changes"') : shown.index("</main>")]
        seen += re.findall('href="/people/(P-[0-9A-Z]{6})/"', changes)
        address = shown.partition('class="pages"')[2].partition('href="')[2].partition("#")[0]
    assert sorted(seen) == sorted(person.reference for person in new)


def test_whoever_is_withdrawn_leaves_every_release_at_once(public: Client, somebody: Person) -> None:
    numbers = [release(), release()]
    write_checksums()
    old = ReleaseVersion.objects.get(release=1, minor=0).checksums
    gone("person", somebody.reference)
    for number in numbers:
        text = everything(public, number)
        for told in (somebody.reference, "Adam Smith"):
            assert told not in text, (number, told)
        assert {row["name"] for row in rows(public, number)} == {"Bimal", ""}
        shown = page(public, f"/releases/{number}/")
        assert f"<h1>Release {number}.1</h1>" in shown
        assert "1 record left." in shown
        assert "being computed" in shown
    assert old["people.csv"] in page(public, "/releases/1/"), "the old checksum stays, as replaced"
    assert write_checksums() == 2
    shown = page(public, "/releases/1/")
    digest = sha256(content(public, "/releases/1/people.csv")).hexdigest()
    assert digest in shown
    assert digest != old["people.csv"]


def test_what_named_a_withdrawn_record_stands_there_as_it_is_public_now(
    public: Client, somebody: Person, published: Publish
) -> None:
    number = release()
    unit = somebody.contracts.get().unit
    assert unit
    Name.objects.filter(person=somebody).update(text="Adam Smithe")
    published(somebody)
    gone("unit", unit.reference)
    text = everything(public, number)
    assert unit.reference not in text
    assert "Wolf" not in text
    (row,) = (row for row in rows(public, number) if row["reference"] == somebody.reference)
    assert (row["name"], row["units"]) == ("Adam Smithe", [])
    version = ReleaseVersion.objects.get(release=number, minor=1)
    assert (version.left, version.changed) == (1, 1)


def test_a_withdrawn_source_and_a_withdrawn_figure_leave_with_what_was_said_of_them(
    public: Client, somebody: Person
) -> None:
    number = release()
    source = somebody.citations.first().source  # type: ignore[union-attr]
    first = LogEntry.objects.filter(kind="figure").order_by("number")[0].reference
    gone("source", source.reference)
    gone("figure", first)
    text = everything(public, number)
    assert source.reference not in text
    assert source.title not in text
    assert first not in text
    assert f"<h1>Release {number}.2</h1>" in text


def test_a_merged_record_leaves_and_leads_to_the_other(public: Client, published: Publish) -> None:
    kept, other = factories.person("Adam Smith"), factories.person("Adam Smyth")
    published(kept, other)
    first = release()
    merged(kept, other)
    published(kept)
    second = release()
    assert other.reference not in {row["reference"] for row in rows(public, first)}
    shown = page(public, f"/releases/{second}/")
    assert f'now in <a href="/people/{kept.reference}/">{kept.reference}</a>' in shown
    assert "Smyth" not in "".join(csv.reader(StringIO(everything(public, first))).__next__())


def test_what_a_withdrawn_record_said_stands_in_no_list_of_changes(
    public: Client, somebody: Person, published: Publish
) -> None:
    release()
    Fate.objects.filter(person=somebody).update(place="near Chasiv Yar")
    published(somebody)
    second = release()
    assert "Chasiv Yar" in page(public, f"/releases/{second}/")
    gone("person", somebody.reference)
    third = release()
    for number in (1, second, third):
        text = everything(public, number)
        assert "Chasiv Yar" not in text
        assert "Adam" not in text
    assert somebody.reference in page(public, f"/releases/{third}/"), "reference and day alone"


def test_rows_without_a_name_leave_all_releases_with_their_company(public: Client) -> None:
    many = crowd(5)
    show(*many)
    first = release()
    assert len(rows(public, first)) == 5
    take_off(many[0])
    assert anonymous_rows() == []
    assert rows(public, first) == []
    show(*crowd(6, name="More"))
    second = release()
    for number in (first, second):
        groups: dict[str, int] = {}
        for row in rows(public, number):
            look = json.dumps({name: value for name, value in row.items() if name != "reference"}, sort_keys=True)
            groups[look] = groups.get(look, 0) + 1
        assert all(people >= 5 for people in groups.values())


def test_only_a_publisher_makes_a_release(public: Client, researcher: Any, reviewer: Any) -> None:
    for user in (researcher, reviewer):
        with pytest.raises(NotAllowed, match="made by a publisher"):
            make_release(by=user)
        with pytest.raises(CommandError, match="made by a publisher"):
            call_command("make_release", "--by", user.get_username())
    with pytest.raises(CommandError, match="There is no account"):
        call_command("make_release", "--by", "nobody")
    assert not LogEntry.objects.filter(kind=RELEASE).exists()


def test_the_command_makes_it_with_its_checksums(
    public: Client, somebody: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    account("eli", "publisher")
    call_command("make_release", "--by", "eli", "--note", "All of November.")
    assert "Made release 1" in capsys.readouterr().out
    for file in FILES:
        digest = sha256(content(public, f"/releases/1/{file.name}.csv")).hexdigest()
        assert digest in page(public, "/releases/1/"), file.name


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/releases/9/", 404),
        ("/releases/0/", 404),
        ("/releases/99999999999999999999/", 404),
        ("/releases/1/nothing.csv", 404),
        ("/releases/1/people.ftm.json", 404),
        ("/releases/1/people", 404),
        ("/releases/1/people.csv?nationality=NP", 400),
        ("/releases/1/?after=x", 400),
        ("/releases/1/?after=people.P-000000", 400),
        ("/releases/2/?after=people.P-000000", 400),
        ("/releases/?page=2", 400),
    ],
)
def test_what_is_not_there_is_said(public: Client, somebody: Person, address: str, status: int) -> None:
    release()
    release()
    assert public.get(address).status_code == status
