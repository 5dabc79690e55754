"""What every citation has in common: a source, where in it, and who speaks."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.lookups import LessThanOrEqual

from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.sources.models.source import Source
from tracker.vocabulary.claims import SaidBy, Stance


class Citation(models.Model):
    """One source for or against one claim.

    `fields` names the claim's columns that the source carries; empty means all that are filled. `said_by`
    is who speaks through the source: an article that quotes a ministry is the publisher's, said by the state.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="+")
    locator = LineField("found at", max_length=200, blank=True, help_text="Page, row or time code.")
    quote = ParagraphsField(blank=True, help_text="A short one, in the source's own words.")
    stance = models.CharField("for or against", max_length=12, choices=Stance, default=Stance.SUPPORTS)
    fields = ArrayField(
        models.CharField(max_length=40),
        verbose_name="what the source supports",
        default=list,
        blank=True,
        help_text="Tick what the source supports; nothing ticked: everything that is filled in.",
    )
    said_by = ArrayField(
        models.CharField(max_length=16, choices=SaidBy),
        default=list,
        blank=True,
        help_text="Who speaks in the source; nothing ticked where it cannot be told.",
    )
    via = LineField("relayed by", max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.source)


def about_one_claim_at_most(name: str, *columns: str) -> models.CheckConstraint:
    """A citation names one claim, or none when it is about the record's own columns."""
    given = models.Func(*columns, function="num_nonnulls", output_field=models.IntegerField())
    return models.CheckConstraint(
        name=name,
        condition=LessThanOrEqual(given, 1),
        violation_error_message="A citation is about one claim at most.",
    )
