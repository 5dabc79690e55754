"""What publishing knows of one kind of record: all of it, in one place for each kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import models

from tracker.accounts.models import User
from tracker.figures.models import FigureLink
from tracker.publishing.link_targets import LinkTargets
from tracker.review.content import Content
from tracker.review.models import Submission
from tracker.sources.models import Claim

D = TypeVar("D", bound=Mapping[str, object])
"""The document of a kind: one of the `TypedDict`s in `publishing.documents`."""

Step = Callable[[Content], Content]
"""Makes a document of one version into the next: takes and gives all of it."""


@dataclass(frozen=True)
class Published(Generic[D]):
    """One public record to render: its document, its last log entry, and the references that it mentions."""

    reference: str
    document: D
    entry: int
    first_published_at: datetime
    changed_at: datetime
    mentions: tuple[str, ...]


def _nothing_against(submissions: Sequence[Submission], by: User) -> None:
    """For kinds of which everything may be published that two people approve."""


@dataclass(frozen=True, kw_only=True)
class Crossing(Generic[D]):
    """One kind of record that crosses the bridge; `review.content.RecordKind` is its twin in the newsroom.

    Its letters, columns, list and pages are said once, by its twin on the public side: `catalogue.kinds`.
    """

    kind: str
    document: Callable[[Content], D]
    """From the approved content to the public document: what the policy lets through, and nothing else."""

    rows: Callable[[Published[D], LinkTargets], list[models.Model]]
    """The public rows that a document gives, the record's own first; none where nothing of it may be shown."""

    model: type[models.Model]
    """The public table of its records."""

    owned: Mapping[type[models.Model], str]
    """The public tables whose rows go with a record, each with the foreign key that says with which."""

    links_to: tuple[str, ...]
    """Kinds that its rows may link to; when one of those records changes, what names it is made anew."""

    steps: tuple[Step, ...] = ()
    """How its documents changed, the first from version 1 to version 2; see `versions`."""

    claims: tuple[type[Claim] | type[FigureLink], ...] = ()
    """The newsroom's tables of what is claimed about it, in the order of its page."""

    named_by: str = ""
    """The kind of claim that gives its name: without an accepted one that has a source, nothing of it is shown."""

    parts: Mapping[str, str] = field(default_factory=dict)
    """The lists that its document holds beside the claims, each with the newsroom's model that its rows come from."""

    redacted_with_a_name: tuple[str, ...] = ()
    """What of its document is removed with a withdrawn person whom its texts name, while other records cite it."""

    refuse: Callable[[Sequence[Submission], User], None] = _nothing_against
    """Raises `NotAllowed` for the first that the user may not publish, however well it is sourced."""

    facts: Callable[[set[str]], dict[str, Any]] | None = None
    """By public reference, what rows that link to such a record read of it; None: only that it is public."""

    facts_of_content: Callable[[Content], object] | None = None
    """The same from the content of a record that is about to be published; None: nothing links to it before then."""

    derive: Callable[[], set[str]] | None = None
    """Brings up to date what follows from all its records together; gives the references of those that changed."""

    @property
    def version(self) -> int:
        """The version in which its documents are written today."""
        return len(self.steps) + 1


AnyCrossing = Crossing[Any]
"""That of one kind or another."""

AnyPublished = Published[Any]
"""A record of one kind or another."""
