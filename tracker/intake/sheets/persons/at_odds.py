"""What speaks against two being one person: claims of a row that cannot be true beside what the other says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from tracker.accounts.models import User
from tracker.intake.models import BatchPair, BatchRow
from tracker.people.contradictions import cannot_both_be
from tracker.people.models import PERSON_CLAIMS, Birth, CitizenshipGrant, Contract, Fate, Service, Step
from tracker.vocabulary.claims import ClaimStatus

Claims = Mapping[str, list[dict[str, Any]]]
"""By kind of claim their columns, each as if it were accepted."""
_MODELS: Mapping[str, Any] = {
    model.KIND: model for model in PERSON_CLAIMS if model in (Birth, Contract, Service, Step, Fate, CitizenshipGrant)
}
"""Kinds of claims that have a day, or an age."""


def at_odds(pairs: Iterable[BatchPair], rows: Mapping[int, BatchRow], user: User) -> dict[int, list[str]]:
    """By key of a pair the sentences; of persons only what the user may see is told."""
    pairs = list(pairs)
    known = _of_persons({pair.person_id for pair in pairs if pair.person_id}, user)
    of_rows = {number: _of_row(row) for number, row in rows.items()}
    nothing: Claims = {}
    return {
        pair.pk: _between(
            of_rows.get(pair.row, nothing),
            (known.get(pair.person_id) if pair.person_id else of_rows.get(pair.other_row or 0)) or nothing,
        )
        for pair in pairs
    }


def _between(one: Claims, other: Claims) -> list[str]:
    """What neither of the two says alone, in the order of the rules."""
    alone = {*cannot_both_be(_content(one)), *cannot_both_be(_content(other))}
    return [each for each in cannot_both_be(_content(one, other)) if each not in alone]


def _content(*several: Claims) -> dict[str, Any]:
    joined: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claims in several:
        for kind, said in claims.items():
            joined[kind] += said
    return {"claims": joined}


def _of_row(row: BatchRow) -> Claims:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for kind, said in row.read.get("claims", []):
        if kind in _MODELS:
            found[kind].append(_columns(kind, said))
    return found


def _of_persons(people: Collection[int], user: User) -> dict[int, Claims]:
    found: dict[int, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for kind, model in _MODELS.items() if people else ():
        claims = model.objects.visible_to(user).filter(person__in=people).exclude(status=ClaimStatus.REJECTED)
        for said in claims.values():
            found[said["person_id"]][kind].append(_columns(kind, said))
    return dict(found)


def _columns(kind: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """All columns of the kind: those that are not said are empty, as in a record."""
    columns = {}
    for field in _MODELS[kind]._meta.concrete_fields:
        value = said.get(field.attname)
        columns[field.name] = "" if value is None and not field.null else value
    return {**columns, "status": ClaimStatus.ACCEPTED}
