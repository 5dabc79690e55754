"""Published persons, with what is derived from their claims."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tracker.lib.database.drawn import DrawnNumber
from tracker.vocabulary.levels import NOBODY_NAMED, Level


def _values(length: int) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=length), default=list)


class Person(models.Model):
    """One published person; everything below the summary follows from the accepted public claims.

    Somebody at level `anonymous` has no name, no sources, no moment of publication and no entry, and says
    `not_published` where such a row shows nothing; `held_back` names columns that it could have shown.

    `disputed` names the columns of the public register of people that a conflicting version contradicts.

    The arrays hold distinct values, sorted; an empty one means "not known". `counted_as` joins each side with
    the stratum on that side (`RU:foreign_at_signing`), so that a filter on both means one recruitment. `units` are
    those of contracts and services with every unit above them, `units_directly` without; these, `sites` and
    `instruments` say `unknown` in so many words. `units_as_stated` are the sources' words for units, of contracts first
    and each once. `reported_by_several` names what at least two publishers report independently.
    Dates are kept as written (`first_contract_text`, of the first contract that has one; `fate_on`, of
    the present fate) with the first day that each can mean. Under its `number` stand the person's terms, which filters
    and facets read.
    """

    grants_counted = models.PositiveSmallIntegerField(default=0)
    independent_publishers = models.PositiveSmallIntegerField(default=0)
    reported_by_several = _values(16)
    has_contract = models.BooleanField(default=False)
    level = models.CharField(max_length=10)
    fate_now = models.CharField(max_length=16, blank=True)
    evidence = models.CharField(max_length=24, blank=True)
    sex = models.CharField(max_length=13, blank=True)
    sides = _values(2)
    nationalities = _values(10)
    regions = _values(60)
    strata = _values(20)
    counted_as = _values(24)
    reference = models.CharField(max_length=8, primary_key=True)
    number = DrawnNumber()
    sources = _values(16)
    units = _values(16)
    name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, blank=True)
    public_summary = models.TextField(blank=True)
    fates_ever = _values(16)
    fate_group = models.CharField(max_length=16, blank=True)
    source_kinds = _values(16)
    held_back = _values(16)
    disputed = _values(32)
    citizenship_states = _values(16)
    units_directly = _values(16)
    sites = _values(16)
    instruments = _values(16)
    units_as_stated = _values(300)
    first_contract_text = models.CharField(max_length=40, blank=True)
    first_contract_on = models.DateField(null=True)
    fate_on = models.CharField(max_length=40, blank=True)
    fate_day = models.DateField(null=True, help_text="The first day that the date of the present fate can mean.")
    published_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    entry = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            # Each order with the number, so that a page of people found is picked without reading their rows.
            models.Index(name="person_by_name", fields=["sort_key", "reference"], include=["number"]),
            models.Index(name="person_by_change", fields=["changed_at", "reference"], include=["number"]),
            models.Index(name="person_by_contract", fields=["first_contract_on", "reference"], include=["number"]),
            models.Index(name="person_by_fate", fields=["fate_day", "reference"], include=["number"]),
            models.Index(name="person_unnamed", fields=["number"], condition=models.Q(level=Level.ANONYMOUS)),
        ]
        constraints = [
            models.UniqueConstraint(name="one_number_a_person", fields=["number"], include=["sort_key", "reference"])
        ]

    def __str__(self) -> str:
        return self.name or NOBODY_NAMED

    @property
    def is_anonymous(self) -> bool:
        """Whether it is a row without a name."""
        return self.level == Level.ANONYMOUS


class Recruitment(models.Model):
    """One row per person and side for which the person was recruited: in which stratum, from when."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="recruitments")
    side = models.CharField(max_length=2)
    stratum = models.CharField(max_length=20)
    basis = models.CharField(max_length=10, help_text="Whether a contract or a service shows it.")
    on = models.CharField(max_length=40, blank=True, help_text="The day of that contract or service.")

    class Meta:
        constraints = [models.UniqueConstraint(name="recruited_once_a_side", fields=("person", "side"))]
        indexes = [models.Index(name="recruitment_stratum", fields=["side", "stratum"])]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.side} {self.stratum}"
