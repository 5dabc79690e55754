"""Which figures of the starting data count the same thing: the obvious ones, by rule."""

from tracker.intake.starting_files import Row
from tracker.lib.territories import label
from tracker.vocabulary.figures import Counting, Counts, FigureSide, Measure, Population

_SIDES = {
    FigureSide.RUSSIA.value: "Russia's side",
    FigureSide.UKRAINE.value: "Ukraine's side",
    FigureSide.MIXED.value: "both sides, or not said which",
}
_APART = {Population.STATE_TROOPS.value: "state troops", Population.NATURALISED.value: "naturalised"}
"""Populations that are never compared with recruited foreigners."""


def comparison_group(row: Row) -> str:
    """The group of a row, in words; empty where it is not plain what to compare the figure with.

    Plain is: people, a running total, the whole war (no scope), one country or all, and no grouping of the
    claimant's own. Measure, side and country must be equal; state troops and naturalised men stay apart.
    """
    is_plain = row["counting"] == Counting.SO_FAR and row["counts"] == Counts.PEOPLE
    if not is_plain or row["scope"] or row["group_label"] or row["measure"] not in Measure.values:
        return ""
    country = label(row["nationality_iso2"]) if row["nationality_iso2"] else "all countries"
    side = _SIDES.get(row["recruiting_country_iso2"], "")
    parts = [Measure(row["measure"]).label, country, side, "so far", _APART.get(row["population"], "")]
    return ", ".join(filter(None, parts))
