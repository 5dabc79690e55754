"""The three ways in which a private field may reach the public: whole, generalised, never."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Showing(StrEnum):
    """How much of a field the public sees."""

    PUBLIC = "public"
    GENERALISED = "generalised"
    NEVER = "never"


@dataclass(frozen=True)
class Rule:
    """One line of the policy: how a field is shown, and why; `generalise` gives the public form."""

    showing: Showing
    why: str
    generalise: Callable[[Any], Any] | None = None


def public(why: str) -> Rule:
    """The field is shown as it is."""
    return Rule(Showing.PUBLIC, why)


def never(why: str) -> Rule:
    """The field never leaves the newsroom."""
    return Rule(Showing.NEVER, why)


def generalised(why: str, generalise: Callable[[Any], Any]) -> Rule:
    """The field is shown in a coarser form."""
    return Rule(Showing.GENERALISED, why, generalise)


def year_only(text: str) -> str:
    """The year of a partial date that lies within one year, else nothing: `1989-12` gives `1989`."""
    if text.startswith("["):
        years = {part[:4] for part in text.strip("[]").split("..") if part}
        is_open = text.startswith("[..") or text.endswith("..]")
        return years.pop() if len(years) == 1 and ".." in text and not is_open else ""
    return text[:4] + "".join(mark for mark in text[4:] if mark in "~?")


def kind_and_country(recruiter: Mapping[str, Any] | None) -> dict[str, str]:
    """What sort of recruiter, and of which country.

    Empty texts where that is not known, or where nobody is given.
    """
    known = recruiter or {}
    return {"kind": known.get("kind") or "", "territory": known.get("territory") or ""}
