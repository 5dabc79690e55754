"""How a period of time is asked for, and of which claim: the parameters of people beside the facets."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.listing.parameter_help import ParameterHelp
from tracker.catalogue.people.claim_conditions import LONGER, ONE_YEAR, PARTS_OF_PERIOD, PERIODS

Choices = Sequence[tuple[str, str]]

_CERTAINLY = ("certainly", "certainly within: every day that the date may be")
_POSSIBLY = ("possibly", "possibly within: at least one day that the date may be")
WITHIN: Mapping[str, Choices] = {
    "contract": (
        _CERTAINLY,
        _POSSIBLY,
        (ONE_YEAR, "in one year: that year is certain, no quarter of it is"),
        (LONGER, "in no one year: the date is uncertain, or reaches into several years"),
        (UNKNOWN, "no dated contract is known"),
    ),
    "fate": (_CERTAINLY, _POSSIBLY, (UNKNOWN, "no date of the fate is known")),
    "citizenship": (_CERTAINLY, _POSSIBLY, (UNKNOWN, "no dated grant is known")),
}
"""How a partial date must lie in a period, by the prefix of the parameters of that period."""

MODES: Mapping[str, Choices] = {
    "contract_mode": (("any", "any contract"), ("first", "the first contract")),
    "fate_mode": (("now", "the present fate"), ("ever", "any fate the person ever had")),
    "unit_mode": (("within", "the unit and those below it"), ("directly", "the unit itself")),
}
"""Which claim is meant, or how much of it."""

PERIOD_HEADINGS: Mapping[str, str] = {
    "contract": "Contract signed",
    "fate": "Date of the fate",
    "citizenship": "Date of the citizenship",
}
OF_PERIODS = tuple(f"{period}_{part}" for period in PERIODS for part in PARTS_OF_PERIOD)
"""The parameters of periods; each takes one value."""

_MEANINGS = {
    "contract": (_("Contract signed on that day or later."), _("Contract signed on that day or before.")),
    "fate": (
        _("The fate that is meant came on that day or later."),
        _("The fate that is meant came on that day or before."),
    ),
    "citizenship": (
        _("The citizenship was granted, applied for, refused or promised on that day or later."),
        _("The citizenship was granted, applied for, refused or promised on that day or before."),
    ),
}
"""What the beginning and the end of each period mean."""


DAY_FORM = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
"""A year, month or day as it is written; not every one is in the calendar."""


def help_of_periods() -> Iterator[ParameterHelp]:
    """The parameters that say which claim is meant, and when it must have been."""
    yield ParameterHelp(
        "contract_mode",
        gettext("Which contract is asked about; in a sum over periods “first” counts nobody twice."),
        _names(MODES["contract_mode"]),
        "first",
        {"contract_from": "2023", "contract_to": "2023"},
    )
    yield ParameterHelp(
        "fate_mode", gettext("What “fate” looks at."), _names(MODES["fate_mode"]), "ever", {"fate": "wounded"}
    )
    meaning = gettext("What “unit” means: also the units below it, or itself only.")
    yield ParameterHelp("unit_mode", meaning, _names(MODES["unit_mode"]), "directly")
    day = gettext("A year, month or day; the whole of it counts.")
    within = gettext(
        "How a partial date must lie within the two above; left out: certainly. “unknown” goes without them."
    )
    wider = gettext("“year” and “longer” find dates known to no one quarter, and go without a period or with one.")
    for period, (since, until) in _MEANINGS.items():
        yield ParameterHelp(f"{period}_from", f"{since} {day}", example="2023-09", pattern=DAY_FORM)
        yield ParameterHelp(f"{period}_to", f"{until} {day}", example="2024", pattern=DAY_FORM)
        beside = {f"{period}_from": "2023", f"{period}_to": "2023"}
        meaning = f"{within} {wider}" if ONE_YEAR in dict(WITHIN[period]) else within
        yield ParameterHelp(f"{period}_within", meaning, _names(WITHIN[period]), "possibly", beside)


def _names(choices: Choices) -> list[str]:
    return [name for name, _words in choices]


def condition_in_words(name: str, value: str) -> str:
    """One value of such a parameter: `Contract signed from: 2023`, `The first contract`; empty for other parameters."""
    period, _sep, part = name.rpartition("_")
    choices = MODES.get(name) or (WITHIN.get(period) if part == "within" else None)
    if choices:
        return dict(choices)[value].partition(":")[0].capitalize()
    if period in PERIODS:
        ends = {"from": _("%(period)s from: %(day)s"), "to": _("%(period)s until: %(day)s")}
        return ends[part] % {"period": PERIOD_HEADINGS[period], "day": value}
    return ""
