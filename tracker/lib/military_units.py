"""Numbers of military units as sources write them: `в/ч 91701`, `military unit 91701`, `91701`."""

import re

_NUMBER = re.compile(
    r"(?:(?:в\s*[/\\.-]?\s*ч\.?|войсковая часть|воинская часть|військова частина|"
    r"military unit|unit|unidad militar|u/m|um|часть|частина)\s*)?"
    r"(?:№|no\.?|n°)?\s*([0-9]{5})",
    re.IGNORECASE,
)


def military_unit_number(text: str) -> str:
    """The number where the text is nothing else: `в/ч 91701` is 91701; else empty."""
    found = _NUMBER.fullmatch(text.strip())
    return found[1] if found else ""
