"""Details that may hurt somebody, for few readers; each reading is a row."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.people.models.person import Person
from tracker.vocabulary.course import DetailKind


@recorded
class RestrictedFile(models.Model):
    """The file of one person's restricted details; it is in no content, submission, search or list."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="restricted_file")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "file of restricted details"
        verbose_name_plural = "files of restricted details"

    def __str__(self) -> str:
        return f"restricted details of {self.person.reference}"


@recorded
class RestrictedDetail(models.Model):
    """One identity number, contact, address or relative."""

    file = models.ForeignKey(RestrictedFile, models.CASCADE, related_name="details")
    kind = models.CharField(max_length=16, choices=DetailKind)
    text = ParagraphsField("detail")
    remark = LineField("where from, and what for", max_length=300, blank=True)

    class Meta:
        ordering = ("kind", "pk")

    def __str__(self) -> str:
        # The text itself would go into the lists of deletions and recent actions.
        return str(self.get_kind_display())


class RestrictedReading(models.Model):
    """One reading of a file: who, when, whose; rows are only ever added, and outlive the person's record."""

    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField("read at (UTC)", db_default=Now())
    person_reference = models.CharField("whose", max_length=8)
    page = models.CharField("what", max_length=12, help_text="The details, their history, or the page for deleting.")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.person_reference}: {self.page}"
