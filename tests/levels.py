"""Persons for tests of levels: many who look the same without their names."""

from typing import Any

from tests import factories
from tracker.accounts.models import User
from tracker.catalogue import models as public
from tracker.people.models import Birth, Person
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.models import LogEntry
from tracker.review.actions import submit
from tracker.review.models import Submission
from tracker.vocabulary.levels import Level


def unnamed(name: str = "", *, by: User | None = None, born_on: str = "1994-05-06", **columns: Any) -> Person:
    """A Nepali whose death own state and family did not confirm: to be shown without a name unless told otherwise."""
    given: dict[str, Any] = {
        "nationalities": ["NP"],
        "sex": "M",
        "contracts": [{"side": "RU", "signed_on": "2023-08-17", "unit_as_stated": "Unit 91701"}],
        "fates": [{"kind": "missing", "on": "2024-02-03", "place": "Avdiivka"}],
        "level": Level.ANONYMOUS,
    } | columns
    source = given.pop("source_of_all", None) or factories.source()
    person = factories.person(name, by=by, source_of_all=source, **given)
    if born_on:
        factories.claim(Birth, person, sources=[source], born_on=born_on, place="Gorkha")
    return person


def crowd(number: int, **columns: Any) -> list[Person]:
    """So many who look the same."""
    stem = columns.pop("name", "Hidden")
    return [unnamed(f"{stem} {n}", **columns) for n in range(number)]


def account(name: str, role: str) -> User:
    """An account of that name, made when first asked for."""
    return User.objects.filter(username=name).first() or factories.user(name, role)


def handed_in(*persons: Person) -> list[Submission]:
    """The persons alone: their sources stay in the newsroom."""
    references = [person.reference for person in persons]
    return submit(kind="person", references=references, by=account("dora", "researcher"), unclaimed_are_mine=True)


def show(*persons: Person) -> list[LogEntry]:
    """Hand in and publish, in one batch, by a publisher."""
    entries = publish(handed_in(*persons), by=account("eli", "publisher"), note="Seen by Eli.")
    catch_up()
    return entries


def take_off(*persons: Person) -> list[LogEntry]:
    """Withdraw."""
    references = [person.reference for person in persons]
    entries = withdraw(kind="person", references=references, by=account("eli", "publisher"), reason="Asked to.")
    catch_up()
    return entries


def anonymous_rows() -> list[Any]:
    """The public rows without a name."""
    return list(public.Person.objects.using("catalogue").filter(level=Level.ANONYMOUS).order_by("reference"))
