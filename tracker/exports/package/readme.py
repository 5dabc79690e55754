"""What a data package tells people: what was asked, how to cite it, and how its files are read."""

from textwrap import fill

from tracker.exports.how_to_read import HOW_TO_READ
from tracker.exports.licence import LICENCE, LICENCE_ADDRESS
from tracker.exports.package.package import Package

_WIDTH = 120


def readme(package: Package) -> str:
    """The text of `README.txt`."""
    as_of = package.state.at.strftime("%-d %B %Y, %H:%M UTC") if package.state.at else "nothing is published yet"
    return f"""Foreign Fighter Tracker: {package.words}

Asked for    {package.address}
Generation   {package.state.number}
As of        {as_of}
Licence      {LICENCE}, {LICENCE_ADDRESS}
Cite as      {package.citation}

These are documented cases, not an estimate: every count is a minimum. Most people become known only when they
die, so no share of the dead and no rate between the sides may be computed from these rows.

dictionary.csv says what each column means, datapackage.json the same to programs (Frictionless Data Package 2.0) with
the size and SHA-256 of every table; `sha256sum -c SHA256SUMS` checks them. Claims name their person (person) and are
named by citations (claim) through key. "matched" is true in rows that meet what was asked themselves.

{_how_to_read()}
"""


def _how_to_read() -> str:
    return "\n\n".join(
        fill(f"{rule.heading}: {rule.text}", width=_WIDTH, break_long_words=False, break_on_hyphens=False)
        for rule in HOW_TO_READ
    )
