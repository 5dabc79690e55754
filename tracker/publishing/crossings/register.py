"""All kinds of record that cross the bridge, and those that never do; everything else in publishing reads these."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from tracker.catalogue import models as public
from tracker.catalogue.kinds import KINDS as PUBLIC_KINDS
from tracker.figures.models import FigureLink
from tracker.lib.database.picking import picked
from tracker.publishing.crossings.crossing import AnyCrossing, AnyPublished
from tracker.publishing.crossings.figures import CLAIMANT, FIGURE
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.sources import INSTRUMENT, SOURCE
from tracker.publishing.crossings.statements import STATE_ACTION, STATEMENT
from tracker.publishing.crossings.units import SITE, UNIT
from tracker.publishing.link_targets import LinkTargets
from tracker.review.content import Content
from tracker.sources.models import Claim

CROSSINGS: tuple[AnyCrossing, ...] = (
    SOURCE,
    SITE,
    INSTRUMENT,
    UNIT,
    PERSON,
    CLAIMANT,
    FIGURE,
    STATEMENT,
    STATE_ACTION,
)
"""In the order in which they are published and applied: each behind all that it links to."""

BY_KIND: Mapping[str, AnyCrossing] = {each.kind: each for each in CROSSINGS}
KINDS = tuple(BY_KIND)

NEVER_CROSS: Mapping[str, str] = {
    "recruiter": "Nobody is named as a recruiter; kind and country cross over on the contract.",
    "request": "Letters to the newsroom are nobody else's business.",
}
"""Kinds that are reviewed, or kept like records, and have no public side; and why."""

DERIVED: tuple[type[models.Model], ...] = (
    public.Change,
    public.ChangedNumbers,
    public.CountedCell,
    public.Generation,
    public.Gone,
    public.MadeAnew,
    public.Merged,
    public.PersonTerms,
    *public.RELEASES,
    public.Term,
    public.UnitAncestor,
)
"""Public tables that follow from the log itself or from many records together, and belong to no kind of record."""


def crossing(kind: str) -> AnyCrossing:
    """How the kind crosses; raises `KeyError` where it never does."""
    return BY_KIND[kind]


def named_by(kind: str) -> str:
    """The kind of claim that gives the name of such records; empty where they have a name of their own, or none."""
    return BY_KIND[kind].named_by if kind in BY_KIND else ""


def claims_of(kind: str) -> tuple[type[Claim] | type[FigureLink], ...]:
    """The newsroom's tables of what is claimed about such records, in the order of their page."""
    return BY_KIND[kind].claims if kind in BY_KIND else ()


def public_document(kind: str, content: Content) -> Content:
    """The public document of one approved record, as it is written to the log.

    It holds the record's own public values and references to others; what becomes of those references is
    decided when it is applied, by what is published then.
    """
    return {**BY_KIND[kind].document(content), "version": BY_KIND[kind].version}


def public_rows(kind: str, published: AnyPublished, targets: LinkTargets) -> list[models.Model]:
    """The public rows of a record that its document gives, its own first; empty where nothing of it may be shown."""
    return BY_KIND[kind].rows(published, targets)


def link_targets(references: Iterable[str]) -> LinkTargets:
    """Which of the references are published now; a few queries, however many."""
    by_letter: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        by_letter[reference[0]].add(reference)
    return LinkTargets(
        {
            each.kind: _published(each, set().union(*map(by_letter.__getitem__, PUBLIC_KINDS[each.kind].prefixes)))
            for each in _LINKED_TO
        }
    )


_LINKED_TO = [each for each in CROSSINGS if any(each.kind in other.links_to for other in CROSSINGS)]


def _published(kind: AnyCrossing, references: set[str]) -> dict[str, Any]:
    if kind.facts is not None:
        return kind.facts(references)
    return dict.fromkeys(
        (reference for (reference,) in picked(kind.model, "reference", references, ["reference"])), True
    )


def add_target(targets: LinkTargets, kind: str, reference: str, content: Content) -> None:
    """Let rows link to a record that is about to appear, as far as that follows from its content alone."""
    facts = BY_KIND[kind].facts_of_content
    if facts is not None:
        targets.of(kind).setdefault(reference, facts(content))
