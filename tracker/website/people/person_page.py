"""One person's page: claims in words, each with its numbered sources and who said so."""

from collections.abc import Collection, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.catalogue.models import Person
from tracker.catalogue.people.dossier import Dossier
from tracker.lib.territories import label
from tracker.vocabulary.claims import Evidence
from tracker.vocabulary.people import FateKind, Sex, Side, Stratum
from tracker.website.page_context import day
from tracker.website.people.cited_sources import cited_sources
from tracker.website.people.claim_views import Fact, Section, section, with_merges
from tracker.website.people.claim_words import KINDS, RECORD_COLUMNS
from tracker.website.people.course import course
from tracker.website.people.lead import lead
from tracker.website.people.people_rows import DISPUTED_FATE, Spelling
from tracker.website.people.touching import touching
from tracker.website.words import choice, date_in_words, independent_publishers, language_tag, listed


def context(found: Dossier) -> dict[str, Any]:
    """What the person's template needs, all of it ready to print."""
    person: Any = found.person
    preferred = next((name for name in found.names if name.text == person.name), None)
    return {
        "reference": person.reference,
        "is_name_disputed": "name" in person.disputed,
        "name": Spelling(person.name, language_tag(preferred) if preferred else ""),
        "other_names": [Spelling(name.text, language_tag(name)) for name in found.names if name.text != person.name],
        "lead": lead(found),
        "summary": person.public_summary,
        "summary_numbers": _numbers_of_record(found, "public_summary"),
        "glance": list(_glance(found)),
        "is_disputed": found.is_disputed,
        "course": course(found),
        "sections": list(_sections(found)),
        "touching": touching(person),
        "sources": cited_sources(
            found.sources,
            [(kind, found.of(name)) for name, kind in KINDS.items()],
            found.about,
            RECORD_COLUMNS,
        ),
        "changes": with_merges(found.changes, found.merged),
        "merged": [f"{row.reference} was merged into this record on {day(row.at)}." for row in found.merged],
        "published": day(person.published_at),
        "changed": day(person.changed_at),
        "json": reverse("api-person", args=[person.reference]),
        "page": reverse("person", args=[person.reference]),
    }


def _glance(found: Dossier) -> Iterator[Fact]:
    """The answers most readers come for, first."""
    person = found.person
    fate = choice(FateKind)(person.fate_now) if person.fate_now else "Not known"
    nationalities = listed([label(code) for code in person.nationalities]) or "Not known"
    disputed = set(person.disputed)
    yield _fact("Fate", ", ".join(filter(None, (fate, _fate_on(found)))), "#fate", disputed & DISPUTED_FATE)
    yield _fact("Nationality", nationalities, "#nationality", disputed & {"nationalities"})
    sex = choice(Sex)(person.sex) if person.sex else "Not known"
    yield Fact("Sex", sex, numbers=_numbers_of_record(found, "sex") if person.sex else ())
    for row in found.recruitments:
        on = date_in_words(row.on)
        counted = f"{choice(Stratum)(row.stratum)} ({_basis(row.basis, on)})"
        heading = _("Counted on %(side)s side as") % {"side": choice(Side)(row.side)}
        yield _fact(heading, counted, *_disputed_recruitment(found, row.basis))
    if not found.recruitments:
        yield Fact("Counted as", "Not counted as a recruited foreigner")
    yield Fact("Level of evidence", _level(person))


def _fact(heading: str, words: str, versions: str, disputed: Collection[str]) -> Fact:
    return Fact(heading, words, is_disputed=bool(disputed), versions=versions)


def _basis(kind: str, on: str) -> str:
    """By what somebody counts on a side: `by the first contract, September 2023`."""
    basis = _("by the first contract") if kind == "contract" else _("by the first service")
    return _("%(basis)s, %(day)s") % {"basis": basis, "day": on} if on else basis


def _disputed_recruitment(found: Dossier, basis: str) -> tuple[str, set[str]]:
    """Where the versions stand that contradict a recruitment as it is counted, and which columns they contradict."""
    disputed = set(found.person.disputed)
    of_basis = disputed & {"sides"} | (disputed & {"contract_signed_on"} if basis == "contract" else set())
    return (f"#{basis}", of_basis) if of_basis else ("#nationality", disputed & {"counted_as"})


def _fate_on(found: Dossier) -> str:
    rows: list[Any] = [claim.row for claim in found.of("fate") if not claim.is_conflicting]
    return next((date_in_words(row.on) for row in rows if row.is_now and row.on), "")


def _level(person: Person) -> str:
    if not person.evidence:
        return "Not known"
    level, number = choice(Evidence)(person.evidence), person.independent_publishers
    if person.evidence == Evidence.SEVERAL_PUBLISHERS or not number:
        return level + (f" ({number})" if number else "")
    return f"{level}; {independent_publishers(number)}"


def _sections(found: Dossier) -> Iterator[Section]:
    contracts, evidence = _contracts(found), found.person.evidence
    for name, kind in KINDS.items():
        if shown := section(name, kind, found.of(name), contracts=contracts, evidence=evidence):
            yield shown


def _numbers_of_record(found: Dossier, column: str) -> list[int]:
    """Numbers of the sources cited for a column of the record itself."""
    cited = (each for each in found.about if column in each.citation.fields or not each.citation.fields)
    return sorted({each.number for each in cited})


def _signed(on: str) -> str:
    return _("signed %(day)s") % {"day": on} if on else _("the day of signing is not known")


def _contracts(found: Dossier) -> dict[Any, str]:
    """How each contract is called where another claim names it; nothing where there is one only."""
    rows: list[Any] = [claim.row for claim in found.of("contract")]
    if len(rows) == 1:
        return {}
    return {row.key: _signed(date_in_words(row.signed_on)) for row in rows}
