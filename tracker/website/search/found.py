"""What a search finds, kind by kind: how many, the first few, and the list that has exactly these."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS
from tracker.catalogue.kinds import KINDS
from tracker.catalogue.listing.filter import SEARCH
from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.catalogue.listing.text_search import has_every_word
from tracker.catalogue.models import Claimant, Figure, LegalInstrument, Source, StateAction, Statement
from tracker.catalogue.people.kind import PEOPLE
from tracker.lib.territories import label, territories
from tracker.lib.territory_words import territories_like, territories_within
from tracker.website.figures.figure_words import claimant_in_words, in_full
from tracker.website.listing.about_nationality import ABOUT_NATIONALITY
from tracker.website.listing.links import Named, list_url, nationality_url, record_url
from tracker.website.page_context import grouped
from tracker.website.people.people_rows import similar_rows
from tracker.website.sources.instruments_page import instrument_in_words
from tracker.website.words import date_in_words

_LONGEST = 200
"""Characters that a list can be searched by."""
FEW = 5
"""Of each kind so many are shown; a link leads to all."""


@dataclass(frozen=True)
class Hit:
    """One record or country: what it is called, where it stands, what else is said of it, and its numbers as links."""

    words: str
    url: str
    detail: str = ""
    numbers: list[Named] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """What was found of one kind; `number` in words (`9 figures`), empty where nothing was counted."""

    name: str
    heading: str
    hits: list[Hit]
    number: str = ""
    url: str = ""
    note: str = ""


def found(q: str) -> list[Section]:
    """All kinds in their order, those without anything too. Raises `BadParameters` for what no list can search."""
    of_lists = [_of_list(each, each.listing, q) for each in KINDS.values() if each.listing]
    people, *others = of_lists
    return [people, _countries(q), *others, _claimants(q)]


def _of_list(kind: PublicKind, listed: PublicList, q: str) -> Section:
    filterset = listed.filter_set.of(q=q)
    number = filterset.count()
    rows = filterset.page().rows[:FEW] if number else []
    hits, note = [_hit(kind, row) for row in rows], ""
    if kind is PEOPLE and not number and (similar := similar_rows(q)[:FEW]):
        hits = [Hit(each.name, each.url, each.like.text if each.like else "") for each in similar]
        note = _("Nobody has this name; these names are similar. They may be other people.")
    in_words = str(listed.number % {"number": number, "grouped": grouped(number)})
    return Section(
        listed.slug, str(listed.heading), hits, in_words, list_url(kind, {SEARCH: q}) if number else "", note
    )


def _hit(kind: PublicKind, row: Any) -> Hit:
    words = _WORDS.get(kind.model, str)
    detail = _DETAILS[kind.model](row) if kind.model in _DETAILS else ""
    return Hit(words(row), record_url(kind, row.pk), detail)


_WORDS: Mapping[type[Model], Callable[[Any], str]] = {Figure: in_full, LegalInstrument: instrument_in_words}
"""How a record is called where it is more than its name."""
_DETAILS: Mapping[type[Model], Callable[[Any], str]] = {
    Figure: lambda row: _said(row.claimant.name, row.as_of),
    Statement: lambda row: _said(row.claimant.name, row.on),
    StateAction: lambda row: _said(label(row.territory), row.on),
    Source: lambda row: date_in_words(row.published_on or ""),
}


def _said(who: str, day: str | None) -> str:
    return _("%(who)s, %(day)s") % {"who": who, "day": date_in_words(day)} if day else who


def _countries(q: str) -> Section:
    """Countries that it names, with their numbers; then those that it may mean."""
    named = territories_within(q)[:FEW]
    like = [code for code in territories_like(q) if code not in named][: FEW - len(named)]
    hits = [Hit(label(code), nationality_url(code), numbers=list(_numbers(code))) for code in named]
    hits += [Hit(label(code), nationality_url(code)) for code in like]
    return Section("nationalities", _("Countries and nationalities"), hits)


_ABOUT = tuple((kind, "state" if kind is STATE_ACTIONS else name) for kind, name in ABOUT_NATIONALITY)
"""The lists that say how much there is on a country; of actions those that it took."""


def _numbers(code: str) -> Iterator[Named]:
    # Whoever has no nationality is no state that acts or is spoken of.
    for kind, facet in _ABOUT if code in territories() else _ABOUT[:1]:
        assert kind.listing
        values = {facet: code}
        number = kind.listing.filter_set.of(**values).count()
        if number:
            in_words = str(kind.listing.number % {"number": number, "grouped": grouped(number)})
            yield Named(in_words, list_url(kind, values))


def _claimants(q: str) -> Section:
    """Who gave figures or made statements: each with the figures that name them."""
    rows = Claimant.objects.filter(has_every_word(q, ("name",))).order_by("name", "pk")[:FEW]
    hits = [
        Hit(row.name, list_url(FIGURES, {SEARCH: row.name[:_LONGEST]}), claimant_in_words(row, ""))
        for row in rows
        if row.figures.exists()
    ]
    return Section("claimants", _("Who gave figures"), hits)
