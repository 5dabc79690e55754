"""Where a person's record stands that was merged into another, as long as that one is public."""

from collections.abc import Iterable, Mapping

from tracker.catalogue.models import Merged


def successor_of(reference: str) -> str:
    """The reference of the record that it was merged into; empty where there is none to point to."""
    return Merged.objects.filter(pk=reference).values_list("into", flat=True).first() or ""


def where_now(references: Iterable[str]) -> Mapping[str, str]:
    """In which record each of those stands that was merged into one that is public."""
    return dict(Merged.objects.filter(pk__in=list(references)).values_list("pk", "into"))


def merged_into(reference: str) -> list[Merged]:
    """All that were merged into the record, the latest first."""
    return list(Merged.objects.filter(into=reference).order_by("-at", "reference"))


def pointers_of(entries: Iterable[int]) -> Mapping[int, str]:
    """For those of the log's entries that merged a record: in which it stands now, where that is public."""
    return dict(Merged.objects.filter(entry__in=list(entries)).values_list("entry", "into"))


def all_pointers() -> list[Merged]:
    """All pointers from merged records, in the order of day and reference."""
    return list(Merged.objects.order_by("at", "reference"))
