"""Which number formats of a workbook show a date. Codes are always English letters, whatever the program's language."""

import re

_GENERAL = "General"
_BUILT_IN = {
    0: _GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd.mm.yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    49: "@",
}
"""By ECMA-376, part 1, 18.8.30; 14 and 22 are written in the order of the reader's country."""
_EAST_ASIAN_DATES = {*range(27, 37), *range(50, 59)}
"""Dates in Chinese, Japanese, Korean and Thai editions."""
_NOT_CODES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|general|am/pm|a/p', re.IGNORECASE)
"""Texts, single letters shown as they are, fillers, colours, conditions and languages. `[h]`, a duration, stays."""
_LETTERS = re.compile("[a-z0#?]")


def format_code(number: int, own: dict[int, str]) -> str:
    """The code of a format by its number; `own` are those that the workbook defines."""
    return own.get(number) or _BUILT_IN.get(number) or ("yyyy-mm-dd" if number in _EAST_ASIAN_DATES else _GENERAL)


def shows_date(code: str) -> bool:
    """Whether days, months or years are shown; a time of day or a duration alone is no date."""
    letters = set(_LETTERS.findall(_NOT_CODES.sub("", code.split(";", maxsplit=1)[0]).lower()))
    if letters - set("dmyhsgeb0#?"):
        return False
    return bool(letters & set("dy")) or ("m" in letters and not letters & set("hs0#?"))
