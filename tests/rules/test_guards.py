"""What a new kind of claim or a new column must bring along: guards in the database, its place on pages, its rules.

Each of these was something to remember; now a kind that lacks it fails here, by name.
"""

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps

from tests import factories
from tests.guards import guard_name
from tracker.catalogue import models as public
from tracker.lib.history import is_derived
from tracker.people.merging.merge_plan import COLUMN_RULES
from tracker.people.models import Fate, Person, PersonCitation, PersonClaim
from tracker.publishing.crossings.register import KINDS as CROSSING
from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.review.actions import set_constraints_immediate
from tracker.review.content import record_kinds
from tracker.sources.models import Claim
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.people import FateKind

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

CLAIMS = [model for model in apps.get_models() if issubclass(model, Claim)]
IS_HISTORY = "pgh_tracked_model"
MERGED_APART = {
    "people.request": "a letter may be about somebody who was merged since",
    "people.restrictedfile": "keepers go on reading and moving what is in it",
    "people.merge": "it says what was merged",
    "people.distinction": "it says who was told apart",
    "people.likeness": "a machine's, made anew",
    "people.compared": "a machine's, made anew",
    "intake.batchrow": "it says what a row of a list became",
    "intake.batchpair": "it says who in a list may be whom",
    "figures.statementsubject": "a statement about somebody stays one when the record is merged",
}
"""Tables that point to a person and are no part of the person's record, and why they stay open."""


def triggers(table: str) -> set[str]:
    """Names of the triggers on a table that fire."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled <> 'D'",
            [table],
        )
        return {name for (name,) in cursor.fetchall()}


def citation_tables(model: type[models.Model]) -> list[str]:
    """Tables of citations that may cite a claim of the model."""
    return [
        relation.related_model._meta.db_table
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
        and relation.related_model.__name__.endswith("Citation")
        and not hasattr(relation.related_model, IS_HISTORY)
    ]


@pytest.mark.parametrize("model", CLAIMS, ids=lambda model: model._meta.label)
def test_an_accepted_claim_without_a_source_is_refused_by_the_database(model: type[Claim]) -> None:
    assert guard_name(model, "is_cited") in triggers(model._meta.db_table)
    cited_in = citation_tables(model)
    assert cited_in, "nothing can cite it"
    for table in cited_in:
        assert guard_name(model, "stays_cited") in triggers(table)
        if model._meta.get_field(model.OWNER).is_relation:
            assert guard_name(model, "cites_its_record") in triggers(table)


def _supported_fate() -> Fate:
    fate = Fate.objects.create(
        person=factories.person("Ram Thapa"), kind=FateKind.KILLED, status=ClaimStatus.UNVERIFIED
    )
    factories.cite(fate, factories.source())
    Fate.objects.filter(pk=fate.pk).update(status=ClaimStatus.ACCEPTED)
    set_constraints_immediate()
    return fate


def test_a_citation_of_another_record_than_the_claim_is_refused_when_it_is_new_and_when_it_moves() -> None:
    fate, other = _supported_fate(), factories.person("Sita Rai")
    for write in (
        lambda: PersonCitation.objects.create(person=other, fate=fate, source=factories.source()),
        lambda: PersonCitation.objects.filter(fate=fate).update(person=other),
    ):
        with pytest.raises(IntegrityError, match="belongs to another record"), transaction.atomic():
            write()
            set_constraints_immediate()


def test_the_last_source_of_an_accepted_claim_cannot_be_taken_away_or_turned_round() -> None:
    cited = PersonCitation.objects.filter(fate=_supported_fate())
    for write in (cited.delete, lambda: cited.update(stance=Stance.CONTRADICTS), lambda: cited.update(fate=None)):
        with pytest.raises(IntegrityError, match="has no source that supports it"), transaction.atomic():
            write()
            set_constraints_immediate()


@isolate_apps()
def test_a_claim_that_nothing_guards_is_refused_at_the_start() -> None:
    class Medal(PersonClaim):
        KIND = "medal"

        person = models.ForeignKey(Person, models.CASCADE, related_name="+")

        class Meta(PersonClaim.Meta):
            app_label = "people"

        def __str__(self) -> str:
            return "A medal."

    assert [str(each.msg) for each in Medal.check() if "nothing guards" in str(each.msg)] == [
        "Medal is a claim that nothing guards: decorate it with @recorded."
    ]
    names = {guard.name for guard in Medal.guards()}
    assert names == {"is_cited", "stays_cited", "cites_its_record", "is_not_merged"}


def parts_of_a_person() -> list[Any]:
    """The person, and every table that points to one."""
    found = [
        relation.related_model
        for relation in Person._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and not hasattr(relation.related_model, IS_HISTORY)
    ]
    return [Person, *sorted(set(found), key=lambda model: str(model._meta.label))]


@pytest.mark.parametrize("model", parts_of_a_person(), ids=lambda model: model._meta.label)
def test_nothing_is_written_to_a_merged_person(model: type[models.Model]) -> None:
    is_closed = guard_name(model, "is_not_merged") in triggers(model._meta.db_table)
    assert is_closed is (model._meta.label_lower not in MERGED_APART), MERGED_APART.get(model._meta.label_lower)


@pytest.mark.parametrize("kind", sorted(CROSSING))
def test_every_change_of_a_record_counts_since_its_approval(kind: str) -> None:
    for events, _ in record_kinds()[kind].event_models:
        assert guard_name(events, f"changes_{kind}") in triggers(events._meta.db_table)


def test_each_column_of_a_person_has_a_rule_for_merging() -> None:
    columns = {
        column.name for column in Person._meta.concrete_fields if not column.primary_key and not is_derived(column)
    }
    assert columns - {"reference"} == set(COLUMN_RULES)


PUBLIC_MODELS = {model.__name__.lower(): model for model in apps.get_app_config("catalogue").get_models()}
SHARED = sorted(label for label in POLICY if label.partition(".")[2] in PUBLIC_MODELS)
ELSEWHERE = {
    "people.contract.recruiter": "as recruiter_kind and recruiter_territory",
    "units.unitcitation.unitname": "as claim and claim_kind",
    "units.unitcitation.unitparent": "as claim and claim_kind",
    "units.unitcitation.unitstatus": "as claim and claim_kind",
    "figures.claimant.territory": "as state",
    **{
        f"figures.{kind}.{column}": "it is a record and its own claim, public only while accepted"
        for kind in ("figure", "statement", "stateaction")
        for column in ("key", "status", "conflict_on", "public_note")
    },
}
"""What the policy shows and the catalogue keeps under another name, or not."""
DERIVED_BY_US = {
    *("evidence", "position", "entry", "published_at", "changed_at", "sort_key", "search_keys", "stands", "id"),
    *("is_first", "is_first_on_side", "is_now", "disputed", "number"),
    *("claim", "claim_kind", "state", "name", "recruiter_kind", "recruiter_territory", "about_persons", "about_units"),
}
"""Columns of the catalogue that follow from others, beside those of a person's own row."""


def test_most_rooms_share_their_tables_with_the_catalogue() -> None:
    assert len(SHARED) > 20


@pytest.mark.parametrize("label", SHARED)
def test_policy_and_catalogue_say_the_same_of_each_column(label: str) -> None:
    model = PUBLIC_MODELS[label.partition(".")[2]]
    columns = {column.name for column in model._meta.concrete_fields if not is_derived(column)}
    rules = POLICY[label]
    never = {name for name, rule in rules.items() if rule.showing is Showing.NEVER}
    assert columns & never == set(), "the policy says never; the catalogue has a column for it"
    lacking = {name for name in set(rules) - never - columns if f"{label}.{name}" not in ELSEWHERE}
    assert lacking == set(), "the policy shows it; the catalogue has no column for it"
    if model is not public.Person:
        assert columns - set(rules) - DERIVED_BY_US == set(), "no line of the policy says whether it may be shown"
