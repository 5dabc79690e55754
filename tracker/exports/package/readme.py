"""What a data package tells people: what was asked, how to cite it, and how its files are read."""

from collections.abc import Sequence
from textwrap import fill, indent

from django.utils.translation import gettext as _

from tracker.catalogue.files import PEOPLE
from tracker.exports.how_to_read import HOW_TO_READ
from tracker.exports.licence import LICENCE, LICENCE_ADDRESS
from tracker.exports.package.numbers import READ_IN, numbers_of
from tracker.exports.package.package import Package

_WIDTH = 120
_INDENT = "    "


def readme(package: Package, tables: Sequence[str]) -> str:
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

HOW THE NUMBERS OF THE SITE FOLLOW FROM THESE TABLES

{_numbers(tables)}
"""


def _how_to_read() -> str:
    return "\n\n".join(_filled(f"{rule.heading}: {rule.text}") for rule in HOW_TO_READ)


def _numbers(tables: Sequence[str]) -> str:
    """Each rule in words, and below it as a question that can be copied."""
    read_in = READ_IN.format(table=PEOPLE.name)
    parts = [
        _filled(
            _(
                "What stands on a page as a number can be made anew from these files: a test of ours does so with the "
                "questions below, in the SQL of DuckDB. They read every cell as text, table by table, in the folder of "
                "the files:"
            )
        ),
        indent(f"{read_in};", _INDENT),
    ]
    for rule in numbers_of(tables):
        parts += [_filled(f"{rule.heading}: {rule.text}"), indent(f"{rule.question()};", _INDENT)]
    return "\n\n".join(parts)


def _filled(text: str) -> str:
    return fill(text, width=_WIDTH, break_long_words=False, break_on_hyphens=False)
