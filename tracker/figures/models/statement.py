"""What is said without a number, and about whom."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from tracker.figures.models.claim_record import ClaimRecord
from tracker.figures.models.claimant import Claimant
from tracker.figures.models.figure import Figure
from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.history import recorded
from tracker.lib.references import ReferenceField
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.people.models import Person
from tracker.sources.models import Claim
from tracker.sources.models.claim import ClaimQuerySet
from tracker.units.models import Unit
from tracker.vocabulary.figures import FigureSide, StatementKind


class StatementQuerySet(ClaimQuerySet):
    """The words researchers use for picking statements."""

    def with_name(self) -> Self:
        """Each statement with its claimant, without a query per row."""
        return self.select_related("claimant")


@recorded
class Statement(ClaimRecord):
    """An admission, denial, tribute, assessment or announcement, in our words."""

    KIND = "statement"
    EDITORIAL = frozenset({"internal_notes", "contests", "contests_figure"})

    reference = ReferenceField(prefix="T")
    kind = models.CharField(max_length=12, choices=StatementKind)
    on = BoundedDateField("date")
    claimant = models.ForeignKey(Claimant, models.PROTECT, related_name="statements")
    summary = ParagraphsField(help_text="In our words, for readers.")
    side = models.CharField("about recruits of", max_length=5, choices=FigureSide, blank=True)
    place = LineField("about place", max_length=200, blank=True)
    contests = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="contested_by", verbose_name="contests statement"
    )
    contests_figure = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="contested_by")
    contested_point = LineField(max_length=200, blank=True, help_text="On what point it contests that.")

    # The plugin takes the inherited manager for a class variable.
    objects = StatementQuerySet.as_manager()  # type: ignore[misc]

    class Meta(ClaimRecord.Meta):
        ordering = ("-pk",)
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="no_statement_contests_itself",
                condition=Q(contests__isnull=True) | ~Q(contests=F("id")),
                violation_error_message="A statement cannot contest itself.",
            ),
            models.CheckConstraint(
                name="what_is_contested_has_a_point",
                condition=Q(contests__isnull=True, contests_figure__isnull=True) | ~Q(contested_point=""),
                violation_error_message="Say on which point it contests the other.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claimant} {self.kind}: {self.summary[:80]}"


@recorded
class StatementSubject(models.Model):
    """A person or unit that a statement is about."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="subjects")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="a_subject_is_a_person_or_a_unit",
                condition=Q(person__isnull=True) ^ Q(unit__isnull=True),
                violation_error_message="Pick a person or a unit, one of the two.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.unit)
