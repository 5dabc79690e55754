"""The way to the front and back."""

from django.db import models

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField
from tracker.people.models.claims import PersonClaim
from tracker.people.models.person import Person
from tracker.units.models import Site
from tracker.vocabulary.course import StepKind


@recorded
class Step(PersonClaim):
    """One step: which, when, and at which site or place."""

    KIND = "step"

    person = models.ForeignKey(Person, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=StepKind)
    on = BoundedDateField("date")
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+")
    place = LineField("place, as stated", max_length=200, blank=True)

    class Meta(PersonClaim.Meta):
        ordering = ("on_earliest", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}".strip()
