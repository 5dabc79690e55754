"""Two records of one person become one: what moves, what says the same, what the kept record's columns become."""

from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.db.models import ForeignKey

from tests import factories
from tests.factories import cite, claim
from tests.figure_factories import statement
from tracker.accounts.models import User
from tracker.figures.models import StatementSubject
from tracker.intake.models import BatchPair, BatchRow
from tracker.people.merging.merge import merge, tables_moved
from tracker.people.merging.splitting import split
from tracker.people.models import (
    PERSON_CLAIMS,
    Compared,
    Contract,
    Distinction,
    Fate,
    Likeness,
    Merge,
    Name,
    Nationality,
    Payment,
    Person,
    PersonCitation,
    Request,
    RestrictedDetail,
    RestrictedFile,
)
from tracker.review.actions import NotAllowed, set_constraints_immediate
from tracker.vocabulary.levels import Level

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
SIGNED = {"side": "RU", "signed_on": "2023-09-14"}


def merged(kept: Person, other: Person, by: User, reason: str = "Same passport number.") -> Merge:
    made = merge(kept=kept, merged=other, by=by, reason=reason)
    kept.refresh_from_db()
    other.refresh_from_db()
    return made


def rows_of(person: Person) -> dict[str, list[Any]]:
    """Everything about a person, as plain values by table."""
    found: dict[str, list[Any]] = {}
    models: tuple[Any, ...] = (*PERSON_CLAIMS, PersonCitation)
    for model in models:
        rows = model._default_manager.filter(person=person).order_by("pk")
        left_out = {"person_id", "search", "romanised"}
        found[model.__name__] = [{k: v for k, v in row.items() if k not in left_out} for row in rows.values()]
    found["own"] = [dict(row) for row in Person.objects.filter(pk=person.pk).values()]
    return found


@pytest.fixture
def kept(researcher: User) -> Person:
    return factories.person("Adam Smith", by=researcher, nationalities=["GB"], contracts=[SIGNED])


@pytest.fixture
def other(researcher: User) -> Person:
    return factories.person(
        "Адам Смит", by=researcher, nationalities=["GB"], contracts=[{"side": "RU", "signed_on": "2024"}], fates=()
    )


def test_every_claim_goes_over_with_its_citations(researcher: User, kept: Person, other: Person) -> None:
    contract = other.contracts.get()
    source = contract.citations.get().source
    payment = claim(Payment, other, sources=[source], contract=contract, kind="signing", amount=5, currency="RUB")
    made = merged(kept, other, researcher)
    assert {str(name) for name in kept.names.all()} == {"Adam Smith", "Адам Смит"}
    assert set(kept.contracts.values_list("signed_on", flat=True)) == {"2023-09-14", "2024"}
    payment.refresh_from_db()
    assert (payment.person, payment.contract, payment.citations.get().person) == (kept, contract, kept)
    assert made.moved["people.contract"] == [contract.pk]
    set_constraints_immediate()


def test_what_says_the_same_is_not_doubled_and_its_citations_join(
    researcher: User, kept: Person, other: Person
) -> None:
    [stays] = other.nationalities.all()
    [twin] = kept.nationalities.all()
    theirs = stays.citations.get()
    merged(kept, other, researcher)
    stays.refresh_from_db()
    theirs.refresh_from_db()
    assert list(kept.nationalities.all()) == [twin]
    assert (stays.person, stays.status) == (other, "unverified")
    assert (theirs.nationality, theirs.person) == (twin, kept)
    assert twin.citations.count() == 2


def test_a_citation_that_is_there_already_is_not_doubled(researcher: User) -> None:
    source = factories.source()
    kept, other = (factories.person("Adam", by=researcher, source_of_all=source, nationalities=["GB"]) for _ in "12")
    merged(kept, other, researcher)
    assert kept.nationalities.get().citations.count() == 1
    assert other.citations.count() == 3


@pytest.mark.parametrize(
    ("columns", "number"),
    [({"status": "unverified"}, 1), ({"status": "rejected", "status_reason": "No."}, 2), ({"to_on": "2024"}, 2)],
)
def test_only_what_is_judged_alike_or_not_yet_is_the_same(
    researcher: User, kept: Person, other: Person, columns: dict[str, str], number: int
) -> None:
    other.nationalities.update(**columns)
    merged(kept, other, researcher)
    assert kept.nationalities.count() == number


def test_payments_of_a_contract_that_says_the_same_go_under_the_kept_one(researcher: User, kept: Person) -> None:
    source = factories.source()
    other = factories.person(by=researcher, contracts=[SIGNED])
    payment = claim(Payment, other, sources=[source], contract=other.contracts.get(), kind="signing")
    made = merged(kept, other, researcher)
    payment.refresh_from_db()
    assert payment.contract == kept.contracts.get()
    split(made, by=researcher, because="Two brothers.")
    payment.refresh_from_db()
    assert payment.contract == other.contracts.get()


def test_one_name_is_preferred_the_kept_records(researcher: User, kept: Person, other: Person) -> None:
    made = merged(kept, other, researcher)
    assert kept.names.get(preferred=True).text == "Adam Smith"
    split(made, by=researcher, because="Two brothers.")
    assert other.names.get(preferred=True).text == "Адам Смит"
    assert kept.names.get(preferred=True).text == "Adam Smith"


def test_the_kept_records_columns_hold_and_empty_ones_are_filled(researcher: User) -> None:
    kept = factories.person(by=researcher, public_summary="Ours.", internal_notes="A.", categories=["dead_confirmed"])
    other = factories.person(
        by=researcher, sex="M", public_summary="Theirs.", internal_notes="B.", categories=["minor"], level="counted"
    )
    merged(kept, other, researcher)
    assert (kept.sex, kept.public_summary, kept.level) == ("M", "Ours.", Level.COUNTED)
    assert kept.internal_notes == f"A.\n\nFrom {other.reference}: B."
    assert kept.categories == ["dead_confirmed", "minor"]


@pytest.mark.parametrize(("summary", "moves"), [("Theirs.", True), ("", True), ("Ours.", False)])
def test_sources_of_own_columns_go_over_where_the_kept_record_says_the_same(
    researcher: User, summary: str, moves: bool
) -> None:
    kept = factories.person(by=researcher, sex="M", public_summary=summary)
    other = factories.person(by=researcher, sex="M", public_summary="Theirs.")
    row = other.citations.get(fields=["sex"])
    PersonCitation.objects.filter(pk=row.pk).update(fields=["public_summary"])
    merged(kept, other, researcher)
    row.refresh_from_db()
    assert (row.person == kept) is moves


def test_a_source_of_all_own_columns_carries_no_more_than_before(researcher: User) -> None:
    kept = factories.person(by=researcher, public_summary="Ours.")
    other = factories.person(by=researcher, sex="M")
    row = other.citations.get(fields=["sex"])
    PersonCitation.objects.filter(pk=row.pk).update(fields=[])
    merged(kept, other, researcher)
    row.refresh_from_db()
    assert (row.person, row.fields) == (kept, ["sex"])


def test_letters_restricted_details_and_statements_go_over(researcher: User, kept: Person, other: Person) -> None:
    letter = Request.objects.create(kind="family", about=other, received_on="2026-01-01", due_on="2026-02-01")
    detail = RestrictedDetail.objects.create(
        file=RestrictedFile.objects.create(person=other), kind="contact", text="12"
    )
    subject = StatementSubject.objects.create(statement=statement(), person=other)
    both = statement()
    stays = [StatementSubject.objects.create(statement=both, person=each) for each in (kept, other)][1]
    made = merged(kept, other, researcher)
    for row in (letter, detail, subject, stays):
        row.refresh_from_db()
    assert (letter.about, detail.file.person, subject.person, stays.person) == (kept, kept, kept, other)
    split(made, by=researcher, because="Two brothers.")
    for row in (letter, detail, subject):
        row.refresh_from_db()
    assert (letter.about, detail.file.person, subject.person) == (other, other, other)


def test_whatever_points_to_a_person_goes_over_or_stays_on_purpose() -> None:
    further = {(model, column) for model, column, _ in tables_moved()}
    moves = {(model, "person") for model in (*PERSON_CLAIMS, PersonCitation, RestrictedFile)} | further
    pairs = {(model, column) for model in (Distinction, Likeness) for column in ("first", "second")}
    # What a row of a list became stays known; a list that is committed later adds to the kept record.
    of_lists = {(BatchRow, "person"), (BatchPair, "person")}
    stays = {*of_lists, (Merge, "kept"), (Merge, "merged"), (Compared, "person"), *pairs}
    points: set[Any] = {
        (model, column.name)
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if isinstance(column, ForeignKey) and column.related_model is Person
        if not hasattr(model, "pgh_tracked_model")
    }
    assert points == moves | stays, "Say in people.merging what becomes of these rows when persons are merged."


def test_taking_apart_brings_everything_back_as_it_was(researcher: User, kept: Person, other: Person) -> None:
    Person.objects.filter(pk=other.pk).update(sex="M", categories=["captive"], level="anonymous", internal_notes="B.")
    before = rows_of(kept), rows_of(other)
    made = merged(kept, other, researcher)
    assert rows_of(other) != before[1]
    split(made, by=researcher, because="Two brothers.")
    assert (rows_of(kept), rows_of(other)) == before


def test_what_was_entered_meanwhile_stays_or_goes_with_its_claim(researcher: User, kept: Person, other: Person) -> None:
    source, contract = factories.source(), other.contracts.get()
    made = merged(kept, other, researcher)
    fate = claim(Fate, kept, sources=[source], kind="missing")
    under = claim(Payment, kept, sources=[source], contract=contract, kind="signing")
    cite(Contract.objects.get(pk=contract.pk), source)
    Name.objects.get(text="Адам Смит").delete()
    Person.objects.filter(pk=kept.pk).update(public_summary="Written meanwhile.")
    split(made, by=researcher, because="Two brothers.")
    for row in (fate, under):
        row.refresh_from_db()
    kept.refresh_from_db()
    assert (fate.person, under.person, kept.public_summary) == (kept, other, "Written meanwhile.")
    assert contract.citations.filter(source=source, person=other).exists()
    assert not other.names.exists()


def test_what_no_source_carries_after_taking_apart_is_judged_anew(
    researcher: User, kept: Person, other: Person
) -> None:
    made = merged(kept, other, researcher)
    twin = Nationality.objects.get(person=kept)
    twin.citations.exclude(pk__in=made.moved["people.personcitation"]).delete()
    split(made, by=researcher, because="Two brothers.")
    twin.refresh_from_db()
    assert (twin.status, Nationality.objects.get(person=other).status) == ("unverified", "accepted")


def test_a_chain_is_taken_apart_from_its_end(researcher: User, kept: Person, other: Person) -> None:
    third = factories.person("Third", by=researcher)
    first = merged(kept, other, researcher)
    second = merged(third, kept, researcher)
    assert {str(name) for name in third.names.all()} == {"Third", "Adam Smith", "Адам Смит"}
    with pytest.raises(NotAllowed, match=f"itself merged into {third.reference}"):
        split(first, by=researcher, because="x")
    split(second, by=researcher, because="x")
    split(first, by=researcher, because="x")
    assert [str(each.names.get()) for each in (kept, other, third)] == ["Adam Smith", "Адам Смит", "Third"]
    with pytest.raises(NotAllowed, match="taken apart already"):
        split(first, by=researcher, because="x")


def test_the_history_says_who_moved_what_and_why(researcher: User, kept: Person, other: Person) -> None:
    with pghistory.context(user=factories.user("dora", "researcher").pk):
        merged(kept, other, researcher)
    event: Any = apps.get_model("people", "ContractEvent")._default_manager.filter(pgh_label="update").get()
    assert (event.person_id, event.pgh_context["user"]) == (kept.pk, researcher.pk)
    assert event.pgh_context["why"] == f"Merged {other.reference} into {kept.reference}: Same passport number."
