"""The coarse columns of a person shown without a name, from an approved record: nothing finer leaves this module."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings

from tracker.catalogue import models as public
from tracker.catalogue.people.counting import Accepted, Recruited, bounds, fate_now, recruitments
from tracker.lib.dates.ages import born_between
from tracker.lib.dates.partial_dates import PartialDate, generalised
from tracker.people.models import PERSON_CLAIMS
from tracker.publishing.disclosure.claims import accepted
from tracker.publishing.link_targets import in_contingents
from tracker.review.content import Content
from tracker.sources.models import Source
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.levels import FATE_GROUPS, source_group
from tracker.vocabulary.people import NationalityKind, Stratum
from tracker.vocabulary.sources import Access

HELD_BACK = "held_back"
"""Stands for a value that is known, and too fine or too unusual to be shown."""


@dataclass(frozen=True)
class Coarse:
    """A person in coarse columns; an empty value is not known, `HELD_BACK` is known and cannot be made coarse."""

    sex: str
    nationalities: list[str]
    birth_decade: str
    side: str
    contract_on: str
    fate_group: str
    fate_year: str
    source_kinds: list[str]


def coarse(content: Content) -> Coarse:
    """Reduce a record to what may be shown of somebody without a name.

    Only accepted claims count, and of them the columns that a source carries which is not confidential. Such a
    source need not be published: publishing it might itself name the person.
    """
    supported = _Supported(content)
    fates = [public.Fate(kind=row["kind"], on=row["on"], position=n) for n, row in enumerate(supported.rows("fate"))]
    now = fate_now(fates)
    recruited = _recruited(supported, fates)
    return Coarse(
        sex=content["sex"] if supported.carries("", "sex") else "",
        nationalities=sorted({_nationality(row) for row in supported.rows("nationality")} - {""}),
        birth_decade=_decade(supported.rows("birth")),
        side=recruited.side if recruited else "",
        contract_on=_quarter(recruited.on) if recruited and recruited.basis == "contract" else "",
        fate_group=FATE_GROUPS[now].value if now else "",
        fate_year=_year([row.on for row in fates if row.kind == now and row.on]) if now else "",
        source_kinds=supported.source_kinds(),
    )


def contradicted(content: Content) -> list[str]:
    """Names of the coarse columns that would say something else if a conflicting version held, sorted.

    Versions that agree in what is shown, such as two days of one year, contradict nothing. Only the columns that rest
    on the kind of the version are compared: what else it leaves open is not its matter.
    """
    versions = list(_versions(content))
    shown = asdict(coarse(content)) if versions else {}
    found = set()
    for kind, row in versions:
        other = asdict(coarse(_as_if(content, kind, row)))
        found |= {name for name in _COLUMNS_OF[kind] if shown[name] and other[name] and other[name] != shown[name]}
    return sorted(found)


def _versions(content: Content) -> Iterator[tuple[str, Content]]:
    """The conflicting claims with their kinds, but for those that disagree about a fate that is not the one shown."""
    fates = accepted(content, "fate")
    now = fate_now([public.Fate(kind=row["kind"], on=row["on"], position=n) for n, row in enumerate(fates)])
    for kind in _COLUMNS_OF:
        for row in content["claims"].get(kind, ()):
            is_of_another = kind == "fate" and row["conflict_on"] != "kind" and row["kind"] != now
            if row["status"] == ClaimStatus.CONFLICTING and not is_of_another:
                yield kind, row


_COLUMNS_OF: Mapping[str, tuple[str, ...]] = {
    "nationality": ("nationalities",),
    "birth": ("birth_decade",),
    "contract": ("side", "contract_on"),
    "service": ("side",),
    "fate": ("fate_group", "fate_year"),
}


def _as_if(content: Content, kind: str, version: Content) -> Content:
    """The content in which that version is the one accepted claim of its kind."""
    return content | {"claims": content["claims"] | {kind: [version | {"status": ClaimStatus.ACCEPTED.value}]}}


class _Supported:
    """What the record's sources carry that may be mentioned at all."""

    def __init__(self, content: Content) -> None:
        self._content = content
        cited = {row["source"] for row in content["citations"]}
        known = Source.objects.filter(reference__in=cited).exclude(access=Access.CONFIDENTIAL)
        self._sources = {row.reference: row for row in known.only("reference", "kind", "access")}
        self._columns: dict[str, set[str]] = {}
        self._cited: dict[str, set[str]] = {}
        for row in content["citations"]:
            if row["stance"] == Stance.SUPPORTS and row["source"] in self._sources:
                self._columns.setdefault(row["claim"], set()).update(row["fields"] or ("*",))
                self._cited.setdefault(row["claim"], set()).add(row["source"])

    def carries(self, claim: str, column: str) -> bool:
        """Whether such a source supports that column of the claim (empty: of the record itself)."""
        return bool({"*", column} & self._columns.get(claim, set()))

    def rows(self, kind: str) -> list[Content]:
        """Accepted claims of the kind; a column that nothing carries is empty."""
        whole = {"key", *_EDITORIAL.get(kind, ())}
        return [
            {
                name: value if name in whole or self.carries(row["key"], name) else _EMPTY.get(name, "")
                for name, value in row.items()
            }
            for row in accepted(self._content, kind)
            if row["key"] in self._columns
        ]

    def source_kinds(self) -> list[str]:
        """The groups of the sources of all that is accepted; of a restricted source the kind is left out."""
        shown = {row["key"] for kind in _SHOWN for row in self.rows(kind)}
        cited = {source for claim in shown for source in self._cited[claim]}
        return sorted({source_group(row.kind, row.access) for row in map(self._sources.__getitem__, cited)} - {""})


_SHOWN = ("nationality", "birth", "contract", "service", "fate")
_EDITORIAL = {model.KIND: model.EDITORIAL for model in PERSON_CLAIMS}
_EMPTY: dict[str, Any] = {"how": [], "age": None, "unit": None}


def _nationality(row: Content) -> str:
    """A territory's code, or `stateless`; empty where nobody could tell, or nothing carries it."""
    if row["territory"]:
        return str(row["territory"])
    return NationalityKind.STATELESS if row["kind"] == NationalityKind.STATELESS else ""


def _recruited(supported: _Supported, fates: list[public.Fate]) -> Recruited | None:
    """The first recruitment by which the person counts as a recruited foreigner or Ukrainian national."""
    contracts, services = supported.rows("contract"), supported.rows("service")
    units = {row["unit"] for row in (*contracts, *services) if row["unit"]}
    found = recruitments(
        Accepted(
            contracts=[
                public.Contract(
                    side=row["side"],
                    signed_on=row["signed_on"],
                    ends_on=row["ends_on"],
                    unit_id=row["unit"],
                    how=row["how"],
                )
                for row in contracts
            ],
            services=[
                public.Service(side=row["side"], from_on=row["from_on"], to_on=row["to_on"], unit_id=row["unit"])
                for row in services
            ],
            nationalities=[
                public.Nationality(
                    kind=row["kind"],
                    territory=row["territory"] or "",
                    basis=row["basis"],
                    from_on=row["from_on"],
                    to_on=row["to_on"],
                )
                for row in supported.rows("nationality")
                if _nationality(row)
            ],
            grants=[
                public.CitizenshipGrant(territory=row["territory"] or "", state=row["state"], on=row["on"])
                for row in supported.rows("citizenshipgrant")
            ],
            fates=fates,
        ),
        war_started_on=settings.WAR_STARTED_ON,
        contingents=in_contingents(units),
    )
    counted = [row for row in found if row.stratum != Stratum.STATE_TROOPS]
    return min(counted, key=lambda row: (not row.on, bounds(row.on)[0] or date.min, row.side), default=None)


def _quarter(on: str) -> str:
    """The quarter, or the year where no one quarter is certain: `2023-08` gives `[2023-07..2023-09]`."""
    if not on:
        return ""
    first, last = bounds(on)
    if first and last and _is_certain(on) and _place(first) == _place(last):
        return generalised(on, "quarter")
    return _year([on])


def _place(day: date) -> tuple[int, int]:
    """Year and quarter."""
    return day.year, (day.month - 1) // 3


def _is_certain(on: str) -> bool:
    parsed = PartialDate.parse(on)
    return not (parsed.is_about or parsed.is_uncertain)


def _year(dates: Iterable[str]) -> str:
    """The one year in which all of the dates certainly lie: `2023`."""
    years = {day.year if day and _is_certain(on) else None for on in dates for day in bounds(on)}
    if not years:
        return ""
    year = years.pop() if len(years) == 1 else None
    return f"{year:04}" if year else HELD_BACK


def _decade(births: list[Content]) -> str:
    """The decade in which all that is said of the birth lies: `[1990..1999]`."""
    years = list(_birth_years(births))
    if not years:
        return ""
    decades = {year // 10 for year in years}
    if len(decades) != 1:
        return HELD_BACK
    first = decades.pop() * 10
    return f"[{first:04}..{first + 9:04}]"


def _birth_years(births: list[Content]) -> Iterator[int]:
    """First and last year of birth by each claim; somebody of 30 in 2023 was born in 1992 or 1993."""
    for row in births:
        if row["born_on"]:
            yield from _years(bounds(row["born_on"]))
        elif row["age"] is not None and row["age_on"]:
            yield from _years(born_between(row["age"], *bounds(row["age_on"])))


def _years(pair: tuple[date | None, date | None]) -> Iterator[int]:
    """The years of both days; of an open side the furthest that there is, which lies in no decade with another."""
    first, last = pair
    yield first.year if first else 1000
    yield last.year if last else 9998
