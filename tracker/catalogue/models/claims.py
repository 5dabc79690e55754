"""Published claims about persons: typed rows, one table per kind."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from tracker.catalogue.models.person import Person
from tracker.catalogue.models.source import LegalInstrument, Site
from tracker.catalogue.models.unit import Unit
from tracker.lib.database.drawn import DrawnNumber
from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.names.name_fields import SearchField


class PersonClaim(models.Model):
    """What published claims about a person have in common; a column that no public source supports is empty."""

    key = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="%(class)s_set")
    status = models.CharField(max_length=12)
    conflict_on = models.CharField(max_length=40, blank=True)
    public_note = models.TextField(blank=True)
    evidence = models.CharField(max_length=24, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ("position",)


class Name(PersonClaim):
    """One published spelling, with the person's number."""

    number = DrawnNumber()
    text = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    script = models.CharField(max_length=4, blank=True)
    language = models.CharField(max_length=12, blank=True)
    preferred = models.BooleanField()
    search_keys = models.TextField(blank=True)
    search = SearchField("search_keys")

    class Meta(PersonClaim.Meta):
        indexes = [GinIndex(name="public_name_search", fields=["search"])]


class Birth(PersonClaim):
    """Year of birth, or age at an event: never the day."""

    born_on = BoundedDateField("born")
    age = models.PositiveSmallIntegerField(null=True)
    age_on = BoundedDateField("age on")
    territory = models.CharField(max_length=8, blank=True)


class Background(PersonClaim):
    """What the person did before."""

    occupation = models.CharField(max_length=300, blank=True)
    studies = models.CharField(max_length=300, blank=True)
    military_service = models.CharField(max_length=300, blank=True)


class Nationality(PersonClaim):
    """A nationality, statelessness, or that it is not known."""

    kind = models.CharField(max_length=10)
    territory = models.CharField(max_length=8, blank=True)
    basis = models.CharField(max_length=12, blank=True)
    from_on = BoundedDateField("from")
    to_on = BoundedDateField("to")


def _several() -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=24), default=list)


class Contract(PersonClaim):
    """A recruitment into a force of one side; of several accepted ones the first is marked, of all and of each side."""

    is_first = models.BooleanField(default=False)
    is_first_on_side = models.BooleanField(default=False)
    side = models.CharField(max_length=2, blank=True)
    force = models.ForeignKey(Unit, models.SET_NULL, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, related_name="+")
    unit_as_stated = models.CharField(max_length=300, blank=True)
    signed_on = BoundedDateField("signed on")
    signed_at = models.ForeignKey(Site, models.SET_NULL, null=True, related_name="+")
    signed_place = models.CharField(max_length=200, blank=True)
    term_months = models.PositiveSmallIntegerField(null=True)
    ends_on = BoundedDateField("ends on")
    rank = models.CharField(max_length=100, blank=True)
    role_promised = models.CharField(max_length=300, blank=True)
    role_given = models.CharField(max_length=300, blank=True)
    role_class = models.CharField(max_length=12, blank=True)
    found_in = models.CharField(max_length=16, blank=True)
    recruiter_kind = models.CharField(max_length=10, blank=True)
    recruiter_territory = models.CharField(max_length=8, blank=True)
    how = _several()
    motives = _several()
    indicators = _several()


class Service(PersonClaim):
    """A period in a formation of one side."""

    side = models.CharField(max_length=2, blank=True)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, related_name="+")
    unit_as_stated = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=300, blank=True)
    rank = models.CharField(max_length=100, blank=True)
    from_on = BoundedDateField("from")
    to_on = BoundedDateField("to")


class CitizenshipGrant(PersonClaim):
    """A citizenship for service."""

    territory = models.CharField(max_length=8, blank=True)
    state = models.CharField(max_length=10, blank=True)
    on = BoundedDateField("on")
    instrument = models.ForeignKey(LegalInstrument, models.SET_NULL, null=True, related_name="+")
    basis = models.CharField(max_length=14, blank=True)
    contract = models.UUIDField(null=True, help_text="Identifier of the contract that it rewards, if public.")
    stands = models.BooleanField(default=True, help_text="No: granted, and revoked afterwards.")


class Fate(PersonClaim):
    """What became of the person; of several accepted ones that which holds now is marked."""

    is_now = models.BooleanField(default=False)
    kind = models.CharField(max_length=16, blank=True)
    on = BoundedDateField("on")
    place = models.CharField(max_length=200, blank=True)
    territory = models.CharField(max_length=8, blank=True)
    cause = models.CharField(max_length=200, blank=True)
