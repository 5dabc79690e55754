"""What we corrected and what we withdrew: one list behind the page, the feed, and the list of withdrawals."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.catalogue.kinds import KINDS
from tracker.catalogue.listing.parameters import BadParameters, Fault, Params, check_parameters
from tracker.catalogue.models import Change
from tracker.catalogue.models.generation import OFF
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.people.pointers import pointers_of
from tracker.website.listing.links import record_url
from tracker.website.page_context import day
from tracker.website.words import change_in_words, reason_in_words

PAGE_SIZE = 50
_BEFORE = "before"


@dataclass(frozen=True)
class Correction:
    """One correction or withdrawal; `name` and `url` are empty where the record is not public now."""

    entry: int
    at: datetime
    on: str
    what: str
    kind: str
    reference: str
    name: str
    url: str
    note: str
    into: str = ""
    """The record in which it stands now; empty where it was not merged, or that one is not public."""
    into_url: str = ""


@dataclass(frozen=True)
class CorrectionsPage:
    """Some of them, newest first, and the address of the next older ones (empty: these are the last)."""

    rows: list[Correction]
    older: str


def corrections_page(params: Params) -> CorrectionsPage:
    """The corrections older than the entry `before`, or the newest ones. Raises BadParameters."""
    found = _corrections()
    if (before := _before(params)) is not None:
        found = found.filter(entry__lt=before)
    rows = list(found[: PAGE_SIZE + 1])
    is_more = len(rows) > PAGE_SIZE
    shown = correction_rows(rows[:PAGE_SIZE])
    return CorrectionsPage(shown, f"{reverse('corrections')}?{_BEFORE}={shown[-1].entry}" if is_more else "")


def latest_corrections() -> list[Correction]:
    """The newest ones, for the feed."""
    return correction_rows(list(_corrections()[:PAGE_SIZE]))


def _before(params: Params) -> int | None:
    check_parameters(params, (_BEFORE,), single=(_BEFORE,))
    text = str(params.get(_BEFORE, ""))
    if _BEFORE in params and not (text.isascii() and text.isdecimal() and len(text) <= 18):
        message = _("is not the number of an entry of the publication log; leave it out.")
        raise BadParameters([Fault(_BEFORE, text[:80], message)])
    return int(text) if text else None


def _corrections() -> QuerySet[Change]:
    return Change.objects.corrections_only().order_by("-entry")


def correction_rows(rows: Sequence[Change]) -> list[Correction]:
    """The changes ready to print; one query for each kind of record among them."""
    names, pointers = _public_names(rows), pointers_of(row.entry for row in rows if row.action == "merge")
    return [_shown(row, names.get((row.kind, row.reference)), pointers.get(row.entry, "")) for row in rows]


def _shown(row: Change, name: str | None, into: str) -> Correction:
    """One of them; a merged record reads as withdrawn where the one it went into is not public."""
    is_gone = row.action in OFF
    action = "withdraw" if row.action == "merge" and not into else row.action
    kind = KINDS[row.kind]
    return Correction(
        entry=row.entry,
        at=row.at,
        on=day(row.at),
        what=change_in_words(action, before=getattr(row, "before", None), note=row.note),
        kind=str(kind.one),
        reference=row.reference,
        name="" if is_gone else name or "",
        url=record_url(kind, row.reference) if name is not None and not is_gone else "",
        note=row.note or (reason_in_words(row.reason) if is_gone else ""),
        into=into,
        into_url=record_url(PEOPLE, into) if into else "",
    )


def _public_names(rows: Sequence[Change]) -> dict[tuple[str, str], str]:
    """The name (or nothing) of each of the records that is public now."""
    asked: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        asked[row.kind].add(row.reference)
    found: dict[tuple[str, str], str] = {}
    for kind, references in asked.items():
        known = KINDS[kind]
        public = known.model._default_manager.filter(pk__in=references)
        for pk, name in public.values_list("pk", known.name_column or "pk"):
            found[kind, pk] = name if known.name_column else ""
    return found
