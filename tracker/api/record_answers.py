"""Whole records, with their claims and citations, as plain values ready for JSON."""

from decimal import Decimal
from typing import Any

from django.db.models import ForeignKey, GeneratedField

from tracker.api.serializers import row_answer
from tracker.catalogue.models import Person, Source
from tracker.catalogue.people.columns import PEOPLE_COLUMNS
from tracker.catalogue.people.dossier import Cited, Dossier, PublicClaim
from tracker.lib.dates.date_fields import RangeField

_NOT_SHOWN = {"search_keys", "search", "position", "is_first", "is_first_on_side", "is_now"}


def dossier_answer(found: Dossier) -> dict[str, Any]:
    """Everything public about one person."""
    person = found.person
    return {
        "reference": person.reference,
        "level": person.level,
        "name": person.name,
        "sex": person.sex,
        "public_summary": person.public_summary,
        "about_citations": [citation_answer(cited) for cited in found.about],
        "counted_as": [
            {"side": row.side, "stratum": row.stratum, "basis": row.basis, "on": row.on} for row in found.recruitments
        ],
        "nationalities": person.nationalities,
        "disputed": person.disputed,
        "fate_now": person.fate_now,
        "fates_ever": person.fates_ever,
        "citizenship_states": person.citizenship_states,
        "grants_counted": person.grants_counted,
        "evidence": person.evidence,
        "independent_publishers": person.independent_publishers,
        "claims": {kind: [claim_answer(claim) for claim in claims] for kind, claims in found.claims.items()},
        "sources": [source_answer(source) for source in found.sources],
        "changes": [{"at": row.at, "action": row.action, "note": row.note} for row in found.changes],
        "merged": [{"reference": row.reference, "at": row.at} for row in found.merged],
        "published_at": person.published_at,
        "changed_at": person.changed_at,
    }


_ANONYMOUS = (
    "reference",
    "level",
    "sex",
    "nationalities",
    "born",
    "sides",
    "contract_signed_on",
    "fate_group",
    "fate_on",
    "source_kinds",
    "disputed",
    "held_back",
    "counted_as",
)


def anonymous_answer(person: Person) -> dict[str, Any]:
    """All that is public about somebody without a name, by the register of columns."""
    columns = [column for column in PEOPLE_COLUMNS if column.name in _ANONYMOUS]
    return row_answer(Person.objects.filter(pk=person.pk), columns)


def claim_answer(claim: PublicClaim, *, owner: str = "person") -> dict[str, Any]:
    """One claim with its citations; what it links to by reference and name, but for the record that it is shown at."""
    row = claim.row
    not_shown = _NOT_SHOWN | {owner}
    values = {
        field.name: _exactly(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in not_shown and not isinstance(field, RangeField | ForeignKey)
    }
    links = {
        field.name: _link(getattr(row, field.name))
        for field in row._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.name not in not_shown
    }
    return values | links | {"disputed": claim.disputed, "citations": [citation_answer(cited) for cited in claim.cited]}


def _exactly(value: Any) -> Any:
    """Amounts as text: a JSON number would be read as a binary fraction."""
    return str(value) if isinstance(value, Decimal) else value


def _link(target: Any) -> dict[str, str] | None:
    return {"reference": target.reference, "name": str(target)} if target else None


def citation_answer(cited: Cited) -> dict[str, Any]:
    """One citation; its source stands among the record's sources."""
    row = cited.citation
    return {
        "source": row.source_id,
        "stance": row.stance,
        "fields": row.fields,
        "said_by": row.said_by,
        "locator": row.locator,
        "quote": row.quote,
        "via": row.via,
    }


def source_answer(source: Source) -> dict[str, Any]:
    """What may be shown of a source."""
    return {
        field.name: getattr(source, field.attname)
        for field in source._meta.concrete_fields
        if not isinstance(field, GeneratedField)
    }
