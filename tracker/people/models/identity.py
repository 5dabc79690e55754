"""Who somebody is: names, birth, background, nationalities."""

from collections.abc import Iterator

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from tracker.lib.database.guards import Guard
from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.dates.periods import EndsAfterItBegins
from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField
from tracker.people.guards import age_has_its_day
from tracker.people.models.claims import PersonClaim
from tracker.people.models.person import Person
from tracker.sources.models import Claim, Territory
from tracker.sources.models.spelling import Spelling, one_preferred_name
from tracker.vocabulary.people import NameKind, NationalityBasis, NationalityKind


def near_keys() -> models.Func:
    """The words of a name and their frames, by which the names near to another are looked up."""
    return models.Func(
        "skeleton", "romanised", arg_joiner=" || ' ' || ", template="string_to_array(%(expressions)s, ' ')"
    )


@recorded
class Name(Spelling, PersonClaim):
    """One spelling of a name; every spelling is a row and can be searched."""

    KIND = "name"
    EDITORIAL = frozenset({"kind", "script", "language", "preferred"})

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    text = LineField("name", max_length=200)
    kind = models.CharField(max_length=16, choices=NameKind, default=NameKind.FULL)
    script = LineField(max_length=4, blank=True, help_text="Four letters, such as Latn for Latin or Cyrl for Cyrillic.")
    language = LineField(
        max_length=12, blank=True, help_text="Two or three letters, such as ne for Nepali or ru for Russian."
    )
    preferred = models.BooleanField(default=False, help_text="The spelling to show first.")

    class Meta(PersonClaim.Meta):
        ordering = ("-preferred", "pk")
        constraints = [
            *Claim.Meta.constraints,
            one_preferred_name("person"),
        ]
        indexes = [
            GinIndex(name="name_search", fields=["search"]),
            # What waits to be sorted into an index is read one by one at each look-up: nothing may wait.
            GinIndex(near_keys(), name="name_near_keys", fastupdate=False),
        ]


@recorded
class Birth(PersonClaim):
    """A date of birth, or an age and the day on which somebody had it; never public to the day."""

    KIND = "birth"

    person = models.ForeignKey(Person, models.CASCADE, related_name="births")
    born_on = BoundedDateField("born on")
    age = models.PositiveSmallIntegerField(null=True, blank=True, help_text="In full years, as stated.")
    age_on = BoundedDateField("day of that age", help_text="The day on which the person had that age.")
    place = LineField(max_length=200, blank=True)
    territory = models.ForeignKey(
        Territory, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="country"
    )

    class Meta(PersonClaim.Meta):
        ordering = ("pk",)
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="a_birth_says_something",
                condition=~Q(born_on="") | Q(age__isnull=False) | ~Q(place="") | Q(territory__isnull=False),
                violation_error_message="Give a date of birth, an age, a place or a country.",
            ),
            models.CheckConstraint(
                name="an_age_is_a_human_one",
                condition=Q(age__isnull=True) | Q(age__gte=10, age__lte=110),
                violation_error_message="An age lies between 10 and 110 years.",
            ),
        ]

    def __str__(self) -> str:
        return self.born_on or (f"aged {self.age}" if self.age else self.place or str(self.territory))

    @classmethod
    def guards(cls) -> Iterator[Guard]:
        """Those of every claim about a person, and that an age has its day."""
        yield from super().guards()
        yield age_has_its_day()


@recorded
class Background(PersonClaim):
    """What somebody did before: work, studies, earlier military service, affiliation."""

    KIND = "background"

    person = models.ForeignKey(Person, models.CASCADE, related_name="backgrounds")
    occupation = LineField(max_length=300, blank=True)
    studies = LineField(max_length=300, blank=True)
    military_service = LineField("earlier military service", max_length=300, blank=True)
    affiliation = LineField(max_length=300, blank=True)

    class Meta(PersonClaim.Meta):
        ordering = ("pk",)
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="a_background_says_something",
                condition=~Q(occupation="", studies="", military_service="", affiliation=""),
                violation_error_message="Fill at least one column of the background.",
            ),
        ]

    def __str__(self) -> str:
        return self.occupation or self.studies or self.military_service or self.affiliation


@recorded
class Nationality(PersonClaim):
    """A nationality held, or that somebody is stateless, or that nobody could tell."""

    KIND = "nationality"
    EDITORIAL = frozenset({"kind"})

    person = models.ForeignKey(Person, models.CASCADE, related_name="nationalities")
    kind = models.CharField(max_length=10, choices=NationalityKind, default=NationalityKind.TERRITORY)
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, blank=True, related_name="+")
    basis = models.CharField(max_length=12, choices=NationalityBasis, default=NationalityBasis.UNKNOWN)
    from_on = BoundedDateField("from")
    to_on = BoundedDateField("to")

    class Meta(PersonClaim.Meta):
        ordering = ("from_on_earliest", "pk")
        verbose_name_plural = "nationalities"
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                name="a_nationality_of_a_territory_names_it",
                condition=Q(kind="territory", territory__isnull=False)
                | (~Q(kind="territory") & Q(territory__isnull=True)),
                violation_error_message="Name the territory, or choose stateless or not known without one.",
            ),
            EndsAfterItBegins(name="a_nationality_ends_after_it_begins", begin="from_on", end="to_on"),
        ]

    def __str__(self) -> str:
        return str(self.territory) if self.territory_id else self.get_kind_display()
