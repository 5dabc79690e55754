"""The file of entities: what was found, and behind it everything that this refers to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from tracker.catalogue.files import File
from tracker.catalogue.models import Source
from tracker.exports.asked import Asked
from tracker.exports.followthemoney.entities import Entity, line_of
from tracker.exports.followthemoney.people import Named, people_entities
from tracker.exports.followthemoney.sources import documents
from tracker.exports.followthemoney.units import forces, named_with_parents, unit_entities
from tracker.exports.format import Format, TooLarge
from tracker.exports.spool import largest_file

_AT_ONCE = 500
"""People whose claims are read together; memory holds theirs, and the references of units and sources seen so far."""

_BYTES_EACH = 3000
"""About so many are the entities of one person: more people than fit are refused at once, not after minutes."""


def write_entities(asked: Asked, file: Any) -> None:
    """Write the entities of the rows found, one a line. Raises `TooLarge` for more people than one file can hold."""
    for made in _MADE[asked.file.name](asked):
        file.write(line_of(made).encode())


def _of_people(asked: Asked) -> Iterator[Entity]:
    most = largest_file() // _BYTES_EACH
    if asked.count() > most:
        raise TooLarge(
            _("FollowTheMoney entities are written of at most %(people)s people. Filter more, or take the CSV.")
            % {"people": most}
        )
    named = Named()
    for people in _blocks(asked):
        yield from people_entities(people, named, asked.site)
    yield from forces(named.forces)
    for units in _cut(named_with_parents(named.units)):
        yield from unit_entities(units, named.sources, asked.site)
    yield from _documents(named.sources, asked.site)


def _of_units(asked: Asked) -> Iterator[Entity]:
    sources: set[str] = set()
    found = [unit.reference for units in _blocks(asked) for unit in units]
    for units in _cut(named_with_parents(found)):
        yield from unit_entities(units, sources, asked.site)
    yield from _documents(sources, asked.site)


def _of_sources(asked: Asked) -> Iterator[Entity]:
    for sources in _blocks(asked):
        yield from _documents({source.reference for source in sources}, asked.site)


def _documents(references: set[str], site: str) -> Iterator[Entity]:
    for some in _cut(sorted(references)):
        yield from documents(Source.objects.filter(pk__in=some).prefetch_related("captures").order_by("pk"), site)


def _blocks(asked: Asked) -> Iterator[Sequence[Any]]:
    rows = asked.file.rows(asked.filterset).order_by(*asked.file.order).iterator(chunk_size=_AT_ONCE)
    while block := list(islice(rows, _AT_ONCE)):
        yield block


def _cut(several: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for begin in range(0, len(several), _AT_ONCE):
        yield several[begin : begin + _AT_ONCE]


_MADE: Mapping[str, Callable[[Asked], Iterator[Entity]]] = {
    "people": _of_people,
    "units": _of_units,
    "sources": _of_sources,
}


def _knows(file: File) -> bool:
    return file.name in _MADE


FOLLOW_THE_MONEY = Format(
    "ftm.json",
    "FollowTheMoney",
    "application/json+ftm",
    _("For OpenAleph and OpenSanctions' tools: people, units, contracts and sources as entities, one a line."),
    write_entities,
    knows=_knows,
    needs_records=True,
)
