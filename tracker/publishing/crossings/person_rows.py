"""From published documents of persons to the catalogue's rows, with all that is derived."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, cast

from django.conf import settings
from django.db import models

from tracker.catalogue import models as public
from tracker.catalogue.evidence import evidence_level, independent_voices
from tracker.catalogue.people.columns import PEOPLE_COLUMNS
from tracker.catalogue.people.counting import (
    Accepted,
    Recruited,
    bounds,
    fate_now,
    fate_that_holds,
    first_contract,
    granted_and_kept,
    recruitments,
)
from tracker.catalogue.people.disputes import disputed_columns
from tracker.lib.database.copying import bare_row
from tracker.lib.dates.partial_dates import PartialDate, hull
from tracker.lib.names.name_keys import search_keys, sort_key
from tracker.lib.territories import region_of
from tracker.people.models import PERSON_CLAIMS
from tracker.publishing.crossings.claim_rows import Cited, citation_rows, cited_by_claim, claim_rows, linkable
from tracker.publishing.crossings.crossing import Published
from tracker.publishing.crossings.person_facets import facet_columns, mark_kept_grants
from tracker.publishing.disclosure.anonymous import anonymous_rows
from tracker.publishing.documents.people import AnonymousDocument, PersonDocument
from tracker.publishing.link_targets import LinkTargets
from tracker.publishing.policy.prisons import without_prisons
from tracker.vocabulary.claims import ClaimStatus, Reported
from tracker.vocabulary.levels import FATE_GROUPS, Level
from tracker.vocabulary.people import FateKind, NationalityKind, Stratum

_SHOWN = {model.__name__: model for model in public.PERSON_CLAIMS}
_THAT_HE_SERVED = ("contract", "service", "fate")
"""Kinds of claim whose sources give the person's own level of evidence: recruited, served, met that fate."""


def person_rows(published: Published[PersonDocument], targets: LinkTargets) -> list[models.Model]:
    """All rows of one person, the person's own first; empty where no name is supported in public.

    Somebody at level `anonymous` has no name to support: such rows follow from the document alone.
    """
    if published.document["level"] == Level.ANONYMOUS:
        # Entries of rows without a name are of a kind of their own, which shares the persons' tables.
        return anonymous_rows(published.reference, cast("AnonymousDocument", published.document))
    document = without_hidden_sources(published.document, targets)
    published = replace(published, document=document)
    cited = cited_by_claim(document["citations"], targets)
    claims = _claims(published, cited, targets)
    accepted = {kind: [row for row in rows if row.status == ClaimStatus.ACCEPTED] for kind, rows in claims.items()}
    if not accepted["name"]:
        return []
    kinds = {str(row.key): kind for kind, rows in claims.items() for row in rows}
    owner = {"person_id": published.reference}
    date_once([row for row in accepted["fate"] if row.kind == FateKind.KILLED])
    for name in claims["name"]:
        name.search_keys = search_keys(name.text)
    mark_one_of_several(accepted["contract"], accepted["fate"])
    recruited = _recruitments(accepted, targets)
    mark_kept_grants(accepted["citizenshipgrant"])
    person = _person(published, accepted, cited, recruited)
    for column, values in facet_columns(accepted, targets, level=person.level).items():
        setattr(person, column, values)
    of_kinds = [(kind, row) for kind, rows in claims.items() for row in rows]
    person.disputed = disputed_columns(PEOPLE_COLUMNS, of_kinds, fate_now=person.fate_now)
    by_key = {"": person} | {str(row.key): row for rows in claims.values() for row in rows}
    citations = citation_rows(public.Citation, owner=owner, cited=cited, kinds=kinds, shown=by_key, targets=targets)
    person.sources = sorted({row.source_id for row in citations})
    person.source_kinds = sorted({targets.sources[reference].group for reference in person.sources} - {""})
    rows = [
        bare_row(
            public.Recruitment,
            {
                "person_id": published.reference,
                "side": row.side,
                "stratum": row.stratum,
                "basis": row.basis,
                "on": row.on,
            },
        )
        for row in recruited
    ]
    return [person, *rows, *(row for kind in claims.values() for row in kind), *citations]


def date_once(deaths: list[public.Fate]) -> None:
    """Give several accepted deaths the one date that covers them, so that nobody is found dead in two months.

    What is approved now holds one death at most; a document from before that rule may hold more.
    """
    if len(deaths) < 2:
        return
    dates = [PartialDate.parse(row.on) for row in deaths if row.on]
    bounded = len(dates) == len(deaths) and (all(day.earliest for day in dates) or all(day.latest for day in dates))
    for row in deaths:
        row.on = hull(dates).text if bounded else ""


def mark_one_of_several(contracts: list[public.Contract], fates: list[public.Fate]) -> None:
    """Mark the first contract, of all and of each side, and the fate that holds now: in a sum each person has one."""
    if first := first_contract(contracts):
        first.is_first = True
    for side in {row.side for row in contracts}:
        if of_side := first_contract([row for row in contracts if row.side == side]):
            of_side.is_first_on_side = True
    if holds := fate_that_holds(fates):
        holds.is_now = True


def without_hidden_sources(document: PersonDocument, targets: LinkTargets) -> PersonDocument:
    """The document with public citations alone, and without prisons that none of these may name."""
    citations = [row for row in document["citations"] if row["source"] in targets.sources]
    return without_prisons({**document, "citations": citations}, prisons=targets.prisons)


def _claims(
    published: Published[PersonDocument], cited: dict[str, Cited], targets: LinkTargets
) -> dict[str, list[Any]]:
    claims: dict[str, list[Any]] = {}
    for private in PERSON_CLAIMS:
        shown = _SHOWN[private.__name__]
        claims[private.KIND] = claim_rows(
            published.document["claims"],
            owner={"person_id": published.reference},
            private=private,
            shown=shown,
            cited=cited,
            # A claim under a contract stands behind it in the order of `PERSON_CLAIMS`.
            linkable={"contract": {str(row.key) for row in claims.get("contract", ())}, **linkable(shown, targets)},
        )
    claims["payment"] = [_whole(row) for row in claims["payment"] if row.contract]
    return claims


def _whole(payment: public.Payment) -> public.Payment:
    """An amount and its currency, or neither."""
    if payment.amount is None or not payment.currency:
        payment.amount, payment.currency = None, ""
    return payment


def _recruitments(accepted: dict[str, list[Any]], targets: LinkTargets) -> list[Recruited]:
    counted = Accepted(
        contracts=accepted["contract"],
        services=accepted["service"],
        nationalities=accepted["nationality"],
        grants=accepted["citizenshipgrant"],
        fates=accepted["fate"],
    )
    return recruitments(counted, war_started_on=settings.WAR_STARTED_ON, contingents=targets.contingents)


def _person(
    published: Published[PersonDocument],
    accepted: dict[str, list[Any]],
    cited: dict[str, Cited],
    recruited: list[Recruited],
) -> public.Person:
    document = published.document
    about = cited.get("", Cited())
    shown_name = next((row for row in accepted["name"] if row.preferred), accepted["name"][0])
    contracts, services, nationalities = accepted["contract"], accepted["service"], accepted["nationality"]
    fates, grants = accepted["fate"], accepted["citizenshipgrant"]
    keys = [str(row.key) for kind in _THAT_HE_SERVED for row in accepted[kind]]
    witnesses = [witness for key in keys for witness in cited[key].witnesses]
    sides = _distinct(row.side for row in (*contracts, *services))
    signed_on = min((row.signed_on for row in contracts if row.signed_on), key=_first_day, default="")
    fate_on = next((row.on for row in fates if row.is_now), "")
    strata = dict.fromkeys(sides, Stratum.NOT_COUNTED.value) | {row.side: row.stratum for row in recruited}
    columns = {
        "reference": published.reference,
        "level": document["level"],
        "name": shown_name.text,
        "sort_key": sort_key(shown_name.text)[:200],
        "sex": document["sex"] if about.supports("sex") else "",
        "public_summary": document["public_summary"] if about.supports("public_summary") else "",
        "nationalities": _distinct(
            row.territory if row.kind == NationalityKind.TERRITORY else row.kind for row in nationalities
        ),
        "regions": _distinct(region_of(row.territory) for row in nationalities if row.territory),
        "sides": sides,
        "strata": _distinct(strata.values()) or [Stratum.NOT_COUNTED.value],
        "counted_as": _distinct(f"{side}:{stratum}" for side, stratum in strata.items()),
        "fate_now": fate_now(fates),
        "fate_group": str(FATE_GROUPS.get(fate_now(fates), "")),
        "fates_ever": _distinct(row.kind for row in fates),
        "citizenship_states": _distinct(row.state for row in grants if row.stands),
        "grants_counted": len(granted_and_kept(grants)),
        "evidence": evidence_level(witnesses),
        "independent_publishers": independent_voices(witnesses),
        "reported_by_several": _reported_by_several(accepted, cited),
        "has_contract": bool(contracts),
        "units_as_stated": list(
            dict.fromkeys(row.unit_as_stated for row in (*contracts, *services) if row.unit_as_stated)
        ),
        "first_contract_text": signed_on,
        "first_contract_on": bounds(signed_on)[0],
        "fate_on": fate_on,
        "fate_day": bounds(fate_on)[0],
        "published_at": published.first_published_at,
        "changed_at": published.changed_at,
        "entry": published.entry,
    }
    return bare_row(public.Person, columns)


def _reported_by_several(accepted: dict[str, list[Any]], cited: dict[str, Cited]) -> list[str]:
    claims = {
        Reported.RECRUITMENT: [*accepted["contract"], *accepted["service"]],
        Reported.CONTRACT: accepted["contract"],
        Reported.GRANT: granted_and_kept(accepted["citizenshipgrant"]),
        Reported.DEATH: [row for row in accepted["fate"] if row.kind == FateKind.KILLED],
    }
    return [
        what.value
        for what, rows in claims.items()
        if independent_voices([each for row in rows for each in cited[str(row.key)].witnesses]) > 1
    ]


def _first_day(text: str) -> date:
    """The first day that the date can mean; a date that is open on that side stands behind all others."""
    return bounds(text)[0] or date.max


def _distinct(values: Iterable[object]) -> list[str]:
    return sorted({str(value) for value in values if value})
