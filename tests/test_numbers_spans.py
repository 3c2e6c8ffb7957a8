"""The law of printed intervals, for any interval, and for every one that the kit prints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction as F
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.exercises import judge, right_answer
from sourcework.numbers.intervals import EMPTY, INFINITY, Interval, overlap
from sourcework.numbers.spans import notation, span, written
from sourcework.rounding import Rule
from sourcework.views.tables import intervals_table
from telegram16293.claims.rates import COARSENESS, RULES, rates
from telegram16293.exercises import ALL
from telegram16293.explorers import rates as explorer
from telegram16293.lesson import plot_rates
from telegram16293.seeds import edition

ROOT = Path(__file__).parent.parent
NUMBER = r"[−-]?[\d,]+(?:\.\d+)?"
NOTATION = re.compile(rf"([\[(])({NUMBER}|−?no limit) … ({NUMBER}|no limit)([\])])")
WORDS = (
    (re.compile(rf"from ({NUMBER}) to ({NUMBER})"), True, True),
    (re.compile(rf"from ({NUMBER}) up to but not including ({NUMBER})"), True, False),
    (re.compile(rf"more than ({NUMBER}) up to and including ({NUMBER})"), False, True),
    (re.compile(rf"more than ({NUMBER}) and less than ({NUMBER})"), False, False),
)
PAGES = sorted([*ROOT.glob("course/*.md"), *ROOT.glob("course/answers/*.ipynb")])


def value(text: str) -> F:
    return F(text.rstrip(",").replace(",", "").replace("−", "-"))


def of_notation(text: str) -> Iterator[Interval]:
    """Yield the intervals that stand in a text in brackets."""
    for left, low, high, right in NOTATION.findall(text):
        ends = (
            -INFINITY if "limit" in low else value(low),
            INFINITY if "limit" in high else value(high),
        )
        yield Interval(*ends, left == "[", right == "]")


def of_words(text: str) -> Iterator[Interval]:
    """Yield the intervals that a text says in words."""
    for pattern, low_in, high_in in WORDS:
        for low, high in pattern.findall(text):
            if value(low) < value(high):
                yield Interval(value(low), value(high), low_in, high_in)


def holds(printed: Interval, true: Interval) -> bool:
    """Say whether what is printed is so: the law, for each end on its own."""
    ends = ((printed.low, printed.low_closed), (printed.high, printed.high_closed))
    return printed in true and all(
        (end in true) == closed for end, closed in ends if isinstance(end, F)
    )


numbers = st.fractions(-(10**7), 10**7, max_denominator=10**5)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval with two ends that differ, each in or out."""
    low, high = sorted(draw(st.lists(numbers, min_size=2, max_size=2, unique=True)))
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


# --- the law ------------------------------------------------------------------------------------


@given(intervals(), st.integers(0, 6))
def test_what_is_printed_of_an_interval_is_so(true: Interval, places: int) -> None:
    """Included ends are inside, those left out are not, and all that is printed is inside."""
    for found in (of_notation(notation(true, places)), of_words(span(true, places=places))):
        (printed,) = found
        assert holds(printed, true)


@given(intervals(), st.integers(0, 6))
def test_one_step_beyond_what_is_printed_is_outside(true: Interval, places: int) -> None:
    """No number of the places shown is left out that would do."""
    (printed,) = of_notation(notation(true, places))
    if true.width > F(2, 10**places):
        step = F(1, 10**places)
        assert F(printed.low) - step not in true and F(printed.high) + step not in true


@given(numbers, st.booleans())
def test_an_end_that_is_missing_stays_missing(end: F, closed: bool) -> None:
    """Where one end has no limit the other still follows the law."""
    for true in (Interval(end, INFINITY, closed), Interval(-INFINITY, end, False, closed)):
        assert holds(true.inwards(), true)


def test_one_number_alone_is_exact_or_cut_or_about() -> None:
    """A number that no short decimal hits is never printed as if one did."""
    third = Interval.exact(F(1, 3))
    assert (notation(third), span(third), written(third)) == ("[0.33…]", "about 0.33", "about 0.33")
    assert (notation(EMPTY), span(EMPTY)) == ("empty", "no value at all")


# --- every interval that the kit prints ---------------------------------------------------------


@cache
def true_intervals() -> tuple[Interval, ...]:
    """Return what the kit knows of intervals: rates of each rule, claims' working, answers."""
    from telegram16293.claims import claims_of

    document = edition()
    each = [rates(document, rule, coarse) for rule in RULES for coarse in COARSENESS]
    found = [one for named in each for one in (*named.values(), overlap(*named.values()))]
    working = [value for claim in claims_of(document) for _, value in claim.working]
    answers = [right_answer(one, document) for one in ALL.values()]
    found += [one for one in (*working, *answers) if isinstance(one, Interval)]
    found += readings()
    return tuple(one for one in dict.fromkeys(found) if not one.is_empty and not one.is_exact)


def text_of(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    return text if page.suffix == ".md" else json.dumps(json.loads(text), ensure_ascii=False)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_interval_on_a_page_is_so(page: Path) -> None:
    """Each interval in brackets is one that the kit knows, printed by the law."""
    for printed in of_notation(text_of(page)):
        near = [true for true in true_intervals() if true.inwards(2) == printed]
        assert near and all(holds(printed, true) for true in near), printed


def readings() -> Iterator[Interval]:
    """Yield what printed figures stand for, and what lies between two, also in hundredths."""
    from sourcework.compare import read
    from sourcework.figures import figures_of

    for figure, rule in product(figures_of(edition()), Rule):
        yield from (read(figure, rule) / size for size in (1, 10**6))
        for other in figures_of(edition()).find(unit=figure.unit):
            yield (read(other, rule) - read(figure, rule)) / 10**6
            yield (read(other, rule) / read(figure, rule) - 1) * 100


def test_pages_do_print_intervals() -> None:
    """The search above finds something to hold against the law."""
    assert sum(len(list(of_notation(text_of(page)))) for page in PAGES) > 10


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("coarse", COARSENESS)
def test_tables_pictures_and_explorers_print_what_is_so(rule: Rule, coarse: int | None) -> None:
    """Alt text, values beside a picture, the explorer's rows and the table, for every choice."""
    named = rates(edition(), rule, coarse)
    picture = plot_rates(rule, coarse=coarse)
    scene = explorer.scene(edition(), F(6000), rule, coarse)
    for printed, true in zip(of_words(picture.alt), named.values(), strict=False):
        assert holds(printed, true)
    for row, true in zip(scene.rows, named.values(), strict=True):
        assert all(holds(printed, true) for printed in of_notation(row[-1]))
    for row in intervals_table(named).to_dict("records"):
        low, high = (F(repr(float(row[end]))) for end in ("low", "high"))
        closed = (row[f"{end} end"] == "included" for end in ("low", "high"))
        assert holds(Interval(low, high, *closed), named[row["name"]])


def test_a_printed_end_answers_as_the_picture_says() -> None:
    """Every printed end of the common rate is right, and the next hundredth beyond it is not."""
    document, exercise = edition(), ALL["one-rate"]
    (printed,) = of_notation(str(exercise.why(document)))  # type: ignore[operator]
    low, high = F(printed.low), F(printed.high)
    inside = [judge(exercise, each, document).outcome for each in (low, high)]
    beyond = [
        judge(exercise, each, document).outcome for each in (low - F("0.01"), high + F("0.01"))
    ]
    assert inside == ["right", "right"] and "right" not in beyond


@pytest.mark.parametrize("places", [2, 4])
def test_a_printed_end_answers_the_question_for_it(places: int) -> None:
    """The lowest and the highest rate may be given as tables, pictures and a person print them."""
    document, exercise = edition(), ALL["rate-ends"]
    true = rates(document, Rule.NEAREST)["Peng's sum"]
    low, high = ([F(inward), nearest(true_end, places)] for inward, true_end in (
        (true.inwards(places).low, true.low), (true.inwards(places).high, true.high)
    ))  # fmt: skip
    for lowest, highest in product(low, high):
        given = {"lowest": lowest, "highest": highest}
        assert judge(exercise, given, document).outcome == "right"


def nearest(end: F | float, places: int) -> F:
    return F(round(F(end), places))
