"""Published units, and which unit lies under which."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.names.name_fields import SearchField


class Unit(models.Model):
    """One published formation; `name` is shown first, `disputed` names columns that a credible source contradicts."""

    reference = models.CharField(max_length=8, primary_key=True)
    name = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20)
    territory = models.CharField(max_length=8)
    branch = models.CharField(max_length=120, blank=True)
    military_unit_number = models.CharField(max_length=20, blank=True)
    public_note = models.TextField(blank=True)
    disputed = ArrayField(models.CharField(max_length=32), default=list)

    def __str__(self) -> str:
        return self.name


class UnitClaim(models.Model):
    """What published claims about a unit have in common."""

    key = models.UUIDField(primary_key=True)
    status = models.CharField(max_length=12)
    conflict_on = models.CharField(max_length=40, blank=True)
    public_note = models.TextField(blank=True)
    evidence = models.CharField(max_length=24, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ("position",)


class UnitName(UnitClaim):
    """One name of a unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names")
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=12, blank=True)
    kind = models.CharField(max_length=16)
    preferred = models.BooleanField()
    search_keys = models.TextField(blank=True)
    search = SearchField("search_keys")

    class Meta(UnitClaim.Meta):
        indexes = [GinIndex(name="public_unitname_search", fields=["search"])]

    def __str__(self) -> str:
        return self.text


class UnitParent(UnitClaim):
    """What a unit belonged to, both published."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="parents")
    parent = models.ForeignKey(Unit, models.CASCADE, related_name="children")
    from_on = BoundedDateField("from")
    to_on = BoundedDateField("to")

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.parent_id}"


class UnitStatus(UnitClaim):
    """In what standing a unit fought."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="statuses")
    formation_status = models.CharField(max_length=24)
    from_on = BoundedDateField("from")
    to_on = BoundedDateField("to")

    def __str__(self) -> str:
        return self.formation_status


class UnitAncestor(models.Model):
    """Each unit with itself and every unit above it, through accepted parents at any date."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="ancestors")
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="descendants")

    class Meta:
        constraints = [models.UniqueConstraint(name="unit_ancestor_once", fields=("ancestor", "unit"))]

    def __str__(self) -> str:
        return f"{self.unit_id} under {self.ancestor_id}"
