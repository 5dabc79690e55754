"""How the files are to be read, in words: printed on the download page and in the README of the archive."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Rule:
    """One rule: what it is about, and the rule in plain text with code between backticks."""

    heading: str | Promise
    text: str | Promise

    def as_html(self) -> SafeString:
        """The text with its code marked up."""
        return SafeString(re.sub("`([^`]*)`", r"<code>\1</code>", escape(str(self.text), quote=False)))


HOW_TO_READ: Sequence[Rule] = (
    Rule(
        _("Encoding"),
        _(
            "CSV in UTF-8 without a byte order mark, one header row, commas, double quotes, lines end with LF "
            "(otherwise RFC 4180). A spreadsheet opens it as it should with `?bom=1`, and in half of Europe with "
            "`?bom=1&separator=semicolon`; or take the XLSX. A download that breaks off is shorter than it announced."
        ),
    ),
    Rule(
        _("Several values in one cell"),
        _(
            "In the columns marked as lists, values are joined by `;`. Split at every `;`. A semicolon inside a value "
            r"is written `\x3b` and a backslash `\\`: turn them back after splitting, and after taking away the "
            "apostrophe of the guard. An empty cell has no values. JSON Lines, Parquet and the API give lists."
        ),
    ),
    Rule(
        _("Empty cells"),
        _("An empty cell means not known, not published or not applicable, as the column says; never 0."),
    ),
    Rule(
        _("NA is Namibia"),
        _(
            "`NA` is the code of Namibia; pandas and R read it as a missing value unless told otherwise. In pandas: "
            '`read_csv("people.csv", keep_default_na=False, na_values=[""])`. In R: '
            '`read.csv("people.csv", na.strings="")`, or with readr `read_csv("people.csv", na = "")`.'
        ),
    ),
    Rule(
        _("Partial dates"),
        _(
            "Columns marked EDTF hold dates as far as they are known: `2023`, `2023-09`, `2023-09-14`; `~` behind one "
            "means about, `?` uncertain; `[2023-09..2023-11]` is one day in between, `[..2024-01]` then at the latest, "
            "`[2023-09..]` not before. Beside them stand the first and the last day that each can mean. A year is not "
            "1 January."
        ),
    ),
    Rule(
        _("Guard against formulas"),
        _(
            "A spreadsheet runs a cell that begins with certain characters, and many split lines at semicolons. So at "
            "the start of a text, of every value of a list, and behind each semicolon or line break in a text, one "
            "apostrophe is put in front of `=` `+` `-` `@` (and their wide forms, U+FF1D, U+FF0B, U+FF0D, U+FF20), a "
            "tab, a line break or an apostrophe. To undo it, take away one apostrophe at each of those places. CSV and "
            "XLSX have the guard; JSON Lines, Parquet, FollowTheMoney and the API have none."
        ),
    ),
)
