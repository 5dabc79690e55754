"""Citizenship given, promised or refused for military service."""

from django.db import models

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.history import recorded
from tracker.people.models.claims import PersonClaim
from tracker.people.models.contract import Contract
from tracker.people.models.person import Person
from tracker.sources.models import LegalInstrument, Territory
from tracker.vocabulary.people import GrantBasis, GrantState


@recorded
class CitizenshipGrant(PersonClaim):
    """One citizenship for service: how far it came, by which instrument, for which contract."""

    KIND = "citizenshipgrant"

    person = models.ForeignKey(Person, models.CASCADE, related_name="grants")
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="+", verbose_name="citizenship of")
    state = models.CharField("stage reached", max_length=10, choices=GrantState)
    on = BoundedDateField("date")
    instrument = models.ForeignKey(
        LegalInstrument, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="law or decree"
    )
    basis = models.CharField(max_length=14, choices=GrantBasis, blank=True)
    contract = models.ForeignKey(
        Contract,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="grants",
        help_text="The contract that it rewards.",
    )

    class Meta(PersonClaim.Meta):
        ordering = ("on_earliest", "pk")

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.territory}"
