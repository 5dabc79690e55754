"""The triggers of reviewing: who touched what is copied beside each decision, and every change of a record counts."""

import pgtrigger

from tracker.lib.database.guards import EDITED, Guard, table_of

_COPIED = """
    SELECT editors, submitted_by_id INTO NEW.editors, NEW.submitted_by_id
    FROM {submissions} WHERE id = NEW.submission_id;
    RETURN NEW;
"""
_COUNTED = """
    UPDATE {handled} SET changes = changes + 1 WHERE kind = '{kind}' AND record = NEW.{column}{only_if};
    RETURN NULL;
"""


def copies_its_submission() -> Guard:
    """What a decision says of its submission is the submission's own."""
    return Guard(
        name="copies_submission",
        when=pgtrigger.Before,
        operation=EDITED,
        func=_COPIED.format(submissions=table_of("review.Submission")),
    )


def counts_as_change(*, kind: str, column: str, only_if: str = "") -> Guard:
    """A new row of a history is a change of the record that `column` points to (`tracker.review.change_counts`).

    `only_if` is a condition on the row (`NEW`), in SQL; without one every row counts.
    """
    return Guard(
        name=f"changes_{kind}",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        func=_COUNTED.format(
            handled=table_of("review.Handled"), kind=kind, column=column, only_if=only_if and f" AND ({only_if})"
        ),
    )
