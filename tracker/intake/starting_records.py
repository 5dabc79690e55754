"""Records of the starting data that one row says whole: figures, statements, state actions; each cited to its page."""

from collections.abc import Mapping
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models

from tracker.figures.models import ClaimRecord, FigureCitation
from tracker.intake.complaints import Account
from tracker.intake.models import LoadedRow
from tracker.intake.starting_files import Row
from tracker.intake.starting_sources import Sources
from tracker.intake.starting_units import COLLECTION
from tracker.vocabulary.claims import ClaimStatus, SaidBy
from tracker.vocabulary.figures import Position, position

_SPEAKER = {
    Position.HOME_STATE.value: SaidBy.OWN_STATE,
    Position.RECRUITING_SIDE.value: SaidBy.RECRUITING_SIDE,
    Position.OPPOSING_SIDE.value: SaidBy.OPPOSING_SIDE,
}


class RecordLoader:
    """Makes a record of a row and cites it; what cannot be understood becomes a complaint."""

    def __init__(self, sources: Sources, account: Account) -> None:
        self.sources, self.account = sources, account

    def columns(self, row: Row, cells: Mapping[str, str]) -> dict[str, Any]:
        """What the cells say; a blank one leaves the column's own default."""
        return {column: row[cell] for column, cell in cells.items() if row[cell]} | {"status": ClaimStatus.ACCEPTED}

    def is_sound(self, file: str, name: str, made: models.Model, cells: Mapping[str, str]) -> bool:
        """Whether the row can be loaded; cells that cannot be understood are left out, each with a complaint."""
        try:
            made.full_clean(exclude={"key"})
        except ValidationError as errors:
            for column, texts in errors.message_dict.items():
                cell = cells.get(column, cells.get(f"{column}_id", ""))
                value = str(getattr(made, column, "")) if cell else ""
                self.account.complain(file, name, column=cell, value=value, what=f"{' '.join(texts)} Left out.")
                if cell:
                    field: Any = made._meta.get_field(column)
                    setattr(made, field.attname, field.get_default())
            return self._is_whole(made)
        return True

    def _is_whole(self, made: models.Model) -> bool:
        try:
            made.full_clean(exclude={"key"})
        except ValidationError:
            return False
        return True

    def saved(self, kind: str, file: str, name: str, row: Row, record: ClaimRecord, *, is_ready: bool = True) -> Any:
        """Save the record, cited to its page; one that is not ready stays a draft."""
        record.save()
        source = self.sources.of_publication(row)
        if source.publisher != row["publisher"]:
            self.complain(file, name, row, "publisher", f"the same page is “{source.publisher}” elsewhere; one source")
        about = cast("dict[str, Any]", {kind: record})
        FigureCitation.objects.create(source=source, said_by=_said_by(row), **about)
        reference = cast("Any", record).reference
        note_row(kind, name, reference, is_ready=is_ready)
        return record

    def complain(self, file: str, name: str, row: Row, cell: str, what: str) -> None:
        """Complain of one cell of a row."""
        self.account.complain(file, name, column=cell, value=row[cell], what=what)


def cells_of(row: Row, cells: Mapping[str, str]) -> dict[str, Any]:
    """All cells of a row by their columns, blank ones too."""
    return {column: row[cell] for column, cell in cells.items()}


def _said_by(row: Row) -> list[str]:
    """Who speaks: told only where the claimant is a state body whose state has a part in it; actions name none."""
    if not row.get("claimant_state_iso2"):
        return []
    stands = position(
        kind=row["claimant_kind"],
        state=row["claimant_state_iso2"],
        side=row["recruiting_country_iso2"],
        nationality=row["nationality_iso2"],
    )
    return [_SPEAKER[stands]] if stands in _SPEAKER else []


def note_row(kind: str, row: str, reference: str, *, is_ready: bool) -> None:
    """Keep which record a row became."""
    LoadedRow.objects.create(collection=COLLECTION, row=row, kind=kind, reference=reference, is_ready=is_ready)
