"""The stage of a record between draft and public, for a page of a list in one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.accounts.models import User
from tracker.newsroom.admin_addresses import admin_address
from tracker.newsroom.records.counted_filters import CountedFilter
from tracker.newsroom.records.desk_kinds import DESK_KINDS, kind_of
from tracker.people.models import Merge
from tracker.publishing.embargoes import held
from tracker.publishing.models import Action, Anonymous, Counted, Standing
from tracker.review.change_counts import changed_since_approval
from tracker.review.content import content_hash, record_kind
from tracker.review.models import Decision, Outcome, Submission
from tracker.sources.models import Source
from tracker.vocabulary.levels import Level
from tracker.vocabulary.sources import Access

STAGES = {
    "draft": "Draft",
    "submitted": "Submitted",
    "sent_back": "Sent back",
    "public": "Public",
    "texts_off": "Public, some texts taken off",
    "changed": "Changed since publication",
    "public_submitted": "Public, change submitted",
    "embargoed": "Approved, under embargo",
    "withheld": "Not to be published",
    "withdrawn": "Withdrawn",
    "merged": "Merged into another record",
}


def with_stage(records: QuerySet[Any]) -> QuerySet[Any]:
    """Each record with `stage`, a key of `STAGES`."""
    desk_kind = kind_of(records.model)
    kind = desk_kind.kind
    merged = [When(_is_merged(), then=Value("merged"))] if desk_kind.can_be_merged else []
    public = _is_public(kind)
    withdrawn = _standing(kind, is_public=False)
    submissions = Submission.objects.filter(kind=kind, reference=OuterRef("reference")).order_by("-pk")
    decided = Decision.objects.filter(submission=OuterRef("pk")).order_by("-pk").values("outcome")[:1]
    last = submissions.annotate(outcome=Subquery(decided))
    waits = Exists(submissions) & Q(last_outcome=None)
    found: QuerySet[Any] = records.annotate(
        last_outcome=Subquery(last.values("outcome")[:1]),
        stage=Case(
            *merged,
            When(public & waits, then=Value("public_submitted")),
            When(public & Exists(changed_since_approval(kind).filter(record=OuterRef("pk"))), then=Value("changed")),
            When(_standing(kind, is_public=True, last_entry__action=Action.REDACT), then=Value("texts_off")),
            When(public, then=Value("public")),
            When(waits, then=Value("submitted")),
            When(last_outcome=Outcome.SENT_BACK, then=Value("sent_back")),
            When(Exists(held().filter(kind=kind, reference=OuterRef("reference"))), then=Value("embargoed")),
            When(last_outcome=Outcome.WITHHELD, then=Value("withheld")),
            When(withdrawn, then=Value("withdrawn")),
            default=Value("draft"),
            output_field=CharField(),
        ),
    )
    return found


def in_stage(records: QuerySet[Any], stage: str) -> QuerySet[Any]:
    """The records in that stage; rows that cannot be are left out before the stage is worked out."""
    desk_kind = kind_of(records.model)
    kind = desk_kind.kind
    if desk_kind.can_be_merged:
        records = records.filter(_is_merged() if stage == "merged" else ~_is_merged())
    if stage == "merged":
        return with_stage(records) if desk_kind.can_be_merged else records.none()
    submitted = Exists(Submission.objects.filter(kind=kind, reference=OuterRef("reference")))
    if stage == "draft":
        return records.filter(~submitted)
    if stage == "changed":
        records = records.filter(pk__in=changed_since_approval(kind).values("record"))
    return with_stage(records.filter(submitted)).filter(stage=stage)


def _is_merged() -> Q:
    """Whether everything about the person stands in another record now."""
    return Q(Exists(Merge.objects.in_force().filter(merged=OuterRef("pk"))))


def _is_public(kind: str) -> Q:
    """Whether anything of the record is public: its page, a row without a name, or a number."""
    found = Q(_standing(kind, is_public=True))
    if DESK_KINDS[kind].has_levels:
        counted = Counted.objects.filter(pk=OuterRef("reference"), has_left=False)
        found |= Q(Exists(Anonymous.objects.filter(pk=OuterRef("reference")))) | Q(Exists(counted))
    return found


def _standing(kind: str, *, is_public: bool, **more: Any) -> Exists:
    return Exists(Standing.objects.filter(kind=kind, reference=OuterRef("reference"), is_public=is_public, **more))


@dataclass(frozen=True)
class ActionTarget:
    """A record and the list on which the admin offers actions on it."""

    reference: str
    url: str
    pk: int


def action_target(record: Any) -> ActionTarget:
    """The record as its list has it."""
    return ActionTarget(record.reference, admin_address(type(record), "changelist"), record.pk)


def withdrawable(record: Any) -> ActionTarget | None:
    """The record, if something of it is public, or is about to be; else None."""
    kind = kind_of(type(record)).kind
    row = type(record)._default_manager.filter(pk=record.pk)
    if row.filter(_is_public(kind)).exists() or held().filter(kind=kind, reference=record.reference).exists():
        return action_target(record)
    return None


def advice_on(kind: str, reference: str) -> str:
    """A sentence for whoever opens the record: why it was sent back, or that it must be submitted again."""
    last = Submission.objects.filter(kind=kind, reference=reference).order_by("-pk").first()
    if last is None:
        return ""
    decision = last.decisions.select_related("decided_by").first()
    if decision and decision.outcome == Outcome.SENT_BACK:
        return f"Sent back by {decision.decided_by}: “{decision.note}” Correct it, then submit it again."
    content = record_kind(kind).contents([reference]).get(reference)
    if decision is None and content is not None and content_hash(content) != last.content_hash:
        return "Changed after it was submitted: nobody can approve that submission any more. Submit it again."
    return ""


def sources_to_submit(kind: str, references: list[str], *, by: User) -> list[str]:
    """Sources that the records cite and that are drafts or changed: whoever submits the record submits them too.

    Not those of somebody without a name, whom a published obituary would name.
    """
    found = record_kind(kind).contents(references).values()
    contents = [content for content in found if content.get("level", Level.NAMED) == Level.NAMED]
    cited = {row["source"] for content in contents for row in content.get("citations", ())}
    readable = Source.objects.readable_by(by).exclude(access=Access.CONFIDENTIAL).filter(reference__in=cited)
    unsubmitted = with_stage(readable).filter(stage__in=("draft", "changed"))
    return sorted(unsubmitted.values_list("reference", flat=True))


class StageFilter(CountedFilter):
    """By the stage of review."""

    title = _("stage of review")
    parameter_name = "state"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """All stages that records of the kind can be in."""
        desk_kind = DESK_KINDS[model_admin.record_kind]
        return [each for each in STAGES.items() if each[0] != "merged" or desk_kind.can_be_merged]

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Records in that stage."""
        return in_stage(rows, value) if value in STAGES else rows

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """Records by stage: who was never handed in is counted apart, which of most spares working the stage out."""
        can_be_merged = kind_of(rows.model).can_be_merged
        alone = {stage: in_stage(rows.order_by(), stage) for stage in ("draft", *(["merged"] if can_be_merged else []))}
        kind = kind_of(rows.model).kind
        submitted = Exists(Submission.objects.filter(kind=kind, reference=OuterRef("reference")))
        others = rows.order_by().filter(submitted)
        others = with_stage(others.filter(~_is_merged()) if can_be_merged else others)
        by_stage = dict(others.values_list("stage").annotate(Count("pk")))
        return {**by_stage, **{stage: found.values("pk").count() for stage, found in alone.items()}}
