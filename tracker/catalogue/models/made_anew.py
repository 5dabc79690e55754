"""Which records came out otherwise because another one changed: so that a copy kept elsewhere can follow."""

from django.db import models

from tracker.catalogue.models.term import ChangedNumbers


class MadeAnew(models.Model):
    """In which state the rows of a record were last made anew because of another record.

    Without a reference it is said of a whole kind. It always is where something was withdrawn, merged or redacted:
    otherwise the two that changed together would tell later readers what the withdrawn one was connected with.
    """

    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=8, blank=True)
    generation = models.BigIntegerField(help_text="Number of the last entry of that state.")

    class Meta:
        verbose_name_plural = "made anew"
        constraints = [models.UniqueConstraint(name="made_anew_once", fields=("kind", "reference"))]
        indexes = [models.Index(name="made_anew_since", fields=["generation", "reference"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}".rstrip()


FROM_STATE_TO_STATE: tuple[type[models.Model], ...] = (ChangedNumbers, MadeAnew)
"""Tables of what changed from one state to the next: they do not follow from the log alone."""
