"""Submissions by what is to be done with them, and by whom."""

from django.db.models import Exists, OuterRef, QuerySet

from tracker.accounts.models import User
from tracker.review.models import Decision, Outcome, Submission


def for_second_reader(user: User | None) -> QuerySet[Submission]:
    """The last submission of each record, where nobody has decided; of a user: that the user may decide."""
    decided = Decision.objects.filter(submission=OuterRef("pk"))
    rows = Submission.objects.filter(~Exists(decided), ~Exists(_newer()))
    return rows if user is None else untouched_by(rows, user)


def returned() -> QuerySet[Submission]:
    """Those sent back to their author and not submitted again since."""
    sent_back = Decision.objects.filter(submission=OuterRef("pk"), outcome=Outcome.SENT_BACK)
    return Submission.objects.filter(Exists(sent_back), ~Exists(_newer()))


def untouched_by(rows: QuerySet[Submission], user: User) -> QuerySet[Submission]:
    """Those of the submissions that the user neither submitted nor edited."""
    return rows.exclude(submitted_by=user).exclude(editors__contains=[user.pk])


def _newer() -> QuerySet[Submission]:
    """Later submissions of the same record."""
    return Submission.objects.filter(kind=OuterRef("kind"), reference=OuterRef("reference"), pk__gt=OuterRef("pk"))
