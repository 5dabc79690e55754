"""The shapes of territories, read once from the picture that pages show below their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

WIDTH, HEIGHT = 2000, 864
"""The size of the whole in the units of a drawing."""
DISPUTED = "disputed"
"""Land that the source draws in no state."""

_WORLD = Path(__file__).resolve().parents[1] / "static" / "website" / "world.svg"
_PATH = re.compile(r'<path id="([\w-]+)" d="([^"]+)"(?: data-label="(\d+),(\d+)")?')


@dataclass(frozen=True, slots=True)
class Shape:
    """A territory as a path of SVG, and where its label stands."""

    path: str
    label: tuple[int, int]


@cache
def shapes() -> Mapping[str, Shape]:
    """All shapes by code of the territory, and those of `disputed`; historic and most disputed ones have none."""
    found = _PATH.findall(_WORLD.read_text(encoding="utf-8"))
    return MappingProxyType({code: Shape(path, (int(x or 0), int(y or 0))) for code, path, x, y in found})
