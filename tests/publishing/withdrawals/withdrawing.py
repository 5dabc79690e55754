"""A person whom other public texts name, and what is done to these."""

from collections.abc import Iterable
from typing import Any

from tests import factories, figure_factories
from tracker.accounts.models import User
from tracker.figures.models import Claimant, Figure
from tracker.people.models import Person
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.models import LogEntry
from tracker.review.actions import submit
from tracker.review.content import record_kinds
from tracker.sources.models import Capture, Source
from tracker.vocabulary.publication import WithdrawalReason

NAME = "Michael Gloss"


def take_off(person: Person, by: User, *, texts_of: Iterable[str] = (), **columns: Any) -> list[LogEntry]:
    given = {"reason": "In danger.", "reason_class": WithdrawalReason.SAFETY} | columns
    entries = withdraw(kind="person", references=[person.reference], by=by, texts_of=list(texts_of), **given)
    catch_up()
    return entries


def titled(title: str, **columns: Any) -> Source:
    return factories.source(title=title, url=f"https://example.org/{len(title)}/michael-gloss", **columns)


def in_a_source() -> Any:
    made = titled("Friend and family mourn Michael Gloss")
    Capture.objects.create(source=made, url="https://archive.example/michael-gloss")
    return made


def in_a_statement() -> Any:
    return figure_factories.statement("Says that Michael Gloss died.")


def make_public(record: Any, researcher: User, reviewer: User) -> None:
    """Publish the record with everything it rests on."""
    kind = next(kind for kind, known in record_kinds().items() if isinstance(record, known.model))
    wanted = {"source": Source, "claimant": Claimant, "figure": Figure} | {kind: type(record)}
    for each, model in wanted.items():
        references = [row.reference for row in model._default_manager.all()] if each != kind else [record.reference]
        rows = submit(kind=each, references=references, by=researcher, unclaimed_are_mine=True) if references else []
        publish(rows, by=reviewer, note="Seen.")
    catch_up()
