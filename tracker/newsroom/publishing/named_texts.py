"""The step of a withdrawal that shows which other public texts name the person, and asks which of them go too."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.publishing.public_pages import address_for_readers
from tracker.publishing.withdrawals.publishing_again import NEEDS_GROUND
from tracker.publishing.withdrawals.redaction import Effect, effect_on
from tracker.publishing.withdrawals.texts_naming import NamingRecord, NamingText, records_naming
from tracker.vocabulary.levels import Level

MOST_PARTS = 50
"""Records that have one part of the name alone, shown at most: a common given name stands in many."""
_EFFECTS = {
    Effect.WITHDRAWN: _("If ticked: the source is withdrawn; nothing else rests on it."),
    Effect.NAMELESS: _("If ticked: the record is withdrawn; it cannot be shown without this name."),
    Effect.KIND_AND_PUBLISHER: _(
        "If ticked: readers see its kind and publisher only; link and copies go. What rests on it stays."
    ),
    Effect.BLANKED: _("If ticked: these texts are empty for readers; the record stays."),
}


@dataclass(frozen=True)
class ListedRecord:
    """One line of the page: a public record, its texts that name the person, and what taking them off does."""

    reference: str
    kind: str
    url: str
    for_readers: str
    texts: Sequence[NamingText]
    effect: str
    is_ticked: bool


@dataclass(frozen=True)
class Decided:
    """Which records lose their texts, and which keep them by decision."""

    texts_of: list[str]
    left: list[str]


def records_to_decide(persons: Collection[str]) -> tuple[list[NamingRecord], int]:
    """The records to show, whole names first, and how many more have one part of the name alone."""
    found = records_naming(persons)
    whole = [record for record in found if record.is_whole]
    parts = [record for record in found if not record.is_whole]
    return [*whole, *parts[:MOST_PARTS]], len(parts[MOST_PARTS:])


def decided(post: QueryDict, records: Sequence[NamingRecord]) -> Decided | None:
    """What was ticked on the page; None where it has not shown each of the records yet."""
    shown, ticked = set(post.getlist("_shown")), set(post.getlist("texts_of"))
    references = [record.reference for record in records]
    if not set(references) <= shown:
        return None
    return Decided(
        texts_of=[reference for reference in references if reference in ticked],
        left=[record.reference for record in records if record.is_whole and record.reference not in ticked],
    )


def listed(
    records: Sequence[NamingRecord], *, persons: Collection[str], request: HttpRequest, is_ticked: bool
) -> list[ListedRecord]:
    """The lines of the page; ticked from the start are whole names, and what was ticked on the page before."""
    again = set(request.POST.getlist("texts_of"))
    return [
        ListedRecord(
            reference=record.reference,
            kind=DESK_KINDS[record.kind].label,
            url=_admin_page(record),
            for_readers=address_for_readers(record.kind, record.reference),
            texts=record.texts,
            effect=str(_EFFECTS[effect_on(record, persons=persons)]),
            is_ticked=record.reference in again or (is_ticked and record.is_whole),
        )
        for record in records
    ]


def is_ticked_from_the_start(given: Mapping[str, Any]) -> bool:
    """Whether the reason asks for the name to be gone: safety, a request, the law, or a lower level."""
    return given.get("reason_class") in NEEDS_GROUND or given.get("level") in Level.values


def _admin_page(record: NamingRecord) -> str:
    row = DESK_KINDS[record.kind].record(record.reference)
    return change_address(row) if row else ""
