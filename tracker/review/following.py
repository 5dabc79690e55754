"""Migration step: every row of a kind's history counts as a change of its record (`tracker.review.handled`)."""

from collections.abc import Sequence

from django.db import migrations

_TRIGGER = """
CREATE FUNCTION {table}_changes_{kind}() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    UPDATE review_handled SET changes = changes + 1 WHERE kind = '{kind}' AND record = NEW.{column};
    RETURN NULL;
END
$body$;
CREATE TRIGGER {table}_changes_{kind} AFTER INSERT ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_changes_{kind}();
"""
_DROP = """
DROP TRIGGER {table}_changes_{kind} ON {table};
DROP FUNCTION {table}_changes_{kind}();
"""
# Else a count from before would be kept when the step is taken again.
_FORGET = "DELETE FROM review_handled WHERE kind = '{kind}';"
_COUNT = """
INSERT INTO review_handled (kind, record, changes, approved_changes)
SELECT '{kind}', record.id, CASE WHEN {changed} THEN 1 ELSE 0 END, CASE WHEN handed_in.approved IS NOT NULL THEN 0 END
FROM {records} AS record
JOIN (
    SELECT reference, max(submitted_at) FILTER (
        WHERE EXISTS (SELECT FROM review_decision WHERE submission_id = review_submission.id AND outcome = 'approved')
    ) AS approved
    FROM review_submission WHERE kind = '{kind}' GROUP BY reference
) AS handed_in ON handed_in.reference = record.reference
ON CONFLICT DO NOTHING;
"""
_CHANGED = "EXISTS (SELECT FROM {table} WHERE {column} = record.id AND pgh_created_at > handed_in.approved)"


def followed(*, kind: str, records: str, histories: Sequence[tuple[str, str]]) -> migrations.RunSQL:
    """Follow a kind: its table, and its history tables, each with the column that names the record.

    What changed before is counted once. A history that comes to a kind later takes a step of its own.
    """
    forwards = [_TRIGGER.format(kind=kind, table=table, column=column) for table, column in histories]
    changed = " OR ".join(_CHANGED.format(table=table, column=column) for table, column in histories)
    forwards.append(_COUNT.format(kind=kind, records=records, changed=changed))
    backwards = [_DROP.format(kind=kind, table=table) for table, _ in histories]
    backwards.append(_FORGET.format(kind=kind))
    return migrations.RunSQL("".join(forwards), "".join(backwards))
