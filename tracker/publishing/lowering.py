"""Lowering the level of persons: one person decides, and what was public at a higher level is withdrawn at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pghistory
from django.db import transaction

from tracker.accounts.models import User
from tracker.people.models import Person
from tracker.publishing.actions import withdraw
from tracker.publishing.embargoes import held
from tracker.publishing.orphans import mentions_of, orphaned_among
from tracker.publishing.small_groups.unnamed import public_levels
from tracker.review.actions import NotAllowed
from tracker.vocabulary.levels import LEVELS, Level


@dataclass(frozen=True)
class Lowered:
    """References of the persons withdrawn, and by kind of the records that only they named."""

    withdrawn: list[str]
    orphaned: Mapping[str, list[str]]


@transaction.atomic
def lower(
    *,
    references: Sequence[str],
    level: Level,
    by: User,
    reason: str,
    texts_of: Collection[str] = (),
    left: Collection[str] = (),
) -> Lowered:
    """Give the persons a lower level, and take at once off the public side what was shown at a higher one.

    Texts of others that name them go as in `withdraw` (`texts_of`, `left`). What is shown at the new level is submitted
    and approved as ever. Raises `NotAllowed` where it would raise anybody.
    """
    if not reason.strip():
        raise NotAllowed("Say why the level is lowered: the reason stays in the newsroom.")
    persons = list(Person.objects.select_for_update().filter(reference__in=references).order_by("reference"))
    shown = public_levels(references)
    for person in persons:
        _refuse_merged(person)
        _refuse_raising(person, shown.get(person.reference), level)
    waiting = set(held().filter(kind="person", reference__in=references).values_list("reference", flat=True))
    off = sorted({name for name, at in shown.items() if _is_above(at, level)} | waiting)
    named = mentions_of("person", off)
    if off:
        withdraw(
            kind="person",
            references=off,
            by=by,
            reason=f"Lowered to “{level}”: {reason}",
            texts_of=texts_of,
            left=left,
        )
    with pghistory.context(user=by.pk, why=reason):
        for person in persons:
            person.level, person.level_reason = level, reason
            person.save(update_fields=["level", "level_reason"])
    return Lowered(off, orphaned_among(named))


def _refuse_merged(person: Person) -> None:
    if into := person.merged_into:
        raise NotAllowed(
            f"{person.reference} was merged into {into.reference}: lower that one. What is still public of "
            f"{person.reference} can be withdrawn."
        )


def _refuse_raising(person: Person, shown: Level | None, level: Level) -> None:
    now = Level(person.level)
    if _is_above(level, now):
        raise NotAllowed(
            f"{person.reference} is at level “{now}” already: “{level}” would raise it. Raise it on its page, with a "
            "ground; a second person approves that."
        )
    if level is now and not (shown and _is_above(shown, level)):
        raise NotAllowed(f"{person.reference} is at level “{level}” already, and nothing more of it is shown.")


def _is_above(one: Level, other: Level) -> bool:
    return LEVELS.index(one) > LEVELS.index(other)
