"""One unit's page: what it is and belonged to, with sources, and the people placed in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.catalogue.generation import State
from tracker.catalogue.models import Unit
from tracker.catalogue.people.dossier import PublicClaim
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.units.dossier import UnitDossier
from tracker.lib.territories import label
from tracker.vocabulary.people import NameKind
from tracker.vocabulary.units import FormationStatus, UnitKind
from tracker.website.listing.links import Named, list_url, people_url, record_url
from tracker.website.page_context import people_of
from tracker.website.people.cited_sources import cited_sources
from tracker.website.people.claim_views import Fact, change_views, section
from tracker.website.people.claim_words import Kind
from tracker.website.people.people_bars import facet_bars
from tracker.website.timeline.axis import axis_of
from tracker.website.timeline.time_chart import time_chart
from tracker.website.words import choice, date_in_words, language_in_words, listed


def _kind_of_name(kind: str) -> str:
    """Only what is worth saying: that a name is full is plain; the words of the list speak of persons."""
    return _NAMES_OF_UNITS[kind] if kind in _NAMES_OF_UNITS else choice(NameKind)(kind)


_NAMES_OF_UNITS: Mapping[str, str] = {NameKind.FULL: "", NameKind.NATIVE: "In its own language"}


_PERIOD = {"from_on": ("From", date_in_words), "to_on": ("Until", date_in_words)}
UNIT_KINDS: Mapping[str, Kind] = {
    "names": Kind(
        "Names",
        {
            "text": ("Name", str),
            "language": ("Language", language_in_words),
            "kind": ("Kind of name", _kind_of_name),
        },
        plain=frozenset({"text"}),
    ),
    "parents": Kind("Belonged to", {"parent": ("Unit", str), **_PERIOD}, plain=frozenset({"parent"})),
    "children": Kind("Belonging to it", {"unit": ("Unit", str), **_PERIOD}, plain=frozenset({"unit"})),
    "statuses": Kind(
        "Formation status",
        {"formation_status": ("Status", choice(FormationStatus)), **_PERIOD},
        plain=frozenset({"formation_status"}),
    ),
}
UNIT_COLUMNS = {
    "kind": "kind",
    "territory": "side",
    "branch": "branch",
    "military_unit_number": "military unit number",
    "public_note": "note",
}
"""Facts about the record itself, cited without a claim."""


_SHOWN_PEOPLE = 10
"""People who are named on the page, in the order of the list."""


def context(found: UnitDossier, state: State) -> dict[str, Any]:
    """What the unit's template needs, all of it ready to print."""
    unit, claims = found.unit, _claims(found)
    people = PeopleFilter.of(unit=unit.pk)
    facets = people.facet_counts()
    return {
        "reference": unit.reference,
        "name": unit.name,
        "title_to_cite": f"{unit.name}, {unit.reference}",
        "is_name_disputed": "name" in unit.disputed,
        "note": unit.public_note,
        "glance": _glance(found),
        "people_url": people_url(unit=unit.pk),
        "somebody": bool(people.count()),
        **_who_served(people),
        "sections": list(filter(None, (section(name, kind, claims[name]) for name, kind in UNIT_KINDS.items()))),
        "sources": cited_sources(
            found.sources,
            [(kind, claims[name]) for name, kind in UNIT_KINDS.items()],
            found.about,
            UNIT_COLUMNS,
        ),
        "changes": change_views(found.changes),
        "nationalities": facet_bars(people, facets, "nationality"),
        "fates": facet_bars(people, facets, "fate"),
        "chart": time_chart(people, axis_of(state)),
        "json": reverse("api-unit", args=[unit.pk]),
        "page": reverse("unit", args=[unit.pk]),
    }


def _who_served(people: PeopleFilter) -> dict[str, Any]:
    """The first people of the list, each with their nationalities, and how many there are in all."""
    first, number = people.page(size=_SHOWN_PEOPLE).rows, people.count()
    return {
        "served": [
            (
                Named(str(person), record_url(PEOPLE, person.reference)),
                listed([label(code) for code in person.nationalities]),
            )
            for person in first
        ],
        "all_who_served": people_of(number) if number > len(first) else "",
    }


def _claims(found: UnitDossier) -> Mapping[str, Sequence[PublicClaim]]:
    """The claims by the kinds that the page shows."""
    return {
        "names": found.names,
        "parents": found.parents,
        "children": found.children,
        "statuses": found.statuses,
    }


def _glance(found: UnitDossier) -> list[Fact]:
    """The answers most readers come for, first."""
    unit = found.unit
    rows: list[Any] = [claim.row for claim in found.statuses if not claim.is_conflicting]
    return [
        *_people(unit),
        Fact("Kind", "; ".join(filter(None, (choice(UnitKind)(unit.kind), unit.branch)))),
        Fact("Side or own state", label(unit.territory)),
        Fact(
            "Formation status",
            listed([choice(FormationStatus)(row.formation_status) for row in rows]) or "Not known",
            is_disputed="formation_statuses" in unit.disputed,
            versions="#statuses",
        ),
        Fact("Military unit number", unit.military_unit_number or "Not known"),
        *([Fact(_("Contracts signed at"), listed(found.signed_at))] if found.signed_at else []),
    ]


def _people(unit: Unit) -> list[Fact]:
    within = PeopleFilter.of(unit=unit.pk)
    directly = within.but(unit_mode="directly")
    return [
        _counted("Documented in it, or in a unit below", within),
        _counted("Of them in the unit itself", directly),
    ]


def _counted(label: str, people: PeopleFilter) -> Fact:
    number = people.count()
    return Fact(label, people_of(number), url=list_url(PEOPLE, people.params) if number else "")
