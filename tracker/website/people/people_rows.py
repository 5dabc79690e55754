"""One page of the list of people as rows of its table: all that they show stands in the person's own row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from tracker.catalogue.listing.filter import SEARCH
from tracker.catalogue.listing.nothing import NOT_PUBLISHED, NOTHING, UNKNOWN
from tracker.catalogue.models import Name, Person
from tracker.catalogue.people.facets import FACETS
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.people.names.similar import similar_people
from tracker.catalogue.units.kind import UNITS
from tracker.lib.names.name_fields import is_found_by
from tracker.lib.territories import label
from tracker.vocabulary.levels import FateGroup
from tracker.vocabulary.people import Side
from tracker.website.listing.links import nationality_url, record_url
from tracker.website.words import date_in_words, independent_publishers, language_tag

DISPUTED_FATE = frozenset({"fate_now", "fate_group", "fate_on"})
"""Columns of the fate as a row, or the head of a page, shows it."""

_NAME = frozenset({"name"})
_FACETS = {facet.name: facet for facet in FACETS}


@dataclass(frozen=True)
class Spelling:
    """A name and the language or script it is in (empty: not known)."""

    text: str
    lang: str


@dataclass(frozen=True)
class SimilarRow:
    """Somebody with a similar name, shown beside a list that has nobody; `like` is the spelling that is like it."""

    name: str
    url: str
    like: Spelling | None


def similar_rows(q: str) -> list[SimilarRow]:
    """Published people with names like the one asked for, the likest first."""
    return [
        SimilarRow(
            each.name,
            record_url(PEOPLE, each.reference),
            None if each.spelling.text == each.name else Spelling(each.spelling.text, language_tag(each.spelling)),
        )
        for each in similar_people(q)
    ]


def person_rows(people: Sequence[Person], filterset: PeopleFilter) -> SafeString:
    """The rows of the table for the people of one page, in the order given; `filterset` is what found them.

    They are written here: a page of them takes a template four times as long.
    """
    said = _Said(filterset.unit_names({each for person in people for each in person.units_directly}))
    spellings = _matching_names(people, filterset.value(SEARCH))
    cells = [cell for cell in _CELLS if cell.html != _counted_as or not counted_alike(people)]
    rows = [_row(person, said, spellings.get(person.reference, ()), cells) for person in people]
    return mark_safe("".join(rows))  # noqa: S308 - what is text is escaped; the rest is ours


def counted_alike(people: Sequence[Person]) -> str:
    """As what all the people of one page are counted; empty where they differ, or where that is not one thing."""
    strata = {tuple(pair.partition(":")[2] for pair in person.counted_as) for person in people}
    is_disputed = any("counted_as" in person.disputed for person in people)
    if len(people) < 2 or is_disputed or len(strata) != 1 or len(only := strata.pop()) != 1:
        return ""
    return _FACETS["stratum"].word(only[0])


def person_facts(person: Person) -> list[tuple[str, SafeString]]:
    """What a row of the table says of one person: each heading with its words, disputed ones marked."""
    said = _Said(PeopleFilter.of().unit_names(person.units_directly))
    return [
        (cell.head, mark_safe(cell.html(person, said) + said.mark(cell.columns, person)))  # noqa: S308 - as in the rows
        for cell in _CELLS
    ]


class _Said:
    """What the rows of one page say again and again, each put into words once; `units` are names by reference."""

    def __init__(self, units: Mapping[str, str]) -> None:
        self.date, self.publishers = cache(date_in_words), cache(independent_publishers)
        self.value, self.side, self.nationality = cache(_value), cache(_side), cache(_nationality)
        self.unit = cache(lambda reference: _link(units[reference], record_url(UNITS, reference)))
        self._disputed = cache(_disputed)

    def mark(self, columns: frozenset[str], person: Person) -> str:
        """What says that a credible source contradicts one of the columns."""
        return "" if columns.isdisjoint(person.disputed) else self._disputed()


def _row(person: Person, said: _Said, matched: Sequence[Spelling], cells: Sequence["_Cell"]) -> str:
    name = f'<a href="{record_url(PEOPLE, person.reference)}"><bdi>{escape(str(person))}</bdi></a>'
    found_as = "".join(f" <small>found as {_spelled(each)}</small>" for each in matched)
    head = f'<th scope="row" role="rowheader">{name}{said.mark(_NAME, person)}{found_as}</th>'
    return f'<tr role="row">{head}{"".join(_in_table(cell, person, said) for cell in cells)}</tr>\n'


def _in_table(cell: "_Cell", person: Person, said: _Said) -> str:
    html = cell.html(person, said) + said.mark(cell.columns, person)
    return f'<td role="cell" data-head="{cell.head}"><div>{html}</div></td>'


def _spelled(name: Spelling) -> str:
    lang = f' lang="{escape(name.lang)}"' if name.lang else ""
    return f"<bdi{lang}>{escape(name.text)}</bdi>"


def _disputed() -> str:
    return " " + render_to_string("components/disputed.html", {"is_disputed": True})


def _link(words: str, url: str) -> str:
    return f'<a href="{url}">{escape(words)}</a>'


def _small(words: str) -> str:
    return f" <small>{escape(words)}</small>" if words else ""


def _nationalities(person: Person, said: _Said) -> str:
    return ", ".join(map(said.nationality, person.nationalities)) or "Not known"


def _nationality(code: str) -> str:
    return _link(label(code), nationality_url(code))


def _sides(person: Person, said: _Said) -> str:
    return ", ".join(map(said.side, person.sides)) or "Not known"


def _side(side: str) -> str:
    return escape(str(Side(side).label))


def _counted_as(person: Person, said: _Said) -> str:
    pairs = [pair.partition(":") for pair in person.counted_as]
    words = [
        f"{said.side(side)}: {said.value('stratum', stratum)}" if len(pairs) > 1 else said.value("stratum", stratum)
        for side, _, stratum in pairs
    ]
    return "".join(f"<div>{each}</div>" for each in words or ["Not counted"])


def _contract(person: Person, said: _Said) -> str:
    if person.first_contract_text:
        return escape(said.date(person.first_contract_text))
    if person.is_anonymous:
        return NOTHING[NOT_PUBLISHED if "contract_on" in person.held_back else UNKNOWN]
    return "Date not known" if person.has_contract else "No contract recorded"


def _units(person: Person, said: _Said) -> str:
    """Those that contracts and services name themselves, or else the sources' words for units."""
    if public := [each for each in person.units_directly if each not in NOTHING]:
        return ", ".join(map(said.unit, public))
    if person.units_as_stated:
        return f"<bdi>{escape('; '.join(person.units_as_stated))}</bdi>"
    is_withheld = NOT_PUBLISHED in person.units_directly or person.is_anonymous
    return NOTHING[NOT_PUBLISHED if is_withheld else UNKNOWN]


def _fate(person: Person, said: _Said) -> str:
    is_coarse = person.is_anonymous and person.fate_group
    fate = escape(str(FateGroup(person.fate_group).label)) if is_coarse else said.value("fate", person.fate_now)
    return fate + _small(said.date(person.fate_on))


def _evidence(person: Person, said: _Said) -> str:
    number = person.independent_publishers
    return said.value("evidence", person.evidence) + _small(said.publishers(number) if number else "")


def _value(facet: str, value: str) -> str:
    return escape(_FACETS[facet].word(value or UNKNOWN))


@dataclass(frozen=True)
class _Cell:
    """One cell of a row: its heading, the columns of people that it shows, and what stands in it."""

    head: str
    columns: frozenset[str]
    html: Callable[[Person, _Said], str]


_CELLS = (
    _Cell("Nationality", frozenset({"nationalities"}), _nationalities),
    _Cell("Side", frozenset({"sides"}), _sides),
    _Cell("Counted as", frozenset({"counted_as"}), _counted_as),
    _Cell("First contract", frozenset({"contract_signed_on"}), _contract),
    _Cell("Unit", frozenset({"units", "units_as_stated"}), _units),
    _Cell("Fate", DISPUTED_FATE, _fate),
    _Cell("Evidence", frozenset(), _evidence),
)


def _matching_names(people: Sequence[Person], q: str) -> dict[str, list[Spelling]]:
    """Why each person matched: the spellings that did, where they are not the name shown."""
    condition = is_found_by(q) if q else None
    if condition is None:
        return {}
    shown = {person.reference: person.name for person in people}
    found: dict[str, list[Spelling]] = {}
    for row in Name.objects.filter(condition, person__in=shown):
        if row.text != shown[row.person_id]:
            found.setdefault(row.person_id, []).append(Spelling(row.text, language_tag(row)))
    return found
