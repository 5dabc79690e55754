"""Where knowledge comes from, and who may read it."""

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.db import models
from django.db.models import Q

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.dates.future_dates import refuse_future
from tracker.lib.history import recorded
from tracker.lib.references import ReferenceField
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.lib.web_addresses import AddressKeyField, address_key, ways_to
from tracker.vocabulary.sources import Access, SourceKind

GUARDED = (Access.RESTRICTED, Access.CONFIDENTIAL)


class SourceQuerySet(models.QuerySet[Any]):
    """The words researchers use for picking sources."""

    def readable_by(self, user: Any) -> Self:
        """Sources the user may see: guarded ones only when on their list of readers."""
        if user.is_superuser:
            return self
        return self.filter(
            ~Q(access__in=GUARDED)
            | models.Exists(Source.readers.through.objects.filter(source=models.OuterRef("pk"), user=user.pk))
        )

    def at_address(self, url: str) -> Self:
        """Sources of the page at that address, however it was written; none where there is no address."""
        key = address_key(url)
        return self.filter(address_key=key) if key else self.none()

    def with_copy_at(self, url: str) -> Self:
        """Sources of which a copy is kept at that address: archives that number their copies tell no page by it."""
        copies: Any = Source._meta.get_field("captures").related_model
        return self.filter(models.Exists(copies.objects.filter(source=models.OuterRef("pk"), url__in=ways_to(url))))


@recorded
class Source(models.Model):
    """One publication or document: same publisher, title and address mean one row."""

    reference = ReferenceField(prefix="S")
    kind = models.CharField(max_length=20, choices=SourceKind, blank=True)
    title = LineField(max_length=500, blank=True)
    publisher = LineField(max_length=200)
    authors = LineField(max_length=500, blank=True)
    language = LineField(
        max_length=12, blank=True, help_text="Two or three letters, such as en for English or ru for Russian."
    )
    url = models.URLField("address", max_length=1000, blank=True)
    address_key = AddressKeyField("url")
    published_on = BoundedDateField("published on")
    accessed_on = models.DateField(null=True, blank=True, validators=[refuse_future])
    derived_from = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="copied from",
        null=True,
        blank=True,
        related_name="copies",
        help_text="The source of which this is a copy or relay: the two count once.",
    )
    complete_list_of = LineField(
        max_length=300,
        blank=True,
        help_text="Whom it lists, if it leaves nobody out: all prisoners of one camp, for example.",
    )
    access = models.CharField(max_length=12, choices=Access, default=Access.OPEN)
    public_label = LineField(
        max_length=200, blank=True, help_text='For a restricted source: "leaked government data seen by …".'
    )
    readers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        help_text="Who may see a restricted or confidential source in the newsroom.",
    )
    internal_notes = ParagraphsField(blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("publisher", "title", "pk")
        constraints = [
            models.UniqueConstraint(
                name="one_publication_is_one_source",
                fields=("publisher", "title", "url"),
                condition=~Q(access__in=GUARDED),
                violation_error_message="This publication is already a source: same publisher, title, address.",
            ),
            models.UniqueConstraint(
                name="one_address_is_one_source",
                fields=("url",),
                condition=~Q(url="") & ~Q(access__in=GUARDED),
                violation_error_message="This address is already a source: choose that one.",
            ),
            models.CheckConstraint(
                name="a_restricted_source_has_a_label",
                condition=~Q(access=Access.RESTRICTED) | ~Q(public_label=""),
                violation_error_message="A restricted source needs the label that the public sees.",
            ),
            models.CheckConstraint(
                name="a_source_has_a_title_or_an_address",
                condition=~Q(title="", url="", public_label="") | Q(access=Access.CONFIDENTIAL),
                violation_error_message="Give a title or an address, so that others can find the source.",
            ),
        ]
        indexes = [
            GinIndex(name="source_title_trgm", fields=["title"], opclasses=["gin_trgm_ops"]),
            GinIndex(name="source_publisher_trgm", fields=["publisher"], opclasses=["gin_trgm_ops"]),
            GinIndex(name="source_url_trgm", fields=["url"], opclasses=["gin_trgm_ops"]),
            HashIndex(name="source_address_key", fields=["address_key"]),
        ]

    def __str__(self) -> str:
        title = self.title or self.url or self.public_label or "untitled"
        return f"{self.publisher}: {title}" + (f" ({self.published_on})" if self.published_on else "")


@recorded
class SourceReader(Source.readers.through):  # type: ignore[name-defined,misc]
    """That somebody may see a guarded source: the rows of the relation, by a name under which their history is kept."""

    class Meta:
        proxy = True
        verbose_name = "reader"

    def __str__(self) -> str:
        return f"{self.user} reads {self.source}"
