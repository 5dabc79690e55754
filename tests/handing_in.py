"""Records handed in together with all sources they cite, as tests publish them."""

from collections.abc import Iterable

from tracker.accounts.models import User
from tracker.figures.models import Figure, StateAction, Statement
from tracker.people.models import Person
from tracker.publishing.crossings.register import KINDS
from tracker.review.actions import submit
from tracker.review.content import record_kind, record_kinds
from tracker.review.models import Submission
from tracker.sources.models import Source
from tracker.units.models import Site, Unit

Record = Person | Unit | Site | Figure | Statement | StateAction


def handed_in(records: Iterable[Record], *, by: User, leave_out: Iterable[Source] = ()) -> list[Submission]:
    """Submissions of the records, their claimants and their sources, but for those left out."""
    wanted: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for record in records:
        kind = next(kind for kind, known in record_kinds().items() if isinstance(record, known.model))
        wanted[kind].append(record.reference)
        content = record_kind(kind).contents([record.reference])[record.reference]
        wanted["source"] += [citation["source"] for citation in content.get("citations", ())]
        wanted["claimant"] += [content["claimant"]] if "claimant" in content else []
    kept = {source.reference for source in leave_out}
    wanted["source"] = [reference for reference in wanted["source"] if reference not in kept]
    return [
        each
        for kind, references in wanted.items()
        if references
        for each in submit(kind=kind, references=sorted(set(references)), by=by, unclaimed_are_mine=True)
    ]
