"""Columns that are drawn at random: they say nothing, and others are drawn when the catalogue is made anew."""

from typing import Any
from uuid import uuid4

from django.db import models


class DrawnNumber(models.IntegerField):
    """A number drawn among those that nothing has."""


class DrawnToken(models.UUIDField):
    """A mark that nothing had before."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"default": uuid4, **options})
