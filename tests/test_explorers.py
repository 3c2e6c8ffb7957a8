"""Explorers are tested through their states: values, words and alt; in a browser elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from html import unescape
from itertools import product
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.errors import RoundingError, UnknownName
from sourcework.rounding import EMPTY, Interval, Rule, printed
from sourcework.views.explorers import drawing
from sourcework.views.explorers.explorer import Explorer
from sourcework.views.explorers.scene import Scene
from telegram16293.claims import aid, plans, rates, sums, transmission
from telegram16293.explorers import budgets, chain, deliveries
from telegram16293.explorers import rates as rates_view
from telegram16293.seeds import edition

MONTHS = aid.months(edition())
FEBRUARY, MARCH, APRIL, MAY = MONTHS
MAKERS: dict[str, Callable[..., Explorer]] = {
    "rates": rates_view.rates,
    "deliveries": deliveries.deliveries,
    "budgets": budgets.budgets,
    "chain": chain.chain,
}
each_explorer = pytest.mark.parametrize("name", MAKERS)
any_rate = st.fractions(min_value=6_100, max_value=7_500, max_denominator=500)
any_rule = st.sampled_from(rates.TOLD)
any_coarseness = st.sampled_from(rates.COARSENESS)


def made(name: str) -> Explorer:
    return MAKERS[name](edition())


def scenes(name: str) -> list[Scene]:
    """Return scenes of an explorer in many states, its first state first."""
    doc = edition()
    if name == "rates":
        states = product((6_764, 10, 999_999), rates.TOLD, rates.COARSENESS)
        return [rates_view.scene(doc, Fraction(each), *rest) for each, *rest in states]
    if name == "deliveries":
        choices = product(MONTHS, ((), (MARCH,), MONTHS), (False, True))
        return [deliveries.scene(doc, *each) for each in choices]
    if name == "budgets":
        every = product(sums.Money, sums.Credit, sums.speakers(doc), budgets.RULES)
        return [budgets.scene(doc, *each) for each in every]
    return [chain.scene(doc, place) for place in range(len(transmission.hands(doc)))]


# --- every explorer -----------------------------------------------------------------------------


@each_explorer
def test_it_stands_without_a_kernel(name: str) -> None:
    """Its HTML holds the picture with alt, caption, words and values of its first state."""
    explorer = made(name)
    html = explorer._repr_mimebundle_()["text/html"]
    (alt,) = re.findall(r'<img [^>]*alt="([^"]*)" src="data:image/svg\+xml;base64,', html)
    assert unescape(alt) == explorer.first.alt
    assert "<figcaption" in html and "<caption" in html and '<th scope="col"' in html
    words = unescape(re.sub(r"<[^>]+>", "", html))
    assert all(each in words for each in (explorer.first.said, *explorer.first.details))


@each_explorer
def test_its_html_survives_an_untrusted_notebook(name: str) -> None:
    """It uses no id, style sheet, script, handler or theme variable, which are stripped there."""
    html = re.sub(r'base64,[^"]*', "", made(name)._repr_mimebundle_()["text/html"])
    assert not re.search(r"<style|<script|\son\w+=|\sid=|var\(|<svg", html)


@each_explorer
def test_its_words_are_the_same_every_time(name: str) -> None:
    """Two explorers made alike differ only in the ids of their models, which no text names."""
    one, other = (made(name)._repr_mimebundle_() for _ in range(2))
    for kind in ("text/html", "text/plain"):
        assert one[kind] == other[kind]
    live = "application/vnd.jupyter.widget-view+json"
    assert one[live]["model_id"] != other[live]["model_id"]
    assert one[live]["model_id"] not in one["text/plain"] + one["text/html"]


@each_explorer
def test_its_repr_says_its_state(name: str) -> None:
    """Printed, an explorer is its state in words."""
    explorer = made(name)
    assert repr(explorer) == f"<Explorer of {name}: {explorer.scene.said}>"


@each_explorer
def test_what_is_shown_is_what_is_said(name: str) -> None:
    """The screen holds the scene of the controls, before and after a change."""
    explorer = made(name)
    for control in explorer.controls.values():
        if len(getattr(control, "options", ())) > 1:
            control.index = 1
        shown = explorer.screen.scene
        assert shown["said"] == explorer.scene.said == explorer._see(**explorer.state).said
        assert shown["alt"] == explorer.scene.alt and shown["source"] == explorer.scene.source


@each_explorer
def test_its_static_twin_stays_at_the_first_state(name: str) -> None:
    """What was stored does not depend on what was tried before it was shown."""
    explorer = made(name)
    before = explorer._repr_mimebundle_()["text/html"]
    choice = next(each for each in explorer.controls.values() if hasattr(each, "options"))
    choice.index = 1
    assert explorer.scene != explorer.first
    assert explorer._repr_mimebundle_()["text/html"] == before


@each_explorer
def test_every_control_has_a_name(name: str) -> None:
    """A screen reader can say what each control is."""
    for control in made(name).controls.values():
        assert control.description.strip()


@each_explorer
def test_every_state_can_be_drawn(name: str) -> None:
    """The picture of each state is sound XML, has words, and stays on its sheet."""
    for scene in scenes(name):
        root = ElementTree.fromstring(scene.svg)
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for text in root.iter("{http://www.w3.org/2000/svg}text"):
            assert 0 <= float(text.attrib["x"]) <= width
            assert 0 < float(text.attrib["y"]) <= height
            assert float(text.attrib["font-size"]) >= 13


@each_explorer
def test_every_state_is_told_apart_in_words(name: str) -> None:
    """Two pictures that differ have words that differ: nothing is shown and not said."""
    told = {scene.svg: (scene.alt, scene.said, scene.details) for scene in scenes(name)}
    assert len(set(told.values())) == len(told)


@each_explorer
def test_rows_are_as_long_as_their_heads(name: str) -> None:
    """Each value of the table stands under a heading."""
    for scene in scenes(name):
        assert scene.rows and all(len(row) == len(scene.heads) for row in scene.rows)


def test_nothing_that_is_said_becomes_markup() -> None:
    """Words with angle brackets stay words, Russian ones are marked as Russian."""
    scene = Scene("<svg/>", '<b>"a"', "<i>", "<script>", ("“рис” & co",), ("<h>",), (("<r>", "x"),))
    html = scene.html()
    assert not re.search(r"<script|<i>|<h>|<r>|alt=\"<b", html)
    assert '“<span lang="ru">рис</span>” &amp; co' in html


def test_no_line_runs_through_the_words_of_a_bar() -> None:
    """Each bar's name stands on white, drawn after the rate's line and the band of the overlap."""
    for scene in scenes("rates"):
        drawn = list(ElementTree.fromstring(scene.svg))
        lines = [at for at, each in enumerate(drawn) if each.get("stroke-dasharray")]
        bands = [at for at, each in enumerate(drawn) if each.get("fill") == "url(#common)"]
        names = [at for at, each in enumerate(drawn) if re.search(r" … |no rate", each.text or "")]
        names = [at for at in names if drawn[at].get("font-weight") is None]
        assert len(names) == 3 and len(lines) == 1
        for at in names:
            plate, word = drawn[at - 1], drawn[at]
            assert at > max(lines + bands) and plate.get("fill") == "#ffffff"
            assert float(plate.get("width", 0)) >= 6 * len(word.text or "")


def test_several_changes_are_drawn_once() -> None:
    """Setting several controls at once shows one scene, the last."""
    explorer, shown = made("budgets"), []
    explorer.screen.observe(shown.append, "scene")
    explorer.set(money=sums.Money.NEW_YUAN, credit=sums.Credit.OUTSIDE)
    assert len(shown) == 1 and "1955" in explorer.scene.said


def test_the_package_does_not_load_it() -> None:
    """Nobody who explores nothing waits for the widgets, and no explorer loads matplotlib."""
    asked = (
        "import sys; import telegram16293.lesson;"
        "assert not {'ipywidgets', 'anywidget'} & set(sys.modules);"
        "from telegram16293.seeds import edition;"
        "from telegram16293.explorers.rates import rates;"
        "rates(edition())._repr_mimebundle_();"
        "assert not {'matplotlib', 'pandas'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)


# --- rates --------------------------------------------------------------------------------------


@given(any_rate, any_rule)
def test_a_conversion_agrees_if_it_prints_what_is_printed(rate: Fraction, rule: Rule) -> None:
    """Forwards, by rounding, and backwards, by intervals, one comes to the same answer."""
    for trial in rates.trials(edition(), rate, rule):
        forwards = printed(trial.yuan.value / rate, trial.stated.step, rule)
        assert trial.prints == (forwards, forwards)
        assert trial.agrees == (forwards == trial.stated.value)


@given(any_rate, any_rule, any_coarseness)
def test_the_words_say_what_the_intervals_say(
    rate: Fraction, rule: Rule, coarse: int | None
) -> None:
    """The ✓ and ✗ of words, table and alt are those of the intervals."""
    each = rates.trials(edition(), rate, rule, coarse)
    scene = rates_view.scene(edition(), rate, rule, coarse)
    right = [rate in one for one in rates.rates(edition(), rule, coarse).values()]
    assert [one.agrees for one in each] == right
    assert [detail[0] == "✓" for detail in scene.details[1:-1]] == right
    assert [row[4] == "✓ yes" for row in scene.rows] == right
    assert scene.alt.count("crossed") == scene.svg.count("✓ agrees") == sum(right)
    inside = rate in rates.common_rate(edition(), rule, coarse)
    assert ("your rate is one of them" in scene.details[-1]) == inside == all(right)


@given(any_rate, any_rule, any_coarseness)
def test_coarse_yuan_print_a_range(rate: Fraction, rule: Rule, coarse: int | None) -> None:
    """What can be printed holds what the printed yuan give, and agrees as the interval does."""
    for trial in rates.trials(edition(), rate, rule, coarse):
        low, high = trial.prints
        assert low <= printed(trial.yuan.value / rate, trial.stated.step, rule) <= high
        assert trial.agrees == (low <= trial.stated.value <= high)


@pytest.mark.parametrize("coarse", rates.COARSENESS)
@pytest.mark.parametrize("rule", rates.TOLD)
def test_at_its_ends_a_bar_agrees_where_it_is_closed(rule: Rule, coarse: int | None) -> None:
    """On the very end of a bar, what is printed reaches the telegram's sum only if it is filled."""
    for name, bar in rates.rates(edition(), rule, coarse).items():
        for end, closed in ((bar.low, bar.low_closed), (bar.high, bar.high_closed)):
            found = rates.trials(edition(), Fraction(end), rule, coarse)
            (trial,) = [each for each in found if each.name == name]
            low, high = trial.prints
            assert trial.agrees == closed == (low <= trial.stated.value <= high)


@pytest.mark.parametrize("rate", [0, -1, Fraction(-1, 3)])
def test_a_rate_is_above_zero(rate: Fraction) -> None:
    """Nothing can be had for no yuan."""
    with pytest.raises(RoundingError, match="above zero"):
        rates.trials(edition(), rate, Rule.NEAREST)


@pytest.mark.parametrize(
    "typed",
    ["0", "-5", "−6750", "abc", "", " ", "1/0", "1e99", "nan", "inf", "<b>x</b>", "9" * 300, "рис"],
)
def test_what_cannot_be_tried_changes_nothing(typed: str) -> None:
    """A rate that is none is answered in a sentence; the state stays and is said."""
    explorer = made("rates")
    before = explorer.scene
    explorer.controls["rate"].value = typed
    assert "is no rate to try" in explorer.scene.said
    assert explorer.scene.said.endswith(before.said)
    assert explorer.scene.svg == before.svg and explorer.scene.rows == before.rows


@pytest.mark.parametrize(
    ("typed", "rate"),
    [
        *[("6,750", 6750), ("6 750", 6750), ("6750.5", Fraction(13501, 2)), ("13500/2", 6750)],
        *[("1", 1), ("1,000,000", 10**6)],  # the ends that the sentence names
    ],
)
def test_a_rate_is_typed_as_people_write_it(typed: str, rate: Fraction) -> None:
    """Thousands may be parted, and a fraction stays exact."""
    assert rates_view.read_rate(typed) == rate


def test_slider_and_typed_rate_keep_in_step() -> None:
    """Either moves the other; a rate beyond the slider's ends leaves it at its end."""
    explorer = made("rates")
    slider, typed = explorer.children[0], explorer.controls["rate"]
    slider.value += 3
    assert typed.value == str(slider.value)
    typed.value = "6764.4"
    assert slider.value == 6764 and "6,764.4" in explorer.scene.said
    typed.value = "10"
    assert slider.value == slider.min and "At 10 yuan" in explorer.scene.said
    assert "off the picture" in explorer.scene.svg


@pytest.mark.parametrize("coarse", range(len(rates.COARSENESS)))
def test_the_slider_reaches_every_end(coarse: int) -> None:
    """However coarse the yuan, all ends of all rules lie on the slider, and the rate stays."""
    explorer = made("rates")
    slider, before = explorer.children[0], explorer.controls["rate"].value
    explorer.controls["coarse"].index = coarse
    for rule in rates.TOLD:
        for one in rates.rates(edition(), rule, rates.COARSENESS[coarse]).values():
            assert slider.min < one.low < one.high < slider.max
    assert explorer.controls["rate"].value == before
    explorer.controls["coarse"].index = 0
    assert explorer.controls["rate"].value == before


def buttons(explorer: Explorer) -> dict[str, Callable[[], None]]:
    """Return what presses each button of an explorer."""
    inside = [each for row in explorer.children for each in getattr(row, "children", ())]
    return {each.description: each.click for each in inside if hasattr(each, "click")}


def test_snapping_goes_to_the_ends_as_they_are_printed() -> None:
    """A button types a person's number, and at either end every conversion agrees."""
    explorer = made("rates")
    for button, beyond in (("Highest low end", -1), ("Lowest high end", 1)):
        buttons(explorer)[button]()
        typed = explorer.controls["rate"].value
        assert typed in explorer.scene.details[-1]
        assert "all of the 3 conversions agree" in explorer.scene.said
        hundredth = rates_view.read_rate(typed) + Fraction(beyond, 100)
        assert "2 of the 3" in rates_view.scene(edition(), hundredth, Rule.NEAREST).said


def test_the_very_end_that_is_left_out_is_said_to_be() -> None:
    """Typed as a fraction, the exact end can be tried as well."""
    low, _ = rates.meeting(edition(), Rule.NEAREST)
    assert (
        "the very end that is left out"
        in rates_view.scene(edition(), low, Rule.NEAREST).details[-1]
    )
    # Rounded up, it is the high end that is left out, where coarse yuan let one rate do at all.
    coarse = next(
        each for each in rates.COARSENESS
        if each and not rates.common_rate(edition(), Rule.ROUNDED_UP, each).is_empty
    )  # fmt: skip
    common = rates.common_rate(edition(), Rule.ROUNDED_UP, coarse)
    for end, closed in ((common.low, common.low_closed), (common.high, common.high_closed)):
        told = rates_view.scene(edition(), Fraction(end), Rule.ROUNDED_UP, coarse).details[-1]
        assert ("the very end that is left out" in told) != closed
    assert not common.high_closed


def test_without_an_overlap_the_gap_is_said() -> None:
    """Under a rule that no rate satisfies, words and alt say so, wherever one stands."""
    explorer = made("rates")
    explorer.controls["rule"].value = Rule.ROUNDED_UP
    assert "No rate agrees with all three" in explorer.scene.details[-1]
    assert "no overlap" in explorer.scene.alt and "no overlap" in explorer.scene.svg
    low, high = rates.meeting(edition(), Rule.ROUNDED_UP)
    assert high < low and rates.common_rate(edition(), Rule.ROUNDED_UP) == EMPTY


# --- deliveries ---------------------------------------------------------------------------------


def test_the_first_plan_is_the_telegrams() -> None:
    """Unchanged, the plan is that of the claims, and nothing is marked as a what-if."""
    explorer = made("deliveries")
    assert plans.plan(edition()).totals == aid.delivered_by(edition())
    assert deliveries.YOURS not in explorer.scene.said + explorer.scene.alt
    assert "April 1952, 1 month late" in explorer.scene.said


@pytest.mark.parametrize(
    ("first", "doubled", "made_up", "met"),
    [
        (FEBRUARY, (), False, APRIL),
        (FEBRUARY, (FEBRUARY,), False, MARCH),
        (FEBRUARY, (MARCH,), False, MARCH),
        (FEBRUARY, (APRIL,), False, APRIL),
        (MARCH, (), False, MAY),
        (MARCH, (), True, MAY),
        (MARCH, (MARCH,), False, APRIL),
        (APRIL, (), False, None),
        (APRIL, (), True, "1952-06"),
        (MAY, (), True, "1952-07"),
        (MAY, MONTHS, False, None),
    ],
)
def test_a_changed_plan_is_met_when_it_is(
    first: str, doubled: tuple[str, ...], made_up: bool, met: str | None
) -> None:
    """The month in which the quantity is reached is calculated and said."""
    plan = plans.plan(edition(), first=first, doubled=doubled, made_up=made_up)
    assert plan.met(aid.asked_grain(edition()).value) == met
    said = deliveries.scene(edition(), first, doubled, made_up).said
    assert (aid.month_name(met) if met else "never brings them") in said
    assert ("✓" in said) == (met is not None and met <= MARCH)


def test_every_change_is_marked_as_the_readers() -> None:
    """No changed plan can be taken for the telegram's: words, alt and picture say whose it is."""
    for scene in scenes("deliveries")[2:]:
        assert scene.said.startswith("Your what-if, not the telegram's.")
        assert deliveries.YOURS in scene.alt
        assert deliveries.YOURS.upper() in unescape(scene.svg)


def test_made_up_deliveries_lose_nothing() -> None:
    """What is only late comes to the telegram's own total in the end."""
    whole = plans.stated_grain(edition())[-1].value
    for first in MONTHS:
        *_, total = plans.plan(edition(), first=first, made_up=True).totals.values()
        assert total == whole


def test_a_month_that_is_not_planned_is_refused() -> None:
    """The plan's months are named to whoever asks for another."""
    with pytest.raises(UnknownName, match="month of delivery"):
        plans.plan(edition(), doubled=["1952-13"])


def test_one_goes_back_to_the_telegrams_plan() -> None:
    """One button undoes every change."""
    explorer = made("deliveries")
    explorer.set(**{"first": APRIL, "made_up": True, MARCH: True})
    assert explorer.scene.said != explorer.first.said
    buttons(explorer)["Back to the telegram's plan"]()
    assert explorer.scene == explorer.first


def test_who_asked_and_who_planned_is_said_with_its_passage() -> None:
    """Both quantities lead back to speaker, day, status and passage."""
    said = " ".join(made("deliveries").scene.details)
    assert "Peng, on 22 January 1952" in said and "(request, P2.7)" in said
    assert "Mao, on 4 February 1952" in said and "(plan, M8)" in said


# --- budgets ------------------------------------------------------------------------------------


def test_the_credit_moves_the_answer() -> None:
    """Left out or inside, Mao's sum is the smaller; on top, the larger."""
    out, inside, outside = (sums.weighed(edition(), credit=each).percent for each in sums.Credit)
    assert out == inside == Interval.exact(Fraction(-25, 4))
    assert outside == Interval.exact(Fraction(75, 2))


def test_new_yuan_change_the_unit_and_nothing_else() -> None:
    """Ten thousand to one: every percentage stays, and the source is said."""
    for credit in sums.Credit:
        old = sums.weighed(edition(), credit=credit)
        new = sums.weighed(edition(), credit=credit, money=sums.Money.NEW_YUAN)
        assert old.percent == new.percent
        assert old.difference == new.difference * sums.OLD_YUAN_FOR_ONE_NEW
        assert sums.EXCHANGE in new.assumptions


def test_roubles_hold_what_the_yuan_say() -> None:
    """The exact percentage from the yuan lies in what rounded roubles leave open."""
    exact = sums.weighed(edition()).percent
    assert exact in sums.weighed(edition(), money=sums.Money.ROUBLES).percent


def test_the_rule_is_for_roubles_alone() -> None:
    """Yuan were not rounded: the choice of a rule is switched off, and changes nothing."""
    explorer = made("budgets")
    rule, money = explorer.controls["rule"], explorer.controls["money"]
    assert rule.disabled
    money.value = sums.Money.ROUBLES
    assert not rule.disabled
    money.value = sums.Money.YUAN
    assert rule.disabled
    for each in budgets.RULES:
        assert budgets.scene(edition(), rule=each) == explorer.first


def test_each_assumption_is_printed_on_the_chart() -> None:
    """What is taken for granted stands in picture, alt and words, whatever is chosen."""
    every = product(sums.Money, sums.Credit)
    for money, credit in every:
        scene = budgets.scene(edition(), money, credit)
        drawn = " ".join(unescape(each) for each in re.findall(r">([^<]+)</text>", scene.svg))
        for each in sums.weighed(edition(), money=money, credit=credit).assumptions:
            assert each in drawn and each in scene.alt
            assert f"Granting that {each}." in scene.details


def test_the_base_is_named_with_the_percentage() -> None:
    """A percentage says of whose sum it is; another base gives another number."""
    first, second = sums.speakers(edition())
    of_first, of_second = (
        budgets.scene(edition(), base=each).details[0] for each in (first, second)
    )
    assert "With Peng's sum as 100 %, Mao's sum is 6.25 % smaller." in of_first
    assert "With Mao's sum as 100 %, Peng's sum is about 6.67 % larger." in of_second
    with pytest.raises(UnknownName, match="base"):
        sums.weighed(edition(), base="stalin")


# --- chain --------------------------------------------------------------------------------------


def test_every_hand_is_marked_known_inferred_or_not_said() -> None:
    """Of each hand something is known, something inferred, and something stays unsaid."""
    for hand in transmission.hands(edition()):
        assert all(hand.marked(mark) for mark in transmission.Mark), hand.name


def test_known_things_can_be_read() -> None:
    """What is called known names passages of the edition, unless it is a count of its notes."""
    for hand in transmission.hands(edition()):
        for remark in hand.marked(transmission.Mark.KNOWN):
            assert remark.passages or "This edition notes" in remark.words
            assert all(each in edition().passages for each in remark.passages)


def test_the_abridgement_is_known_and_the_translation_inferred() -> None:
    """The cut stands in the covering note; that the Russian is a translation is argued."""
    remarks = [each for hand in transmission.hands(edition()) for each in hand.remarks]
    (cut,) = [each for each in remarks if "сокращенные тексты" in each.words]
    assert cut.mark is transmission.Mark.KNOWN and cut.passages == ("C1",)
    (translated,) = [each for each in remarks if "the Russian is a translation" in each.words]
    assert translated.mark is transmission.Mark.INFERRED


def test_the_hands_come_in_the_order_of_their_dates() -> None:
    """Nobody is dated before the one who gave the words on."""
    dated = [each.when for each in transmission.hands(edition()) if each.when]
    assert [re.match(r"\d+ \w+", each)[0] for each in dated] == [  # type: ignore[index]
        "16 January",
        "22 January",
        "4 February",
        "8 February",
        "8 February",
    ]


def test_one_steps_from_hand_to_hand() -> None:
    """The buttons go one hand on or back, and stop at the ends."""
    explorer = made("chain")
    press, place = buttons(explorer), explorer.controls["place"]
    press["Back"]()
    assert place.value == 0
    for _ in range(20):
        press["Next"]()
    assert place.value == len(transmission.hands(edition())) - 1
    assert explorer.scene.said.startswith("Hand 8 of 8, translator into English")
    assert explorer.scene.svg.count("▼ here") == 1


# --- drawing ------------------------------------------------------------------------------------


@given(st.integers(-(10**7), 10**7), st.integers(1, 10**7), st.integers(1, 9))
def test_ticks_are_few_and_inside(low: int, width: int, most: int) -> None:
    """Ticks lie between the ends, and there are no more than one above what was asked."""
    found = list(drawing.ticks(low, low + width, most))
    assert len(found) <= most + 1
    assert all(low <= each <= low + width for each in found)


def test_a_line_has_two_ends() -> None:
    """A value beyond the line is drawn at its end."""
    scale = drawing.Scale(0, 10, 100, 200)
    assert [scale.within(each) for each in (-5, 5, 50)] == [100, 150, 200]
