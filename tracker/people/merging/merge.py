"""Merging two records of one person, and taking them apart: each in one transaction, neither changes what is public."""

from collections import defaultdict
from datetime import date
from typing import Any

import pghistory
from django.db import models, transaction
from django.db.models import DateTimeField, Func, Q
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.people.merging.merge_plan import Plan, citations_moving, plan_merge
from tracker.people.models import (
    PERSON_CLAIMS,
    Distinction,
    Merge,
    Name,
    Person,
    PersonCitation,
    Request,
    RestrictedDetail,
    RestrictedFile,
)
from tracker.review.actions import NotAllowed, set_constraints_immediate, waiting, withhold
from tracker.review.change_counts import count_change
from tracker.vocabulary.claims import ClaimStatus

Keys = dict[str, list[int]]
"""Keys of rows by table."""

UNDER_CONTRACT: tuple[Any, ...] = tuple(
    model for model in PERSON_CLAIMS if any(column.name == "contract" for column in model._meta.concrete_fields)
)
"""Claims that name a contract of the same person: they follow it."""

_TABLES_MOVED: list[tuple[type[models.Model], str, str]] = [(Request, "about", "")]


def moves_with_person(model: type[models.Model], column: str, *, once_for: str) -> None:
    """Called by rooms above, when they are ready, for each table of theirs that points to persons.

    Of several rows that agree in `once_for` one alone names a person: a second stays where it is.
    """
    _TABLES_MOVED.append((model, column, once_for))


def tables_moved() -> list[tuple[type[models.Model], str, str]]:
    """Tables besides claims and citations whose rows go over: the table, its column, and what is once for a person."""
    return list(_TABLES_MOVED)


@transaction.atomic
def merge(*, kept: Person, merged: Person, by: User, reason: str) -> Merge:
    """Make two records of one person one: everything about `merged` goes over to `kept`, by the rules of `merge_plan`.

    Public is what was public: the kept record is submitted and approved as ever. Raises `NotAllowed`.
    """
    if not reason.strip():
        raise NotAllowed("Say why it is the same person: the reason stays in the newsroom, in both histories.")
    kept, merged = locked(kept, merged)
    _refuse_merging(kept, merged)
    _refuse_told_apart(kept, merged)
    _refuse_two_sexes(kept, merged)
    plan = plan_merge(kept, merged)
    with pghistory.context(user=by.pk, why=f"Merged {merged.reference} into {kept.reference}: {reason.strip()}"):
        before = _fill(plan)
        citations = list(citations_moving(plan))
        stayed = _set_back_same(plan)
        moved = _move_claims(plan, before)
        moved[PersonCitation._meta.label_lower] = _move_citations(citations, kept)
        _move_others(plan, moved)
        made = Merge.objects.create(
            kept=kept, merged=merged, reason=reason.strip(), by=by, at=NOW, moved=moved, stayed=stayed, before=before
        )
        set_constraints_immediate()
    count_change("person", kept.pk)
    for row in waiting("person").filter(reference=merged.reference):
        withhold(row, by=by, note=f"{merged.reference} was merged into {kept.reference}: submit that one.")
    made.refresh_from_db()
    return made


NOW: Any = Func(function="clock_timestamp", output_field=DateTimeField())
"""Not the beginning of the transaction: a submission read before it committed must be older than the merge."""


def locked(*persons: Person) -> list[Person]:
    """The same persons, locked in the order of their references, so that two who merge at once wait for each other."""
    rows = Person.objects.select_for_update().filter(pk__in=[each.pk for each in persons]).order_by("reference")
    found = {row.pk: row for row in rows}
    if missing := [each.reference for each in persons if each.pk not in found]:
        raise NotAllowed(f"There is no person {', '.join(missing)} any more. Open the list again and choose anew.")
    return [found[each.pk] for each in persons]


def _refuse_merging(kept: Person, merged: Person) -> None:
    if kept.pk == merged.pk:
        raise NotAllowed(f"{kept.reference} cannot be merged into itself: choose another record.")
    for each in (kept, merged):
        if into := each.merged_into:
            raise NotAllowed(
                f"{each.reference} was merged into {into.reference} already: choose {into.reference}, or take those "
                "two apart again first."
            )


def _refuse_told_apart(kept: Person, merged: Person) -> None:
    pair = Distinction.objects.in_force().of(kept).filter(Q(first=merged) | Q(second=merged))
    if apart := pair.select_related("told_apart_by").first():
        raise NotAllowed(
            f"{kept.reference} and {merged.reference} were told apart by {apart.told_apart_by}: “{apart.because}” If "
            "that was wrong, take it back first, in the list of pairs told apart."
        )


def _refuse_two_sexes(kept: Person, merged: Person) -> None:
    """Of two records that say different things of the sex one is wrong, or they are two people."""
    if kept.sex and merged.sex and kept.sex != merged.sex:
        raise NotAllowed(
            _(
                "The sex of %(kept)s is recorded as “%(one)s”, that of %(merged)s as “%(other)s”: correct one of them "
                "first, or tell the two apart."
            )
            % {
                "kept": kept.reference,
                "one": kept.get_sex_display(),
                "merged": merged.reference,
                "other": merged.get_sex_display(),
            }
        )


def _fill(plan: Plan) -> dict[str, Any]:
    """Write the kept record's own columns; give what each was before and is now."""
    before = {}
    for name, value in plan.columns.items():
        before[name] = [json_value(getattr(plan.kept, name)), json_value(value)]
        setattr(plan.kept, name, value)
    if before:
        plan.kept.save(update_fields=list(before))
    return {"columns": before, "preferred": None}


def json_value(value: Any) -> Any:
    """A column's value as it is kept in JSON."""
    return value.isoformat() if isinstance(value, date) else value


def _set_back_same(plan: Plan) -> dict[str, list[list[Any]]]:
    """Set back what stays because the kept record says the same: its citations leave it."""
    stayed: dict[str, list[list[Any]]] = defaultdict(list)
    for claim, twin in plan.same:
        stayed[claim._meta.label_lower].append([claim.pk, twin.pk, claim.status])
        if claim.status == ClaimStatus.ACCEPTED:
            claim.status = ClaimStatus.UNVERIFIED
            claim.save(update_fields=["status"])
    return dict(stayed)


def _move_claims(plan: Plan, before: dict[str, Any]) -> dict[str, list[int]]:
    contracts = plan.same_claims("contract")
    has_preferred = Name.objects.filter(person=plan.kept, preferred=True).exists()
    moved: Keys = defaultdict(list)
    for claim in plan.moving:
        changed: dict[str, Any] = {"person": plan.kept}
        if isinstance(claim, Name) and claim.preferred:
            changed["preferred"] = not has_preferred
            before["preferred"] = claim.pk
        if isinstance(claim, UNDER_CONTRACT) and claim.contract_id in contracts:
            changed["contract_id"] = contracts[claim.contract_id]
        type(claim)._default_manager.filter(pk=claim.pk).update(**changed)
        moved[claim._meta.label_lower].append(claim.pk)
    return moved


def _move_citations(citations: list[tuple[PersonCitation, dict[str, Any]]], kept: Person) -> list[int]:
    for row, changed in citations:
        PersonCitation.objects.filter(pk=row.pk).update(person=kept, **changed)
    return [row.pk for row, _ in citations]


def _move_others(plan: Plan, moved: Keys) -> None:
    """Letters, restricted details, and what other rooms hold about the person."""
    for model, column, once_for in _TABLES_MOVED:
        rows: models.QuerySet[Any] = model._default_manager.filter(**{column: plan.merged})
        if once_for:
            there = model._default_manager.filter(**{column: plan.kept}).values(once_for)
            rows = rows.exclude(**{f"{once_for}__in": there})
        moved[model._meta.label_lower] = reassign(rows, **{column: plan.kept})
    details = RestrictedDetail.objects.filter(file__person=plan.merged)
    if details.exists():
        file, _ = RestrictedFile.objects.get_or_create(person=plan.kept)
        moved[RestrictedDetail._meta.label_lower] = reassign(details, file=file)


def reassign(rows: "models.QuerySet[Any]", **columns: Any) -> list[int]:
    """Give the rows new columns; give their keys, in order."""
    keys = sorted(rows.values_list("pk", flat=True))
    rows.model._default_manager.filter(pk__in=keys).update(**columns)
    return keys
