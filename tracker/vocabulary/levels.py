"""The coarse words for people shown without a name, each with its meaning, and how a record is made coarser still."""

from collections.abc import Mapping

from django.db.models import TextChoices

from tracker.vocabulary.people import FateKind
from tracker.vocabulary.sources import Access, SourceKind


class Level(TextChoices):
    """How much of a person the public may see."""

    NAMED = "named", "Named: shown with the name, on a page of its own"
    ANONYMOUS = "anonymous", "Anonymous: shown without a name, in a few coarse facts"
    COUNTED = "counted", "Counted: a number in fixed tables, nothing else"
    WITHHELD = "withheld", "Withheld: nothing is shown"


class Category(TextChoices):
    """Why a person needs protection; the strictest that holds decides."""

    LEFT_UNIT = "left_unit", "Left the unit, surrendered or held past term, and alive"
    RETURNED_AT_RISK = "returned_at_risk", "Returned to a state that prosecutes"
    CAPTIVE = "captive", "Captured, not yet home"
    TRAFFICKED = "trafficking_indicators", "Alive, with indicators of trafficking"
    MINOR = "minor", "Minor at signing or now"


class Ground(TextChoices):
    """Why a level may be higher than the default."""

    OWN_PUBLIC_ACT = "own_public_act", "The person's own public act"
    FAMILY_REQUEST = "family_request", "A family's written request"
    PUBLIC_JUDGMENT = "public_judgment", "A public judgment"
    SANCTIONS_LIST = "sanctions_list", "A sanctions list"


LEVELS = (Level.WITHHELD, Level.COUNTED, Level.ANONYMOUS, Level.NAMED)
"""From the one that shows nothing to the one that shows most."""


class FateGroup(TextChoices):
    """What became of somebody who is not named; no group tells who left a unit or was held past the term."""

    DEAD = "dead", "Dead"
    MISSING = "missing", "Missing"
    CAPTURED = "captured", "Captured, or exchanged since"
    ALIVE = "alive", "Alive when last heard of"


FATE_GROUPS: Mapping[str, FateGroup] = {
    FateKind.KILLED: FateGroup.DEAD,
    FateKind.MISSING: FateGroup.MISSING,
    FateKind.CAPTURED: FateGroup.CAPTURED,
    FateKind.EXCHANGED: FateGroup.CAPTURED,
    FateKind.SERVING: FateGroup.ALIVE,
    FateKind.WOUNDED: FateGroup.ALIVE,
    FateKind.DISCHARGED: FateGroup.ALIVE,
    FateKind.LEFT_UNIT: FateGroup.ALIVE,
    FateKind.RETURNED: FateGroup.ALIVE,
    FateKind.HELD_PAST_TERM: FateGroup.ALIVE,
}
"""Every fate has one group."""


class SourceGroup(TextChoices):
    """Kinds of source, in groups too coarse to lead to one source."""

    PRESS = "press", "Press: articles, investigations, interviews"
    OFFICIAL = "official", "Officials: statements, courts, parliaments"
    PERSONAL = "personal", "Obituaries and posts"
    DOCUMENTS = "documents", "Documents and data, and sources shown by a label alone"


SOURCE_GROUPS: Mapping[str, SourceGroup] = {
    SourceKind.NEWS_ARTICLE: SourceGroup.PRESS,
    SourceKind.INVESTIGATION: SourceGroup.PRESS,
    SourceKind.INTERVIEW: SourceGroup.PRESS,
    SourceKind.OFFICIAL_STATEMENT: SourceGroup.OFFICIAL,
    SourceKind.COURT_RECORD: SourceGroup.OFFICIAL,
    SourceKind.PARLIAMENT_RECORD: SourceGroup.OFFICIAL,
    SourceKind.OBITUARY: SourceGroup.PERSONAL,
    SourceKind.SOCIAL_MEDIA_POST: SourceGroup.PERSONAL,
    SourceKind.LEAK: SourceGroup.DOCUMENTS,
    SourceKind.DOCUMENT: SourceGroup.DOCUMENTS,
    SourceKind.DATASET: SourceGroup.DOCUMENTS,
}
"""Every kind of source has one group."""


def source_group(kind: str, access: str) -> str:
    """The group of a source, empty where its kind is not known; that of a restricted one does not tell its kind."""
    if access == Access.RESTRICTED:
        return SourceGroup.DOCUMENTS.value
    return SOURCE_GROUPS[kind].value if kind in SOURCE_GROUPS else ""


class Coarser(TextChoices):
    """What an anonymous row leaves out or blurs further, so that enough others look the same."""

    QUARTER_TO_YEAR = "quarter_to_year", "Year of the contract, not the quarter"
    NO_CONTRACT_DATE = "no_contract_date", "No date of the contract"
    NO_DECADE = "no_decade", "No decade of birth"
    NO_SEX = "no_sex", "No sex"
    NO_FATE_YEAR = "no_fate_year", "No year of the fate"
    NO_FATE = "no_fate", "No fate, and so no year of it"
    NO_SOURCES = "no_sources", "No kinds of source"


LOOK_THE_SAME = 5
"""So many records at least look the same as an anonymous one, itself included."""

LOOK_THE_SAME_PROTECTED = 10
"""So many where the person needs protection."""

PROTECTED = frozenset(Category.values)
"""Categories of the larger number: the four of the rules, one of which has two words here."""

NOBODY_NAMED = "A person, not named"
"""What stands where a name would."""
