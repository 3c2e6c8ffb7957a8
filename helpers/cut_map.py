"""Cuts the region of the lessons out of a map of the world, and writes ``seeds/around/map.json``.

The coasts and borders are Natural Earth's (public domain), as the npm package ``world-atlas``
carries them in TopoJSON: lines that two countries share stand there once.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python helpers/cut_map.py package/countries-50m.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
WEST, EAST, SOUTH, NORTH = 112.5, 132.5, 33.9, 46.2
# By their numbers in ISO 3166-1.
COUNTRIES = {
    "156": "China", "408": "North Korea", "410": "South Korea", "643": "Russia",
    "392": "Japan", "496": "Mongolia",
}  # fmt: skip
OUT = Path(__file__).resolve().parents[1] / "seeds" / "around" / "map.json"


def arcs_of(world: dict[str, Any]) -> list[list[Point]]:
    """Return the lines of a topology in degrees; they are stored as steps from point to point."""
    (wide, high), (left, low) = world["transform"]["scale"], world["transform"]["translate"]
    lines = []
    for steps in world["arcs"]:
        x = y = 0
        line = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            line.append((x * wide + left, y * high + low))
        lines.append(line)
    return lines


def rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the outer ring of each part of a country, as numbers of lines."""
    parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    yield from (part[0] for part in parts)


def clipped(ring: list[Point]) -> list[Point]:
    """Return what of a ring lies in the region (Sutherland and Hodgman's way)."""
    edges = ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1))
    for axis, edge, side in edges:
        kept: list[Point] = []
        for one, other in pairwise([*ring, ring[0]] if ring else []):
            in_one, in_other = ((p[axis] - edge) * side >= 0 for p in (one, other))
            if in_one:
                kept.append(one)
            if in_one != in_other:
                share = (edge - one[axis]) / (other[axis] - one[axis])
                x, y = (a + share * (b - a) for a, b in zip(one, other, strict=True))
                kept.append((x, y))
        ring = kept
    return ring


def inside(line: list[Point]) -> Iterator[list[Point]]:
    """Yield the stretches of a line that lie in the region."""
    part: list[Point] = []
    for point in line:
        if WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH:
            part.append(point)
        elif part:
            yield part
            part = []
    if part:
        yield part


def cut(world: dict[str, Any]) -> dict[str, Any]:
    """Return land, coasts and borders of the region."""
    arcs, shapes = arcs_of(world), world["objects"]["countries"]["geometries"]
    land: list[list[Point]] = []
    used: dict[int, set[str]] = {}
    for shape in shapes:
        name = COUNTRIES.get(shape.get("id", ""))
        if name is None:
            continue
        for ring in rings(shape):
            whole: list[Point] = []
            for number in ring:
                at = ~number if number < 0 else number
                used.setdefault(at, set()).add(name)
                whole += reversed(arcs[at]) if number < 0 else arcs[at]
            if part := clipped(whole):
                land.append(part)
    lines: dict[str, list[list[Point]]] = {"coast": []}
    for at, names in used.items():
        key = "coast" if len(names) == 1 else " and ".join(sorted(names))
        lines.setdefault(key, []).extend(each for each in inside(arcs[at]) if len(each) > 1)
    return {
        "from": "Natural Earth 1:50m, public domain, by way of the npm package world-atlas 2.0.2",
        "region": [WEST, EAST, SOUTH, NORTH],
        "land": rounded(land),
        "lines": {key: rounded(each) for key, each in sorted(lines.items()) if each},
    }


def rounded(lines: list[list[Point]]) -> list[list[list[float]]]:
    """Return lines to a hundredth of a degree, about a kilometre."""
    return [[[round(x, 2), round(y, 2)] for x, y in line] for line in lines]


if __name__ == "__main__":
    found = cut(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    OUT.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes, lines: {', '.join(found['lines'])}")
