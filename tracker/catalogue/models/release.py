"""Releases: what was public at a day, kept row by row, so that a citation can be pinned to it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Release(models.Model):
    """One release: the state that it was made of, and what was said of it; its rows are `ReleaseLine`s."""

    number = models.PositiveSmallIntegerField(primary_key=True)
    at = models.DateTimeField()
    generation = models.BigIntegerField(help_text="Number of the entry of the log that made it.")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"release {self.number}"


class ReleaseVersion(models.Model):
    """How a release stands since a day: 3 becomes 3.1 when records leave it, and says how many, never which.

    `checksums` are the SHA-256 of its files in that version; those of earlier versions stay, as replaced. `rows` are
    kept because counting them takes a tenth of a second a file where there are 100,000 people.
    """

    release = models.ForeignKey(Release, models.CASCADE, related_name="versions")
    minor = models.PositiveSmallIntegerField(default=0)
    on = models.DateField()
    left = models.PositiveIntegerField(default=0, help_text="Records that are in this version no more.")
    changed = models.PositiveIntegerField(
        default=0, help_text="Records that named what left: they stand here as they are public now."
    )
    checksums = models.JSONField(default=dict, help_text="SHA-256 by name of the file.")
    rows = models.JSONField(default=dict, help_text="Number of rows by file; written with the checksums.")

    class Meta:
        ordering = ("release", "-minor")
        constraints = [models.UniqueConstraint(name="one_version_a_number", fields=("release", "minor"))]

    def __str__(self) -> str:
        return f"release {self.name}"

    @property
    def name(self) -> str:
        """`3`, or `3.1` once records have left it."""
        return f"{self.release_id}.{self.minor}" if self.minor else str(self.release_id)


class ReleaseLine(models.Model):
    """One row of one file in some releases, one after another: its values as a JSON object of the columns.

    `owner` is the record that it belongs to (empty: none), `place` its place among that record's rows of the file, and
    `mentions` are all references that its values name.
    """

    file = models.CharField(max_length=40)
    owner = models.CharField(max_length=8, blank=True)
    place = models.PositiveIntegerField()
    first = models.PositiveSmallIntegerField(help_text="Number of the first release that has it.")
    last = models.PositiveSmallIntegerField(help_text="Number of the last release that has it.")
    mentions = ArrayField(models.CharField(max_length=8), default=list)
    line = models.TextField()

    class Meta:
        indexes = [
            models.Index(name="release_line_in_order", fields=["file", "owner", "place"]),
            models.Index(name="release_line_of_owner", fields=["owner"]),
            models.Index(name="release_line_last", fields=["last"]),
            GinIndex(name="release_line_mentions", fields=["mentions"]),
        ]
        constraints = [
            models.CheckConstraint(name="first_release_before_last", condition=models.Q(first__lte=models.F("last")))
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.owner} {self.place}"


RELEASES: tuple[type[models.Model], ...] = (Release, ReleaseVersion, ReleaseLine)
"""What is kept of past states: it does not follow from the log's present documents, and is carried over."""
