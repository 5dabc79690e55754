"""The day at which a figure stands: that for which it was said, else its period's end, else its publication."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tracker.catalogue.models import FigureCitation
from tracker.lib.dates.partial_dates import PartialDate

_PUBLISHED_ON = (
    FigureCitation.objects.filter(figure=OuterRef("pk"))
    .exclude(source__published_on="")
    .order_by("source__published_on_earliest", "position")
    .values("source__published_on")[:1]
)


@dataclass(frozen=True)
class FigureDay:
    """A day as far as it is known; `is_publication` says that the figure itself names none."""

    on: PartialDate
    is_publication: bool

    @property
    def first(self) -> date:
        """The first day that it can mean; the last one where it is open."""
        return self.on.earliest or self.on.latest or date.min

    @property
    def last(self) -> date:
        """The last day that it can mean; the first one where it is open."""
        return self.on.latest or self.on.earliest or date.min

    def in_words(self) -> str:
        """`14 March 2024`; `published on 14 March 2024`."""
        words = self.on.in_words()
        return _("published %(day)s") % {"day": words} if self.is_publication else words

    def in_short(self) -> str:
        """`Mar 2024`; the year alone where no more is known."""
        is_within_a_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return date_format(self.last, "M Y" if is_within_a_month else "Y")


def with_publication(figures: QuerySet[Any]) -> QuerySet[Any]:
    """Each figure with `published_on`, the first day on which one of its sources was published."""
    dated: QuerySet[Any] = figures.annotate(published_on=Subquery(_PUBLISHED_ON))
    return dated


def day_of(figure: Any) -> FigureDay | None:
    """The day of a figure that came with its publication; None where nothing is known of it."""
    text = figure.as_of or figure.period_end or figure.published_on
    return FigureDay(PartialDate.parse(text), is_publication=not (figure.as_of or figure.period_end)) if text else None
