"""Who had a hand in a record since it was last published, by its history tables; across merges too."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from functools import cache

from django.db import connection, models
from psycopg import sql

from tracker.lib.database.picking import picked
from tracker.review.content import Joining, RecordKind
from tracker.review.models import Decision, Outcome, Submission

Editors = dict[str, set[int | None]]
"""Users by reference; None: somebody who is not known."""

_EVER = datetime.fromtimestamp(0, UTC)


def editors_since_publication(
    registered: RecordKind, references: list[str], *, joined: Collection[str] | None = None
) -> Editors:
    """Everybody who changed any row of each record since its last published revision; None: nobody known.

    The last published revision is the last approved submission: what was changed after it was handed in. What came
    since then from another record, or left to it, counts with who did that and who changed the other's rows. `joined`
    are those of the records to which that may have happened, where it is known already.
    """
    since = _approved_submissions_at(registered.kind, references)
    editors = _changed_by(registered, {reference: since.get(reference, _EVER) for reference in references})
    together = sorted(registered.joined(references) if joined is None else joined)
    came = registered.joinings(together) if together else []
    came = [each for each in came if each.at > since.get(each.reference, _EVER)]
    others = _of_others(registered, came) if came else {}
    for each in came:
        editors[each.reference] |= {each.by} | others[each]
    return editors


def changed_after(registered: RecordKind, submission: Submission) -> set[int | None]:
    """Everybody who changed any row of the record after it was handed in; None: nobody known."""
    return _changed_by(registered, {submission.reference: submission.submitted_at})[submission.reference]


def _of_others(registered: RecordKind, joined: list[Joining]) -> dict[Joining, set[int | None]]:
    """Who changed the rows of each other record, its own merges among them; those that left it are asked alone."""
    wanted = sorted({each.other for each in joined if each.since is None})
    whole = editors_since_publication(registered, wanted) if wanted else {}
    return {
        each: whole[each.other] if each.since is None else _changed_by(registered, {each.other: each.since})[each.other]
        for each in joined
    }


def _changed_by(registered: RecordKind, since: dict[str, datetime]) -> Editors:
    """Who changed rows of each record after its moment."""
    editors: Editors = {reference: set() for reference in since}
    pks: dict[int, str] = dict(picked(registered.model, "reference", since, ("pk", "reference")))
    for pk, editor, at in _last_changes(registered, list(pks)):
        if at > since[pks[pk]]:
            editors[pks[pk]].add(int(editor) if editor else None)
    return editors


def _last_changes(registered: RecordKind, pks: list[int]) -> list[tuple[int, str | None, datetime]]:
    """Row of the record, user (None: nobody known) and moment of the user's last change; one statement for all."""
    with connection.cursor() as cursor:
        cursor.execute(_changes_statement(registered.event_models), {"pks": pks})
        rows: list[tuple[int, str | None, datetime]] = cursor.fetchall()
    return rows


@cache
def _changes_statement(event_models: tuple[tuple[type[models.Model], str], ...]) -> str:
    parts = [
        sql.SQL(
            "SELECT {column}, pgh_context ->> 'user', max(pgh_created_at) FROM {table}"
            " WHERE {column} = ANY(%(pks)s) GROUP BY 1, 2"
        ).format(
            table=sql.Identifier(model._meta.db_table),
            column=sql.Identifier(str(model._meta.get_field(column).column)),  # type: ignore[union-attr]
        )
        for model, column in event_models
    ]
    return sql.SQL(" UNION ALL ").join(parts).as_string()


_APPROVED_SUBMISSIONS_AT = """
SELECT reference, max(submitted_at) FROM {submissions} AS submission
WHERE kind = %s AND reference = ANY(%s)
    AND EXISTS (SELECT FROM {decisions} WHERE submission_id = submission.id AND outcome = %s)
GROUP BY 1
"""


def _approved_submissions_at(kind: str, references: Iterable[str]) -> dict[str, datetime]:
    statement = _APPROVED_SUBMISSIONS_AT.format(
        submissions=Submission._meta.db_table, decisions=Decision._meta.db_table
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [kind, list(references), Outcome.APPROVED.value])
        return dict(cursor.fetchall())
