"""Lists that stay fast at 100,000 rows: counting stops at a limit, and says so."""

from functools import cached_property
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.http import HttpRequest

COUNTED = 10_000


class CappedPaginator(Paginator):
    """Counts no further than `COUNTED` rows and pages no deeper; searching and filtering lead to the others.

    A full count reads the whole table for each view of a list; this one reads `COUNTED` entries of an index at most.
    """

    @cached_property
    def count(self) -> int:
        """Rows of the list, at most `COUNTED`."""
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[:COUNTED].count())


class CappedChangeList(ChangeList):
    """Says “10,000 or more” where counting has stopped."""

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the page as usual, then put the number in words."""
        super().get_results(request)
        if self.result_count >= COUNTED:
            self.result_count = _AtLeast(self.result_count)


class _AtLeast(int):
    """Still a number to Django (plurals, comparisons), but it reads as what it is."""

    def __str__(self) -> str:
        return f"{int(self):,} or more"
