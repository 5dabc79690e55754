"""The home page's rows: numbers that readers quote, each with the list behind it, and what changed last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.catalogue.listing.facet import FacetCounts
from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.models import Change, Gone, Person
from tracker.catalogue.people.counts import LISTS, Counts, Headline
from tracker.catalogue.people.pointers import where_now
from tracker.vocabulary.people import Side, Stratum
from tracker.website.listing.links import people_url
from tracker.website.page_context import day, grouped, people_of

_SHOWN_CHANGES = 5
_NO_RATE = gettext_lazy("Most people become known only when they die: this is not a death rate.")


@dataclass(frozen=True)
class HeadlineRow:
    """One number of the home page: what it counts, how well it is known, and the list behind it."""

    label: str
    number: str
    url: str
    by_several: str
    note: str


def headlines(found: Counts) -> list[HeadlineRow]:
    """The numbers that readers quote, in the order of the page; those who are counted only are in none of them."""
    grants = ngettext(
        "%(number)s documented grant of citizenship.", "%(number)s documented grants of citizenship.", found.grants
    ) % {"number": grouped(found.grants)}
    return [
        _headline(
            "recorded",
            found.recorded,
            ngettext("person recorded", "people recorded", found.recorded.people),
            _("Every person with a public record here."),
        ),
        _headline(
            "foreign",
            found.foreign,
            ngettext("recruited foreigner", "recruited foreigners", found.foreign.people),
            _foreign(found),
        ),
        _headline("granted", found.granted, _("granted citizenship for service"), grants),
        _headline("dead", found.dead, _("confirmed dead"), str(_NO_RATE)),
    ]


def _foreign(found: Counts) -> str:
    return _(
        "Not nationals of the recruiting state on the day they signed or began to serve. A contract is on record for "
        "%(contracts)s."
    ) % {"contracts": grouped(found.with_contract.people)}


def _headline(name: str, counted: Headline, label: str, note: str) -> HeadlineRow:
    several = grouped(counted.by_several) if counted.people else ""
    return HeadlineRow(label, grouped(counted.people), people_url(**LISTS[name]), several, note)


@dataclass(frozen=True)
class AllTogether:
    """Everybody documented, in the three ways in which they are shown; `counted` are in the tables alone."""

    people: str
    by_name: str
    without_name: str
    counted: str


def all_together(found: Counts, counted: int) -> AllTogether | None:
    """The people with a record and those in the tables, who are never the same; None where nobody is in tables.

    `counted` is the sum of the published tables, and never what the desk has: whoever waits is not in it.
    """
    if not counted:
        return None
    recorded = found.recorded.people
    return AllTogether(
        people_of(recorded + counted), grouped(recorded - found.unnamed), grouped(found.unnamed), grouped(counted)
    )


@dataclass(frozen=True)
class Cell:
    """A number and the list behind it; no address where the number is 0."""

    number: str
    url: str
    head: str


@dataclass(frozen=True)
class StratumRow:
    """One stratum, with the people of each side."""

    label: str
    is_headline: bool
    cells: list[Cell]


def side_heads() -> list[str]:
    """The heads of the columns of `side_rows`."""
    return [f"{side.label} side" for side in Side]


def side_rows(found: Counts, **params: Any) -> list[StratumRow]:
    """Strata by side; somebody recruited by both sides stands in both columns. `params` are those already asked."""
    return [
        StratumRow(
            str(stratum.label),
            stratum is Stratum.FOREIGN,
            [
                _cell(side.strata[stratum], params | {"side": side.side, "stratum": stratum.value}, head)
                for side, head in zip(found.sides, side_heads(), strict=True)
            ],
        )
        for stratum in Stratum
    ]


def side_not_known(facets: Sequence[FacetCounts], **params: Any) -> Cell | None:
    """The people of whom no side is known, who stand in no column of `side_rows`; None where there are none."""
    sides = next(each for each in facets if each.facet.name == "side")
    people = sum(value.count for value in sides.values if value.value == UNKNOWN)
    return _cell(people, params | {"side": UNKNOWN}, _("Side not known")) if people else None


def _cell(number: int, params: dict[str, Any], head: str) -> Cell:
    return Cell(grouped(number), people_url(**params) if number else "", head)


@dataclass(frozen=True)
class ChangeRow:
    """What happened last to one record; a withdrawn one has neither name nor address."""

    at: datetime
    on: str
    what: str
    name: str
    url: str
    reference: str
    note: str


def latest_changes() -> list[ChangeRow]:
    """The records added, changed or withdrawn last, newest first, each once."""
    named = Person.objects.exclude(changed_at=None)
    people = list(named.order_by("-changed_at", "reference")[:_SHOWN_CHANGES])
    notes = dict(Change.objects.filter(entry__in=[person.entry for person in people]).values_list("entry", "note"))
    gone = Gone.objects.filter(kind="person").order_by("-at")[:_SHOWN_CHANGES]
    rows = [_changed(person, notes.get(person.entry or 0, "")) for person in people]
    pointers = where_now(row.reference for row in gone)
    rows += [_gone(row, pointers.get(row.reference, "")) for row in gone]
    return sorted(rows, key=lambda row: row.at, reverse=True)[:_SHOWN_CHANGES]


def _gone(row: Gone, into: str) -> ChangeRow:
    what, note = ("Merged", f"into {into}") if into else ("Withdrawn", "")
    return ChangeRow(row.at, day(row.at), what, "", "", row.reference, note)


def _changed(person: Any, note: str) -> ChangeRow:
    what = "Added" if person.changed_at == person.published_at else "Changed"
    url = reverse("person", args=[person.reference])
    return ChangeRow(person.changed_at, day(person.changed_at), what, person.name, url, person.reference, note)
