"""Two records beside each other: what each says, what would move, and what the kept one's columns would become."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tracker.accounts.models import User
from tracker.lib.dates.date_fields import date_in_words
from tracker.people.merging.merge_plan import COLUMN_RULES, Plan, claim_of
from tracker.people.models import PERSON_CLAIMS, Person, PersonCitation, PersonClaim
from tracker.sources.models import Source
from tracker.vocabulary.claims import ClaimStatus


@dataclass(frozen=True)
class ColumnPreview:
    """One of the person's own columns, in words: in the kept record, in the other, and as it becomes."""

    label: str
    kept: str
    other: str
    becomes: str
    is_changed: bool


@dataclass(frozen=True)
class ClaimPreview:
    """One claim: its status, what it says, the sources that the user may see."""

    status: str
    lines: list[tuple[str, str]]
    sources: list[str]


@dataclass(frozen=True)
class KindPreview:
    """The claims of one kind: those of the kept record, those that come, and those that say what it says already."""

    label: str
    kept: list[ClaimPreview]
    moving: list[ClaimPreview]
    same: list[ClaimPreview]


def columns_side_by_side(plan: Plan) -> list[ColumnPreview]:
    """The person's own columns that either record fills."""
    return [row for row in (_column(plan, name) for name in COLUMN_RULES) if row.kept or row.other]


def _column(plan: Plan, name: str) -> ColumnPreview:
    kept, other = getattr(plan.kept, name), getattr(plan.merged, name)
    field: Any = Person._meta.get_field(name)
    return ColumnPreview(
        label=str(field.verbose_name),
        kept=_in_words(field, kept),
        other=_in_words(field, other),
        becomes=_in_words(field, plan.columns.get(name, kept)),
        is_changed=name in plan.columns,
    )


def claims_side_by_side(plan: Plan, *, user: User) -> list[KindPreview]:
    """The claims of both records by kind; what the user may not read, and what rests on it, leaves no trace."""
    sources = _readable_sources(plan, user)
    same = {(claim.KIND, claim.pk) for claim, _ in plan.same}
    found = []
    for model in PERSON_CLAIMS:
        rows: Any = model._default_manager
        here, there = (list(rows.visible_to(user).filter(person=person)) for person in (plan.kept, plan.merged))
        if here or there:
            stays = [claim for claim in there if (claim.KIND, claim.pk) in same]
            comes = [claim for claim in there if (claim.KIND, claim.pk) not in same]
            shown = [[_claim(claim, sources) for claim in claims] for claims in (here, comes, stays)]
            found.append(KindPreview(str(model._meta.verbose_name_plural), *shown))
    return found


def _readable_sources(plan: Plan, user: User) -> dict[tuple[str, int], list[str]]:
    """Titles of the sources of each claim of both, each once."""
    readable = Source.objects.readable_by(user).values("pk")
    rows = PersonCitation.objects.filter(person__in=(plan.kept, plan.merged), source__in=readable)
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in rows.select_related("source").order_by("pk"):
        if str(row.source) not in (titles := found[claim_of(row)]):
            titles.append(str(row.source))
    return found


def _claim(claim: PersonClaim, sources: dict[tuple[str, int], list[str]]) -> ClaimPreview:
    status = ClaimStatus(claim.status).label.partition(":")[0]
    return ClaimPreview(status, list(_lines(claim)), sources.get((claim.KIND, claim.pk), []))


def _lines(claim: PersonClaim) -> Iterator[tuple[str, str]]:
    """Label and words of each filled column, those that the desk itself decides among them."""
    wanted = {*claim.filled_columns(), *claim.EDITORIAL, "conflict_on", "public_note"}
    for field in claim._meta.concrete_fields:
        if field.name in wanted and (words := _in_words(field, getattr(claim, field.name))):
            yield str(field.verbose_name), words


def _in_words(field: Any, value: Any) -> str:
    if value in (None, "", [], False):
        return ""
    if isinstance(value, list):
        return ", ".join(str(dict(field.base_field.flatchoices).get(each, each)) for each in value)
    if value is True:
        return "yes"
    return date_in_words(field, value) or str(dict(field.flatchoices).get(value, value))
