"""Reads the forms of a page as a browser would, so that tests send what a researcher sends."""

from html.parser import HTMLParser
from typing import Any


def fields_of(html: bytes) -> dict[str, list[str]]:
    """Names and values that the page's main form would send unchanged, the templates of empty rows among them."""
    reader = _Reader()
    reader.feed(html.decode())
    return dict(reader.values)


def with_row(fields: dict[str, list[str]], prefix: str, **columns: Any) -> dict[str, list[str]]:
    """The fields with one more inline row: the first that is still empty, else a new one."""
    number = _first_empty(fields, prefix)
    fields = {name: value for name, value in fields.items() if not name.startswith(f"{prefix}-{number}-")}
    row = {f"{prefix}-{number}-{name}": value for name, value in columns.items()}
    listed = {
        name: [str(part) for part in value] if isinstance(value, list) else [str(value)] for name, value in row.items()
    }
    total = max(int(fields[f"{prefix}-TOTAL_FORMS"][0]), number + 1)
    return fields | listed | {f"{prefix}-TOTAL_FORMS": [str(total)]}


def _first_empty(fields: dict[str, list[str]], prefix: str) -> int:
    first, total = (int(fields[f"{prefix}-{name}_FORMS"][0]) for name in ("INITIAL", "TOTAL"))
    empty = _row(fields, prefix, "__prefix__")
    return next((number for number in range(first, total) if _row(fields, prefix, number) == empty), total)


def _row(fields: dict[str, list[str]], prefix: str, number: int | str) -> dict[str, list[str]]:
    start = f"{prefix}-{number}-"
    return {name.removeprefix(start): value for name, value in fields.items() if name.startswith(start)}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self._inside = False
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self._inside = (given.get("id") or "").endswith("_form") and given.get("id") != "logout-form"
        if not self._inside:
            return
        if tag == "input" and name and given.get("type") not in {"submit", "button"}:
            if given.get("type") not in {"checkbox", "radio"} or "checked" in given:
                self.values.setdefault(name, []).append(value or ("on" if given.get("type") == "checkbox" else ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.values.setdefault(self._select, []).append(value)
        elif tag == "textarea":
            self._textarea = name
            self.values[name] = [""]

    def handle_data(self, data: str) -> None:
        if self._textarea:
            # Django writes a line break behind the opening tag, which a browser drops.
            self.values[self._textarea][0] += data.removeprefix("\r\n").removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""
