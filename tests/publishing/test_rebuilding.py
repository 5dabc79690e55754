"""A catalogue made anew from the log, by several processes, is the one that grew entry by entry."""

from typing import Any

import pytest
from django.db import connections
from django.db.models import Model

from tests import factories
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.people.merging.merge import merge
from tracker.people.models import Person
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.rebuilding import filling, rebuild
from tracker.publishing.releases.making import make_release
from tracker.review.actions import submit

pytestmark = [pytest.mark.django_db(transaction=True, databases=["default", "catalogue"]), pytest.mark.whole]

INDEXES = "SELECT replace(indexdef, schemaname || '.', '') FROM pg_indexes WHERE schemaname = %s ORDER BY 1"
CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, replace(pg_get_constraintdef(oid), connamespace::regnamespace || '.', '')
FROM pg_constraint WHERE connamespace = %s::regnamespace AND contype <> 'n' ORDER BY 2, 3
"""


@pytest.fixture
def public_persons(transactional_db: None) -> list[Person]:
    """Twelve persons published one after another, one of them withdrawn."""
    by, other = factories.user("ada", "researcher"), factories.user("ben", "publisher")
    cited = factories.source()
    made = [factories.person(by=by, source_of_all=cited, nationalities=["NP"]) for _ in range(12)]
    publish(submit(kind="source", references=[cited.reference], by=by, unclaimed_are_mine=True), by=other)
    for person in made:
        publish(submit(kind="person", references=[person.reference], by=by), by=other)
    withdraw(kind="person", references=[made[0].reference], by=other, reason="A test.")
    return made


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few persons would not be worth them."""
    monkeypatch.setattr(filling, "_CHUNK", 3)
    monkeypatch.setattr(filling, "WORTH_A_PROCESS", 3)
    monkeypatch.setattr(filling, "_processors", lambda: 2)


def said(statement: str, schema: str) -> list[tuple[str, ...]]:
    """What the catalogue's database answers about a schema, whatever its name."""
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(statement, [schema])
        return [tuple(text.replace(f"{schema}.", "") for text in row) for row in cursor.fetchall()]


def test_several_processes_make_the_same_rows(public_persons: list[Person], two_processes: None) -> None:
    assert public_side.Person.objects.count() == 11
    assert rebuild.differences() == []


def test_a_difference_would_be_found(public_persons: list[Person], two_processes: None) -> None:
    public_side.Name.objects.filter(person=public_persons[1].reference).update(text="Somebody Else")
    found = [(one.table, one.missing, one.surplus) for one in rebuild.differences()]
    assert found == [("catalogue_name", 1, 1)]


def test_indexes_and_foreign_keys_are_put_back(public_persons: list[Person], two_processes: None) -> None:
    wanted = said(INDEXES, "catalogue"), said(CONSTRAINTS, "catalogue")
    with rebuild._schema("catalogue_check"):
        filling.fill_schema("catalogue_check")
        assert (said(INDEXES, "catalogue_check"), said(CONSTRAINTS, "catalogue_check")) == wanted


def test_merged_persons_are_the_same_after_a_rebuild(public_persons: list[Person], two_processes: None) -> None:
    ada, ben = User.objects.get(username="ada"), User.objects.get(username="ben")
    first, second, third, fourth = public_persons[1:5]
    for kept, gone in ((first, second), (third, first), (third, fourth)):
        merge(kept=kept, merged=gone, by=ada, reason="A test.")
        publish(submit(kind="person", references=[kept.reference], by=ada), by=ben, note="A test.")
    assert public_side.Merged.objects.filter(into=third.reference).count() == 3
    assert rebuild.differences() == []
    withdraw(kind="person", references=[third.reference], by=ben, reason="A test.")
    assert not public_side.Merged.objects.exists()
    assert rebuild.differences() == []


def test_a_rebuild_tells_how_far_it_is(public_persons: list[Person], two_processes: None) -> None:
    told: list[tuple[int, int]] = []
    with rebuild._schema("catalogue_check"):
        filling.fill_schema("catalogue_check", lambda made, people: told.append((made, people)))
    assert told == [(3, 12), (6, 12), (9, 12), (12, 12)]


def test_all_rows_are_made_anew_by_several_processes_where_a_new_version_asks_for_it(
    public_persons: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not rebuild.is_quicker()
    public_side.Generation.objects.update(shape=1)
    assert not rebuild.is_quicker(), "so few people are made anew at once"
    monkeypatch.setattr(rebuild, "WORTH_A_PROCESS", 10)
    assert rebuild.is_quicker()


def test_releases_are_carried_over_with_their_numbers(public_persons: list[Person], two_processes: None) -> None:
    ben = User.objects.get(username="ben")
    made = make_release(by=ben, note="A test.")
    catch_up()
    withdraw(kind="person", references=[public_persons[1].reference], by=ben, reason="A test.")
    kept = [_rows(model, "catalogue") for model in public_side.RELEASES]
    assert all(kept)
    with rebuild._schema("catalogue_check"):
        filling.fill_schema("catalogue_check")
        assert rebuild._carry_releases_over("catalogue_check") == made.number + 1
        assert [_rows(model, "catalogue_check") for model in public_side.RELEASES] == kept
        with connections["catalogue"].cursor() as cursor:
            cursor.execute("SELECT nextval(pg_get_serial_sequence('catalogue_check.catalogue_releaseline', 'id'))")
            ((free,),) = cursor.fetchall()
        assert free > max(row[0] for row in kept[2])


def _rows(model: type[Model], schema: str) -> list[tuple[Any, ...]]:
    with connections["catalogue"].cursor() as cursor:
        columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
        cursor.execute(f"SELECT {columns} FROM {schema}.{model._meta.db_table} ORDER BY 1")
        return list(cursor.fetchall())
