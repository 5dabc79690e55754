"""Query strings, canonical: parameters sorted by name, empty values and doubles left out: one filter, one address."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote_plus

Value = str | int | None | Iterable[str | int]


def query_string(params: Mapping[str, Value]) -> str:
    """Give the parameters as `a=1&b=2` without a question mark; several values of one are repeated and sorted."""
    listed = {name: _values(value) for name, value in params.items()}
    return "&".join(
        f"{_quoted(name)}={_quoted(value)}" for name in sorted(listed) for value in sorted(set(listed[name]))
    )


# A page writes the same few values into dozens of addresses.
_quoted = lru_cache(maxsize=4096)(quote_plus)


def _values(value: Value) -> list[str]:
    several = [value] if value is None or isinstance(value, str | int) else value
    return [str(each) for each in several if each not in (None, "")]
