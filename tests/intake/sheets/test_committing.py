"""What a list becomes, and that undoing takes exactly that away again."""

from collections.abc import Callable

from django.db import connection

from tests import factories
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets.records.undoing import forget_undone
from tracker.lib.history import events_of
from tracker.people.models import Contract, Fate, Name, Nationality, Person, PersonCitation, RestrictedDetail
from tracker.review.models import Submission
from tracker.vocabulary.intake import BatchJob, PairDecision

HEADS = "№;ФИО;Дата рождения;Гражданство;Паспорт;Дата контракта;В/ч;Статус;Дата гибели;Примечание"
ONE = "1;Тошмазаров Жахонгир;20.06.1986;Кыргызстан;PA 7427490;17.09.2022;в/ч 54096;погиб;06.05.2023;из письма"
TWO = "2;Квасанкра Эммануэль;13.08.1991;Нигерия;CC1211351;25.09.2022;ЧВК;ранен;;"
Read = Callable[..., Batch]
Work = Callable[[Batch, BatchJob, User], Batch]


def _committed(read: Read, work: Work, by: User, *lines: str) -> Batch:
    batch = work(read(HEADS, *lines), BatchJob.COMMIT, by)
    assert batch.job_error == ""
    return batch


def test_a_row_becomes_a_person_with_unverified_claims_that_cite_it(read: Read, work: Work, researcher: User) -> None:
    batch = _committed(read, work, researcher, ONE, TWO)
    assert batch.account == {"made": 2, "left_out": 1}
    person = Person.objects.with_name().get(names__text="Тошмазаров Жахонгир")
    contract = Contract.objects.get(person=person)
    assert (contract.side, contract.signed_on, contract.unit_as_stated) == ("RU", "2022-09-17", "в/ч 54096")
    assert Fate.objects.get(person=person).on == "2023-05-06"
    assert Nationality.objects.get(person=person).territory_id == "KG"
    assert {contract.status, Name.objects.get(person=person).status} == {"unverified"}
    assert person.level == "withheld"
    assert "Примечание: из письма" in person.internal_notes
    cited = PersonCitation.objects.filter(person=person)
    assert {each.source for each in cited} == {batch.source}
    assert {each.locator for each in cited} == {"row 2"}
    assert cited.filter(fate__isnull=False).count() == 1


def test_names_of_a_list_are_found_like_all_others(read: Read, work: Work, researcher: User) -> None:
    _committed(read, work, researcher, ONE)
    assert Person.objects.spelled("Jahongir Toshmazarov").count() == 1


def test_numbers_go_into_restricted_details_and_out_of_the_batch(read: Read, work: Work, researcher: User) -> None:
    batch = _committed(read, work, researcher, ONE)
    detail = RestrictedDetail.objects.get()
    assert (detail.kind, detail.text) == ("identity_number", "PA 7427490")
    assert detail.remark == f"{batch.source.reference}, row 2"
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(r::text, '') FROM intake_batchrow r")
        assert "7427490" not in cursor.fetchone()[0]


def test_the_history_says_who_committed_the_batch(read: Read, work: Work, researcher: User) -> None:
    batch = _committed(read, work, researcher, ONE)
    contexts = [event.pgh_context for event in events_of(Person)._default_manager.all()]  # type: ignore[attr-defined]
    assert [(each["user"], each["batch"]) for each in contexts] == [(researcher.pk, batch.pk)]


def test_rows_decided_to_be_one_become_one_record(read: Read, work: Work, researcher: User) -> None:
    again = ONE.replace("1;", "3;", 1).replace("погиб", "пропал без вести")
    batch = read(HEADS, ONE, TWO, again)
    pair = batch.pairs.get(row=2, other_row=4)
    assert pair.group == "A"
    batch.pairs.filter(pk=pair.pk).update(decision=PairDecision.SAME)
    work(batch, BatchJob.COMMIT, researcher)
    assert Person.objects.count() == 2
    person = Person.objects.get(names__text="Тошмазаров Жахонгир")
    assert sorted(Fate.objects.filter(person=person).values_list("kind", flat=True)) == ["killed", "missing"]
    # What both rows say is one claim with two citations.
    assert Contract.objects.filter(person=person).count() == 1
    name = Name.objects.get(person=person)
    assert set(PersonCitation.objects.filter(name=name).values_list("locator", flat=True)) == {"row 2", "row 4"}


def test_a_row_adds_to_the_person_it_is(read: Read, work: Work, researcher: User) -> None:
    known = factories.person("Тошмазаров Жахонгир", nationalities=["KG"], fates=[])
    batch = read(HEADS, ONE)
    pair = batch.pairs.get()
    assert pair.person == known
    batch.pairs.update(decision=PairDecision.SAME)
    work(batch, BatchJob.COMMIT, researcher)
    assert batch.rows.get(number=2).outcome == "added"
    assert Person.objects.get() == known
    assert Name.objects.filter(person=known).count() == 1
    assert Fate.objects.get(person=known).status == "unverified"


def test_what_a_row_adds_to_a_known_person_beside_claims_is_counted_and_undone(
    read: Read, work: Work, researcher: User
) -> None:
    known = factories.person("Тошмазаров Жахонгир", nationalities=["KG"], fates=[])
    known.sex, known.internal_notes = "F", "A line of the desk."
    known.save()
    batch = read("ФИО;Гражданство;Пол;Примечание", "Тошмазаров Жахонгир;Кыргызстан;м;из письма")
    batch.pairs.update(decision=PairDecision.SAME)
    work(batch, BatchJob.COMMIT, researcher)
    known.refresh_from_db()
    # A sex that the desk knows is not written over, nor is that of the list lost.
    assert known.sex == "F"
    lines = ["A line of the desk.", f"{batch.source.reference}, row 2:", "Примечание: из письма", "Sex: Male"]
    assert known.internal_notes.splitlines() == lines
    assert batch.rows.get(number=2).outcome == "added"
    work(batch, BatchJob.UNDO, researcher)
    known.refresh_from_db()
    assert (known.sex, known.internal_notes) == ("F", "A line of the desk.")


def test_undoing_takes_away_exactly_what_was_made(read: Read, work: Work, researcher: User) -> None:
    known = factories.person("Somebody Else", nationalities=["KE"], fates=[])
    before = {model: model.objects.count() for model in (Person, Name, PersonCitation, Nationality)}
    batch = _committed(read, work, researcher, ONE, TWO)
    work(batch, BatchJob.UNDO, researcher)
    assert {model: model.objects.count() for model in before} == before
    assert Person.objects.get() == known
    assert not RestrictedDetail.objects.exists()
    assert batch.state == "undone"


def test_an_undone_list_leaves_nothing_in_the_history(read: Read, work: Work, researcher: User) -> None:
    batch = _committed(read, work, researcher, ONE)
    key = Person.objects.get().pk
    work(batch, BatchJob.UNDO, researcher)
    assert forget_undone() > 0
    assert not events_of(Person)._default_manager.filter(pgh_obj_id=key).exists()
    with connection.cursor() as cursor:
        for table in ("people_nameevent", "people_restricteddetailevent", "people_fateevent"):
            cursor.execute(
                f"SELECT count(*) FROM {table} t WHERE t::text ILIKE ANY(ARRAY['%тошмазаров%', '%7427490%'])"
            )
            assert cursor.fetchone()[0] == 0


def test_undoing_leaves_what_somebody_has_worked_on(read: Read, work: Work, researcher: User) -> None:
    batch = _committed(read, work, researcher, ONE, TWO)
    fate = Fate.objects.get(kind="killed")
    fate.place = "Bakhmut"
    fate.save()
    work(batch, BatchJob.UNDO, researcher)
    assert [person.pk for person in Person.objects.all()] == [fate.person_id]
    assert batch.account["stayed"] == 1
    assert batch.rows.get(number=2).outcome == "made"


def test_a_submitted_record_stays(read: Read, work: Work, researcher: User) -> None:
    batch = _committed(read, work, researcher, ONE, TWO)
    person = Person.objects.get(names__text="Тошмазаров Жахонгир")
    Submission.objects.create(
        kind="person",
        reference=person.reference,
        content={},
        content_hash="0" * 64,
        submitted_by=researcher,
        editors=[],
    )
    work(batch, BatchJob.UNDO, researcher)
    assert Person.objects.get() == person


def test_a_list_with_contracts_needs_its_side(read: Read, work: Work, researcher: User) -> None:
    batch = work(read(HEADS, ONE, side=""), BatchJob.COMMIT, researcher)
    assert "for which side" in batch.job_error
    assert not Person.objects.exists()


def test_rows_that_ask_or_are_refused_do_not_go_in(read: Read, work: Work, researcher: User) -> None:
    batch = _committed(
        read, work, researcher, ONE, TWO.replace("Нигерия", "Нигирия"), TWO.replace("13.08.1991", "31.02.1991")
    )
    assert batch.account == {"made": 1, "asked": 1, "refused": 1, "left_out": 1}


def test_a_row_left_out_on_purpose_is_counted_so(read: Read, work: Work, researcher: User) -> None:
    batch = read(HEADS, ONE, TWO)
    batch.rows.filter(number=3).update(is_left_out=True)
    work(batch, BatchJob.COMMIT, researcher)
    assert batch.account == {"made": 1, "left_on_purpose": 1, "left_out": 1}


def test_a_cell_that_is_too_long_is_refused_before_anything_is_made(read: Read, researcher: User) -> None:
    batch = read(HEADS, ONE.replace("в/ч 54096", "x" * 301))
    row = batch.rows.get(number=2)
    assert row.outcome == "refused"
    assert "301 characters, more than the 300" in row.complaints[0]["sentence"]


def test_a_job_that_fails_is_told_and_leaves_nothing(read: Read, work: Work, researcher: User) -> None:
    batch = read(HEADS, ONE)
    row = batch.rows.get(number=2)
    # What no cell can become, as if a rule of the database had been forgotten in the reading.
    row.read["claims"].append(["fate", {"kind": "killed", "on": "no date"}])
    row.save()
    work(batch, BatchJob.COMMIT, researcher)
    assert "nothing of it was kept" in batch.job_error
    assert not Person.objects.exists()
    assert batch.state == "read"
