"""How much of a person may be shown: the default by what is known, and what a ground allows."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import timezone

from tracker.people.contradictions import contradictions
from tracker.publishing.disclosure.claims import accepted
from tracker.publishing.disclosure.minors import may_be_a_minor
from tracker.review.content import Content
from tracker.vocabulary.claims import ClaimStatus, SaidBy, Stance
from tracker.vocabulary.course import ProceedingFor
from tracker.vocabulary.levels import LEVELS, Category, Level
from tracker.vocabulary.people import FateKind, Indicator

_CAP: dict[str, Level] = {
    Category.LEFT_UNIT: Level.COUNTED,
    Category.RETURNED_AT_RISK: Level.COUNTED,
    Category.CAPTIVE: Level.COUNTED,
    Category.TRAFFICKED: Level.COUNTED,
    Category.MINOR: Level.COUNTED,
}
OUTRANKED_BY_CONFIRMED_DEATH = {Category.TRAFFICKED}
CAPTURED = {FateKind.CAPTURED}
_HOME = {FateKind.EXCHANGED, FateKind.RETURNED, FateKind.DISCHARGED}
LEFT = {FateKind.LEFT_UNIT, FateKind.HELD_PAST_TERM}


def highest_default(content: Content) -> Level:
    """The highest level that a person may have without a recorded ground."""
    confirmed = death_is_confirmed(content)
    caps = [Level.NAMED if confirmed else Level.ANONYMOUS]
    caps += [
        _CAP[category]
        for category in categories_of(content)
        if not (confirmed and category in OUTRANKED_BY_CONFIRMED_DEATH)
    ]
    return min(caps, key=LEVELS.index)


def categories_of(content: Content) -> set[str]:
    """The reasons for protection that the desk gave, and those that claims give by themselves."""
    return {*content["categories"], *_claimed_categories(content)}


def _claimed_categories(content: Content) -> Iterator[str]:
    """What fates, indicators and ages say; of the dead that they were minors only."""
    fates = {row["kind"] for row in accepted(content, "fate")}
    indicators = {each for row in accepted(content, "contract") for each in row["indicators"]}
    if Indicator.MINOR in indicators or may_be_a_minor(content):
        yield Category.MINOR
    if FateKind.KILLED in fates:
        return
    if fates & LEFT or Indicator.HELD_PAST_TERM in indicators:
        yield Category.LEFT_UNIT
    if fates & CAPTURED and not fates & _HOME:
        yield Category.CAPTIVE
    if indicators:
        yield Category.TRAFFICKED
    if FateKind.RETURNED in fates and any(
        row["for_what"] == ProceedingFor.SERVING for row in accepted(content, "proceeding")
    ):
        yield Category.RETURNED_AT_RISK


def death_is_confirmed(content: Content) -> bool:
    """Whether an accepted death was said in public by own state or family."""
    deaths = {fate["key"] for fate in accepted(content, "fate") if fate["kind"] == FateKind.KILLED}
    return any(
        cited["claim"] in deaths
        and cited["stance"] == Stance.SUPPORTS
        and (not cited["fields"] or "kind" in cited["fields"])
        and {SaidBy.OWN_STATE, SaidBy.FAMILY} & set(cited["said_by"])
        for cited in content["citations"]
    )


def is_known_dead(content: Content) -> bool:
    """Whether a death is accepted, whoever said so."""
    return any(row["kind"] == FateKind.KILLED for row in accepted(content, "fate"))


def is_above_default(content: Content) -> bool:
    """Whether the chosen level shows more than the default allows, so that a ground is needed."""
    return LEVELS.index(Level(content["level"])) > LEVELS.index(highest_default(content))


def objections(content: Content) -> list[str]:
    """Why a person's record cannot be published as it stands, each with what to do; empty if it can."""
    level = Level(content["level"])
    found = []
    if level is Level.WITHHELD:
        found.append("its level is “withheld”; choose another level, or leave it unpublished")
    if level is not Level.WITHHELD and is_above_default(content) and not content["level_ground"]:
        found.append(
            f"by default it may be “{highest_default(content)}” at most (a death said in public by own state "
            "or family allows a name); lower the level, or record a ground and its reason"
        )
    found += contradictions(content)
    found += _unreviewed(content)
    if level is not Level.NAMED:
        return found
    names = content["claims"].get("name", ())
    if not any(name["status"] == ClaimStatus.ACCEPTED for name in names):
        found.append("no name is accepted; accept one that has a source")
    return found + conflicts_without_note(content)


def _unreviewed(content: Content) -> Iterable[str]:
    """Whoever is not known to be dead is looked at again by a day."""
    if is_known_dead(content) or content["level"] == Level.WITHHELD:
        return
    review_by = content["level_review_by"]
    if not review_by:
        yield "no death is accepted, so its level must be looked at again: set “look at the level again by”"
    elif date.fromisoformat(review_by) < timezone.localdate():
        yield f"its level was to be looked at again by {review_by}: do so, then set the next day for that"


def conflicts_without_note(content: Content) -> list[str]:
    """A sentence for each conflicting version of which readers would not learn what disagrees."""
    return [
        f"a conflicting {kind} has no public note; say what disagrees with what"
        for kind, rows in content["claims"].items()
        for row in rows
        if row["status"] == ClaimStatus.CONFLICTING and not row["public_note"].strip()
    ]
