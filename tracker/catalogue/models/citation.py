"""Which public source supports or contradicts which public claim."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tracker.catalogue.models.person import Person
from tracker.catalogue.models.source import Source
from tracker.catalogue.models.unit import Unit


def _words(length: int) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=length), default=list)


class PublicCitation(models.Model):
    """One source for or against one claim; `claim` is empty where it is about the record's own columns."""

    claim = models.UUIDField(null=True)
    claim_kind = models.CharField(max_length=20, blank=True)
    position = models.PositiveSmallIntegerField()
    locator = models.CharField(max_length=200, blank=True)
    quote = models.TextField(blank=True)
    stance = models.CharField(max_length=12)
    fields = _words(40)
    said_by = _words(16)
    via = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ("position",)


class Citation(PublicCitation):
    """A source for a claim about a person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, models.CASCADE, related_name="citations")


class UnitCitation(PublicCitation):
    """A source for a claim about a unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, models.CASCADE, related_name="unit_citations")
