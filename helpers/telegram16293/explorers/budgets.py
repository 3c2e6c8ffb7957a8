"""Explorer: two sums beside each other, in the money and with the credit that one chooses."""

from __future__ import annotations

from textwrap import wrap

from sourcework.document import Document
from sourcework.numbers.spans import notation, span, written
from sourcework.numbers.writing import spoken
from sourcework.rounding import Interval, Rule
from sourcework.views.explorers.drawing import INK, LETTERS, PALE, Scale, Sheet, ticks
from sourcework.views.explorers.explorer import WIDE, Explorer, row
from sourcework.views.explorers.scene import Scene

from ..claims.sums import Credit, Money, Weighed, speakers, weighed

RULES = (Rule.NEAREST, Rule.TRUNCATED, Rule.ROUNDED_UP, Rule.UNROUNDED)
FILLS = ("#dcebf5", "#fbe3b8")
CAPTION = (
    "Both sums from zero. The hatched part is the trade credit, where you put it in; what the"
    " comparison takes for granted is printed under the bars."
)


def scene(
    document: Document,
    money: Money = Money.YUAN,
    credit: Credit = Credit.LEFT_OUT,
    base: str = "",
    rule: Rule = Rule.NEAREST,
) -> Scene:
    """Return the two sums under what was chosen, with every assumption."""
    both = weighed(document, money=money, credit=credit, base=base, rule=rule)
    names = _names(document, both)
    return Scene(
        _draw(both, names),
        _alt(both, names),
        CAPTION,
        _said(both, names),
        (_percent(both, names), _loan(both, names), *_granted(both), _other_answer(both)),
        ("sum", "as printed", money.value, "exactly"),
        tuple(_rows(both, names)),
    )


def _names(document: Document, both: Weighed) -> list[str]:
    return [document.people[each].name.partition(" ")[0] for each in both.sums]


def _sums(both: Weighed, names: list[str]) -> list[str]:
    """Return what the two sums are called: the second with what was put on top of it."""
    top = " with the credit on top" if both.credit is Credit.OUTSIDE else ""
    return [f"{names[0]}'s sum", f"{names[1]}'s sum{top}"]


def _said(both: Weighed, names: list[str]) -> str:
    """Return which sum is the larger and by how much, in the money chosen."""
    apart, (first, second) = both.difference, _sums(both, names)
    if apart.is_exact and apart.low == 0:
        return f"{second} is as large as {first}."
    size, how = (apart, "larger") if apart.low >= 0 else (-apart, "smaller")
    return f"{second} is {how} than {first} by {span(size, both.money.value)}."


def _percent(both: Weighed, names: list[str]) -> str:
    whole = _sums(both, names)
    base = whole.pop(list(both.sums).index(both.base))
    size, how = (both.percent, "larger") if both.percent.low >= 0 else (-both.percent, "smaller")
    return f"With {base} as 100 %, {whole[0]} is {written(size)} % {how}."


def _loan(both: Weighed, names: list[str]) -> str:
    loan, second = span(both.loan, both.money.value), names[1]
    if both.credit is Credit.LEFT_OUT:
        return f"The trade credit, {loan}, is left out."
    if both.credit is Credit.INSIDE:
        return (
            f"The trade credit, {loan}, is taken as part of {second}'s sum: for everything else"
            f" {span(both.rest, both.money.value)} are left."
        )
    return f"The trade credit, {loan}, is taken as coming on top of {second}'s sum."


def _granted(both: Weighed) -> list[str]:
    return [f"Granting that {each}." for each in both.assumptions]


def _other_answer(both: Weighed) -> str:
    return (
        "The text does not say whether the credit lies inside the sum; each choice is yours, not "
        "the telegram's."
        if both.credit is not Credit.LEFT_OUT
        else "The two sums are a proposal and an entry in a budget, not money paid."
    )


def _rows(both: Weighed, names: list[str]) -> list[tuple[str, ...]]:
    asked, planned, loan = both.figures
    top = " + credit" if both.credit is Credit.OUTSIDE else ""
    printed = [f"{asked} ({asked.passage})", f"{planned} ({planned.passage})"]
    rows: list[tuple[str, ...]] = [
        (f"{name}{top if place else ''}", printed[place], _plain(each), repr(each))
        for place, (name, each) in enumerate(zip(names, both.sums.values(), strict=True))
    ]
    rows.append(("trade credit", f"{loan} ({loan.passage})", _plain(both.loan), repr(both.loan)))
    apart = both.difference
    rows.append((f"{names[1]}{top} less {names[0]}", "", _plain(apart), repr(apart)))
    return rows


def _plain(amount: Interval) -> str:
    """Return an amount as one number where it is one, else as an interval."""
    return spoken(amount.low) if amount.is_exact else notation(amount)


def _alt(both: Weighed, names: list[str]) -> str:
    bars = "; ".join(
        f"{name}, {span(each)}" for name, each in zip(names, both.sums.values(), strict=True)
    )
    loan = "" if both.credit is Credit.LEFT_OUT else f" Hatched: the credit, {both.credit.value}."
    return (
        f"Two bars from zero, in {both.money.value}: {bars}.{loan}"
        f" Printed on the chart: {'; '.join(both.assumptions) or 'nothing is assumed'}."
    )


def _draw(both: Weighed, names: list[str]) -> str:
    granted = [f"Granting that {each}." for each in both.assumptions] or ["Nothing is assumed."]
    sheet = Sheet(_height(granted))
    longest = max(float(each.high) for each in both.sums.values())
    scale = Scale(0, longest, 70, 560)
    for tick in ticks(0, int(longest) + 1):
        if scale(tick) <= 600:
            sheet.line(scale(tick), 14, scale(tick), 132, colour=PALE)
            sheet.words(scale(tick), 150, spoken(tick), anchor="middle", size=14)
    for place, (name, each) in enumerate(zip(names, both.sums.values(), strict=True)):
        _bar(sheet, scale, name, each, place)
    _loan_on(sheet, scale, both)
    sheet.words(10, 172, f"{both.money.value}, from zero", size=14)
    y: float = 200
    for clause in granted:
        y = sheet.paragraph(10, y, clause)
    return sheet.svg()


def _height(granted: list[str]) -> int:
    return 200 + 18 * sum(len(wrap(each, LETTERS)) for each in granted)


def _bar(sheet: Sheet, scale: Scale, name: str, amount: Interval, place: int) -> None:
    """Draw a sum from zero: solid as far as is sure, hatched where rounding leaves it open."""
    top, bottom = 20 + 58 * place, 66 + 58 * place
    low, high = scale(amount.low), scale(amount.high)
    sheet.words(10, top + 29, name, bold=True)
    sheet.box(scale(0), top, low, bottom, fill=FILLS[place])
    if not amount.is_exact:
        sheet.box(low, top, max(high, low + 3), bottom, fill="open")
    sheet.words(scale(0) + 10, top + 29, _plain(amount), bold=True, rim=False)


def _loan_on(sheet: Sheet, scale: Scale, both: Weighed) -> None:
    """Draw the credit as the last part of the second bar, and say which it is."""
    if both.credit is Credit.LEFT_OUT:
        return
    *_, second = both.sums.values()
    right, left = scale(second.low), scale(second.low - both.loan.low)
    sheet.box(left, 78, right, 124, fill="planned", edge=INK, width=2)
    where = "inside" if both.credit is Credit.INSIDE else "on top"
    sheet.words((left + right) / 2, 107, f"credit, {where}", anchor="middle", bold=True)


def budgets(document: Document) -> Explorer:
    """Return the explorer of budgets."""
    from ipywidgets import Dropdown, Layout, RadioButtons

    people = [(document.people[each].name, each) for each in speakers(document)]
    rule = Dropdown(
        options=[(each.label, each) for each in RULES],
        description="Roubles were",
        style=WIDE,
        layout=Layout(width="300px"),
        disabled=True,
    )
    money = RadioButtons(
        options=[(each.value, each) for each in Money],
        description="Money",
        style=WIDE,
        layout=Layout(width="auto"),
    )
    credit = RadioButtons(
        options=[(each.value, each) for each in Credit],
        description="Trade credit",
        style=WIDE,
        layout=Layout(width="auto"),
    )
    base = RadioButtons(
        options=[(f"{name}'s sum", each) for name, each in people],
        description="100 % is",
        style=WIDE,
        layout=Layout(width="auto"),
    )

    def see(money: Money, credit: Credit, base: str, rule: Rule) -> Scene:
        return scene(document, money, credit, base, rule)

    def only_roubles(change: dict[str, Money]) -> None:
        rule.disabled = change["new"] is not Money.ROUBLES

    money.observe(only_roubles, "value")
    return Explorer(
        "budgets",
        {"money": money, "credit": credit, "base": base, "rule": rule},
        see,
        [row(money, credit, base), row(rule)],
    )
