"""How stored values read on a page: partial dates, vocabularies, languages."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracker.catalogue.models import Name, UnitName
from tracker.catalogue.models.generation import OFF
from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.languages import LANGUAGES, valid_tag
from tracker.vocabulary.publication import PublicReason

Say = Callable[[Any], str]

_OF_REGIONS = {
    "Africa": gettext_lazy("Without Egypt, which is counted in the Middle East."),
    "Asia": gettext_lazy("Without the Middle East and the Caucasus, which are regions of their own."),
    "Middle East": gettext_lazy("With Egypt, Iran and Türkiye."),
    "Latin America and Caribbean": gettext_lazy("With Mexico."),
}
"""Where a region holds more or less than a reader may expect."""


def date_in_words(text: str) -> str:
    """A partial date in words; empty for none."""
    return PartialDate.parse(text).in_words() if text else ""


def choice(vocabulary: Any) -> Say:
    """Say a value of the vocabulary by its label; what is no value of it as it stands."""
    return lambda value: str(vocabulary(value).label) if value in vocabulary.values else value


def choices(vocabulary: Any) -> Callable[[Sequence[str]], str]:
    """Say several values of the vocabulary."""
    one = choice(vocabulary)
    return lambda values: "; ".join(one(value) for value in values)


def region_note(region: str) -> str:
    """What of a region may surprise; empty: nothing."""
    return str(_OF_REGIONS.get(region, ""))


def listed(words: Sequence[str]) -> str:
    """Join as in a sentence: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    first = words[0]
    for each in words[1:-1]:
        first = _("%(first)s, %(next)s") % {"first": first, "next": each}
    return _("%(first)s and %(last)s") % {"first": first, "last": words[-1]}


def independent_publishers(number: int) -> str:
    """How many publishers say so independently of each other."""
    words = ngettext("%(number)s independent publisher", "%(number)s independent publishers", number)
    return words % {"number": number}


def language_in_words(code: str) -> str:
    """The language in English: `Russian`; what is no code of one as it stands."""
    return LANGUAGES.get(code.partition("-")[0], code)


def language_tag(name: Name | UnitName) -> str:
    """The `lang` of a spelling; `und-Cyrl` where only the script is known, empty where neither is."""
    script = name.script if isinstance(name, Name) else ""
    return valid_tag(name.language) or (f"und-{script}" if script else "")


def reason_in_words(reason: str) -> str:
    """Why something was withdrawn, as far as readers learn it; empty where none was noted."""
    return choice(PublicReason)(reason) if reason else ""


def change_in_words(action: str, *, before: str | None, note: str) -> str:
    """What happened to a record; `before` is what had happened to it until then, None where that was nothing."""
    if action == "publish" and before in OFF:
        return _("Published again")
    if action == "publish" and before:
        return _("Corrected") if note else _("Changed")
    return {
        "publish": _("Published"),
        "withdraw": _("Withdrawn"),
        "merge": _("Merged"),
        "redact": _("Text taken off"),
    }[action]
