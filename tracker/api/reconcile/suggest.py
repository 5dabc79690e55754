"""What to offer while somebody types: entities, properties and types, and the properties that can be told of a type."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.public_view import PublicView
from tracker.api.reconcile.batches import read_types
from tracker.api.reconcile.entities import (
    PERSON,
    TERRITORY,
    TYPES,
    UNIT,
    Entity,
    entity,
    person_entity,
    territory_entity,
    unit_entity,
)
from tracker.api.reconcile.properties import properties_of
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import BadParameters, Fault, Params, check_parameters
from tracker.catalogue.models import Unit, UnitName
from tracker.catalogue.people.filter import PeopleFilter
from tracker.lib.names.name_fields import matches
from tracker.lib.territory_words import territories_like
from tracker.vocabulary.levels import Level

PREFIX, CURSOR, TYPE, LIMIT = "prefix", "cursor", "type", "limit"
OFFERED = 20
_MOST_SKIPPED = 1000


class Suggestions(PublicView):
    """What begins with the `prefix`, from the place `cursor` on: so many as fit under a field."""

    schema = None
    parameters: ClassVar[Sequence[str]] = (PREFIX, CURSOR)

    def get(self, request: Request, state: State) -> Response:
        """Those found, the likeliest first."""
        params = request.query_params
        check_parameters(params, self.parameters, single=self.parameters)
        start = number_of(params, CURSOR, least=0, otherwise=0)
        found = list(self.found(params.get(PREFIX, "").strip(), params))
        return Response({"result": found[start : start + OFFERED]})

    def found(self, prefix: str, params: Params) -> Iterable[dict[str, Any]]:
        """All that fits the prefix, in order."""
        raise NotImplementedError


class SuggestEntities(Suggestions):
    """People, units and territories by what their names, numbers or codes begin with; or by their id."""

    parameters = (PREFIX, CURSOR, TYPE, "type_strict")

    def found(self, prefix: str, params: Params) -> Iterable[dict[str, Any]]:
        """Type by type; of people at most one page of the list."""
        types = read_types(TYPE, params.get(TYPE, ""))
        if not prefix:
            return []
        by_id = entity(prefix, types)
        offered = [by_id] if by_id else [each for one in types for each in _beginning_with(prefix, one)]
        return [each.as_json() | {"notable": [each.type.as_json()]} for each in offered]


class SuggestProperties(Suggestions):
    """Properties of a type (of all where none is named) by their label or id."""

    parameters = (PREFIX, CURSOR, TYPE, "type_strict", "schema")

    def found(self, prefix: str, params: Params) -> Iterable[dict[str, Any]]:
        """Those that queries are compared by stand first."""
        types = read_types(TYPE, params.get(TYPE, "") or params.get("schema", ""))
        known = (each.as_json() for each in properties_of(types).values())
        return [each for each in known if _is_within(prefix, each["id"], each["name"])]


class SuggestTypes(Suggestions):
    """The types."""

    def found(self, prefix: str, params: Params) -> Iterable[dict[str, Any]]:
        """Those whose name or id begins so."""
        return [each.as_json() for each in TYPES.values() if _is_within(prefix, each.id, str(each.name))]


class ProposedProperties(PublicView):
    """The properties that can be told of a type, which programs offer as further columns."""

    schema = None

    def get(self, request: Request, state: State) -> Response:
        """All of the type, or so many as the limit says."""
        params = request.query_params
        check_parameters(params, (TYPE, LIMIT), single=(TYPE, LIMIT))
        types = read_types(TYPE, params.get(TYPE, ""))
        limit = number_of(params, LIMIT, least=1, otherwise=_MOST_SKIPPED)
        known = properties_of(types)
        answer: dict[str, Any] = {"properties": [each.as_json() for each in known.values()][:limit]}
        named = {"type": params[TYPE]} if params.get(TYPE) else {}
        return Response(answer | named | ({"limit": limit} if params.get(LIMIT) else {}))


def number_of(params: Params, name: str, *, least: int, otherwise: int) -> int:
    """The whole number of a parameter, or what stands where there is none. Raises `BadParameters`."""
    text = str(params.get(name, ""))
    if not text:
        return otherwise
    if not (text.isascii() and text.isdecimal() and len(text) <= 4 and least <= int(text) <= _MOST_SKIPPED):
        message = _("must be a whole number from %(least)s to %(most)s.") % {"least": least, "most": _MOST_SKIPPED}
        raise BadParameters([Fault(name, text[:80], message)])
    return int(text)


def _beginning_with(prefix: str, type_id: str) -> list[Entity]:
    if type_id == TERRITORY.id:
        return [territory_entity(code) for code in territories_like(prefix)]
    if type_id == UNIT.id:
        condition = matches(prefix)
        named = Exists(UnitName.objects.filter(condition, unit=OuterRef("pk"))) if condition else Q(pk__in=[])
        units = Unit.objects.filter(Q(named) | Q(military_unit_number__startswith=prefix))
        return [unit_entity(each) for each in units.order_by("sort_key", "pk")[: _MOST_SKIPPED + OFFERED]]
    assert type_id == PERSON.id
    people = PeopleFilter.of(q=prefix, level=Level.NAMED.value)
    return [person_entity(each) for each in people.page().rows if each.name]


def _is_within(prefix: str, *texts: str) -> bool:
    """Whether a word of one of them begins so."""
    return any(f" {text}".casefold().replace("_", " ").find(f" {prefix.casefold()}") >= 0 for text in texts)
