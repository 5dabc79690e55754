"""What a reviewer must know to decide on a submission: what readers are told, who may, what was taken off before."""

from collections.abc import Sequence
from typing import Any

from tracker.accounts.models import User
from tracker.newsroom.publishing.reasons import PublishForm
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.publishing.corrections import corrections_among, public_among
from tracker.publishing.disclosure.levels import is_above_default
from tracker.publishing.small_groups.unnamed import is_unnamed
from tracker.publishing.withdrawals.publishing_again import off_in_words, taken_off_among
from tracker.review.content import record_kind
from tracker.review.editors import changed_after
from tracker.review.models import Submission
from tracker.review.queues import who_may_decide


def publish_form_context(row: Submission, beside: list[Submission]) -> dict[str, Any]:
    """Whether they would see something else, by itself or with the sources beside it, and so are told in a note."""
    alone, together = (row.pk in corrections_among(rows) for rows in ([row], [*beside, row]))
    returning = taken_off_among([row]).get(row.pk)
    is_as_before = bool(public_among([row])) and not alone and not together and returning is None
    form = PublishForm(
        auto_id="publish_%s",
        needs_note=(alone and together) or (returning is not None and not is_unnamed(row)),
        asks_for_note=not is_as_before,
        needs_ground=returning is not None and returning.needs_ground,
    )
    return {"is_as_before": is_as_before, "publish_form": form}


def deciders_context(row: Submission, user: User, *, is_stale: bool) -> dict[str, Any]:
    """Whether the user may publish it, who else may, and who changed it since: names of the desk."""
    changed_by = changed_after(record_kind(row.kind), row) if is_stale else set()
    takes_publisher = bool(taken_off_among([row])) or (
        DESK_KINDS[row.kind].has_levels and bool(row.content) and is_above_default(row.content)
    )
    able = who_may_decide(row, touched=changed_by, publishers=takes_publisher)
    known = [each for each in changed_by if each is not None]
    names = User.objects.filter(pk__in=known).order_by("username").values_list("username", flat=True)
    return {
        "changed_by": ", ".join(names),
        "takes_publisher": takes_publisher,
        "who_may_decide": ", ".join(able),
        "may_publish": user.username in able and not is_stale,
    }


def publish_form(rows: Sequence[Submission], data: Any = None) -> PublishForm:
    """What is asked before a batch is published; what is lacking is said when it is refused, record by record."""
    returning = taken_off_among(rows).values()
    return PublishForm(data, auto_id="publish_%s", needs_ground=any(off.needs_ground for off in returning))


def taken_off_in_words(rows: Sequence[Submission]) -> list[str]:
    """A sentence for each of the records that was withdrawn, or lost texts, and would be shown again."""
    found = taken_off_among(rows)
    return [off_in_words(row.reference, found[row.pk]) for row in rows if row.pk in found]
