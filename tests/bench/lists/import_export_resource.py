"""What django-import-export needs to be told to make our persons of the list of `tests.bench.lists.brought_in`.

It is in no requirement file: see `tests.bench.lists.beside_import_export`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from import_export import fields, resources  # type: ignore[import-untyped]

from tracker.lib.references import fresh_references
from tracker.people.models import (
    Birth,
    Contract,
    Fate,
    Name,
    Nationality,
    Person,
    PersonCitation,
    PersonClaim,
)
from tracker.sources.models import Source
from tracker.units.models import Unit

_CODES = {
    "Нигерия": "NG",
    "Кыргызстан": "KG",
    "Сирия": "SY",
    "Куба": "CU",
    "Египет": "EG",
    "Непал": "NP",
    "Кения": "KE",
    "Таджикистан": "TJ",
    "ДР Конго": "CD",
}
_FATES = {
    "погиб": "killed",
    "пропал без вести": "missing",
    "ранен": "wounded",
    "проходит службу": "serving",
    "в плену": "captured",
    "обменян": "exchanged",
    "уволен": "discharged",
}
_SEXES = {"м": "M", "ж": "F"}
_Said = tuple[PersonClaim | None, PersonCitation]
"""A claim, none where the person's own column is meant, and its citation."""


class PersonResource(resources.ModelResource):  # type: ignore[misc]
    """Persons with their claims by the defaults of the library: each row saved, and compared as it was and is.

    Claims are saved one by one after their person, as its documentation shows it for related rows.
    """

    sex = fields.Field(attribute="sex", column_name="Пол")

    class Meta:
        model = Person
        fields = ("sex",)
        # No row is looked up, as ours does not without matching persons.
        force_init_instance = True

    def __init__(self, source: Source, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._source = source
        self._units = dict(Unit.objects.exclude(military_unit_number="").values_list("military_unit_number", "pk"))

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        """The sex by its word."""
        row["Пол"] = _SEXES[row["Пол"]]

    def after_save_instance(self, instance: Person, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Save the claims and the citations, that of the sex too."""
        for claim, cited in self._said(instance, row, kwargs["row_number"]):
            if claim:
                claim.save()
                setattr(cited, claim.KIND, claim)
            cited.save()

    def after_import(self, *args: Any, **kwargs: Any) -> None:
        """Leave the sequence as it is: the login of the newsroom may not set it."""

    def _said(self, person: Person, row: Mapping[str, Any], number: int) -> Iterator[_Said]:
        for claim in (None, *_claims(person, row, self._units)):
            about = [] if claim else ["sex"]
            cited = PersonCitation(person=person, source=self._source, locator=f"row {number + 1}", fields=about)
            if self._meta.clean_model_instances:
                # Who is meant is known; as a form leaves it out.
                cited.full_clean(exclude={"person"})
                if claim:
                    claim.full_clean(exclude={"person"})
            yield claim, cited


class ValidatedPersonResource(PersonResource):
    """The same, persons, claims and citations validated by their models."""

    class Meta:
        model = Person
        fields = ("sex",)
        force_init_instance = True
        clean_model_instances = True


class BulkPersonResource(PersonResource):
    """The same by `use_bulk`, without comparing rows as its documentation advises; claims by `bulk_create` too."""

    class Meta:
        model = Person
        fields = ("sex",)
        force_init_instance = True
        use_bulk = True
        skip_diff = True

    def after_save_instance(self, instance: Person, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Keep the claims until their persons are written."""
        instance._said = list(self._said(instance, row, kwargs["row_number"]))  # type: ignore[attr-defined]

    def bulk_create(self, *args: Any, **kwargs: Any) -> None:
        """Write persons, then their claims table by table, then the citations."""
        people = list(self.create_instances)
        references = fresh_references(Person, "reference", len(people), "default")
        for person, reference in zip(people, references, strict=True):
            person.reference = reference
        super().bulk_create(*args, **kwargs)
        _write([said for person in people for said in person._said])


class ValidatedBulkPersonResource(BulkPersonResource):
    """The same, validated."""

    class Meta:
        model = Person
        fields = ("sex",)
        force_init_instance = True
        clean_model_instances = True
        use_bulk = True
        skip_diff = True


def _claims(person: Person, row: Mapping[str, Any], units: Mapping[str, int]) -> Iterator[PersonClaim]:
    texts = (row["Фамилия"], row["Имя"], row["Отчество"])
    yield Name(person=person, text=" ".join(filter(None, texts)), preferred=True)
    yield Birth(person=person, born_on=_day(row["Дата рождения"]))
    yield Nationality(person=person, territory_id=_CODES[row["Гражданство"]])
    stated = row["Воинская часть"]
    yield Contract(
        person=person,
        side="RU",
        signed_on=_day(row["Дата заключения контракта"]),
        unit_id=units.get(stated.removeprefix("в/ч ")),
        unit_as_stated=stated,
        role_given=row["Должность"],
    )
    yield Fate(person=person, kind=_FATES[row["Статус"]], on=_day(row["Дата"]), place=row["Место"])


def _day(text: str) -> str:
    return datetime.strptime(text, "%d.%m.%Y").date().isoformat() if text else ""  # noqa: DTZ007  # a day has no zone


def _write(pairs: Sequence[_Said]) -> None:
    claims: defaultdict[type[PersonClaim], list[PersonClaim]] = defaultdict(list)
    for claim, cited in pairs:
        cited.person_id = cited.person.pk
        if claim:
            claim.person_id = cited.person_id  # type: ignore[attr-defined]
            claims[type(claim)].append(claim)
    for model, rows in claims.items():
        model._default_manager.bulk_create(rows)
    for claim, cited in pairs:
        if claim:
            setattr(cited, claim.KIND, claim)
    PersonCitation.objects.bulk_create(cited for _claim, cited in pairs)
