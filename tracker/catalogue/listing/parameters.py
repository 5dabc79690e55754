"""What a query string may hold: anything else is an error that names it, never ignored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

MAX_LENGTH = 500

Params = MultiValueDict[str, str]
"""Parameters as an address has them: a name may stand several times."""


@dataclass(frozen=True)
class Fault:
    """One parameter that cannot be used: its name, the value given, and what to do instead."""

    name: str
    value: str
    message: str


class BadParameters(ValueError):
    """The query string cannot be answered; `faults` says why, parameter by parameter."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.name}: {fault.message}" for fault in faults))
        self.faults = faults


def check_parameters(params: Params, allowed: Collection[str], *, single: Collection[str] = ()) -> None:
    """Raise `BadParameters` for what no filter can read: unknown names, doubles of `single` ones, unreadable values."""
    faults = [
        *overlong_parameters(params),
        *unknown_parameters(params, allowed),
        *repeated_parameters(params, single),
    ]
    if faults:
        raise BadParameters(faults)


def unknown_parameters(params: Params, allowed: Collection[str]) -> list[Fault]:
    """Faults for parameters that are not in the list, each with the nearest one that is."""
    return [_unknown(name, params.get(name, ""), allowed) for name in params if name not in allowed]


def _unknown(name: str, value: str | list[object], allowed: Collection[str]) -> Fault:
    near = get_close_matches(name, allowed, n=1)
    if near:
        message = _("there is no filter of this name. Did you mean “%(name)s”?") % {"name": near[0]}
    elif allowed:
        message = _("there is no filter of this name. There are: %(names)s.") % {"names": ", ".join(sorted(allowed))}
    else:
        message = _("there is no filter of this name. This address takes none.")
    return Fault(_short(name), _short(str(value)), message)


def repeated_parameters(params: Params, single: Collection[str]) -> list[Fault]:
    """Faults for parameters given twice that can have one value only."""
    return [
        Fault(
            name,
            _short(", ".join(map(str, params.getlist(name)))),
            _("stands in the address more than once; keep one."),
        )
        for name in single
        if len(params.getlist(name)) > 1
    ]


def overlong_parameters(params: Params) -> list[Fault]:
    """Faults for values that are too long, or hold a NUL or a lone surrogate, which no database takes."""
    values = [(name, value) for name in params for value in map(str, params.getlist(name))]
    return [
        *(
            Fault(
                _short(name),
                _short(value),
                _("is longer than %(number)s characters; shorten it.") % {"number": MAX_LENGTH},
            )
            for name, value in values
            if len(value) > MAX_LENGTH
        ),
        *(
            Fault(_short(name), _short(value), _("holds characters that cannot be read; type it anew."))
            for name, value in values
            if not _is_readable(value)
        ),
    ]


def _is_readable(text: str) -> bool:
    """Whether a database takes it, and nothing of it was lost in reading (U+FFFD stands for broken UTF-8)."""
    return not any(letter in "\0\ufffd" or "\ud800" <= letter <= "\udfff" for letter in text)


def _short(text: str) -> str:
    readable = text.encode("utf-8", "replace").decode().replace("\0", "�")
    return readable if len(readable) <= 80 else f"{readable[:80]}…"


def form_faults(errors: Mapping[str, Any], params: Params) -> list[Fault]:
    """Faults for values that a form refused."""
    return [
        Fault(name, _short(", ".join(map(str, params.getlist(name)))), " ".join(map(str, messages)))
        for name, messages in errors.items()
    ]
