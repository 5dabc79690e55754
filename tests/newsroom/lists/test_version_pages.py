"""A newer version of a list, page by page: brought in on the page of the list, old and new side by side, undone."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client, TestCase

from tests.newsroom.lists.conftest import ROWS, Bring, list_file, text_of, work
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.people.models import Fate, Person, RestrictedReading
from tracker.sources.models import Source

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
READY = (ROWS[0], "2;Квасанкра Эммануэль;13.08.1991;Нигерия;CC1211351;25.09.2022;ЧВК;ранен;;;")
CORRECTED = (ROWS[0].replace("16.05.2023", "26.05.2023"), "2;Кипчумба Рут;1990;Кения;;;;;;;")


@pytest.fixture
def before(desk: Client, bring: Bring) -> str:
    """The address of a list that was committed."""
    address = bring(*READY)
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    assert Person.objects.count() == 2
    return address


def _newer(desk: Client, before: str, *rows: str, **sent: str) -> Any:
    said = {"file": list_file(*rows, name="newer.csv"), "title": "List of recruits, June", "listed_on": "2024-06"}
    return desk.post(f"{before}newer/", said | sent)


def _confirm(desk: Client, answer: Any, **further: str) -> Any:
    """Confirm the columns as they were found."""
    batch = Batch.objects.latest("pk")
    sent = {f"field-{each.number}": each.field for each in batch.columns.all()}
    sent |= {f"order-{each.number}": each.order for each in batch.columns.all()}
    return desk.post(answer.headers["Location"], sent | further)


def _confirmed(desk: Client, answer: Any) -> str:
    """The address of the newer version, its rows read."""
    _confirm(desk, answer)
    work()
    return str(answer.headers["Location"].removesuffix("columns/"))


def _words(desk: Client, address: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", text_of(desk, address)).split())


def test_old_and_new_are_shown_side_by_side_then_committed_and_undone(desk: Client, before: str) -> None:
    assert 'name="title" value="List of recruits, newer version"' in text_of(desk, f"{before}batch/")
    answer = _newer(desk, before, *CORRECTED)
    assert "As in the version before" in text_of(desk, answer.headers["Location"])
    address = _confirmed(desk, answer)
    changed = _words(desk, f"{address}version/")
    assert "1 Changed 1 New 0 The same 1 Gone" in changed
    assert "fate Killed; 16 May 2023 Killed; 26 May 2023" in changed
    assert "Row 2 before, found by: An identity number" in changed
    assert "PA7427490" not in changed
    assert "Квасанкра Эммануэль" in _words(desk, f"{address}version/?group=gone")
    assert "Changed: 1; New: 1; The same: 0; Gone: 1" in _words(desk, f"{address}preview/")
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    assert sorted(Fate.objects.filter(kind="killed").values_list("on", flat=True)) == ["2023-05-16", "2023-05-26"]
    assert "Killed; 26 May 2023" in _words(desk, f"{address}version/?group=changed")
    account = desk.get(f"{address}account/").content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[-1] for line in account] == ["row in the version before", "", "2", ""]
    assert "A newer version:" in _words(desk, f"{before}batch/")
    desk.post(f"{address}undo/")
    work()
    assert list(Fate.objects.filter(kind="killed").values_list("on", flat=True)) == ["2023-05-16"]
    assert Person.objects.count() == 2
    assert 'name="title"' in text_of(desk, f"{before}batch/")


def test_the_preview_tells_whom_a_newer_version_adds_to_from_whom_it_says_the_same_of(
    desk: Client, before: str
) -> None:
    address = _confirmed(desk, _newer(desk, before, CORRECTED[0], READY[1], CORRECTED[1]))
    words = _words(desk, f"{address}preview/")
    assert (
        "The rows that are ready become 1 new person. Rows add to 1 person who is there. "
        "Of 1 person the list says the same as before: nothing is added." in words
    )
    assert words.count("The same as in the version before: nothing is made of it.") == 1


def test_numbers_that_count_the_rows_are_refused_where_they_are_chosen(desk: Client, before: str) -> None:
    page = _confirm(desk, _newer(desk, before, *CORRECTED), own_number="1").content.decode()
    assert "only counts the rows" in page
    assert '<option value="1" selected>' in " ".join(page.split())
    assert not Batch.objects.latest("pk").rows.exists()


def test_a_title_that_is_taken_and_a_wrong_day_come_back_with_the_form(desk: Client, before: str) -> None:
    Batch.objects.get().source.__class__.objects.update(access="open")
    page = _newer(desk, before, *CORRECTED, title="List of recruits", listed_on="soon").content.decode()
    assert "This publication is already a source" in page
    assert 'value="soon"' in page
    assert Batch.objects.count() == 1


def test_the_very_same_file_is_no_newer_version(desk: Client, before: str) -> None:
    assert "This very file is a list already" in _newer(desk, before, *READY).content.decode()


def test_a_wrong_file_does_not_stand_in_the_way_but_only_one_version_is_committed(desk: Client, before: str) -> None:
    wrong = _confirmed(desk, _newer(desk, before, "1;Кипчумба Рут;1990;Кения;;;;;;;"))
    assert "take one up, or remove it. Take up L-" in _words(desk, f"{before}batch/")
    right = _confirmed(desk, _newer(desk, before, *CORRECTED, title="List of recruits, July"))
    desk.post(f"{right}preview/", {"commit": "1"})
    work()
    late = desk.post(f"{wrong}preview/", {"commit": "1"}, follow=True)
    assert "was committed first: bring this file in there" in late.content.decode()
    again = desk.post(f"{before}newer/", {"title": "Another", "file": list_file(ROWS[0])}, follow=True)
    assert "There is a newer version already" in again.content.decode()
    assert Batch.objects.filter(state="committed").count() == 2


def test_a_version_that_was_only_begun_is_removed_with_its_file_and_its_source(
    desk: Client, before: str, settings: Any
) -> None:
    address = _confirmed(desk, _newer(desk, before, *CORRECTED))
    began = Batch.objects.latest("pk")
    assert f'action="{address}remove/"' in text_of(desk, f"{before}batch/")
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = desk.post(f"{address}remove/", follow=True)
    assert "is removed, with its file" in answer.content.decode()
    assert f"Removed the newer version {began}" in answer.content.decode()
    assert not Batch.objects.filter(pk=began.pk).exists()
    assert not Source.objects.filter(title="List of recruits, June").exists()
    assert not (settings.LISTS / began.sha256).exists()
    assert _newer(desk, before, *CORRECTED).status_code == 302


def test_restricted_details_stand_beside_each_other_for_those_who_may_read_them_and_it_is_noted(
    desk: Client, before: str, researcher: User
) -> None:
    address = _confirmed(desk, _newer(desk, before, READY[0], READY[1].replace("CC1211351", "CC7654321")))
    asked = f"{address}version/?group=changed&details=1"
    words = _words(desk, asked)
    assert "Whoever keeps restricted details can read them here." in words
    assert "CC7654321" not in words
    assert not RestrictedReading.objects.exists()
    researcher.groups.add(Group.objects.get(name="keeper"))
    assert "CC7654321" not in _words(desk, f"{address}version/?group=changed")
    assert not RestrictedReading.objects.exists()
    words = _words(desk, asked)
    assert "CC1211351 CC7654321" in words
    person = Person.objects.get(names__text="Квасанкра Эммануэль")
    assert [(each.read_by, each.person_reference) for each in RestrictedReading.objects.all()] == [
        (researcher, person.reference)
    ]


def test_a_list_that_was_committed_is_not_removed_but_undone(desk: Client, before: str) -> None:
    address = _confirmed(desk, _newer(desk, before, *CORRECTED))
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    desk.post(f"{before}remove/")
    answer = desk.post(f"{address}remove/", follow=True)
    assert "Only a newer version that is not committed" in answer.content.decode()
    assert Batch.objects.count() == 2


def test_who_may_not_read_the_source_sees_no_version(desk: Client, before: str, reviewer: User) -> None:
    address = _confirmed(desk, _newer(desk, before, *CORRECTED))
    other = Client()
    other.force_login(reviewer)
    assert {other.get(f"{each}/").status_code for each in (f"{before}newer", f"{address}version")} == {404}


def test_a_list_that_is_no_newer_version_has_no_page_of_changes(desk: Client, before: str) -> None:
    assert desk.get(f"{before}version/").status_code == 404
    assert "Changes" not in _words(desk, f"{before}batch/")
