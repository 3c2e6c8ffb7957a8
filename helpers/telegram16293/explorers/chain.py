"""Explorer: through whose hands the words went, and what each could have changed."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from sourcework.document import Document
from sourcework.views.explorers.drawing import INK, Sheet
from sourcework.views.explorers.explorer import WIDE, Explorer, button, row
from sourcework.views.explorers.scene import Scene

from ..claims.transmission import Hand, Mark, Remark, hands

CAPTION = (
    "The words go from left to right, row by row. ■ known: it stands in the record; ◇ inferred:"
    " argued from it; ? not said."
)
IN_A_ROW = 4


def scene(document: Document, place: int) -> Scene:
    """Return what is known, inferred and not said of one of the hands, counted from 0."""
    every = hands(document)
    hand = every[place]
    return Scene(
        _draw(every, place),
        _alt(every, place),
        CAPTION,
        f"Hand {place + 1} of {len(every)}, {hand.name}: {hand.does} ({_when(hand)}).",
        tuple(map(_sentence, hand.remarks)),
        ("hand", "does what", "when", *(f"{mark.symbol} {mark.value}" for mark in Mark)),
        tuple(_row(place, each) for place, each in enumerate(every)),
    )


def _when(hand: Hand) -> str:
    return hand.when or "no date in the record"


def _sentence(remark: Remark) -> str:
    where = f" ({', '.join(remark.passages)})" if remark.passages else ""
    return f"{remark.mark.symbol} {remark.mark.value}: {remark.words.rstrip('.')}{where}."


def _row(place: int, hand: Hand) -> tuple[str, ...]:
    said = (" ".join(each.words for each in hand.marked(mark)) for mark in Mark)
    return (f"{place + 1} {hand.name}", hand.does, _when(hand), *said)


def _alt(every: Sequence[Hand], place: int) -> str:
    boxes = "; ".join(f"{at + 1} {each.name}, {_when(each)}" for at, each in enumerate(every))
    return f"Boxes joined by arrows: {boxes}. Box {place + 1} is marked “here”."


def _draw(every: Sequence[Hand], place: int) -> str:
    rows = -(-len(every) // IN_A_ROW)
    sheet = Sheet(134 * rows)
    for at, hand in enumerate(every):
        across, down = at % IN_A_ROW, at // IN_A_ROW
        x, y = 10 + 158 * across, 24 + 134 * down
        _arrow(sheet, x, y, new_row=not across, first=not at)
        _hand(sheet, x, y, at, hand, here=at == place)
    return sheet.svg()


def _hand(sheet: Sheet, x: float, y: float, at: int, hand: Hand, *, here: bool) -> None:
    right, bottom = x + 138, y + 94
    sheet.box(x, y, right, bottom, fill="#fbe3b8" if here else "#ffffff", width=4 if here else 1)
    if here:
        sheet.words(x, y - 7, "▼ here", bold=True)
    foot = y + 19
    for line in wrap(f"{at + 1} {hand.name}", 15)[:2]:
        sheet.words(x + 7, foot, line, bold=True, size=14, rim=False)
        foot += 17
    for line in wrap(_when(hand).partition(",")[0], 18)[:2]:
        sheet.words(x + 7, foot, line, size=13, rim=False)
        foot += 16
    counts = "  ".join(f"{mark.symbol} {len(hand.marked(mark))}" for mark in Mark)
    sheet.words(x + 7, bottom - 8, counts, size=14, rim=False)


def _arrow(sheet: Sheet, x: float, y: float, *, new_row: bool, first: bool) -> None:
    """Draw what leads into a box: from the box before it, or from the end of the row above."""
    middle = y + 47
    if first:
        return
    if not new_row:
        sheet.line(x - 20, middle, x - 8, middle, width=2)
        sheet.point(x - 1, middle)
        return
    turn = y - 28
    sheet.line(553, turn - 12, 553, turn, width=2)
    sheet.line(553, turn, x + 100, turn, width=2)
    sheet.line(x + 100, turn, x + 100, y - 8, width=2)
    sheet.point(x + 100, y - 1, 90, colour=INK)


def chain(document: Document) -> Explorer:
    """Return the explorer of the chain of transmission."""
    from ipywidgets import Dropdown, Layout

    every = hands(document)
    choice = Dropdown(
        options=[(f"{place + 1} {hand.name}", place) for place, hand in enumerate(every)],
        description="In whose hands",
        style=WIDE,
        layout=Layout(width="330px"),
    )

    def step(by: int) -> None:
        choice.value = min(max(choice.value + by, 0), len(every) - 1)

    back = button("Back", lambda: step(-1), "To the hand before")
    on = button("Next", lambda: step(1), "To the next hand")

    # A button that were switched off at an end would lose the focus of whoever pressed it.
    return Explorer(
        "chain", {"place": choice}, lambda place: scene(document, place), [row(choice, back, on)]
    )
