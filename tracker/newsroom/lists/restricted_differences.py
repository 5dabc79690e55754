"""Restricted details of a newer version beside what the files of its persons hold: for few, each reading noted."""

from collections import defaultdict
from collections.abc import Iterable

from tracker.accounts.models import User
from tracker.intake.models import BatchRow
from tracker.intake.sheets.versions.version_of import VersionOf
from tracker.people.models import Person, RestrictedDetail, RestrictedReading
from tracker.vocabulary.course import DetailKind


class DetailsBeside:
    """Details of some rows that the files of their persons do not hold; whom the user may not see has none.

    Rows have them until they are committed; then they stand in the files.
    """

    def __init__(self, version: VersionOf, rows: Iterable[BatchRow], user: User) -> None:
        self._user = user
        with_details = {row.number: row.read["details"] for row in rows if row.read.get("details")}
        persons = {number: person for number, person in version.persons().items() if number in with_details}
        hidden = set(Person.objects.hidden_from(user).filter(pk__in=persons.values()).values_list("pk", flat=True))
        self._person = {number: person for number, person in persons.items() if person not in hidden}
        self._held: dict[tuple[int, str], list[str]] = defaultdict(list)
        details = RestrictedDetail.objects.filter(file__person__in=self._person.values()).order_by("pk")
        for person, kind, text in details.values_list("file__person", "kind", "text"):
            self._held[person, kind].append(text)
        self._new = {
            number: found
            for number, person in self._person.items()
            if (found := [each for each in with_details[number] if each[1] not in self._held[person, each[0]]])
        }

    def __bool__(self) -> bool:
        return bool(self._new)

    def of(self, number: int) -> list[dict[str, str]]:
        """The lines of a row: what the file holds, and what the row says."""
        return [
            {
                "label": str(DetailKind(kind).label),
                "before": "; ".join(self._held[self._person[number], kind]),
                "now": text,
            }
            for kind, text in self._new.get(number, ())
        ]

    def note_reading(self) -> None:
        """Write down whose details were read."""
        read = Person.objects.filter(pk__in=[self._person[number] for number in self._new])
        RestrictedReading.objects.bulk_create(
            RestrictedReading(read_by=self._user, person_reference=reference, page="version")
            for reference in read.values_list("reference", flat=True)
        )
