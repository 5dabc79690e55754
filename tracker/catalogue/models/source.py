"""Published sources, their archived copies, legal instruments and sites."""

from django.db import models

from tracker.lib.dates.date_fields import BoundedDateField


class Source(models.Model):
    """One published source; of a restricted one the label alone is here."""

    reference = models.CharField(max_length=8, primary_key=True)
    kind = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=500, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    authors = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=12, blank=True)
    url = models.CharField(max_length=1000, blank=True)
    published_on = BoundedDateField("published on")
    accessed_on = models.DateField(null=True)
    derived_from = models.CharField(max_length=8, blank=True, help_text="Reference, if that one is public.")
    complete_list_of = models.CharField(max_length=300, blank=True)
    access = models.CharField(max_length=12)
    public_label = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.public_label or f"{self.publisher}: {self.title or self.url}"


class Capture(models.Model):
    """An archived copy of a published source."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="captures")
    url = models.CharField(max_length=1000)
    sha256 = models.CharField(max_length=64, blank=True)
    captured_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return self.url


class LegalInstrument(models.Model):
    """One published law or decree."""

    reference = models.CharField(max_length=8, primary_key=True)
    territory = models.CharField(max_length=8)
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=40, blank=True)
    dated = BoundedDateField("dated")
    effect = models.CharField(max_length=12)
    amends = models.CharField(max_length=8, blank=True, help_text="Reference, if that one is public.")
    summary = models.TextField()
    source = models.ForeignKey(Source, models.SET_NULL, null=True, related_name="instruments")

    def __str__(self) -> str:
        return f"{self.territory} {self.kind} {self.number} {self.dated}"


class Site(models.Model):
    """One published place of the recruitment chain."""

    reference = models.CharField(max_length=8, primary_key=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=200, blank=True)
    territory = models.CharField(max_length=8, blank=True)

    def __str__(self) -> str:
        return self.name
