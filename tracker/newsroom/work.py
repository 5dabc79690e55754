"""What waits for somebody who comes to work: lines for the front page, each with its number and the list behind it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.models import User
from tracker.newsroom.people.filters import lacking
from tracker.newsroom.publishing.resting import on_which_nothing_rests
from tracker.newsroom.records.guarded_sources import without_guarded
from tracker.newsroom.records.mine import begun_by
from tracker.newsroom.review.queues import address_of_record, decided_in_words, sent_back_to
from tracker.newsroom.review.standing import in_state
from tracker.people.models import Likeness, Person, Request
from tracker.publishing.embargoes import due, held
from tracker.publishing.models import Counted, LogEntry, WithdrawalAsked
from tracker.publishing.rows.application import applied
from tracker.publishing.small_groups.counted import number_removed
from tracker.review.content import record_kind
from tracker.review.queues import changed_since, for_second_reader, unchanged
from tracker.sources.models import Source

COUNTED = 1000
_ITEMS = 5
_PATIENCE_MS = 400
"""A front page that takes longer than its numbers are worth helps nobody: a list can still be opened."""


@dataclass(frozen=True)
class Item:
    """One of the records behind a line: its name, where to work on it, and what was said of it."""

    words: str
    url: str
    said: str


@dataclass(frozen=True)
class Line:
    """One sort of work: what it is, what to do about it, the list; `number` is in words, empty where there is none."""

    words: str
    advice: str
    url: str
    number: str
    is_urgent: bool = False
    items: Sequence[Item] = ()
    """The first few, where each has something of its own to say."""


@dataclass(frozen=True)
class Block:
    """Lines that belong together."""

    heading: str
    lines: list[Line]


@dataclass(frozen=True)
class _Asked:
    words: str | Promise
    advice: str | Promise
    model: str
    query: str
    rows: Callable[[User], QuerySet[Any] | int]
    is_urgent: bool = False
    permission: str = ""
    """Beside that of reading the list; empty: none."""
    page: str = ""
    """The name of an address that is no list of rows; empty: the list of the model."""
    items: Callable[[User], list[Item]] = lambda _: []


def work_of(user: User) -> list[Block]:
    """All blocks of which the user may open at least one list; a query for each line."""
    blocks = [Block(heading, list(_lines(asked, user))) for heading, asked in _BLOCKS.items()]
    return [block for block in blocks if block.lines]


def _lines(asked: tuple[_Asked, ...], user: User) -> Iterator[Line]:
    for each in asked:
        app, _, model = each.model.partition(".")
        if user.has_perm(f"{app}.view_{model}") and (not each.permission or user.has_perm(each.permission)):
            address = reverse(each.page or f"admin:{app}_{model}_changelist")
            url = f"{address}?{each.query}" if each.query else address
            number = _number(_readable(each, user))
            items = each.items(user) if number else ()
            yield Line(str(each.words), str(each.advice), url, number, each.is_urgent, items)


def _readable(asked: _Asked, user: User) -> QuerySet[Any] | int:
    """Guarded sources are counted for their readers alone, as they are listed."""
    rows = asked.rows(user)
    return without_guarded(rows, user) if asked.model in _WITH_GUARDED and not isinstance(rows, int) else rows


_WITH_GUARDED = ("review.submission", "publishing.logentry", "publishing.withdrawalasked")


def _number(rows: QuerySet[Any] | int) -> str:
    """How many, in words, counting no further than `COUNTED` and no longer than is worth waiting for."""
    if isinstance(rows, int):
        return f"{rows:,}" if rows else ""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(_PATIENCE_MS)])
            number = rows.order_by().values("pk")[: COUNTED + 1].count()
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    except OperationalError:
        return _("not counted")
    return f"{COUNTED:,} or more" if number > COUNTED else f"{number:,}" if number else ""


def _sent_back(user: User) -> list[Item]:
    return [
        Item(str(row.record_name or row.reference), address_of_record(row), decided_in_words(row))  # type: ignore[attr-defined]
        for row in sent_back_to(user)[:_ITEMS]
    ]


def _people(state: str) -> Callable[[User], QuerySet[Any]]:
    return lambda _: in_state(Person.objects.all(), "person", state)


def _lacking(what: str) -> Callable[[User], QuerySet[Any]]:
    return lambda _: lacking(Person.objects.unmerged(), what)


_BLOCKS = {
    "For you": (
        _Asked(
            "Sent back to you",
            "Read the note, correct the record, submit it again.",
            "review.submission",
            "state=returned&whose=mine",
            sent_back_to,
            is_urgent=True,
            items=_sent_back,
        ),
        _Asked(
            "Waiting for a second reader who is not you",
            "You changed nothing in these: you may read and decide them.",
            "review.submission",
            "whose=others",
            for_second_reader,
            permission="review.approve",
        ),
        _Asked(
            "Yours, waiting for somebody else",
            "Nothing to do but wait.",
            "review.submission",
            "whose=waiting",
            lambda user: unchanged(for_second_reader(None).filter(submitted_by=user)),
        ),
        _Asked(
            gettext_lazy("Changed after they were submitted"),
            gettext_lazy("Nobody can decide these: whoever changed one submits it again, as their own edit."),
            "review.submission",
            "whose=changed",
            lambda _: changed_since(),
            is_urgent=True,
            permission="review.submit",
        ),
        _Asked(
            "Records of people that you began",
            "Never submitted.",
            "people.person",
            "state=draft&begun=mine",
            lambda user: begun_by(in_state(Person.objects.all(), "person", "draft"), record_kind("person"), user),
        ),
    ),
    "Letters": (
        _Asked(
            "Overdue",
            "The day for an answer has passed.",
            "people.request",
            "state=overdue",
            lambda _: Request.objects.overdue(),
            is_urgent=True,
        ),
        _Asked(
            "Due within a week",
            "Answer, or say when.",
            "people.request",
            "state=due",
            lambda _: Request.objects.due_soon(),
        ),
        _Asked("Open", "All that nobody has answered.", "people.request", "", lambda _: Request.objects.open()),
    ),
    "Records that need work": (
        _Asked(
            "People with a claim that no source supports",
            "Give a source, or reject the claim.",
            "people.person",
            "claims=uncited",
            _lacking("uncited"),
        ),
        _Asked(
            "People with a citation without the source's words",
            "Quote the words that support the claim, or say where in the source they are.",
            "people.person",
            "claims=unquoted",
            _lacking("unquoted"),
        ),
        _Asked(
            "People with a conflict that no note explains",
            "Say what disagrees with what: without it the record cannot be published.",
            "people.person",
            "claims=unexplained",
            _lacking("unexplained"),
        ),
        _Asked(
            "Possible duplicates",
            "Put them side by side: say why they are two, or merge them.",
            "people.likeness",
            "",
            lambda _: Likeness.objects.open(),
        ),
        _Asked(
            "People whose level is due for review",
            "Is it still right to show as much, or as little?",
            "people.person",
            "level_review=due",
            lambda _: Person.objects.unmerged().filter(level_review_by__lte=timezone.now().date()),
            is_urgent=True,
        ),
    ),
    "What the public sees": (
        _Asked(
            gettext_lazy("Withdrawals that somebody asked for"),
            gettext_lazy("Withdraw the record on its page, or say why it stays."),
            "publishing.withdrawalasked",
            "",
            lambda _: WithdrawalAsked.objects.open(),
            is_urgent=True,
            permission="publishing.withdraw",
        ),
        _Asked(
            "People changed since their published version",
            "The public still sees the old one: submit the new one.",
            "people.person",
            "state=changed",
            _people("changed"),
        ),
        _Asked(
            "Approved, under embargo",
            "Not public until the moment that was set.",
            "review.submission",
            "state=embargoed",
            lambda _: held(),
        ),
        _Asked(
            "Embargo over, but not published",
            "They were changed meanwhile, or none of their sources is public: open each, and submit it again.",
            "review.submission",
            "state=due",
            lambda _: due(timezone.now()),
            is_urgent=True,
        ),
        _Asked(
            "Published sources that nothing public cites any more",
            "They may still name somebody: withdraw them, or leave them on purpose.",
            "sources.source",
            "resting=nothing",
            lambda user: on_which_nothing_rests(Source.objects.readable_by(user), "source"),
            permission="publishing.withdraw",
        ),
        _Asked(
            "People who must leave the tables of those counted only",
            "The published tables still count them: publish these anew.",
            "publishing.counted",
            "",
            lambda _: number_removed(),
            is_urgent=True,
            page="counted-tables",
        ),
        _Asked(
            "People who wait to enter these tables",
            "They enter the tables when enough are the same and a publisher publishes them.",
            "publishing.counted",
            "",
            lambda _: Counted.objects.filter(shown_as__isnull=True),
            page="counted-tables",
        ),
        _Asked(
            "Decisions that the public site does not show yet",
            "The next publication brings them. If not, tell whoever runs the site.",
            "publishing.logentry",
            "catalogue=missing",
            lambda _: LogEntry.objects.filter(number__gt=applied()),
            is_urgent=True,
        ),
    ),
}
