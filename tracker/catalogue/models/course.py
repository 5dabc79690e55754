"""Published claims about the course of a recruitment: what was paid, the steps there and back, proceedings."""

from django.db import models

from tracker.catalogue.models.claims import (
    Background,
    Birth,
    CitizenshipGrant,
    Contract,
    Fate,
    Name,
    Nationality,
    PersonClaim,
    Service,
)
from tracker.catalogue.models.source import Site
from tracker.lib.dates.date_fields import BoundedDateField


class Payment(PersonClaim):
    """Money promised or paid under a public contract; `amount` is exact, in units of `currency` (ISO 4217)."""

    contract = models.UUIDField(null=True, help_text="Identifier of the contract that it belongs to.")
    kind = models.CharField(max_length=10, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    state = models.CharField(max_length=10, blank=True)
    on = BoundedDateField("on")
    payer = models.CharField(max_length=10, blank=True)
    payee = models.CharField(max_length=10, blank=True)


class Step(PersonClaim):
    """A step on the way to the front and back, at a published site or a place as stated."""

    kind = models.CharField(max_length=16, blank=True)
    on = BoundedDateField("on")
    site = models.ForeignKey(Site, models.SET_NULL, null=True, related_name="+")
    place = models.CharField(max_length=200, blank=True)


class Proceeding(PersonClaim):
    """One stage of a proceeding of a state against the person; `in_absentia` is None where it is not known."""

    territory = models.CharField(max_length=8, blank=True)
    for_what = models.CharField(max_length=12, blank=True)
    stage = models.CharField(max_length=10, blank=True)
    on = BoundedDateField("on")
    law = models.CharField(max_length=300, blank=True)
    charge = models.CharField(max_length=300, blank=True)
    in_absentia = models.BooleanField(null=True)
    sentence = models.CharField(max_length=300, blank=True)


PERSON_CLAIMS: tuple[type[PersonClaim], ...] = (
    Name,
    Birth,
    Background,
    Nationality,
    Contract,
    Payment,
    Service,
    Step,
    CitizenshipGrant,
    Fate,
    Proceeding,
)
"""The tables of all that is claimed about a person, in the order of the API."""
