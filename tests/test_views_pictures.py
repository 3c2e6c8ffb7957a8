"""Pictures are tested through their data and their words; their pixels only for sameness."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from html import unescape

import pytest
from matplotlib import rc_context
from matplotlib.text import Text

from sourcework.rounding import EMPTY, INFINITY, Interval, Rule, reading
from sourcework.views.picture import Picture
from sourcework.views.plots_style import SMALL
from telegram16293 import lesson, plots
from telegram16293.claims.sums import ALIKE
from telegram16293.course import course

NEAREST = {"first": Interval(9, 11, True), "second": Interval(10, 12, True)}
APART = {"first": Interval.exact(3), "second": Interval(5, INFINITY)}
BY_RULE = {"to nearest": NEAREST, "upwards": APART}
VISIT, LETTER = date(1900, 5, 30), date(1900, 6, 2)
STEPS = [
    plots.Step("Ann Lee", "Bob", "says <aloud>", VISIT),
    plots.Step("Bob", "Bob", "thinks"),
    plots.Step("Bob", "Ann Lee", "пишет", LETTER),
]


def chain() -> Picture:
    return plots.chain(STEPS, [(LETTER, "the letter"), (VISIT, "the visit")])


def intervals() -> Picture:
    return plots.intervals(BY_RULE, unit="crowns", note="whole crowns")


every_picture = pytest.mark.parametrize("make", [chain, intervals])
Maker = Callable[[], Picture]


def words(picture: Picture) -> str:
    drawn = picture.draw()
    drawn.draw_without_rendering()
    return "\n".join(each.get_text() for each in drawn.findobj(Text) if isinstance(each, Text))


@every_picture
def test_the_same_values_give_the_same_bytes_whatever_style_is_set(make: Maker) -> None:
    """A notebook's own style changes no byte, so a stored output can be compared."""
    plain = make().png()
    with rc_context({"font.size": 30, "axes.facecolor": "black", "text.color": "red"}):
        assert make().png() == plain


@every_picture
def test_html_says_what_the_picture_shows(make: Maker) -> None:
    """Alt text, caption and table stand in the HTML, escaped, beside the image."""
    picture = make()
    html = picture._repr_mimebundle_()["text/html"]
    (alt,) = re.findall(r'<img [^>]*alt="([^"]*)" src="data:image/png;base64,', html)
    assert unescape(alt) == picture.alt
    assert "<figcaption" in html and "<caption" in html and '<th scope="col"' in html
    assert html.count("<tr>") == len(picture.values) + 1


@every_picture
def test_plain_text_says_it_too(make: Maker) -> None:
    """Without pictures the alt text, the caption and every value are there."""
    picture = make()
    plain = picture._repr_mimebundle_()["text/plain"]
    assert picture.alt in plain and picture.caption in plain
    assert str(picture.values.iloc[0, 0]) in plain


@every_picture
def test_html_survives_an_untrusted_notebook(make: Maker) -> None:
    """It uses no id, style sheet, script, handler or theme variable, which are stripped there."""
    html = re.sub(r"base64,[^\"]*", "", make().html())
    assert not re.search(r"<style|<script|\son\w+=|\sid=|var\(|<svg", html)


@every_picture
def test_no_word_in_a_picture_is_small(make: Maker) -> None:
    """At 800 pixels' width no letter is smaller than eleven points."""
    drawn = make().draw()
    assert all(
        float(each.get_fontsize()) >= SMALL
        for each in drawn.findobj(Text)
        if isinstance(each, Text) and each.get_text()
    )


@every_picture
def test_every_glyph_is_in_the_font(make: Maker, recwarn: pytest.WarningsRecorder) -> None:
    """No letter, Cyrillic included, is drawn as an empty box, and nothing else is warned of."""
    make().png()
    assert not recwarn.list


def test_an_overlap_is_named_with_its_ends() -> None:
    """Where all bars of a rule share values, the picture and the alt text say which."""
    assert "overlap [10 … 11)" in words(intervals())
    assert "They overlap: from 10 up to but not including 11." in intervals().alt


def test_a_missing_overlap_is_named_with_its_gap() -> None:
    """Where the bars share nothing, the picture, the alt text and the table say so."""
    assert "no overlap, a gap of 2" in words(intervals())
    assert "No value lies in all of them: a gap of 2." in intervals().alt
    assert list(intervals().values["crowns"])[-1] == "empty"


def test_intervals_keep_their_exact_ends_in_the_table() -> None:
    """What is rounded on the chart stands exactly in the table."""
    third = {"one": Interval(Fraction(1, 3), Fraction(2, 3))}
    values = plots.intervals({"exact": third}, unit="crowns").values
    assert list(values["exactly"]) == ["(1/3, 2/3)", "(1/3, 2/3)"]


def test_the_assumption_is_printed_on_the_chart() -> None:
    """A note and an assumption are drawn, not only told beside the picture."""
    assert "whole crowns" in words(intervals())


def test_two_sums_show_what_rounding_leaves_open() -> None:
    """The ends of both, the gap between them, and what is granted; no scale passes for zero."""
    peng, mao = (lesson.figure(f"{each}-aid-roubles") for each in ("peng", "mao"))
    picture = lesson.plot_budgets(lesson.compare(peng, mao, rule=Rule.NEAREST, assuming=ALIKE))
    shown = words(picture)
    ends = [
        f"{reading(each.value, each.step, Rule.NEAREST).low / each.scale}" for each in (peng, mao)
    ]
    assert all(str(float(Fraction(end))) in shown for end in ends)
    assert "does not start at zero" in shown and "no overlap, a gap of" in shown
    assert "both were rounded to nearest" in picture.caption


@pytest.mark.parametrize("name", ["deliveries", "budgets"])
def test_a_picture_of_an_explorer_is_its_first_scene(name: str) -> None:
    """It is drawn once: as it stands still it is what moves, and loads no matplotlib."""
    explorer = {"deliveries": lesson.explore_deliveries, "budgets": lesson.explore_budgets}[name]()
    _, draw = course().pictures[name]
    picture = draw(course())
    assert (picture.alt, picture.image()) == (
        explorer.first.alt,
        ("svg", explorer.first.svg.encode()),
    )
    assert picture.svg((9, 5)) == picture.image()[1] and explorer.first.source in picture.html()


def test_deliveries_can_be_calculated_with() -> None:
    """The table's numbers are numbers: what each month adds makes up the total."""
    values = lesson.plot_deliveries().values
    assert list(values["that month, t"].cumsum()) == list(values["total, t"])


def test_days_are_counted_between_the_dates() -> None:
    """The line of days is in order of time whatever order was given, with the days between."""
    assert chain().alt.endswith(
        "30 May 1900, the visit; 2 June 1900, the letter. Between them 3 days."
    )
    assert "3 days" in words(chain())


def test_without_dates_only_hands_are_drawn() -> None:
    """Who is not to see the days yet sees neither a line of them nor the day of a step."""
    drawn = words(plots.chain(STEPS))
    assert "пишет" in drawn
    assert not any(each in drawn for each in ("May", "Jun", "days", "no date", "visit"))


def test_a_step_without_a_date_says_so() -> None:
    """No date is invented for a step that has none."""
    assert "no date given: Bob, thinks" in chain().alt
    assert list(chain().values["date"])[1] == "not dated"


def test_importing_the_views_loads_neither_pandas_nor_matplotlib() -> None:
    """Only showing something costs their start, and nothing ever sets pyplot's state."""
    asked = (
        "import sys; from telegram16293 import plots;"
        "from sourcework.views import passages, picture, tables;"
        "heavy = {'pandas', 'numpy', 'matplotlib', 'IPython'} & set(sys.modules);"
        "assert not heavy, heavy;"
        "from sourcework.rounding import Interval;"
        "plots.intervals({'rule': {'one': Interval(1, 2)}}, unit='t').png();"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)


def test_nothing_to_overlap_is_drawn_as_empty_words() -> None:
    """The empty interval is called empty in every form of words."""
    from sourcework.numbers.spans import notation, span

    assert (notation(EMPTY), span(EMPTY)) == ("empty", "no value at all")
