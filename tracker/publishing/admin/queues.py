"""Submissions that belong together: a record, and the sources it cites that wait beside it."""

from tracker.accounts.models import User
from tracker.publishing.admin.guarded import without_guarded
from tracker.review.models import Submission
from tracker.review.queues import for_second_reader


def sources_waiting_with(row: Submission, user: User) -> list[Submission]:
    """The submissions of sources that the record cites, where the user may decide them; in their order."""
    cited = {citation["source"] for citation in row.content.get("citations", ())} - {row.reference}
    waiting = for_second_reader(user).filter(kind="source", reference__in=cited)
    return list(without_guarded(waiting, user).select_related("submitted_by").order_by("pk"))
