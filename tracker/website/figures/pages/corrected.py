"""Figures that we published and corrected or withdrew: which, when, and why as far as it was said for readers."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.models import Change, Figure, Gone
from tracker.website.listing.links import record_url
from tracker.website.page_context import day
from tracker.website.words import change_in_words

_SHOWN = 20


@dataclass(frozen=True)
class Correction:
    """One correction; `url` is empty for a figure that is gone: the wrong number is not repeated."""

    reference: str
    on: str
    what: str
    why: str
    url: str


def corrections() -> list[Correction]:
    """The latest ones, newest first; two queries."""
    rows = list(Change.objects.corrections_only().filter(kind="figure").order_by("-entry")[:_SHOWN])
    public = set(Figure.objects.filter(pk__in=[row.reference for row in rows]).values_list("pk", flat=True))
    return [_correction(row, is_public=row.reference in public) for row in rows]


def _correction(row: Change, *, is_public: bool) -> Correction:
    what = change_in_words(row.action, before=getattr(row, "before", None), note=row.note)
    url = record_url(FIGURES, row.reference) if is_public else ""
    return Correction(row.reference, day(row.at), what, row.note, url)


def withdrawn_of(references: Sequence[str]) -> list[Correction]:
    """Those of the references that were withdrawn and are no longer public."""
    gone = Gone.objects.filter(pk__in=references, kind="figure").order_by("pk") if references else ()
    return [
        Correction(row.reference, day(row.at), change_in_words("withdraw", before=None, note=""), "", "")
        for row in gone
    ]
