"""What the lessons themselves say: their prose, and what their tools print."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

from sourcework.errors import KitError
from sourcework.numbers.intervals import Interval
from sourcework.numbers.writing import spoken
from telegram16293.seeds import PLACE, edition

from .. import register
from ..claims import stamp
from .beyond import roundings, scale
from .doubts import stamps
from .words import roubles_at

_TOLD: dict[str, Callable[..., object]] = {
    each.__name__: each for each in (roubles_at, roundings, scale, stamps)
}


@cache
def printed() -> tuple[tuple[str, str], ...]:
    """Return the texts of the lessons that travel with the kit, each with its lesson's name."""
    try:
        books = sorted(PLACE.room("notebooks").glob("*.ipynb"))
    except KitError:  # a kit without its lessons
        return ()
    told = ((book.stem, text) for book in books for text in _texts(book))
    return (*told, ("on the stamp", "; ".join(_register())))


def _register() -> Iterator[str]:
    """Yield the numbers in the picture of the register, which is not drawn for that."""
    found = register.stamps()
    yield spoken(register.slope(found), 4)
    apart = register.left_out(found)
    for each in found:
        above = register.residual(each, found)
        yield from (spoken(size, 4) for size in (each.number - above, abs(above), abs(apart[each])))
    for day in stamp.weighed_days(edition()):
        due = register.due(day, found)
        yield from (str(register.place_of(day)), spoken(due.by_line, 4))
        yield from (spoken(end, 4) for ends in (due.by_pace, due.at_worst) for end in _ends(ends))


def _ends(ends: Interval) -> tuple[float | Fraction, ...]:
    return ends.low, ends.high


def _texts(book: Path) -> Iterator[str]:
    for cell in json.loads(book.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        yield source
        if cell["cell_type"] == "code":
            yield from map(_shown, _calls(source))


def _calls(source: str) -> Iterator[ast.Call]:
    """Yield the calls of tools that only tell, as far as they can be read without running them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TOLD:
            yield node


def _shown(call: ast.Call) -> str:
    assert isinstance(call.func, ast.Name)
    given = [ast.literal_eval(each) for each in call.args]
    named = {each.arg: ast.literal_eval(each.value) for each in call.keywords if each.arg}
    return str(_TOLD[call.func.id](*given, **named))
