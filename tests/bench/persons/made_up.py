"""Made-up persons in any number: `TRACKER_VAR=… python -m tests.bench.persons.made_up 10000`.

Varied as real records are: few nationalities, units and sources make most persons; several contracts, fates and grants,
of both sides and of none that is known; thousands of partial dates; many scripts; all fates; rows without a name.
Refuses databases that hold anything else.
"""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

FIRST = ("Ram", "Juan", "Ali", "Ivan", "Sanjay", "Abdul", "Nguyen", "Kofi", "Sergei", "Mohammed", "Pedro", "Bikash")
LAST = ("Thapa", "Pérez", "Hassan", "Petrov", "Kumar", "Rahman", "Mensah", "Karimov", "Oduya", "Castillo", "Shrestha")
OTHER_SCRIPTS = ("राम थापा", "Хуан Перес", "علي حسن", "Санджай Кумар", "김철수", "გიორგი", "Արամ", "አበበ", "王伟")
NATIONALITIES = (
    *("NP", "IN", "UZ", "TJ", "KG", "CU", "CO", "LK", "EG", "GH", "KE", "CM", "CN", "BD", "SY", "YE", "BR", "US", "GB"),
    *("AM", "AZ", "GE", "KZ", "MD", "RS", "IQ", "TG", "SL", "ZM", "ZA", "NG", "MA", "DZ", "SO", "RW", "UG", "VN", "LA"),
)
FIRST_DAY, LAST_DAY = date(2022, 3, 1), date(2026, 6, 30)
FOUND_IN = ("", "", "home_country", "home_country", "migrant", "third_country")
HOW = ("advert", "broker_or_agency", "social_media", "acquaintance", "recruitment_office")
MOTIVES = ("pay", "citizenship", "adventure", "none_stated")
INDICATORS = ("false_job", "misled_how_not_stated", "threat", "debt_or_fee")
ROLES = ("", "", "combat", "combat", "support", "medical")
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu")
ENDS = ("killed",) * 11 + (
    "missing",
    "captured",
    "serving",
    "wounded",
    "returned",
    "discharged",
    "left_unit",
    "exchanged",
)
"""What became of somebody: most are known by their death."""
ALONE, TOGETHER, ALIKE = 100, 500, 15
"""`tests.bench.publishing.publish` publishes these one by one, then in batches; in each so many look the same."""
BATCH = 5_000
UNITS, SOURCES = 80, 2_000


@dataclass(frozen=True)
class Around:
    """What persons are connected with."""

    sources: Sequence[Any]
    units: Sequence[Any]
    sites: Sequence[Any]
    instruments: Sequence[Any]


def main(number: int) -> None:
    """Make that many persons with their claims and citations, in batches."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from tracker.people.models import Person

    if Person.objects.exists():
        sys.exit("These databases hold persons already. Give an empty TRACKER_VAR, set up by `manage.py set_up`.")
    draw = random.Random(2022)
    around = _around(draw)
    for start in range(0, number, BATCH):
        _make(min(BATCH, number - start), draw=draw, around=around, first=start)


def make_more(number: int) -> list[str]:
    """Further persons beside those that were made up before, with what these are connected with; their references."""
    from tracker.people.models import Person
    from tracker.publishing.models import Standing
    from tracker.sources.models import LegalInstrument, Source
    from tracker.units.models import Site, Unit

    there, last = Person.objects.count(), Person.objects.latest("pk").pk
    first = ALONE + -(-there // TOGETHER) * TOGETHER
    around = Around(*(list(model.objects.order_by("pk")) for model in (Source, Unit, Site, LegalInstrument)))
    _make(number, draw=random.Random(first), around=around, first=first)
    references = list(Person.objects.filter(pk__gt=last).order_by("pk").values_list("reference", flat=True))
    # Where `tests.bench.publishing.rebuild` lengthened the log, it tells of persons that are not here.
    taken = set(Standing.objects.filter(kind="person", reference__in=references).values_list("reference", flat=True))
    return [reference for reference in references if reference not in taken]


def _around(draw: random.Random) -> Around:
    import pghistory

    from tracker.lib.references import fresh_references
    from tracker.sources.models import LegalInstrument, Source
    from tracker.units.models import Site

    with pghistory.context(user=maker().pk):
        kinds = ("news_article", "social_media_post", "obituary", "dataset")
        sources = Source.objects.bulk_create(
            [
                Source(
                    reference=reference,
                    publisher=f"Made-up publisher {n % 300}",
                    title=f"Made-up title {n}",
                    kind=draw.choice(kinds),
                )
                for n, reference in enumerate(fresh_references(Source, "reference", SOURCES, "default"))
            ]
        )
        sites = [Site.objects.create(name=f"Made-up site {n}", kind="selection_point") for n in range(12)]
        instruments = [
            LegalInstrument.objects.create(
                territory_id="RU", kind="decree", effect="grants", summary=f"Made-up decree {n}.", source=sources[n]
            )
            for n in range(4)
        ]
        return Around(sources, _units(sources, draw), sites, instruments)


def _units(sources: Sequence[Any], draw: random.Random) -> list[Any]:
    """A tree: four brigades, twelve regiments below them, battalions below those."""
    from django.db import transaction

    from tracker.units.models import Unit, UnitCitation, UnitName, UnitParent

    made: list[Any] = []
    for n in range(UNITS):
        with transaction.atomic():
            unit = Unit.objects.create(kind=("brigade", "regiment", "battalion")[(n > 3) + (n > 15)], territory_id="RU")
            name = UnitName.objects.create(unit=unit, text=f"Made-up unit {n}", preferred=True, status="accepted")
            UnitCitation.objects.create(unit=unit, source=draw.choice(sources), unitname=name)
            if n > 3:
                parent = made[n % 4] if n < 16 else made[4 + n % 12]
                under = UnitParent.objects.create(unit=unit, parent=parent, status="accepted")
                UnitCitation.objects.create(unit=unit, source=draw.choice(sources), unitparent=under)
        made.append(unit)
    return made


def maker() -> Any:
    """The account that made everything up."""
    from tracker.accounts.models import User

    maker, _ = User.objects.get_or_create(username="made-up", defaults={"is_machine": True, "is_active": False})
    return maker


def _make(number: int, *, draw: random.Random, around: Around, first: int) -> None:
    import pghistory
    from django.db import transaction

    from tracker.lib.references import fresh_references
    from tracker.people.models import PERSON_CLAIMS, Person, PersonCitation

    with pghistory.context(user=maker().pk), transaction.atomic():
        references = fresh_references(Person, "reference", number, "default")
        courses = [_course(place, draw) for place in range(first, first + number)]
        people = Person.objects.bulk_create(
            [_person(reference, course) for reference, course in zip(references, courses, strict=True)], batch_size=2000
        )
        rows: dict[str, list[Any]] = {model.KIND: [] for model in PERSON_CLAIMS}
        for place, (person, course) in enumerate(zip(people, courses, strict=True), first):
            for kind, row in _claims(person, course, place, draw, around):
                rows[kind].append(row)
        cited = []
        for model in PERSON_CLAIMS:
            made: list[Any] = model._default_manager.bulk_create(rows[model.KIND], batch_size=2000)
            for row in made:
                source = skewed(around.sources, draw, 0.3)
                citation = PersonCitation(person_id=row.person_id, source=source, **{model.KIND: row})
                citation.said_by = ["own_state"]
                cited.append(citation)
        PersonCitation.objects.bulk_create(cited, batch_size=2000)


@dataclass(frozen=True)
class Course:
    """What happened to one made-up person: contracts (side, date) and fates (kind, date) in the order of a life."""

    sex: str
    nationality: str
    side: str
    contracts: Sequence[tuple[str, str]]
    served_from: str
    fates: Sequence[tuple[str, str]]
    is_anonymous: bool = False


_LOOKS = (
    Course("M", "NP", "RU", [("RU", "2023-09-14")], "", [("missing", "2024-02-03")], is_anonymous=True),
    Course("M", "CU", "RU", [("RU", "2023-08")], "", [("missing", "2024-05")], is_anonymous=True),
    Course("M", "CO", "UA", [("UA", "2024-01")], "", [("missing", "2024-11")], is_anonymous=True),
)
"""How those without a name look: nobody is shown so but among others of the same look."""


def _course(place: int, draw: random.Random) -> Course:
    if place >= ALONE and (place - ALONE) % TOGETHER < ALIKE:
        return _LOOKS[(place - ALONE) // TOGETHER % len(_LOOKS)]
    side, end = "RU" if draw.random() < 0.75 else "UA", draw.choice(ENDS)
    days = _days(6, draw)
    number = draw.choices((0, 1, 2, 3), (20, 60, 15, 5))[0]
    sides = [draw.choices((side, "UA" if side == "RU" else "RU", ""), (90, 4, 6))[0] for _ in range(number)]
    before = [(draw.choice(("wounded", "captured")), days[4])] if draw.random() < 0.15 else []
    return Course(
        draw.choice(("M", "M", "M", "F", "")),
        skewed(NATIONALITIES, draw, 0.8),
        side,
        list(zip(sides, days, strict=False)),
        days[3],
        [*before, (end, days[5])],
    )


def _days(number: int, draw: random.Random) -> list[str]:
    """Partial dates, each no earlier than the one before; some not known."""
    span = (LAST_DAY - FIRST_DAY).days
    days = sorted(FIRST_DAY + timedelta(draw.randrange(span)) for _ in range(number))
    forms = ("{0}", "{0:%Y-%m}", "{0:%Y-%m}", "{0:%Y}", "{0:%Y-%m}~", "[{0:%Y-%m}..{1:%Y-%m}]", "[..{0:%Y-%m}]", "")
    return [draw.choice(forms).format(day, day + timedelta(90)) for day in days]


def _person(reference: str, course: Course) -> Any:
    from django.utils import timezone

    from tracker.people.models import Person

    if course.is_anonymous:
        look_again = timezone.localdate() + timedelta(days=300)
        # Sources are drawn at random, and their kinds would tell one row from the next.
        return Person(
            reference=reference,
            sex=course.sex,
            level="anonymous",
            level_review_by=look_again,
            coarser=["no_sources"],
        )
    if any(kind == "killed" for kind, _ in course.fates):
        return Person(reference=reference, sex=course.sex, level="named")
    return Person(
        reference=reference,
        sex=course.sex,
        level="named",
        level_ground="own_public_act",
        level_reason="Made up.",
        level_review_by=timezone.localdate() + timedelta(days=300),
    )


def _claims(person: Any, course: Course, place: int, draw: random.Random, around: Around) -> Iterator[tuple[str, Any]]:
    from tracker.people.models import CitizenshipGrant, Contract, Fate, Name, Nationality, Service

    accepted: dict[str, Any] = {"person": person, "status": "accepted"}
    yield "name", Name(text=f"{draw.choice(FIRST)} {draw.choice(LAST)} {syllables(place)}", preferred=True, **accepted)
    yield "nationality", Nationality(territory_id=course.nationality, **accepted)
    if course.is_anonymous:
        for side, signed_on in course.contracts:
            yield "contract", Contract(side=side, signed_on=signed_on, **accepted)
    else:
        if draw.random() < 0.4:
            yield "name", Name(text=f"{draw.choice(OTHER_SCRIPTS)} {syllables(place)}", kind="native", **accepted)
        unit = skewed(around.units, draw, 0.5)
        for side, signed_on in course.contracts:
            yield "contract", Contract(**_contract(side, signed_on, unit, draw, around), **accepted)
        yield "service", Service(side=course.side, unit=unit, from_on=course.served_from, **accepted)
        for _ in range(draw.choices((0, 1, 2), (75, 20, 5))[0]):
            state = draw.choice(("granted", "granted", "promised", "applied", "revoked"))
            instrument = draw.choice([None, *around.instruments])
            on = draw.choice(_days(2, draw))
            grant = CitizenshipGrant(territory_id="RU", state=state, on=on, instrument=instrument, **accepted)
            yield "citizenshipgrant", grant
    for kind, on in course.fates:
        yield "fate", Fate(kind=kind, on=on, **accepted)


def _contract(side: str, signed_on: str, unit: Any, draw: random.Random, around: Around) -> dict[str, Any]:
    return {
        "side": side,
        "signed_on": signed_on,
        "unit": unit if draw.random() < 0.5 else None,
        "signed_at": draw.choice(around.sites) if draw.random() < 0.2 else None,
        "found_in": draw.choice(FOUND_IN),
        "role_class": draw.choice(ROLES),
        "how": _some(HOW, draw),
        "motives": _some(MOTIVES, draw),
        "indicators": _some(INDICATORS, draw),
    }


def _some(values: Sequence[str], draw: random.Random) -> list[str]:
    """Mostly none or one of them, sometimes more."""
    return sorted(draw.sample(values, draw.choice((0, 0, 0, 1, 1, 2))))


def skewed(values: Sequence[Any], draw: random.Random, steepness: float) -> Any:
    """One of the values, the first ones far more often (a Pareto distribution, folded round at the end)."""
    return values[int(draw.paretovariate(steepness) - 1) % len(values)]


def syllables(number: int) -> str:
    """A word of its own for each number, so that names are as many as persons."""
    word = ""
    for _ in range(6):
        number, digit = divmod(number, 10)
        word += SYLLABLES[digit]
    return word.capitalize()


if __name__ == "__main__":
    main(int(sys.argv[1]))
