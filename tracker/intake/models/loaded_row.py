"""Which row of which collection became which record, so that nothing is loaded twice."""

from django.db import models


class LoadedRow(models.Model):
    """One row of a collection and the record made from it; rows are only ever added."""

    collection = models.CharField(max_length=40)
    row = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=8)
    is_ready = models.BooleanField(help_text="May be submitted as loaded; others wait for an editor.")
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="a_row_is_loaded_once", fields=("collection", "row")),
        ]

    def __str__(self) -> str:
        return f"{self.collection} {self.row}: {self.reference}"
