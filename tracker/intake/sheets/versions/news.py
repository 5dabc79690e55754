"""What a row says beside its row in the version before: what is new in it, and both side by side."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.intake.sheets.cells.units_named import unit_key

Said = tuple[str, dict[str, Any]]
"""A kind of claim and its columns, as rows keep them."""
SEX = "sex"
_UNIT = "unit_as_stated"
_NOT_COMPARED = {"preferred", "age_on", "unit_id"}
"""What follows from something else: which name is shown, the day of the list, which unit the words mean by now."""


@dataclass(frozen=True)
class Difference:
    """One claim that is not the same in both versions; None where a version has none."""

    kind: str
    before: Mapping[str, Any] | None
    now: Mapping[str, Any] | None


@dataclass(frozen=True)
class News:
    """What a row says anew, and where both versions differ."""

    claims: list[Said] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    person: dict[str, Any] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    notes_gone: list[str] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        """Whether the versions differ at all."""
        return bool(self.differences or self.notes or self.notes_gone or self.person)


@dataclass(frozen=True)
class Compared:
    """What both versions say at all: columns that one of them lacks altogether are no difference."""

    says: Collection[tuple[str, str]] | None
    """Kinds of claims and their columns that are compared; None: all, where both versions have the same columns."""
    heads: Sequence[str]
    """Of both versions, the longest first: notes begin with them."""
    heads_gone: Collection[str] = ()
    """Of columns that are not compared: one of the versions does not have them."""

    def news(self, now: Mapping[str, Any], before: Mapping[str, Any]) -> News:
        """What the read row `now` says beside `before`."""
        claims, differences = self._claims(now["claims"], before["claims"])
        sex, sex_before = now["person"].get(SEX), before["person"].get(SEX)
        if sex and sex != sex_before:
            differences.append(Difference(SEX, {SEX: sex_before} if sex_before else None, {SEX: sex}))
        texts = [self._text(note) for note in before["notes"]]
        texts_now = [self._text(note) for note in now["notes"]]
        return News(
            claims,
            [note for note, text in zip(now["notes"], texts_now, strict=True) if text not in texts],
            {name: value for name, value in now["person"].items() if before["person"].get(name) != value},
            differences,
            [
                note
                for note, text in zip(before["notes"], texts, strict=True)
                if text not in texts_now and self._head(note) not in self.heads_gone
            ],
        )

    def meaning(self, read: Mapping[str, Any]) -> str:
        """All that a row says, as it is compared: equal texts say the same."""
        claims = sorted([kind, *sorted(_compared(plain).items())] for kind, plain in self._plain(read["claims"]))
        sex = read["person"].get(SEX, "")
        notes = sorted(self._text(note) for note in read["notes"] if self._head(note) not in self.heads_gone)
        return json.dumps([claims, sex, notes], ensure_ascii=False)

    def _claims(self, now: Iterable[Said], before: Iterable[Said]) -> tuple[list[Said], list[Difference]]:
        """The claims that are said anew, and all that are not the same."""
        was = list(self._plain(before))
        said = [(each, self._one(*each)) for each in now]
        rest: list[tuple[Said, dict[str, Any]]] = []
        for each, plain in said:
            if found := next((old for old in was if _is_same((each[0], plain), old)), None):
                was.remove(found)
            elif plain:
                rest.append((each, plain))
        claims, differences = [], []
        for (kind, columns), plain in rest:
            other = self._nearest(kind, plain, was)
            if other is None or not _compared(plain).items() <= _compared(other).items():
                claims.append((kind, columns))
            differences.append(Difference(kind, other, plain))
        return claims, [*differences, *(Difference(kind, plain, None) for kind, plain in was)]

    def _nearest(self, kind: str, plain: Mapping[str, Any], was: list[Said]) -> dict[str, Any] | None:
        """Of the claims of that kind that are left, the one that has most in common; it is taken out."""
        of_kind = [columns for each, columns in was if each == kind]
        if not of_kind:
            return None
        nearest = max(of_kind, key=lambda columns: len(_compared(columns).items() & _compared(plain).items()))
        was.remove((kind, nearest))
        return nearest

    def _plain(self, claims: Iterable[Said]) -> Iterator[Said]:
        for kind, columns in claims:
            if plain := self._one(kind, columns):
                yield kind, plain

    def _one(self, kind: str, columns: Mapping[str, Any]) -> dict[str, Any]:
        return {
            column: value
            for column, value in columns.items()
            if column not in _NOT_COMPARED
            and value not in ("", None)
            and (self.says is None or (kind, column) in self.says)
        }

    def _text(self, note: str) -> str:
        """A note without the head of its column, which may have another name by now."""
        return note.removeprefix(f"{self._head(note)}: ")

    def _head(self, note: str) -> str:
        return next((head for head in self.heads if note.startswith(f"{head}: ")), "")


def _compared(plain: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a claim as both versions are compared: `в/ч 29328` and `29328` are one unit."""
    return {column: unit_key(value) if column == _UNIT else value for column, value in plain.items()}


def _is_same(one: Said, other: Said) -> bool:
    if one[0] != other[0] or one[1] == other[1]:
        return one[0] == other[0]
    return _UNIT in one[1] and _compared(one[1]) == _compared(other[1])


def said_columns(reads: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    """The kinds of claims and their columns that any of the rows says."""
    return {
        (kind, column)
        for read in reads
        for kind, columns in read["claims"]
        for column, value in columns.items()
        if value not in ("", None)
    }
