"""A person's course of life: what happened on which day and where, each event with the numbers of its sources."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.catalogue.people.dossier import Dossier, PublicClaim
from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.territories import label
from tracker.vocabulary.claims import Evidence
from tracker.vocabulary.course import PaymentKind, PaymentState, ProceedingFor, ProceedingStage, StepKind
from tracker.vocabulary.people import FateKind, GrantState, Side
from tracker.website.people.claim_views import carriers
from tracker.website.people.claim_words import exactly
from tracker.website.people.lead import accepted, units_of
from tracker.website.words import choice, date_in_words


@dataclass(frozen=True)
class Event:
    """One event; `on` is empty where no day is known, `versions` where no version disagrees with it."""

    on: str
    what: str
    where: str
    numbers: Sequence[int]
    is_together: bool
    evidence: str
    versions: str
    day: PartialDate | None


@dataclass(frozen=True)
class _EventKind:
    """How a column of a kind of claim that holds a day becomes an event; `columns` are those that its words rest on."""

    day: str
    what: Callable[[Any], str]
    where: Callable[[Any], str]
    columns: tuple[str, ...]
    is_listed_undated: bool = False


def _with_side(heading: Any) -> Callable[[Any], str]:
    """The heading; with whose side it was where the claim says it."""

    def words(row: Any) -> str:
        if not row.side:
            return str(heading)
        return _("%(event)s, on %(side)s side") % {"event": heading, "side": choice(Side)(row.side)}

    return words


def _joined(*words: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, words)))


def _contract_where(row: Any) -> str:
    return _joined(*units_of(row), str(row.signed_at) if row.signed_at else "", row.signed_place)


def _payment_what(row: Any) -> str:
    amount = " ".join(filter(None, (exactly(row.amount), row.currency))) if row.amount is not None else ""
    return _joined(choice(PaymentKind)(row.kind), choice(PaymentState)(row.state).lower(), amount)


def _proceeding_what(row: Any) -> str:
    return _joined(choice(ProceedingStage)(row.stage), choice(ProceedingFor)(row.for_what).lower(), row.charge)


def _grant_what(row: Any) -> str:
    words = _("Citizenship for service: %(state)s") % {"state": choice(GrantState)(row.state).lower()}
    return words if row.state else _("Citizenship for service")


def _nothing(_row: Any) -> str:
    return ""


def _country(row: Any) -> str:
    return label(row.territory) if row.territory else ""


_UNIT = ("unit", "unit_as_stated")
_EVENT_KINDS: Mapping[str, Sequence[_EventKind]] = {
    "birth": (_EventKind("born_on", lambda _row: _("Born"), _country, ("territory",)),),
    "nationality": (
        _EventKind("from_on", lambda _row: _("Became a citizen"), _country, ("territory",)),
        _EventKind("to_on", lambda _row: _("Ceased to be a citizen"), _country, ("territory",)),
    ),
    "contract": (
        _EventKind(
            "signed_on",
            _with_side(gettext_lazy("Contract signed")),
            _contract_where,
            ("side", *_UNIT, "force", "signed_at", "signed_place"),
            is_listed_undated=True,
        ),
        _EventKind("ends_on", lambda _row: _("The contract ends"), _nothing, ()),
    ),
    "payment": (_EventKind("on", _payment_what, _nothing, ("kind", "state", "amount", "currency")),),
    "service": (
        _EventKind(
            "from_on",
            _with_side(gettext_lazy("Service")),
            lambda row: _joined(*units_of(row)),
            ("side", *_UNIT),
            is_listed_undated=True,
        ),
        _EventKind("to_on", lambda _row: _("The service ends"), lambda row: _joined(*units_of(row)), _UNIT),
    ),
    "step": (
        _EventKind(
            "on",
            lambda row: choice(StepKind)(row.kind),
            lambda row: _joined(str(row.site) if row.site else "", row.place),
            ("kind", "site", "place"),
            is_listed_undated=True,
        ),
    ),
    "citizenshipgrant": (_EventKind("on", _grant_what, _country, ("state", "territory"), is_listed_undated=True),),
    "fate": (
        _EventKind(
            "on",
            lambda row: choice(FateKind)(row.kind),
            lambda row: _joined(row.place, "" if row.place else _country(row)),
            ("kind", "place", "territory"),
            is_listed_undated=True,
        ),
    ),
    "proceeding": (
        _EventKind(
            "on", _proceeding_what, _country, ("stage", "for_what", "charge", "territory"), is_listed_undated=True
        ),
    ),
}
"""By kind of claim, in the order in which events of one day are listed."""


def course(found: Dossier) -> list[Event]:
    """What is accepted of the person's life, in order of the days; what has none stands at the end."""
    events = [event for kind, kinds_of_event in _EVENT_KINDS.items() for event in _events(found, kind, kinds_of_event)]
    return sorted(events, key=lambda event: _place(event.day))


def _events(found: Dossier, kind: str, kinds_of_event: Sequence[_EventKind]) -> Iterator[Event]:
    for claim in accepted(found, kind):
        for kind_of_event in kinds_of_event:
            on, what = getattr(claim.row, kind_of_event.day), kind_of_event.what(claim.row)
            if what and (on or kind_of_event.is_listed_undated):
                yield _event(found, claim, kind_of_event, kind)


def _event(found: Dossier, claim: PublicClaim, kind_of_event: _EventKind, kind: str) -> Event:
    row, on = claim.row, getattr(claim.row, kind_of_event.day)
    said = [name for name in (kind_of_event.day, *kind_of_event.columns) if getattr(row, name)]
    said = [name for name in said if name != "territory" or "place" not in said]
    numbers, is_together = carriers([claim], said)
    return Event(
        on=date_in_words(on),
        what=kind_of_event.what(row),
        where=kind_of_event.where(row),
        numbers=numbers,
        is_together=is_together,
        evidence=choice(Evidence)(row.evidence).lower() if row.evidence != found.person.evidence else "",
        versions=f"#{kind}" if {*claim.disputed} & {"", *said} else "",
        day=PartialDate.parse(on) if on else None,
    )


def _place(on: PartialDate | None) -> tuple[date, date]:
    """Where a day stands in the order: by the first day that it can mean, by the last where it has no first."""
    if on is None:
        return date.max, date.max
    latest = on.latest or date.max
    return on.earliest or latest, latest
