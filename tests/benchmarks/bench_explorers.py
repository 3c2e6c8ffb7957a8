"""How soon an explorer answers a hand: from a control's change to the new scene, in the kernel."""

from __future__ import annotations

import json
from itertools import cycle
from time import perf_counter
from typing import Any

import pytest
from budgets import report

from telegram16293.claims.sums import Credit, Money
from telegram16293.seeds import edition

Capture = pytest.CaptureFixture[str]
SLOWEST = 20  # the slowest in a hundred is told beside the median


def events(name: str) -> tuple[Any, Any]:
    """Return an explorer and what makes one event after another, like a hand would."""
    if name == "rates":
        from telegram16293.explorers.rates import rates

        explorer = rates(edition())
        slider = explorer.children[0]
        values = cycle(range(slider.min + 1, slider.max))
        return explorer, lambda: setattr(slider, "value", next(values))
    if name == "deliveries":
        from telegram16293.explorers.deliveries import deliveries

        explorer = deliveries(edition())
        boxes = cycle(each for key, each in explorer.controls.items() if key != "first")

        def tick() -> None:
            box = next(boxes)
            box.value = not box.value

        return explorer, tick
    if name == "budgets":
        from telegram16293.explorers.budgets import budgets

        explorer = budgets(edition())
        states = cycle((money, credit) for money in Money for credit in Credit)

        def choose() -> None:
            money, credit = next(states)
            explorer.set(money=money, credit=credit)

        return explorer, choose
    from telegram16293.explorers.chain import chain

    explorer = chain(edition())
    places = cycle((1, 2, 3, 4, 5, 6, 7, 0))
    return explorer, lambda: setattr(explorer.controls["place"], "value", next(places))


@pytest.mark.parametrize("name", ["rates", "deliveries", "budgets", "chain"])
def test_event(benchmark: Any, capsys: Capture, name: str) -> None:
    """A change of a control until its scene is ready to be sent."""
    explorer, event = events(name)

    def once() -> None:
        event()
        json.dumps(explorer.screen.scene)

    once()
    slow = sorted(_timed(once) for _ in range(SLOWEST))[-1]
    benchmark(once)
    measured = benchmark.stats.stats.median
    size = len(json.dumps(explorer.screen.scene)) / 1000
    report(
        capsys,
        f"explorer of {name}, one event ({size:.0f} kB sent; slowest of {SLOWEST}: "
        f"{slow * 1000:.1f} ms)",
        "30 ms",
        f"{measured * 1000:.1f} ms",
    )


@pytest.mark.parametrize("name", ["rates", "deliveries", "budgets", "chain"])
def test_first_shown(benchmark: Any, capsys: Capture, name: str) -> None:
    """An explorer made and shown, the libraries being loaded already."""
    events(name)

    def show() -> None:
        explorer, _ = events(name)
        explorer._repr_mimebundle_()

    benchmark(show)
    measured = benchmark.stats.stats.median
    report(capsys, f"explorer of {name}, made and shown", "none", f"{measured * 1000:.1f} ms")


def _timed(once: Any) -> float:
    start = perf_counter()
    once()
    return perf_counter() - start
