"""Where a record stands between draft and public, for a page of a list in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tracker.people.models import Merge
from tracker.publishing.embargoes import held
from tracker.publishing.models import Action, Anonymous, Counted, Standing
from tracker.review.content import content_hash, record_kind
from tracker.review.handled import changed_since_approval
from tracker.review.models import Decision, Outcome, Submission
from tracker.sources.models import Source
from tracker.vocabulary.levels import Level
from tracker.vocabulary.sources import Access

STATES = {
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


def with_state(records: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """Each record with `state`, a key of `STATES`."""
    merged = [When(_is_merged(), then=Value("merged"))] if kind == "person" else []
    public = _is_public(kind)
    withdrawn = _standing(kind, is_public=False)
    submissions = Submission.objects.filter(kind=kind, reference=OuterRef("reference")).order_by("-pk")
    decided = Decision.objects.filter(submission=OuterRef("pk")).order_by("-pk").values("outcome")[:1]
    last = submissions.annotate(outcome=Subquery(decided))
    waits = Exists(submissions) & Q(last_outcome=None)
    found: QuerySet[Any] = records.annotate(
        last_outcome=Subquery(last.values("outcome")[:1]),
        state=Case(
            *merged,
            When(public & waits, then=Value("public_submitted")),
            When(public & _is_changed(kind), then=Value("changed")),
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


def in_state(records: QuerySet[Any], kind: str, state: str) -> QuerySet[Any]:
    """The records in that state; rows that cannot be are left out before the state is worked out."""
    if kind == "person":
        records = records.filter(_is_merged() if state == "merged" else ~_is_merged())
    if state == "merged":
        return with_state(records, kind) if kind == "person" else records.none()
    handed_in = Exists(Submission.objects.filter(kind=kind, reference=OuterRef("reference")))
    if state == "draft":
        return records.filter(~handed_in)
    if state == "changed":
        records = records.filter(pk__in=changed_since_approval(kind).values("record"))
    return with_state(records.filter(handed_in), kind).filter(state=state)


def _is_merged() -> Q:
    """Whether everything about the person stands in another record now."""
    return Q(Exists(Merge.objects.in_force().filter(merged=OuterRef("pk"))))


def _is_public(kind: str) -> Q:
    """Whether anything of the record is public: its page, a row without a name, or a number."""
    found = Q(_standing(kind, is_public=True))
    if kind == "person":
        counted = Counted.objects.filter(pk=OuterRef("reference"), has_left=False)
        found |= Q(Exists(Anonymous.objects.filter(pk=OuterRef("reference")))) | Q(Exists(counted))
    return found


def _standing(kind: str, *, is_public: bool, **more: Any) -> Exists:
    return Exists(Standing.objects.filter(kind=kind, reference=OuterRef("reference"), is_public=is_public, **more))


def _is_changed(kind: str) -> Q:
    """Whether any row of the record was changed after the content that was approved last."""
    return Q(Exists(changed_since_approval(kind).filter(record=OuterRef("pk"))))


@dataclass(frozen=True)
class Address:
    """A record on whose list an action is asked for: its reference, where, and with which key."""

    reference: str
    url: str
    pk: int


def address_of(record: Any) -> Address:
    """Where actions on the record are asked for."""
    opts = record._meta
    return Address(record.reference, reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"), record.pk)


def withdrawable(record: Any, kind: str) -> Address | None:
    """Where its withdrawal is asked for, if there is something to take off the public side, or about to be."""
    row = type(record)._default_manager.filter(pk=record.pk)
    if row.filter(_is_public(kind)).exists() or held().filter(kind=kind, reference=record.reference).exists():
        return address_of(record)
    return None


def what_to_do(kind: str, reference: str) -> str:
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


def sources_to_hand_in(kind: str, references: list[str], *, by: Any) -> list[str]:
    """Sources that the records cite and that are drafts or changed: whoever hands in the record hands them in too.

    Not those of somebody without a name, whom a published obituary would name.
    """
    found = record_kind(kind).contents(references).values()
    contents = [content for content in found if content.get("level", Level.NAMED) == Level.NAMED]
    cited = {row["source"] for content in contents for row in content.get("citations", ())}
    readable = Source.objects.readable_by(by).exclude(access=Access.CONFIDENTIAL).filter(reference__in=cited)
    waiting_now = with_state(readable, "source").filter(state__in=("draft", "changed"))
    return sorted(waiting_now.values_list("reference", flat=True))


class StateFilter(SimpleListFilter):
    """By the state of review."""

    title = _("stage of review")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """All states that records of the kind can be in."""
        self.kind = model_admin.record_kind
        return [each for each in STATES.items() if each[0] != "merged" or self.kind == "person"]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Records in that state."""
        state = self.value()
        return in_state(queryset, self.kind, state) if state in STATES else queryset
