"""How many people have each value of a column, as it is kept with the terms: no person is read."""

from django.db.models import IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from tracker.catalogue.models import Term


def people_per(column: str) -> dict[str, int]:
    """How many people have each value of a column of theirs; what is no value (`unknown`) is among them."""
    return dict(Term.objects.filter(column=column, nth=0).values_list("value", "people"))


def people_with(column: str) -> Coalesce:
    """How many people have the reference of the row, as a column of a list."""
    kept = Term.objects.filter(column=column, nth=0, value=OuterRef("pk")).values("people")
    return Coalesce(Subquery(kept), Value(0), output_field=IntegerField())
