"""A row of a list as the person it would become reads: names, claims, what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from tracker.intake.models import BatchColumn, BatchRow
from tracker.intake.sheets.bringing.mending import HIDDEN
from tracker.intake.sheets.cells.cell_values import cell_text
from tracker.intake.sheets.records.committing import MODELS
from tracker.intake.sheets.rows.mends import cells_of
from tracker.lib.dates.partial_dates import in_words
from tracker.lib.territories import territories
from tracker.units.models import Unit
from tracker.vocabulary.course import DetailKind
from tracker.vocabulary.intake import RowOutcome
from tracker.vocabulary.people import Sex

_NOT_SHOWN = {"preferred"}


class RowsInWords:
    """Rows in words, the units they name looked up once."""

    def __init__(self, rows: Iterable[BatchRow], columns: Iterable[BatchColumn]) -> None:
        self.rows = list(rows)
        self._heads = {each.number: each for each in columns}
        units = {said.get("unit_id") for row in self.rows for _kind, said in row.read.get("claims", [])} - {None}
        self._units = {unit.pk: str(unit) for unit in Unit.objects.with_name().filter(pk__in=units)}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            yield self.in_words(row)

    def in_words(self, row: BatchRow) -> dict[str, Any]:
        """Number, name, lines of claims, notes, restricted kinds, complaints with their columns."""
        claims = row.read.get("claims", [])
        names = [said["text"] for kind, said in claims if kind == "name"]
        sex = row.read.get("person", {}).get("sex")
        lines = [self.line(kind, said) for kind, said in claims if kind != "name"]
        return {
            "row": row,
            "name": names[0] if names else _("Taken away") if row.outcome == RowOutcome.UNDONE else _("No name"),
            "names": names[1:],
            "locator": row.read.get("locator", ""),
            "sex": str(Sex(sex).label) if sex else "",
            "mended": list(self._mended(row)),
            "lines": lines,
            "notes": row.read.get("notes", []),
            "restricted": [f"{DetailKind(kind).label}: {HIDDEN}" for kind, _text in row.read.get("details", [])],
            "complaints": [self._complaint(each) for each in row.complaints],
        }

    def _mended(self, row: BatchRow) -> Iterator[dict[str, Any]]:
        """The cells that somebody mended, as the list has them and as they are read."""
        for number, mend in row.mended.items():
            column = self._heads.get(int(number))
            # What the list had there is gone with an undo.
            if column is not None and None not in (mend["was"], mend["now"]):
                was, now = (cell_text(cells_of([mend[side] or ""])[0]) for side in ("was", "now"))
                is_hidden = column.is_restricted
                yield {
                    "head": column.head,
                    "was": HIDDEN if is_hidden else was,
                    "now": HIDDEN if is_hidden else now,
                    "of": f"L-{mend['of']}" if mend["of"] else "",
                }

    def _complaint(self, complaint: Mapping[str, Any]) -> dict[str, Any]:
        column = self._heads.get(complaint["column"])
        is_hidden = column is not None and column.is_restricted
        is_told = is_hidden or not complaint["value"] or complaint["value"] in complaint["sentence"]
        return {
            "head": column.head if column else "",
            "value": "" if is_told else complaint["value"],
            "sentence": complaint["sentence"] if not is_hidden else _("A restricted cell cannot be read."),
            "kind": complaint["kind"],
        }

    def line(self, kind: str, said: Mapping[str, Any]) -> dict[str, str]:
        """A claim in one line, its columns in the order of the model."""
        model: Any = MODELS[kind]
        values = []
        for field in model._meta.concrete_fields:
            value = said.get(field.attname)
            if (
                value in (None, "")
                or field.name in _NOT_SHOWN
                or (kind == "nationality" and field.name == "kind" and "territory_id" in said)
            ):
                continue
            values.append(self._units.get(value, "") if field.name == "unit" else _value(field, value))
        return {"label": str(model._meta.verbose_name), "text": "; ".join(filter(None, values))}


def _value(field: Any, value: Any) -> str:
    choices = dict(field.flatchoices) if getattr(field, "choices", None) else {}
    if value in choices:
        return str(choices[value])
    if field.is_relation:
        return _territory(value)
    if field.name.endswith("on"):
        return in_words(str(value))
    if field.name == "term_months":
        return _("%(number)s months") % {"number": value}
    return str(value)


def _territory(code: str) -> str:
    known = territories().get(code)
    return known.en if known else code
