"""Claims, citations and changes of a record as they are shown: in words, each with its numbered sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.models import Change, LegalInstrument, Merged, Nationality, Unit
from tracker.catalogue.people.dossier import PublicClaim
from tracker.catalogue.sources.kind import INSTRUMENTS
from tracker.catalogue.units.kind import UNITS
from tracker.lib.territories import STATELESS, UNKNOWN, label
from tracker.vocabulary.claims import Evidence, Stance
from tracker.website.listing.links import nationality_url, record_url
from tracker.website.page_context import day
from tracker.website.people.claim_words import Kind
from tracker.website.words import change_in_words, choice, language_tag, reason_in_words


@dataclass(frozen=True)
class Fact:
    """One column of a claim: what it is, and what it says, in words; `lang` where it is in another language.

    `url` leads to the page of what it names; empty where that has none. `is_disputed` where a credible source
    contradicts it; `versions` leads to what disagrees, empty where that is not shown. `numbers` are those of the
    sources that carry this fact and not all of its claim; `is_plain` where the words need no label to be understood.
    """

    label: str
    words: str
    lang: str = ""
    url: str = ""
    is_disputed: bool = False
    versions: str = ""
    numbers: Sequence[int] = ()
    is_plain: bool = False


@dataclass(frozen=True)
class ClaimView:
    """One claim ready to show: its facts, the sources of all of them, and those that contradict it.

    `evidence` is empty where it is that of the whole record, which is said once.
    """

    facts: list[Fact]
    numbers: list[int]
    against: list[int]
    evidence: str
    is_conflicting: bool
    conflict: str
    note: str


@dataclass(frozen=True)
class Section:
    """All claims of one kind under their heading; conflicting versions stand beside the accepted one."""

    kind: str
    heading: str
    claims: list[ClaimView]
    has_versions: bool


def section(
    name: str,
    kind: Kind,
    found: Sequence[PublicClaim],
    *,
    contracts: Mapping[Any, str] | None = None,
    evidence: str = "",
) -> Section | None:
    """The claims of one kind; None where there are none, or none of which a column is published.

    `contracts` gives the words for each contract that the claims may name, by its key; `evidence` is the level of the
    whole record.
    """
    claims = [_claim(claim, kind, contracts or {}, evidence) for claim in found]
    claims = [claim for claim in claims if claim.facts]
    has_versions = any(claim.is_conflicting for claim in claims)
    return Section(name, kind.heading, claims, has_versions) if claims else None


def _claim(claim: PublicClaim, kind: Kind, contracts: Mapping[Any, str], evidence: str) -> ClaimView:
    row = claim.row
    facts = list(_facts(claim, kind, contracts))
    is_same = len({tuple(fact.numbers) for fact in facts}) == 1
    conflict_on = str(kind.columns[row.conflict_on][0]) if row.conflict_on in kind.columns else row.conflict_on
    return ClaimView(
        facts=[replace(fact, numbers=()) for fact in facts] if is_same else facts,
        numbers=list(facts[0].numbers) if is_same else [],
        against=sorted({each.number for each in claim.cited if each.citation.stance == Stance.CONTRADICTS}),
        evidence=choice(Evidence)(row.evidence) if row.evidence != evidence else "",
        is_conflicting=claim.is_conflicting,
        conflict=_conflict(conflict_on),
        note=row.public_note,
    )


def carried_by(claim: PublicClaim, columns: Sequence[str], stance: str = Stance.SUPPORTS) -> list[int]:
    """Numbers of the sources that support (or contradict) any of the columns, each once."""
    return sorted(
        {
            cited.number
            for cited in claim.cited
            if cited.citation.stance == stance and (not cited.citation.fields or {*cited.citation.fields} & {*columns})
        }
    )


def carriers(claims: Sequence[PublicClaim], columns: Sequence[str]) -> tuple[list[int], bool]:
    """Numbers of the sources that carry all of it by themselves; where none does, of all that carry some of it.

    The second value is True where only several together carry it: a number behind a sentence says that the whole of it
    stands in that source.
    """
    each = [{*carried_by(claim, (column,))} for claim in claims for column in columns]
    whole = set.intersection(*each) if each else set()
    some = set().union(*each)
    return sorted(whole or some), not whole and len(some) > 1


def _conflict(column: str) -> str:
    if not column:
        return _("A credible source disagrees. This version is shown, but not counted.")
    return _("A credible source says something else about “%(point)s”. This version is shown, but not counted.") % {
        "point": column.lower()
    }


def _facts(claim: PublicClaim, kind: Kind, contracts: Mapping[Any, str]) -> Iterator[Fact]:
    row: Any = claim.row
    if isinstance(row, Nationality) and row.kind in (STATELESS, UNKNOWN):
        numbers = carried_by(claim, ("kind",))
        yield Fact("Nationality", label(row.kind), url=nationality_url(row.kind), numbers=numbers, is_plain=True)
        return
    for name, (text, say) in kind.columns.items():
        value = contracts.get(getattr(row, name)) if name == "contract" else getattr(row, name)
        if value in ("", None, []):
            continue
        unit = getattr(row, kind.units[name]) if name in kind.units else ""
        if words := " ".join(filter(None, (say(value), unit))):
            yield Fact(
                str(text),
                words,
                language_tag(row) if name == "text" else "",
                _page_of(value, row, name),
                numbers=carried_by(claim, (name, kind.units.get(name, name))),
                is_plain=name in kind.plain,
            )


def _page_of(value: Any, row: Any, name: str) -> str:
    """The page of what a column names; empty where it has none."""
    if isinstance(value, Unit):
        return record_url(UNITS, value.pk)
    if isinstance(value, LegalInstrument):
        return record_url(INSTRUMENTS, value.pk)
    if isinstance(row, Nationality) and name == "territory":
        return nationality_url(value)
    return ""


@dataclass(frozen=True)
class ChangeView:
    """One entry of the record's own history."""

    on: str
    what: str
    note: str
    entry: str


def change_views(changes: Sequence[Change]) -> list[ChangeView]:
    """What happened to the record, the latest first."""
    before = [*(row.action for row in changes[1:]), None]
    return [_change(row, before=earlier) for row, earlier in zip(changes, before, strict=False)]


def with_merges(changes: Sequence[Change], merged: Sequence[Merged]) -> list[ChangeView]:
    """The same, with the records that were merged into this one, each on its day."""
    own = [(row.at, row.entry, view) for row, view in zip(changes, change_views(changes), strict=True)]
    came = [
        (
            row.at,
            row.entry,
            ChangeView(
                day(row.at),
                _("%(reference)s was merged into this record") % {"reference": row.reference},
                "",
                str(row.entry),
            ),
        )
        for row in merged
    ]
    return [view for *_, view in sorted([*own, *came], key=lambda each: each[:2], reverse=True)]


def _change(row: Change, *, before: str | None) -> ChangeView:
    did = change_in_words(row.action, before=before, note=row.note)
    return ChangeView(day(row.at), did, row.note or reason_in_words(row.reason), str(row.entry))
