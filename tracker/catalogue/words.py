"""The filter in a sentence: the same words on the page, in the API and beside a file."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracker.catalogue.facets import CONTRACT_FACETS, FACETS, value_label

_FACETS = {facet.name: facet for facet in FACETS}
_WITHIN = {"certainly": "certainly ", "possibly": "possibly ", None: "certainly "}


def in_words(given: Mapping[str, Any]) -> str:
    """What the filter asks for: "People of Nepal or India, contract signed certainly in 2024"."""
    parts = [part for write in _PARTS if (part := write(given))]
    if not parts:
        return "All documented people"
    return "People " + ", ".join(parts)


def _any(given: Mapping[str, Any], name: str) -> str:
    values: Sequence[str] = given.get(name, [])
    return " or ".join(value_label(_FACETS[name], value) for value in values)


def _nationality(given: Mapping[str, Any]) -> str:
    return f"of {_any(given, 'nationality')}" if "nationality" in given else ""


def _region(given: Mapping[str, Any]) -> str:
    return f"of a nationality in {_any(given, 'region')}" if "region" in given else ""


def _recruitment(given: Mapping[str, Any]) -> str:
    """What is asked of the contract beside its date."""
    said = [
        f"{_FACETS[name].heading.lower()}: {_any(given, name).lower()}" for name in CONTRACT_FACETS if name in given
    ]
    return ", ".join(said)


def _side(given: Mapping[str, Any]) -> str:
    return f"on {_any(given, 'side')} side" if "side" in given else ""


def _stratum(given: Mapping[str, Any]) -> str:
    return f"counted as “{_any(given, 'stratum')}”" if "stratum" in given else ""


def _contract(given: Mapping[str, Any]) -> str:
    within = given.get("contract_within")
    if within == "unknown":
        return "with no dated contract known"
    start, end = given.get("contract_from"), given.get("contract_to")
    if not (start or end):
        return ""
    if start and end and start.text == end.text:
        period = f"in {start.in_words()}"
    else:
        since = f"from {start.in_words()}" if start else ""
        until = f"until {end.in_words()}" if end else ""
        period = " ".join(filter(None, (since, until)))
    return f"contract signed {_WITHIN[within]}{period}"


def _fate(given: Mapping[str, Any]) -> str:
    if "fate" not in given:
        return ""
    tense = "ever" if given.get("fate_mode") == "ever" else "now"
    return f"fate {tense}: {_any(given, 'fate').lower()}"


def _citizenship(given: Mapping[str, Any]) -> str:
    return f"citizenship for service: {_any(given, 'citizenship').lower()}" if "citizenship" in given else ""


def _evidence(given: Mapping[str, Any]) -> str:
    return f"evidence: {_any(given, 'evidence').lower()}" if "evidence" in given else ""


def _sex(given: Mapping[str, Any]) -> str:
    return f"sex: {_any(given, 'sex').lower()}" if "sex" in given else ""


def _q(given: Mapping[str, Any]) -> str:
    return f"with a name like “{given['q']}”" if "q" in given else ""


_PARTS: Sequence[Callable[[Mapping[str, Any]], str]] = (
    _nationality,
    _region,
    _side,
    _stratum,
    _contract,
    _recruitment,
    _fate,
    _citizenship,
    _evidence,
    _sex,
    _q,
)
