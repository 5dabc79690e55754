"""Publishing the starting data in the names of two machine accounts that cannot log in."""

from django.db import transaction

from tracker.intake.account import LOADER, machine_account
from tracker.intake.models import LoadedRow
from tracker.publishing.actions import publish
from tracker.publishing.crossings.register import KINDS
from tracker.publishing.crossings.sources import SOURCE
from tracker.publishing.models import Standing
from tracker.review.actions import submit
from tracker.review.content import Content, record_kind
from tracker.review.editors import editors_since_publication

CHECKER = "starting-data-checker"
_KINDS = tuple(kind for kind in KINDS if kind != SOURCE.kind)
"""Sources come with what cites them."""


@transaction.atomic
def publish_starting_data() -> int:
    """Submit and approve what was loaded and never published; give the number of records.

    What was withdrawn does not come back; what a person has edited since waits for a person's approval.
    """
    loader, checker = machine_account(LOADER), machine_account(CHECKER)
    ready = {kind: _untouched(kind, _ready(kind), {loader.pk}) for kind in _KINDS}
    cited = {source for kind in _KINDS for source in _sources(kind, ready[kind])}
    ready = {SOURCE.kind: _untouched(SOURCE.kind, _unpublished(SOURCE.kind, cited), {loader.pk}), **ready}
    submissions = [
        submission
        for kind, references in ready.items()
        if references
        for submission in submit(kind=kind, references=references, by=loader)
    ]
    if submissions:
        publish(submissions, by=checker)
    return len(submissions)


def _ready(kind: str) -> list[str]:
    rows = LoadedRow.objects.filter(kind=kind, is_ready=True)
    return _unpublished(kind, set(rows.values_list("reference", flat=True)))


def _unpublished(kind: str, references: set[str]) -> list[str]:
    """Those that were never published and are still there."""
    there = record_kind(kind).model._default_manager.filter(reference__in=references)
    known = Standing.objects.filter(kind=kind, reference__in=references)
    return sorted(set(there.values_list("reference", flat=True)) - set(known.values_list("reference", flat=True)))


def _untouched(kind: str, references: list[str], by: set[int]) -> list[str]:
    """Those that nobody but the loader has changed."""
    editors = editors_since_publication(record_kind(kind), references)
    return [reference for reference in references if editors[reference] <= by]


def _sources(kind: str, references: list[str]) -> set[str]:
    """References of all sources that the records cite."""
    contents = record_kind(kind).contents(references).values()
    return {source for content in contents for source in _cited(content)}


def _cited(content: Content) -> set[str]:
    if "citations" not in content:
        return {content["source"]} if "source" in content else set()
    return {citation["source"] for citation in content["citations"]}
