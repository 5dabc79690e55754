"""Erasure by order: nothing of the record is left in any table, and chain, catalogue and rebuild still hold."""

import json
import re
from contextlib import nullcontext
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pghistory
import pytest
from django.contrib.admin.models import CHANGE
from django.contrib.admin.models import LogEntry as AdminEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connections
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.canaries import MARKER, mark, text_fields
from tests.conftest import Publish
from tests.figure_factories import statement
from tests.levels import account, crowd, show, take_off
from tracker.accounts.models import User
from tracker.catalogue.models import Change, Gone
from tracker.config.management.commands import erase as command
from tracker.figures.models import StatementSubject
from tracker.people import models as people
from tracker.people.models import Person, Request
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.log import entry_hash, faults, head
from tracker.publishing.models import Action, Anonymous, Counted, LogEntry, LogHead, LogPayload
from tracker.publishing.rebuilding.rebuild import differences
from tracker.publishing.starting_data import publish_starting_data
from tracker.publishing.withdrawals.erasure import erase
from tracker.review.actions import NotAllowed, send_back, submit
from tracker.review.models import Submission
from tracker.sources.models import Source

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
ORDER = "District court, 12 C 34/26"


def holding(alias: str, word: str) -> dict[str, int]:
    """Rows by table of a database in which the word stands."""
    found = {}
    with connections[alias].cursor() as cursor:
        for table in connections[alias].introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE %s', [f"%{word}%"])
            if number := cursor.fetchone()[0]:
                found[table] = number
    return found


def in_full(by: User, cited: Source) -> Person:
    """A person of whom everything is said that can be, every free text of it marked."""
    given: dict[str, Any] = {
        "nationalities": ["NP"],
        "sex": "M",
        "contracts": [{"side": "RU", "signed_on": "2023-08-17"}],
        "services": [{"side": "RU", "from_on": "2023-09"}],
        "grants": [{"territory_id": "RU", "state": "granted"}],
    }
    with pghistory.context(user=by.pk):
        made = factories.person(source_of_all=cited, by=by, **given)
        contract = people.Contract.objects.get(person=made)
        claims: tuple[tuple[type[people.PersonClaim], dict[str, Any]], ...] = (
            (people.Birth, {"born_on": "1994-05-06"}),
            (people.Background, {"occupation": "Cook"}),
            (people.Payment, {"contract": contract, "kind": "monthly", "amount": 2000, "currency": "USD"}),
            (people.Step, {"kind": "arrived"}),
            (people.Proceeding, {"territory_id": "NP", "stage": "opened"}),
        )
        for claim, columns in claims:
            factories.claim(claim, made, sources=[cited], **columns)
        file = people.RestrictedFile.objects.create(person=made)
        people.RestrictedDetail.objects.create(file=file, kind="identity_number", text="x")
        letter = Request.objects.create(kind="removal", about=made, received_on="2026-01-01", due_on="2026-01-31")
        Request.objects.update(decision="granted", reason="x", answered_on=date(2026, 1, 20))
        people.RequestWriter.objects.create(request=letter)
        others: tuple[type[Model], ...] = (Person, people.PersonCitation, people.RestrictedDetail, Request)
        for model in (*people.PERSON_CLAIMS, *others):
            for field in text_fields(model):
                assert mark(model, field), f"{model.__name__}.{field.name}"
        for field in text_fields(people.RequestWriter):
            assert mark(people.RequestWriter, field)
        people.Name.objects.update(text=f"{MARKER} Thapa")
    AdminEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Person),
        object_id=str(made.pk),
        object_repr=str(made),
        action_flag=CHANGE,
        change_message=MARKER,
    )
    return made


def through_the_desk(person: Person, ada: User, ben: User) -> None:
    """Sent back, approved under an embargo and stopped, published, corrected, withdrawn: with a marker in each text."""

    def handed_in() -> list[Submission]:
        return submit(kind="person", references=[person.reference], by=ada, note=MARKER, unclaimed_are_mine=True)

    def revoke_distinction() -> None:
        withdraw(kind="person", references=[person.reference], by=ben, reason=f"{MARKER} asked.")

    [row] = handed_in()
    send_back(row, by=ben, note=MARKER)
    publish(handed_in(), by=ben, note=MARKER, not_before=timezone.now() + timedelta(days=1))
    revoke_distinction()
    publish(handed_in(), by=ben, note=MARKER)
    with pghistory.context(user=ada.pk):
        people.Name.objects.update(text=f"{MARKER} Thapa Magar")
    publish(handed_in(), by=ben, note=f"{MARKER} was misspelt.")
    revoke_distinction()
    handed_in()
    catch_up()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests run as the owner already."""
    monkeypatch.setattr(command, "as_catalogue_owner", nullcontext)


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("erase", *arguments, stdout=said)
    return said.getvalue()


def counted_rows(said: str) -> dict[str, int]:
    """Rows by table, as the command prints them."""
    return {table: int(number.replace(",", "")) for number, table in re.findall(r"(?m)^ *([\d,]+)  (\w+)$", said)}


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_nothing_of_an_erased_person_is_left_anywhere_and_everything_still_holds(
    transactional_db: None, without: None, client: Client
) -> None:
    ada, ben, cyd = (
        factories.user(name, role) for name, role in (("ada", "researcher"), ("ben", "reviewer"), ("cyd", "publisher"))
    )
    cited = factories.source()
    publish(submit(kind="source", references=[cited.reference], by=ada, unclaimed_are_mine=True), by=ben)
    gone = in_full(ada, cited)
    through_the_desk(gone, ada, ben)
    other = factories.person("Bela Kun", by=ada, source_of_all=cited)
    publish(submit(kind="person", references=[other.reference], by=ada), by=ben)
    before = holding("default", MARKER)
    assert {"people_person", "people_nameevent", "review_submission", "review_decision"} <= set(before)
    assert {"publishing_logentry", "publishing_logpayload", "people_requestwriterevent"} <= set(before)
    assert {"django_admin_log", "people_restricteddetailevent", "people_request"} <= set(before)

    said = run(gone.reference, "--order", ORDER, "--by", "cyd")
    assert "Nothing was changed" in said
    assert holding("default", MARKER) == before

    done = run(gone.reference, "--order", ORDER, "--by", "cyd", "--really")
    assert counted_rows(done) == counted_rows(said), "what is shown first is what is done"
    assert holding("default", MARKER) == {}
    assert holding("catalogue", MARKER) == {}
    assert not list(faults())
    assert differences() == []
    verified = StringIO()
    call_command("verify_log", stdout=verified)
    assert verified.getvalue().count(f"payload erased by order (entry {head().number}).") == 3
    assert "Unbroken." in verified.getvalue()

    order = LogEntry.objects.get(action=Action.ERASE)
    assert (order.reference, order.decided_by, order.internal_reason) == (gone.reference, "cyd", ORDER)
    assert json.loads(order.payload.document)["rows"] == counted_rows(done)
    assert len(counted_rows(done)) > 25
    assert Gone.objects.filter(reference=gone.reference).exists(), "readers still learn that it is withdrawn"
    assert not Change.objects.filter(reference=gone.reference).exclude(note="").exists()
    letter = Request.objects.get()
    assert (letter.kind, letter.decision, letter.about_id) == ("removal", "granted", None)
    assert Person.objects.get() == other
    assert publish_starting_data() == 0

    client.force_login(cyd)
    for row in Submission.objects.filter(reference=gone.reference):
        page = client.get(f"/review/submission/{row.pk}/change/")
        assert "Emptied by an erasure order" in page.content.decode()
    for address in (
        "/publishing/logentry/",
        f"/publishing/logentry/{order.pk}/change/",
        "/review/submission/?state=all",
    ):
        assert client.get(address).status_code == 200
    with pytest.raises(CommandError, match="an earlier order has emptied it"):
        run(gone.reference, "--order", ORDER, "--by", "cyd")


@pytest.fixture
def withdrawn(published: Publish, researcher: User, reviewer: User) -> Person:
    made = factories.person("Adam Smith", by=researcher)
    published(made)
    withdraw(kind="person", references=[made.reference], by=reviewer, reason="Adam Smith asked.")
    catch_up()
    return made


def erased(reference: str, by: User) -> Any:
    found = erase(reference, order=ORDER, by=by, really=True)
    catch_up()
    return found


def test_an_emptied_payload_is_a_fault_unless_an_order_emptied_it(withdrawn: Person, publisher: User) -> None:
    number = LogEntry.objects.filter(reference=withdrawn.reference).earliest("number").number
    LogPayload.objects.filter(pk=number).update(document="", salt=b"")
    assert [fault.what for fault in faults()] == ["its payload was emptied without an order"]
    erased(withdrawn.reference, publisher)
    assert not list(faults())


@pytest.mark.parametrize("column", ["public_note", "internal_reason", "decided_by", "texts_digest"])
def test_what_is_altered_beside_the_payload_is_a_fault(withdrawn: Person, column: str) -> None:
    last = LogEntry.objects.latest("number")
    LogEntry.objects.filter(pk=last.pk).update(**{column: "forged"})
    assert {fault.number for fault in faults()} == {last.number}


def test_what_comes_back_after_an_erasure_is_a_fault(withdrawn: Person, publisher: User) -> None:
    number = LogEntry.objects.filter(reference=withdrawn.reference).earliest("number").number
    kept = LogPayload.objects.get(pk=number)
    erased(withdrawn.reference, publisher)
    kept.save()
    assert [fault.number for fault in faults()] == [number]
    LogPayload.objects.filter(pk=number).update(document="", salt=b"")
    LogEntry.objects.filter(pk=number).update(internal_reason="Adam Smith")
    assert [fault.number for fault in faults()] == [number]


def test_the_columns_of_an_erased_entry_are_still_checked(withdrawn: Person, publisher: User) -> None:
    erased(withdrawn.reference, publisher)
    first = LogEntry.objects.filter(reference=withdrawn.reference).earliest("number")
    LogEntry.objects.filter(pk=first.pk).update(decided_by="somebody")
    assert [fault.number for fault in faults()] == [first.number]


def test_an_entry_older_than_the_digest_of_texts_is_vouched_for_by_the_next(withdrawn: Person, publisher: User) -> None:
    last = LogHead.objects.get()
    last.hash = "0" * 64
    for entry in LogEntry.objects.order_by("number"):
        entry.texts_digest, entry.previous_hash = "", last.hash
        last.hash = entry.hash = entry_hash(entry)
        entry.save()
    last.save()
    assert not list(faults())
    erased(withdrawn.reference, publisher)
    assert not list(faults())
    gone = LogEntry.objects.get(action=Action.WITHDRAW)
    LogEntry.objects.filter(pk=gone.pk).update(hash="1" * 64)
    assert [fault.number for fault in faults()] == [gone.number + 1]


def test_the_record_of_the_order_cannot_be_forged(withdrawn: Person, publisher: User) -> None:
    erased(withdrawn.reference, publisher)
    order = LogPayload.objects.get(entry__action=Action.ERASE)
    order.document = order.document.replace(withdrawn.reference, "P-000000")
    order.save()
    assert [fault.number for fault in faults()] == [order.pk]


def test_what_is_public_is_withdrawn_first(published: Publish, researcher: User, publisher: User) -> None:
    made = factories.person(by=researcher)
    published(made)
    with pytest.raises(NotAllowed, match=r"is public\. Withdraw it first"):
        erased(made.reference, publisher)


def test_what_waits_under_an_embargo_is_stopped_first(researcher: User, reviewer: User, publisher: User) -> None:
    cited = factories.source()
    made = factories.person(by=researcher, source_of_all=cited)
    rows = submit(kind="source", references=[cited.reference], by=researcher, unclaimed_are_mine=True)
    rows += submit(kind="person", references=[made.reference], by=researcher)
    publish(rows, by=reviewer, not_before=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed, match=r"waits under an embargo\. Withdraw it first"):
        erased(made.reference, publisher)


def test_a_draft_that_nobody_handed_in_is_erased_and_one_deleted_before_too(publisher: User) -> None:
    kept, deleted = factories.person("Draft Canary"), factories.person("Deleted Canary")
    deleted.delete()
    for person in (kept, deleted):
        erased(person.reference, publisher)
    assert set(holding("default", "Canary")) == set()


@pytest.mark.parametrize("order", ["", "  "])
def test_without_an_order_nothing_is_erased(withdrawn: Person, publisher: User, order: str) -> None:
    with pytest.raises(NotAllowed, match="Say who ordered"):
        erase(withdrawn.reference, order=order, by=publisher, really=True)


def test_only_a_publisher_answers_for_an_erasure(withdrawn: Person, reviewer: User) -> None:
    with pytest.raises(NotAllowed, match="ben is no publisher"):
        erased(withdrawn.reference, reviewer)


@pytest.mark.parametrize("reference", ["P-000000", "Adam", "N-000000"])
def test_a_record_that_never_was_is_refused(publisher: User, reference: str) -> None:
    with pytest.raises(NotAllowed, match="There is no record"):
        erased(reference, publisher)


def test_an_open_letter_is_answered_first(withdrawn: Person, publisher: User) -> None:
    letter = Request.objects.create(kind="removal", about=withdrawn, received_on="2026-01-01", due_on="2026-01-31")
    with pytest.raises(NotAllowed, match=rf"{letter.reference}\. Answer them first"):
        erased(withdrawn.reference, publisher)


def test_sources_and_units_that_others_name_are_refused_with_who_does(publisher: User) -> None:
    unit, cited = factories.unit("81st"), factories.source()
    under = factories.unit("82nd", parents=[unit])
    person = factories.person(source_of_all=cited, services=[{"side": "RU", "unit": unit}])
    copy = factories.source(derived_from=cited)
    wanted = {unit.reference: (person.reference, under.reference), cited.reference: (copy.reference, person.reference)}
    for reference, names in wanted.items():
        with pytest.raises(NotAllowed, match=f"2 other records name {reference}: {', '.join(sorted(names))}"):
            erased(reference, publisher)


def test_a_person_whom_a_statement_is_about_is_refused(publisher: User) -> None:
    person = factories.person()
    said = statement()
    StatementSubject.objects.create(statement=said, person=person)
    with pytest.raises(NotAllowed, match=f"name {person.reference}: {said.reference}"):
        erased(person.reference, publisher)


def test_the_sources_it_leaves_behind_and_rows_that_still_name_it_are_told(publisher: User) -> None:
    obituary, shared = factories.source(title="Adam Smith, 1990–2024"), factories.source()
    person = factories.person("Adam Smith", source_of_all=obituary)
    factories.cite(people.Fate.objects.get(person=person), shared)
    factories.person("Bela Kun", source_of_all=shared)
    found = erased(person.reference, publisher)
    assert found.uncited == [obituary.reference]
    assert set(found.still_named) == {"sources_source", "sources_sourceevent"}
    erased(obituary.reference, publisher)
    assert holding("default", "Adam Smith") == {}


def test_rows_without_a_name_are_emptied_with_the_person(publisher: User) -> None:
    persons = crowd(6)
    references = {entry.reference: entry.submission.reference for entry in show(*persons) if entry.submission}
    with pytest.raises(NotAllowed, match="is public"):
        erased(persons[0].reference, publisher)
    take_off(persons[0])
    erased(persons[0].reference, publisher)
    [unnamed] = [name for name, person in references.items() if person == persons[0].reference]
    emptied = LogPayload.objects.filter(document="").values_list("entry__reference", flat=True)
    assert set(emptied) == {unnamed}
    assert len(emptied) == 2, "the row as it was shown, and its withdrawal"
    assert Anonymous.objects.count() == 5
    assert not list(faults())


def test_a_counted_person_leaves_no_cells(publisher: User) -> None:
    persons = crowd(6, level="counted")
    show(*persons)
    with pytest.raises(NotAllowed, match="is public"):
        erased(persons[0].reference, publisher)
    call_command("publish_counted", by=account("eli", "publisher").username, stdout=StringIO())
    take_off(persons[0])
    erased(persons[0].reference, publisher)
    assert not Counted.objects.filter(pk=persons[0].reference).exists()
    assert not list(faults())


def test_the_desk_itself_cannot_erase(withdrawn: Person) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('tracker_desk', 'publishing_logpayload', 'UPDATE')")
        assert cursor.fetchone() == (False,)
