"""Taking away exactly what a batch made; what somebody has worked on since stays, and is listed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pghistory
from django.apps import apps
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from tracker.intake.list_fields import FIELDS, NAMING_NOBODY
from tracker.intake.models import Batch, BatchColumn, BatchRow
from tracker.intake.sheets.records.own_columns import OWN, take_back
from tracker.intake.sheets.rows.outcomes import WITH_RECORDS
from tracker.intake.sheets.rows.staging import Told
from tracker.lib.history import events_of
from tracker.people.models import (
    PERSON_CLAIMS,
    Merge,
    Person,
    PersonCitation,
    RestrictedDetail,
    RestrictedFile,
)
from tracker.review.models import Submission
from tracker.vocabulary.intake import BatchState, RowOutcome

_AT_ONCE = 2_000
# What names others goes before what is named.
_ORDER: tuple[type[models.Model], ...] = (
    RestrictedDetail,
    RestrictedFile,
    PersonCitation,
    *reversed(PERSON_CLAIMS),
    Person,
)


@dataclass(frozen=True)
class UndoPlan:
    """What an undo would do: keys to delete by table, and the rows that stay, each with the reason."""

    going: Mapping[str, list[int]]
    rows: list[int]
    staying: list[tuple[BatchRow, str]]


class CannotUndo(Exception):
    """Why a list cannot be undone, as a sentence."""


def why_not_undone(batch: Batch) -> str:
    """Why nothing of the list may go yet: a newer version that is committed rests on it. Empty: it may."""
    newer = batch.versions.filter(state=BatchState.COMMITTED).order_by("-pk").first()
    if not newer:
        return ""
    return _("%(list)s is a newer version of this list and rests on its records: undo that one first.") % {
        "list": newer
    }


def plan_undo(batch: Batch) -> UndoPlan:
    """What would go and what would stay, as it is now; nothing is written."""
    rows = list(batch.rows.filter(outcome__in=WITH_RECORDS).select_related("person"))
    touched = _touched(rows)
    people = {row.person_id for row in rows if row.person_id}
    why_not = _worked_on(batch, people)
    # A person of several rows goes with all of them or stays with all.
    held: dict[int | None, str] = {}
    for row in rows:
        made_person = "people.person" in row.made
        reason = _edited(row, touched) or (why_not.get(row.person_id or 0, "") if made_person else "")
        if reason and row.person_id is not None:
            held.setdefault(row.person_id, reason)
    makers = {row.person_id for row in rows if "people.person" in row.made}
    staying = [
        (row, _edited(row, touched) or held[row.person_id])
        for row in rows
        if row.person_id in held and (row.person_id in makers or _edited(row, touched))
    ]
    stays = {row.number for row, _reason in staying}
    going: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.number not in stays:
            for label, keys in row.made.items():
                going[label] += keys
    return UndoPlan(going, [row.number for row in rows if row.number not in stays], staying)


def undo(batch: Batch, told: Told) -> None:
    """Delete what the plan says; rows that stay keep what they made. Raises `CannotUndo`."""
    assert batch.job_by_id is not None
    if why_not := why_not_undone(batch):
        raise CannotUndo(why_not)
    plan = plan_undo(batch)
    with pghistory.context(user=batch.job_by_id, why=_("Undid %(batch)s") % {"batch": batch}, batch=batch.pk):
        for place, model in enumerate(_ORDER):
            keys = plan.going.get(model._meta.label_lower, [])
            manager: Any = model._default_manager
            manager.filter(pk__in=keys).delete()
            told(place + 1, len(_ORDER))
        _take_back(batch, plan.rows)
    batch.rows.filter(number__in=plan.rows).update(outcome=RowOutcome.UNDONE, person=None)
    batch.account = batch.account | {"undone": len(plan.rows), "stayed": len(plan.staying)}
    batch.state = BatchState.UNDONE


def _take_back(batch: Batch, numbers: Iterable[int]) -> None:
    """Take away what the rows filled in of persons that stay, the latest first."""
    rows = batch.rows.filter(number__in=numbers).exclude(added={}).order_by("-number")
    people = {person.pk: person for person in Person.objects.filter(pk__in=rows.values("person")).select_for_update()}
    for row in rows:
        if person := people.get(row.person_id or 0):
            take_back(person, row.added)
    Person.objects.bulk_update(people.values(), OWN, batch_size=_AT_ONCE)


def forget_undone() -> int:
    """Empty the history of what undone batches made, as the owner of the tables; how many rows of history.

    A list that was entered by mistake is gone only then: the desk's login may not take history away. Its rows are
    emptied, those that never became a record too. What somebody wrote into cells to mend them stays where it names
    nobody, such as a date or a country, for the file to be brought in again.
    """
    forgotten, names_nobody = 0, cache(_columns_naming_nobody)
    rows = BatchRow.objects.filter(batch__state=BatchState.UNDONE).exclude(outcome__in=WITH_RECORDS)
    for row in rows.exclude(made={}, raw=[]).iterator():
        if row.added:
            events = events_of(Person)._default_manager.filter(pgh_context__batch=row.batch_id)
            events = events.filter(pgh_obj_id=row.added["person"])
            forgotten += events.delete()[0]
        for label, keys in row.made.items():
            forgotten += events_of(apps.get_model(label))._default_manager.filter(pgh_obj_id__in=keys).delete()[0]
        row.made, row.added, row.raw, row.read, row.complaints = (
            {},
            {},
            [],
            {"person": {}, "claims": [], "details": [], "notes": []},
            [],
        )
        mends, kept = row.mended.items(), names_nobody(row.batch_id)
        row.mended = {number: {**mend, "was": None} for number, mend in mends if int(number) in kept}
        row.save(update_fields=["made", "added", "raw", "mended", "read", "complaints"])
    return forgotten


def _columns_naming_nobody(batch: int) -> set[int]:
    columns = BatchColumn.objects.filter(batch=batch)
    return {column.number for column in columns if FIELDS[column.field].content in NAMING_NOBODY}


def _touched(rows: Iterable[BatchRow]) -> dict[str, set[int]]:
    """By table the keys of rows that were written again after they were made."""
    keys: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        for label, made in row.made.items():
            keys[label] += made
    found = {}
    # What a newer version changed and took back again is as it was.
    undone = list(Batch.objects.filter(state=BatchState.UNDONE).values_list("pk", flat=True))
    for label, made in keys.items():
        events = events_of(apps.get_model(label))._default_manager.filter(pgh_obj_id__in=made)
        events = events.exclude(pgh_context__batch__in=undone)
        again = events.values("pgh_obj_id").annotate(times=Count("pk")).filter(times__gt=1)
        found[label] = set(again.values_list("pgh_obj_id", flat=True))
    return found


def _edited(row: BatchRow, touched: Mapping[str, set[int]]) -> str:
    for label, keys in row.made.items():
        if touched[label].intersection(keys):
            noun = apps.get_model(label)._meta.verbose_name
            return _("Somebody has changed the %(noun)s since.") % {"noun": noun}
    return ""


def _worked_on(batch: Batch, people: set[int]) -> dict[int, str]:
    """Persons who are more than the batch made of them, each with what was done."""
    found: dict[int, str] = {}
    references = dict(Person.objects.filter(pk__in=people).values_list("reference", "pk"))
    for reference in Submission.objects.filter(kind="person", reference__in=references).values_list(
        "reference", flat=True
    ):
        found[references[reference]] = _("The record was submitted.")
    for kept, merged in Merge.objects.filter(Q(kept__in=people) | Q(merged__in=people)).values_list("kept", "merged"):
        for each in {kept, merged} & people:
            found[each] = _("The record was merged with another.")
    ours = {(label, pk) for made in batch.rows.values_list("made", flat=True) for label in made for pk in made[label]}
    models_of: list[Any] = [PersonCitation, *PERSON_CLAIMS]
    for model in models_of:
        for pk, person in model._default_manager.filter(person__in=people).values_list("pk", "person"):
            if (model._meta.label_lower, pk) not in ours:
                found.setdefault(person, _("Somebody has added to the record."))
    return found
