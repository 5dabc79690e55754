"""The people (and two machines) who work in the newsroom."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """One account of the desk; the name shown may be a pseudonym and never leaves the newsroom."""

    is_machine = models.BooleanField(
        "is a machine",
        default=False,
        help_text="Acts for a command of the system and can never log in.",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_machine_never_logs_in",
                condition=models.Q(is_machine=False) | models.Q(is_active=False, is_staff=False),
                violation_error_message="An account of a machine cannot be active: it must not log in.",
            ),
        ]
