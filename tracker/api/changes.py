"""What changed since a state: so that a copy kept elsewhere can follow, by references alone.

A copy reads all lists once and remembers `generation` and `shape`. From then on it asks `changes?since=`, and reads
what is named here anew: the kinds in `whole` from their lists, the records in `changed` by `reference=`, and people
without a name (`level=anonymous`) always, since nothing tells when one of them changes. What is in `gone`, or is not
given any more, it deletes. Where `shape` is another than it remembers, it reads everything anew.
"""

import re
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.public_view import PublicView, head_of
from tracker.api.schema_parts import TEXT, WHOLE_NUMBER, Operation, Schema, address_of_page, answer, parameter
from tracker.catalogue.generation import State
from tracker.catalogue.kinds import KINDS
from tracker.catalogue.listing.parameters import BadParameters, Fault, check_parameters
from tracker.catalogue.models import Change, MadeAnew
from tracker.catalogue.models.generation import OFF
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.people.pointers import where_now
from tracker.lib.query import query_string

SINCE, CURSOR = "since", "cursor"
PAGE_SIZE = 1000
_NUMBER = re.compile("[0-9]{1,18}")
_PLACE = re.compile(r"([0-9]{1,18})\.([A-Z]-[0-9A-Z]{6})")


class Changes(PublicView):
    """Which records changed, came and went since a generation; complete since the first."""

    def describe(self) -> Operation:
        """Which state to begin from; references of what changed, and of what is gone."""
        number: Schema = {"type": "integer", "minimum": 0}
        meaning = _("The generation of your last reading; 0: the beginning.")
        since = parameter(SINCE, meaning, number, required=True)
        cursor = parameter(CURSOR, _("Where a page begins: follow `next`, which has it."), TEXT)
        named: Schema = {
            "type": "object",
            "properties": {"kind": TEXT, "reference": TEXT},
            "required": ["kind", "reference"],
        }
        several: Schema = {"type": "array", "items": named}
        answered = answer(
            since=WHOLE_NUMBER,
            shape=WHOLE_NUMBER,
            whole={"type": "array", "items": TEXT},
            changed=several,
            gone=several,
            always_read_anew=TEXT,
            next=address_of_page(),
        )
        summary = _("What changed since a state, by reference")
        return Operation("changes", summary, "about", answered, [since, cursor], example=query_string({SINCE: "0"}))

    def get(self, request: Request, state: State) -> Response:
        """One page of them, in the order in which they changed last."""
        check_parameters(request.query_params, (SINCE, CURSOR), single=(SINCE, CURSOR))
        since = _since(request.query_params.get(SINCE, ""), state)
        rows = list(_after(since, request.query_params.get(CURSOR, ""))[: PAGE_SIZE + 1])
        page, is_more = rows[:PAGE_SIZE], len(rows) > PAGE_SIZE
        pointers = where_now(row["of"] for row in page if row["what"] in OFF)
        gone = [row for row in page if row["what"] in OFF]
        answer: dict[str, Any] = {
            "since": since,
            "shape": state.shape,
            "whole": sorted(set(_whole(since))),
            "changed": [self._changed(request, row) for row in page if row["what"] not in OFF],
            "gone": [
                {"kind": row["kind"], "reference": row["of"], "into": pointers.get(row["of"]) or None} for row in gone
            ],
            "always_read_anew": request.build_absolute_uri(f"{reverse('api-people')}?level=anonymous"),
            "next": _next(request, since, page[-1]) if is_more else None,
        }
        return Response(head_of(state) | answer)

    def _changed(self, request: Request, row: dict[str, Any]) -> dict[str, Any]:
        listing = KINDS[row["kind"]].listing
        address = f"{reverse(f'api-{listing.slug}')}?{query_string({'reference': row['of']})}" if listing else ""
        if KINDS[row["kind"]] is PEOPLE:
            address = reverse("api-person", args=[row["of"]])
        return {
            "kind": row["kind"],
            "reference": row["of"],
            "address": request.build_absolute_uri(address) if address else None,
        }


def _since(text: str, state: State) -> int:
    """The generation asked for. Raises `BadParameters`."""
    if not _NUMBER.fullmatch(text):
        message = _("must be the generation of your last reading: 0, or a whole number up to %(number)s.")
    elif int(text) > state.number:
        message = _("is later than the present generation, %(number)s: read everything anew.")
    else:
        return int(text)
    raise BadParameters([Fault(SINCE, text[:80], message % {"number": state.number})])


def _after(since: int, cursor: str) -> QuerySet[Any, dict[str, Any]]:
    """What changed after the state, or behind the place on the page before; each record once for its own changes."""
    place = _PLACE.fullmatch(cursor)
    if cursor and not place:
        raise BadParameters([Fault(CURSOR, cursor[:80], _("is not a page of this list; start without it."))])
    number, reference = (int(place[1]), place[2]) if place else (since, "\uffff")
    later = Change.objects.filter(reference=OuterRef("reference"), entry__gt=OuterRef("entry"))
    own = Change.objects.filter(~Exists(later))
    others = MadeAnew.objects.exclude(reference="")
    return (
        _rows(own, "entry", F("action"), number, reference)
        .union(_rows(others, "generation", Value("publish", output_field=CharField()), number, reference), all=True)
        .order_by("at_number", "of")
    )


def _rows(rows: QuerySet[Any], column: str, action: Any, number: int, reference: str) -> QuerySet[Any, dict[str, Any]]:
    behind = Q(**{f"{column}__gt": number}) | Q(**{column: number, "reference__gt": reference})
    found: QuerySet[Any, dict[str, Any]] = (
        rows.filter(behind)
        .order_by()
        .annotate(at_number=F(column), of=F("reference"), what=action)
        .values("at_number", "of", "kind", "what")
    )
    return found


def _whole(since: int) -> list[str]:
    return [
        listing.slug
        for kind in MadeAnew.objects.filter(reference="", generation__gt=since).values_list("kind", flat=True)
        if (listing := KINDS[kind].listing)
    ]


def _next(request: Request, since: int, last: dict[str, Any]) -> str:
    query = query_string({SINCE: since, CURSOR: f"{last['at_number']}.{last['of']}"})
    return str(request.build_absolute_uri(f"{request.path}?{query}"))
