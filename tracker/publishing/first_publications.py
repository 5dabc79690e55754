"""Whether records are published for the first time: most are, and then nothing else has to be asked about them."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from tracker.people.models import Merge, Person
from tracker.publishing.models import Anonymous, Counted, Standing
from tracker.review.models import Decision, Outcome, Submission

_KNOWN = """
SELECT EXISTS (
    SELECT FROM unnest(%(keys)s::bigint[], %(kinds)s::text[], %(references)s::text[]) AS asked (id, kind, reference)
    WHERE EXISTS (
            SELECT FROM {submissions} AS earlier JOIN {decisions} AS decision ON decision.submission_id = earlier.id
            WHERE earlier.kind = asked.kind AND earlier.reference = asked.reference
                AND earlier.id <> asked.id AND decision.outcome = %(approved)s
        )
        OR EXISTS (SELECT FROM {standings} AS known WHERE (known.kind, known.reference) = (asked.kind, asked.reference))
        OR EXISTS (SELECT FROM {anonymous} WHERE person = asked.reference)
        OR EXISTS (SELECT FROM {counted} WHERE person = asked.reference)
        OR EXISTS (
            SELECT FROM {persons} AS person JOIN {merges} AS merge ON merge.kept_id = person.id
            WHERE asked.kind = 'person' AND person.reference = asked.reference
        )
        OR EXISTS (
            SELECT FROM {persons} AS person JOIN {merges} AS merge ON merge.merged_id = person.id
            WHERE asked.kind = 'person' AND person.reference = asked.reference
        )
)
"""


def are_first_publications(submissions: Sequence[Submission]) -> bool:
    """Whether none of the records was ever approved before, nor is in the log, shown without a name, or in a merge.

    One statement, however many. True as long as the caller holds the locks of the records: whatever makes one of these
    known takes them too.
    """
    tables = {
        "submissions": Submission,
        "decisions": Decision,
        "standings": Standing,
        "anonymous": Anonymous,
        "counted": Counted,
        "persons": Person,
        "merges": Merge,
    }
    statement = _KNOWN.format(**{name: model._meta.db_table for name, model in tables.items()})
    values: dict[str, Any] = {
        "keys": [row.pk for row in submissions],
        "kinds": [row.kind for row in submissions],
        "references": [row.reference for row in submissions],
        "approved": Outcome.APPROVED.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return not cursor.fetchone()[0]
