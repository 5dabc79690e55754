"""How a figure reads: its number with the qualifier, whom it counts, over what time, by whom."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from tracker.catalogue.models import Claimant, Figure
from tracker.lib.territories import label
from tracker.vocabulary.figures import (
    ClaimantKind,
    Counting,
    Counts,
    FigureSide,
    Measure,
    Population,
    Position,
    Qualifier,
)
from tracker.website.page_context import grouped
from tracker.website.words import choice, date_in_words

_SIDES = {
    FigureSide.RUSSIA.value: gettext_lazy("on Russia's side"),
    FigureSide.UKRAINE.value: gettext_lazy("on Ukraine's side"),
    FigureSide.MIXED.value: gettext_lazy("on both sides, or not said which"),
}
_UNITS: Mapping[str, Any] = {
    Counts.PEOPLE: ngettext_lazy("person", "people", "number"),
    Counts.NAMES: ngettext_lazy("name on a list", "names on a list", "number"),
    Counts.CONTRACTS: ngettext_lazy("contract", "contracts", "number"),
    Counts.APPLICATIONS: ngettext_lazy("application", "applications", "number"),
    Counts.GRANTS: ngettext_lazy("grant", "grants", "number"),
}
"""What one of the number is; `at least 1 person`, `about 20 people`."""


def number_in_words(figure: Figure) -> str:
    """`more than 1,500`, `between 1,000 and 5,000`, `37`."""
    if figure.qualifier == Qualifier.BETWEEN:
        return _("between %(low)s and %(high)s") % {"low": grouped(figure.low), "high": grouped(figure.high)}
    words = "" if figure.qualifier == Qualifier.AS_STATED else f"{choice(Qualifier)(figure.qualifier)} "
    return words + grouped(figure.low)


def measure_in_words(figure: Figure) -> str:
    """What is counted: `Killed, on Russia's side`."""
    return f"{choice(Measure)(figure.measure)}, {side_in_words(figure.side)}"


def side_in_words(side: str) -> str:
    """Whose recruits."""
    return str(_SIDES.get(side, ""))


def unit_of(figure: Figure) -> str:
    """What the number counts, in the singular or plural that it takes; of a range that of its upper end."""
    return str(_UNITS[figure.counts] % {"number": figure.high}) if figure.counts in _UNITS else figure.counts


def of_whom(figure: Figure) -> str:
    """One country, the claimant's own grouping, or all; with the number of countries where he gave it."""
    countries = f"{figure.countries} countries" if figure.countries else ""
    of = label(figure.nationality) if figure.nationality else ""
    of = of or (f"“{figure.grouping}” (the claimant's own grouping)" if figure.grouping else "")
    if of:
        return ", ".join(filter(None, (of, countries)))
    return f"All, from {countries}" if countries else "All countries"


def in_full(figure: Figure) -> str:
    """Where nothing around it says what it counts: `Killed, on Russia's side, Nepal: at least 40 people`."""
    return f"{measure_in_words(figure)}, {_of_in_line(figure)}: {number_in_words(figure)} {unit_of(figure)}"


def beside(figure: Figure, other: Figure) -> str:
    """The other figure as it reads at this one: its number, and what it counts where that is something else."""
    words = [f"{number_in_words(other)} {unit_of(other)}"]
    if other.measure != figure.measure:
        words.append(choice(Measure)(other.measure).lower())
    if (other.nationality, other.grouping) != (figure.nationality, figure.grouping):
        words.append(_of_in_line(other))
    return ", ".join(words)


def _of_in_line(figure: Figure) -> str:
    of = of_whom(figure)
    return of if figure.nationality or figure.grouping else of[0].lower() + of[1:]


def population_in_words(figure: Figure) -> str:
    """Whom it counts."""
    return choice(Population)(figure.population)


def counting_in_words(figure: Figure) -> str:
    """Over what time: `so far, from 24 February 2022`."""
    words = choice(Counting)(figure.counting)
    since, until = date_in_words(figure.period_start), date_in_words(figure.period_end)
    if figure.counting == Counting.IN_PERIOD and (since or until):
        return " ".join(filter(None, (since and f"from {since}", until and f"until {until}")))
    return f"{words}, from {since}" if since else words


def claimant_in_words(claimant: Claimant, position: str) -> str:
    """`Government (Nepal); home state`, as far as both are known: no name of a country needs its article so."""
    kind = choice(ClaimantKind)(claimant.kind)
    if claimant.state:
        kind = _("%(kind)s (%(state)s)") % {"kind": kind, "state": label(claimant.state)}
    return "; ".join(filter(None, (kind, choice(Position)(position).lower())))
