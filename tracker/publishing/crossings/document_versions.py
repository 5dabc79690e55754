"""Documents of the log in the version of today, whenever they were written.

A document says its version (`version`; one written before there were any is 1). Whoever renames a column or a stored
value of a vocabulary adds a step to the crossing's `steps`; entries are never rewritten, so their hashes stay.
"""

import json
from collections.abc import Mapping
from typing import cast

from tracker.publishing.crossings.crossing import D, Step
from tracker.publishing.crossings.register import BY_KIND
from tracker.publishing.models import ANONYMOUS, COUNTED, RELEASE
from tracker.review.content import Content

STEPS: Mapping[str, tuple[Step, ...]] = {ANONYMOUS: (), COUNTED: (), RELEASE: ()}
"""Of the kinds of entry that stand for no record."""


class NewerDocument(Exception):
    """A document of the log that a later version of this program wrote."""


def number_of_steps() -> int:
    """How many steps there are in all: with each more, rows may come out differently from the same log."""
    return sum(len(steps) for steps in (*(each.steps for each in BY_KIND.values()), *STEPS.values()))


def steps_of(kind: str) -> tuple[Step, ...]:
    """The steps of a kind's documents, the first from version 1 to version 2."""
    return BY_KIND[kind].steps if kind in BY_KIND else STEPS.get(kind, ())


def with_version(kind: str, document: D) -> D:
    """A document that was made just now, with its version number."""
    return cast("D", {**document, "version": len(steps_of(kind)) + 1})


def as_of_today(kind: str, document: Content) -> Content:
    """A document of any earlier version as it would be written today.

    Raises `NewerDocument` where it comes from a later version of the program.
    """
    steps = steps_of(kind)
    version = document.get("version", 1)
    if version > len(steps) + 1:
        raise NewerDocument(
            f"The publication log holds a document of kind “{kind}” in version {version}; this program reads versions "
            f"up to {len(steps) + 1}. Install the version of the program that wrote it, or a later one."
        )
    read = dict(document)
    for step in steps[version - 1 :]:
        read = step(read)
    return with_version(kind, read)


def read_document(kind: str, text: str) -> Content:
    """The document of an entry from its JSON, as of today; empty where the entry has none, or was emptied."""
    document = json.loads(text or "{}")
    return as_of_today(kind, document) if document else {}
