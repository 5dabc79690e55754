"""Django's text fields as typed base classes (Django's own cannot be subscripted when the program runs)."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
    LongTextColumn = models.TextField[str, str]
    NumberColumn = models.PositiveSmallIntegerField[int, int]
else:
    TextColumn = models.CharField
    LongTextColumn = models.TextField
    NumberColumn = models.PositiveSmallIntegerField
