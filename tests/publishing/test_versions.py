"""What the log holds from before a column or a value was renamed is read as if it were written today."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.people.models import Person
from tracker.publishing import actions
from tracker.publishing.corrections import corrections_among
from tracker.publishing.crossings.document_versions import NewerDocument, as_of_today, read_document
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.register import BY_KIND, public_document
from tracker.publishing.log import faults
from tracker.publishing.models import LogEntry
from tracker.publishing.rebuilding.rebuild import differences
from tracker.publishing.rows.application import catch_up
from tracker.review.actions import submit
from tracker.review.content import Content

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])


def changed_fates(document: Content, change: Callable[[Content], Content]) -> Content:
    claims = document["claims"]
    return {**document, "claims": {**claims, "fate": [change(row) for row in claims.get("fate", ())]}}


def with_the_new_words(document: Content) -> Content:
    """Fates were called `slain`, and their cause was `reason`."""
    return changed_fates(
        document,
        lambda row: {
            **{name: value for name, value in row.items() if name != "reason"},
            "kind": {"slain": "killed"}.get(row["kind"], row["kind"]),
            "cause": row["reason"],
        },
    )


def as_written_then(kind: str, content: Content) -> Content:
    """The document as the program wrote it when it had neither the new words nor versions."""
    document = public_document(kind, content)
    del document["version"]
    if kind != "person":
        return document
    return changed_fates(
        document,
        lambda row: {
            **{name: value for name, value in row.items() if name != "cause"},
            "kind": {"killed": "slain"}.get(row["kind"], row["kind"]),
            "reason": row["cause"],
        },
    )


@pytest.fixture
def cast(transactional_db: None) -> tuple[User, User]:
    return factories.user("ada", "researcher"), factories.user("ben", "publisher")


@pytest.fixture
def dead(cast: tuple[User, User], monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody whose death was published before the words were renamed; the program of today has the new ones."""
    by, other = cast
    cited = factories.source()
    fates = [{"kind": "killed", "cause": "artillery"}]
    person = factories.person("Adam Smith", by=by, source_of_all=cited, fates=fates)
    monkeypatch.setitem(BY_KIND, "person", replace(PERSON, steps=(with_the_new_words,)))
    with monkeypatch.context() as then:
        then.setattr(actions, "public_document", as_written_then)
        for kind, reference in (("source", cited.reference), ("person", person.reference)):
            actions.publish(submit(kind=kind, references=[reference], by=by, unclaimed_are_mine=True), by=other)
    return person


def written(person: Person) -> Any:
    entry = LogEntry.objects.filter(reference=person.reference).select_related("payload").latest("number")
    return json.loads(entry.payload.document)


def test_a_renamed_value_and_a_renamed_column_of_an_old_entry_are_read(dead: Person, public: Client) -> None:
    [row] = written(dead)["claims"]["fate"]
    assert (row["kind"], row["reason"], "cause" in row) == ("slain", "artillery", False)
    shown = public_side.Fate.objects.get(person=dead.reference)
    assert (shown.kind, shown.cause) == ("killed", "artillery")
    assert public_side.Person.objects.get(pk=dead.reference).fate_now == "killed"
    assert "artillery" in public.get(f"/people/{dead.reference}/").content.decode()


def test_a_catalogue_made_anew_from_old_entries_is_the_same_and_the_chain_holds(dead: Person) -> None:
    assert differences() == []
    assert list(faults()) == []


def test_what_says_the_same_in_new_words_is_no_correction(dead: Person, cast: tuple[User, User]) -> None:
    by, other = cast
    again = submit(kind="person", references=[dead.reference], by=by, unclaimed_are_mine=True)
    assert corrections_among(again) == set()
    actions.publish(again, by=other)
    assert written(dead)["version"] == 2
    assert written(dead)["claims"]["fate"][0]["kind"] == "killed"
    assert list(faults()) == []


def test_a_new_step_brings_what_is_public_already_up_to_date(
    cast: tuple[User, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    by, other = cast
    cited = factories.source(title="An old title")
    actions.publish(submit(kind="source", references=[cited.reference], by=by, unclaimed_are_mine=True), by=other)
    source = BY_KIND["source"]
    monkeypatch.setitem(
        BY_KIND,
        "source",
        replace(source, steps=(lambda document: {**document, "title": document["title"].upper()},)),
    )
    catch_up()
    assert public_side.Source.objects.get(pk=cited.reference).title == "AN OLD TITLE"


def test_a_document_says_its_version_and_one_without_is_the_first(cast: tuple[User, User]) -> None:
    assert read_document("claimant", '{"name":"A ministry"}') == {"name": "A ministry", "version": 1}
    assert read_document("claimant", "") == {}


def test_a_document_of_a_later_program_is_refused_with_a_sentence(cast: tuple[User, User]) -> None:
    with pytest.raises(NewerDocument, match="kind “claimant” in version 2; this program reads versions up to 1"):
        as_of_today("claimant", {"name": "A ministry", "version": 2})
