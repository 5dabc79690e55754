"""The stored lines of people are what their columns give, whatever is published, changed or taken off."""

import re
from hashlib import sha256
from io import BytesIO

import pytest
from django.db import connections, transaction
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.conftest import Publish
from tests.levels import account, anonymous_rows, crowd, handed_in, show, take_off
from tracker.accounts.models import User
from tracker.catalogue import models as public
from tracker.catalogue.files import PEOPLE
from tracker.catalogue.people.filter import PeopleFilter
from tracker.exports.csv import write_csv
from tracker.exports.people_file import line_select, write_people
from tracker.people.merging.merge import merge
from tracker.people.models import Name, Person
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.register import BY_KIND
from tracker.publishing.lowering import lower
from tracker.publishing.rebuilding import rebuild
from tracker.publishing.rows import application
from tracker.review.actions import submit
from tracker.units.models import Unit, UnitName
from tracker.vocabulary.levels import Level

DIGEST = "da26940ec873869872e286614fcd9c4dee41f8aee248e47638779acdf4c701df"
"""Of the statement that reads lines, beside the `SHAPE` that it was first stored with."""

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def lines() -> dict[str, str]:
    """The stored lines by reference; first compared with what the columns of people give now."""
    stored, computed = BytesIO(), BytesIO()
    write_people(PeopleFilter.of(), stored)
    write_csv(public.Person.objects.all(), PEOPLE.columns, computed, order=PEOPLE.order)
    assert stored.getvalue() == computed.getvalue()
    return dict(public.PersonLine.objects.values_list("person_id", "line"))


@pytest.fixture
def unit(researcher: User) -> Unit:
    return factories.unit("Wolf Regiment", by=researcher)


@pytest.fixture
def served(unit: Unit, published: Publish) -> Person:
    """A public person of a public unit."""
    person = factories.person("Adam Smith", nationalities=["NP"], services=[{"side": "RU", "unit": unit}])
    published(unit, person)
    return person


def test_a_correction_renews_the_line(served: Person, published: Publish) -> None:
    assert "Adam Smith" in lines()[served.reference]
    Name.objects.filter(person=served).update(text="Adam Corrected")
    published(served)
    assert "Adam Corrected" in lines()[served.reference]


def test_a_new_name_of_a_unit_renews_the_lines_of_its_people(served: Person, unit: Unit, published: Publish) -> None:
    assert "Wolf Regiment" in lines()[served.reference]
    UnitName.objects.filter(unit=unit).update(text='1st, "Wolf"')
    published(unit)
    assert '1st, ""Wolf""' in lines()[served.reference]


def test_a_unit_that_is_withdrawn_leaves_the_lines_of_its_people(
    served: Person, unit: Unit, published: Publish, publisher: User
) -> None:
    withdraw(kind="unit", references=[unit.reference], by=publisher, reason="It never was.")
    catch_up()
    assert "Wolf" not in lines()[served.reference]
    published(unit, by=publisher, note="It was, after all.")
    assert "Wolf" in lines()[served.reference]


def test_a_source_that_is_withdrawn_renews_the_lines_that_rested_on_it(published: Publish, publisher: User) -> None:
    person, weak = factories.person("Adam Smith"), factories.source()
    factories.claim(Name, person, sources=[weak], text="Adam Weak")
    published(person)
    assert "Adam Weak" in lines()[person.reference]
    withdraw(kind="source", references=[weak.reference], by=publisher, reason="It was forged.")
    catch_up()
    assert "Adam Weak" not in lines()[person.reference]


def test_the_line_of_a_withdrawn_person_goes_in_the_same_transaction(served: Person, publisher: User) -> None:
    withdraw(kind="person", references=[served.reference], by=publisher, reason="In danger.")
    with transaction.atomic(using="catalogue"):
        assert catch_up()
        assert not public.PersonLine.objects.filter(pk=served.reference).exists()
        assert not public.PersonLine.objects.filter(line__contains="Adam").exists()
        transaction.set_rollback(True, using="catalogue")
    assert public.PersonLine.objects.filter(pk=served.reference).exists()
    assert public.Person.objects.filter(pk=served.reference).exists()
    catch_up()
    assert lines() == {}


def test_rows_without_a_name_have_lines_and_lose_them(served: Person) -> None:
    persons = crowd(6)
    show(*persons)
    assert {row.reference for row in anonymous_rows()} | {served.reference} == set(lines())
    take_off(*persons[:2])
    assert set(lines()) == {served.reference}


def test_a_person_who_is_lowered_leaves_the_file(served: Person, publisher: User) -> None:
    lower(references=[served.reference], level=Level.ANONYMOUS, by=publisher, reason="The family asked.")
    catch_up()
    assert lines() == {}


def test_who_had_a_name_and_is_shown_without_one_has_a_line_without_it(published: Publish) -> None:
    fates = [{"kind": "killed", "on": "2024-02"}]
    person = factories.person("Known Man", nationalities=["NP"], fates=fates)
    published(person)
    Person.objects.filter(pk=person.pk).update(level=Level.ANONYMOUS)
    show(person, *crowd(4, fates=fates, contracts=(), born_on="", sex=""))
    assert len(lines()) == 5
    assert not any("Known" in line or person.reference in line for line in lines().values())


def test_a_merged_person_leaves_and_the_kept_one_bears_both_names(published: Publish, researcher: User) -> None:
    kept, other = (factories.person(name, by=researcher, nationalities=["GB"]) for name in ("Adam Smith", "Adam Smyth"))
    published(kept, other)
    merge(kept=kept, merged=other, by=researcher, reason="One passport.")
    publish(handed_in(kept), by=account("eli", "publisher"), note="Two records of one man.")
    catch_up()
    assert set(lines()) == {kept.reference}
    assert "Adam Smyth" in lines()[kept.reference]


def test_everybody_public_has_a_line_and_nobody_else(served: Person) -> None:
    show(*crowd(5))
    assert set(lines()) == set(public.Person.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_comparing_the_catalogue_finds_a_line_that_is_not_what_the_log_says(transactional_db: None) -> None:
    by, other = factories.user("ada", "researcher"), factories.user("ben", "publisher")
    cited = factories.source()
    person = factories.person("Adam Smith", by=by, source_of_all=cited)
    for kind, reference in (("source", cited.reference), ("person", person.reference)):
        publish(submit(kind=kind, references=[reference], by=by, unclaimed_are_mine=True), by=other)
    assert rebuild.differences() == []
    public.PersonLine.objects.update(line="Somebody Else")
    found = [(one.table, one.missing, one.surplus) for one in rebuild.differences()]
    assert found == [("catalogue_personline", 1, 1)]


def test_every_table_that_a_line_reads_is_the_persons_own_or_of_a_kind_that_persons_link_to() -> None:
    """Persons that name a record of such a kind are made anew when it changes: so are their lines."""
    read = set(re.findall(r'"(catalogue_\w+)"', line_select()[0]))
    own = {model._meta.db_table for model in (PERSON.model, *PERSON.owned)}
    linked = {BY_KIND[kind].model._meta.db_table for kind in PERSON.links_to}
    assert {"catalogue_person", "catalogue_name", "catalogue_unit"} <= read
    assert read <= own | linked, f"a change of {sorted(read - own - linked)} would leave old lines behind"


def test_lines_are_made_anew_when_their_columns_change() -> None:
    """Columns of people, or the rules of cells: of both the statement is made that reads the lines."""
    statement, values = line_select()
    digest = sha256(repr((statement, list(values))).encode()).hexdigest()
    assert (application.SHAPE, digest) == (14, DIGEST), (
        "Lines are read in another way than those that are stored. Raise SHAPE in publishing/rows/application.py, so "
        f"that every catalogue makes its rows anew, then write SHAPE and this digest here: {digest}"
    )


def test_one_statement_writes_the_lines_of_a_batch(published: Publish) -> None:
    persons = [factories.person(f"Person {number}") for number in range(3)]
    with CaptureQueriesContext(connections["catalogue"]) as queries:
        published(*persons)
    written = [query["sql"] for query in queries.captured_queries if "INSERT INTO catalogue_personline" in query["sql"]]
    assert len(written) == 1
