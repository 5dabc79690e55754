"""Figures that we published and corrected or withdrew: which, when, and why as far as it was said for readers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from tracker.catalogue.models import Change, Figure, Gone
from tracker.website.figures_page import figure_url
from tracker.website.frame import day

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
    earlier = Change.objects.filter(reference=OuterRef("reference"), action="publish", entry__lt=OuterRef("entry"))
    mended = Q(Exists(earlier), action="publish") & ~Q(note="")
    rows = list(Change.objects.filter(mended | Q(action="withdraw"), kind="figure").order_by("-entry")[:_SHOWN])
    public = set(Figure.objects.filter(pk__in=[row.reference for row in rows]).values_list("pk", flat=True))
    return [_correction(row, is_public=row.reference in public) for row in rows]


def _correction(row: Change, *, is_public: bool) -> Correction:
    what = "Withdrawn" if row.action == "withdraw" else "Corrected"
    return Correction(row.reference, day(row.at), what, row.note, figure_url(row.reference) if is_public else "")


def withdrawn_of(references: Sequence[str]) -> list[Correction]:
    """Those of the references that were withdrawn and are no longer public."""
    gone = Gone.objects.filter(pk__in=references, kind="figure").order_by("pk") if references else ()
    return [Correction(row.reference, day(row.at), "Withdrawn", "", "") for row in gone]
