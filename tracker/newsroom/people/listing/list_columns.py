"""The columns that the list of people can show, and its files: each said once; all as far as the user may see."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.models import User
from tracker.intake.models import Batch, BatchRow
from tracker.lib.history import events_of
from tracker.newsroom.people.restricted import MAY_READ, details_seen_by
from tracker.newsroom.review.stages import STAGES, with_stage
from tracker.people.models import (
    Birth,
    CitizenshipGrant,
    Contract,
    Fate,
    Name,
    Nationality,
    Person,
    PersonCitation,
    RestrictedDetail,
    Service,
)
from tracker.sources.models import Source
from tracker.units.models import Unit
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.course import DetailKind
from tracker.vocabulary.levels import Category

READ_AT_ONCE = 500
"""So many persons are held at a time, however long a file is."""
Several = list[str]


@dataclass(frozen=True)
class PersonColumn:
    """One column: its name in addresses, its label, and the texts that it has of a person of `read_people`."""

    name: str
    label: str | Promise
    texts: Callable[[Any], Several]
    claims: tuple[str, ...] = ()
    """The kinds of claims that it needs, as `_CLAIMS` calls them."""
    needs: str = ""
    """What else it needs: `sources`, `lists`, `stage`, `entered` or `details`."""
    is_restricted: bool = False
    """Whether it is for those alone who may read restricted details, each reading of which is noted."""


_CLAIMS: dict[str, Any] = {
    "names": Name.objects.order_by("-preferred", "pk"),
    "births": Birth.objects.select_related("territory"),
    "nationalities": Nationality.objects.select_related("territory"),
    "contracts": Contract.objects.all(),
    "services": Service.objects.all(),
    "grants": CitizenshipGrant.objects.select_related("territory"),
    "fates": Fate.objects.select_related("territory"),
}


def _of_claims(kind: str, text: Callable[[Any], str]) -> Callable[[Any], Several]:
    def texts(person: Any) -> Several:
        return [with_status(claim, said) for claim in getattr(person, f"seen_{kind}") if (said := text(claim))]

    return texts


def with_status(claim: Any, text: str) -> str:
    """A claim that is not accepted says so."""
    return text if claim.status == ClaimStatus.ACCEPTED else f"{text} ({ClaimStatus(claim.status).value})"


def _units(person: Any) -> Several:
    claims = (*person.seen_contracts, *person.seen_services)
    return [with_status(claim, said) for claim in claims if (said := _unit(claim, person.unit_names))]


def _unit(claim: Any, names: dict[int, str]) -> str:
    return str(names.get(claim.unit_id, "") or claim.unit_as_stated)


def _detail(kind: DetailKind) -> PersonColumn:
    return PersonColumn(
        f"detail_{kind.value}",
        kind.label,
        lambda person: [detail.text for detail in person.seen_details if detail.kind == kind],
        needs="details",
        is_restricted=True,
    )


COLUMNS: tuple[PersonColumn, ...] = (
    PersonColumn("reference", gettext_lazy("reference"), lambda person: [person.reference]),
    PersonColumn("name", gettext_lazy("name"), lambda person: [person.shown_name or ""]),
    PersonColumn("names", gettext_lazy("all names"), _of_claims("names", str), ("names",)),
    PersonColumn("sex", gettext_lazy("sex"), lambda person: [person.get_sex_display()]),
    PersonColumn("births", gettext_lazy("birth"), _of_claims("births", str), ("births",)),
    PersonColumn("nationalities", gettext_lazy("nationality"), _of_claims("nationalities", str), ("nationalities",)),
    PersonColumn(
        "sides", gettext_lazy("side"), _of_claims("contracts", lambda each: each.get_side_display()), ("contracts",)
    ),
    PersonColumn(
        "signed",
        gettext_lazy("contract signed"),
        _of_claims("contracts", lambda each: each.signed_on),
        ("contracts",),
    ),
    PersonColumn("units", gettext_lazy("unit"), _units, ("contracts", "services"), "units"),
    PersonColumn("fates", gettext_lazy("fate"), _of_claims("fates", lambda each: each.get_kind_display()), ("fates",)),
    PersonColumn("fate_days", gettext_lazy("day of the fate"), _of_claims("fates", lambda each: each.on), ("fates",)),
    PersonColumn("places", gettext_lazy("place of the fate"), _of_claims("fates", lambda each: each.place), ("fates",)),
    PersonColumn("grants", gettext_lazy("citizenship"), _of_claims("grants", str), ("grants",)),
    PersonColumn(
        "categories",
        gettext_lazy("reasons for protection"),
        lambda person: [str(Category(value).label) for value in person.categories],
    ),
    PersonColumn("level", gettext_lazy("level"), lambda person: [person.level]),
    PersonColumn("stage", gettext_lazy("stage"), lambda person: [str(STAGES[person.stage])], needs="stage"),
    PersonColumn("sources", gettext_lazy("sources"), lambda person: person.seen_sources, needs="sources"),
    PersonColumn("lists", gettext_lazy("lists of people"), lambda person: person.seen_lists, needs="lists"),
    PersonColumn(
        "entered",
        gettext_lazy("entered (UTC)"),
        lambda person: [f"{person.entered_at:%Y-%m-%d %H:%M}" if person.entered_at else ""],
        needs="entered",
    ),
    PersonColumn("entered_by", gettext_lazy("entered by"), lambda person: [person.entered_by], needs="entered"),
    PersonColumn("notes", gettext_lazy("internal notes"), lambda person: [person.internal_notes]),
    *map(_detail, DetailKind),
)
BY_NAME = {column.name: column for column in COLUMNS}
USUAL = (
    "reference",
    "name",
    "nationalities",
    "births",
    "sides",
    "signed",
    "units",
    "fates",
    "fate_days",
    "level",
    "stage",
)


def columns_for(user: User) -> list[PersonColumn]:
    """The columns that the user may choose from."""
    may_read = user.has_perm(MAY_READ)
    return [column for column in COLUMNS if may_read or not column.is_restricted]


def chosen_columns(names: Iterable[str], user: User) -> list[PersonColumn]:
    """Those of the named columns that there are and that the user may see, in the order of the register."""
    wanted = set(names)
    return [column for column in columns_for(user) if column.name in wanted]


def read_people(keys: Sequence[int], columns: Iterable[PersonColumn], user: User) -> Iterator[Any]:
    """Persons that the user may see, in the order of the keys, with what the columns need; some hundred at a time."""
    columns = list(columns)
    for start in range(0, len(keys), READ_AT_ONCE):
        wanted = keys[start : start + READ_AT_ONCE]
        rows = Person.objects.visible_to(user).with_name(seen_by=user).filter(pk__in=wanted)
        found = {person.pk: person for person in filled(rows, columns, user)}
        yield from (found[key] for key in wanted if key in found)


def filled(rows: QuerySet[Any], columns: Iterable[PersonColumn], user: User) -> list[Any]:
    """The persons with what the columns need; a number of queries that does not grow with them."""
    columns = list(columns)
    needs = {column.needs for column in columns}
    for kind in dict.fromkeys(kind for column in columns for kind in column.claims):
        claims = _CLAIMS[kind].visible_to(user).exclude(status=ClaimStatus.REJECTED)
        rows = rows.prefetch_related(Prefetch(kind, claims, to_attr=f"seen_{kind}"))
    if "stage" in needs:
        rows = with_stage(rows)
    if "entered" in needs:
        first = events_of(Person)._default_manager.filter(pgh_obj=OuterRef("pk"), pgh_label="insert")
        rows = rows.annotate(
            entered_at=Subquery(first.values("pgh_created_at")[:1]),
            entered_key=Subquery(first.values("pgh_context__user")[:1]),
        )
    people = list(rows)
    for need, fill in _FILL.items():
        if need in needs:
            fill(people, user)
    return people


def _fill_units(people: list[Any], user: User) -> None:
    keys = {claim.unit_id for each in people for claim in (*each.seen_contracts, *each.seen_services) if claim.unit_id}
    units: Any = Unit.objects.with_name().filter(pk__in=keys)
    names = {unit.pk: unit.shown_name or unit.reference for unit in units}
    for person in people:
        person.unit_names = names


def _fill_sources(people: list[Any], user: User) -> None:
    cited = PersonCitation.objects.filter(
        person__in=[each.pk for each in people], source__in=Source.objects.readable_by(user).order_by().values("pk")
    )
    found: dict[int, Several] = {}
    for person, reference in cited.order_by("source__reference").values_list("person", "source__reference").distinct():
        found.setdefault(person, []).append(reference)
    for person in people:
        person.seen_sources = found.get(person.pk, [])


def _fill_lists(people: list[Any], user: User) -> None:
    readable = Batch.objects.readable_by(user).order_by().values("pk")
    rows = BatchRow.objects.filter(person__in=[each.pk for each in people], batch__in=readable)
    found: dict[int, Several] = {}
    for person, batch, number in rows.order_by("batch", "number").values_list("person", "batch", "number"):
        text = _("L-%(list)s, row %(row)s") % {"list": batch, "row": number}
        found.setdefault(person, []).append(text)
    for person in people:
        person.seen_lists = found.get(person.pk, [])


def _fill_entered(people: list[Any], user: User) -> None:
    names = dict(
        User.objects.filter(pk__in={each.entered_key for each in people if each.entered_key}).values_list(
            "pk", "username"
        )
    )
    for person in people:
        person.entered_by = names.get(person.entered_key, "")


def _fill_details(people: list[Any], user: User) -> None:
    """Details but those that a list brought which the user may not read."""
    rows = RestrictedDetail.objects.filter(file__person__in=[each.pk for each in people]).order_by("kind", "pk")
    found: dict[int, list[Any]] = {}
    for detail in details_seen_by(user, rows.select_related("file")):
        found.setdefault(detail.file.person_id, []).append(detail)
    for person in people:
        person.seen_details = found.get(person.pk, [])


_FILL: dict[str, Callable[[list[Any], User], None]] = {
    "units": _fill_units,
    "sources": _fill_sources,
    "lists": _fill_lists,
    "entered": _fill_entered,
    "details": _fill_details,
}
