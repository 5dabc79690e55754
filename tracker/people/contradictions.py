"""What accepted claims about one person cannot all be true: impossible orders, and claims that exclude each other.

Only certain contradictions count: the latest day of what should come first lies before the earliest day of the other.
They stop a submission, and stand on the page of whoever reviews one, until a claim is corrected, rejected or made
`conflicting`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from django.conf import settings
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from tracker.lib.dates.partial_dates import PartialDate, hull
from tracker.lib.territories import label, territories
from tracker.people.dated_events import Event, births, born, contracts, ends_of_service, fates, services, steps
from tracker.review.content import Content
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.course import StepKind
from tracker.vocabulary.people import FateKind, Side

_BEFORE_SIGNING = (StepKind.OFFERED, StepKind.LEFT_HOME, StepKind.ARRIVED)
"""Steps that come before a contract."""

_SAID_OF_THE_DEAD = (FateKind.KILLED, FateKind.MISSING, FateKind.DISCHARGED)
"""Fates that may bear a later day than the death: somebody dead is still reported missing, or struck off the rolls."""


def contradictions(content: Content) -> list[str]:
    """A sentence for each pair of accepted claims that cannot both be true, or claim that cannot, and what to do."""
    return [
        *_wrong_orders(content),
        *_several_deaths(content),
        *_births_apart(content),
        *_citizens_of_no_state(content),
    ]


def _citizens_of_no_state(content: Content) -> Iterator[str]:
    """A union of states acts, and has no citizens of its own."""
    codes = {
        row["territory"] for row in content["claims"].get("nationality", ()) if row["status"] == ClaimStatus.ACCEPTED
    }
    for code in sorted(codes & _unions()):
        yield _(
            "%(union)s is a union of states and has no citizens of its own: name the state, or reject the nationality"
        ) % {"union": label(code)}


@cache
def _unions() -> frozenset[str]:
    return frozenset(entry.code for entry in territories().values() if entry.kind == "union")


def cannot_both_be(content: Content) -> list[str]:
    """What would be impossible if all of it were said of one person, in short; births are compared elsewhere."""
    orders = [
        _("%(first)s would come after %(then)s") % {"first": first, "then": then}
        for first, then in _wrong_pairs(content)
    ]
    deaths = [
        _("two deaths: %(one)s and %(other)s") % {"one": one, "other": other}
        for one, other in combinations(fates(content, only=(FateKind.KILLED,)), 2)
        if one.is_over_before(other) or other.is_over_before(one)
    ]
    return [*orders, *deaths]


def _wrong_orders(content: Content) -> Iterator[str]:
    for first, then in _wrong_pairs(content):
        yield _(
            "%(first)s must come before %(then)s, but lies after it: correct one of the two dates, or reject the claim "
            "that is wrong"
        ) % {"first": first, "then": then}


def _wrong_pairs(content: Content) -> "Iterable[tuple[Event, Event]]":
    return dict.fromkeys((*_before_birth(content), *_after_death(content), *_before_recruitment(content)))


Pairs = Iterator[tuple[Event, Event]]
"""What must come first, and what certainly lies before it."""


def _before_birth(content: Content) -> Pairs:
    life = (*contracts(content), *steps(content), *services(content), *fates(content))
    for birth in births(content):
        yield from ((birth, event) for event in life if event.is_over_before(birth))


def _after_death(content: Content) -> Pairs:
    """A body is brought back after the death; all else that somebody does comes before it."""
    alive = [
        *contracts(content),
        *steps(content, without=(StepKind.BODY_RETURNED,)),
        *services(content),
        *ends_of_service(content),
        *fates(content, without=_SAID_OF_THE_DEAD),
    ]
    for death in fates(content, only=(FateKind.KILLED,)):
        yield from ((event, death) for event in alive if death.is_over_before(event))
        bodies = steps(content, only=(StepKind.BODY_RETURNED,))
        yield from ((death, body) for body in bodies if body.is_over_before(death))


def _before_recruitment(content: Content) -> Pairs:
    """Training, the front, service and fate come after the first contract; of each side, service of that side.

    Whoever has a contract without a day may have signed at any time. What was before the war is recorded as it was.
    """
    first = _first(contracts(content))
    if first is None:
        return
    later = steps(content, without=_BEFORE_SIGNING)
    if not any(service.earliest is None or service.is_over_before(first) for service in services(content)):
        later += filter(_is_of_the_war, fates(content))
    yield from ((first, event) for event in later if event.is_over_before(first))
    for side in Side.values:
        signed = _first(contracts(content, side=side))
        served = filter(_is_of_the_war, services(content, side=side))
        yield from ((signed, event) for event in served if signed is not None and event.is_over_before(signed))


def _first(events: Sequence[Event]) -> Event | None:
    """The one that certainly is the first: None where there is none, or one of them has no beginning."""
    known = [(event.earliest, number) for number, event in enumerate(events) if event.earliest is not None]
    return events[min(known)[1]] if known and len(known) == len(events) else None


def _is_of_the_war(event: Event) -> bool:
    return event.earliest is not None and event.earliest >= settings.WAR_STARTED_ON


def _several_deaths(content: Content) -> Iterator[str]:
    deaths = fates(content, only=(FateKind.KILLED,))
    if len(deaths) < 2:
        return
    dates = [PartialDate.parse(death.on) for death in deaths if death.on]
    covering = _covering(dates) if len(dates) == len(deaths) else ""
    named = get_text_list([str(death) for death in deaths], _("and"))
    if covering:
        yield _(
            "%(deaths)s are accepted side by side, and nobody dies twice: keep one whose date covers them, "
            "%(covering)s, with the sources of all, or make one “conflicting” with a note, or reject it"
        ) % {"deaths": named, "covering": covering}
        return
    yield _(
        "%(deaths)s are accepted side by side, and nobody dies twice: keep one, with the sources of all, or make one "
        "“conflicting” with a note, or reject it"
    ) % {"deaths": named}


def _covering(dates: Sequence[PartialDate]) -> str:
    try:
        return hull(dates).text
    except ValueError:
        return ""


def _births_apart(content: Content) -> Iterator[str]:
    for one, other in combinations(born(content), 2):
        if one.excludes(other):
            yield _(
                "%(one)s and %(other)s cannot both be true: correct one, or make it “conflicting” with a note, or "
                "reject it"
            ) % {"one": one.words, "other": other.words}
