"""Explorer: the grain planned month by month, changed at will, against what was asked and when."""

from __future__ import annotations

from collections.abc import Collection

from sourcework.document import Document
from sourcework.figures import Figure
from sourcework.numbers.units import in_units
from sourcework.numbers.writing import spoken
from sourcework.views.explorers.drawing import INK, PALE, VERMILLION, Scale, Sheet, ticks
from sourcework.views.explorers.explorer import WIDE, Explorer, button, note, row
from sourcework.views.explorers.scene import Scene
from sourcework.views.phrasing import day, listed, month, period

from ..claims.aid import asked_grain, month_name, months
from ..claims.plans import Plan, asked_on, plan, planned_on, stated_grain

YOURS = "your what-if, not the telegram's"
STATED = "the telegram's plan, not a record of what arrived"
CAPTION = (
    "Each column is the total by the end of a month; its hatched part is what that month adds."
    " Dotted outlines are the telegram's plan where you have changed it."
)


def scene(
    document: Document,
    first: str,
    doubled: Collection[str] = (),
    made_up: bool = False,
) -> Scene:
    """Return the plan as changed, beside the telegram's and against what was asked."""
    asked = asked_grain(document)
    theirs = plan(document)
    yours = plan(document, first=first, doubled=doubled, made_up=made_up)
    said = _met(document, yours, asked)
    return Scene(
        _draw(yours, theirs, asked, document),
        _alt(yours, asked),
        CAPTION,
        said if yours.stated else f"{YOURS[:1].upper()}{YOURS[1:]}. {said}",
        (
            _changes(document, yours, first, doubled, made_up),
            _by_then(document, yours, asked),
            _in_all(yours, theirs),
            _request(document, asked),
            _sources(document),
        ),
        ("by the end of", "that month, t", "total, t", "total in the telegram's plan, t", "asked"),
        tuple(_rows(yours, theirs, asked)),
    )


def _who(document: Document, figure: Figure) -> str:
    return document.people[figure.speaker].name.partition(" ")[0]


def _much(figure: Figure) -> str:
    return f"{spoken(figure.value)} t"


def _met(document: Document, yours: Plan, asked: Figure) -> str:
    """Return in which month the quantity asked is reached, against the month asked for."""
    who, when = _who(document, asked), yours.met(asked.value)
    wanted = f"{who} asked for {_much(asked)} in {month(asked.months[-1])}"
    if when is None:
        return f"✗ {wanted}: this plan never brings them."
    late = _between(asked.months[-1], when)
    sign = "✗" if late > 0 else "✓"
    how = "in time" if late <= 0 else f"{late} month{'s' if late > 1 else ''} late"
    return f"{sign} {wanted}: they have come by the end of {month_name(when)}, {how}."


def _between(first: str, then: str) -> int:
    """Return how many months lie between two, so many as their names are apart.

    >>> _between("1870-11", "1871-01")
    2
    """
    (year, number), (other, later) = (map(int, each.split("-")) for each in (first, then))
    return (other - year) * 12 + later - number


def _changes(
    document: Document, yours: Plan, first: str, doubled: Collection[str], made_up: bool
) -> str:
    planned = months(document)
    if yours.stated:
        return "Nothing is changed: this is the telegram's own plan."
    missed = planned[: planned.index(first)]
    changed = []
    if missed:
        fate = "made up after the last month" if made_up else "not made up"
        changed.append(f"nothing comes in {listed(map(month, missed))}, and that is {fate}")
    twice = [each for each in planned if each in doubled]
    if twice:
        idle = [each for each in twice if each in missed]
        nothing = f" (twice nothing in {listed(map(month, idle))})" if idle else ""
        changed.append(f"{listed(map(month, twice))} brings twice as much{nothing}")
    return f"Changed by you: {'; '.join(changed)}."


def _by_then(document: Document, yours: Plan, asked: Figure) -> str:
    total = yours.totals[asked.months[-1]]
    apart = asked.value - total
    found = f"{spoken(abs(apart))} t {'too little' if apart > 0 else 'more'}"
    end = month(asked.months[-1])
    return f"By the end of {end} {spoken(total)} t have come: {found if apart else 'just enough'}."


def _in_all(yours: Plan, theirs: Plan) -> str:
    *_, last = yours.totals.values()
    *_, stated = theirs.totals.values()
    apart = (
        "as the telegram plans" if last == stated else f"against the telegram's {spoken(stated)} t"
    )
    return f"In all {spoken(last)} t come, {apart}."


def _request(document: Document, asked: Figure) -> str:
    return (
        f"Who asked: {_who(document, asked)}, on {day(asked_on(document))}, for {_much(asked)} in"
        f" {month(asked.months[-1])} ({asked.status}, {asked.passage})."
    )


def _sources(document: Document) -> str:
    *parts, whole = stated_grain(document)
    goods = listed(
        f"{spoken(each.value)} {in_units(each.value, each.unit)} of {each.goods}" for each in parts
    )
    return (
        f"Who planned: {_who(document, whole)}, on {day(planned_on(document))}, for"
        f" {period(whole.period)}: {goods}, in all {_much(whole)} ({whole.status},"
        f" {whole.passage})."
    )


def _rows(yours: Plan, theirs: Plan, asked: Figure) -> list[tuple[str, ...]]:
    stated, totals = theirs.totals, yours.totals
    return [
        (
            month_name(name),
            spoken(amount),
            spoken(totals[name]),
            spoken(stated[name]) if name in stated else "no delivery planned",
            f"{_much(asked)} by then" if name == asked.months[-1] else "",
        )
        for name, amount in yours.brought
    ]


def _alt(yours: Plan, asked: Figure) -> str:
    columns = listed(f"{month(name)} {spoken(total)} t" for name, total in yours.totals.items())
    whose = STATED if yours.stated else YOURS
    return (
        f"Columns for the total of grain by the end of each month ({whose}): {columns}. A dashed"
        f" line across marks {_much(asked)}, an upright line the end of {month(asked.months[-1])}."
    )


def _draw(yours: Plan, theirs: Plan, asked: Figure, document: Document) -> str:
    sheet = Sheet(348)
    totals = yours.totals
    tallest = max(*totals.values(), *theirs.totals.values(), asked.value)
    up = Scale(0, tallest * 11 / 10, 290, 36)
    across = Scale(0, len(totals), 90, 630)
    for tick in ticks(0, tallest * 11 / 10):
        sheet.line(90, up(tick), 630, up(tick), colour=PALE)
        sheet.words(82, up(tick) + 5, f"{spoken(tick)} t", anchor="end", size=14)
    amounts = dict(yours.brought)
    for place, (name, total) in enumerate(totals.items()):
        left, right = across(place) + 12, across(place + 1) - 12
        before = total - amounts[name]
        sheet.box(left, up(0), right, up(before), fill="#dcebf5")
        sheet.box(left, up(before), right, up(total), fill="planned", width=2)
        if name in theirs.totals and theirs.totals[name] != total:
            sheet.box(
                left - 5, up(0), right + 5, up(theirs.totals[name]), fill="none", dashes="2 4"
            )
        middle = (left + right) / 2
        sheet.words(middle, up(total) - 7, spoken(total), anchor="middle", bold=True)
        sheet.words(middle, 309, month(name), anchor="middle", size=14)
        if name == yours.met(asked.value):
            sheet.words(middle, up(total) + 21, "reached", anchor="middle", size=14)
    _request_lines(sheet, up, across(list(totals).index(asked.months[-1]) + 1), asked, document)
    sheet.words(10, 338, f"total of grain by the end of the month: {_whose(yours)}", size=14)
    if not yours.stated:
        sheet.words(10, 20, YOURS.upper(), bold=True)
    return sheet.svg()


def _whose(yours: Plan) -> str:
    return STATED if yours.stated else YOURS


def _request_lines(sheet: Sheet, up: Scale, end: float, asked: Figure, document: Document) -> None:
    y = up(asked.value)
    sheet.line(90, y, 630, y, colour=VERMILLION, width=3, dashes="9 5")
    sheet.line(end, 30, end, up(0), colour=INK, width=2)
    sheet.words(96, y - 7, f"{_who(document, asked)} asked for {_much(asked)}", bold=True)
    sheet.words(end + 5, 42, f"end of {month(asked.months[-1])}", bold=True)


def deliveries(document: Document) -> Explorer:
    """Return the explorer of deliveries."""
    from ipywidgets import Checkbox, Dropdown, Layout

    planned = months(document)
    first = Dropdown(
        options=[(month_name(each), each) for each in planned],
        description="First delivery in",
        style=WIDE,
        layout=Layout(width="290px"),
    )
    made_up = Checkbox(
        description=f"Make up missed months after {month(planned[-1])}",
        indent=False,
        layout=Layout(width="auto"),
    )
    twice = {
        each: Checkbox(description=month(each), indent=False, layout=Layout(width="110px"))
        for each in planned
    }

    def see(first: str, made_up: bool, **ticked: bool) -> Scene:
        return scene(document, first, [each for each in planned if ticked[each]], made_up)

    def reset() -> None:
        explorer.set(first=planned[0], made_up=False, **dict.fromkeys(planned, False))

    explorer = Explorer(
        "deliveries",
        {"first": first, "made_up": made_up, **twice},
        see,
        [
            note(f"Change the plan; what you get is {YOURS}."),
            row(first, made_up),
            row(note("Twice as much in"), *twice.values()),
            row(button("Back to the telegram's plan", reset)),
        ],
    )
    return explorer
