"""The closed lists of reported figures and statements, each member with its meaning; both sites speak these words."""

from collections.abc import Mapping

from django.db.models import TextChoices


class Measure(TextChoices):
    """What a figure counts."""

    RECRUITED = "recruited", "Recruited"
    APPLIED = "applied", "Applied to join"
    CONTRACTS_SIGNED = "contracts_signed", "Contracts signed"
    DEPLOYED = "deployed", "Deployed"
    CITIZENSHIP_GRANTED = "citizenship_granted", "Citizenship granted"
    KILLED = "killed", "Killed"
    WOUNDED = "wounded", "Wounded"
    MISSING = "missing", "Missing"
    CAPTURED = "captured", "Captured"
    CASUALTIES = "casualties", "Casualties (several kinds as one number)"
    REPATRIATED = "repatriated", "Repatriated"
    HELD_PAST_TERM = "held_past_term", "Held past the term"
    IDENTIFIED = "identified", "Identified"


class Qualifier(TextChoices):
    """How the claimant puts the number."""

    AS_STATED = "as_stated", "as stated"
    AT_LEAST = "at_least", "at least"
    MORE_THAN = "more_than", "more than"
    ABOUT = "about", "about"
    NEARLY = "nearly", "nearly"
    UP_TO = "up_to", "up to"
    FEWER_THAN = "fewer_than", "fewer than"
    BETWEEN = "between", "between"


class Population(TextChoices):
    """Whom a figure counts: what passports they held on signing."""

    FOREIGN_AT_SIGNING = "foreign_at_signing", "Foreign at signing"
    NATURALISED = "naturalised", "Naturalised before signing"
    NATIVES = "natives_of_country", "Citizens or natives of the country"
    STATE_TROOPS = "state_troops", "State troops"
    MIXED = "mixed", "Mixed"
    UNKNOWN = "unknown", "Nationality at signing not stated"


class Counting(TextChoices):
    """Over what time a figure counts."""

    SO_FAR = "so_far", "so far"
    ON_THAT_DAY = "on_that_day", "on that day"
    IN_PERIOD = "in_period", "in the period"


class Counts(TextChoices):
    """What a figure counts one by one."""

    PEOPLE = "people", "people"
    NAMES = "names_on_a_list", "names on a list"
    CONTRACTS = "contracts", "contracts"
    APPLICATIONS = "applications", "applications"
    GRANTS = "grants", "grants"


class FigureSide(TextChoices):
    """For whose recruits a figure or statement speaks."""

    RUSSIA = "RU", "Russia's"
    UKRAINE = "UA", "Ukraine's"
    MIXED = "mixed", "Both, or not said which"


class ClaimantKind(TextChoices):
    """What sort of body or person says so."""

    GOVERNMENT = "government", "Government"
    INTELLIGENCE = "intelligence", "Intelligence service"
    MILITARY_INTELLIGENCE = "military_intelligence", "Military intelligence"
    MILITARY_GENERAL_STAFF = "military_general_staff", "Armed forces"
    PARLIAMENT = "parliament", "Member of parliament"
    ARMED_FORMATION = "armed_formation", "Armed formation"
    MEDIA_INVESTIGATION = "media_investigation", "Press"
    NGO = "ngo", "Non-governmental organisation"
    CAMPAIGNER = "campaigner", "Campaigner"
    EXPERT = "expert", "Expert"
    WITNESS = "witness", "Witness"


class Position(TextChoices):
    """How a claimant stands to those whom a figure counts; follows from whose body it is."""

    HOME_STATE = "home_state", "Home state"
    RECRUITING_SIDE = "recruiting_side", "Recruiting side"
    OPPOSING_SIDE = "opposing_side", "Opposing side"
    THIRD = "third", "Third party"


class LinkKind(TextChoices):
    """How one figure relates to another."""

    CONTESTS = "contests", "Contests: the claimant himself rejects the other"
    DIFFERS = "differs", "Differs: another number for the same scope, by our comparison"
    SUPERSEDES = "supersedes", "Supersedes: a later figure of the same claimant"
    REPEATS = "repeats", "Repeats: passes the other on, without a count of its own"
    PART_OF = "part_of", "Part of: counts some of those in the other"
    COPY_ERROR = "copy_error", "Copy error: the other one, copied wrongly"
    INCONSISTENT_WITHIN = "inconsistent_within", "Inconsistent: parts that do not add up in one article"


class StatementKind(TextChoices):
    """What a statement does."""

    ADMITS = "admits", "Confirms"
    DENIES = "denies", "Denies"
    HONOURS = "honours", "Honours"
    ASSESSES = "assesses", "Assesses"
    ANNOUNCES = "announces", "Announces"


class StateActionKind(TextChoices):
    """What a home state or another did."""

    BAN = "ban", "Ban"
    PROTEST = "protest", "Protest"
    AGREEMENT = "agreement", "Agreement"
    ARREST = "arrest", "Arrest"
    REPATRIATION = "repatriation", "Repatriation"
    DNA_COLLECTION = "dna_collection", "Collection of DNA"
    COMPENSATION = "compensation", "Compensation"
    WARNING = "warning", "Warning to citizens"
    INVESTIGATION = "investigation", "Investigation"
    PROSECUTION = "prosecution", "Prosecution"
    LAW = "law", "Law against it"
    PERMISSION = "permission", "Permission to serve or recruit"
    SANCTIONS = "sanctions", "Sanctions"
    LOSS_OF_CITIZENSHIP = "loss_of_citizenship", "Loss of citizenship"
    OTHER = "other", "Other"


LINK_WORDS: Mapping[str, tuple[str, str]] = {
    LinkKind.CONTESTS: ("disputes", "disputed by"),
    LinkKind.DIFFERS: ("differs from (our comparison)", "differs from (our comparison)"),
    LinkKind.SUPERSEDES: ("supersedes", "superseded by"),
    LinkKind.REPEATS: ("repeats", "repeated by"),
    LinkKind.PART_OF: ("part of", "includes"),
    LinkKind.COPY_ERROR: ("by our reading a miscopy of", "by our reading miscopied as"),
    LinkKind.INCONSISTENT_WITHIN: ("does not add up with, in one article,",) * 2,
}
"""How a link reads from the figure that makes it, and from the other; "disputes" is said of `contests` alone."""

_NO_SIDE = {ClaimantKind.MEDIA_INVESTIGATION, ClaimantKind.NGO, ClaimantKind.CAMPAIGNER, ClaimantKind.EXPERT}


def position(*, kind: str, state: str, side: str, nationality: str) -> str:
    """How a claimant of that kind and state stands to a figure's side and nationality; empty: it cannot be told.

    The home state comes first: North Korea on its own soldiers is that, whatever the side. Press, organisations
    and experts without a state are third parties; of a fighter or deputy without one nobody can tell.
    """
    if not state:
        return Position.THIRD if kind in _NO_SIDE else ""
    if state == nationality:
        return Position.HOME_STATE
    if state not in (FigureSide.RUSSIA, FigureSide.UKRAINE):
        return Position.THIRD
    if side not in (FigureSide.RUSSIA, FigureSide.UKRAINE):
        return ""
    return Position.RECRUITING_SIDE if state == side else Position.OPPOSING_SIDE
