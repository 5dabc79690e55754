"""Taking a merged record out again: what went over goes back, as far as it still exists."""

from typing import Any

import pghistory
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from tracker.accounts.models import User
from tracker.people.merging.merge import NOW, UNDER_CONTRACT, json_value, locked, reassign, tables_moved
from tracker.people.models import (
    PERSON_CLAIMS,
    Contract,
    Merge,
    Name,
    Person,
    PersonCitation,
    PersonClaim,
    RestrictedDetail,
    RestrictedFile,
)
from tracker.review.actions import NotAllowed, set_constraints_immediate
from tracker.review.change_counts import count_change
from tracker.vocabulary.claims import ClaimStatus, Stance

Claims = dict[type[PersonClaim], list[int]]


@transaction.atomic
def split(merge: Merge, *, by: User, because: str) -> Merge:
    """Make two records of one again: what went over and still exists goes back, with what was added to it since.

    What was entered for the kept record meanwhile stays there, with what the desk put under a contract of its own
    since. Public is what was public. Raises `NotAllowed`.
    """
    if not because.strip():
        raise NotAllowed("Say why they are two people: the reason stays in the newsroom, in both histories.")
    kept, merged = locked(merge.kept, merge.merged)
    merge = _still_in_force(merge, kept)
    why = f"Took {merged.reference} out of {kept.reference} again: {because.strip()}"
    with pghistory.context(user=by.pk, why=why):
        # First of all: nobody writes to a record that is merged.
        Merge.objects.filter(pk=merge.pk).update(undone_at=NOW, undone_by=by, undone_because=because.strip())
        _return_claims(merge)
        _return_citations(merge)
        _restore_statuses(merge)
        _return_others(merge)
        _restore_columns(kept, merge.before["columns"])
        set_constraints_immediate()
    for record in (kept, merged):
        count_change("person", record.pk)
    merge.refresh_from_db()
    return merge


def _still_in_force(merge: Merge, kept: Person) -> Merge:
    """The row as it is now, under the lock of both records."""
    now = Merge.objects.select_related("kept", "merged", "undone_by").get(pk=merge.pk)
    if now.undone_at is not None:
        raise NotAllowed(
            f"{now.merged.reference} and {now.kept.reference} were taken apart already, by {now.undone_by}. Open the "
            "record again."
        )
    if into := kept.merged_into:
        raise NotAllowed(
            f"{kept.reference} was itself merged into {into.reference}, with everything it held: take those two apart "
            "first."
        )
    return now


def _return_claims(merge: Merge) -> None:
    going = _claims_to_return(merge)
    for model, keys in going.items():
        # Two preferred names would be one too many, if only for a moment.
        further = {"preferred": False} if model is Name else {}
        reassign(model._default_manager.filter(pk__in=keys), person=merge.merged, **further)
    names = Name.objects.filter(person=merge.merged)
    if not names.filter(preferred=True).exists():
        names.filter(pk=merge.before["preferred"]).update(preferred=True)
    back = {kept: stayed for stayed, kept, _ in merge.stayed.get(Contract._meta.label_lower, ())}
    for model in UNDER_CONTRACT:
        rows: Any = model._default_manager
        for row in rows.filter(pk__in=going[model], contract__in=list(back)):
            rows.filter(pk=row.pk).update(contract=back[row.contract_id])


def _claims_to_return(merge: Merge) -> Claims:
    """What went over and is still there; with a contract that goes, all that was put under it."""
    going = {model: _rows_to_return(merge, model) for model in PERSON_CLAIMS}
    same = [kept for _, kept, _ in merge.stayed.get(Contract._meta.label_lower, ())]
    for model in UNDER_CONTRACT:
        came = Q(pk__in=going[model]) & (Q(contract=None) | Q(contract__in=same))
        rows: Any = model._default_manager.filter(came | Q(contract__in=going[Contract]), person=merge.kept)
        going[model] = sorted(rows.values_list("pk", flat=True))
    return going


def _rows_to_return(merge: Merge, model: type[models.Model], column: str = "person") -> list[int]:
    """Keys of the rows that went over and still are the kept record's."""
    keys = merge.moved.get(model._meta.label_lower, ())
    return list(model._default_manager.filter(pk__in=keys, **{column: merge.kept}).values_list("pk", flat=True))


def _return_citations(merge: Merge) -> None:
    """With each claim its citations, also those given since; and those that went over to a claim that says the same."""
    rows = PersonCitation.objects.filter(person=merge.kept)
    for model in PERSON_CLAIMS:
        reassign(rows.filter(**{f"{model.KIND}__person": merge.merged}), person=merge.merged)
        for stayed, kept, _ in merge.stayed.get(model._meta.label_lower, ()):
            if model._default_manager.filter(pk=stayed).exists():
                came = rows.filter(pk__in=_citations_moved(merge), **{model.KIND: kept})
                reassign(came, person=merge.merged, **{f"{model.KIND}_id": stayed})
    own = rows.filter(pk__in=_citations_moved(merge), **{f"{model.KIND}__isnull": True for model in PERSON_CLAIMS})
    reassign(own, person=merge.merged)


def _citations_moved(merge: Merge) -> list[int]:
    return list(merge.moved.get(PersonCitation._meta.label_lower, ()))


def _restore_statuses(merge: Merge) -> None:
    """Give back the status of what had stayed; set back what no source carries any more, on either side."""
    for model in PERSON_CLAIMS:
        for stayed, kept, status in merge.stayed.get(model._meta.label_lower, ()):
            rows: Any = model._default_manager
            cited = Exists(PersonCitation.objects.filter(**{model.KIND: OuterRef("pk")}, stance=Stance.SUPPORTS))
            if status == ClaimStatus.ACCEPTED:
                rows.filter(cited, pk=stayed).update(status=status)
            rows.filter(~cited, pk=kept, status=ClaimStatus.ACCEPTED).update(status=ClaimStatus.UNVERIFIED)


def _return_others(merge: Merge) -> None:
    for model, column, _ in tables_moved():
        rows: Any = model._default_manager
        reassign(rows.filter(pk__in=_rows_to_return(merge, model, column)), **{column: merge.merged})
    keys = merge.moved.get(RestrictedDetail._meta.label_lower, ())
    details = RestrictedDetail.objects.filter(pk__in=keys, file__person=merge.kept)
    if details.exists():
        file, _ = RestrictedFile.objects.get_or_create(person=merge.merged)
        reassign(details, file=file)


def _restore_columns(kept: Person, before: dict[str, list[Any]]) -> None:
    """Give the kept record's own columns back what they were, where nobody has changed them since."""
    restored = [name for name, (_, after) in before.items() if json_value(getattr(kept, name)) == after]
    for name in restored:
        field: Any = Person._meta.get_field(name)
        setattr(kept, name, field.to_python(before[name][0]))
    if restored:
        kept.save(update_fields=restored)
