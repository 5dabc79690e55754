"""The people (and two machines) who work in the newsroom, and the addresses from which they have logged in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """One account of the desk; the name shown may be a pseudonym and never leaves the newsroom."""

    is_machine = models.BooleanField(
        "is a machine",
        default=False,
        help_text="Acts for a command of the system and can never log in.",
    )
    is_demonstration = models.BooleanField(
        _("is a demonstration account"),
        default=False,
        help_text=_("Made by a command to try the newsroom with; logs in on a local trial only."),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_machine_never_logs_in",
                condition=models.Q(is_machine=False) | models.Q(is_active=False, is_staff=False),
                violation_error_message="An account of a machine cannot be active: it must not log in.",
            ),
        ]


class KnownAddress(models.Model):
    """That an account has logged in from an address: wrong passwords from elsewhere do not close it to this one.

    Only a keyed digest of account and address is kept: where our people work from cannot be read here.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("account"))
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    last_login_at = models.DateTimeField(_("last login"), default=timezone.now)

    class Meta:
        verbose_name = _("known address")
        verbose_name_plural = _("known addresses")

    def __str__(self) -> str:
        return str(self.user)
