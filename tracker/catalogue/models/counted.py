"""People who are counted and never listed: cells of fixed tables."""

from django.db import models


class CountedCell(models.Model):
    """One cell of one table: how many people stand in it, never a small number; what is missing may be nobody or few.

    `column` is empty in tables with one column.
    """

    table = models.CharField(max_length=20)
    row = models.CharField(max_length=20)
    column = models.CharField(max_length=24, blank=True)
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_cell_a_place", fields=("table", "row", "column"))]

    def __str__(self) -> str:
        return f"{self.table}, {self.row}, {self.column}: {self.people}"
