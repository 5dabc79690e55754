"""How many people have each value of a column that holds several."""

from django.db.models import CharField, Count, F, Func, QuerySet

from tracker.catalogue.models import Person


def people_per(column: str, people: QuerySet[Person] | None = None) -> dict[str, int]:
    """Of the people (None: of all) how many have each value; one query, whatever their number."""
    everybody = Person.objects.all() if people is None else people
    each = Func(F(column), function="unnest", output_field=CharField())
    rows = everybody.order_by().annotate(value=each).values("value").annotate(number=Count("pk"))
    return dict(rows.values_list("value", "number"))
