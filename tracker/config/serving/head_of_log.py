"""The head of the publication log, printed at the start and once a day: kept elsewhere, it shows any later forgery."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from tracker.publishing.log import head_in_words

DAY = timedelta(days=1)


class DailyHead:
    """Says the head when it is first asked, and then once a day, however often it is asked."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self._say = say
        self._said_at: datetime | None = None

    def __call__(self) -> None:
        now = timezone.now()
        if self._said_at is not None and now - self._said_at < DAY:
            return
        self._say(head_in_words())
        self._said_at = now
