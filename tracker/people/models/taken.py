"""Who took which persons out of the newsroom's list as a file, and why; rows are only ever added."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tracker.lib.text_fields import LineField, ParagraphsField


class TakenList(models.Model):
    """One file of people that somebody took: of which list, which columns, how many rows, and why."""

    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("taken by"))
    taken_at = models.DateTimeField(_("taken at (UTC)"), db_default=Now())
    why = ParagraphsField(_("why"))
    filters = models.TextField(_("filters of the list"), blank=True, help_text="As its address has them.")
    columns = ArrayField(models.CharField(max_length=24), verbose_name=_("columns"))
    is_restricted = models.BooleanField(_("with restricted details"), default=False)
    rows = models.PositiveIntegerField(_("rows"))
    file_format = LineField(_("format"), max_length=8)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("list that was taken")
        verbose_name_plural = _("lists that were taken")
        constraints = [models.CheckConstraint(name="a_list_is_taken_for_a_reason", condition=~Q(why=""))]

    def __str__(self) -> str:
        return f"{self.taken_by}, {self.taken_at:%Y-%m-%d %H:%M}"
