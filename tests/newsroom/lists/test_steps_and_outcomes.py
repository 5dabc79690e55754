"""Which step comes next and how much waits there; what rows would become, and what they became."""

import re

import pytest
from django.test import Client

from tests import factories
from tests.newsroom.lists.conftest import NEW_SOURCE, ROWS, Bring, list_file, text_of, work
from tracker.intake.models import Batch
from tracker.people.models import Person

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def _words(desk: Client, address: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", text_of(desk, address)).split())


def test_the_first_step_in_which_something_waits_comes_by_itself(desk: Client, bring: Bring) -> None:
    address = bring(ROWS[0], ROWS[0].replace("1;", "4;", 1), ROWS[1])
    assert desk.get(f"{address}onward/").headers["Location"] == f"{address}words/"
    page = text_of(desk, f"{address}words/")
    # Nigeria misspelt, a word for a fate, and two units.
    assert "Words 4 Same persons 1 Preview" in _words(desk, f"{address}words/")
    names = re.findall(r'<select name="(answer-[^"]+)"', page)
    answers = {
        name: {"fate": "killed", "nationality": "NG"}.get(name.split("-")[1].split(":")[0], "") for name in names
    }
    desk.post(f"{address}words/", answers | {"leave_units": "1"})
    Batch.objects.get().pairs.all().delete()
    meanwhile = _words(desk, f"{address}persons/")
    assert "Pairs stand here when the rows are read" in meanwhile
    assert "No pair here" not in meanwhile
    work()
    assert desk.get(f"{address}onward/").headers["Location"] == f"{address}persons/"
    assert f'href="{address}persons/"' in text_of(desk, f"{address}words/").split("is understood.")[1]
    pair = Batch.objects.get().pairs.get()
    sent = {"pair": pair.pk, "decision": "same"}
    counts = desk.post(f"{address}persons/?group=A", sent, headers={"X-Requested-With": "fetch"}).json()
    assert (counts["groups"]["A"], counts["waiting"]) == ("0 of 1 open, 0 for later", 0)
    assert desk.get(f"{address}onward/").headers["Location"] == f"{address}preview/"


def test_a_unit_is_named_in_the_step_of_words_and_stands_at_the_contract(desk: Client, bring: Bring) -> None:
    unit = factories.unit("PMC Wagner (Wagner Group)")
    address = bring(ROWS[0].replace("в/ч 54096", "Wagner Group"))
    page = text_of(desk, f"{address}words/")
    assert f'<option value="{unit.reference}">PMC Wagner (Wagner Group) (proposed)</option>' in page
    assert "leave as words" in page
    refused = desk.post(f"{address}words/", {"other-unit:wagner group": "Nobody's unit"}, follow=True)
    assert "is no answer for “Wagner Group”" in " ".join(refused.content.decode().split())
    desk.post(f"{address}words/", {"other-unit:wagner group": f"{unit.reference} PMC Wagner"})
    work()
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    assert Person.objects.get().contracts.get().unit == unit


def test_the_preview_says_who_is_new_and_whom_a_row_adds_to_and_the_list_leads_to_its_people(
    desk: Client, bring: Bring
) -> None:
    known = factories.person("Тошмазаров Жахонгир", nationalities=["KG"], fates=[])
    address = bring(ROWS[0], ROWS[2].replace("31.02", "28.02"))
    Batch.objects.get().pairs.update(decision="same")
    page = _words(desk, f"{address}preview/?outcome=ready")
    assert "The rows that are ready become 1 new person. Rows add to 1 person who is there." in page
    assert f"Added to Тошмазаров Жахонгир {known.reference}" in page
    assert page.count("A new person") == 1
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    committed = _words(desk, f"{address}preview/")
    assert "Made a record Шаббаруни Мостафа" in committed
    assert "Leave the ticked rows out" not in committed
    batch = Batch.objects.get()
    assert f'href="/people/person/?list={batch.pk}"' in text_of(desk, f"{address}batch/")


def test_a_second_source_counts_apart_from_nothing_new_and_accepting_says_why_it_cannot(
    desk: Client, bring: Bring
) -> None:
    first = bring(ROWS[0])
    desk.post(f"{first}preview/", {"commit": "1"})
    work()
    file = list_file(ROWS[0].replace("из письма", ""), name="second.csv")
    answer = desk.post("/intake/batch/add/", {"file": file, **NEW_SOURCE, "title": "The same elsewhere"})
    second = answer.headers["Location"]
    batch = Batch.objects.latest("pk")
    columns = {f"field-{each.number}": each.field for each in batch.columns.all()}
    desk.post(second, columns | {f"order-{each.number}": each.order for each in batch.columns.all()})
    work()
    batch.pairs.update(decision="same")
    address = second.removesuffix("columns/")
    desk.post(f"{address}preview/", {"commit": "1"})
    work()
    assert "Source added to what is there 1" in _words(desk, f"{address}batch/")
    page = _words(desk, f"{address}accept/")
    assert "There is nothing to accept here at once" in page
