"""What is noted of people so that filters and facets need not read them: terms, who has which, and what changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tracker.lib.database.drawn import DrawnNumber


class Term(models.Model):
    """One value that somebody has: of a column of the person, or of the claim with that number among the person's."""

    id = DrawnNumber(primary_key=True)
    column = models.CharField(max_length=40)
    nth = models.PositiveSmallIntegerField(help_text="Number of the claim among the person's; 0 without claims.")
    value = models.CharField(max_length=60)
    people = models.IntegerField(help_text="How many people have it; without people there is no row.")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_term_a_value", fields=("column", "nth", "value"))]

    def __str__(self) -> str:
        return f"{self.column} {self.nth}: {self.value}"


class PersonTerms(models.Model):
    """The terms of one person, under the person's number."""

    number = DrawnNumber(primary_key=True)
    terms = ArrayField(models.IntegerField())

    class Meta:
        verbose_name_plural = "terms of persons"

    def __str__(self) -> str:
        return f"{self.number}: {len(self.terms)} terms"


class ChangedNumbers(models.Model):
    """Whose terms changed between two states of the catalogue; of the last states alone."""

    generation = models.BigIntegerField(primary_key=True, help_text="Number of the last entry of that state.")
    previous = models.BigIntegerField(help_text="Number of the last entry of the state before.")
    numbers = ArrayField(models.IntegerField())
    is_of_unnamed = models.BooleanField(
        default=False, help_text="Some rows without a name changed: all of them are among the numbers."
    )
    named = ArrayField(
        models.CharField(max_length=8),
        default=list,
        help_text="References of records that facets name, and that changed.",
    )

    class Meta:
        verbose_name_plural = "changed numbers"

    def __str__(self) -> str:
        return f"{self.previous} to {self.generation}: {len(self.numbers)} people"
