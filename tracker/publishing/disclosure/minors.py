"""Who cannot be shown to have been of age: all that a record states, and nobody has rejected, read at the youngest.

What is stated but unverified counts too: the desk holds it and has not rejected it, so it may be true of a child. An
unverified claim that gives no day says nothing, though: only an accepted contract makes its missing day matter.
"""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils import timezone

from tracker.lib.dates.ages import OF_AGE, age_on, earliest_reading, latest_reading, youngest_birth
from tracker.publishing.disclosure.claims import not_rejected
from tracker.review.content import Content
from tracker.vocabulary.claims import ClaimStatus


def may_be_a_minor(content: Content) -> bool:
    """Whether the person may have been under 18 when first signing or serving, by a birth or an age that is stated."""
    born = youngest_birth_of(content)
    return born is not None and age_on(born, first_recruited_by(content)) < OF_AGE


def age_is_stated(content: Content) -> bool:
    """Whether any claim that is not rejected gives a birth or an age."""
    return youngest_birth_of(content) is not None


def youngest_birth_of(content: Content) -> date | None:
    """The last day on which the person can have been born, by any version of it; None where none is stated."""
    today = timezone.localdate()
    births = (
        youngest_birth(born_on=row["born_on"], age=row["age"], age_on=row["age_on"], today=today)
        for row in not_rejected(content, "birth")
    )
    return max((born for born in births if born), default=None)


def first_recruited_by(content: Content) -> date:
    """The earliest day that the person can have signed or begun to serve on.

    Where a contract's day is not known, it is the first day of service, else the day on which the war began. Never
    later than today: who is under 18 now was so then, and needs no look of their own.
    """
    return min([*_days_of_signing(content), *_days_of_service(content), timezone.localdate()])


def _days_of_signing(content: Content) -> Iterator[date]:
    rows = not_rejected(content, "contract")
    unknown = _day_of_an_unknown_contract(content)
    accepted = [row for row in rows if row["status"] == ClaimStatus.ACCEPTED]
    if not accepted:
        yield unknown
    for row in rows:
        if row["signed_on"]:
            yield _earliest(row["signed_on"], unknown)
        elif row in accepted:
            yield unknown


def _earliest(signed_on: str, unknown: date) -> date:
    """The earliest day that a stated one can mean; where it is open, that of an unknown contract at most."""
    return _first_day(signed_on) or min(unknown, latest_reading(signed_on) or unknown)


def _first_day(text: str) -> date | None:
    """The earliest day that a date can mean; a mark on a day of the war reaches back to its first day at most."""
    earliest, unmarked = earliest_reading(text), earliest_reading(text.rstrip("~?"))
    if earliest is None or unmarked is None:
        return None
    return max(earliest, settings.WAR_STARTED_ON) if unmarked >= settings.WAR_STARTED_ON else earliest


def _day_of_an_unknown_contract(content: Content) -> date:
    """The first day of service, where each service gives one; else the day on which the war began."""
    rows = not_rejected(content, "service")
    telling = [row for row in rows if row["from_on"] or row["status"] == ClaimStatus.ACCEPTED]
    known = list(_days_of_service(content))
    return min(known) if known and len(known) == len(telling) else settings.WAR_STARTED_ON


def _days_of_service(content: Content) -> Iterator[date]:
    yield from filter(None, (_first_day(row["from_on"]) for row in not_rejected(content, "service")))
