"""What was learnt from lists: words that somebody explained, and what columns of known heads mean."""

from django.conf import settings
from django.db import models

from tracker.intake.models.batch import Batch


class LearntWord(models.Model):
    """What a word means in one list of words (`fate`, `nationality` …): for one batch or, without one, the house."""

    batch = models.ForeignKey(Batch, models.CASCADE, null=True, related_name="learnt_words")
    list_name = models.CharField(max_length=20)
    key = models.CharField(max_length=200, help_text="The word as it is compared.")
    word = models.CharField(max_length=200)
    value = models.CharField(max_length=40, blank=True, help_text="Empty: leave the cell empty.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("list_name", "word")
        constraints = [
            models.UniqueConstraint(
                name="a_word_is_learnt_once", fields=("batch", "list_name", "key"), nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return self.word


class KnownHeads(models.Model):
    """How the columns of a set of heads were mapped last."""

    heads_hash = models.CharField(max_length=64, primary_key=True)
    fields = models.JSONField(help_text="The meaning of each column, in their order.")

    def __str__(self) -> str:
        return self.heads_hash
