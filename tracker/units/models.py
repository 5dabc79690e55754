"""Formations: what they are called, what they belonged to and when, and where they sit."""

from collections.abc import Iterator
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from tracker.lib.database.guards import Guard
from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.dates.periods import EndsAfterItBegins
from tracker.lib.history import recorded
from tracker.lib.names.name_fields import matches
from tracker.lib.references import ReferenceField, normalised_reference
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.sources.models import Citation, Claim, Territory, about_one_claim_at_most
from tracker.sources.models.spelling import Spelling, one_preferred_name, texts_shown_first
from tracker.units.guards import no_cycle
from tracker.vocabulary.people import NameKind
from tracker.vocabulary.units import FormationStatus, SiteKind, UnitKind


class UnitQuerySet(models.QuerySet[Any]):
    """The words researchers use for picking units."""

    def with_name(self) -> Self:
        """Each unit with the name to show (`shown_name`), without a query per row."""
        return self.annotate(shown_name=Subquery(texts_shown_first(UnitName.objects.filter(unit=OuterRef("pk")))[:1]))

    def spelled(self, q: str) -> Self:
        """Units one of whose names, in any script, matches every word of `q`; or that reference or unit number."""
        reference = normalised_reference(q, "U")
        if reference:
            return self.filter(reference=reference)
        numbered = Q(military_unit_number__icontains=q.strip())
        condition = matches(q)
        if condition is None:
            return self.filter(numbered)
        return self.filter(numbered | Exists(UnitName.objects.filter(condition, unit=OuterRef("pk"))))


@recorded
class Unit(models.Model):
    """One formation; its names, parents and status are claims of their own."""

    reference = ReferenceField(prefix="U")
    kind = models.CharField(max_length=20, choices=UnitKind)
    territory = models.ForeignKey(
        Territory,
        models.PROTECT,
        related_name="+",
        verbose_name="side or own state",
        help_text="RU or UA for a formation of that side; its own state for any other.",
    )
    branch = LineField(max_length=120, blank=True)
    military_unit_number = LineField("military unit number", max_length=20, blank=True)
    public_note = ParagraphsField(blank=True)
    internal_notes = ParagraphsField(blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        shown = getattr(self, "shown_name", None)
        if shown is None and self.pk:
            shown = texts_shown_first(UnitName.objects.filter(unit=self)).first()
        return shown or self.reference


class UnitClaim(Claim):
    """A claim about a unit."""

    OWNER = "unit"
    CITATIONS = "units.UnitCitation"

    class Meta(Claim.Meta):
        abstract = True


@recorded
class UnitName(Spelling, UnitClaim):
    """One name of a unit in one language."""

    KIND = "unitname"
    EDITORIAL = frozenset({"kind", "language", "preferred"})

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="names")
    text = LineField("name", max_length=300)
    language = LineField(
        max_length=12, blank=True, help_text="Two or three letters, such as ne for Nepali or ru for Russian."
    )
    kind = models.CharField(max_length=16, choices=NameKind, default=NameKind.FULL)
    preferred = models.BooleanField(default=False)

    class Meta(UnitClaim.Meta):
        ordering = ("-preferred", "pk")
        constraints = [
            *Claim.Meta.constraints,
            one_preferred_name("unit"),
        ]
        indexes = [GinIndex(name="unitname_search", fields=["search"])]


@recorded
class UnitParent(UnitClaim):
    """What a unit belonged to, and when; no cycle among accepted parents, whatever the dates."""

    KIND = "unitparent"

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="parents")
    parent = models.ForeignKey(Unit, models.PROTECT, related_name="children", verbose_name="unit above it")
    from_on = BoundedDateField("from")
    to_on = BoundedDateField("to")

    class Meta(UnitClaim.Meta):
        ordering = ("from_on_earliest", "pk")
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="no_unit_is_its_own_parent",
                condition=~Q(unit=F("parent")),
                violation_error_message="A unit cannot belong to itself.",
            ),
            EndsAfterItBegins(name="a_belonging_ends_after_it_begins", begin="from_on", end="to_on"),
        ]

    def __str__(self) -> str:
        return f"part of {self.parent}"

    @classmethod
    def guards(cls) -> Iterator[Guard]:
        """Those of every claim, and that the tree stays one."""
        yield from super().guards()
        yield no_cycle()


@recorded
class UnitStatus(UnitClaim):
    """In what standing a unit fought, and when."""

    KIND = "unitstatus"

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="statuses")
    formation_status = models.CharField(max_length=24, choices=FormationStatus)
    from_on = BoundedDateField("from")
    to_on = BoundedDateField("to")

    class Meta(UnitClaim.Meta):
        ordering = ("from_on_earliest", "pk")
        verbose_name_plural = "unit statuses"
        constraints = [
            *Claim.Meta.constraints,
            EndsAfterItBegins(name="a_unit_status_ends_after_it_begins", begin="from_on", end="to_on"),
        ]

    def __str__(self) -> str:
        return self.get_formation_status_display()


UNIT_CLAIMS: tuple[type[UnitClaim], ...] = (UnitName, UnitParent, UnitStatus)


@recorded
class UnitCitation(Citation):
    """A source for one claim about a unit, or (no claim named) for the unit's own columns."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="citations")
    unitname = models.ForeignKey(
        UnitName, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name="name"
    )
    unitparent = models.ForeignKey(
        UnitParent, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name="unit above it"
    )
    unitstatus = models.ForeignKey(
        UnitStatus, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name="status"
    )

    class Meta:
        ordering = ("pk",)
        constraints = [
            about_one_claim_at_most("a_unit_citation_is_about_one_claim", *(claim.KIND for claim in UNIT_CLAIMS)),
        ]


@recorded
class Site(models.Model):
    """A place of the recruitment chain: selection point, training ground, prison, garrison."""

    reference = ReferenceField(prefix="X")
    name = LineField(max_length=200)
    kind = models.CharField(
        max_length=20,
        choices=SiteKind,
        help_text="Any place of detention is a prison here: shown of a person only where own state or family said it.",
    )
    place = LineField(max_length=200, blank=True)
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, blank=True, related_name="+")
    units = models.ManyToManyField(Unit, blank=True, related_name="sites")
    internal_notes = ParagraphsField(blank=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


@recorded
class SiteUnit(Site.units.through):  # type: ignore[name-defined,misc]
    """That a unit uses a site: the rows of the relation, by a name under which their history is kept."""

    class Meta:
        proxy = True
        verbose_name = "unit of the site"

    def __str__(self) -> str:
        return f"{self.unit} at {self.site}"


__all__ = [
    "UNIT_CLAIMS",
    "Site",
    "SiteUnit",
    "Unit",
    "UnitCitation",
    "UnitClaim",
    "UnitName",
    "UnitParent",
    "UnitStatus",
]
