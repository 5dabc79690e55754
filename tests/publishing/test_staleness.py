"""What waits for approval is stale after any change of its record, however the approval finds that out."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker.accounts.models import User
from tracker.people.models import (
    PERSON_CLAIMS,
    Contract,
    Fate,
    Name,
    Payment,
    Person,
    PersonCitation,
    Recruiter,
)
from tracker.publishing.actions import publish
from tracker.review import actions, change_counts, row_digests
from tracker.review.actions import NotAllowed, approve, submit
from tracker.review.content import content_hash, record_kind
from tracker.review.models import Decision, Submission

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

_NEEDED: dict[str, dict[str, Any]] = {
    "name": {"text": "Another"},
    "nationality": {"territory_id": "NP"},
    "fate": {"kind": "missing"},
    "step": {"kind": "arrived"},
    "citizenshipgrant": {"territory_id": "RU", "state": "applied"},
    "birth": {"born_on": "1990"},
    "background": {"occupation": "Driver"},
    "proceeding": {"territory_id": "RU"},
}
"""What a claim of the kind cannot be without."""


def made(person: Person, model: Any, **columns: Any) -> Any:
    """A claim of that kind that nobody has judged."""
    needed = _NEEDED.get(model.KIND, {})
    if model is Payment:
        needed = {"contract": Contract.objects.get(person=person)}
    return model._default_manager.create(person=person, **needed, **columns)


def handed_in(person: Person, by: User) -> Submission:
    return submit(kind="person", references=[person.reference], by=by, unclaimed_are_mine=True)[0]


def is_stale(row: Submission, by: User) -> bool:
    try:
        approve([row], by=by)
    except NotAllowed as refusal:
        return "was changed after it was submitted" in str(refusal)
    return False


@pytest.fixture
def drafted(researcher: User) -> Person:
    return factories.person("Adam Smith", by=researcher, contracts=[{"side": "RU"}])


@pytest.mark.parametrize("model", PERSON_CLAIMS, ids=lambda model: model.KIND)
@pytest.mark.parametrize("how", ["added", "changed", "deleted", "moved away", "moved here"])
def test_a_change_of_any_kind_of_claim_is_noticed(
    drafted: Person, researcher: User, reviewer: User, model: Any, how: str
) -> None:
    other = factories.person("Another", by=researcher, contracts=[{"side": "UA"}])
    claim = None if how == "added" else made(other if how == "moved here" else drafted, model)
    row = handed_in(drafted, researcher)
    rows = model._default_manager.filter(pk=claim.pk) if claim else None
    if rows is None:
        made(drafted, model)
    elif how == "changed":
        rows.update(public_note="Rang again.")
    elif how == "deleted":
        rows.delete()
    else:
        there = drafted if how == "moved here" else other
        further = {"contract": Contract.objects.get(person=there)} if model is Payment else {}
        rows.update(person=there, **further)
    assert is_stale(row, reviewer)
    assert not Decision.objects.exists()


def own_column(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(internal_notes="Rang again.")


def citation_changed(person: Person) -> None:
    PersonCitation.objects.filter(person=person).update(quote="He died.")


def citation_added(person: Person) -> None:
    factories.cite(Fate.objects.get(person=person), factories.source())


@pytest.mark.parametrize("change", [own_column, citation_changed, citation_added])
def test_a_change_of_the_record_or_of_its_citations_is_noticed(
    drafted: Person, researcher: User, reviewer: User, change: Callable[[Person], None]
) -> None:
    row = handed_in(drafted, researcher)
    change(drafted)
    assert is_stale(row, reviewer)


def test_what_a_recruiter_of_the_record_is_counts_as_its_content(
    drafted: Person, researcher: User, reviewer: User
) -> None:
    recruiter = Recruiter.objects.create(kind="broker")
    Contract.objects.filter(person=drafted).update(recruiter=recruiter)
    row = handed_in(drafted, researcher)
    Recruiter.objects.update(kind="relative")
    assert is_stale(row, reviewer)


def test_a_submission_of_other_code_is_read_again(
    drafted: Person, researcher: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = handed_in(drafted, researcher)
    Submission.objects.filter(pk=row.pk).update(content_hash="of the same rows, by older code")
    row.refresh_from_db()
    row_digests._statement.cache_clear()
    monkeypatch.setattr(row_digests, "SHAPE", row_digests.SHAPE + 1)
    assert is_stale(row, reviewer)
    row_digests._statement.cache_clear()


def test_a_submission_from_before_the_digests_is_read_again(drafted: Person, researcher: User, reviewer: User) -> None:
    row = handed_in(drafted, researcher)
    Submission.objects.filter(pk=row.pk).update(rows_digest="")
    row.refresh_from_db()
    own_column(drafted)
    assert is_stale(row, reviewer)


def test_of_two_submissions_of_a_record_in_one_batch_the_older_is_stale(
    drafted: Person, researcher: User, reviewer: User
) -> None:
    older = handed_in(drafted, researcher)
    own_column(drafted)
    newer = handed_in(drafted, researcher)
    for rows in ([older, newer], [newer, older]):
        with pytest.raises(NotAllowed, match="was changed after it was submitted"):
            approve(rows, by=reviewer)


def test_whoever_added_a_row_and_took_it_away_again_cannot_approve(
    drafted: Person, researcher: User, reviewer: User
) -> None:
    row = handed_in(drafted, researcher)
    with pghistory.context(user=reviewer.pk):
        made(drafted, Name).delete()
    with pytest.raises(NotAllowed, match="you submitted or edited it"):
        approve([row], by=reviewer)
    approve([row], by=factories.user("eli", "publisher"))


def test_a_record_that_nobody_touched_is_not_read_twice(drafted: Person, researcher: User, reviewer: User) -> None:
    row = handed_in(drafted, researcher)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        approve([row], by=reviewer)
    read = [each["sql"] for each in asked if 'FROM "people_name"' in each["sql"] and "WITH records" not in each["sql"]]
    assert read == []


def elsewhere(*statements: str) -> None:
    """Run statements on a connection of its own, as somebody else would, and commit each."""
    other: Any = connection.copy()
    with other.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    other.close()


@pytest.fixture
def waiting(transactional_db: None) -> tuple[Person, Submission, User]:
    """A person, handed in, and who may approve it; all of it committed."""
    ada, ben = factories.user("ada", "researcher"), factories.user("ben", "reviewer")
    cited = factories.source()
    publish(submit(kind="source", references=[cited.reference], by=ada, unclaimed_are_mine=True), by=ben)
    person = factories.person(by=ada, source_of_all=cited)
    return person, handed_in(person, ada), ben


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_a_change_that_commits_once_the_approval_has_begun_is_noticed(
    waiting: tuple[Person, Submission, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, row, ben = waiting
    asked = change_counts.change_counts

    def changed_first(*args: Any) -> dict[int, int]:
        seen = asked(*args)
        elsewhere("UPDATE people_name SET preferred = false")
        return seen

    monkeypatch.setattr(actions, "change_counts", changed_first)
    with pytest.raises(NotAllowed, match="was changed after it was submitted"):
        publish([row], by=ben)
    assert not Decision.objects.filter(submission=row).exists()


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_what_somebody_changed_while_it_was_handed_in_and_then_changed_back_is_noticed(
    waiting: tuple[Person, Submission, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    person, _, ben = waiting
    asked = row_digests.row_digests

    def changed_after(*args: Any) -> dict[str, str]:
        seen = asked(*args)
        elsewhere("UPDATE people_name SET preferred = false")
        return seen

    monkeypatch.setattr(actions, "row_digests", changed_after)
    row = handed_in(person, User.objects.get(username="ada"))
    monkeypatch.undo()
    elsewhere("UPDATE people_name SET preferred = true")
    with pytest.raises(NotAllowed, match="was changed after it was submitted"):
        publish([row], by=ben)


def test_the_same_rows_give_the_content_that_they_always_gave(researcher: User) -> None:
    """If this fails, raise `SHAPE` in `review.row_digests` and write the new hash here."""
    cited = factories.source(reference="S-000000")
    person = Person.objects.create(reference="P-000000", sex="M", level="named")
    keys = iter(UUID(int=number) for number in range(1, 100))
    for model in PERSON_CLAIMS:
        claim = made(person, model, key=next(keys))
        PersonCitation.objects.create(person=person, source=cited, **{model.KIND: claim}, quote="Said.")
    content = record_kind("person").contents([person.reference])[person.reference]
    assert (row_digests.SHAPE, content_hash(content)) == (
        1,
        "1b3ff2d5927e1d85f8514c96de309604df380355b6bf81c9cbff6fe743ee4b6f",
    )
