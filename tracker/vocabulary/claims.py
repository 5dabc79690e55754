"""The closed lists of claims and their citations, each member with its meaning; both sites speak these words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ClaimStatus(TextChoices):
    """What the desk thinks of a claim."""

    UNVERIFIED = "unverified", "Unverified: entered, not yet judged"
    ACCEPTED = "accepted", "Accepted: the desk stands by it"
    CONFLICTING = "conflicting", "Conflicting: a credible version that disagrees with the accepted one on a named point"
    REJECTED = "rejected", "Rejected: judged wrong or retracted, kept with the reason"


class Stance(TextChoices):
    """Whether a source supports a claim."""

    SUPPORTS = "supports", "Supports"
    CONTRADICTS = "contradicts", "Contradicts"


class SaidBy(TextChoices):
    """Who speaks through the source; the publisher is not always the speaker."""

    OWN_STATE = "own_state", "Own state"
    FAMILY = "family", "Family"
    RECRUITING_SIDE = "recruiting_side", "Recruiting side"
    OPPOSING_SIDE = "opposing_side", "Opposing side"
    UNIT = "unit", "Unit"
    DOCUMENT = "document", "Document"
    WITNESS = "witness", "Witness"
    COURT = "court", "Court"
    PUBLISHER = "publisher", "Publisher"


class Evidence(TextChoices):
    """How well a claim is known, strongest first; worked out from its public sources."""

    OWN_STATE_OR_FAMILY = "own_state_or_family", "Own state or family"
    SEVERAL_PUBLISHERS = "several_publishers", "Several independent publishers"
    RECRUITING_SIDE = "recruiting_side", "Recruiting side"
    OPPOSING_SIDE = "opposing_side", "Opposing side"
    ONE_PUBLISHER = "one_publisher", "One publisher"


class Reported(TextChoices):
    """What several publishers can report of a person independently of each other."""

    RECRUITMENT = "recruitment", _("Recruited or serving")
    CONTRACT = "contract", _("A contract")
    GRANT = "grant", _("Granted citizenship")
    DEATH = "death", _("Killed")
