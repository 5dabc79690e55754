"""What became of somebody."""

from django.db import models

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.dates.partial_dates import in_words
from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField
from tracker.people.models.claims import PersonClaim
from tracker.people.models.person import Person
from tracker.sources.models import Territory
from tracker.vocabulary.people import FateKind


@recorded
class Fate(PersonClaim):
    """One fate: what, when, where, of what; the day a death was confirmed only bounds it (`[..day]`)."""

    KIND = "fate"

    person = models.ForeignKey(Person, models.CASCADE, related_name="fates")
    kind = models.CharField(max_length=16, choices=FateKind)
    on = BoundedDateField("date")
    place = LineField("place, as stated", max_length=200, blank=True)
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, blank=True, related_name="+")
    cause = LineField(max_length=200, blank=True)

    class Meta(PersonClaim.Meta):
        ordering = ("on_earliest", "pk")

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.get_kind_display(), in_words(self.on))))
