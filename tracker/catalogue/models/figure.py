"""Published claimants, figures with their links, statements, and what states did."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tracker.catalogue.models.citation import PublicCitation
from tracker.catalogue.models.source import Source
from tracker.lib.dates.date_fields import BoundedDateField


class Claimant(models.Model):
    """A person or body that gave a figure or made a statement."""

    reference = models.CharField(max_length=8, primary_key=True)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=24)
    state = models.CharField(max_length=8, blank=True)

    def __str__(self) -> str:
        return self.name


class Figure(models.Model):
    """One published figure; `position` is how the claimant stands to its side and nationality.

    An empty nationality with an empty grouping means all countries. `sort_key` brings figures of one measure,
    side and comparison group together, the latest first.
    """

    reference = models.CharField(max_length=8, primary_key=True)
    sort_key = models.CharField(max_length=300)
    measure = models.CharField(max_length=20)
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    qualifier = models.CharField(max_length=10)
    nationality = models.CharField(max_length=8, blank=True)
    grouping = models.CharField(max_length=120, blank=True)
    countries = models.PositiveSmallIntegerField(null=True)
    side = models.CharField(max_length=5)
    scope = models.CharField(max_length=200, blank=True)
    population = models.CharField(max_length=20)
    counting = models.CharField(max_length=12)
    counts = models.CharField(max_length=16)
    period_start = BoundedDateField("period from")
    period_end = BoundedDateField("period to")
    as_of = BoundedDateField("as of")
    claimant = models.ForeignKey(Claimant, models.CASCADE, related_name="figures")
    position = models.CharField(max_length=16, blank=True)
    remark = models.TextField(blank=True)
    comparison_group = models.CharField(max_length=160, blank=True)

    class Meta:
        indexes = [models.Index(name="figure_in_order", fields=["sort_key", "reference"])]

    def __str__(self) -> str:
        return f"{self.qualifier} {self.low} {self.measure}"


class FigureLink(models.Model):
    """How one published figure relates to another."""

    key = models.UUIDField(primary_key=True)
    figure = models.ForeignKey(Figure, models.CASCADE, related_name="links")
    other = models.ForeignKey(Figure, models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.figure_id} {self.kind} {self.other_id}"


class Statement(models.Model):
    """One published statement; `about_persons` and `about_units` name published ones only."""

    reference = models.CharField(max_length=8, primary_key=True)
    sort_key = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    on = BoundedDateField("on")
    claimant = models.ForeignKey(Claimant, models.CASCADE, related_name="statements")
    position = models.CharField(max_length=16, blank=True)
    summary = models.TextField()
    nationality = models.CharField(max_length=8, blank=True)
    side = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=200, blank=True)
    about_persons = ArrayField(models.CharField(max_length=8), default=list)
    about_units = ArrayField(models.CharField(max_length=8), default=list)
    contests = models.ForeignKey("self", models.SET_NULL, null=True, related_name="contested_by")
    contests_figure = models.ForeignKey(Figure, models.SET_NULL, null=True, related_name="contested_by")
    contested_point = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(name="statement_in_order", fields=["sort_key", "reference"])]

    def __str__(self) -> str:
        return self.summary


class StateAction(models.Model):
    """What a state did about the recruitment of citizens, its own (`nationality` is `territory`) or others'."""

    reference = models.CharField(max_length=8, primary_key=True)
    sort_key = models.CharField(max_length=40)
    territory = models.CharField(max_length=8)
    kind = models.CharField(max_length=20)
    on = BoundedDateField("on")
    nationality = models.CharField(max_length=8, blank=True)
    side = models.CharField(max_length=5, blank=True)
    summary = models.TextField()

    class Meta:
        indexes = [models.Index(name="state_action_in_order", fields=["sort_key", "reference"])]

    def __str__(self) -> str:
        return self.summary


class FigureCitation(PublicCitation):
    """A source for a figure, a statement or a state action."""

    figure = models.ForeignKey(Figure, models.CASCADE, null=True, related_name="citations")
    statement = models.ForeignKey(Statement, models.CASCADE, null=True, related_name="citations")
    stateaction = models.ForeignKey(StateAction, models.CASCADE, null=True, related_name="citations")
    source = models.ForeignKey(Source, models.CASCADE, related_name="figure_citations")
