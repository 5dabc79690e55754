"""What went off the public side with a person, or is cited and is off: handed in with it, where that is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.newsroom.review.withdrawal_words import withdrawal_reason
from tracker.publishing.models import Action, Standing
from tracker.publishing.withdrawals.redaction import IT_NAMED
from tracker.review.content import Content
from tracker.review.models import Submission
from tracker.sources.models import Source
from tracker.vocabulary.levels import Level
from tracker.vocabulary.sources import Access


@dataclass(frozen=True)
class WithdrawnRecord:
    """A record that is off the public side or lost texts there, and what handing it in would do."""

    kind: str
    reference: str
    name: str
    url: str
    what: str
    is_cited: bool

    @property
    def value(self) -> str:
        """Kind and reference, as the form sends them."""
        return f"{self.kind}:{self.reference}"


def withdrawn_beside(kind: str, contents: Mapping[str, Content], *, by: User) -> list[WithdrawnRecord]:
    """What the records of the kind cite, or took with them, and nobody has handed in again.

    Sources that the user may not read are left out, and so is what only somebody without a name would show.
    """
    named = {each: message for each, message in contents.items() if message.get("level", Level.NAMED) == Level.NAMED}
    cited = {row["source"] for content in named.values() for row in content.get("citations", ())}
    took = Q()
    for reference in named if DESK_KINDS[kind].is_named_by_texts else ():
        took |= Q(last_entry__internal_reason__startswith=IT_NAMED, last_entry__internal_reason__contains=reference)
    waits = Submission.objects.filter(kind=OuterRef("kind"), reference=OuterRef("reference"), decisions=None)
    off = Standing.objects.filter(last_entry__action__in=(Action.WITHDRAW, Action.REDACT)).exclude(Exists(waits))
    wanted = Q(kind="source", reference__in=cited) | took if took else Q(kind="source", reference__in=cited)
    rows = off.filter(wanted, kind__in=list(DESK_KINDS)).exclude(reference__in=list(contents))
    tells = by.has_perm("publishing.view_logentry")
    found = [
        _withdrawn_record(row, is_cited=row.reference in cited, tells=tells)
        for row in rows.select_related("last_entry").order_by("kind", "reference")
    ]
    readable = _readable(found, by)
    return [
        each
        for each in found
        if each is not None and (not DESK_KINDS[each.kind].has_readers or each.reference in readable)
    ]


def _readable(found: Sequence[WithdrawnRecord | None], by: User) -> set[str]:
    sources = [each.reference for each in found if each is not None and DESK_KINDS[each.kind].has_readers]
    rows = Source.objects.readable_by(by).exclude(access=Access.CONFIDENTIAL).filter(reference__in=sources)
    return set(rows.values_list("reference", flat=True))


def _withdrawn_record(row: Standing, *, is_cited: bool, tells: bool) -> WithdrawnRecord | None:
    record = DESK_KINDS[row.kind].record(row.reference)
    if record is None:
        return None
    return WithdrawnRecord(
        row.kind, row.reference, str(record), change_address(record), _what(row, tells=tells), is_cited
    )


def _what(row: Standing, *, tells: bool) -> str:
    """What was done to it, and for which kind of reason; the desk's own words for it to whoever may read the log."""
    entry: Any = row.last_entry
    why = withdrawal_reason(entry, tells=tells)
    if entry.action == Action.WITHDRAW:
        message = _("It was withdrawn. %(why)s When it is submitted, a publisher decides whether readers see it again.")
    else:
        message = _(
            "Texts of it were taken off. %(why)s When it is submitted, a publisher decides whether readers see them "
            "again."
        )
    return message % {"why": why}
