"""Which combinations of values there are among the people, and how many people have each."""

from django.db import models


class FacetSet(models.Model):
    """One combination that somebody has; `key` is a digest of it, so that equal ones have one row."""

    key = models.BigIntegerField(primary_key=True)
    combination = models.CharField(max_length=16)
    values = models.JSONField(help_text="Values by column of the person.")
    people = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(name="facet_set_combination", fields=["combination", "-people"])]

    def __str__(self) -> str:
        return f"{self.combination}: {self.people}"
