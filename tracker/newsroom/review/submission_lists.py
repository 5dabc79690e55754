"""Submissions as people look at them: by the name of the record, with what was decided, with those they belong to."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, TextField, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, JSONObject

from tracker.accounts.models import User
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.newsroom.records.guarded_sources import without_guarded
from tracker.people.models import Person
from tracker.review.models import Decision, Outcome, Submission
from tracker.review.queues import awaiting_decision, sent_back


def with_names(rows: QuerySet[Submission], user: User) -> QuerySet[Submission]:
    """Submissions with `record_name`: the title, or of a person the name to show of those that the user may see."""
    places = dict.fromkeys(each.name_in_content for each in DESK_KINDS.values() if each.name_in_content)
    names = Coalesce(*(KT(f"content__{place}") for place in places))
    person: Any = Person.objects.with_name(seen_by=user).filter(reference=OuterRef("reference"))
    of_person = When(kind="person", then=Subquery(person.values("shown_name")[:1]))
    found: QuerySet[Submission] = rows.annotate(record_name=Case(of_person, default=names, output_field=TextField()))
    return found


def with_decisions(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Submissions with `decided`: outcome, note and by whom, of the last decision; None where there is none."""
    last = Decision.objects.filter(submission=OuterRef("pk")).order_by("-pk")
    told = last.values(told=JSONObject(outcome=F("outcome"), note=F("note"), by=F("decided_by__username")))
    found: QuerySet[Submission] = rows.annotate(decided=Subquery(told[:1]))
    return found


def decided_in_words(row: Submission) -> str:
    """What was decided on a submission that comes `with_decisions`, by whom, and with which note; or nothing."""
    decided = getattr(row, "decided", None)
    if not decided:
        return ""
    message = f"{Outcome(decided['outcome']).label} by {decided['by']}"
    return f"{message}: “{decided['note']}”" if decided["note"] else message


def sent_back_to(user: User) -> QuerySet[Submission]:
    """The user's submissions that came back and were not submitted again, the latest first."""
    rows = without_guarded(sent_back().filter(submitted_by=user), user).order_by("-pk")
    return with_decisions(with_names(rows, user)).defer("content")


def address_of_record(row: Submission) -> str:
    """Where the record is worked on; the submission's own page where the record was deleted."""
    return change_address(DESK_KINDS[row.kind].record(row.reference) or row)


def waiting_with(rows: Iterable[Submission], user: User) -> list[Submission]:
    """Submissions of what the records rest on, where the user may decide them: sources, claimants of figures."""
    references = set()
    for row in rows:
        cited = {citation["source"] for citation in row.content.get("citations", ())}
        references |= (cited | {row.content.get("claimant") or ""}) - {row.reference}
    needed = [each.kind for each in DESK_KINDS.values() if each.is_published_with_others]
    waiting = awaiting_decision(user).filter(kind__in=needed, reference__in=references)
    return list(with_names(without_guarded(waiting, user), user).select_related("submitted_by").order_by("pk"))
