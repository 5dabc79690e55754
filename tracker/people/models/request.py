"""Letters to the newsroom: what is asked, by when, what was decided; who wrote stands apart."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, TruncDate

from tracker.lib.dates.future_dates import refuse_future
from tracker.lib.history import recorded
from tracker.lib.references import ReferenceField
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.people.models.person import Person
from tracker.vocabulary.course import IdentityCheck, RequestDecision, RequestKind


class RequestQuerySet(models.QuerySet["Request"]):
    """The words the desk uses for picking requests."""

    def open(self) -> "RequestQuerySet":
        """Those that nobody has answered."""
        return self.filter(answered_on=None)

    def overdue(self) -> "RequestQuerySet":
        """Open ones whose last day lies before the database's today."""
        return self.open().filter(due_on__lt=TruncDate(Now()))

    def due_soon(self) -> "RequestQuerySet":
        """Open ones whose last day is one of the next seven, the database's today among them."""
        today = TruncDate(Now())
        return self.open().filter(due_on__gte=today, due_on__lt=today + timedelta(days=7))


@recorded
class Request(models.Model):
    """One letter of a family, lawyer, reader or somebody named; personal data of the writer never stands here."""

    reference = ReferenceField(prefix="Q")
    kind = models.CharField(max_length=12, choices=RequestKind)
    about = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="requests")
    about_words = LineField(
        "about, in words",
        max_length=300,
        blank=True,
        help_text="If it is about nobody in our records, or it is not known yet about whom.",
    )
    received_on = models.DateField(validators=[refuse_future])
    due_on = models.DateField(help_text="The last day for an answer.")
    identity_check = models.CharField(max_length=12, choices=IdentityCheck, blank=True)
    decision = models.CharField(max_length=10, choices=RequestDecision, blank=True)
    reason = ParagraphsField(blank=True, help_text="Why so decided; without the writer's name or contact.")
    answered_on = models.DateField(null=True, blank=True, validators=[refuse_future])
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "pk")
        constraints = [
            models.CheckConstraint(
                name="a_request_is_about_something",
                condition=Q(about__isnull=False) | ~Q(about_words=""),
                violation_error_message="Pick the person it is about, or say in words what it is about.",
            ),
            models.CheckConstraint(
                name="a_request_is_due_after_it_came",
                condition=Q(due_on__gte=F("received_on")),
                violation_error_message="An answer is due on the day the request came, or later.",
            ),
            models.CheckConstraint(
                name="a_decision_has_a_reason",
                condition=Q(decision="") | ~Q(reason=""),
                violation_error_message="Say why it was decided so.",
            ),
            models.CheckConstraint(
                name="an_answer_needs_a_decision",
                condition=Q(answered_on__isnull=True) | ~Q(decision=""),
                violation_error_message="Decide before you answer: choose a decision and give its reason.",
            ),
            models.CheckConstraint(
                name="an_answer_comes_after_the_request",
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("received_on")),
                violation_error_message="An answer is not older than the request.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.reference})"


@recorded
class RequestWriter(models.Model):
    """Who wrote, and how to reach them: for those alone who keep such data."""

    request = models.OneToOneField(Request, models.CASCADE, related_name="writer")
    name = LineField(max_length=300, blank=True)
    contact = ParagraphsField(blank=True, help_text="Addresses and numbers to answer to.")
    capacity = LineField("writes as", max_length=200, blank=True, help_text="Such as mother, lawyer, reader.")
    letter = ParagraphsField(blank=True, help_text="What was written, or where the letter is kept.")

    def __str__(self) -> str:
        # Names and contacts would go into the lists of deletions and recent actions.
        return f"of request {self.request.reference}"
