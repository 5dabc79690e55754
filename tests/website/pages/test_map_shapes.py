"""The shapes of the map: whole, small, and with each place in the country that it is drawn in."""

import re
from itertools import accumulate, pairwise

import pytest

from tests.tools import make_world
from tracker.lib.territories import territories
from tracker.website.map.shapes import DISPUTED, HEIGHT, WIDTH, shapes

Ring = list[tuple[int, int]]


def rings(path: str) -> list[Ring]:
    """The rings of a path, a circle as the square around it."""
    found = []
    for start, kind, rest in re.findall(r"M(\d+,\d+)([la])([^z]*)z", path):
        x, y = map(int, start.split(","))
        if kind == "a":
            radius = int(rest.partition(",")[0])
            found.append([(x, y - radius), (x + 2 * radius, y - radius), (x + 2 * radius, y + radius), (x, y + radius)])
            continue
        numbers = list(map(int, re.findall(r"-?\d+", rest)))
        steps = [(x, y), *zip(numbers[::2], numbers[1::2], strict=True)]
        found.append(list(accumulate(steps, lambda at, step: (at[0] + step[0], at[1] + step[1]))))
    return found


def holds(code: str, longitude: float, latitude: float) -> bool:
    """Whether the place lies in the shape: a line from it to the west crosses the border an odd number of times."""
    x, y = make_world.place(make_world.projected((longitude, latitude)))
    crossed = 0
    for ring in rings(shapes()[code].path):
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            crossed += (y1 > y) != (y2 > y) and x1 + (y - y1) * (x2 - x1) / (y2 - y1) < x
    return crossed % 2 == 1


@pytest.mark.parametrize(("longitude", "latitude"), [(34.1, 45.0), (33.9, 44.9), (34.6, 45.2)])
def test_crimea_is_drawn_in_ukraine(longitude: float, latitude: float) -> None:
    assert [code for code in shapes() if holds(code, longitude, latitude)] == ["UA"]


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        *((84.0, 28.2, "NP"), (37.6, 55.8, "RU"), (170.0, 66.5, "RU"), (188.0, 66.3, "RU"), (28.3, -29.6, "LS")),
        *((-53.0, 4.0, "GF"), (38.2, 48.0, "UA"), (47.5, 40.5, "AZ"), (-13.0, 24.0, "EH"), (16.0, 78.5, "SJ")),
        *((28.0, 9.7, DISPUTED), (35.8, 33.0, DISPUTED), (34.0, 35.1, "CY"), (46.0, 9.5, "SO"), (121.0, 23.7, "TW")),
    ],
)
def test_a_place_lies_in_its_territory(longitude: float, latitude: float, code: str) -> None:
    assert holds(code, longitude, latitude)


def test_every_state_and_dependency_has_a_shape() -> None:
    needed = {code for code, entry in territories().items() if entry.kind in ("state", "territory")} - {"AQ"}
    assert needed - set(shapes()) == set()
    assert not {"UA-CRI", "SUHH", "EU"} & set(shapes()), "these are counted beside the map"


def test_everything_lies_within_the_drawing_and_is_small() -> None:
    for code, shape in shapes().items():
        for x, y in (point for ring in rings(shape.path) for point in ring):
            assert 0 <= x <= WIDTH, code
            assert -10 <= y <= HEIGHT + 10, code
    assert sum(len(shape.path) for shape in shapes().values()) < 37_000
