"""One person's page: claims in words, each with its numbered sources and who said so."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.catalogue.dossier import Cited, Dossier, ShownClaim
from tracker.catalogue.models import PersonClaim, Source
from tracker.lib.dates import PartialDate
from tracker.lib.territories import label
from tracker.lib.vocabulary import (
    Access,
    Evidence,
    FateKind,
    FoundIn,
    GrantBasis,
    GrantState,
    Indicator,
    Motive,
    NameKind,
    NationalityBasis,
    RecruitedHow,
    RoleClass,
    SaidBy,
    Sex,
    Side,
    SourceKind,
    Stratum,
)


@dataclass(frozen=True)
class Fact:
    """One column of a claim: what it is, and what it says, in words; `lang` where it is in another language."""

    label: str
    words: str
    lang: str = ""


@dataclass(frozen=True)
class Reference:
    """One citation: number and anchor of its source, who says so, which facts it carries."""

    number: int
    said_by: str
    carries: str
    stance: str
    locator: str
    quote: str
    via: str


@dataclass(frozen=True)
class ClaimView:
    """One claim ready to show."""

    facts: list[Fact]
    references: list[Reference]
    evidence: str
    is_conflicting: bool
    conflict_on: str
    note: str


@dataclass(frozen=True)
class Section:
    """All claims of one kind under their heading."""

    kind: str
    heading: str
    claims: list[ClaimView]


@dataclass(frozen=True)
class SourceView:
    """One numbered source."""

    number: int
    source: Source
    title: str
    kind: str
    published: str
    is_linked: bool
    captures: list[Any]


def date_in_words(text: str) -> str:
    """A partial date in words; empty for none."""
    return PartialDate.parse(text).in_words() if text else ""


def _choice(vocabulary: Any) -> Callable[[str], str]:
    return lambda value: str(vocabulary(value).label) if value in vocabulary.values else value


def _choices(vocabulary: Any) -> Callable[[Sequence[str]], str]:
    one = _choice(vocabulary)
    return lambda values: "; ".join(one(value) for value in values)


def _months(value: int) -> str:
    return f"{value} month{'' if value == 1 else 's'}"


_DATE = date_in_words
_SECTIONS: Mapping[str, tuple[str, Mapping[str, tuple[str, Callable[[Any], str]]]]] = {
    "nationality": (
        "Nationality",
        {
            "territory": ("Nationality", label),
            "basis": ("Basis", _choice(NationalityBasis)),
            "from_on": ("From", _DATE),
            "to_on": ("Until", _DATE),
        },
    ),
    "birth": (
        "Born",
        {
            "born_on": ("Born", _DATE),
            "age": ("Age", str),
            "age_on": ("At that age", _DATE),
            "territory": ("Country of birth", label),
        },
    ),
    "background": (
        "Before",
        {
            "occupation": ("Work or studies", str),
            "studies": ("Studies", str),
            "military_service": ("Earlier military service", str),
        },
    ),
    "contract": (
        "Recruitment and contract",
        {
            "side": ("Side", _choice(Side)),
            "signed_on": ("Signed", _DATE),
            "force": ("Employer", str),
            "unit": ("Unit", str),
            "unit_as_stated": ("Unit, as stated", str),
            "signed_at": ("Signed at", str),
            "signed_place": ("Place of signing", str),
            "term_months": ("Term", _months),
            "ends_on": ("Ends", _DATE),
            "rank": ("Rank", str),
            "role_promised": ("Role promised", str),
            "role_given": ("Role given", str),
            "role_class": ("Kind of work", _choice(RoleClass)),
            "found_in": ("Recruited", _choice(FoundIn)),
            "how": ("Channel", _choices(RecruitedHow)),
            "motives": ("Motives, as stated", _choices(Motive)),
            "indicators": ("Indicators, as sources state them", _choices(Indicator)),
        },
    ),
    "service": (
        "Service",
        {
            "side": ("Side", _choice(Side)),
            "unit": ("Unit", str),
            "unit_as_stated": ("Unit, as stated", str),
            "role": ("Role", str),
            "rank": ("Rank", str),
            "from_on": ("From", _DATE),
            "to_on": ("Until", _DATE),
        },
    ),
    "citizenshipgrant": (
        "Citizenship for service",
        {
            "state": ("State", _choice(GrantState)),
            "territory": ("Citizenship of", label),
            "on": ("On", _DATE),
            "instrument": ("By", str),
            "basis": ("For", _choice(GrantBasis)),
        },
    ),
    "fate": (
        "Fate",
        {
            "kind": ("Fate", _choice(FateKind)),
            "on": ("When", _DATE),
            "place": ("Where, as stated", str),
            "territory": ("Territory", label),
            "cause": ("Cause", str),
        },
    ),
    "name": (
        "Names",
        {
            "text": ("Spelling", str),
            "kind": ("Kind", _choice(NameKind)),
        },
    ),
}


def context(found: Dossier) -> dict[str, Any]:
    """What the person's template needs, all of it ready to print."""
    person = found.person
    return {
        "person": person,
        "sex": _choice(Sex)(person.sex),
        "evidence": _choice(Evidence)(person.evidence),
        "other_names": [name for name in found.names if name.text != person.name],
        "counted": [
            (_choice(Side)(row.side), _choice(Stratum)(row.stratum), row.basis, date_in_words(row.on))
            for row in found.recruitments
        ],
        "about": [_reference(cited, {}) for cited in found.about],
        "sections": [section for kind in _SECTIONS if (section := _section(kind, found))],
        "sources": [_source(number, source) for number, source in enumerate(found.sources, 1)],
        "changes": found.changes,
    }


def _section(kind: str, found: Dossier) -> Section | None:
    heading, columns = _SECTIONS[kind]
    claims = [_claim(claim, columns) for claim in found.of(kind)]
    return Section(kind, heading, claims) if claims else None


def _claim(claim: ShownClaim, columns: Mapping[str, tuple[str, Callable[[Any], str]]]) -> ClaimView:
    labels = {name: text for name, (text, _) in columns.items()}
    row = claim.row
    return ClaimView(
        facts=list(_facts(row, columns)),
        references=[_reference(cited, labels) for cited in claim.cited],
        evidence=_choice(Evidence)(row.evidence),
        is_conflicting=claim.is_conflicting,
        conflict_on=labels.get(row.conflict_on, row.conflict_on).lower(),
        note=row.public_note,
    )


def _facts(row: PersonClaim, columns: Mapping[str, tuple[str, Callable[[Any], str]]]) -> list[Fact]:
    if getattr(row, "kind", "") in ("stateless", "unknown"):
        return [Fact("Nationality", label(row.kind))]  # type: ignore[attr-defined]
    lang = getattr(row, "language", "")
    return [
        Fact(text, say(value), lang if name == "text" else "")
        for name, (text, say) in columns.items()
        if (value := getattr(row, name)) not in ("", None, [])
    ]


def _reference(cited: Cited, labels: Mapping[str, str]) -> Reference:
    row = cited.citation
    return Reference(
        number=cited.number,
        said_by=_choices(SaidBy)(row.said_by).lower(),
        carries=", ".join(labels.get(name, name).lower() for name in row.fields),
        stance=row.stance,
        locator=row.locator,
        quote=row.quote,
        via=row.via,
    )


def _source(number: int, source: Source) -> SourceView:
    return SourceView(
        number=number,
        source=source,
        title=source.public_label or source.title or source.url or "Untitled",
        kind=_choice(SourceKind)(source.kind),
        published=date_in_words(source.published_on),
        is_linked=source.access == Access.OPEN and source.url.startswith(("https://", "http://")),
        captures=list(source.captures.all()),
    )
