"""What merging two records would do: which claims move, which say what the kept record says already, and what its own
columns become.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tracker.lib.history import is_derived
from tracker.people.models import PERSON_CLAIMS, Person, PersonCitation, PersonClaim
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import LEVELS, Level

OWN_COLUMNS = ("sex", "public_summary")
"""Columns of the person's own that sources carry."""

_NOT_SAID = {"id", "key", "person", "status", "status_reason", "preferred"}
"""Columns of a claim that do not tell whether another says the same."""


@dataclass(frozen=True)
class Plan:
    """What would be done; nothing is written.

    Claims of the record to be merged stand in `moving`, or in `same` with the kept record's claim that says the same;
    `columns` are those of the kept record that change, as they become.
    """

    kept: Person
    merged: Person
    moving: list[PersonClaim] = field(default_factory=list)
    same: list[tuple[PersonClaim, PersonClaim]] = field(default_factory=list)
    columns: dict[str, Any] = field(default_factory=dict)

    def same_claims(self, kind: str) -> dict[int, int]:
        """Keys of the claims of that kind that stay, each with the key of the kept record's."""
        return {stays.pk: kept.pk for stays, kept in self.same if kind == stays.KIND}


def plan_merge(kept: Person, merged: Person) -> Plan:
    """What merging the one into the other would do, as they stand now."""
    plan = Plan(kept, merged, columns=_columns_after(kept, merged))
    for model in PERSON_CLAIMS:
        # Contracts come before what names them.
        contracts = plan.same_claims("contract")
        here = {statement(claim, {}): claim for claim in reversed(_claims(model, kept))}
        for claim in _claims(model, merged):
            twin = here.get(statement(claim, contracts))
            if twin is not None and claim.status in (twin.status, ClaimStatus.UNVERIFIED):
                plan.same.append((claim, twin))
            else:
                plan.moving.append(claim)
    return plan


def _claims(model: type[PersonClaim], person: Person) -> list[PersonClaim]:
    rows: Any = model._default_manager
    return list(rows.filter(person=person).order_by("pk"))


def statement(claim: PersonClaim, contracts: Mapping[int, int]) -> tuple[Any, ...]:
    """The columns of a claim that say something; a contract that says the same as a kept one counts as that one."""
    values = []
    for column in _columns_said(type(claim)):
        value = getattr(claim, column)
        value = contracts.get(value, value) if column == "contract_id" else value
        values.append(tuple(value) if isinstance(value, list) else value)
    return tuple(values)


@cache
def _columns_said(model: type[PersonClaim]) -> list[str]:
    columns = model._meta.concrete_fields
    return [str(each.attname) for each in columns if each.name not in _NOT_SAID and not is_derived(each)]


def _columns_after(kept: Person, merged: Person) -> dict[str, Any]:
    """The kept record's columns that change, as they become."""
    after = {name: rule(kept, merged, name) for name, rule in COLUMN_RULES.items()}
    return {name: value for name, value in after.items() if _differs(getattr(kept, name), value)}


def _kept_or_filled(kept: Person, merged: Person, name: str) -> Any:
    """What the kept record says; where it says nothing, what the other says."""
    return getattr(kept, name) or getattr(merged, name)


def _with_its_reason(kept: Person, merged: Person, name: str) -> Any:
    """Ground and reason of a level go together: both from the kept record where it has either."""
    return getattr(kept if kept.level_reason or kept.level_ground else merged, name)


def _both(kept: Person, merged: Person, name: str) -> list[str]:
    """What protects either person, joined."""
    return sorted({*getattr(kept, name), *getattr(merged, name)})


def _stricter_level(kept: Person, merged: Person, _name: str) -> str:
    return min((kept.level, merged.level), key=lambda level: LEVELS.index(Level(level)))


def _earlier_day(kept: Person, merged: Person, name: str) -> Any:
    return min((day for day in (getattr(kept, name), getattr(merged, name)) if day), default=None)


def _joined_notes(kept: Person, merged: Person, name: str) -> str:
    own, other = getattr(kept, name), getattr(merged, name)
    if not other.strip() or other in own:
        return str(own)
    return "\n\n".join(filter(str.strip, (own, f"From {merged.reference}: {other}")))


COLUMN_RULES: Mapping[str, Callable[[Person, Person, str], Any]] = {
    "level": _stricter_level,
    "categories": _both,
    "sex": _kept_or_filled,
    "public_summary": _kept_or_filled,
    "level_ground": _with_its_reason,
    "level_reason": _with_its_reason,
    "level_review_by": _earlier_day,
    "coarser": _both,
    "internal_notes": _joined_notes,
}
"""What each of a person's own columns becomes in the kept record, in the order in which the page shows them.

The kept record's columns hold and empty ones are filled; of what protects somebody the stricter holds.
"""


def _differs(before: Any, after: Any) -> bool:
    return sorted(before) != after if isinstance(before, list) else bool(before != after)


def citations_moving(plan: Plan) -> Iterator[tuple[PersonCitation, dict[str, Any]]]:
    """The citations that go over, each with the columns that change besides the person.

    With a moving claim all of its own; of a claim that says the same those that its twin lacks; of the person's own
    columns those of which the kept record says the same.
    """
    twins = {(stays.KIND, stays.pk): kept for stays, kept in plan.same}
    known = {_citation_identity(row) for row in PersonCitation.objects.filter(person=plan.kept)}
    carried = _columns_with_sources(plan)
    for row in PersonCitation.objects.filter(person=plan.merged).order_by("pk"):
        kind, about = claim_of(row)
        twin = twins.get((kind, about))
        if kind and twin is None:
            yield row, {}
        elif twin is not None and _citation_identity(row, about=twin.pk) not in known:
            yield row, {f"{kind}_id": twin.pk}
        elif not kind and (fields := _fields_in_kept(row, carried)) is not None:
            yield row, fields


def claim_of(citation: PersonCitation) -> tuple[str, int]:
    """Kind and key of the claim that a citation is about; empty and 0 where it is about the person's own columns."""
    for model in PERSON_CLAIMS:
        if (pk := getattr(citation, f"{model.KIND}_id")) is not None:
            return model.KIND, pk
    return "", 0


def _citation_identity(row: PersonCitation, *, about: int | None = None) -> tuple[Any, ...]:
    kind, pk = claim_of(row)
    said = (row.source_id, row.locator, row.quote, row.stance, tuple(row.fields), tuple(row.said_by), row.via)
    return (kind, pk if about is None else about, *said)


def _columns_with_sources(plan: Plan) -> tuple[set[str], set[str], set[str]]:
    """Own columns that the merged record fills, that the kept one will fill, and of which both say the same."""
    after = {name: plan.columns.get(name, getattr(plan.kept, name)) for name in OWN_COLUMNS}
    before = {name: getattr(plan.merged, name) for name in OWN_COLUMNS}
    filled = {name for name in OWN_COLUMNS if before[name]}
    return filled, {name for name in OWN_COLUMNS if after[name]}, {n for n in filled if before[n] == after[n]}


def _fields_in_kept(row: PersonCitation, carried: tuple[set[str], set[str], set[str]]) -> dict[str, Any] | None:
    """What a citation of own columns must say there, so that it carries no more than here; None where it stays."""
    filled, there, same = carried
    supports = set(row.fields) or filled
    if not supports or not supports <= same:
        return None
    return {} if row.fields or there == filled else {"fields": sorted(supports)}
