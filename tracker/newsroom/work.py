"""The tasks of the desk in blocks, as the front page lists them: each with its list, and who is shown it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Model, QuerySet, Value, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tracker.accounts.access import ActionPermission
from tracker.accounts.models import User
from tracker.figures.models import Figure
from tracker.intake.models import Batch
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.people.listing.lacking_filters import lacking
from tracker.newsroom.publishing.unreferenced import unreferenced
from tracker.newsroom.records.entered_by import entered_by
from tracker.newsroom.review.stages import in_stage
from tracker.newsroom.review.submission_lists import address_of_record, decided_in_words, sent_back_to
from tracker.people.models import Likeness, Person, PersonQuerySet, Request
from tracker.publishing.embargoes import due, held
from tracker.publishing.models import Counted, LogEntry, WithdrawalAsked
from tracker.publishing.releases.making import since_last_release
from tracker.publishing.rows.application import applied
from tracker.publishing.small_groups.counted import number_removed
from tracker.review.content import record_kind
from tracker.review.models import Submission
from tracker.review.queues import awaiting_decision, changed_after_submission, unchanged
from tracker.sources.models import Source
from tracker.vocabulary.intake import BatchState

_ITEMS = 5
_OPEN_LISTS = (BatchState.MAPPING, BatchState.READ)


@dataclass(frozen=True)
class Item:
    """One of the records behind a task: its name, where to work on it, and the note about it."""

    label: str
    url: str
    note: str


@dataclass(frozen=True)
class Task:
    """One sort of work: what it is, what to do about it, and the rows that wait, or their number.

    The line leads to the list of `model`, filtered by `query`; who may not view that list does not see the line.
    """

    label: str | Promise
    advice: str | Promise
    model: type[Model]
    query: str
    rows: Callable[[User], QuerySet[Any] | int]
    is_urgent: bool = False
    permission: str = ""
    """Needed beside that of viewing the list; empty: none."""
    page: str = ""
    """The name of an address that is no list of rows; empty: the list of the model."""
    items: Callable[[User], Sequence[Item]] = lambda _: ()
    """The first few rows, where each has something of its own to say."""


def _sent_back(user: User) -> list[Item]:
    return [
        Item(str(row.record_name or row.reference), address_of_record(row), decided_in_words(row))  # type: ignore[attr-defined]
        for row in sent_back_to(user)[:_ITEMS]
    ]


def _lists_of(user: User) -> QuerySet[Any]:
    found: QuerySet[Any] = Batch.objects.readable_by(user).filter(made_by=user)
    return found


def _lists_with_states(user: User) -> list[Item]:
    """The latest lists; what is not committed first."""
    is_done = Case(When(state__in=_OPEN_LISTS, then=Value(0)), default=Value(1))
    lists = _lists_of(user).order_by(is_done, "-pk")[:_ITEMS]
    return [Item(str(each), change_address(each), each.get_state_display()) for each in lists]


def _visible(user: User) -> PersonQuerySet:
    return Person.objects.visible_to(user)


def _lacking(what: str) -> Callable[[User], QuerySet[Any]]:
    return lambda user: lacking(_visible(user).unmerged(), what, user=user)


BLOCKS = {
    "For you": (
        Task(
            "Sent back to you",
            "Read the note, correct the record, submit it again.",
            Submission,
            "state=returned&whose=mine",
            sent_back_to,
            is_urgent=True,
            items=_sent_back,
        ),
        Task(
            "Waiting for a second reader who is not you",
            "You changed nothing in these: you may read and decide them.",
            Submission,
            "whose=others",
            awaiting_decision,
            permission=ActionPermission.APPROVE,
        ),
        Task(
            "Yours, waiting for somebody else",
            "Nothing to do but wait.",
            Submission,
            "whose=waiting",
            lambda user: unchanged(awaiting_decision(None).filter(submitted_by=user)),
        ),
        Task(
            gettext_lazy("Changed after they were submitted"),
            gettext_lazy("Nobody can decide these: whoever changed one submits it again, as their own edit."),
            Submission,
            "whose=changed",
            lambda _: changed_after_submission(),
            is_urgent=True,
            permission=ActionPermission.SUBMIT,
        ),
        Task(
            "Records of people that you began",
            "Never submitted.",
            Person,
            "state=draft&begun=mine",
            lambda user: entered_by(in_stage(_visible(user), "draft"), record_kind("person"), user),
        ),
        Task(
            gettext_lazy("Lists of people that you brought in"),
            gettext_lazy("Each with where it stands; one that is not committed is taken up where you left it."),
            Batch,
            "whose=mine",
            _lists_of,
            items=_lists_with_states,
        ),
    ),
    "Letters": (
        Task(
            "Overdue",
            "The day for an answer has passed.",
            Request,
            "state=overdue",
            lambda _: Request.objects.overdue(),
            is_urgent=True,
        ),
        Task(
            "Due within a week",
            "Answer, or say when.",
            Request,
            "state=due",
            lambda _: Request.objects.due_soon(),
        ),
        Task("Open", "All that nobody has answered.", Request, "", lambda _: Request.objects.open()),
    ),
    "Records that need work": (
        Task(
            "People with a claim that no source supports",
            "Give a source, or reject the claim.",
            Person,
            "claims=uncited",
            _lacking("uncited"),
        ),
        Task(
            "People with a citation without the source's words",
            "Quote the words that support the claim, or say where in the source they are.",
            Person,
            "claims=unquoted",
            _lacking("unquoted"),
        ),
        Task(
            "People with a conflict that no note explains",
            "Say what disagrees with what: without it the record cannot be published.",
            Person,
            "claims=unexplained",
            _lacking("unexplained"),
        ),
        Task(
            "Possible duplicates",
            "Put them side by side: say why they are two, or merge them.",
            Likeness,
            "",
            lambda user: Likeness.objects.open().visible_to(user),
        ),
        Task(
            "People whose level is due for review",
            "Is it still right to show as much, or as little?",
            Person,
            "level_review=due",
            lambda user: _visible(user).unmerged().filter(level_review_by__lte=timezone.now().date()),
            is_urgent=True,
        ),
        Task(
            gettext_lazy("Figures that stand in no comparison group"),
            gettext_lazy("Say which of them count the same thing: readers then see how far they are apart."),
            Figure,
            "grouped=no",
            lambda _: Figure.objects.filter(comparison_group=""),
        ),
    ),
    "What the public sees": (
        Task(
            gettext_lazy("Withdrawals that somebody asked for"),
            gettext_lazy("Withdraw the record on its page, or say why it stays."),
            WithdrawalAsked,
            "",
            lambda _: WithdrawalAsked.objects.open(),
            is_urgent=True,
            permission=ActionPermission.WITHDRAW,
        ),
        Task(
            "People changed since their published version",
            "The public still sees the old one: submit the new one.",
            Person,
            "state=changed",
            lambda user: in_stage(_visible(user), "changed"),
        ),
        Task(
            "Approved, under embargo",
            "Not public until the moment that was set.",
            Submission,
            "state=embargoed",
            lambda _: held(),
        ),
        Task(
            "Embargo over, but not published",
            "They were changed meanwhile, or none of their sources is public: open each, and submit it again.",
            Submission,
            "state=due",
            lambda _: due(timezone.now()),
            is_urgent=True,
        ),
        Task(
            "Published sources that nothing public cites any more",
            "They may still name somebody: withdraw them, or leave them on purpose.",
            Source,
            "resting=nothing",
            lambda user: unreferenced(Source.objects.readable_by(user)),
            permission=ActionPermission.WITHDRAW,
        ),
        Task(
            "People who must leave the tables of those counted only",
            "The published tables still count them: publish these anew.",
            Counted,
            "",
            lambda _: number_removed(),
            is_urgent=True,
            page="counted-tables",
        ),
        Task(
            "People who wait to enter these tables",
            "They enter the tables when enough are the same and a publisher publishes them.",
            Counted,
            "",
            lambda _: Counted.objects.filter(shown_as__isnull=True),
            page="counted-tables",
        ),
        Task(
            gettext_lazy("Published, corrected or withdrawn since the last release"),
            gettext_lazy("Make a release when others are to cite what is public now."),
            LogEntry,
            "",
            lambda _: since_last_release(),
            permission=ActionPermission.PUBLISH_COUNTED,
            page="desk-releases",
        ),
        Task(
            "Decisions that the public site does not show yet",
            "The next publication brings them. If not, tell whoever runs the site.",
            LogEntry,
            "catalogue=missing",
            lambda _: LogEntry.objects.filter(number__gt=applied()),
            is_urgent=True,
        ),
    ),
}
