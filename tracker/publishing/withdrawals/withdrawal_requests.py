"""Asking for a withdrawal: anybody of the desk may, and those who may withdraw answer."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.publishing.models import WithdrawalAsked
from tracker.review.actions import NotAllowed
from tracker.vocabulary.publication import WithdrawalReason


def ask_for_withdrawal(
    *, kind: str, references: Sequence[str], by: User, reason: str, reason_class: WithdrawalReason
) -> None:
    """Note that the records should be withdrawn, and why; nothing public changes."""
    if not reason.strip():
        raise NotAllowed(_("Say why it should be withdrawn: whoever may do it must be able to judge."))
    WithdrawalAsked.objects.bulk_create(
        [
            WithdrawalAsked(
                kind=kind, reference=reference, reason_class=reason_class, reason=reason.strip(), asked_by=by
            )
            for reference in references
        ]
    )


def answer(*, kind: str, references: Sequence[str], by: User, said: str) -> None:
    """Answer what was asked about the records: that they were withdrawn, or why they stay."""
    if not said.strip():
        raise NotAllowed(_("Say why it stays public: whoever asked will read it."))
    requests = WithdrawalAsked.objects.open().filter(kind=kind, reference__in=list(references))
    requests.update(answered_by=by, answered_at=timezone.now(), answer=said.strip())
