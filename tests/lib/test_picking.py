"""Rows picked by an array: what a queryset gives, by a statement written once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker.lib.database.picking import picked
from tracker.people.models import Contract, Name, Person

pytestmark = pytest.mark.django_db


def test_it_gives_what_a_queryset_gives() -> None:
    people = [factories.person(nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023-09"}]) for _ in "abc"]
    keys = [person.pk for person in people[:2]]
    columns = ("pk", "person__reference", "side", "signed_on", "motives", "found_in", "term_months")
    wanted = list(Contract.objects.filter(person__in=keys).order_by("pk").values_list(*columns))
    assert len(wanted) == 2
    assert picked(Contract, "person_id", keys, columns, order="pk") == wanted
    assert picked(Person, "reference", [people[2].reference], ["pk", "categories"]) == [(people[2].pk, [])]


def test_a_value_is_never_part_of_the_statement() -> None:
    for text in ("'; DROP TABLE people_person; --", "{a,b}", '"', "%s", "\\", "100%"):
        assert picked(Person, "reference", [text], ["pk"]) == []


def test_no_values_ask_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert picked(Person, "reference", [], ["pk"]) == []
    assert len(asked) == 0


def test_a_column_that_django_makes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    field = Name._meta.get_field("text")
    monkeypatch.setattr(type(field), "from_db_value", lambda *given: given[1], raising=False)
    with pytest.raises(TypeError, match="is made by Django: use a queryset"):
        picked(Name, "person_id", [1], ["text", "key"])
