"""Made-up persons in any number: `TRACKER_VAR=… python -m tests.bench.made_up 10000`.

Skewed as real records are (few nationalities make most persons), several claims each, partial dates, many scripts.
Refuses databases that hold anything else.
"""

import itertools
import os
import random
import sys
from collections.abc import Iterator, Sequence
from typing import Any

FIRST = ("Ram", "Juan", "Ali", "Ivan", "Sanjay", "Abdul", "Nguyen", "Kofi", "Sergei", "Mohammed", "Pedro", "Bikash")
LAST = ("Thapa", "Pérez", "Hassan", "Petrov", "Kumar", "Rahman", "Mensah", "Karimov", "Oduya", "Castillo", "Shrestha")
OTHER_SCRIPTS = ("राम थापा", "Хуан Перес", "علي حسن", "Санджай Кумар", "김철수", "გიორგი", "Արամ", "አበበ", "王伟")
NATIONALITIES = ("NP", "IN", "UZ", "TJ", "KG", "CU", "CO", "LK", "EG", "GH", "KE", "CM", "CN", "BD", "SY", "YE", "BR")
DAYS = ("2022-10", "2023", "2023-03", "2023-09-14", "2024-02", "[2024-01..2024-06]", "[..2024-09]", "2025-01~", "")
BATCH = 5_000


def main(number: int) -> None:
    """Make that many persons with their claims and citations, in batches."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.config.settings")
    django.setup()
    from tracker.people.models import Person

    if Person.objects.exists():
        sys.exit("These databases hold persons already. Give an empty TRACKER_VAR, set up by `manage.py set_up`.")
    draw = random.Random(2022)
    sources = _sources()
    for start in range(0, number, BATCH):
        _make(min(BATCH, number - start), draw=draw, sources=sources, first=start)


def _sources() -> list[Any]:
    from tracker.sources.models import Source

    return Source.objects.bulk_create(
        [Source(publisher=f"Made-up publisher {n}", title=f"Made-up title {n}", kind="news_article") for n in range(50)]
    )


def _make(number: int, *, draw: random.Random, sources: Sequence[Any], first: int) -> None:
    import pghistory
    from django.db import transaction

    from tracker.accounts.models import User
    from tracker.lib.references import fresh_references
    from tracker.people.models import PERSON_CLAIMS, Person, PersonCitation

    maker, _ = User.objects.get_or_create(username="made-up", defaults={"is_machine": True, "is_active": False})
    with pghistory.context(user=maker.pk), transaction.atomic():
        references = fresh_references(Person, "reference", number, "default")
        people = Person.objects.bulk_create(
            [Person(reference=each, sex=draw.choice("MMMF"), level="named") for each in references], batch_size=2000
        )
        rows: dict[str, list[Any]] = {model.KIND: [] for model in PERSON_CLAIMS}
        for place, person in enumerate(people, first):
            for kind, row in _claims(person, place, draw):
                rows[kind].append(row)
        cited = []
        for model in PERSON_CLAIMS:
            made: list[Any] = model._default_manager.bulk_create(rows[model.KIND], batch_size=2000)
            for row in made:
                source = draw.choice(sources)
                cited.append(PersonCitation(person_id=row.person_id, source=source, **{model.KIND: row}))
        for citation in cited:
            citation.said_by = ["own_state"]
        PersonCitation.objects.bulk_create(cited, batch_size=2000)


def _claims(person: Any, place: int, draw: random.Random) -> Iterator[tuple[str, Any]]:
    from tracker.people.models import CitizenshipGrant, Contract, Fate, Name, Nationality, Service

    accepted: dict[str, Any] = {"person": person, "status": "accepted"}
    name = f"{draw.choice(FIRST)} {draw.choice(LAST)} {_syllables(place)}"
    yield "name", Name(text=name, preferred=True, **accepted)
    if draw.random() < 0.4:
        yield "name", Name(text=f"{draw.choice(OTHER_SCRIPTS)} {_syllables(place)}", kind="native", **accepted)
    yield "nationality", Nationality(territory_id=_skewed(NATIONALITIES, draw), **accepted)
    side = "RU" if draw.random() < 0.85 else "UA"
    if draw.random() < 0.8:
        how = draw.sample(["advert", "broker_or_agency", "social_media"], draw.randint(0, 2))
        yield "contract", Contract(side=side, signed_on=draw.choice(DAYS), how=how, **accepted)
    yield "service", Service(side=side, unit_as_stated="made-up unit", **accepted)
    if draw.random() < 0.2:
        yield "citizenshipgrant", CitizenshipGrant(territory_id="RU", state="granted", **accepted)
    yield "fate", Fate(kind="killed", on=draw.choice(DAYS), **accepted)


def _skewed(values: Sequence[str], draw: random.Random) -> str:
    return values[min(int(draw.paretovariate(1.0)) - 1, len(values) - 1)]


def _syllables(number: int) -> str:
    """A word of its own for each number, so that names are as many as persons."""
    parts = list(itertools.islice(_digits(number), 4))
    return "".join(("ba", "de", "ki", "lo", "mu", "na", "re", "si", "to", "vu")[part] for part in parts).capitalize()


def _digits(number: int) -> Iterator[int]:
    while True:
        number, digit = divmod(number, 10)
        yield digit


if __name__ == "__main__":
    main(int(sys.argv[1]))
