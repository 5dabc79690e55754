"""How much of a person may be shown: the default by what is known, and what a ground allows."""

from tracker.lib.vocabulary import Category, ClaimStatus, FateKind, Level, SaidBy, Stance
from tracker.review.content import Content

_CAP: dict[str, Level] = {
    Category.LEFT_UNIT: Level.COUNTED,
    Category.RETURNED_AT_RISK: Level.COUNTED,
    Category.CAPTIVE: Level.COUNTED,
    Category.TRAFFICKED: Level.COUNTED,
    Category.MINOR: Level.COUNTED,
}
_OUTRANKED_BY_CONFIRMED_DEATH = {Category.TRAFFICKED}
_ORDER = (Level.WITHHELD, Level.COUNTED, Level.ANONYMOUS, Level.NAMED)


def highest_default(content: Content) -> Level:
    """The highest level that a person may have without a recorded ground."""
    confirmed = death_is_confirmed(content)
    caps = [Level.NAMED if confirmed else Level.ANONYMOUS]
    caps += [
        _CAP[category]
        for category in content["categories"]
        if not (confirmed and category in _OUTRANKED_BY_CONFIRMED_DEATH)
    ]
    return min(caps, key=_ORDER.index)


def death_is_confirmed(content: Content) -> bool:
    """Whether an accepted death was said in public by own state or family."""
    deaths = {
        fate["key"]
        for fate in content["claims"].get("fate", ())
        if fate["kind"] == FateKind.KILLED and fate["status"] == ClaimStatus.ACCEPTED
    }
    return any(
        cited["claim"] in deaths
        and cited["stance"] == Stance.SUPPORTS
        and {SaidBy.OWN_STATE, SaidBy.FAMILY} & set(cited["said_by"])
        for cited in content["citations"]
    )


def is_above_default(content: Content) -> bool:
    """Whether the chosen level shows more than the default allows, so that a ground is needed."""
    return _ORDER.index(Level(content["level"])) > _ORDER.index(highest_default(content))


def objections(content: Content) -> list[str]:
    """Why a person's record cannot be published as it stands, each with what to do; empty if it can."""
    level = Level(content["level"])
    found = []
    if level is Level.WITHHELD:
        found.append("its level is “withheld”; choose another level, or leave it unpublished")
    if level in (Level.ANONYMOUS, Level.COUNTED):
        found.append(f"the level “{level}” cannot be published yet; withhold the record for now")
    if level is Level.NAMED and is_above_default(content) and not content["level_ground"]:
        found.append(
            f"by default it may be “{highest_default(content)}” at most (a death said in public by own state "
            "or family allows a name); lower the level, or record a ground and its reason"
        )
    names = content["claims"].get("name", ())
    if not any(name["status"] == ClaimStatus.ACCEPTED for name in names):
        found.append("no name is accepted; accept one that has a source")
    return found + _unexplained_conflicts(content)


def _unexplained_conflicts(content: Content) -> list[str]:
    return [
        f"a conflicting {kind} has no public note; say what disagrees with what"
        for kind, rows in content["claims"].items()
        for row in rows
        if row["status"] == ClaimStatus.CONFLICTING and not row["public_note"].strip()
    ]
