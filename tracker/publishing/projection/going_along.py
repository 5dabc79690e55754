"""What goes off the public side with the approval of a record into which others were merged: for whoever approves."""

from tracker.publishing.rows.merged import all_gone
from tracker.publishing.small_groups.unnamed import shown_at
from tracker.review.models import Submission
from tracker.vocabulary.levels import Level

_GOES = {
    Level.ANONYMOUS: "its row without a name goes with this approval, and nothing says where",
    Level.COUNTED: "it leaves the tables of those who are only counted with this approval",
}


def goes_along(submission: Submission) -> list[str]:
    """A sentence for each record that was merged into the one handed in."""
    merged = all_gone([submission])
    shown = shown_at(merged)
    return [f"{each} was merged into this record: {_what_happens(shown.get(each), submission)}." for each in merged]


def _what_happens(level: Level | None, submission: Submission) -> str:
    if level is None:
        return "nothing of it is public"
    if level is not Level.NAMED:
        return _GOES[level]
    if submission.content["level"] == Level.NAMED:
        return "its public page goes with this approval, and its address leads to this one"
    return "its public page goes with this approval; its address leads nowhere, for this record is shown without a name"
