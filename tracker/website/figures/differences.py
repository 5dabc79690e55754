"""How far the figures of one comparison group are apart, in words; and what keeps others from being compared."""

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.catalogue.models import Figure
from tracker.vocabulary.figures import Counting, Counts, Population, Qualifier
from tracker.website.figures import figure_words as words
from tracker.website.figures.figure_days import day_of
from tracker.website.page_context import grouped

UPWARDS = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
"""Words that leave a number open above it."""
DOWNWARDS = (Qualifier.UP_TO, Qualifier.FEWER_THAN)
"""Words that leave a number open below it."""
_CLOSE_DAYS = 31
_VAGUE = (Qualifier.ABOUT, Qualifier.NEARLY)


def differences(figures: Sequence[Any], contradicting: Collection[frozenset[str]] = ()) -> list[str]:
    """How far apart the figures of one group are, without those that are relayed or miscopied.

    Those that contradict each other (`contradicting`, pairs of references) stand beside each other first, superseded
    ones too; then, of those that hold still, each that contradicts no other such one beside the highest.
    """
    own = [figure for figure in figures if not (figure.is_relayed or figure.is_miscopied)]
    own.sort(key=lambda figure: (-figure.high, figure.reference))
    highest, *others = [figure for figure in own if not figure.is_superseded] or [None]
    pairs = [(one, other) for one, other in combinations(own, 2) if _pair(one, other) in contradicting]
    paired = {figure.reference for pair in pairs if not any(each.is_superseded for each in pair) for figure in pair}
    pairs += [(highest, other) for other in others if other.reference not in paired]
    return [" ".join(filter(None, (difference(*pair), days_between(*pair)))) for pair in pairs]


def _pair(one: Any, other: Any) -> frozenset[str]:
    return frozenset((one.reference, other.reference))


def days_between(one: Any, other: Any) -> str:
    """How far apart the days of two figures are, where that alone may explain a difference; empty: they are not.

    In days where both are known to the day, else in whole months.
    """
    days = sorted(filter(None, (day_of(one), day_of(other))), key=lambda day: day.first)
    if len(days) < 2 or (days[1].first - days[0].last).days <= _CLOSE_DAYS:
        return ""
    between = (days[1].first - days[0].last).days
    if all(day.first == day.last for day in days):
        return _("%(days)s days lie between the two: a running count may have grown meanwhile.") % {
            "days": grouped(between)
        }
    months = between // _CLOSE_DAYS
    return ngettext(
        "At least %(months)s month lies between the two: a running count may have grown meanwhile.",
        "At least %(months)s months lie between the two: a running count may have grown meanwhile.",
        months,
    ) % {"months": grouped(months)}


def difference(higher: Any, lower: Any) -> str:
    """Two figures that count the same, as a sentence; what their words leave open is no difference."""
    said = {"higher": _said(higher), "lower": _said(lower)}
    gap = higher.low - lower.high
    if gap <= 0:
        return _("%(higher)s; %(lower)s. The two agree, or overlap.") % said
    if lower.qualifier in UPWARDS or higher.qualifier in DOWNWARDS:
        return _("%(higher)s; %(lower)s. As they are put, the one does not exclude the other.") % said
    said |= {"gap": grouped(gap), "times": f"{higher.low / max(lower.high, 1):.1f}"}
    is_much_more = higher.low >= 2 * lower.high > 0
    is_range = higher.low != higher.high or lower.low != lower.high
    if is_range or higher.qualifier in UPWARDS or lower.qualifier in DOWNWARDS:
        if is_much_more:
            words_of_both = _(
                "%(higher)s; %(lower)s. The first is at least %(gap)s more, or at least %(times)s times as many."
            )
            return words_of_both % said
        return _("%(higher)s; %(lower)s. The first is at least %(gap)s more.") % said
    if higher.qualifier in _VAGUE or lower.qualifier in _VAGUE:
        if is_much_more:
            return _("%(higher)s; %(lower)s. The first is about %(gap)s more, or %(times)s times as many.") % said
        return _("%(higher)s; %(lower)s. The first is about %(gap)s more.") % said
    if is_much_more:
        return _("%(higher)s; %(lower)s. The first is %(gap)s more, or %(times)s times as many.") % said
    return _("%(higher)s; %(lower)s. The first is %(gap)s more.") % said


def _said(figure: Any) -> str:
    day = day_of(figure)
    said = {"claimant": figure.claimant.name, "number": words.number_in_words(figure)}
    if not day:
        return _("%(claimant)s: %(number)s") % said
    return _("%(claimant)s: %(number)s (%(day)s)") % (said | {"day": day.in_words()})


_PLAIN = Figure(scope="", population=Population.UNKNOWN, counting=Counting.SO_FAR, counts=Counts.PEOPLE)


def kept_apart_by(figure: Any, compared: Any | None) -> str:
    """What a figure of no group counts otherwise than those that are compared, or than a plain count where none are."""
    other = compared or _PLAIN
    named = (
        (figure.grouping, "", _("the claimant's own grouping")),
        (figure.scope, other.scope, _("its scope")),
        (figure.population, other.population, _("whom it counts")),
        (figure.counting, other.counting, _("over what time")),
        (figure.counts, other.counts, _("what it counts one by one")),
    )
    parts = [text for one, another, text in named if one != another]
    if not parts:
        return _("Kept apart: nobody has said yet whether it counts the same.")
    return _("Kept apart by %(what)s.") % {"what": "; ".join(parts)}
