"""Texts are kept clean, whichever way they come in: single spaces, NFC, nothing that cannot be seen."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.admin_forms import fields_of, with_row
from tracker.accounts.models import User
from tracker.figures.models import Claimant
from tracker.lib.clean_text import clean_line, clean_paragraphs
from tracker.lib.history import is_derived
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.people.models import Name, Person
from tracker.review.actions import send_back, submit
from tracker.review.models import Submission
from tracker.sources.models import Territory

ROOMS = ("sources", "units", "people", "figures")
PASTED = " Double\u00a0\u2009 space\u200b\t Lai\u00adne\ufeff \u202e"
CLEAN = "Double space Laine"
LINES = pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Doublespace   Laine", "Doublespace Laine"),
        (PASTED, CLEAN),
        ("E\u0301mile\nZola", "Émile Zola"),
        ("\u200fعلي\u200e حسن\u061c", "علي حسن"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200c خواهم\u200c", "می خواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("र\u094d\u200d\u200dय", "र\u094d\u200dय"),
        ("അവന\u0d4d\u200d", "അവന\u0d4d\u200d"),
        ("র\u200d্যাব", "র\u200d্যাব"),
        ("Jo\u200dhn\u200c Smith", "John Smith"),
        ("김\u3000철수", "김 철수"),
        ("\u200b\u00a0\ufeff", ""),
        ("O'Brien", "O'Brien"),
    ],
)


@LINES
def test_a_line_is_cleaned(pasted: str, kept: str) -> None:
    assert clean_line(pasted) == kept
    assert clean_line(kept) == kept


def test_line_breaks_of_a_long_text_stay() -> None:
    assert clean_paragraphs("  First\u00a0 line. \r\n\r\n Second\u200b  line.\n") == "First line.\r\n\r\nSecond line."
    assert clean_line("First\r\n\r\nSecond") == "First Second"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for clean in (clean_line, clean_paragraphs):
        once = clean(text)
        assert clean(once) == once
        assert unicodedata.is_normalized("NFC", once)
        assert "  " not in once
        assert once == once.strip(" ")


def free_texts() -> Iterator[Any]:
    """Every column of the newsroom's records that people write into."""
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            if hasattr(model, "events") and not model._meta.proxy and model is not Territory:
                yield from (
                    field
                    for field in model._meta.local_concrete_fields
                    if isinstance(field, models.CharField | models.TextField)
                    and type(field).__module__ in ("django.db.models.fields", "tracker.lib.text_fields")
                    and field.editable
                    and not field.choices
                    and not is_derived(field)
                    and not isinstance(field, models.URLField)
                )


NOT_WRITTEN_BY_PEOPLE = {"sources.Capture.sha256"}


def test_every_free_text_of_the_newsroom_is_cleaned() -> None:
    fields = list(free_texts())
    assert len(fields) > 60
    for field in fields:
        name = f"{field.model._meta.label}.{field.name}"
        assert isinstance(field, LineField | ParagraphsField) or name in NOT_WRITTEN_BY_PEOPLE, name


@pytest.mark.django_db
def test_every_way_of_writing_cleans() -> None:
    person = Person.objects.create(internal_notes=f"{PASTED}\n{PASTED}")
    made = Name.objects.create(person=person, text=PASTED)
    Name.objects.bulk_create([Name(person=person, text=PASTED)])
    updated = Name.objects.create(person=person, text="x")
    Name.objects.filter(pk=updated.pk).update(text=PASTED)
    bulk = Name.objects.create(person=person, text="y")
    bulk.text = PASTED
    Name.objects.bulk_update([bulk], ["text"])
    assert made.text == CLEAN
    assert {row.text for row in Name.objects.filter(person=person)} == {CLEAN}
    assert made.romanised == "double space laine"
    person.refresh_from_db()
    assert person.internal_notes == f"{CLEAN}\n{CLEAN}"
    assert Name.objects.filter(text=PASTED).count() == 4
    found, is_new = Claimant.objects.get_or_create(name=PASTED, defaults={"kind": "government"})
    assert Claimant.objects.get_or_create(name=CLEAN) == (found, False)
    assert is_new


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_the_form_of_a_person_cleans_and_refuses_what_is_left_empty(researcher: User, client: Client) -> None:
    client.force_login(researcher)
    address = "/people/person/add/"
    form = fields_of(client.get(address).content)
    typed = with_row(form, "names", text=PASTED, kind="full", status="unverified")
    client.post(address, typed)
    assert Name.objects.get().text == CLEAN
    empty = client.post(address, with_row(form, "names", text="\u200b\u00ad", kind="full", status="unverified"))
    assert empty.status_code == 200
    assert Name.objects.count() == 1


@pytest.mark.django_db
def test_notes_of_submissions_and_decisions_are_cleaned(researcher: User, reviewer: User) -> None:
    made = factories.person("Laine", by=researcher)
    (handed_in,) = submit(kind="person", references=[made.reference], by=researcher, note=PASTED)
    assert Submission.objects.get(pk=handed_in.pk).note == CLEAN
    assert send_back(handed_in, by=reviewer, note=f"{PASTED}\n{PASTED}").note == f"{CLEAN}\n{CLEAN}"
