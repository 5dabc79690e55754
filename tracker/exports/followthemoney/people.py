"""People, and what they own: contracts, payments, service, citizenships, fates, and the citations of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.catalogue.models import (
    Background,
    Birth,
    Citation,
    CitizenshipGrant,
    Contract,
    Fate,
    Name,
    Nationality,
    Payment,
    Person,
    PersonClaim,
    Service,
)
from tracker.exports.followthemoney.entities import Entity, country_of, day_of, entity, id_of, plain_rows
from tracker.exports.followthemoney.sources import documentation, source_id
from tracker.exports.followthemoney.units import forces_id, unit_id
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.course import PaymentKind, PaymentParty
from tracker.vocabulary.people import FateKind, GrantState, NameKind, Sex

_GENDERS = {Sex.MALE: "male", Sex.FEMALE: "female", Sex.OTHER: "other"}
_CLAIMS: Sequence[type[PersonClaim]] = (
    Name,
    Birth,
    Background,
    Nationality,
    Contract,
    Payment,
    Service,
    CitizenshipGrant,
    Fate,
)


@dataclass
class Named:
    """What entities so far refer to, and must stand in the same file."""

    sources: set[str] = field(default_factory=set)
    units: set[str] = field(default_factory=set)
    forces: set[str] = field(default_factory=set)


def people_entities(people: Sequence[Person], named: Named, site: str) -> Iterator[Entity]:
    """The people with all that they own, read at once; what they refer to is noted in `named`."""
    references = [person.reference for person in people]
    claims = {model: _by_person(_accepted(model, references)) for model in _CLAIMS}
    citations = _by_person(plain_rows(Citation.objects.filter(person__in=references).order_by("position", "pk")))
    for person in people:
        own = {model: claims[model][person.reference] for model in _CLAIMS}
        yield from _OnePerson(person, own, citations[person.reference], named, site).entities()


def _accepted(model: type[PersonClaim], references: Sequence[str]) -> Iterable[Any]:
    rows = model._default_manager.filter(person__in=references, status=ClaimStatus.ACCEPTED)
    return plain_rows(rows.order_by("position", "key"))


def _by_person(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


class _OnePerson:
    """One person: the entities made of the claims, and of the citations of those that have one."""

    def __init__(
        self,
        person: Person,
        claims: dict[type[PersonClaim], list[Any]],
        citations: Sequence[Citation],
        named: Named,
        site: str,
    ) -> None:
        self._person, self._claims, self._named = person, claims, named
        self._citations = citations
        self._address = f"{site}/people/{person.reference}/"
        self._id = id_of("person", person.reference)
        self._about: dict[str, str] = {}
        """Which event stands for a claim. Citations can be about people and events there, not about what joins two."""

    def entities(self) -> Iterator[Entity]:
        yield self._as_person()
        for make in (self._employments, self._payments, self._memberships, self._grants, self._fates):
            for made in make():
                if made["schema"] == "Event":
                    self._about[made["properties"]["recordId"][0]] = made["id"]
                yield made
        for citation in self._citations:
            self._named.sources.add(citation.source_id)
            yield documentation(citation, citation.source_id, self._about.get(str(citation.claim), self._id))

    def _as_person(self) -> Entity:
        person, names = self._person, self._claims[Name]
        weak = [name.text for name in names if name.kind == NameKind.CALL_SIGN]
        deaths = [row for row in self._claims[Fate] if row.kind == FateKind.KILLED]
        grants = [row for row in self._claims[CitizenshipGrant] if row.state == GrantState.GRANTED and row.stands]
        births, past = self._claims[Birth], self._claims[Background]
        return entity(
            "Person",
            self._id,
            name=person.name or f"{person.reference} (name not published)",
            alias=[name.text for name in names if name.text not in (person.name, *weak)],
            weakAlias=[text for text in weak if text != person.name],
            gender=_GENDERS.get(Sex(person.sex)) if person.sex in Sex.values else None,
            birthDate=[day_of(row, "born_on")[:4] for row in births],
            birthCountry=[country_of(row.territory) for row in births],
            deathDate=[day_of(row, "on") for row in deaths],
            nationality=[country_of(row.territory) for row in self._claims[Nationality]],
            citizenship=[country_of(row.territory) for row in grants],
            profession=[row.occupation for row in past],
            education=[row.studies for row in past],
            summary=person.public_summary,
            sourceUrl=self._address,
            publisher="Foreign Fighter Tracker",
            proof=[source_id(row.source_id) for row in self._citations if row.stance == Stance.SUPPORTS],
        )

    def _own(self, kind: str, row: PersonClaim) -> dict[str, Any]:
        """What entities of claims have in common."""
        supporting = (each for each in self._citations if each.claim == row.key and each.stance == Stance.SUPPORTS)
        return {
            "key": id_of(kind, row.key),
            "recordId": str(row.key),
            "summary": row.public_note,
            "sourceUrl": self._address,
            "proof": [source_id(each.source_id) for each in supporting],
        }

    def _employments(self) -> Iterator[Entity]:
        for row in self._claims[Contract]:
            own = self._own("contract", row)
            said = [row.unit_as_stated, row.signed_place, _dated("signed", row.signed_on)]
            employer = self._employer(row.force_id or row.unit_id, row.side)
            if not employer:
                yield entity("Event", name="Contract, side not known", involved=self._id, description=said, **own)
                continue
            yield entity(
                "Employment",
                employee=self._id,
                employer=employer,
                role=[row.role_given, row.role_promised, row.rank],
                startDate=day_of(row, "signed_on"),
                endDate=day_of(row, "ends_on"),
                description=said,
                **own,
            )

    def _employer(self, unit: str | None, side: str) -> str:
        if unit:
            self._named.units.add(unit)
            return unit_id(unit)
        if side:
            self._named.forces.add(side)
            return forces_id(side)
        return ""

    def _payments(self) -> Iterator[Entity]:
        contracts = {row.key: row for row in self._claims[Contract]}
        for row in self._claims[Payment]:
            contract = contracts.get(row.contract)
            ends: dict[str, Any] = {
                "payer": self._party(row.payer, contract),
                "beneficiary": self._party(row.payee, contract),
            }
            own = self._own("payment", row)
            said: dict[str, Any] = {
                "date": day_of(row, "on"),
                "description": [row.kind and str(PaymentKind(row.kind).label), row.state, _dated("on", row.on)],
            }
            if all(ends.values()):
                amount = "" if row.amount is None else str(row.amount)
                yield entity("Payment", amount=amount, currency=row.currency, purpose=row.kind, **ends, **said, **own)
            else:
                words = f"Payment: {row.amount or 'amount not known'} {row.currency}".rstrip()
                yield entity("Event", name=words, involved=self._id, keywords="payment", **said, **own)

    def _party(self, party: str, contract: Any) -> str:
        """The entity that pays or is paid; empty where it is none of those that are there."""
        if party == PaymentParty.RECRUIT:
            return self._id
        if contract and party in (PaymentParty.STATE, PaymentParty.UNIT):
            return self._employer(contract.unit_id if party == PaymentParty.UNIT else None, contract.side)
        return ""

    def _memberships(self) -> Iterator[Entity]:
        for row in self._claims[Service]:
            own = self._own("service", row)
            organization = self._employer(row.unit_id, row.side)
            said = [row.unit_as_stated, _dated("from", row.from_on), _dated("until", row.to_on)]
            if not organization:
                yield entity("Event", name="Service, side not known", involved=self._id, description=said, **own)
                continue
            yield entity(
                "Membership",
                member=self._id,
                organization=organization,
                role=[row.role, row.rank],
                startDate=day_of(row, "from_on"),
                endDate=day_of(row, "to_on"),
                description=said,
                **own,
            )

    def _grants(self) -> Iterator[Entity]:
        for row in self._claims[CitizenshipGrant]:
            yield entity(
                "Event",
                name=f"Citizenship for service: {row.state}",
                date=day_of(row, "on"),
                country=country_of(row.territory),
                involved=self._id,
                keywords=["citizenship-grant", row.state],
                description=_dated("on", row.on),
                **self._own("grant", row),
            )

    def _fates(self) -> Iterator[Entity]:
        for row in self._claims[Fate]:
            yield entity(
                "Event",
                name=str(FateKind(row.kind).label) if row.kind in FateKind.values else "Fate",
                date=day_of(row, "on"),
                country=country_of(row.territory),
                location=row.place,
                involved=self._id,
                keywords=["fate", row.kind],
                description=[row.cause, _dated("on", row.on)],
                **self._own("fate", row),
            )


def _dated(what: str, text: str) -> str:
    """A partial date as it is written, for where it does not fit a date of theirs."""
    return f"{what} {text}" if text else ""
