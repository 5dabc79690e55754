"""The reading page of a batch: a line for each submission with exactly what would be public, exceptions first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.newsroom.review.content_words import CitationSheet, ContentWords
from tracker.newsroom.review.sheet import Sheet, sheet
from tracker.publishing.disclosure.anonymous import anonymous_document, columns_in_words
from tracker.publishing.disclosure.levels import categories_of, is_above_default
from tracker.publishing.projection.preview import unpublished_sources
from tracker.publishing.projection.readable import readable_documents
from tracker.publishing.withdrawals.publishing_again import TakenOff, taken_off_among
from tracker.review.content import Content
from tracker.review.models import Submission
from tracker.review.queues import awaiting_decision
from tracker.review.readings import record_readings, unread
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import Category, Level

LINES = 50
"""Lines of one page of a batch."""


@dataclass(frozen=True)
class ReadingLine:
    """One submission: what would be public of it, and why it must be opened by itself (empty: it need not be)."""

    submission: Submission
    name: str
    kind: str
    url: str
    exceptions: list[str]
    crosses: list[tuple[str, str]]
    titles_kept: list[str]
    """Titles of restricted sources, for the second reader alone."""
    is_read: bool


@dataclass(frozen=True)
class ReadingPage:
    """The exceptions, always all of them; some of the other lines; and what is still to be opened."""

    exceptions: list[ReadingLine]
    lines: list[ReadingLine]
    number: int
    pages: int
    unread: list[Submission]

    @property
    def numbers(self) -> range:
        """The numbers of all pages."""
        return range(1, self.pages + 1)


def reading_page(rows: Sequence[Submission], *, by: User, number: int) -> ReadingPage:
    """Page `number` (from 1) of the batch; the lines that it shows are noted as read by the user."""
    returning = taken_off_among(rows)
    together = {row.reference for row in rows}
    why = {row.pk: list(exceptions(row, returning.get(row.pk), together=together)) for row in rows}
    plain = [row for row in rows if not why[row.pk]]
    pages = max(1, -(-len(plain) // LINES))
    number = min(max(1, number), pages)
    shown = plain[(number - 1) * LINES : number * LINES]
    record_readings(shown, by=by)
    missing = unread(rows, by=by)
    unopened = {row.pk for row in missing}
    apart = [row for row in rows if why[row.pk]]
    documents = _crossing([*apart, *shown], beside=rows)
    words = ContentWords(*documents.values())
    made = {
        row.pk: _line(row, documents[row.pk], words, why[row.pk], is_read=row.pk not in unopened)
        for row in (*apart, *shown)
    }
    return ReadingPage(
        exceptions=[made[row.pk] for row in apart],
        lines=[made[row.pk] for row in shown],
        number=number,
        pages=pages,
        unread=missing,
    )


def exceptions(row: Submission, returning: TakenOff | None, *, together: Collection[str]) -> Iterator[str]:
    """Why a submission must be opened by itself: whom it may harm, what is disputed, what was withdrawn before.

    Also where it cites sources that are neither public nor among those published `together` with it: its line would
    not show what rests on them, and whoever has read the line would not have seen that.
    """
    is_named = row.content.get("level", Level.NAMED) == Level.NAMED
    if is_named and "citations" in row.content and set(unpublished_sources(row.content)) - set(together):
        yield _("some of its sources are not public")
    if returning is not None:
        yield _("was withdrawn before") if returning.is_whole else _("texts of it were taken off before")
    claims = row.content.get("claims", {})
    if any(claim.get("status") == ClaimStatus.CONFLICTING for rows in claims.values() for claim in rows):
        yield _("disputed")
    if not DESK_KINDS[row.kind].has_levels:
        return
    for category in sorted(categories_of(row.content)):
        yield str(_CATEGORIES.get(category, Category(category).label))
    if is_above_default(row.content):
        yield _("level above the default")


_CATEGORIES: Mapping[str, Any] = {Category.MINOR: gettext_lazy("minor"), Category.CAPTIVE: gettext_lazy("captive")}


def lines_beside(rows: Sequence[Submission], *, by: User) -> list[ReadingLine]:
    """Lines of what is published together with a record whose page is open; noted as read by the user."""
    record_readings(rows, by=by)
    documents = _crossing(rows, beside=rows)
    words = ContentWords(*documents.values())
    return [_line(row, documents[row.pk], words, [], is_read=True) for row in rows]


def _line(row: Submission, document: Content, words: ContentWords, why: list[str], *, is_read: bool) -> ReadingLine:
    name = getattr(row, "record_name", None)
    has_sheet = bool(document) and document.get("level") != Level.ANONYMOUS
    shown = sheet(row.kind, document, words) if has_sheet else None
    return ReadingLine(
        submission=row,
        name=str(name or row.reference),
        kind=DESK_KINDS[row.kind].label,
        url=change_address(row),
        exceptions=why,
        crosses=list(_crosses(row, document, shown)),
        titles_kept=_titles_kept(shown) if shown else [],
        is_read=is_read,
    )


def _crossing(rows: Sequence[Submission], *, beside: Sequence[Submission]) -> dict[int, Content]:
    """By key of these, what readers would get if all of the batch were published now; empty where that is nothing."""
    levels = {row.pk: row.content.get("level", Level.NAMED) for row in rows}
    unnamed: dict[int, Content] = {
        row.pk: {**anonymous_document(row.content)} for row in rows if levels[row.pk] == Level.ANONYMOUS
    }
    # Documents of records that are published together need each other's; those without a name need nobody's.
    named = readable_documents([row for row in beside if row.content.get("level", Level.NAMED) == Level.NAMED])
    return {row.pk: unnamed.get(row.pk) or named.get(row.pk) or {} for row in rows}


def _crosses(row: Submission, document: Content, shown: Sheet | None) -> Iterator[tuple[str, str]]:
    """What would cross, as label and value."""
    if document.get("level") == Level.ANONYMOUS:
        yield from columns_in_words(document)
    elif shown:
        yield from _of_sheet(shown)
    elif row.content.get("level") == Level.COUNTED:
        yield _("Nothing by itself"), _("It is a number in the tables of people who are only counted.")
    else:
        yield (
            _("Nothing"),
            _("No published source supports its name. One that does must be public, or in this selection."),
        )


def _of_sheet(shown: Sheet) -> Iterator[tuple[str, str]]:
    """The columns, then each claim with the numbers of its sources, then the sources with their numbers."""
    numbers: dict[str, int] = {}
    yield from ((line.label, line.value) for line in shown.lines)
    if shown.cited:
        yield _("Sources of these"), " ".join(_cited(each, numbers) for each in shown.cited)
    yield from ((_("Copy"), url) for url in shown.captures)
    for claim in shown.claims:
        values = "; ".join(f"{line.label}: {line.value}" for line in claim.lines)
        yield claim.kind, " ".join([values, *(_cited(each, numbers) for each in claim.cited)])
    if numbers:
        labels = {each.title: each.label for each in _all_cited(shown) if each.label}
        yield _("Sources"), " ".join(f"[{number}] {labels.get(title, title)}" for title, number in numbers.items())


def _titles_kept(shown: Sheet) -> list[str]:
    """Titles of restricted sources, each with the label that readers get instead."""
    pairs = {each.title: each.label for each in _all_cited(shown) if each.label}
    return [_("“%(label)s” is %(title)s") % {"label": label, "title": title} for title, label in pairs.items()]


def _all_cited(shown: Sheet) -> Iterator[CitationSheet]:
    yield from shown.cited
    for claim in shown.claims:
        yield from claim.cited


def _cited(each: CitationSheet, numbers: dict[str, int]) -> str:
    """The number of the source, given in the order in which sources come, and the quote."""
    number = numbers.setdefault(each.title, len(numbers) + 1)
    return f"[{number}] “{each.quote}”" if each.quote else f"[{number}]"


def list_of(text: str, rows: Any, user: User) -> list[Submission]:
    """The submissions of a list of people that wait: its persons and its source; none for whoever may not read it."""
    is_number = text.isascii() and text.isdecimal() and len(text) < 18
    batch = Batch.objects.readable_by(user).filter(pk=int(text)).select_related("source").first() if is_number else None
    if batch is None:
        return []
    persons = batch.rows.exclude(person=None).values("person__reference")
    asked = Q(kind="person", reference__in=persons) | Q(kind="source", reference=batch.source.reference)
    return list(
        rows.filter(asked, pk__in=awaiting_decision(None).values("pk"))
        .select_related("submitted_by")
        .order_by("-kind", "pk")
    )


def batch_of(text: str, rows: Any) -> list[Submission]:
    """The submissions whose keys a page's address names, in the order of entry; unknown ones are left out."""
    keys = [int(part) for part in text.split(",") if part.isascii() and part.isdecimal() and len(part) < 18]
    return list(rows.filter(pk__in=keys).select_related("submitted_by").order_by("pk"))
