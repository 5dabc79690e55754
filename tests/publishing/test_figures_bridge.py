"""Figures and statements across the bridge: what is published, what is not, and what goes along with what."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.figures.models import Figure, FigureCitation, StatementSubject
from tracker.people.models import Recruiter
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.rebuilding.rebuild import COMES_OUT_OTHERWISE
from tracker.review.actions import NotAllowed, submit

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
Commit = Callable[..., Any]
PUBLIC_MODELS = list(apps.get_app_config("catalogue").get_models())


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Commit) -> Commit:
    """Run what is to be run after the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def shown() -> list[int]:
    return sorted(public_side.Figure.objects.values_list("low", flat=True))


def snapshot() -> dict[str, list[str]]:
    """Every row of every public table, surrogate keys, generated and drawn columns apart."""
    found = {}
    for model in PUBLIC_MODELS:
        if model in (*public_side.FROM_STATE_TO_STATE, public_side.PersonTerms):
            # Drawn numbers, and how the catalogue came to where it is.
            continue
        fields = [field.attname for field in model._meta.concrete_fields if not isinstance(field, COMES_OUT_OTHERWISE)]
        found[model.__name__] = sorted(map(str, model._default_manager.using("catalogue").values_list(*fields)))
    return found


def test_a_draft_is_invisible_until_published(published: Publish) -> None:
    made = figure_factories.figure(100)
    figure_factories.figure(200)
    assert shown() == []
    published(made)
    assert shown() == [100]


def test_a_link_is_shown_once_both_ends_are_published(published: Publish) -> None:
    first, second = figure_factories.figure(100), figure_factories.figure(200)
    figure_factories.link(second, "repeats", first)
    published(second)
    assert not public_side.FigureLink.objects.exists()
    published(first)
    assert public_side.FigureLink.objects.get().other_id == first.reference


def test_a_withdrawn_figure_takes_its_links_along(published: Publish, publisher: User, commit: Commit) -> None:
    first, second = figure_factories.figure(100), figure_factories.figure(200)
    figure_factories.link(second, "repeats", first)
    contested = figure_factories.statement(contests_figure=first, contested_point="the number")
    published(first, second, contested)
    assert public_side.Statement.objects.get().contested_point == "the number"
    with commit():
        withdraw(kind="figure", references=[first.reference], by=publisher, reason="Miscopied.")
    assert shown() == [200]
    assert not public_side.FigureLink.objects.exists()
    statement = public_side.Statement.objects.get()
    assert (statement.contests_figure_id, statement.contested_point) == (None, "")


def test_a_withdrawn_claimant_hides_the_figures_and_comes_back_with_them(
    published: Publish, publisher: User, commit: Commit
) -> None:
    made = figure_factories.figure(100)
    published(made)
    with commit():
        withdraw(kind="claimant", references=[made.claimant.reference], by=publisher, reason="By mistake.")
    assert shown() == []
    published(made, by=publisher, note="It was withdrawn by mistake.")
    assert shown() == [100]


def test_a_withdrawn_source_hides_the_figure_that_rests_on_it_alone(
    published: Publish, publisher: User, commit: Commit
) -> None:
    cited = factories.source()
    published(figure_factories.figure(100, source=cited), figure_factories.figure(200))
    with commit():
        withdraw(kind="source", references=[cited.reference], by=publisher, reason="Forged.")
    assert shown() == [200]


def test_a_column_that_changes_the_meaning_and_has_no_source_hides_the_figure(published: Publish) -> None:
    made = figure_factories.figure(100, nationality_id="NP")
    columns = ["measure", "low", "high", "qualifier", "side", "population", "counting", "counts", "claimant"]
    FigureCitation.objects.filter(figure=made).update(fields=columns)
    published(made)
    assert shown() == []
    FigureCitation.objects.filter(figure=made).update(fields=[*columns, "nationality"])
    published(made)
    assert shown() == [100]


def test_only_an_accepted_figure_is_published(researcher: User, reviewer: User) -> None:
    made = figure_factories.figure(100, by=researcher, status="unverified")
    (handed_in,) = submit(kind="figure", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    with pytest.raises(NotAllowed, match="accept it first"):
        publish([handed_in], by=reviewer)


def test_a_figure_needs_its_claimant_published(researcher: User, reviewer: User) -> None:
    made = figure_factories.figure(100, by=researcher)
    (handed_in,) = submit(kind="figure", references=[made.reference], by=researcher)
    with pytest.raises(NotAllowed, match=r"its claimant .* is not published"):
        publish([handed_in], by=reviewer)


def test_a_recruiter_has_no_public_side(researcher: User, reviewer: User) -> None:
    made = Recruiter.objects.create(kind="agency")
    (handed_in,) = submit(kind="recruiter", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    with pytest.raises(NotAllowed, match="no public side"):
        publish([handed_in], by=reviewer)


def test_a_statement_names_a_person_only_while_that_person_is_public(
    published: Publish, publisher: User, commit: Commit
) -> None:
    person, made = factories.person("Adam Smith"), figure_factories.statement()
    StatementSubject.objects.create(statement=made, person=person)
    published(made)
    assert public_side.Statement.objects.get().about_persons == []
    published(person)
    assert public_side.Statement.objects.get().about_persons == [person.reference]
    with commit():
        withdraw(kind="person", references=[person.reference], by=publisher, reason="The family asked.")
    assert public_side.Statement.objects.get().about_persons == []


def test_a_catalogue_made_anew_from_the_log_is_the_same(published: Publish, publisher: User, commit: Commit) -> None:
    first, second, third = (figure_factories.figure(low) for low in (100, 200, 300))
    figure_factories.link(second, "repeats", first)
    figure_factories.link(third, "part_of", first)
    person, said = (
        factories.person("Adam Smith"),
        figure_factories.statement(contests_figure=first, contested_point="x"),
    )
    StatementSubject.objects.create(statement=said, person=person)
    published(said, second)
    published(first, third)
    published(person)
    with commit():
        withdraw(kind="figure", references=[third.reference], by=publisher, reason="Miscopied.")
        withdraw(kind="source", references=[second.citations.get().source.reference], by=publisher, reason="Forged.")
    assert shown() == [100]
    before = snapshot()
    for model in PUBLIC_MODELS:
        model._default_manager.using("catalogue").all().delete()
    catch_up()
    assert snapshot() == before


def test_a_unit_withdrawn_leaves_the_units_below_it_in_order(
    published: Publish, publisher: User, commit: Commit
) -> None:
    upper = factories.unit("Upper")
    published(upper, factories.unit("Lower", parents=[upper]))
    with commit():
        withdraw(kind="unit", references=[upper.reference], by=publisher, reason="By mistake.")
    assert [unit.name for unit in public_side.Unit.objects.all()] == ["Lower"]
    assert not public_side.UnitParent.objects.exists()
    connection.check_constraints()


@pytest.mark.parametrize(
    ("columns", "constraint"),
    [
        ({"high": 99}, "a_figure_ends_where_it_begins_or_above"),
        ({"high": 200}, "only_between_has_two_numbers"),
        ({"qualifier": "between"}, "only_between_has_two_numbers"),
        ({"nationality_id": "NP", "grouping": "Asia"}, "a_figure_is_of_a_country_or_of_a_grouping"),
    ],
)
def test_the_database_refuses_a_figure_that_cannot_be(columns: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        figure_factories.figure(100, **columns)


def test_the_database_refuses_a_link_to_itself_and_a_second_of_a_kind() -> None:
    first, second = figure_factories.figure(100), figure_factories.figure(200)
    with pytest.raises(IntegrityError, match="no_figure_is_linked_to_itself"), transaction.atomic():
        figure_factories.link(first, "differs", first)
    figure_factories.link(first, "differs", second)
    figure_factories.link(first, "part_of", second)
    with pytest.raises(IntegrityError, match="one_link_of_a_kind_per_pair"), transaction.atomic():
        figure_factories.link(first, "differs", second)


def test_an_accepted_figure_keeps_a_source() -> None:
    made: Figure = figure_factories.figure(100)
    with pytest.raises(IntegrityError, match="has no source that supports it"), connection.cursor() as cursor:
        made.citations.all().delete()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_citation_is_about_one_record_exactly() -> None:
    with pytest.raises(IntegrityError, match="is_about_something"), transaction.atomic():
        FigureCitation.objects.create(source=factories.source())
    made, said = figure_factories.figure(100), figure_factories.statement()
    with pytest.raises(IntegrityError, match="about_one_record"), transaction.atomic():
        FigureCitation.objects.create(source=factories.source(), figure=made, statement=said)
