"""Who recruited: known in the newsroom; of each, the public sees kind and country alone."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from tracker.lib.dates.future_dates import refuse_future
from tracker.lib.history import recorded
from tracker.lib.names.name_fields import matches
from tracker.lib.references import ReferenceField, normalised_reference
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.sources.models import Citation, Claim, Territory
from tracker.sources.models.spelling import Spelling, one_preferred_name, texts_shown_first
from tracker.vocabulary.course import LegalOutcome, RecruiterKind, RecruiterStanding, ReplyOutcome
from tracker.vocabulary.people import NameKind


class RecruiterQuerySet(models.QuerySet[Any]):
    """The words researchers use for picking recruiters."""

    def with_name(self) -> Self:
        """Each recruiter with the name to show (`shown_name`), without a query per row."""
        return self.annotate(
            shown_name=Subquery(texts_shown_first(RecruiterName.objects.filter(recruiter=OuterRef("pk")))[:1])
        )

    def spelled(self, q: str) -> Self:
        """Recruiters one of whose names, in any script, matches every word of `q`; or that reference."""
        reference = normalised_reference(q, "R")
        if reference:
            return self.filter(reference=reference)
        condition = matches(q)
        names = RecruiterName.objects.filter(recruiter=OuterRef("pk"))
        return self.none() if condition is None else self.filter(Exists(names.filter(condition)))


@recorded
class Recruiter(models.Model):
    """A person, agency, company or official who recruits; `tracker.people.naming` says what a name would need."""

    reference = ReferenceField(prefix="R")
    kind = models.CharField(
        max_length=10, choices=RecruiterKind, help_text="Public on contracts that cite the recruiter."
    )
    territory = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="country",
        help_text="Where the recruiter works from; public as the kind is.",
    )
    office_held = LineField(max_length=300, blank=True)
    standing = ArrayField(
        models.CharField(max_length=12, choices=RecruiterStanding),
        default=list,
        blank=True,
        help_text="Each needs sources below; without one of these nobody is ever named.",
    )
    legal_checked_on = models.DateField("legal check on", null=True, blank=True, validators=[refuse_future])
    legal_checked_by = LineField("legal check by", max_length=150, blank=True)
    legal_outcome = models.CharField("outcome of the check", max_length=10, choices=LegalOutcome, blank=True)
    reply_asked_on = models.DateField("asked for a reply on", null=True, blank=True, validators=[refuse_future])
    reply_outcome = models.CharField("result of asking", max_length=10, choices=ReplyOutcome, blank=True)
    reply_answered_on = models.DateField("answered on", null=True, blank=True, validators=[refuse_future])
    reply = ParagraphsField("the answer", blank=True)
    internal_notes = ParagraphsField(blank=True, help_text="Never published.")

    objects = RecruiterQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                name="a_legal_check_is_whole",
                condition=Q(legal_checked_on__isnull=True, legal_checked_by="", legal_outcome="")
                | (Q(legal_checked_on__isnull=False) & ~Q(legal_checked_by="") & ~Q(legal_outcome="")),
                violation_error_message="A legal check has a day, somebody who made it, and an outcome.",
            ),
            models.CheckConstraint(
                name="a_reply_was_asked_for",
                condition=Q(reply_outcome="") | Q(reply_asked_on__isnull=False),
                violation_error_message="Give the day on which the recruiter was asked for a reply.",
            ),
            models.CheckConstraint(
                name="an_answer_is_kept_whole",
                condition=(Q(reply_outcome=ReplyOutcome.ANSWERED, reply_answered_on__isnull=False) & ~Q(reply=""))
                | (~Q(reply_outcome=ReplyOutcome.ANSWERED) & Q(reply_answered_on__isnull=True, reply="")),
                violation_error_message="An answer has its day and its words; without an answer both stay empty.",
            ),
            models.CheckConstraint(
                name="an_officeholder_has_an_office",
                condition=~Q(standing__contains=[RecruiterStanding.OFFICEHOLDER]) | ~Q(office_held=""),
                violation_error_message="Name the office that an officeholder holds.",
            ),
        ]

    def __str__(self) -> str:
        shown = getattr(self, "shown_name", None)
        if shown is None and self.pk:
            shown = texts_shown_first(RecruiterName.objects.filter(recruiter=self)).first()
        return f"{shown or 'No name'} ({self.reference})"


@recorded
class RecruiterName(Spelling, Claim):
    """One name of a recruiter in one spelling; never published."""

    KIND = "recruitername"
    OWNER = "recruiter"
    CITATIONS = "people.RecruiterCitation"
    EDITORIAL = frozenset({"kind", "language", "preferred"})

    recruiter = models.ForeignKey(Recruiter, models.CASCADE, related_name="names")
    text = LineField("name", max_length=300)
    kind = models.CharField(max_length=16, choices=NameKind, default=NameKind.FULL)
    language = LineField(
        max_length=12, blank=True, help_text="Two or three letters, such as ne for Nepali or ru for Russian."
    )
    preferred = models.BooleanField(default=False, help_text="The name to show first.")

    class Meta(Claim.Meta):
        ordering = ("-preferred", "pk")
        constraints = [
            *Claim.Meta.constraints,
            one_preferred_name("recruiter"),
        ]
        indexes = [GinIndex(name="recruitername_search", fields=["search"])]


@recorded
class RecruiterCitation(Citation):
    """A source for a name of a recruiter or, where none is named, for the recruiter's own columns."""

    recruiter = models.ForeignKey(Recruiter, models.CASCADE, related_name="citations")
    recruitername = models.ForeignKey(
        RecruiterName, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name="name"
    )

    class Meta:
        ordering = ("pk",)
