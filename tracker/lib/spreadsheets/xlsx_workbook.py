"""What a workbook (.xlsx, .xlsm) says of itself: its sheets, formats of numbers, shared texts, system of dates."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from tracker.lib.spreadsheets.limits import Limits, Refused, gettext_noop
from tracker.lib.spreadsheets.number_formats import format_code, shows_date
from tracker.lib.spreadsheets.xml_parts import RELATION_IDS, Attributes, Elements, read_xml
from tracker.lib.spreadsheets.zip_parts import Parts

_TRUE = {"1", "true", "on"}
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class SheetPart(NamedTuple):
    """A sheet of the workbook and the part that holds its cells."""

    name: str
    is_hidden: bool
    part: str


@dataclass(frozen=True)
class Style:
    """How a number is shown."""

    code: str
    is_date: bool


class Workbook:
    """A workbook, read as far as its sheets need it. Raises `Refused` where it is none."""

    def __init__(self, parts: Parts, limits: Limits) -> None:
        self.parts, self._limits = parts, limits
        part = self._part_of_workbook()
        links = self._links(part)
        book = _Book()
        self._read(part, book)
        self.is_1904 = book.is_1904
        self.has_macros = any(link.kind == "vbaProject" for link in links.values())
        self.charts = tuple(name for name, _, link in book.sheets if _kind(links, link) == "chartsheet")
        self.sheets = self._sheets(book, links)
        by_kind = {link.kind: link.target for link in links.values()}
        self.styles = self._styles(by_kind.get("styles"))
        self._texts_part = by_kind.get("sharedStrings")

    def shared_texts(self) -> list[str]:
        """The texts that cells refer to by number, without formats and phonetic readings."""
        if not self._texts_part or self._texts_part not in self.parts:
            return []
        texts = _SharedTexts(self._limits)
        self._read(self._texts_part, texts)
        return texts.texts

    def _part_of_workbook(self) -> str:
        for link in self._links("").values():
            if link.kind == "officeDocument" and link.target in self.parts:
                return link.target
        raise Refused(
            gettext_noop(
                "The file is packed like a workbook, but holds none: it may be a document or an archive. Open what is "
                "in it, and save the list as .xlsx."
            )
        )

    def _links(self, source: str) -> "dict[str, _Link]":
        folder, name = posixpath.split(source)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        links = _Links(folder)
        if part in self.parts:
            self._read(part, links)
        return links.links

    def _sheets(self, book: "_Book", links: "dict[str, _Link]") -> list[SheetPart]:
        sheets: list[SheetPart] = []
        for name, is_hidden, link in book.sheets:
            if _kind(links, link) not in {"worksheet", ""}:
                continue
            target = links[link].target if link in links else ""
            if target not in self.parts or any(target.casefold() == sheet.part.casefold() for sheet in sheets):
                raise Refused(
                    gettext_noop(
                        "The cells of the sheet “%(sheet)s” are not in the file, or are those of another sheet: open "
                        "it in a spreadsheet program and save it as .xlsx."
                    ),
                    sheet=name[:100],
                )
            sheets.append(SheetPart(name, is_hidden, target))
        if not sheets or len(sheets) > self._limits.sheets:
            raise Refused(
                gettext_noop("The workbook has %(number)s sheets with cells; from 1 to %(most)s can be read."),
                number=len(sheets),
                most=self._limits.sheets,
            )
        return sheets

    def _styles(self, part: str | None) -> list[Style]:
        styles = _Styles()
        if part and part in self.parts:
            self._read(part, styles)
        codes = [format_code(number, styles.codes) for number in styles.numbers] or ["General"]
        dates = {code: shows_date(code) for code in set(codes)}
        return [Style(code, dates[code]) for code in codes]

    def _read(self, part: str, elements: Elements) -> None:
        for _ in read_xml(self.parts.pieces(part), elements, part=part, depth=self._limits.depth):
            pass


class _Link(NamedTuple):
    kind: str
    target: str
    """The path of the part; empty where it lies outside of the file, which is never followed."""


def _kind(links: dict[str, _Link], link: str) -> str:
    return links[link].kind if link in links else ""


class _Links(Elements):
    """Relations of one part: where they lead, and what is there."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.links: dict[str, _Link] = {}
        self.openers = {"Relationship": self._add}

    def _add(self, attributes: Attributes) -> None:
        is_outside = attributes.get("TargetMode", "").lower() == "external"
        target = posixpath.normpath(posixpath.join("/", self._folder, unquote(attributes.get("Target", ""))))
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.links[attributes.get("Id", "")] = _Link(kind, "" if is_outside else target.lstrip("/"))


class _Book(Elements):
    """Names of sheets with their relations, and the system of dates."""

    def __init__(self) -> None:
        self.is_1904 = False
        self.sheets: list[tuple[str, bool, str]] = []
        self.openers = {"workbookPr": self._set_system, "sheet": self._add_sheet}

    def _set_system(self, attributes: Attributes) -> None:
        self.is_1904 = attributes.get("date1904", "").lower() in _TRUE

    def _add_sheet(self, attributes: Attributes) -> None:
        link = next((attributes[key] for key in RELATION_IDS if key in attributes), "")
        is_hidden = attributes.get("state", "visible") != "visible"
        self.sheets.append((attributes.get("name", ""), is_hidden, link))


class _Styles(Elements):
    """Number formats: those that the workbook defines, and which one each style of cells has."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.numbers: list[int] = []
        self._is_of_cells = False
        self.openers = {"numFmt": self._add_code, "cellXfs": self._begin, "xf": self._add_style}
        self.closers = {"cellXfs": self._end}

    def _add_code(self, attributes: Attributes) -> None:
        self.codes[whole_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:255]

    def _begin(self, _: Attributes) -> None:
        self._is_of_cells = True

    def _end(self) -> None:
        self._is_of_cells = False

    def _add_style(self, attributes: Attributes) -> None:
        if self._is_of_cells:
            self.numbers.append(whole_number(attributes.get("numFmtId")))


class _SharedTexts(Elements):
    def __init__(self, limits: Limits) -> None:
        self.texts: list[str] = []
        self._limits = limits
        self._pieces: list[str] = []
        self._length = 0
        self._is_text = self._is_phonetic = False
        self.openers = {"si": self._begin, "t": self._begin_text, "rPh": self._begin_phonetic}
        self.closers = {"si": self._end, "t": self._end_text, "rPh": self._end_phonetic}

    def _begin(self, _: Attributes) -> None:
        self._pieces, self._length = [], 0

    def _begin_text(self, _: Attributes) -> None:
        self._is_text = not self._is_phonetic

    def _end_text(self) -> None:
        self._is_text = False

    def _begin_phonetic(self, _: Attributes) -> None:
        self._is_phonetic = True

    def _end_phonetic(self) -> None:
        self._is_phonetic = False

    def text(self, text: str) -> None:
        if self._is_text:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > self._limits.characters:
                raise Refused(
                    gettext_noop(
                        "A text of the workbook, number %(number)s of those that cells share, has more than %(most)s "
                        "characters: shorten it, and save the file again."
                    ),
                    number=len(self.texts) + 1,
                    most=self._limits.characters,
                )

    def _end(self) -> None:
        self.texts.append(unescaped("".join(self._pieces)))
        if len(self.texts) > self._limits.cells:
            raise Refused(
                gettext_noop("The workbook has more than %(most)s different texts: split it into several files."),
                most=self._limits.cells,
            )


def whole_number(text: str | None) -> int:
    """The number, 0 where there is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def unescaped(text: str) -> str:
    """The text with `_x000D_` and the like as characters; what no database can keep stays as it is written."""
    if "_x" not in text:
        return text
    parts = _PAIR.sub(_joined, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))
    return "".join(_kept(parts))


def _joined(found: re.Match[str]) -> str:
    return found[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _kept(text: str) -> Iterator[str]:
    for character in text:
        yield f"_x{ord(character):04X}_" if character == "\0" or "\ud800" <= character <= "\udfff" else character
