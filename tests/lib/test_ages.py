"""Ages and vague dates read at an end; every vague form of a birth, an age and a contract, and who is a minor by it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.guards import guard_name
from tracker.accounts.models import User
from tracker.lib.dates.ages import age_on, born_between, years_before
from tracker.people.models import Birth, Contract, Person, Service
from tracker.publishing.actions import NotAllowed, publish
from tracker.publishing.disclosure.levels import categories_of, highest_default
from tracker.review.actions import set_constraints_immediate, submit
from tracker.review.content import record_kind
from tracker.vocabulary.levels import Category, Level

both = pytest.mark.django_db(databases=["default", "catalogue"])
quiet = pytest.mark.filterwarnings("ignore:No directory at")
TODAY = timezone.localdate()
ADULT = {"born_on": "1990-05-01"}


def test_an_age_gives_exact_days_of_birth() -> None:
    day = date(2024, 5, 31)
    assert born_between(20, day, day) == (date(2003, 6, 1), date(2004, 5, 31))


@pytest.mark.parametrize(
    ("age", "day", "first", "last"),
    [
        (20, date(2024, 2, 29), date(2003, 3, 1), date(2004, 2, 29)),
        (19, date(2024, 2, 29), date(2004, 3, 1), date(2005, 2, 28)),
        (18, date(2023, 2, 28), date(2004, 2, 29), date(2005, 2, 28)),
        (18, date(2023, 3, 1), date(2004, 3, 2), date(2005, 3, 1)),
        (30, date(2023, 12, 31), date(1993, 1, 1), date(1993, 12, 31)),
    ],
)
def test_days_of_birth_hold_over_29_february(age: int, day: date, first: date, last: date) -> None:
    assert born_between(age, day, day) == (first, last)


def test_whoever_is_born_between_these_days_has_that_age_and_nobody_beside() -> None:
    for day in (date(2024, 2, 29), date(2023, 2, 28), date(2023, 3, 1), date(2024, 5, 31), date(2024, 12, 31)):
        first, last = born_between(20, day, day)
        assert first
        assert last
        assert (age_on(first, day), age_on(last, day)) == (20, 20)
        assert (age_on(first - timedelta(1), day), age_on(last + timedelta(1), day)) == (21, 19)


def test_years_before_29_february() -> None:
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)


def person(*births: dict[str, Any], contracts: Any = ({"signed_on": "2023-09-14"},), services: Any = ()) -> Person:
    """Killed, as the own state said: named unless something else holds."""
    made = factories.person()
    for model, rows in ((Contract, contracts), (Service, services)):
        for row in rows:
            factories.claim(model, made, sources=[factories.source()], **({"side": "RU"} | row))
    for birth in births:
        factories.claim(Birth, made, sources=[factories.source()], **birth)
    return made


def level_of(made: Person) -> Level:
    return highest_default(record_kind("person").contents([made.reference])[made.reference])


@both
@pytest.mark.parametrize(
    ("birth", "level"),
    [
        ({"born_on": "2005-09-14"}, Level.NAMED),
        ({"born_on": "2005-09-15"}, Level.COUNTED),
        ({"born_on": "2004"}, Level.NAMED),
        ({"born_on": "2004~"}, Level.COUNTED),
        ({"born_on": "2004?"}, Level.COUNTED),
        ({"born_on": "2004-03-05~"}, Level.COUNTED),
        ({"born_on": "2002?"}, Level.NAMED),
        ({"born_on": "2002~?"}, Level.COUNTED),
        ({"born_on": "1990~"}, Level.NAMED),
        ({"born_on": "[2003..2005]"}, Level.COUNTED),
        ({"born_on": "[2003..2004]"}, Level.NAMED),
        ({"born_on": "[..2005]"}, Level.COUNTED),
        ({"born_on": "[..2004]"}, Level.NAMED),
        ({"born_on": "[2004..]"}, Level.COUNTED),
        ({"born_on": "[1980..]"}, Level.COUNTED),
        ({"age": 18, "age_on": "2023-09-14"}, Level.NAMED),
        ({"age": 18, "age_on": "2023-09-15"}, Level.COUNTED),
        ({"age": 19, "age_on": "2023"}, Level.NAMED),
        ({"age": 19, "age_on": "2024"}, Level.COUNTED),
        ({"age": 20, "age_on": "2024~"}, Level.COUNTED),
        ({"age": 19, "age_on": "[..2023-10]"}, Level.NAMED),
        ({"age": 19, "age_on": "[2023-10..]"}, Level.COUNTED),
        ({"age": 60, "age_on": "[2023-10..]"}, Level.NAMED),
        ({"born_on": "1990", "age": 17, "age_on": "2023-10"}, Level.COUNTED),
        ({"place": "Gorkha"}, Level.NAMED),
    ],
    ids=str,
)
def test_every_vague_birth_and_age_is_read_at_its_youngest(birth: dict[str, Any], level: Level) -> None:
    assert level_of(person(birth)) is level


BORN = {"born_on": "2005-01-10"}
"""Of age from 10 January 2023 on."""


@both
@pytest.mark.parametrize(
    ("contracts", "services", "level"),
    [
        ([{"signed_on": "2023-01-10"}], [], Level.NAMED),
        ([{"signed_on": "2023-01"}], [], Level.COUNTED),
        ([{"signed_on": "2023-02"}], [], Level.NAMED),
        ([{"signed_on": "2023"}], [], Level.COUNTED),
        ([{"signed_on": "2023-02~"}], [], Level.COUNTED),
        ([{"signed_on": "2023-02?"}], [], Level.COUNTED),
        ([{"signed_on": "[2022-12..2023-06]"}], [], Level.COUNTED),
        ([{"signed_on": "[2023-02..2023-06]"}], [], Level.NAMED),
        ([{"signed_on": "[..2023-06]"}], [], Level.COUNTED),
        ([{"signed_on": "[..2023-06]"}], [{"from_on": "2023-05"}], Level.NAMED),
        ([{"signed_on": "[2023-02..]"}], [], Level.NAMED),
        ([{"signed_on": "[2023-01..]"}], [], Level.COUNTED),
        ([{}], [], Level.COUNTED),
        ([{}], [{"from_on": "2023-02"}], Level.NAMED),
        ([{}], [{"from_on": "2023-01"}], Level.COUNTED),
        ([{}], [{"from_on": "2023-02~"}], Level.COUNTED),
        ([{}], [{"from_on": "[..2023-06]"}], Level.COUNTED),
        ([{}], [{"from_on": "2023-02"}, {}], Level.COUNTED),
        ([], [{"from_on": "2023-02"}], Level.NAMED),
        ([], [{}], Level.COUNTED),
        ([], [], Level.COUNTED),
        ([{"signed_on": "2023-09"}], [{"from_on": "2022-12"}], Level.COUNTED),
        ([{"signed_on": "2023-09"}], [{}], Level.NAMED),
        ([{"signed_on": "2023-09"}, {"signed_on": "2022-03"}], [], Level.COUNTED),
        ([{"signed_on": "2023-09"}, {}], [], Level.COUNTED),
    ],
    ids=str,
)
def test_every_vague_contract_is_read_at_its_earliest(contracts: Any, services: Any, level: Level) -> None:
    assert level_of(person(BORN, contracts=contracts, services=services)) is level


@both
def test_a_vague_contract_before_the_war_reaches_further_back() -> None:
    assert level_of(person({"born_on": "2003-06-01"}, contracts=[{"signed_on": "2022-01~"}])) is Level.COUNTED
    assert level_of(person({"born_on": "2003-06-01"}, contracts=[{"signed_on": "2022-04~"}])) is Level.NAMED
    assert level_of(person({"born_on": "1998-06-01"}, contracts=[{"signed_on": "[..2015]"}])) is Level.COUNTED


@both
@pytest.mark.parametrize(
    ("status", "level"),
    [
        ({"status": "accepted"}, Level.COUNTED),
        ({"status": "conflicting", "conflict_on": "born_on", "public_note": "Another year."}, Level.COUNTED),
        ({"status": "unverified"}, Level.COUNTED),
        ({"status": "rejected", "status_reason": "A namesake's."}, Level.NAMED),
    ],
    ids=str,
)
def test_the_youngest_of_several_births_that_nobody_rejected_decides(status: dict[str, Any], level: Level) -> None:
    made = person(ADULT, ADULT | {"place": "Gorkha"})
    factories.claim(Birth, made, sources=[factories.source()], born_on="2006", **status)
    assert level_of(made) is level


@both
def test_an_undated_contract_that_nobody_judged_says_nothing_of_the_day() -> None:
    made = person(BORN)
    factories.claim(Contract, made, sources=[], side="RU", status="unverified")
    assert level_of(made) is Level.NAMED
    factories.claim(Contract, made, sources=[], side="RU", status="unverified", signed_on="2022-10")
    assert level_of(made) is Level.COUNTED


def without_day(made: Person, age: int) -> Birth:
    """An age from before the rule that it needs its day."""
    with connection.cursor() as cursor:
        set_constraints_immediate()
        name = guard_name(Birth, "age_has_its_day")
        cursor.execute(f"ALTER TABLE people_birth DISABLE TRIGGER {name}")
        claim: Birth = factories.claim(Birth, made, sources=[factories.source()], age=age)
        set_constraints_immediate()
        cursor.execute(f"ALTER TABLE people_birth ENABLE TRIGGER {name}")
    return claim


@both
def test_an_age_of_16_without_its_day_is_counted_at_most() -> None:
    made = person(contracts=[{"signed_on": "2023-01"}])
    without_day(made, 16)
    assert level_of(made) is Level.COUNTED


@both
@pytest.mark.parametrize(("older", "level"), [(17, Level.COUNTED), (18, Level.NAMED)])
def test_an_age_without_its_day_may_have_been_stated_today(older: int, level: Level) -> None:
    made = person(contracts=[{"signed_on": years_before(TODAY, 3).isoformat()}])
    without_day(made, older + 3)
    assert level_of(made) is level


@both
def test_an_age_of_20_on_the_last_of_may_makes_a_contract_two_years_before_that_of_a_minor() -> None:
    birth = {"age": 20, "age_on": "2024-05-31"}
    assert level_of(person(birth, contracts=[{"signed_on": "2022-05-29"}])) is Level.COUNTED
    assert level_of(person(birth, contracts=[{"signed_on": "2022-05-31"}])) is Level.NAMED


@both
def test_the_name_of_a_minor_with_a_vague_age_is_not_published(publisher: User, researcher: User) -> None:
    made = person({"age": 16, "age_on": "[2022..]"}, contracts=[{"signed_on": "2023-01"}])
    [row] = submit(kind="person", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    with pytest.raises(NotAllowed, match="by default it may be “counted” at most"):
        publish([row], by=publisher)


@both
def test_where_neither_birth_nor_age_is_stated_nothing_says_minor() -> None:
    made = person({"place": "Gorkha"})
    content = record_kind("person").contents([made.reference])[made.reference]
    assert Category.MINOR not in categories_of(content)


@both
def test_the_database_refuses_an_age_without_its_day_and_leaves_older_ones_alone() -> None:
    made = person()
    with pytest.raises(IntegrityError, match="An age needs its day"), transaction.atomic():
        factories.claim(Birth, made, sources=[factories.source()], age=30)
    older = without_day(made, 30)
    older.place = "Gorkha"
    older.save()
    with pytest.raises(IntegrityError, match="An age needs its day"), transaction.atomic():
        Birth.objects.filter(pk=older.pk).update(age=31)


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


@both
@quiet
def test_an_age_without_its_day_is_refused_at_the_field_and_the_date_of_the_source_proposed(desk: Client) -> None:
    made, source = person(), factories.source(title="Mourned in Gorkha", published_on="2023-10-05")
    address = f"/people/person/{made.pk}/change/"
    older = factories.source(published_on="2023-10-01")
    row = {"age": 19, "status": "accepted", "sources": [source.pk, older.pk]}
    answer = desk.post(address, with_row(fields_of(desk.get(address).content), "births", **row))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count("An age needs its day.") == 2, "at its field, and in the list on top"
    assert "Proposed: 2023-10-05, on which “Mourned in Gorkha” was published" in html
    proposed = fields_of(answer.content)
    assert proposed["births-0-age_on"] == ["2023-10-05"]
    assert desk.post(address, proposed).status_code == 302
    assert Birth.objects.get(person=made).age_on == "2023-10-05"


@both
@quiet
def test_an_age_without_its_day_is_refused_where_no_source_has_a_date(desk: Client) -> None:
    made = person()
    address = f"/people/person/{made.pk}/change/"
    row = {"age": 19, "status": "unverified"}
    html = desk.post(address, with_row(fields_of(desk.get(address).content), "births", **row)).content.decode()
    assert "An age needs its day: give the date of the source that states it" in html


@both
@quiet
def test_the_page_of_a_birth_asks_for_the_day_of_an_age_from_before_that_rule(desk: Client) -> None:
    made = person()
    birth = without_day(made, 30)
    birth.citations.get().source.__class__.objects.update(published_on="2024-02")
    address = f"/people/birth/{birth.pk}/change/"
    answer = desk.post(address, fields_of(desk.get(address).content))
    assert "Proposed: 2024-02" in answer.content.decode()
    assert desk.post(address, fields_of(answer.content)).status_code == 302


@both
@quiet
def test_the_list_of_people_can_be_filtered_by_age_not_stated(desk: Client) -> None:
    nothing, undated, rejected, told = person({"place": "Gorkha"}), person(), person(), person(ADULT)
    without_day(undated, 30)
    factories.claim(
        Birth, rejected, sources=[factories.source()], born_on="1990", status="rejected", status_reason="Not his."
    )
    listed = desk.get("/people/person/?age=not_stated").context["cl"].result_list
    assert {row.pk for row in listed} == {nothing.pk, rejected.pk}
    listed = desk.get("/people/person/?age=undated").context["cl"].result_list
    assert {row.pk for row in listed} == {undated.pk}
    assert told.pk


@both
@quiet
@pytest.mark.parametrize(("births", "says_so"), [((), True), (({"place": "Gorkha"},), True), ((ADULT,), False)])
def test_age_not_stated_stands_on_the_page_of_review(
    client: Client, reviewer: User, researcher: User, births: tuple[dict[str, Any], ...], says_so: bool
) -> None:
    made = person(*births)
    [row] = submit(kind="person", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    client.force_login(reviewer)
    html = client.get(f"/review/submission/{row.pk}/change/").content.decode()
    assert ("Age not stated:" in html) is says_so
