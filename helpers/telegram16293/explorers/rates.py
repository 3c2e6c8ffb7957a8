"""Explorer: one exchange rate tried on all conversions, under a rule and a coarseness."""

from __future__ import annotations

from fractions import Fraction

from sourcework.document import Document
from sourcework.numbers.numerals import TwoWays, read_numeral
from sourcework.numbers.spans import ends, notation
from sourcework.numbers.writing import about, decimal, spoken
from sourcework.rounding import INFINITY, Interval, Rule, gap, overlap
from sourcework.views.explorers.drawing import (
    BLUE,
    INK,
    OCHRE,
    PALE,
    VERMILLION,
    Scale,
    Sheet,
    ticks,
)
from sourcework.views.explorers.explorer import WIDE, Explorer, button, note, row
from sourcework.views.explorers.scene import Scene
from sourcework.views.phrasing import listed

from ..claims.rates import COARSENESS, TOLD, Trial, meeting, span, trials

LOWEST, HIGHEST = 1, 10**6
AXIS = (20, 540)
MILLION = 10**6
CAPTION = (
    "Each bar holds the rates that print the roubles of one conversion; a filled end is included,"
    " a hollow end is not, and both are rounded inwards. The dashed line is the rate you try. Where"
    " it crosses all three bars, one rate would do; nothing shows that it was the one."
)


def read_rate(typed: str) -> Fraction | str:
    """Return the rate typed, in yuan per rouble, or a sentence on what cannot be used.

    >>> read_rate("6,750"), read_rate("13500/2")
    (Fraction(6750, 1), Fraction(6750, 1))
    >>> read_rate("-3")
    '“-3” is no rate to try: type a number from 1 to 1,000,000, such as 6750.'
    """
    read = read_numeral(typed)
    value = read.thousands if isinstance(read, TwoWays) else read
    if value is not None and LOWEST <= value <= HIGHEST:
        return value
    shown = typed if len(typed) <= 40 else typed[:39] + "…"
    between = f"from {LOWEST} to {HIGHEST:,}, such as 6750"
    return f"“{shown}” is no rate to try: type a number {between}."


def scene(
    document: Document, rate: Fraction, rule: Rule, coarse: int | None = None, trouble: str = ""
) -> Scene:
    """Return what a rate does to the conversions; ``trouble`` says what was typed in vain."""
    each = trials(document, rate, rule, coarse)
    common = overlap(*(one.fits for one in each))
    told = _verdict(each, rate, rule)
    return Scene(
        _draw(each, common, rate, rule, span(document, coarse)),
        _alt(each, common, rate, rule),
        CAPTION,
        f"{trouble} Still at {at(rate)}. {told}" if trouble else told,
        (_basis(rule, coarse), *map(_sentence, each), _place(each, common, rate)),
        (
            "conversion",
            "million roubles at your rate",
            "printed",
            "in the telegram",
            "agree",
            "rates that agree",
        ),
        tuple(map(_row, each)),
    )


def at(rate: Fraction) -> str:
    """Return a rate as it is said: cut, not rounded, so that no end is crossed."""
    return decimal(rate, 3)


def _verdict(each: tuple[Trial, ...], rate: Fraction, rule: Rule) -> str:
    right = [one.name for one in each if one.agrees]
    count = "all" if len(right) == len(each) else str(len(right)) if right else "none"
    found = f": {listed(right)}" if 0 < len(right) < len(each) else ""
    return (
        f"At {at(rate)} yuan per rouble, {rule.label}, {count} of the {len(each)} conversions"
        f" {'agree' if len(right) != 1 else 'agrees'} with the telegram{found}."
    )


def _basis(rule: Rule, coarse: int | None) -> str:
    yuan = f"rounded to the nearest {coarse:,} million" if coarse else "exact"
    return f"Assumed: the roubles were {rule.label} in whole millions, and the yuan are {yuan}."


def _sentence(one: Trial) -> str:
    sign, verb = ("✓", "agrees with") if one.agrees else ("✗", "does not agree with")
    return (
        f"{sign} {one.name}: {spoken(one.yuan.in_millions)} million yuan make"
        f" {_millions(one.unrounded)} million roubles, printed {_prints(one)};"
        f" that {verb} the telegram's {spoken(one.stated.in_millions)}."
    )


def _millions(amount: Interval) -> str:
    """Return roubles in millions, cut at three decimals: one number, or from … to …."""
    ends = [decimal(Fraction(end) / MILLION, 3) for end in (amount.low, amount.high)]
    return ends[0] if amount.is_exact else " to ".join(ends)


def _prints(one: Trial) -> str:
    low, high = (spoken(end / MILLION) for end in one.prints)
    return low if low == high else f"{low} to {high}"


def _place(each: tuple[Trial, ...], common: Interval, rate: Fraction) -> str:
    """Return where the rate stands to the rates that would do for all."""
    if common.is_empty:
        missed = about(Fraction(gap(*(one.fits for one in each))))
        return f"No rate agrees with all three: the bars miss one another by {missed}."
    if rate in common:
        where = "your rate is one of them"
    elif rate in (common.low, common.high):
        where = "your rate is the very end that is left out"
    else:
        where = f"your rate is too {'low' if rate < common.low else 'high'}"
    return f"The rates that agree with all three are {notation(common)}; {where}."


def _row(one: Trial) -> tuple[str, ...]:
    return (
        one.name,
        _millions(one.unrounded),
        _prints(one),
        spoken(one.stated.in_millions),
        "✓ yes" if one.agrees else "✗ no",
        f"{notation(one.fits)}; exactly {one.fits!r}",
    )


def _alt(each: tuple[Trial, ...], common: Interval, rate: Fraction, rule: Rule) -> str:
    bars = "; ".join(
        f"{one.name} {notation(one.fits)}, {'crossed' if one.agrees else 'missed'}" for one in each
    )
    found = "no overlap" if common.is_empty else f"overlap {notation(common)}"
    return (
        f"Three bars of rates in yuan per rouble, roubles {rule.label}, and an upright line at"
        f" {at(rate)}: {bars}; {found}."
    )


def _draw(
    each: tuple[Trial, ...], common: Interval, rate: Fraction, rule: Rule, ends: tuple[int, int]
) -> str:
    top, step = 62, 56
    bottom = top + step * len(each) + 4
    sheet = Sheet(bottom + 44)
    scale = Scale(*ends, *AXIS)
    found = "no overlap" if common.is_empty else f"overlap {notation(common)}"
    sheet.words(10, 20, f"{rule.label[:1].upper()}{rule.label[1:]}: {found}", bold=True)
    for tick in ticks(*ends):
        sheet.line(scale(tick), top, scale(tick), bottom, colour=PALE)
        sheet.words(scale(tick), bottom + 17, spoken(tick), anchor="middle", size=14)
    sheet.words(10, bottom + 36, "yuan per rouble", size=14)
    if not common.is_empty:
        sheet.box(scale(common.low), top, scale(common.high), bottom, fill="common", edge=OCHRE)
    _mark(sheet, scale, rate, top, bottom)
    for place, one in enumerate(each):
        _bar(sheet, scale, one, top + step * place + 38)
    return sheet.svg()


def _bar(sheet: Sheet, scale: Scale, one: Trial, y: float) -> None:
    fits = one.fits.inwards()
    low, high = fits.low, fits.high
    sheet.words(10, y - 16, f"{one.name}   {notation(one.fits)}", plate=True)
    sheet.line(scale.within(low), y, scale.within(high), y, colour=BLUE, width=5)
    sheet.dot(scale.within(low), y, filled=fits.low_closed)
    sheet.dot(scale.within(high), y, filled=fits.high_closed)
    sheet.words(630, y + 5, "✓ agrees" if one.agrees else "✗ does not", anchor="end", bold=True)


def _mark(sheet: Sheet, scale: Scale, rate: Fraction, top: float, bottom: float) -> None:
    """Draw the rate tried as a dashed line under its number, or at the edge it lies beyond."""
    x = scale.within(rate)
    beyond = "" if scale.low <= rate <= scale.high else ", off the picture"
    anchor = "start" if x < 130 else "end" if x > 480 else "middle"
    sheet.line(x, top - 8, x, bottom, colour=VERMILLION, width=3, dashes="7 4")
    sheet.point(x, top - 6, 90, colour=VERMILLION)
    sheet.words(x, top - 18, f"your rate {at(rate)}{beyond}", anchor=anchor, bold=True, colour=INK)


def rates(document: Document) -> Explorer:
    """Return the explorer of rates."""
    return _Rates(document).explorer


class _Rates:
    """The controls of the explorer: one exact rate, typed or slid, and two choices."""

    def __init__(self, document: Document) -> None:
        from ipywidgets import Dropdown, IntSlider, Layout, RadioButtons, Text

        self.document, self.following = document, False
        low, high = span(document)
        start = (low + high) // 2
        self.rate = Fraction(start)
        self.typed = Text(
            value=str(start),
            description="Rate, typed",
            continuous_update=False,
            style=WIDE,
            layout=Layout(width="230px"),
        )
        self.slider = IntSlider(
            value=start,
            min=low,
            max=high,
            description="Yuan per rouble",
            readout=False,
            style=WIDE,
            layout=Layout(width="auto", max_width="760px"),
        )
        self.rule = RadioButtons(
            options=[(rule.label, rule) for rule in TOLD],
            description="Roubles were",
            style=WIDE,
            layout=Layout(width="auto"),
        )
        self.coarse = Dropdown(
            options=[("exact", None)]
            + [(f"rounded to {each:,} million", each) for each in COARSENESS if each],
            index=0,  # its value is None, which alone would leave nothing chosen
            description="The yuan are",
            style=WIDE,
            layout=Layout(width="310px"),
        )
        snaps = [
            button("Highest low end", lambda: self.snap(0), "Go to the highest of the low ends"),
            button("Lowest high end", lambda: self.snap(1), "Go to the lowest of the high ends"),
        ]
        self.explorer = Explorer(
            "rates",
            {"rate": self.typed, "rule": self.rule, "coarse": self.coarse},
            self.see,
            [
                self.slider,
                row(self.typed, note("Go to the"), *snaps),
                row(self.rule, self.coarse),
            ],
            lambda: f"{at(self.rate)} yuan per rouble",
        )
        self.slider.observe(self.slid, "value")
        self.coarse.observe(self.widened, "value")

    def see(self, rate: str, rule: Rule, coarse: int | None) -> Scene:
        """Return the scene of what is typed and chosen; the slider follows what is typed."""
        read = read_rate(rate)
        trouble = read if isinstance(read, str) else ""
        self.rate = self.rate if isinstance(read, str) else read
        self.follow()
        return scene(self.document, self.rate, rule, coarse, trouble)

    def follow(self) -> None:
        """Put the slider where it comes nearest to the rate."""
        self.following = True
        self.slider.value = min(max(round(self.rate), self.slider.min), self.slider.max)
        self.following = False

    def slid(self, change: dict[str, int]) -> None:
        """Take the rate that the slider was moved to."""
        if not self.following:
            self.typed.value = str(change["new"])

    def snap(self, end: int) -> None:
        """Go to the end, as it is printed, where bars begin or cease to stand one above another."""
        exact = meeting(self.document, self.rule.value, self.coarse.value)[end]
        beyond = Interval(exact, INFINITY) if end == 0 else Interval(-INFINITY, exact)
        self.typed.value = ends(beyond)[1 + end]

    def widened(self, _change: object) -> None:
        """Give the slider the ends of the picture."""
        low, high = span(self.document, self.coarse.value)
        self.following = True
        with self.slider.hold_trait_notifications():
            self.slider.min, self.slider.max = low, high
        self.follow()
