"""Whole sentences about a person, each as translators meet it, with named places for what the claims hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.territories import label
from tracker.vocabulary.claims import SaidBy
from tracker.vocabulary.people import Sex, Side
from tracker.website.words import choice, listed

_CODES = "AE BS CC CD CF CG CK DO FK FO GB GM HM IM IO KM KY MH MP MV NL PH PN SB SC SUHH TC TF UM US VG VI"
_WITH_THE = frozenset(_CODES.split())
"""Countries whose English name has its article inside a sentence."""

_OWN: Mapping[str, Mapping[str, object]] = {
    Sex.MALE: {SaidBy.OWN_STATE: gettext_lazy("his own state"), SaidBy.FAMILY: gettext_lazy("his family")},
    Sex.FEMALE: {SaidBy.OWN_STATE: gettext_lazy("her own state"), SaidBy.FAMILY: gettext_lazy("her family")},
}
_SPEAKERS: Mapping[str, object] = {
    SaidBy.OWN_STATE: gettext_lazy("the person's own state"),
    SaidBy.FAMILY: gettext_lazy("the family"),
    SaidBy.RECRUITING_SIDE: gettext_lazy("the recruiting side"),
    SaidBy.OPPOSING_SIDE: gettext_lazy("the opposing side"),
    SaidBy.UNIT: gettext_lazy("the unit"),
    SaidBy.DOCUMENT: gettext_lazy("a document"),
    SaidBy.WITNESS: gettext_lazy("a witness"),
    SaidBy.COURT: gettext_lazy("a court"),
}
CONFIRMING = (SaidBy.OWN_STATE, SaidBy.FAMILY)
"""Whose word confirms what became of somebody; of all others it is said that it is according to them."""

_CONFIRMED, _ACCORDING, _NOBODY = "confirmed", "according", ""
_FATES: Mapping[tuple[bool, bool, str], object] = {
    (True, True, _CONFIRMED): gettext_lazy("%(fate)s %(when)s (%(place)s), as %(speakers)s confirmed."),
    (True, False, _CONFIRMED): gettext_lazy("%(fate)s %(when)s, as %(speakers)s confirmed."),
    (False, True, _CONFIRMED): gettext_lazy("%(fate)s (%(place)s), as %(speakers)s confirmed."),
    (False, False, _CONFIRMED): gettext_lazy("%(fate)s, as %(speakers)s confirmed."),
    (True, True, _ACCORDING): gettext_lazy("%(fate)s %(when)s (%(place)s), according to %(speakers)s."),
    (True, False, _ACCORDING): gettext_lazy("%(fate)s %(when)s, according to %(speakers)s."),
    (False, True, _ACCORDING): gettext_lazy("%(fate)s (%(place)s), according to %(speakers)s."),
    (False, False, _ACCORDING): gettext_lazy("%(fate)s, according to %(speakers)s."),
    (True, True, _NOBODY): gettext_lazy("%(fate)s %(when)s (%(place)s)."),
    (True, False, _NOBODY): gettext_lazy("%(fate)s %(when)s."),
    (False, True, _NOBODY): gettext_lazy("%(fate)s (%(place)s)."),
    (False, False, _NOBODY): gettext_lazy("%(fate)s."),
}
"""By whether a day is known, whether a place is, and what the word of those who say all of it is worth."""
_RECRUITED: Mapping[tuple[bool, bool, bool], object] = {
    (True, True, True): gettext_lazy("Recruited for %(side)s side %(when)s: %(unit)s."),
    (True, True, False): gettext_lazy("Recruited for %(side)s side %(when)s."),
    (True, False, True): gettext_lazy("Recruited for %(side)s side: %(unit)s."),
    (True, False, False): gettext_lazy("Recruited for %(side)s side."),
    (False, True, True): gettext_lazy("Signed a contract %(when)s: %(unit)s."),
    (False, True, False): gettext_lazy("Signed a contract %(when)s."),
    (False, False, True): gettext_lazy("Signed a contract: %(unit)s."),
    (False, False, False): gettext_lazy("Signed a contract."),
}
"""By whether the side is known, the day, and the unit or force."""
_SERVED: Mapping[tuple[bool, bool], object] = {
    (True, True): gettext_lazy("Served on %(side)s side: %(unit)s."),
    (True, False): gettext_lazy("Served on %(side)s side."),
    (False, True): gettext_lazy("Served here: %(unit)s."),
    (False, False): gettext_lazy("Served in a formation that is not known."),
}
"""By whether the side is known, and the unit."""


@dataclass(frozen=True)
class Sentence:
    """One sentence, with the numbers of the sources that carry it and of those that contradict it.

    `is_together`: none carries all of it, only several together do.
    `versions` leads to the version that disagrees, empty where none does.
    """

    text: str
    numbers: Sequence[int] = ()
    against: Sequence[int] = ()
    is_together: bool = False
    versions: str = ""
    more: Sequence["Sentence"] = ()
    """Further sentences on the same: what the versions that disagree say."""


def when(text: str) -> str:
    """A partial date as it stands after a verb: `on 4 April 2024`, `in September 2023`; empty for none."""
    if not text:
        return ""
    on = PartialDate.parse(text)
    if on.is_about or on.precision == "interval":
        return on.in_words()
    words = (
        pgettext_lazy("day", "on %(day)s") if on.precision == "day" else pgettext_lazy("month or year", "in %(day)s")
    )
    return str(words) % {"day": on.in_words()}


def country(code: str) -> str:
    """A country's name inside a sentence: `the United States`."""
    name = label(code)
    return _("the %(country)s") % {"country": name} if code in _WITH_THE else name


def citizen_of(codes: Sequence[str]) -> str:
    """Of which countries somebody is a citizen."""
    return _("A citizen of %(countries)s.") % {"countries": listed([country(code) for code in codes])}


def recruited(side: str, on: str, units: Sequence[str]) -> str:
    """For whom somebody was recruited, when (a partial date or empty), and into what."""
    words = _RECRUITED[bool(side), bool(on), bool(units)]
    return str(words) % {"side": choice(Side)(side), "when": when(on), "unit": ", ".join(units)}


def served(side: str, units: Sequence[str]) -> str:
    """On which side and in what somebody served."""
    return str(_SERVED[bool(side), bool(units)]) % {"side": choice(Side)(side), "unit": ", ".join(units)}


def fate(words: str, on: str, place: str, *, speakers: Sequence[str] = (), sex: str = "") -> str:
    """What became of somebody (`words`), when, where, and who of `speakers` says all of it."""
    confirming = [each for each in _SPEAKERS if each in speakers and each in CONFIRMING]
    heard = confirming or [each for each in _SPEAKERS if each in speakers]
    weight = _CONFIRMED if confirming else _ACCORDING if heard else _NOBODY
    named = listed([str(_OWN.get(sex, {}).get(each) or _SPEAKERS[each]) for each in heard])
    return str(_FATES[bool(on), bool(place), weight]) % {
        "fate": words,
        "when": when(on),
        "place": place,
        "speakers": named,
    }
