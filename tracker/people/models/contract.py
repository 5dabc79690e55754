"""How somebody was recruited, and where and when they served."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.dates.periods import EndsAfterItBegins
from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField
from tracker.people.models.claims import PersonClaim
from tracker.people.models.person import Person
from tracker.people.models.recruiter import Recruiter
from tracker.sources.models import Claim
from tracker.units.models import Site, Unit
from tracker.vocabulary.people import FoundIn, Indicator, Motive, RecruitedHow, RoleClass, Side


def _several(label: str, choices: Any, help_text: str) -> Any:
    values = models.CharField(max_length=24, choices=choices)
    return ArrayField(values, default=list, blank=True, verbose_name=label, help_text=help_text)


@recorded
class Contract(PersonClaim):
    """The recruitment into a force of one side; the paper itself may be unknown and undated."""

    KIND = "contract"

    person = models.ForeignKey(Person, models.CASCADE, related_name="contracts")
    side = models.CharField(max_length=2, choices=Side)
    force = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", help_text="Army or company that employs."
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    unit_as_stated = LineField("unit, as stated", max_length=300, blank=True)
    signed_on = BoundedDateField("signed on")
    signed_at = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+")
    signed_place = LineField("place of signing, as stated", max_length=200, blank=True)
    term_months = models.PositiveSmallIntegerField("term in months", null=True, blank=True)
    ends_on = BoundedDateField("ends on")
    rank = LineField(max_length=100, blank=True)
    role_promised = LineField(max_length=300, blank=True)
    role_given = LineField(max_length=300, blank=True)
    role_class = models.CharField("kind of work", max_length=12, choices=RoleClass, blank=True)
    found_in = models.CharField("where recruited", max_length=16, choices=FoundIn, blank=True)
    recruiter = models.ForeignKey(
        Recruiter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contracts",
        help_text="Kind and country alone become public, never who it is.",
    )
    how = _several("how recruited", RecruitedHow, "Several are possible.")
    motives = _several("motives", Motive, "As somebody said; its source shows who.")
    indicators = _several("indicators of deception", Indicator, "Of deception or trafficking, as sources state them.")

    class Meta(PersonClaim.Meta):
        ordering = ("signed_on_earliest", "pk")
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="a_term_is_at_least_a_month",
                condition=Q(term_months__isnull=True) | Q(term_months__gte=1),
                violation_error_message="A term is given in months, at least one.",
            ),
            EndsAfterItBegins(name="a_contract_ends_after_it_is_signed", begin="signed_on", end="ends_on"),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} side, signed {self.signed_on or 'on an unknown day'}"


@recorded
class Service(PersonClaim):
    """A period in a formation of one side; several, because people re-enlist and are moved."""

    KIND = "service"

    person = models.ForeignKey(Person, models.CASCADE, related_name="services")
    side = models.CharField(max_length=2, choices=Side)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    unit_as_stated = LineField("unit, as stated", max_length=300, blank=True)
    role = LineField(max_length=300, blank=True)
    rank = LineField(max_length=100, blank=True)
    from_on = BoundedDateField("from")
    to_on = BoundedDateField("to")

    class Meta(PersonClaim.Meta):
        ordering = ("from_on_earliest", "pk")
        constraints = [
            *Claim.Meta.constraints,
            EndsAfterItBegins(name="a_service_ends_after_it_begins", begin="from_on", end="to_on"),
        ]

    def __str__(self) -> str:
        return self.unit_as_stated or f"{self.get_side_display()} side"
