"""XML read as it is unpacked, without a document type, without entities, never deep, never in long pieces."""

from collections.abc import Callable, Iterator, Mapping
from typing import Never, TypeVar
from xml.parsers.expat import ExpatError, ParserCreate

from tracker.lib.spreadsheets.limits import Refused, gettext_noop

Attributes = dict[str, str]
_Does = TypeVar("_Does")
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
    """What is done with the elements of one part, by their names without a namespace; others are passed over."""

    openers: Mapping[str, Callable[[Attributes], None]] = {}
    closers: Mapping[str, Callable[[], None]] = {}

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
    except (LookupError, ValueError) as fault:  # an encoding that Python does not know, or the parser cannot use
        raise Refused(_NO_XML, part=part, line=guard.parser.CurrentLineNumber) from fault
    yield


class _Guard:
    """Hands elements on with their names made short, and refuses what is dangerous."""

    def __init__(self, elements: Elements, *, part: str, depth: int) -> None:
        self._part, self._depth, self._deepest = part, 0, depth
        self._openers = _in_namespaces(elements.openers)
        self._closers = _in_namespaces(elements.closers)
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.CharacterDataHandler = elements.text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse

    def _opened(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > self._deepest:
            _refuse(self._part)
        if (opener := self._openers.get(name)) is not None:
            opener(attributes)

    def _closed(self, name: str) -> None:
        self._depth -= 1
        if (closer := self._closers.get(name)) is not None:
            closer()

    def _refuse(self, *_: object) -> Never:
        _refuse(self._part)


def _in_namespaces(by_name: Mapping[str, _Does]) -> dict[str, _Does]:
    return {f"{space} {name}".strip(): does for name, does in by_name.items() for space in (*_MAIN, _RELATIONS, "")}


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
