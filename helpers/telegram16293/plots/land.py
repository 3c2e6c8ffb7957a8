"""Picture: the places of the telegram on a map, its coasts those of Natural Earth."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sourcework.numbers.writing import spoken
from sourcework.views.picture import Picture
from sourcework.views.plots_style import BLUE, GREY, INK, NORMAL, SMALL, VERMILLION

from ..around import Spot

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

CAPTION = (
    "The borders of 1952 are simplified: coasts and borders are today's (Natural Earth), the broken"
    " line through Korea too; in January 1952 the front ran near it."
    " The border with China follows the Yalu, and in the east the Tumen."
)
LAND, SEA = "#f4f1ea", "#dfe8ee"
EARTH = 6371  # kilometres, its mean radius


@cache
def _drawn(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def kilometres(one: Spot, other: Spot) -> int:
    """Return how far apart two places are over the globe, to the next hundred kilometres.

    >>> kilometres(Spot("a", 0, 0, "", "", ()), Spot("b", 90, 0, "", "", ()))
    10000
    """
    (a, b), (c, d) = ((math.radians(each.north), math.radians(each.east)) for each in (one, other))
    angle = math.acos(math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d))
    return round(EARTH * angle / 100) * 100


def from_beijing(places: Sequence[Spot]) -> dict[str, int]:
    """Return how many kilometres each place is from Beijing, which is one of them, by name."""
    towns = {each.name: each for each in places}
    return {each.name: kilometres(towns["Beijing"], each) for each in places}


def land_map(places: Sequence[Spot], file: Path, sources: Sequence[str]) -> Picture:
    """Return the map: towns, region and river by name, and an arrow to what lies far outside."""
    away = from_beijing(places)
    said = "; ".join(f"{each.name}, {each.what}" for each in places)
    return Picture(
        f"A map of north-east China and Korea. {said}.",
        CAPTION,
        _values(places, away, sources),
        lambda: _draw(places, _drawn(file), away),
    )


def _values(places: Sequence[Spot], away: Mapping[str, int], sources: Sequence[str]) -> Any:
    from sourcework.views.frame import Table

    rows = [
        (each.name, each.what, spoken(away[each.name]), source)
        for each, source in zip(places, sources, strict=True)
    ]
    return Table(rows, columns=["place", "what it is to the telegram", "km from Beijing", "from"])


def _draw(places: Sequence[Spot], drawn: Mapping[str, Any], away: Mapping[str, int]) -> Figure:
    from matplotlib.figure import Figure

    west, east, south, north = drawn["region"]
    # A degree of longitude is shorter than one of latitude, here by this much.
    narrow = math.cos(math.radians((south + north) / 2))
    figure = Figure(
        figsize=(8.0, 8.0 * (north - south) / (east - west) / narrow), facecolor="white"
    )
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect(1 / narrow)
    axes.fill([west, east, east, west], [south, south, north, north], color=SEA, zorder=0)
    for ring in drawn["land"]:
        axes.fill(*zip(*ring, strict=True), facecolor=LAND, edgecolor="none", zorder=1)
    _lines(axes, drawn["lines"])
    axes.plot([124.2, 129.6], [38, 38], color=INK, linewidth=1, linestyle=(0, (1, 2)), zorder=3)
    axes.text(129.7, 38, "38th parallel", fontsize=SMALL, va="center", color=INK)
    for name, x, y in (
        ("C H I N A", 115.2, 42.6), ("NORTH\nKOREA", 127.1, 40.3),
        ("SOUTH\nKOREA", 128.1, 36.6), ("Soviet\nUnion", 131.87, 44.2),
        ("Yellow Sea", 122.6, 36.6), ("Sea of Japan\n(East Sea)", 130.7, 40.3),
    ):  # fmt: skip
        sea = name.endswith(("Sea", "Sea)"))
        # Between the border and the edge there is room for small letters only.
        small = sea or name.startswith("Soviet")
        axes.text(x, y, name, fontsize=SMALL if small else NORMAL, color=GREY, ha="center",
                  va="center", style="italic" if sea else "normal"
                  , zorder=4)  # fmt: skip
    for each in places:
        _place(axes, each, away)
    return figure


def _lines(axes: Axes, lines: Mapping[str, Any]) -> None:
    for name, parts in lines.items():
        for part in parts:
            x, y = zip(*part, strict=True)
            if name == "coast":
                axes.plot(x, y, color=GREY, linewidth=0.7, zorder=2)
            elif name == "China and North Korea":
                axes.plot(x, y, color=BLUE, linewidth=2.4, zorder=3)
            elif name == "North Korea and South Korea":
                axes.plot(x, y, color=VERMILLION, linewidth=3, zorder=3, linestyle=(0, (3, 1)))
            else:
                axes.plot(x, y, color=GREY, linewidth=1, zorder=2, linestyle=(0, (6, 3)))


def _place(axes: Axes, place: Spot, away: Mapping[str, int]) -> None:
    white = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.85}
    if place.kind == "town":
        axes.plot(place.east, place.north, "o", markersize=9, color=INK, zorder=5)
        axes.text(place.east - 0.3, place.north + 0.12, place.name, ha="right", fontsize=NORMAL,
                  weight="bold", color=INK, bbox=white, zorder=6)  # fmt: skip
    elif place.kind == "region":
        axes.text(place.east, place.north, " ".join(place.name.upper()), ha="center",
                  fontsize=NORMAL, weight="bold", color=INK, zorder=5)  # fmt: skip
    elif place.kind == "river":
        axes.text(place.east, place.north, f"river {place.name}", fontsize=NORMAL, rotation=33,
                  ha="center", va="bottom", color=BLUE, weight="bold", zorder=5)  # fmt: skip
    else:
        axes.annotate("", (112.8, 43.3), (115.9, 40.3), zorder=4,
                      arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.6})  # fmt: skip
        axes.text(112.7, 43.6, f"to {place.name},\n{spoken(away[place.name])} km", fontsize=NORMAL,
                  weight="bold", color=INK, bbox=white, zorder=6)  # fmt: skip
