"""What rows that are ready would become: new persons, alone or with other rows, or more of somebody who is there."""

from dataclasses import dataclass, field

from tracker.intake.models import Batch
from tracker.intake.sheets.persons.same_persons import People, same_people
from tracker.intake.sheets.versions.version_of import VersionOf
from tracker.vocabulary.intake import PairDecision, RowOutcome


@dataclass(frozen=True)
class Becoming:
    """Of rows that are not one new person each, with whom they go; the others are counted."""

    people: dict[int, People] = field(default_factory=dict)
    new_persons: int = 0
    """How many persons there would be more."""
    known_persons: int = 0
    """To how many persons of the database rows add."""
    unchanged_persons: int = 0
    """Of a newer version, of how many persons it says the same as before."""


def becoming(batch: Batch) -> Becoming:
    """What the rows that are ready and not left out would become, as it is decided now."""
    going = batch.rows.filter(outcome=RowOutcome.READY, is_left_out=False)
    known = VersionOf(batch).persons()
    pairs = batch.pairs.filter(decision=PairDecision.SAME).values_list("row", "other_row")
    joined = {number for pair in pairs for number in pair if number} | known.keys()
    numbers = list(going.filter(number__in=joined).values_list("number", flat=True))
    groups = list(same_people(batch, numbers, known))
    same = set(going.filter(is_changed=False).exclude(earlier=None).values_list("number", flat=True))
    unchanged = {each.person for each in groups if each.person and same.issuperset(each.rows)}
    added = {each.person for each in groups if each.person} - unchanged
    alone = going.count() - len(numbers)
    new = alone + sum(not each.person for each in groups)
    of_rows = {number: each for each in groups for number in each.rows if each.person or len(each.rows) > 1}
    return Becoming(of_rows, new, len(added), len(unchanged))
