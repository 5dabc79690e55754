"""How much may be shown by default, what a ground allows, and who in the newsroom sees a guarded source."""

from datetime import timedelta
from typing import Any

import pghistory
import pytest
from django.test import Client
from django.utils import timezone

from tests import factories
from tracker.accounts.models import User
from tracker.people.models import Birth, Fate, Person, Proceeding
from tracker.publishing.actions import NotAllowed, publish
from tracker.publishing.disclosure.levels import categories_of, highest_default, objections
from tracker.review.actions import submit
from tracker.review.content import Content, record_kind
from tracker.review.models import Submission
from tracker.vocabulary.levels import Category, Level

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
FAMILY = {"said_by": ["family"]}
ALIVE: tuple[dict[str, Any], ...] = ({"kind": "serving", "on": "2024"},)
SIGNED = {"side": "RU", "signed_on": "2023-09-14"}


def content_of(person: Person) -> Content:
    return record_kind("person").contents([person.reference])[person.reference]


def person(*, said_by: str = "own_state", born_on: str = "", age: int | None = None, **columns: Any) -> Content:
    made = factories.person(**columns)
    made.citations.update(said_by=[said_by])
    if born_on or age:
        rows = {"born_on": born_on, "age": age, "age_on": "2023-10" if age else ""}
        factories.claim(Birth, made, sources=[factories.source()], **rows)
    return content_of(made)


@pytest.mark.parametrize(
    ("given", "level"),
    [
        ({}, Level.NAMED),
        ({"said_by": "family"}, Level.NAMED),
        ({"said_by": "opposing_side"}, Level.ANONYMOUS),
        ({"said_by": "publisher"}, Level.ANONYMOUS),
        ({"fates": ALIVE}, Level.ANONYMOUS),
        ({"fates": [{"kind": "missing"}]}, Level.ANONYMOUS),
        ({"fates": ()}, Level.ANONYMOUS),
        ({"fates": [{"kind": "left_unit"}]}, Level.COUNTED),
        ({"fates": [{"kind": "held_past_term"}]}, Level.COUNTED),
        ({"fates": [{"kind": "captured"}]}, Level.COUNTED),
        ({"fates": [{"kind": "captured"}, {"kind": "exchanged"}]}, Level.ANONYMOUS),
        ({"fates": [{"kind": "captured"}, {"kind": "killed"}]}, Level.NAMED),
        ({"fates": ALIVE, "contracts": [{**SIGNED, "indicators": ["threat"]}]}, Level.COUNTED),
        ({"contracts": [{**SIGNED, "indicators": ["threat"]}]}, Level.NAMED),
        ({"said_by": "publisher", "contracts": [{**SIGNED, "indicators": ["threat"]}]}, Level.ANONYMOUS),
        ({"contracts": [{**SIGNED, "indicators": ["minor_at_signing"]}]}, Level.COUNTED),
        ({"contracts": [SIGNED], "born_on": "2006-01-02"}, Level.COUNTED),
        ({"contracts": [SIGNED], "born_on": "2005"}, Level.COUNTED),
        ({"contracts": [SIGNED], "born_on": "2004"}, Level.NAMED),
        ({"contracts": [SIGNED], "age": 17}, Level.COUNTED),
        ({"contracts": [SIGNED], "age": 19}, Level.NAMED),
        ({"categories": [Category.TRAFFICKED]}, Level.NAMED),
        ({"categories": [Category.TRAFFICKED], "fates": ALIVE}, Level.COUNTED),
        ({"categories": [Category.CAPTIVE]}, Level.COUNTED),
        ({"categories": [Category.MINOR]}, Level.COUNTED),
        ({"categories": [Category.LEFT_UNIT]}, Level.COUNTED),
        ({"categories": [Category.RETURNED_AT_RISK]}, Level.COUNTED),
        ({"categories": [Category.TRAFFICKED, Category.MINOR]}, Level.COUNTED),
    ],
    ids=str,
)
def test_the_highest_level_by_default(given: dict[str, Any], level: Level) -> None:
    assert highest_default(person(**given)) is level


def test_a_death_that_the_family_did_not_speak_of_is_not_confirmed_by_it() -> None:
    made = factories.person()
    made.citations.update(said_by=["publisher"])
    [death] = Fate.objects.filter(person=made)
    factories.cite(death, factories.source(), fields=["on"], **FAMILY)
    assert highest_default(content_of(made)) is Level.ANONYMOUS
    factories.cite(death, factories.source(), fields=["kind"], **FAMILY)
    assert highest_default(content_of(made)) is Level.NAMED


def test_a_rejected_death_names_nobody() -> None:
    made = factories.person()
    Fate.objects.filter(person=made).update(status="rejected", status_reason="He phoned home.")
    assert highest_default(content_of(made)) is Level.ANONYMOUS


def test_whoever_is_prosecuted_after_returning_is_protected() -> None:
    made = factories.person(fates=[{"kind": "returned"}])
    assert Category.RETURNED_AT_RISK not in categories_of(content_of(made))
    factories.claim(
        Proceeding, made, sources=[factories.source()], territory_id="UZ", for_what="serving", stage="tried"
    )
    assert Category.RETURNED_AT_RISK in categories_of(content_of(made))


@pytest.mark.parametrize("ground", ["own_public_act", "family_request", "public_judgment", "sanctions_list"])
def test_any_ground_raises_with_a_publisher_and_with_nobody_else(
    ground: str, researcher: User, reviewer: User, publisher: User
) -> None:
    columns: dict[str, Any] = {"level_ground": ground, "level_reason": "Seen.", "fates": [{"kind": "captured"}]}
    made = factories.person(by=researcher, **columns)
    assert not objections(content_of(made))
    rows = submit(kind="person", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    with pytest.raises(NotAllowed, match="a publisher must approve"):
        publish(rows, by=reviewer)
    with pytest.raises(NotAllowed, match="no source of its name"):
        publish(rows, by=publisher)


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "set “look at the level again by”"), (-1, "do so, then set the next day for that"), (0, ""), (100, "")],
)
def test_whoever_may_be_alive_has_a_day_to_be_looked_at_again(days: int | None, words: str) -> None:
    day = None if days is None else timezone.localdate() + timedelta(days=days)
    said = objections(person(fates=ALIVE, level=Level.ANONYMOUS, level_review_by=day))
    assert [words in sentence for sentence in said] == ([True] if words else [])


def test_the_dead_need_no_such_day() -> None:
    assert not objections(person(level_review_by=None))


CANARY = "Canary dossier"


@pytest.mark.parametrize("access", ["restricted", "confidential"])
def test_a_guarded_source_shows_in_the_newsroom_to_its_readers_alone(
    client: Client, researcher: User, reviewer: User, access: str
) -> None:
    secret = factories.source(access=access, public_label="A label", title=CANARY, publisher=f"{CANARY} house")
    secret.readers.add(reviewer)
    with pghistory.context(user=researcher.pk):
        made = factories.person("Ram Thapa", source_of_all=secret)
        made.citations.update(quote=f"{CANARY} quote", locator=f"{CANARY} page")
    submit(kind="person", references=[made.reference], by=reviewer, unclaimed_are_mine=True)
    submit(kind="source", references=[secret.reference], by=reviewer, unclaimed_are_mine=True)
    pages = [
        "/",
        f"/people/person/{made.pk}/change/",
        f"/people/person/{made.pk}/history/",
        "/people/person/",
        "/sources/source/",
        "/sources/source/?q=Canary",
        f"/sources/source/{secret.pk}/change/",
        f"/sources/source/{secret.pk}/history/",
        "/review/submission/?state=all",
        f"/review/submission/?state=all&q={secret.reference}",
        "/autocomplete/?app_label=people&model_name=personcitation&field_name=source&term=Canary",
        *(f"/review/submission/{row.pk}/change/" for row in Submission.objects.all()),
        "/publishing/logentry/",
    ]
    client.force_login(researcher)
    for page in pages:
        assert CANARY not in client.get(page, follow=True).content.decode(), page
    client.force_login(reviewer)
    assert CANARY in client.get(f"/sources/source/?q={CANARY}").content.decode()
