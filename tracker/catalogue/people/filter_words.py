"""The filter in a sentence: the same words on the page, in the API and beside a file."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.catalogue.listing.column import Words
from tracker.catalogue.people.claim_conditions import LONGER, ONE_YEAR
from tracker.catalogue.people.facets import CONTRACT, FACETS
from tracker.lib.references import person_reference

_FACETS = {facet.name: facet for facet in FACETS}
_WITHIN = {"certainly": "certainly ", "possibly": "possibly ", None: "certainly "}


def _values_under(heading: Words) -> str:
    """The values under a facet's heading, in small letters."""
    return f"{str(heading).lower()}: %(values)s"


_under: Any = lazy(_values_under, str)

_SAYS: Mapping[str, Any] = {
    "nationality": gettext_lazy("nationality: %(values)s"),
    "region": gettext_lazy("region of the nationality: %(values)s"),
    "side": gettext_lazy("side: %(values)s"),
    "stratum": gettext_lazy("counted as: %(values)s"),
    "source": gettext_lazy("source: %(values)s"),
    "site": gettext_lazy("place: %(values)s"),
    "level": gettext_lazy("listed: %(values)s"),
    "sex": gettext_lazy("sex: %(values)s"),
    "evidence": gettext_lazy("evidence: %(values)s"),
    "citizenship": gettext_lazy("citizenship for service: %(values)s"),
    "instrument": gettext_lazy("citizenship granted under: %(values)s"),
    **{facet.name: _under(facet.heading) for facet in FACETS if facet.of == CONTRACT},
}
"""A name and its values: that reads right for every value, also for those that would need an article or are none."""
_IN_LOWER_CASE = {"level", "sex", "evidence", "citizenship", *(facet.name for facet in FACETS if facet.of == CONTRACT)}
_DATED = {"contract": "contract signed", "fate": "date of that fate", "citizenship": "date of that citizenship"}
_UNDATED = {
    "contract": gettext_lazy("no dated contract is known"),
    "fate": gettext_lazy("no date of the fate is known"),
    "citizenship": gettext_lazy("no dated grant of citizenship is known"),
}
_WIDER = {
    ONE_YEAR: gettext_lazy("contract known to have been signed in one year, in no one quarter"),
    LONGER: gettext_lazy("contract signed on a date that lies in no one year for certain"),
}
# Characters that turn the direction of all that follows them: in a sentence, also of our own words.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def in_words(cleaned: Mapping[str, Any]) -> str:
    """What the filter asks for: "People, nationality: Nepal or India; contract signed certainly in 2024"."""
    conditions = in_words_after(cleaned)
    return _("People") + conditions if conditions else _("All documented people")


def in_words_after(cleaned: Mapping[str, Any]) -> str:
    """The same behind a number of people or the word for them: ` with a name like “Rai”, nationality: Nepal`."""
    conditions = "; ".join(part for say in _PARTS for part in say(cleaned) if part)
    return _name(cleaned) + (f", {conditions}" if conditions else "")


def _ticked(cleaned: Mapping[str, Any], name: str) -> str:
    facet = _FACETS[name]
    labels = facet.words(cleaned[name])
    words = " or ".join(labels[value] for value in cleaned[name])
    return words.lower() if name in _IN_LOWER_CASE else words


def _said(*names: str) -> Callable[[Mapping[str, Any]], Iterator[str]]:
    def say(cleaned: Mapping[str, Any]) -> Iterator[str]:
        return (_SAYS[name] % {"values": _ticked(cleaned, name)} for name in names if name in cleaned)

    return say


def _period(period: str) -> Callable[[Mapping[str, Any]], Iterator[str]]:
    def say(cleaned: Mapping[str, Any]) -> Iterator[str]:
        within = cleaned.get(f"{period}_within")
        start, end = cleaned.get(f"{period}_from"), cleaned.get(f"{period}_to")
        is_first = period == "contract" and cleaned.get("contract_mode") == "first"
        dated = _("first contract signed") if is_first else _DATED[period]
        if within == "unknown":
            yield str(_UNDATED[period])
            return
        if within in _WIDER:
            yield str(_WIDER[within])
            within = None
        if start and end and start.text == end.text:
            yield f"{dated} {_WITHIN[within]}in {start.in_words()}"
        elif start or end:
            since = f"from {start.in_words()}" if start else ""
            until = f"until {end.in_words()}" if end else ""
            yield f"{dated} {_WITHIN[within]}{' '.join(filter(None, (since, until)))}"

    return say


def _unit(cleaned: Mapping[str, Any]) -> Iterator[str]:
    if "unit" in cleaned:
        is_direct = cleaned.get("unit_mode") == "directly"
        said = _("the unit itself: %(values)s") if is_direct else _("unit: %(values)s")
        yield said % {"values": _ticked(cleaned, "unit")}


def _fate(cleaned: Mapping[str, Any]) -> Iterator[str]:
    if "fate" in cleaned:
        yield f"fate {'ever' if cleaned.get('fate_mode') == 'ever' else 'now'}: {_ticked(cleaned, 'fate').lower()}"


def _name(cleaned: Mapping[str, Any]) -> str:
    if "q" not in cleaned:
        return ""
    if reference := person_reference(cleaned["q"]):
        return " " + _("with the reference %(reference)s") % {"reference": reference}
    return " " + _("with a name like “%(name)s”") % {"name": _TURNING.sub("", cleaned["q"])}


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
)
