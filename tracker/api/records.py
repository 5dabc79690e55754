"""One record over the API: 301 where it was merged, 410 where it was withdrawn, 404 where none is public."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.answers import anonymous_answer, dossier_answer
from tracker.api.views import LICENCE, PublicView
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.listing.parameters import BadParameters, unknown_parameters
from tracker.catalogue.models import Gone, Person
from tracker.catalogue.people.dossier import dossier
from tracker.catalogue.people.pointers import standing_in
from tracker.lib.references import normalised_reference


class Record(PublicView):
    """Everything public about one record of a kind, by its reference."""

    kind: PublicKind | None = None
    answer: Callable[[Any], dict[str, Any]] | None = None
    """Both given by the address; the second makes plain values of a row."""

    def get(self, request: Request, reference: str) -> Response:
        """The record with its state of the catalogue; it takes no parameters."""
        assert self.kind
        assert self.answer
        if faults := unknown_parameters(request.query_params, ()):
            raise BadParameters(faults)
        # Anything else is no question for the database, which takes no NUL.
        asked = next(filter(None, (normalised_reference(reference, each) for each in self.kind.prefixes)), None)
        row: Any = self.kind.model._default_manager.filter(pk=asked).first() if asked else None
        if row is None:
            return _absent(asked)
        head = {"generation": self.state.number, "as_of": self.state.at, "licence": LICENCE}
        return Response(head | self.answer(row))


def person_answer(row: Person) -> dict[str, Any]:
    """The claims with their citations; the few columns of a row without a name."""
    return anonymous_answer(row) if row.is_anonymous else dossier_answer(dossier(row))


def _absent(reference: str | None) -> Response:
    if reference and (into := standing_in(reference)):
        here = reverse("api-person", args=[into])
        return Response({"merged_into": into}, status=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": here})
    if reference and Gone.objects.filter(pk=reference).exists():
        return Response({"error": "This record was withdrawn."}, status=HTTPStatus.GONE)
    return Response({"error": "There is no public record of this reference."}, status=HTTPStatus.NOT_FOUND)
