"""The numbered sources of a record, each with what it is cited for, who says so in it, and in which words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.models import Source
from tracker.catalogue.people.dossier import Cited, PublicClaim
from tracker.lib.languages import valid_tag
from tracker.vocabulary.claims import SaidBy, Stance
from tracker.website.people.claim_words import Kind
from tracker.website.source_list import SourceView, source_view
from tracker.website.words import choice, listed


@dataclass(frozen=True)
class CitedFor:
    """What a source says in one place, by one speaker: the facts, who says them, the quote and its language."""

    facts: str
    words: str
    quote: str
    lang: str
    contradicts: bool


@dataclass(frozen=True)
class CitedSource:
    """One numbered source with all that it is cited for."""

    source: SourceView
    cited: list[CitedFor]


def cited_sources(
    sources: Sequence[Source],
    claims: Sequence[tuple[Kind, Sequence[PublicClaim]]],
    about: Sequence[Cited],
    columns_of_record: Mapping[str, str],
) -> list[CitedSource]:
    """The sources in order of their numbers; `about` are the citations of the record's own columns."""
    carried: dict[int, dict[tuple[Any, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
    for cited, facts in (*_of_claims(claims), *_of_record(about, columns_of_record)):
        row = cited.citation
        key = (row.stance == Stance.CONTRADICTS, tuple(row.said_by), row.via, row.locator, row.quote)
        carried[cited.number][key].append(facts)
    return [
        CitedSource(
            source_view(number, source), [_cited_for(key, facts, source) for key, facts in carried[number].items()]
        )
        for number, source in enumerate(sources, 1)
    ]


def _of_claims(claims: Sequence[tuple[Kind, Sequence[PublicClaim]]]) -> Iterator[tuple[Cited, str]]:
    for kind, found in claims:
        for claim in found:
            filled = [name for name in kind.columns if getattr(claim.row, name) not in ("", None, [])]
            name = kind.heading.lower() if len(found) == 1 else _one_of_several(kind, claim.row, filled)
            for cited in claim.cited:
                columns = [each for each in filled if each in cited.citation.fields]
                is_whole = not columns or columns == filled
                facts = "; ".join(str(kind.columns[each][0]).lower() for each in columns)
                yield cited, name if is_whole else _("%(claim)s (%(facts)s)") % {"claim": name, "facts": facts}


def _one_of_several(kind: Kind, row: Any, filled: Sequence[str]) -> str:
    words = next((kind.columns[name][1](getattr(row, name)) for name in filled if name != "contract"), "")
    return _("%(claim)s “%(words)s”") % {"claim": kind.heading.lower(), "words": words}


def _of_record(about: Sequence[Cited], labels: Mapping[str, str]) -> Iterator[tuple[Cited, str]]:
    for cited in about:
        facts = [text for name, text in labels.items() if name in cited.citation.fields]
        yield cited, ", ".join(facts) or _("the record as a whole")


def _cited_for(key: tuple[Any, ...], facts: Sequence[str], source: Source) -> CitedFor:
    contradicts, said_by, via, locator, quote = key
    speakers = listed([choice(SaidBy)(each).lower() for each in said_by])
    parts = (
        speakers and _("said by: %(speakers)s") % {"speakers": speakers},
        via and _("passed on by %(publisher)s") % {"publisher": via},
        locator,
    )
    return CitedFor(
        facts="; ".join(dict.fromkeys(facts)),
        words="; ".join(filter(None, parts)),
        quote=quote,
        lang=valid_tag(source.language),
        contradicts=contradicts,
    )
