"""The environment, read once and typed: every setting that differs from machine to machine comes through here."""

import os
from typing import NoReturn
from urllib.parse import urlsplit

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"", "0", "false", "no", "off"})


class BadSetting(Exception):
    """An environment variable holds something that cannot be used; the message is one sentence for a person."""


def text(name: str, default: str = "") -> str:
    """The value without surrounding blanks; an empty variable counts as not set."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Whether the variable says yes (1, true, yes, on); not set means the default."""
    value = text(name).lower()
    if name not in os.environ:
        return default
    if value not in YES | NO:
        _refuse(name, value, "1 or 0")
    return value in YES


def words(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """A list written with commas between its members."""
    found = [word.strip() for word in text(name).split(",") if word.strip()]
    return found or list(default)


def choice(name: str, *allowed: str) -> str:
    """One of the allowed words; the first one is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        _refuse(name, value, " or ".join(allowed))
    return value


def number(name: str, *, default: int, least: int, most: int) -> int:
    """A whole number within bounds."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        _refuse(name, value, f"a whole number from {least} to {most}")
    return int(value)


def web_address(name: str) -> str:
    """Where a site is found, such as `https://tracker.example`, without the slash at its end; empty: not known."""
    value = text(name)
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        _refuse(name, value, "an address such as https://tracker.example")
    return value.rstrip("/")


def _refuse(name: str, value: str, wanted: str) -> NoReturn:
    raise BadSetting(f"The environment variable {name} is {value!r}; set it to {wanted}.")
