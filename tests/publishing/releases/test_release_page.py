"""The page of a release: its change list page by page, and how it stands, a step a day."""

import re
from datetime import timedelta

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.conftest import Publish
from tests.publishing.releases.reading import gone, page, release
from tracker.catalogue.files import FILES
from tracker.catalogue.models import ReleaseVersion
from tracker.people.models import Name, Person
from tracker.publishing.releases.checksums import write_checksums
from tracker.website.releases import changes_list
from tracker.website.releases.releases_page import MOST_STEPS

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def part(shown: str, name: str) -> str:
    """One section of the page."""
    return shown[shown.index(f'id="{name}"') :].partition("</section>")[0]


def test_what_was_withdrawn_and_what_came_are_one_list_that_is_read_page_by_page(
    public: Client, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = [factories.person(f"Old {n}") for n in range(5)], [factories.person(f"New {n}") for n in range(4)]
    published(*old)
    release()
    for person in old:
        gone("person", person.reference)
    published(*new)
    address = f"/releases/{release()}/"
    monkeypatch.setattr(changes_list, "PAGE_SIZE", 3)
    seen = list[list[str]]()
    while address:
        changes = part(page(public, address), "changes")
        seen.append(sorted(set(re.findall(r"\b[PS]-[0-9A-Z]{6}\b", changes.partition("<nav")[0]))))
        address = changes.partition('class="pages"')[2].partition('href="')[2].partition("#")[0]
    assert {len(some) for some in seen[:-1]} == {3}
    every = sorted(reference for some in seen for reference in some if reference.startswith("P-"))
    assert every == sorted(person.reference for person in (*old, *new))


def test_records_of_which_much_was_corrected_fill_a_page_sooner(
    public: Client, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [factories.person(f"Old {n}", sex="M") for n in range(4)]
    published(*people)
    release()
    Name.objects.update(text=Concat(Value("New "), "text"))
    Person.objects.update(sex="F", public_summary="")
    published(*people)
    monkeypatch.setattr(changes_list, "MOST_LINES", 5)
    seen, address = list[list[str]](), f"/releases/{release()}/"
    while address:
        changes = part(page(public, address), "changes")
        seen.append(re.findall('href="/people/(P-[0-9A-Z]{6})/"', changes))
        address = changes.partition('class="pages"')[2].partition('href="')[2].partition("#")[0]
    assert sorted(reference for some in seen for reference in some) == sorted(each.reference for each in people)
    assert len(seen) >= 4
    assert "Sex: <bdi>" in changes


def test_a_long_value_is_cut_there(public: Client, published: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    person = factories.person("Adam Smith")
    published(person)
    release()
    Name.objects.update(text="Adam Smithe")
    published(person)
    monkeypatch.setattr(changes_list, "LONGEST", 4)
    assert "Name: <bdi>Adam…</bdi> → <bdi>Adam…</bdi>" in page(public, f"/releases/{release()}/")


def test_the_number_of_rows_is_the_same_before_and_after_it_is_kept(public: Client, somebody: Person) -> None:
    number = release()
    counted = re.findall(r"<td>([0-9,]+)</td>", part(page(public, f"/releases/{number}/"), "files"))
    write_checksums()
    assert re.findall(r"<td>([0-9,]+)</td>", part(page(public, f"/releases/{number}/"), "files")) == counted
    assert len(counted) == len(FILES)
    assert counted[0] == "7"
    gone("person", somebody.reference)
    assert re.findall(r"<td>([0-9,]+)</td>", part(page(public, f"/releases/{number}/"), "files"))[0] == "6"


def test_all_withdrawals_of_a_day_are_one_step(public: Client, somebody: Person, published: Publish) -> None:
    others = [factories.person(f"Other {n}") for n in range(3)]
    published(*others)
    number = release()
    write_checksums()
    gone("person", somebody.reference)
    write_checksums()
    between = ReleaseVersion.objects.get(release=number, minor=1).checksums["people.csv"]
    gone("person", *(person.reference for person in others[:2]))
    shown = part(page(public, f"/releases/{number}/"), "versions")
    assert "3 records left." in shown
    assert re.findall(r"<strong>([0-9.]+)</strong>", shown) == ["1.2", "1"]
    assert between not in page(public, f"/releases/{number}/"), "it would say which of them left together"
    _a_day_earlier(number)
    gone("person", others[2].reference)
    shown = part(page(public, f"/releases/{number}/"), "versions")
    assert re.findall(r"<strong>([0-9.]+)</strong>", shown) == ["1.3", "1.2", "1"]
    assert ("1 record left." in shown, "3 records left." in shown) == (True, True)


def _a_day_earlier(number: int) -> None:
    yesterday = timezone.now().date() - timedelta(days=1)
    ReleaseVersion.objects.filter(release=number).update(on=yesterday)


def test_of_many_versions_the_last_stand_there_and_the_others_one_page_further(
    public: Client, somebody: Person
) -> None:
    number = release()
    day = timezone.now().date()
    for minor in range(1, MOST_STEPS + 4):
        ReleaseVersion.objects.create(release_id=number, minor=minor, on=day + timedelta(days=minor), left=1)
    shown = part(page(public, f"/releases/{number}/"), "versions")
    further = shown.partition('<a href="')[2].partition("#")[0]
    both = shown + part(page(public, further), "versions")
    names = re.findall(r"<strong>([0-9.]+)</strong>", both)
    assert names == [*(f"{number}.{minor}" for minor in range(MOST_STEPS + 3, 0, -1)), str(number)]
    assert both.count("(now)") == 1
    assert "Earlier versions" not in part(page(public, further), "versions")


@pytest.mark.parametrize("query", ["before=x", "before=-1", "before=999999", "after=withdrawn.x", "after=withdrawn."])
def test_a_place_that_is_none_is_refused(public: Client, somebody: Person, query: str) -> None:
    assert public.get(f"/releases/{release()}/?{query}").status_code == 400
