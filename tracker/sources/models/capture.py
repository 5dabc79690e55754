"""The copies kept of sources: at an archive's address, or as a file in the newsroom's own folder."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tracker.lib.dates.future_dates import refuse_future
from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField
from tracker.sources.models.source import Source
from tracker.vocabulary.sources import FileKind


class CaptureQuerySet(models.QuerySet[Any]):
    """The words researchers use for picking archived copies."""

    def readable_by(self, user: Any) -> Self:
        """Copies of sources that the user may read."""
        return self.filter(source__in=Source.objects.readable_by(user).values("pk"))

    def with_file(self) -> Self:
        """Copies of which the newsroom itself keeps a file."""
        return self.exclude(file_kind="")


@recorded
class Capture(models.Model):
    """An archived copy of a source: where it lies, its SHA-256, when and how it was taken.

    A file lies in the newsroom's folder under its SHA-256. `PRIVATE` are the columns that say something of the file
    itself; they are not handed in for review, and never leave the newsroom.
    """

    PRIVATE = (
        *("file_kind", "file_name", "size", "encoding", "fetched_from", "page_title", "page_publisher"),
        "time_stamped_at",
    )

    source = models.ForeignKey(Source, models.CASCADE, related_name="captures")
    url = models.URLField("address of the copy", max_length=1000, blank=True)
    sha256 = models.CharField("checksum (SHA-256)", max_length=64, blank=True)
    captured_at = models.DateTimeField("taken at (UTC)", null=True, blank=True, validators=[refuse_future])
    method = LineField("how it was taken", max_length=100, blank=True)
    file_kind = models.CharField(_("kind of file"), max_length=8, choices=FileKind, blank=True, editable=False)
    file_name = LineField(_("name of the file"), max_length=255, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, editable=False)
    encoding = models.CharField(_("encoding as the server said it"), max_length=40, blank=True, editable=False)
    fetched_from = models.CharField(_("fetched from"), max_length=2000, blank=True, editable=False)
    page_title = LineField(_("title the page gives itself"), max_length=500, blank=True, editable=False)
    page_publisher = LineField(_("publisher the page names"), max_length=200, blank=True, editable=False)
    time_stamped_at = models.DateTimeField(_("stamped at (UTC)"), null=True, editable=False)

    objects = CaptureQuerySet.as_manager()

    class Meta:
        ordering = ("source", "captured_at", "pk")
        verbose_name = "archived copy"
        verbose_name_plural = "archived copies"
        constraints = [
            models.CheckConstraint(
                name="capture_sha256_is_64_hex_digits",
                condition=Q(sha256="") | Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message="A SHA-256 is 64 lower-case hexadecimal digits.",
            ),
            models.CheckConstraint(
                name="capture_has_an_address_or_a_file",
                condition=~Q(url="") | ~Q(file_kind=""),
                violation_error_message=_("Give the address of the copy, or choose a file."),
            ),
            models.CheckConstraint(
                name="capture_of_a_file_has_checksum_and_size",
                condition=Q(file_kind="") | (~Q(sha256="") & Q(size__isnull=False)),
                violation_error_message=_("A file is kept with its checksum and size."),
            ),
            models.UniqueConstraint(
                name="a_source_keeps_a_file_once",
                fields=("source", "sha256"),
                condition=~Q(file_kind=""),
                violation_error_message=_("This file is kept with the source already."),
            ),
        ]

    def __str__(self) -> str:
        return self.url or self.file_name
