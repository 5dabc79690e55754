"""People counted by one or two facets, with the filters of the list of people."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.public_view import PublicView, head_of
from tracker.api.schema_parts import TEXT, WHOLE_NUMBER, Operation, Schema, answer, parameter, parameters_of
from tracker.catalogue.counted.tables import counted_people
from tracker.catalogue.generation import State
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.grouped import BY, GROUPABLE, grouped
from tracker.lib.query import query_string


class PeopleCounts(PublicView):
    """How many people have each value, or each two values, of facets: documented cases, each number a list."""

    def describe(self) -> Operation:
        """The parameters of people, and by what to count."""
        meaning = _("One or two facets to count by; repeated, or joined by a comma.")
        form = {"type": "array", "items": {"enum": list(GROUPABLE)}, "minItems": 1, "maxItems": 2, "uniqueItems": True}
        by = parameter(BY, meaning, form, explode=True, required=True)
        conditions = parameters_of(PeopleFilter, is_paged=False)
        cell: Schema = {
            "type": "object",
            "description": _("The value of each facet, how many people have them, and the list of these people."),
            "properties": {"people": WHOLE_NUMBER, "list": {"type": "string", "format": "uri"}},
            "required": ["people", "list"],
        }
        answered = answer(
            by={"type": "array", "items": TEXT},
            people=WHOLE_NUMBER,
            only_in_tables=WHOLE_NUMBER,
            cells={"type": "array", "items": cell},
        )
        return Operation(
            "count_people",
            _("People counted by one or two facets"),
            "people",
            answered,
            [by, *conditions],
            example=query_string({BY: ["side", "fate"]}),
        )

    def get(self, request: Request, state: State) -> Response:
        """The cells that somebody is in; people of two nationalities stand in two of them."""
        params = request.query_params.copy()
        by = [str(each) for value in params.pop(BY, []) for each in str(value).split(",")]
        people = PeopleFilter.read(params)
        cells = [
            {
                **dict(zip(by, cell.values, strict=True)),
                "people": cell.people,
                "list": self._list(request, people, dict(zip(by, cell.values, strict=True))),
            }
            for cell in grouped(people, by)
        ]
        answer: dict[str, Any] = {
            "by": by,
            "people": people.count(),
            "only_in_tables": counted_people(),
            "cells": cells,
        }
        return Response(head_of(state) | answer)

    def _list(self, request: Request, people: PeopleFilter, values: dict[str, str]) -> str:
        params = people.params_but(**{name: [value] for name, value in values.items()})
        return str(request.build_absolute_uri(f"{reverse('api-people')}?{query_string(params)}"))
