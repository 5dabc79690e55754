"""Raising the smallest group: what is public already is judged by the new number with one command."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.levels import account, anonymous_rows, crowd, show
from tests.publishing.disclosure.test_levels_counted import cells, publish_tables
from tracker.catalogue.counted.tables import counted_people
from tracker.catalogue.models import Generation
from tracker.catalogue.responses import frame
from tracker.catalogue.responses.page_cache import PageCache
from tracker.publishing.actions import catch_up
from tracker.publishing.log import faults
from tracker.publishing.models import Action, Anonymous, Counted, LogEntry
from tracker.publishing.rebuilding.rebuild import differences
from tracker.vocabulary import levels as vocabulary_levels
from tracker.vocabulary.levels import Category, Level

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def apply_smallest_groups() -> str:
    said = StringIO()
    account("eli", "publisher")
    call_command("apply_smallest_groups", by="eli", stdout=said)
    catch_up()
    return said.getvalue()


def raise_to(monkeypatch: pytest.MonkeyPatch, number: int, protected: int = 20) -> None:
    monkeypatch.setattr(vocabulary_levels, "LOOK_THE_SAME", number)
    monkeypatch.setattr(vocabulary_levels, "LOOK_THE_SAME_PROTECTED", protected)


def assert_catalogue_follows() -> None:
    assert not list(faults())
    assert not list(differences())


def test_rows_that_are_no_longer_in_company_come_off(monkeypatch: pytest.MonkeyPatch) -> None:
    show(*crowd(6, nationalities=["NP"]))
    show(*crowd(8, nationalities=["CU"], name="Other"))
    assert len(anonymous_rows()) == 14
    raise_to(monkeypatch, 7)
    assert len(anonymous_rows()) == 14
    last = LogEntry.objects.latest("number").number
    assert apply_smallest_groups().startswith("6 rows without a name came off.")
    assert {tuple(row.nationalities) for row in anonymous_rows()} == {("CU",)}
    assert len(anonymous_rows()) == 8
    written = LogEntry.objects.filter(number__gt=last)
    assert {(row.action, row.kind, row.decided_by) for row in written} == {(Action.WITHDRAW, "anonymous", "eli")}
    assert set(Anonymous.objects.values_list("needs", flat=True)) == {7}
    assert_catalogue_follows()


def test_the_tables_are_made_anew_without_the_groups_that_are_too_small(monkeypatch: pytest.MonkeyPatch) -> None:
    show(*crowd(6, level=Level.COUNTED, nationalities=["NP"]))
    show(*crowd(8, level=Level.COUNTED, nationalities=["CU"], name="Other"))
    publish_tables()
    assert counted_people() == 14
    raise_to(monkeypatch, 7)
    assert "6 people left the tables, which are published anew" in apply_smallest_groups()
    assert counted_people() == 8
    assert set(cells().values()) == {8}
    assert_catalogue_follows()
    # Nobody comes back, and the next publication changes nothing.
    assert publish_tables() is None


def test_people_who_need_protection_have_a_number_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    show(*crowd(12, level=Level.COUNTED, categories=[Category.CAPTIVE]))
    publish_tables()
    assert counted_people() == 12
    raise_to(monkeypatch, 5, protected=13)
    apply_smallest_groups()
    assert counted_people() == 0
    assert_catalogue_follows()


def test_those_who_wait_for_the_tables_wait_for_the_new_number(monkeypatch: pytest.MonkeyPatch) -> None:
    show(*crowd(6, level=Level.COUNTED))
    raise_to(monkeypatch, 7)
    apply_smallest_groups()
    assert set(Counted.objects.values_list("needs", flat=True)) == {7}
    assert publish_tables() is None
    assert counted_people() == 0


def test_it_changes_nothing_where_all_are_in_company(monkeypatch: pytest.MonkeyPatch) -> None:
    show(*crowd(9))
    show(*crowd(9, level=Level.COUNTED, name="Other"))
    publish_tables()
    before = LogEntry.objects.count(), Generation.objects.get().number
    for number in (9, 3):
        raise_to(monkeypatch, number, protected=number)
        assert apply_smallest_groups() == (
            "0 rows without a name came off. 0 people left the tables, which are unchanged.\n"
        )
    assert (LogEntry.objects.count(), Generation.objects.get().number) == before
    # A lower number lets nobody come nearer to being alone.
    assert set(Anonymous.objects.values_list("needs", flat=True)) == {9}


def test_only_a_publisher_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    show(*crowd(6))
    raise_to(monkeypatch, 7)
    account("ben", "reviewer")
    for name in ("ben", "nobody"):
        with pytest.raises(CommandError):
            call_command("apply_smallest_groups", by=name)
    assert len(anonymous_rows()) == 6


def test_the_pages_say_the_number_that_holds(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    raise_to(monkeypatch, 7, protected=13)
    # Another number is another version of the site, which keeps no page of the one before.
    monkeypatch.setattr(frame, "_answers", PageCache())
    said = " ".join(public.get("/method/").content.decode().split())
    assert "At least 7 that look exactly the same appear together, 13 where somebody needs protection" in said
    assert "in groups of at least 7 or 13 who are the same" in said
    assert "at least 7 people" in " ".join(public.get("/counted/").content.decode().split())
