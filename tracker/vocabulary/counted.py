"""The fixed tables of people who are counted and never listed."""

from django.db.models import TextChoices

SEVERAL = "several"
"""Stands for several nationalities: in these tables everybody stands in one row."""


class CountedTable(TextChoices):
    """What a table counts by."""

    BY_QUARTER = "nationality_quarter", "Nationality and quarter of the contract"
    BY_FATE = "nationality_fate", "Nationality and fate"
    BY_SIDE = "side", "Side"
    BY_YEAR = "year", "Year of the contract"
