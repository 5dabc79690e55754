"""What a state's prosecutors and courts did to somebody."""

from django.db import models

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField
from tracker.people.models.claims import PersonClaim
from tracker.people.models.person import Person
from tracker.sources.models import Territory
from tracker.vocabulary.course import ProceedingFor, ProceedingStage


@recorded
class Proceeding(PersonClaim):
    """One stage of a proceeding against the person; the words of law and charge are the source's, not ours."""

    KIND = "proceeding"

    person = models.ForeignKey(Person, models.CASCADE, related_name="proceedings")
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="+", verbose_name="state that prosecutes")
    for_what = models.CharField("for what", max_length=12, choices=ProceedingFor, blank=True)
    stage = models.CharField(max_length=10, choices=ProceedingStage)
    on = BoundedDateField("date", help_text="The day of this stage.")
    law = LineField(max_length=300, blank=True, help_text="Law and article, such as Criminal Code, 410.")
    charge = LineField(max_length=300, blank=True, help_text="In the source's words.")
    in_absentia = models.BooleanField("in absentia", null=True, blank=True)
    sentence = LineField(max_length=300, blank=True, help_text="In the source's words.")

    class Meta(PersonClaim.Meta):
        ordering = ("on_earliest", "pk")

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.on}".strip()
