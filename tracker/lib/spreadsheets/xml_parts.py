"""XML read as it is unpacked, without a document type, without entities, never deep, never in long pieces."""

from collections.abc import Iterator
from typing import Never
from xml.parsers.expat import ExpatError, ParserCreate

from tracker.lib.spreadsheets.limits import Refused, gettext_noop

Attributes = dict[str, str]
_LONGEST_TOKEN = 1024**2
"""Bytes of one tag: the parser looks at an unfinished one again with every piece."""
_MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION_IDS = tuple(
    f"{namespace} id"
    for namespace in (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
)
"""The attribute that leads to a relation, in both of the standard's namespaces."""


class Elements:
    """What is done with the elements of one part; a kind of part overrides `opened`, `closed` and `text`.

    Names come without their namespace; elements of other namespaces have one before a space.
    """

    def opened(self, name: str, attributes: Attributes) -> None: ...

    def closed(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def read_xml(pieces: Iterator[bytes], elements: Elements, *, part: str, depth: int) -> Iterator[None]:
    """Hand the part's elements on, and pause after each piece, so that what was read can be taken away.

    Raises `Refused` for what is no XML, or is XML that no spreadsheet program writes.
    """
    guard = _Guard(elements, part=part, depth=depth)
    fed = 0
    try:
        for piece in pieces:
            guard.parser.Parse(piece, False)  # noqa: FBT003  # it takes no names
            fed += len(piece)
            if fed - guard.parser.CurrentByteIndex > _LONGEST_TOKEN:
                _refuse(part)
            yield
        guard.parser.Parse(b"", True)  # noqa: FBT003  # see above
    except ExpatError as fault:
        raise Refused(_NO_XML, part=part, line=fault.lineno) from fault
    yield


class _Guard:
    """Hands elements on with their names made short, and refuses what is dangerous."""

    def __init__(self, elements: Elements, *, part: str, depth: int) -> None:
        self._part, self._depth, self._deepest = part, 0, depth
        self._elements = elements
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.CharacterDataHandler = elements.text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse
        self._names: dict[str, str] = {}

    def _opened(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > self._deepest:
            _refuse(self._part)
        self._elements.opened(self._names.get(name) or self._short(name), attributes)

    def _closed(self, name: str) -> None:
        self._depth -= 1
        self._elements.closed(self._names.get(name) or self._short(name))

    def _short(self, name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        short = local if namespace in {*_MAIN, _RELATIONS, ""} else name
        if len(self._names) < 1_000:
            self._names[name] = short
        return short

    def _refuse(self, *_: object) -> Never:
        _refuse(self._part)


def _refuse(part: str) -> Never:
    raise Refused(
        gettext_noop(
            "The part “%(part)s” holds what no spreadsheet program writes (a document type, entities, elements very "
            "deep or very long): such files are made to do harm, so it is not read. If it is a list, open it in a "
            "spreadsheet program and save it as .xlsx."
        ),
        part=part,
    )


_NO_XML = gettext_noop(
    "The part “%(part)s” is damaged at its line %(line)s: open the file in a spreadsheet program and save it as .xlsx."
)
