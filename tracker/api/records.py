"""One record over the API: 301 where it was merged, 410 where it was withdrawn, 404 where none is public."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.public_view import PublicView, head_of
from tracker.api.record_answers import anonymous_answer, dossier_answer
from tracker.api.schema_parts import REFERENCE_FORM, Operation, Schema, answer, errors
from tracker.catalogue.generation import State
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.models import Person
from tracker.catalogue.people.dossier import dossier
from tracker.catalogue.responses.frame import take_no_parameters
from tracker.catalogue.responses.records import canonical_reference, find_record


def schema_of_record(what: str) -> Schema:
    """An answer about one record: its reference, and whatever else is public."""
    return {**answer(reference={"type": "string", "pattern": REFERENCE_FORM}), "description": what}


class Record(PublicView):
    """Everything public about one record of a kind, by its reference in whatever letters."""

    kind: PublicKind | None = None
    answer: Callable[[Any], dict[str, Any]] | None = None
    """Both given by the address; the second makes plain values of a row."""

    def describe(self) -> Operation:
        """Everything public about one record; the columns of its list have the meanings."""
        assert self.kind
        found = schema_of_record(
            _("%(kind)s: everything public about it, claims with their citations.") % {"kind": self.kind.one}
        )
        rows = self.kind.model._default_manager.filter(pk__startswith=self.kind.prefix).order_by("pk")
        first = rows.values_list("pk", flat=True).first()
        return Operation(
            self.kind.kind,
            _("%(kind)s, by its reference") % {"kind": self.kind.one},
            "records",
            found,
            errors=errors(of_records=True),
            example=str(first or ""),
        )

    def get(self, request: Request, state: State, reference: str) -> Response:
        """The record; it takes no parameters."""
        assert self.kind
        assert self.answer
        take_no_parameters(request)
        found = find_record(self.kind, canonical_reference(self.kind, reference))
        if found.row:
            return Response(head_of(state) | self.answer(found.row))
        if found.status == HTTPStatus.MOVED_PERMANENTLY:
            here = reverse(f"api-{self.kind.kind}", args=[found.merged_into])
            return Response({"merged_into": found.merged_into}, status=found.status, headers={"Location": here})
        is_withdrawn = found.status == HTTPStatus.GONE
        error = _("This record was withdrawn.") if is_withdrawn else _("There is no public record of this reference.")
        return Response({"error": error}, status=found.status)


def person_answer(row: Person) -> dict[str, Any]:
    """The claims with their citations; the few columns of a row without a name."""
    return anonymous_answer(row) if row.is_anonymous else dossier_answer(dossier(row))
