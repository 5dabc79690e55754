"""Query strings for links that keep, change or drop a part of the present filter.

Canonical: parameters sorted by name, empty values and doubles left out, so that one filter has one address.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.utils.datastructures import MultiValueDict

Value = str | int | None | Iterable[str | int]
Params = MultiValueDict[str, str] | Mapping[str, Value]


def query_string(params: Params, *, without: Iterable[str] = (), **changes: Value) -> str:
    """Give the parameters as `a=1&b=2` without a question mark: some left out by name, some replaced.

    A change to None or to nothing drops the parameter; several values of one parameter are repeated and sorted.
    """
    left_out = {*without, *changes}
    kept = {name: values for name, values in _listed(params).items() if name not in left_out}
    kept |= {name: _values(value) for name, value in changes.items()}
    return urlencode([(name, value) for name in sorted(kept) for value in sorted(set(kept[name]))])


def changed(params: Params, **changes: Value) -> str:
    """Give the query string with some parameters replaced."""
    return query_string(params, without=(), **changes)


def without(params: Params, key: str, value: str | int | None = None) -> str:
    """Give the query string without one parameter or, where a value is given, without that value of it."""
    rest = [] if value is None else [each for each in _listed(params).get(key, []) if each != str(value)]
    return query_string({**_listed(params), key: rest})


def _listed(params: Params) -> dict[str, list[str]]:
    if isinstance(params, MultiValueDict):
        return {name: _values(values) for name, values in params.lists()}
    return {name: _values(value) for name, value in params.items()}


def _values(value: Value) -> list[str]:
    several = [value] if value is None or isinstance(value, str | int) else value
    return [str(each) for each in several if each not in (None, "")]
