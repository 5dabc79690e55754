"""A person: little more than a reference, everything said about whom is a claim."""

from collections.abc import Iterator
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from tracker.lib.database.guards import Guard
from tracker.lib.history import recorded
from tracker.lib.names.name_fields import matches
from tracker.lib.references import ReferenceField, normalised_reference
from tracker.lib.text_fields import ParagraphsField
from tracker.people.guards import not_merged
from tracker.sources.models.spelling import texts_shown_first
from tracker.sources.models.visibility import rests_on_unreadable
from tracker.vocabulary.levels import Category, Coarser, Ground, Level
from tracker.vocabulary.people import Sex


class PersonQuerySet(models.QuerySet[Any]):
    """The words researchers use for picking persons."""

    def with_name(self, seen_by: Any = None) -> Self:
        """Each person with the name to show (`shown_name`), of those that the user may see; without a query per row."""
        return self.annotate(shown_name=Subquery(texts_shown_first(_names(seen_by)).filter(person=OuterRef("pk"))[:1]))

    def visible_to(self, user: Any) -> Self:
        """Persons without those who rest on sources alone that the user may not read; some cite nothing yet."""
        return self if user.is_superuser else self.filter(~_rests_on_unreadable(user))

    def hidden_from(self, user: Any) -> Self:
        """Those of whom the user learns no more than the reference and whom to ask."""
        return self.none() if user.is_superuser else self.filter(_rests_on_unreadable(user))

    def unmerged(self) -> Self:
        """Those that stand for somebody: not merged into another record."""
        merges = apps.get_model("people", "Merge")._default_manager
        return self.filter(~Exists(merges.filter(merged=OuterRef("pk"), undone_at=None)))

    def spelled(self, q: str, seen_by: Any = None) -> Self:
        """Persons one of whose spellings, in any script, matches every word of `q`: of those that the user may see.

        Where `q` is a reference, typed or pasted: the person of it and, if that was merged, the records it stands in.
        """
        reference = normalised_reference(q, "P")
        if reference:
            return self.filter(pk__in=_ways_of_merging(reference))
        condition = matches(q)
        return (
            self.none()
            if condition is None
            else self.filter(Exists(_names(seen_by).filter(condition, person=OuterRef("pk"))))
        )


def _rests_on_unreadable(user: Any) -> Q:
    citations = apps.get_model("people", "PersonCitation")._default_manager.all()
    return rests_on_unreadable(citations, "person", user=user)


def _names(seen_by: Any = None) -> models.QuerySet[Any]:
    """All spellings, or those that the user may see; looked up by name, because `identity` needs the person first."""
    names: Any = apps.get_model("people", "Name")._default_manager.all()
    found: models.QuerySet[Any] = names.visible_to(seen_by) if seen_by else names
    return found


def _ways_of_merging(reference: str) -> list[int]:
    """The key of that person, and of each record into which it was merged one after the other."""
    merges = apps.get_model("people", "Merge")._default_manager.filter(undone_at=None)
    keys = list(Person.objects.filter(reference=reference).values_list("pk", flat=True))
    while keys and (into := merges.filter(merged=keys[-1]).exclude(kept__in=keys).values_list("kept", flat=True)[:1]):
        keys += into
    return keys


@recorded
class Person(models.Model):
    """One person, alive or dead; nothing here is public but through an approved submission."""

    reference = ReferenceField(prefix="P")
    sex = models.CharField(max_length=1, choices=Sex, blank=True)
    public_summary = ParagraphsField(blank=True, help_text="In our words; published only with a source for it, below.")
    internal_notes = ParagraphsField(blank=True, help_text="Never published.")
    categories = ArrayField(
        models.CharField(max_length=24, choices=Category),
        default=list,
        blank=True,
        verbose_name="reasons for protection",
        help_text="The strictest decides how much may be shown.",
    )
    level = models.CharField(max_length=10, choices=Level, default=Level.WITHHELD)
    level_ground = models.CharField(
        "ground for a higher level",
        max_length=20,
        choices=Ground,
        blank=True,
        help_text="Needed to show more than the default.",
    )
    level_reason = ParagraphsField("why this level", blank=True, help_text="Stays in the newsroom.")
    level_review_by = models.DateField(
        "look at the level again by",
        null=True,
        blank=True,
        help_text="Needed for everybody who is not known to be dead.",
    )
    coarser = ArrayField(
        models.CharField(max_length=24, choices=Coarser),
        default=list,
        blank=True,
        verbose_name="leave out where no name is shown",
        help_text="Where too few others look the same.",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                name="a_ground_has_a_reason",
                condition=Q(level_ground="") | ~Q(level_reason=""),
                violation_error_message="A ground for a higher level needs the reason in words.",
            ),
        ]

    def __str__(self) -> str:
        if hasattr(self, "shown_name") or not self.pk:
            shown = getattr(self, "shown_name", None)
        else:
            shown = texts_shown_first(_names().filter(person=self)).first()
        return f"{shown or 'No name'} ({self.reference})"

    @classmethod
    def guards(cls) -> Iterator[Guard]:
        """A merged record is closed."""
        yield not_merged(cls, "id")

    @property
    def merged_into(self) -> "Person | None":
        """The record that this one is merged into; None where it stands for itself."""
        merges = apps.get_model("people", "Merge")._default_manager
        merge = merges.filter(merged=self, undone_at=None).select_related("kept").first()
        return merge.kept if merge else None
