"""Submissions by what is to be done with them, and by whom."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from tracker.accounts.access import PUBLISHER, ActionPermission
from tracker.accounts.models import User
from tracker.review.content import record_kinds
from tracker.review.models import Decision, Outcome, Submission


def awaiting_decision(user: User | None) -> QuerySet[Submission]:
    """The last submission of each record, where nobody has decided; of a user: that the user may decide."""
    decided = Decision.objects.filter(submission=OuterRef("pk"))
    rows = Submission.objects.filter(~Exists(decided), ~Exists(_newer()))
    return rows if user is None else decidable_by(rows, user)


def sent_back() -> QuerySet[Submission]:
    """Those sent back to their author and not submitted again since."""
    last_decision = Decision.objects.filter(submission=OuterRef("pk"), outcome=Outcome.SENT_BACK)
    return Submission.objects.filter(Exists(last_decision), ~Exists(_newer()))


def decidable_by(rows: QuerySet[Submission], user: User) -> QuerySet[Submission]:
    """Those of the submissions that the user neither submitted nor edited, and that can be decided as they stand."""
    return rows.exclude(submitted_by=user).exclude(editors__contains=[user.pk]).exclude(_is_changed())


def changed_after_submission() -> QuerySet[Submission]:
    """Those that wait and whose record was changed after it was handed in: nobody can decide them any more."""
    return awaiting_decision(None).filter(_is_changed())


def unchanged(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Those of the submissions whose record stands as it was handed in."""
    return rows.exclude(_is_changed())


def who_may_decide(row: Submission, *, touched: Iterable[int | None] = (), publishers: bool = False) -> list[str]:
    """Names of those who may approve the submission: none who submitted or edited it, or is among `touched`."""
    away = {row.submitted_by_id, *row.editors, *(each for each in touched if each is not None)}
    able = User.objects.with_perm(ActionPermission.APPROVE, backend=_BACKEND, include_superusers=False)
    if publishers:
        able = able.filter(groups__name=PUBLISHER)
    return list(able.exclude(pk__in=away).order_by("username").values_list("username", flat=True).distinct())


_BACKEND = "django.contrib.auth.backends.ModelBackend"


def _is_changed() -> Q:
    """Whether any row of the record was changed after the submission, by the history tables of its kind."""
    found = Q(pk__in=[])
    for kind, known in record_kinds().items():
        own = known.model._default_manager.filter(reference=OuterRef(OuterRef("reference"))).values("pk")
        for events, column in known.event_models:
            rows = events._default_manager.filter(**{f"{column}__in": own}, pgh_created_at__gt=OuterRef("submitted_at"))
            found |= Q(Exists(rows), kind=kind)
    return found


def _newer() -> QuerySet[Submission]:
    """Later submissions of the same record."""
    return Submission.objects.filter(kind=OuterRef("kind"), reference=OuterRef("reference"), pk__gt=OuterRef("pk"))
