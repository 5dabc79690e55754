"""A newer version of a list beside the one before: whose rows are whose, what is new, what is gone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db import models

from tracker.intake.models import Batch, BatchRow
from tracker.intake.sheets.rows.outcomes import WITH_RECORDS
from tracker.intake.sheets.versions.earlier_rows import Earlier, compared, earlier_of, rows_before
from tracker.intake.sheets.versions.news import News
from tracker.vocabulary.intake import FoundBy, RowOutcome


@dataclass(frozen=True)
class VersionOf:
    """A list beside the version before; of a list that is no newer version there is nothing to tell."""

    batch: Batch

    @cached_property
    def earlier(self) -> dict[int, Earlier]:
        """By number of a row its earlier one."""
        return earlier_of(self.batch) if self.batch.version_of_id else {}

    def persons(self) -> dict[int, int]:
        """By number of a row the person that its earlier one is."""
        if not self.earlier:
            return {}
        of_numbers = dict(rows_before(self.batch).values_list("number", "person_id"))
        found = {number: of_numbers.get(earlier.number) for number, earlier in self.earlier.items()}
        return {number: person for number, person in found.items() if person}

    def news(self, rows: Iterable[BatchRow]) -> dict[int, News]:
        """By number of a row that has an earlier one what it says beside it."""
        how = compared(self.batch) if self.earlier else None
        return {row.number: how.news(row.read, before.read) for row, before in self.beside(rows)} if how else {}

    def beside(self, rows: Iterable[BatchRow]) -> Iterator[tuple[BatchRow, BatchRow]]:
        """Each of the rows that has an earlier one, with it."""
        found = [(row, self.earlier[row.number]) for row in rows if row.number in self.earlier]
        numbers = {earlier.number for _row, earlier in found}
        before = {row.number: row for row in rows_before(self.batch).filter(number__in=numbers)} if numbers else {}
        for row, earlier in found:
            if earlier.number in before:
                yield row, before[earlier.number]

    def changed(self) -> "models.QuerySet[BatchRow]":
        """Rows that say something else, or that somebody said to be a person of the version before."""
        return self._people().filter(models.Q(is_changed=True) | models.Q(number__in=self._decided()))

    def unchanged(self) -> "models.QuerySet[BatchRow]":
        """Rows that say the same as before."""
        return self._people().filter(is_changed=False).exclude(earlier=None)

    def new(self) -> "models.QuerySet[BatchRow]":
        """Rows of whom the version before has none."""
        return self._people().filter(earlier=None).exclude(number__in=self._decided())

    def gone(self) -> "models.QuerySet[BatchRow]":
        """Rows of the version before that the newer one does not have; they keep their records."""
        matched = self.batch.rows.exclude(earlier=None).values("earlier")
        decided = [self.earlier[number].number for number in self._decided()]
        return rows_before(self.batch).exclude(number__in=matched).exclude(number__in=decided)

    def _people(self) -> "models.QuerySet[BatchRow]":
        rows: models.QuerySet[BatchRow] = self.batch.rows.filter(outcome__in=(RowOutcome.READY, *WITH_RECORDS))
        return rows

    def _decided(self) -> list[int]:
        return [number for number, earlier in self.earlier.items() if earlier.found_by == FoundBy.DECIDED]
