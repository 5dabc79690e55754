"""A list from the file to the record, page by page, as a researcher brings it in; and who sees none of it."""

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests import factories
from tests.newsroom.lists.conftest import NEW_SOURCE, ROWS, Bring, list_file, text_of, work
from tracker.accounts.models import User
from tracker.intake.models import Batch, LearntWord
from tracker.intake.sheets.bringing.list_templates import template_heads
from tracker.intake.sheets.cells.words import head_words, key
from tracker.people.models import Distinction, Fate, Person
from tracker.review.models import Submission
from tracker.vocabulary.claims import ClaimStatus

openpyxl: Any = pytest.importorskip("openpyxl")
pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def test_columns_are_proposed_with_their_reasons_and_numbers_are_hidden(desk: Client) -> None:
    answer = desk.post("/intake/batch/add/", {"file": list_file(*ROWS), **NEW_SOURCE})
    page = text_of(desk, answer.headers["Location"])
    assert '<option value="born_on" selected>' in page
    assert '<option value="left_out" selected>' in page
    assert "religion, blood group and family are not kept" in page
    assert "PA7427490" not in page


def test_what_is_asked_and_refused_is_shown_with_its_cell(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS)
    assert "There is no day 1991-02-31" in text_of(desk, f"{address}preview/?outcome=refused")
    assert "Is it Nigeria?" in text_of(desk, f"{address}preview/?outcome=asked")
    ready = text_of(desk, f"{address}preview/?outcome=ready")
    assert "20 June 1986" in ready
    assert "PA7427490" not in ready
    assert "Commit the 1 row that is ready, leave out 2" in ready


def test_a_word_once_explained_counts_for_all_its_rows(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS, ROWS[1].replace("2;Квасанкра", "4;Океладу"))
    page = text_of(desk, f"{address}words/")
    names = re.findall(r'<select name="(answer-[^"]+)"', page)
    answers = {name: "killed" if ":" in name and "fate" in name else "NG" for name in names}
    house = {name.replace("answer-", "house-"): "on" for name in names if "fate" in name}
    desk.post(f"{address}words/", answers | house)
    work()
    batch = Batch.objects.get()
    assert batch.rows.filter(outcome="ready").count() == 3
    assert LearntWord.objects.get(list_name="fate").batch is None
    assert LearntWord.objects.get(list_name="nationality").batch == batch


def test_committing_makes_records_and_the_account_adds_up(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS)
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    assert Person.objects.count() == 1
    words = " ".join(re.sub("<[^>]+>", " ", text_of(desk, f"{address}batch/")).split())
    assert "Committed" in words
    assert "Rows that hold anything, together 4" in words
    assert "K Религия dropped" in words
    account = desk.get(f"{address}account/").content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[:2] for line in account[1:]] == [
        ["1", "Left out"],
        ["2", "Made a record"],
        ["3", "Asks: somebody has to say what a cell means"],
        ["4", "Refused: a cell cannot be true"],
    ]


def test_the_error_sheet_is_mended_and_taken_in_again(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS)
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"{address}errors/").content))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["row", "3", "4"]
    assert "•••" in {cell.value for cell in sheet["I"]}
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert "Религия" not in heads
    sheet.cell(2, heads["Гражданство"]).value = "Нигерия"
    sheet.cell(2, heads["Статус"]).value = "погиб"
    sheet.cell(3, heads["Дата рождения"]).value = "1991-02-28"
    mended = io.BytesIO()
    book.save(mended)
    desk.post(f"{address}mend/", {"file": SimpleUploadedFile("mended.xlsx", mended.getvalue())})
    batch = Batch.objects.get()
    assert set(batch.rows.filter(number__gt=1).values_list("outcome", flat=True)) == {"ready"}
    ready = text_of(desk, f"{address}preview/?outcome=ready")
    assert "Дата рождения: the list has “31.02.1991”, read is “1991-02-28”" in ready
    # What was hidden in the sheet is as the list has it.
    assert batch.rows.get(number=4).read["details"] == [["identity_number", "NE8082398"]]


def test_the_error_sheet_of_another_list_is_refused_whole(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS)
    answer = desk.post(f"{address}mend/", {"file": list_file("7;x;;;;;;;;;", name="mended.csv")}, follow=True)
    assert "The columns are not those of this list" in answer.content.decode()
    assert Batch.objects.get().rows.filter(outcome="refused").count() == 1


def test_pairs_hold_the_commit_until_somebody_decides(desk: Client, bring: Bring) -> None:
    address = bring(ROWS[0], ROWS[0].replace("1;", "2;", 1))
    refused = desk.post(f"{address}preview/", {"commit": "1"}, follow=True)
    assert "Pairs are not decided yet" in refused.content.decode()
    pair = Batch.objects.get().pairs.get()
    page = text_of(desk, f"{address}persons/")
    assert "One identity number is the same." in page
    desk.post(f"{address}persons/?group=A", {"pair": pair.pk, "decision": "same"})
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    assert Person.objects.count() == 1


def test_two_people_are_kept_apart_for_good(desk: Client, bring: Bring) -> None:
    address = bring(ROWS[0], ROWS[0].replace("1;", "2;", 1))
    pair = Batch.objects.get().pairs.get()
    desk.post(f"{address}persons/?group=A", {"pair": pair.pk, "decision": "different"})
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    told = Distinction.objects.get()
    assert {told.first, told.second} == set(Person.objects.all())


def test_a_whole_group_is_decided_only_after_pairs_of_it_were_shown(desk: Client, bring: Bring) -> None:
    address = bring(ROWS[0], ROWS[0].replace("1;", "2;", 1))
    refused = desk.post(f"{address}persons/?group=A", {"whole": "A"}, follow=True)
    assert "Read 10 pairs of the group first" in refused.content.decode()
    desk.get(f"{address}persons/?group=A&sample=1")
    desk.post(f"{address}persons/?group=A", {"whole": "A"})
    assert Batch.objects.get().pairs.get().decision == "same"


def test_undoing_is_told_before_it_is_done(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS)
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    assert "1 rows would be undone" in text_of(desk, f"{address}undo/")
    desk.post(f"{address}undo/")
    work()
    assert not Person.objects.exists()


def test_a_list_is_accepted_at_once_and_submitted(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS)
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    assert "Accept these 5 claims" in text_of(desk, f"{address}accept/")
    desk.post(f"{address}accept/")
    work()
    person = Person.objects.get()
    assert Fate.objects.get().status == ClaimStatus.ACCEPTED
    # Nobody else of the list looks like him.
    assert person.level == "counted"
    assert set(Submission.objects.values_list("kind", flat=True)) == {"person", "source"}


def test_only_the_ticked_people_of_a_list_are_accepted_and_submitted(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS[:2])
    desk.post(f"{address}preview/", {"commit": "1", "left_out": ""})
    work()
    assert "nobody who may decide can read it" in text_of(desk, f"{address}accept/")
    first = Person.objects.earliest("pk")
    assert "Nobody is ticked" in desk.post(f"{address}accept/", {"ticked": "1"}, follow=True).content.decode()
    sent = {"ticked": "1", "person": first.pk, "level": "named"}
    told = desk.post(f"{address}accept/", sent, follow=True).content.decode()
    assert f"{first.reference}: Its claims were accepted. By default it may be “anonymous” at most" in told
    first.refresh_from_db()
    assert (first.level, Submission.objects.filter(kind="person").count()) == ("withheld", 0)
    desk.post(f"{address}accept/", sent | {"level": "counted"})
    (submitted,) = Submission.objects.filter(kind="person")
    assert (submitted.reference, submitted.content["level"]) == (first.reference, "counted")
    assert not Fate.objects.accepted().exclude(person=first).exists()


def test_the_very_same_file_is_not_taken_twice(desk: Client, bring: Bring) -> None:
    bring(*ROWS)
    answer = desk.post("/intake/batch/add/", {"file": list_file(*ROWS), **NEW_SOURCE, "title": "Another"})
    assert "This very file is a list already" in answer.content.decode()


def test_a_refused_form_keeps_what_was_typed(desk: Client) -> None:
    answer = desk.post("/intake/batch/add/", {"file": list_file(*ROWS), **NEW_SOURCE, "public_label": ""})
    assert "Choose the file again: a browser does not keep it." in answer.content.decode()
    page = answer.content.decode()
    assert "needs the label that the public sees" in page
    assert 'value="A ministry"' in page


def test_what_is_no_sheet_is_told_at_thelist_file(desk: Client) -> None:
    answer = desk.post("/intake/batch/add/", {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 no zip"), **NEW_SOURCE})
    assert answer.status_code == 200
    assert 'class="errorlist"' in answer.content.decode()
    assert not Batch.objects.exists()


PAGES = (
    "overlap",
    "list",
    "sheet",
    "columns",
    "words",
    "persons",
    "preview",
    "batch",
    "undo",
    "accept",
    "errors",
    "account",
)


def test_who_may_not_read_the_source_sees_nothing_of_the_list(bring: Bring, reviewer: User) -> None:
    address = bring(*ROWS)
    other = Client()
    other.force_login(reviewer)
    assert {page: other.get(f"{address}{page}/").status_code for page in PAGES} == dict.fromkeys(PAGES, 404)
    assert "list.csv" not in text_of(other, "/intake/batch/")


def test_only_those_of_the_desk_bring_lists_in(publisher: User) -> None:
    client = Client()
    client.force_login(publisher)
    assert client.get("/intake/batch/add/").status_code == 403


def test_the_template_has_heads_that_are_understood() -> None:
    for field, head in template_heads().items():
        assert field in head_words()[key(head)]


def test_templates_come_as_sheet_and_astext_of(desk: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(desk.get("/intake/batch/template.xlsx").content))
    assert [cell.value for cell in book.worksheets[0][1]] == list(template_heads().values())
    assert desk.get("/intake/batch/template.csv").content.decode("utf-8-sig").startswith("No,Name")


def test_hostile_text_of_a_list_is_onlytext_of(desk: Client, bring: Bring) -> None:
    row = ROWS[0].replace("из письма", "<script>alert(1)</script>").replace("в/ч 54096", "=1+1")
    address = bring(row)
    page = text_of(desk, f"{address}preview/?outcome=ready")
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(("field", "column"), [("source", "pk"), ("source_reference", "reference")])
def test_a_source_of_the_list_can_be_one_that_is_there(desk: Client, field: str, column: str) -> None:
    known = factories.source(kind="leak")
    desk.post("/intake/batch/add/", {"file": list_file(*ROWS), field: getattr(known, column), "side": "RU"})
    assert Batch.objects.get().source == known


def test_two_lists_are_compared_and_nothing_is_changed(desk: Client, bring: Bring) -> None:
    address = bring(*ROWS)
    other = desk.post(
        "/intake/batch/add/",
        {
            "file": list_file(ROWS[0].replace("Тошмазаров", "Toshmazarov"), name="obituaries.csv"),
            **NEW_SOURCE,
            "title": "B",
        },
    ).headers["Location"]
    batch = Batch.objects.get(file_name="obituaries.csv")
    columns = {f"field-{each.number}": each.field for each in batch.columns.all()}
    desk.post(other, columns | {f"order-{each.number}": each.order for each in batch.columns.all()})
    work()
    page = text_of(desk, f"{address}overlap/?other={batch.pk}")
    assert "Of 3 persons in this list, <b>1</b> may be in" in page
    assert "One identity number is the same." in page
    assert Batch.objects.get(file_name="list.csv").pairs.count() == 0
