"""Which record that was public once stands in which other now."""

from django.db import models


class Merged(models.Model):
    """A person's record that was merged into another: where it stands now, and since which moment.

    There is a row only while the other record is public with a name: what is withdrawn leaves no pointer behind.
    """

    reference = models.CharField(max_length=8, primary_key=True)
    into = models.CharField(max_length=8)
    at = models.DateTimeField(help_text="Of the last step, where it went by way of others.")
    entry = models.BigIntegerField(help_text="Of the log, by which it was merged.")

    class Meta:
        verbose_name_plural = "merged"
        indexes = [models.Index(name="merged_into", fields=["into"])]

    def __str__(self) -> str:
        return f"{self.reference} into {self.into}"
