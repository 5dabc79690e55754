"""Countries and disputed or former territories, as the fixture lists them."""

from django.db import models

from tracker.lib.history import recorded


@recorded
class Territory(models.Model):
    """One state, former state, dependency or disputed territory; a foreign key instead of a long list."""

    code = models.CharField(
        max_length=8,
        primary_key=True,
        help_text="ISO 3166-1 alpha-2, else FollowTheMoney's code in upper case.",
    )
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    valid_from = models.CharField(max_length=10, blank=True)
    valid_to = models.CharField(max_length=10, blank=True)
    name_en = models.CharField("name", max_length=120)
    name_ru = models.CharField("name in Russian", max_length=120)
    name_uk = models.CharField("name in Ukrainian", max_length=120)
    region = models.CharField(max_length=60)

    class Meta:
        ordering = ("name_en",)
        verbose_name_plural = "territories"

    def __str__(self) -> str:
        return self.name_en
