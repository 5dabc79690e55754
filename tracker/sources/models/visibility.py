"""What rests on sources that somebody may not read, and on nothing else."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from tracker.sources.models.source import GUARDED, Source


def unreadable_sources(user: Any) -> QuerySet[Source]:
    """Guarded sources of which the user is no reader; none for a superuser."""
    rows: QuerySet[Source] = Source.objects.filter(access__in=GUARDED)
    if user.is_superuser:
        return rows.none()
    return rows.filter(~Exists(Source.readers.through.objects.filter(source=OuterRef("pk"), user=user.pk)))


def rests_on_unreadable(citations: QuerySet[Any], column: str, *, user: Any) -> Exists:
    """Whether a row is cited, and by no source that the user may read; `column` of the citations points to the row.

    It begins at the citations of sources that the user may not read, which are few: so a list of 100,000 stays fast.
    """
    unreadable = unreadable_sources(user).order_by().values("pk")
    others = citations.order_by().filter(**{column: OuterRef(column)}).exclude(source__in=unreadable)
    alone = citations.order_by().filter(**{column: OuterRef("pk")}, source__in=unreadable)
    return Exists(alone.filter(~Exists(others)))
