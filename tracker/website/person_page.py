"""One person's page: claims in words, each with its numbered sources and who said so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tracker.catalogue.dossier import Cited, Dossier, ShownClaim
from tracker.catalogue.models import Change, Person, PersonClaim
from tracker.lib.territories import label
from tracker.lib.vocabulary import Evidence, FateKind, SaidBy, Sex, Side, Stance, Stratum
from tracker.website.claim_columns import KINDS, RECORD_COLUMNS, Kind
from tracker.website.frame import day
from tracker.website.people_rows import Spelling
from tracker.website.source_list import publisher_of, source_view
from tracker.website.words import choice, date_in_words, language_tag, listed

_DID = {"publish": "Published", "withdraw": "Withdrawn", "merge": "Merged"}


@dataclass(frozen=True)
class Fact:
    """One column of a claim: what it is, and what it says, in words; `lang` where it is in another language."""

    label: str
    words: str
    lang: str = ""


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


def context(found: Dossier) -> dict[str, Any]:
    """What the person's template needs, all of it ready to print."""
    person = found.person
    preferred = next((name for name in found.names if name.text == person.name), None)
    return {
        "reference": person.reference,
        "name": Spelling(person.name, language_tag(preferred) if preferred else ""),
        "other_names": [Spelling(name.text, language_tag(name)) for name in found.names if name.text != person.name],
        "summary": person.public_summary,
        "glance": list(_glance(found)),
        "about": [_reference(cited, RECORD_COLUMNS) for cited in found.about],
        "sections": [section for kind in KINDS if (section := _section(kind, found))],
        "sources": [source_view(number, source) for number, source in enumerate(found.sources, 1)],
        "changes": [_change(row, is_first=row is found.changes[-1]) for row in found.changes],
        "published": day(person.published_at),
        "changed": day(person.changed_at),
        "json": reverse("api-person", args=[person.reference]),
        "page": reverse("person", args=[person.reference]),
    }


def _glance(found: Dossier) -> Iterator[Fact]:
    """The answers most readers come for, first."""
    person = found.person
    fate = choice(FateKind)(person.fate_now) if person.fate_now else "Not known"
    yield Fact("Fate", ", ".join(filter(None, (fate, _fate_on(found)))))
    yield Fact("Nationality", listed([label(code) for code in person.nationalities]) or "Not known")
    yield Fact("Sex", choice(Sex)(person.sex) if person.sex else "Not known")
    for row in found.recruitments:
        on = date_in_words(row.on)
        basis = f"by the first {row.basis}" + (f", {on}" if on else "")
        yield Fact(f"Counted on {choice(Side)(row.side)} side as", f"{choice(Stratum)(row.stratum)} ({basis})")
    if not found.recruitments:
        yield Fact("Counted as", "Not counted as a recruited foreigner")
    yield Fact("Level of evidence", _level(person))


def _fate_on(found: Dossier) -> str:
    rows: list[Any] = [claim.row for claim in found.of("fate") if not claim.is_conflicting]
    return next((date_in_words(row.on) for row in rows if row.kind == found.person.fate_now and row.on), "")


def _level(person: Person) -> str:
    if not person.evidence:
        return "Not known"
    level, number = choice(Evidence)(person.evidence), person.independent_publishers
    if person.evidence == Evidence.SEVERAL_PUBLISHERS or not number:
        return level + (f" ({number})" if number else "")
    return f"{level}; {number} independent publisher{'' if number == 1 else 's'}"


def _section(kind: str, found: Dossier) -> Section | None:
    shown, contracts = KINDS[kind], _contracts(found)
    claims = [_claim(claim, shown, contracts) for claim in found.of(kind)]
    # A claim of which no column is published says nothing here.
    claims = [claim for claim in claims if claim.facts]
    has_versions = any(claim.is_conflicting for claim in claims)
    return Section(kind, shown.heading, claims, has_versions) if claims else None


def _contracts(found: Dossier) -> dict[Any, str]:
    """How each contract is called where another claim names it; nothing where there is one only."""
    rows: list[Any] = [claim.row for claim in found.of("contract")]
    if len(rows) == 1:
        return {}
    return {row.key: f"signed {date_in_words(row.signed_on) or 'on an unknown day'}" for row in rows}


def _claim(claim: ShownClaim, kind: Kind, contracts: Mapping[Any, str]) -> ClaimView:
    labels = {name: text for name, (text, _) in kind.columns.items()}
    row = claim.row
    cited = sorted(claim.cited, key=lambda each: (each.citation.stance == Stance.CONTRADICTS, each.number))
    return ClaimView(
        facts=list(_facts(row, kind, contracts)),
        references=[_reference(each, labels) for each in cited],
        evidence=choice(Evidence)(row.evidence),
        is_conflicting=claim.is_conflicting,
        conflict=_conflict(labels.get(row.conflict_on, row.conflict_on)),
        note=row.public_note,
    )


def _conflict(column: str) -> str:
    about = f" on “{column.lower()}”" if column else ""
    return f"A credible source disagrees{about}. Kept and shown; not counted."


def _facts(row: PersonClaim, kind: Kind, contracts: Mapping[Any, str]) -> Iterator[Fact]:
    if getattr(row, "kind", "") in ("stateless", "unknown"):
        yield Fact("Nationality", label(getattr(row, "kind", "")))
        return
    for name, (text, say) in kind.columns.items():
        value = contracts.get(getattr(row, name)) if name == "contract" else getattr(row, name)
        if value not in ("", None, []):
            unit = getattr(row, kind.units[name]) if name in kind.units else ""
            words = " ".join(filter(None, (say(value), unit)))
            yield Fact(text, words, language_tag(row) if name == "text" else "")  # type: ignore[arg-type]


def _reference(cited: Cited, labels: Mapping[str, str]) -> Reference:
    row = cited.citation
    said_by = listed([choice(SaidBy)(each).lower() for each in row.said_by])
    carries = listed([text.lower() for name, text in labels.items() if name in row.fields])
    parts = (
        said_by and f"said by: {said_by}",
        row.via and f"relayed by {row.via}",
        f"for: {carries}" if carries else "for all of this",
        row.locator,
    )
    return Reference(
        number=cited.number,
        publisher=publisher_of(row.source),
        words="; ".join(filter(None, parts)),
        contradicts=row.stance == Stance.CONTRADICTS,
        quote=row.quote,
        lang=row.source.language,
    )


@dataclass(frozen=True)
class ChangeView:
    """One entry of the record's own history."""

    on: str
    what: str
    note: str
    entry: str


def _change(row: Change, *, is_first: bool) -> ChangeView:
    did = _DID.get(row.action, row.action.capitalize())
    if row.action == "publish" and not is_first:
        did = "Changed"
    return ChangeView(day(row.at), did, row.note, str(row.entry))
