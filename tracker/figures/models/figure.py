"""A number as one claimant gave it in one publication, and how two such numbers relate."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from tracker.figures.models.claim_record import ClaimRecord
from tracker.figures.models.claimant import Claimant
from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.dates.periods import EndsAfterItBegins
from tracker.lib.history import recorded
from tracker.lib.references import ReferenceField, normalised_reference
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.sources.models import Claim
from tracker.sources.models.claim import ClaimQuerySet
from tracker.sources.territories import named_in
from tracker.vocabulary.figures import Counting, Counts, FigureSide, LinkKind, Measure, Population, Qualifier


class FigureQuerySet(ClaimQuerySet):
    """The words researchers use for picking figures."""

    def with_name(self) -> Self:
        """Each figure with what it is called by, without a query per row."""
        return self.select_related("claimant", "nationality")

    def matching(self, q: str) -> Self:
        """Figures of a reference, a number, words in claimant, scope or grouping, or a country by any of its names."""
        reference = normalised_reference(q, "F")
        if reference:
            return self.filter(reference=reference)
        found = self
        for word in q.replace(",", "").split():
            found = found.filter(_has(word))
        named = None if q.strip().isdecimal() else named_in(q, "nationality")
        return found | self.filter(named) if named else found


def _has(word: str) -> Q:
    columns = ("claimant__name", "scope", "grouping", "nationality__name_en", "measure", "comparison_group")
    condition = Q()
    for column in columns:
        condition |= Q(**{f"{column}__icontains": word})
    return condition | Q(low=int(word)) if word.isdecimal() and len(word) < 10 else condition


@recorded
class Figure(ClaimRecord):
    """One reported figure; never added to another, never mixed with a count of ours."""

    KIND = "figure"
    EDITORIAL = frozenset({"remark", "comparison_group", "internal_notes"})

    reference = ReferenceField(prefix="F")
    measure = models.CharField(max_length=20, choices=Measure)
    low = models.PositiveIntegerField("number", help_text="With “between”: the lower number.")
    high = models.PositiveIntegerField(
        "upper number", help_text="The same number again, unless it is put as “between”."
    )
    qualifier = models.CharField("how it is put", max_length=10, choices=Qualifier, default=Qualifier.AS_STATED)
    grouping = LineField(
        "claimant's own grouping", max_length=120, blank=True, help_text="“Africa”, as the claimant calls it."
    )
    countries = models.PositiveSmallIntegerField(
        "number of countries", null=True, blank=True, help_text="As the claimant gives it."
    )
    side = models.CharField(max_length=5, choices=FigureSide)
    scope = LineField(
        max_length=200, blank=True, help_text="One selection point, one leak, one list; empty: the whole war."
    )
    population = models.CharField("whom it counts", max_length=20, choices=Population, default=Population.UNKNOWN)
    counting = models.CharField("over what time", max_length=12, choices=Counting, default=Counting.SO_FAR)
    counts = models.CharField("what it counts", max_length=16, choices=Counts, default=Counts.PEOPLE)
    period_start = BoundedDateField("period from")
    period_end = BoundedDateField("period to")
    as_of = BoundedDateField("as of", help_text="The day for which it was said.")
    claimant = models.ForeignKey(Claimant, models.PROTECT, related_name="figures")
    remark = ParagraphsField(blank=True, help_text="Our remark, for readers.")
    comparison_group = LineField(
        max_length=160, blank=True, db_index=True, help_text="Figures of one group count the same thing."
    )

    # The plugin takes the inherited manager for a class variable.
    objects = FigureQuerySet.as_manager()  # type: ignore[misc]

    class Meta(ClaimRecord.Meta):
        ordering = ("-pk",)
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="a_figure_ends_where_it_begins_or_above",
                condition=Q(high__gte=F("low")),
                violation_error_message="The upper number lies below the lower one.",
            ),
            models.CheckConstraint(
                name="only_between_has_two_numbers",
                condition=Q(qualifier=Qualifier.BETWEEN, high__gt=F("low"))
                | ~Q(qualifier=Qualifier.BETWEEN) & Q(high=F("low")),
                violation_error_message="“Between” needs two different numbers; any other word the same one twice.",
            ),
            models.CheckConstraint(
                name="a_figure_is_of_a_country_or_of_a_grouping",
                condition=Q(nationality__isnull=True) | Q(grouping=""),
                violation_error_message="Give one country, or the claimant's own grouping, not both.",
            ),
            EndsAfterItBegins(name="a_period_of_a_figure_ends_after_it_begins", begin="period_start", end="period_end"),
        ]
        indexes = [models.Index(name="figure_of_what", fields=["measure", "side", "nationality"])]

    def __str__(self) -> str:
        number = f"{self.low:,}" if self.low == self.high else f"{self.low:,} and {self.high:,}"
        words = "" if self.qualifier == Qualifier.AS_STATED else f"{self.get_qualifier_display()} "
        day = f", {self.as_of}" if self.as_of else ""
        of = str(self.nationality) if self.nationality_id else self.grouping or "all countries"
        return f"{words}{number} {self.measure.replace('_', ' ')} ({of}, {self.side}), {self.claimant}{day}"


@recorded
class FigureLink(models.Model):
    """How one figure relates to another; made by an editor, handed in with the figure that it starts from."""

    KIND = "figurelink"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    figure = models.ForeignKey(Figure, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=20, choices=LinkKind)
    other = models.ForeignKey(Figure, models.PROTECT, related_name="linked_from")
    note = ParagraphsField(blank=True, help_text="For readers.")

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="no_figure_is_linked_to_itself",
                condition=~Q(figure=F("other")),
                violation_error_message="A figure cannot be linked to itself.",
            ),
            models.UniqueConstraint(
                name="one_link_of_a_kind_per_pair",
                fields=("figure", "other", "kind"),
                violation_error_message="These two figures have a link of this kind already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind.replace('_', ' ')} {self.other}"

    @classmethod
    def of_figures(cls, pks: Any) -> models.QuerySet[Any]:
        """The links that start from these figures, with the references of both ends."""
        return cls._default_manager.filter(figure__in=pks).select_related("figure", "other").order_by("pk")
