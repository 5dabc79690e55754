"""The filter in a sentence: the same words on the page, in the API and beside a file."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.facets import CONTRACT, FACETS, value_labels
from tracker.lib.references import person_reference

_FACETS = {facet.name: facet for facet in FACETS}
_WITHIN = {"certainly": "certainly ", "possibly": "possibly ", None: "certainly "}
_SAYS = {
    "nationality": "of {}",
    "region": "of a nationality in {}",
    "side": "on {} side",
    "stratum": "counted as “{}”",
    "source": "as told by {}",
    "site": "by way of {}",
    "sex": "sex: {}",
    "evidence": "evidence: {}",
    "citizenship": "citizenship for service: {}",
    "instrument": "citizenship under {}",
    **{facet.name: f"{facet.heading.lower()}: {{}}" for facet in FACETS if facet.of == CONTRACT},
}
_IN_LOWER_CASE = {"sex", "evidence", "citizenship", *(facet.name for facet in FACETS if facet.of == CONTRACT)}
_DATED = {"contract": "contract signed", "fate": "that fate", "citizenship": "that citizenship"}
_UNDATED = {
    "contract": "with no dated contract known",
    "fate": "with no date of the fate known",
    "citizenship": "with no dated grant of citizenship known",
}
# Characters that turn the direction of all that follows them: in a sentence, also of our own words.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def in_words(given: Mapping[str, Any]) -> str:
    """What the filter asks for: "People of Nepal or India, contract signed certainly in 2024"."""
    parts = [part for say in _PARTS for part in say(given) if part]
    if not parts:
        return "All documented people"
    return "People " + ", ".join(parts)


def _ticked(given: Mapping[str, Any], name: str) -> str:
    facet = _FACETS[name]
    words = " or ".join(value_labels(facet, given[name])[value] for value in given[name])
    return words.lower() if name in _IN_LOWER_CASE else words


def _said(*names: str) -> Callable[[Mapping[str, Any]], Iterator[str]]:
    def say(given: Mapping[str, Any]) -> Iterator[str]:
        return (_SAYS[name].format(_ticked(given, name)) for name in names if name in given)

    return say


def _period(period: str) -> Callable[[Mapping[str, Any]], Iterator[str]]:
    def say(given: Mapping[str, Any]) -> Iterator[str]:
        within = given.get(f"{period}_within")
        start, end = given.get(f"{period}_from"), given.get(f"{period}_to")
        is_first = period == "contract" and given.get("contract_mode") == "first"
        dated = _("first contract signed") if is_first else _DATED[period]
        if within == "unknown":
            yield _UNDATED[period]
        elif start and end and start.text == end.text:
            yield f"{dated} {_WITHIN[within]}in {start.in_words()}"
        elif start or end:
            since = f"from {start.in_words()}" if start else ""
            until = f"until {end.in_words()}" if end else ""
            yield f"{dated} {_WITHIN[within]}{' '.join(filter(None, (since, until)))}"

    return say


def _unit(given: Mapping[str, Any]) -> Iterator[str]:
    if "unit" in given:
        yield f"{'directly in' if given.get('unit_mode') == 'directly' else 'in'} {_ticked(given, 'unit')}"


def _fate(given: Mapping[str, Any]) -> Iterator[str]:
    if "fate" in given:
        yield f"fate {'ever' if given.get('fate_mode') == 'ever' else 'now'}: {_ticked(given, 'fate').lower()}"


def _q(given: Mapping[str, Any]) -> Iterator[str]:
    if "q" in given:
        if reference := person_reference(given["q"]):
            yield _("with the reference %(reference)s") % {"reference": reference}
        else:
            yield f"with a name like “{_TURNING.sub('', given['q'])}”"


_PARTS: tuple[Callable[[Mapping[str, Any]], Iterator[str]], ...] = (
    _said("nationality", "region", "side", "stratum"),
    _period("contract"),
    _said(*(facet.name for facet in FACETS if facet.of == CONTRACT)),
    _unit,
    _said("site"),
    _fate,
    _period("fate"),
    _said("citizenship", "instrument"),
    _period("citizenship"),
    _said("evidence", "source", "sex"),
    _q,
)
