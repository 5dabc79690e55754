"""What is known of the persons that rows of a list add to, so that nothing is said twice."""

from collections.abc import Sequence
from typing import Any

from tracker.people.merging.merge_plan import statement
from tracker.people.models import (
    PERSON_CLAIMS,
    Person,
    PersonCitation,
    PersonClaim,
    RestrictedDetail,
    RestrictedFile,
)


class Known:
    """What the database says of the persons that rows add to, and what this round has said of all."""

    def __init__(self, people: Sequence[int]) -> None:
        self.people = {person.pk: person for person in Person.objects.filter(pk__in=people).select_for_update()}
        self.files = {file.person_id: file for file in RestrictedFile.objects.filter(person__in=people)}
        self._said: dict[tuple[int, str, tuple[Any, ...]], PersonClaim] = {}
        self._of_words: dict[tuple[int, str, tuple[Any, ...]], PersonClaim] = {}
        self._preferred: set[int] = set()
        self._details = {
            (person, kind, text)
            for person, kind, text in RestrictedDetail.objects.filter(file__person__in=people).values_list(
                "file__person", "kind", "text"
            )
        }
        for model in PERSON_CLAIMS if people else ():
            manager: Any = model._default_manager
            for claim in manager.filter(person__in=people):
                self.add(claim.person_id, claim)
        cited = PersonCitation.objects.filter(person__in=people)
        kinds = [f"{model.KIND}_id" for model in PERSON_CLAIMS]
        self._cited = {
            (kind, row[kind], row["source_id"], row["locator"])
            for row in cited.values("source_id", "locator", *kinds)
            for kind in kinds
            if row[kind]
        }

    def same(self, person: int, claim: PersonClaim) -> PersonClaim | None:
        """The claim of that person that says the same; None where none does.

        Of the same words for a unit, one that was linked to the unit says the same as one that was not.
        """
        exact = self._said.get((person, claim.KIND, statement(claim, {})))
        if exact is not None or not (words := _words_of_unit(claim)):
            return exact
        found = self._of_words.get((person, claim.KIND, words))
        return found if found is not None and None in (_unit(claim), _unit(found)) else None

    def add(self, person: int, claim: PersonClaim) -> None:
        """Remember what is said by now."""
        self._said.setdefault((person, claim.KIND, statement(claim, {})), claim)
        if words := _words_of_unit(claim):
            self._of_words.setdefault((person, claim.KIND, words), claim)
        if getattr(claim, "preferred", False):
            self._preferred.add(person)

    def has_preferred(self, person: int) -> bool:
        """Whether one of the person's names is the preferred one."""
        return person in self._preferred

    def is_cited(self, claim: PersonClaim, source: int, locator: str) -> bool:
        """Whether the claim has that very citation."""
        return (f"{claim.KIND}_id", claim.pk, source, locator) in self._cited

    def has_detail(self, person: int, kind: str, text: str) -> bool:
        """Whether the person's file has that detail; it has from now on."""
        if (person, kind, text) in self._details:
            return True
        self._details.add((person, kind, text))
        return False


def _unit(claim: PersonClaim) -> int | None:
    unit: int | None = getattr(claim, "unit_id", None)
    return unit


def _words_of_unit(claim: Any) -> tuple[Any, ...]:
    """What a claim says that has words for a unit, whatever unit they were linked to; nothing of others."""
    if not getattr(claim, "unit_as_stated", ""):
        return ()
    unit, claim.unit_id = claim.unit_id, None
    words = statement(claim, {})
    claim.unit_id = unit
    return words
