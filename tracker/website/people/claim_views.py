"""Claims, citations and changes of a record as they are shown: in words, each with its numbered sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.models import Change, LegalInstrument, Merged, Nationality, Unit
from tracker.catalogue.people.dossier import Cited, PublicClaim
from tracker.catalogue.sources.kind import INSTRUMENTS
from tracker.catalogue.units.kind import UNITS
from tracker.lib.languages import valid_tag
from tracker.lib.territories import STATELESS, UNKNOWN, label
from tracker.vocabulary.claims import Evidence, SaidBy, Stance
from tracker.website.listing.links import nationality_url, record_url
from tracker.website.page_context import day
from tracker.website.people.claim_words import Kind
from tracker.website.source_list import publisher_of
from tracker.website.words import change_in_words, choice, language_tag, listed, reason_in_words


@dataclass(frozen=True)
class Fact:
    """One column of a claim: what it is, and what it says, in words; `lang` where it is in another language.

    `url` leads to the page of what it names; empty where that has none. `is_disputed` where a credible source
    contradicts it; `versions` leads to what disagrees, empty where that is not shown.
    """

    label: str
    words: str
    lang: str = ""
    url: str = ""
    is_disputed: bool = False
    versions: str = ""


@dataclass(frozen=True)
class Reference:
    """One citation: number and publisher of its source; in words who says so, and which facts it carries."""

    number: int
    publisher: str
    words: str
    contradicts: bool
    quote: str
    lang: str


@dataclass(frozen=True)
class ClaimView:
    """One claim ready to show."""

    facts: list[Fact]
    references: list[Reference]
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
    name: str, kind: Kind, found: Sequence[PublicClaim], *, contracts: Mapping[Any, str] | None = None
) -> Section | None:
    """The claims of one kind; None where there are none, or none of which a column is published.

    `contracts` gives the words for each contract that the claims may name, by its key.
    """
    claims = [_claim(claim, kind, contracts or {}) for claim in found]
    claims = [claim for claim in claims if claim.facts]
    has_versions = any(claim.is_conflicting for claim in claims)
    return Section(name, kind.heading, claims, has_versions) if claims else None


def _claim(claim: PublicClaim, kind: Kind, contracts: Mapping[Any, str]) -> ClaimView:
    labels = {name: text for name, (text, _) in kind.columns.items()}
    row = claim.row
    cited = sorted(claim.cited, key=lambda each: (each.citation.stance == Stance.CONTRADICTS, each.number))
    return ClaimView(
        facts=_in_a_line(list(_facts(row, kind, contracts)), kind),
        references=[reference_view(each, labels) for each in cited],
        evidence=choice(Evidence)(row.evidence),
        is_conflicting=claim.is_conflicting,
        conflict=_conflict(labels.get(row.conflict_on, row.conflict_on)),
        note=row.public_note,
    )


def _conflict(column: str) -> str:
    if not column:
        return _("A credible source disagrees. This version is shown, but not counted.")
    return _("A credible source says something else about “%(point)s”. This version is shown, but not counted.") % {
        "point": column.lower()
    }


def _facts(row: Any, kind: Kind, contracts: Mapping[Any, str]) -> Iterator[Fact]:
    if isinstance(row, Nationality) and row.kind in (STATELESS, UNKNOWN):
        yield Fact("Nationality", label(row.kind), url=nationality_url(row.kind))
        return
    for name, (text, say) in kind.columns.items():
        value = contracts.get(getattr(row, name)) if name == "contract" else getattr(row, name)
        if value not in ("", None, []):
            lang = language_tag(row) if name == "text" else ""
            unit = getattr(row, kind.units[name]) if name in kind.units else ""
            words = " ".join(filter(None, (say(value), unit)))
            if words:
                yield Fact(text, words, lang, _page_of(value, row, name))


def _in_a_line(facts: list[Fact], kind: Kind) -> list[Fact]:
    """The facts behind the first, in one line under its words, where the kind of claim is told so."""
    if not kind.lead or len(facts) < 2 or facts[0].label != kind.columns[kind.lead][0]:
        return facts
    first, *others = facts
    return [Fact(first.words, ", ".join(fact.words for fact in others))]


def _page_of(value: Any, row: Any, name: str) -> str:
    """The page of what a column names; empty where it has none."""
    if isinstance(value, Unit):
        return record_url(UNITS, value.pk)
    if isinstance(value, LegalInstrument):
        return record_url(INSTRUMENTS, value.pk)
    if isinstance(row, Nationality) and name == "territory":
        return nationality_url(value)
    return ""


def reference_view(cited: Cited, labels: Mapping[str, str]) -> Reference:
    """One citation; `labels` are the words for the columns that it may carry."""
    row = cited.citation
    said_by = listed([choice(SaidBy)(each).lower() for each in row.said_by])
    carries = listed([text.lower() for name, text in labels.items() if name in row.fields])
    parts = (
        said_by and _("said by: %(speakers)s") % {"speakers": said_by},
        row.via and _("passed on by %(publisher)s") % {"publisher": row.via},
        _("supports: %(facts)s") % {"facts": carries} if carries else _("supports all of this"),
        row.locator,
    )
    return Reference(
        number=cited.number,
        publisher=publisher_of(row.source),
        words="; ".join(filter(None, parts)),
        contradicts=row.stance == Stance.CONTRADICTS,
        quote=row.quote,
        lang=valid_tag(row.source.language),
    )


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
