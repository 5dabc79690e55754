"""What is said of rows without a name that too few others look like, or enough."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def too_few(same: int, *, needs: int, apart: Sequence[str]) -> str:
    """How many of those needed are there, what makes the row differ from most of the others, and what to do."""
    said = {"same": same, "needs": needs, "apart": ", ".join(apart)}
    if apart:
        words = _(
            "%(same)s of the %(needs)s that must look the same and appear together are here. What makes it differ from "
            "most of the others: %(apart)s. Approve enough of them in one selection, leave something out (“leave out "
            "where no name is shown”), or choose the level “counted”."
        )
    else:
        words = _(
            "%(same)s of the %(needs)s that must look the same and appear together are here. Approve enough of them in "
            "one selection, leave something out (“leave out where no name is shown”), or choose the level “counted”."
        )
    return words % said


def enough(same: int) -> str:
    """That as many as are needed wait."""
    words = ngettext(
        "%(number)s that waits looks the same: approve it.",
        "%(number)s that wait look the same: approve them in one selection.",
        same,
    )
    return words % {"number": same}
