"""Withdrawing a person takes the name off every public text, and publishing again is a new decision."""

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pghistory
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.publishing.test_states import answers
from tests.publishing.withdrawals.withdrawing import NAME, in_a_source, in_a_statement, make_public, take_off, titled
from tracker.accounts.models import User
from tracker.catalogue.models import Change
from tracker.catalogue.models import Source as PublicSource
from tracker.people.models import Fate, Name, Person, PersonCitation
from tracker.publishing import due
from tracker.publishing.actions import catch_up, publish
from tracker.publishing.rebuilding.rebuild import differences
from tracker.publishing.withdrawals.texts_naming import records_naming
from tracker.review.actions import NotAllowed, submit
from tracker.sources.models import Capture, LegalInstrument, Source

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


def found(person: Person) -> dict[str, bool]:
    return {record.reference: record.is_whole for record in records_naming([person.reference])}


def everything(public: Client, *references: str) -> str:
    """What every public address answers, asked for each of the references."""
    return "\n".join(text for _, text in answers(public, *references))


def in_the_address_of_a_source() -> Any:
    return factories.source(title="An obituary", url="https://example.org/obituaries/michael-gloss")


def in_a_copy_of_a_source() -> Any:
    made = factories.source(title="Another obituary", url="https://example.org/1")
    Capture.objects.create(source=made, url="https://archive.example/copies/michael-gloss")
    return made


def in_a_contested_point() -> Any:
    contested = figure_factories.figure()
    return figure_factories.statement("Denies it.", contests_figure=contested, contested_point="How Michael Gloss died")


def in_a_state_action() -> Any:
    return figure_factories.state_action("Asks for the body of Майкл Глосс.")


def in_a_figure() -> Any:
    return figure_factories.figure(remark="Michael Gloss is one of them.")


def in_a_link_between_figures() -> Any:
    made, other = figure_factories.figure(), figure_factories.figure(200)
    figure_factories.link(made, "differs", other, note="One of them counts Michael Gloss.")
    return made


def in_the_note_of_a_unit() -> Any:
    return factories.unit("First Regiment", public_note="Michael Gloss served here.")


def in_the_summary_of_another_person() -> Any:
    made = factories.person("Peter Brown", public_summary="Came with Michael Gloss.")
    PersonCitation.objects.create(person=made, source=factories.source(), fields=["public_summary"])
    return made


def in_a_claim_of_another_person() -> Any:
    made = factories.person("Peter Brown", fates=[])
    factories.claim(Fate, made, sources=[factories.source()], kind="killed", cause="Shot beside Michael Gloss")
    return made


def in_a_law() -> Any:
    return LegalInstrument.objects.create(
        kind="decree", territory_id="RU", summary="Grants citizenship to Michael Gloss.", source=factories.source()
    )


PLACES = {
    in_a_source: "Friend and family mourn Michael Gloss",
    in_the_address_of_a_source: "example.org/obituaries/michael-gloss",
    in_a_copy_of_a_source: "archive.example/copies/michael-gloss",
    in_a_statement: "Says that Michael Gloss died",
    in_a_contested_point: "How Michael Gloss died",
    in_a_state_action: "Asks for the body of Майкл Глосс",
    in_a_figure: "Michael Gloss is one of them",
    in_a_link_between_figures: "One of them counts Michael Gloss",
    in_the_note_of_a_unit: "Michael Gloss served here",
    in_the_summary_of_another_person: "Came with Michael Gloss",
    in_a_claim_of_another_person: "Shot beside Michael Gloss",
    in_a_law: "Grants citizenship to Michael Gloss",
}
"""Where a text can name somebody, and what of it is public."""


WORDS = ("gloss", "глосс", "%d0%93%d0%bb%d0%be")


def test_a_person_withdrawn_for_safety_is_named_on_no_public_address(
    person: Person, researcher: User, reviewer: User, public: Client
) -> None:
    """Wherever a text can name somebody, all of it at once: reading every address takes long."""
    references = []
    for place in PLACES:
        record = place()
        make_public(record, researcher, reviewer)
        assert found(person)[record.reference] is True, place
        references.append(record.reference)
    shown = everything(public, *references)
    assert [text for text in PLACES.values() if text not in shown] == []
    take_off(person, reviewer, texts_of=references)
    everywhere = answers(public, person.reference, *references)
    left = [path for path, text in everywhere if any(word in text.lower() for word in WORDS)]
    assert left == []
    assert found(person) == {}


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_a_catalogue_made_anew_is_the_same(transactional_db: None, publisher: User, published: Publish) -> None:
    """With texts taken off, a record withdrawn and one published again, whose notes are there again."""
    ada, ben = User.objects.get(username="ada"), User.objects.get(username="ben")
    person = factories.person(NAME, by=ada, nationalities=["US"])
    make_public(person, ada, ben)
    for place in PLACES:
        make_public(place(), ada, ben)
    with pghistory.context(user=ada.pk):
        factories.claim(Name, person, sources=[Source.objects.earliest("pk")], text="Mike Gloss")
    publish(submit(kind="person", references=[person.reference], by=ada), by=ben, note="Another spelling.")
    take_off(person, ben, texts_of=found(person))
    publish(
        submit(kind="person", references=[person.reference], by=ada),
        by=publisher,
        note="Safe now.",
        ground="He said so.",
    )
    catch_up()
    assert Change.objects.filter(note="Another spelling.").exists()
    assert differences() == []
    call_command("verify_log", stdout=StringIO())


def test_without_that_the_name_would_stay(person: Person, researcher: User, reviewer: User, public: Client) -> None:
    record = in_a_statement()
    make_public(record, researcher, reviewer)
    take_off(person, reviewer)
    assert "gloss" in everything(public, record.reference).lower()


def test_a_source_on_which_nothing_else_rests_is_withdrawn(
    person: Person, researcher: User, reviewer: User, public: Client
) -> None:
    source = in_a_source()
    make_public(source, researcher, reviewer)
    take_off(person, reviewer, texts_of=[source.reference])
    assert public.get(f"/sources/{source.reference}/").status_code == 410


def test_a_source_on_which_others_rest_stays_as_kind_and_publisher(
    person: Person, researcher: User, reviewer: User, public: Client
) -> None:
    source = titled("Friend and family mourn Michael Gloss", publisher="Gazette", kind="obituary")
    other = factories.person("Peter Brown", by=researcher, source_of_all=source)
    make_public(other, researcher, reviewer)
    take_off(person, reviewer, texts_of=[source.reference])
    page = public.get(f"/sources/{source.reference}/").content.decode()
    assert "Gazette – obituary" in page
    row = PublicSource.objects.using("catalogue").get(pk=source.reference)
    assert (row.title, row.url, row.captures.count()) == ("", "", 0)
    assert "Gazette" in public.get(f"/people/{other.reference}/").content.decode(), "the citation stays"


def test_notes_for_readers_that_name_the_person_are_blank(
    person: Person, researcher: User, reviewer: User, public: Client
) -> None:
    record = in_a_figure()
    make_public(record, researcher, reviewer)
    with pghistory.context(user=researcher.pk):
        record.remark = ""
        record.save()
    rows = submit(kind="figure", references=[record.reference], by=researcher)
    publish(rows, by=reviewer, note="Michael Gloss is not one of them.")
    catch_up()
    assert found(person) == {record.reference: True}
    take_off(person, reviewer, texts_of=[record.reference])
    assert "gloss" not in everything(public, record.reference).lower()


def test_what_stays_is_kept_with_the_reason(person: Person, researcher: User, reviewer: User) -> None:
    record = in_a_statement()
    make_public(record, researcher, reviewer)
    entry = take_off(person, reviewer, left=[record.reference])[0]
    assert entry.internal_reason == f"In danger. Left public: {record.reference}."


def test_what_was_taken_off_stays_off_whatever_is_corrected(
    person: Person, researcher: User, reviewer: User, publisher: User, public: Client
) -> None:
    record = in_a_figure()
    make_public(record, researcher, reviewer)
    take_off(person, reviewer, texts_of=[record.reference])
    with pghistory.context(user=researcher.pk):
        record.low = record.high = 101
        record.save()
    (row,) = submit(kind="figure", references=[record.reference], by=researcher)
    with pytest.raises(NotAllowed, match=r"Texts of .* were taken off by ben .* a publisher must approve it"):
        publish([row], by=reviewer, note="101, not 100.")
    with pytest.raises(NotAllowed, match="on what ground"):
        publish([row], by=publisher, note="101, not 100.")
    with pghistory.context(user=researcher.pk):
        record.remark = "One of them is an American."
        record.save()
    publish(submit(kind="figure", references=[record.reference], by=researcher), by=reviewer, note="101, not 100.")
    catch_up()
    left = everything(public, record.reference)
    assert "One of them is an American." in left
    assert "gloss" not in left.lower()


def test_what_waits_under_an_embargo_is_stopped_with_it(
    person: Person, researcher: User, reviewer: User, public: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = in_a_figure()
    make_public(record, researcher, reviewer)
    with pghistory.context(user=researcher.pk):
        record.scope = "The whole war"
        record.save()
    later = timezone.now() + timedelta(hours=1)
    publish(
        submit(kind="figure", references=[record.reference], by=researcher),
        by=reviewer,
        note="Wider.",
        not_before=later,
    )
    take_off(person, reviewer, texts_of=[record.reference])
    monkeypatch.setattr(due, "timezone", SimpleNamespace(now=lambda: later + timedelta(minutes=1)))
    came = due.publish_due()
    assert came.published == []
    assert "gloss" not in everything(public, record.reference).lower()
