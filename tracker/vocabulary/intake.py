"""The closed lists of lists of people that come in as sheets, each member with its meaning."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BatchState(TextChoices):
    """How far a list has come on its way in."""

    MAPPING = "mapping", _("Columns not confirmed yet")
    READ = "read", _("Read: look at words, persons and the preview")
    COMMITTED = "committed", _("Committed: its records are there")
    UNDONE = "undone", _("Undone: what it made was taken away")


class BatchJob(TextChoices):
    """What is being done to a list in the background."""

    READ = "read", _("Reading the rows")
    COMMIT = "commit", _("Making the records")
    ACCEPT = "accept", _("Accepting the claims, and submitting the records")
    UNDO = "undo", _("Taking away what the batch made")


class RowOutcome(TextChoices):
    """What becomes of a row of a list; every row has one."""

    READY = "ready", _("Ready")
    ASKED = "asked", _("Asks: somebody has to say what a cell means")
    REFUSED = "refused", _("Refused: a cell cannot be true")
    LEFT_OUT = "left_out", _("Left out")
    MADE = "made", _("Made a record")
    ADDED = "added", _("Added to a record")
    THERE = "there", _("There already")
    UNDONE = "undone", _("Undone")


class FoundBy(TextChoices):
    """By what a row of a list was found again in the newer version, the strongest first."""

    OWN_NUMBER = "own_number", _("The list's own number")
    IDENTITY = "identity", _("An identity number")
    EQUAL = "equal", _("All that it says")
    BIRTH = "birth", _("Name and birth")
    DECIDED = "decided", _("Somebody said that they are one person")


class PairDecision(TextChoices):
    """What somebody said of two who may be one."""

    SAME = "same", _("Same person")
    DIFFERENT = "different", _("Two people")
    LATER = "later", _("Decide later")
