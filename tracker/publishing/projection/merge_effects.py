"""What the approval of a record removes of the records that were merged into it: sentences for the second reader."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from tracker.publishing.rows.merged import all_merged_references
from tracker.publishing.small_groups.unnamed import public_levels
from tracker.review.models import Submission
from tracker.vocabulary.levels import Level

_MERGED: Mapping[Level | None, Any] = {
    None: gettext_lazy("%(reference)s was merged into this record: nothing of it is public."),
    Level.ANONYMOUS: gettext_lazy(
        "%(reference)s was merged into this record: its line without a name is removed with this approval, and readers "
        "are not told where it went."
    ),
    Level.COUNTED: gettext_lazy(
        "%(reference)s was merged into this record: with this approval it leaves the tables of people who are only "
        "counted."
    ),
}
_INTO_A_NAME = gettext_lazy(
    "%(reference)s was merged into this record: its public page is removed with this approval, and its address leads "
    "to this record."
)
_INTO_NO_NAME = gettext_lazy(
    "%(reference)s was merged into this record: its public page is removed with this approval; its address leads "
    "nowhere, because this record is shown without a name."
)


def merge_effects(submission: Submission) -> list[str]:
    """A sentence for each record that was merged into the submitted one."""
    merged = all_merged_references([submission])
    shown = public_levels(merged)
    return [str(_sentence(shown.get(each), submission) % {"reference": each}) for each in merged]


def _sentence(level: Level | None, submission: Submission) -> Any:
    if level is not Level.NAMED:
        return _MERGED[level]
    return _INTO_A_NAME if submission.content["level"] == Level.NAMED else _INTO_NO_NAME
