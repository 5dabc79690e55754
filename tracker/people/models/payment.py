"""What was promised and paid under a contract, and what the recruit was charged."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField
from tracker.people.models.claims import PersonClaim
from tracker.people.models.contract import Contract
from tracker.people.models.person import Person
from tracker.sources.models import Claim
from tracker.vocabulary.course import CURRENCIES, PaymentKind, PaymentParty, PaymentState


def validate_currency(code: str) -> None:
    """Raise ValidationError where no money of that code has been in use since 2022."""
    if code not in CURRENCIES:
        raise ValidationError(
            f"“{code}” is no currency code of ISO 4217; write three capitals, such as RUB, USD, NPR.", code="currency"
        )


@recorded
class Payment(PersonClaim):
    """Money under one contract of the same person (a trigger holds that); exact, never negative."""

    KIND = "payment"
    EDITORIAL = frozenset({"contract"})

    person = models.ForeignKey(Person, models.CASCADE, related_name="payments")
    contract = models.ForeignKey(
        Contract,
        models.RESTRICT,
        related_name="payments",
        help_text="Under which contract; a new contract must be saved first.",
    )
    kind = models.CharField(max_length=10, choices=PaymentKind)
    amount = models.DecimalField(
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0), "An amount is never negative; a fee is a kind of its own.")],
    )
    currency = LineField(max_length=3, blank=True, validators=[validate_currency], help_text="RUB, USD, NPR …")
    state = models.CharField("promised or paid", max_length=10, choices=PaymentState, blank=True)
    on = BoundedDateField("date")
    payer = models.CharField(max_length=10, choices=PaymentParty, blank=True)
    payee = models.CharField(max_length=10, choices=PaymentParty, blank=True)
    parties_as_stated = LineField(
        "payer and payee, as stated", max_length=300, blank=True, help_text="Never published: it may name a relative."
    )

    class Meta(PersonClaim.Meta):
        ordering = ("on_earliest", "pk")
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="an_amount_is_never_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                violation_error_message="An amount is never negative; a fee is a kind of its own.",
            ),
            models.CheckConstraint(
                name="an_amount_has_a_currency",
                condition=Q(amount__isnull=True, currency="") | Q(amount__isnull=False, currency__regex=r"^[A-Z]{3}$"),
                violation_error_message="An amount and its currency (three capitals, such as RUB) go together.",
            ),
        ]

    def clean_fields(self, exclude: Any = None) -> None:
        """Take a currency in small letters too; the database holds capitals alone."""
        self.currency = self.currency.strip().upper()
        super().clean_fields(exclude)

    def __str__(self) -> str:
        return " ".join(filter(None, (self.get_kind_display(), str(self.amount or ""), self.currency)))
