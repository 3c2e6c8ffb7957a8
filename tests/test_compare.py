"""The scope gate, and what may be said once it is passed."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from sourcework.compare import CONDITION, Percent, compare, gate, share
from sourcework.document import open_edition
from sourcework.errors import KitError, UnlikeFigures
from sourcework.figures import Figures, figures_of
from sourcework.rounding import Interval, Rule
from sourcework.views.tables import table
from telegram16293.seeds import PLACE, edition

BUDGET = {"status": "both are sums for the 1952 budget"}


@pytest.fixture(scope="module")
def figures() -> Figures:
    """The telegram's figures."""
    return figures_of(edition())


def test_unlike_figures_are_refused_in_each_respect(figures: Figures) -> None:
    """A refusal names every respect in which the two differ, with both values."""
    with pytest.raises(UnlikeFigures, match="unit is 'yuan' in one and 't' in the other") as error:
        compare(figures["peng-aid-yuan"], figures["grain-total"])
    assert "goods" in str(error.value) and "Traceback" not in str(error.value)


def test_a_reason_opens_the_gate_and_is_kept(figures: Figures) -> None:
    """A difference in status passes with a reason, and the reason stays with the result."""
    both = compare(figures["peng-aid-yuan"], figures["mao-aid-yuan"], assuming=BUDGET)
    assert BUDGET["status"] in both.gate.assumption
    assert BUDGET["status"] in repr(both)


def test_without_a_reason_the_two_sums_are_refused(figures: Figures) -> None:
    """A proposal and a budget entry differ in status, and only in that."""
    rows = gate(figures["peng-aid-yuan"], figures["mao-aid-yuan"]).rows
    assert [each.respect for each in rows if not each.same] == ["status"]
    with pytest.raises(UnlikeFigures, match="assuming"):
        compare(figures["peng-aid-yuan"], figures["mao-aid-yuan"])


def test_no_reason_makes_one_unit_another(figures: Figures) -> None:
    """Yuan and roubles stay unlike whatever is said."""
    with pytest.raises(UnlikeFigures, match="same unit"):
        compare(
            figures["peng-aid-yuan"],
            figures["mao-aid-roubles"],
            assuming={"unit": "money is money", "status": "whatever"},
        )


@pytest.mark.parametrize("assuming", [{"colour": "same"}, {"status": "  "}, {"status": 3}])
def test_reasons_must_be_reasons(figures: Figures, assuming: dict[str, str]) -> None:
    """An unknown respect or an empty reason is an error."""
    with pytest.raises(KitError, match="assuming"):
        gate(figures["peng-aid-yuan"], figures["mao-aid-yuan"], assuming)


def test_a_figure_is_not_compared_with_itself(figures: Figures) -> None:
    """Comparing a figure with itself is refused."""
    with pytest.raises(UnlikeFigures, match="itself"):
        compare(figures["grain-total"], figures["grain-total"])


def test_a_figure_is_known_by_its_id_and_not_by_its_opening(figures: Figures) -> None:
    """The same figure of the edition opened again is still itself."""
    again = figures_of(open_edition(PLACE.edition))["grain-total"]
    assert again is not figures["grain-total"]
    with pytest.raises(UnlikeFigures, match="itself"):
        compare(figures["grain-total"], again)


def test_only_what_differs_has_to_be_granted(figures: Figures) -> None:
    """A reason for a respect in which two figures agree is no assumption of theirs."""
    needless = {**BUDGET, "period": "a year is a year"}
    passed = gate(figures["peng-aid-yuan"], figures["mao-aid-yuan"], needless)
    assert passed.assumption == f"{CONDITION}; {BUDGET['status']}"
    assert repr(passed).endswith(f": Alike, granting that {CONDITION}; {BUDGET['status']}.")


def test_what_is_in_two_sums_of_one_purpose_is_undetermined(figures: Figures) -> None:
    """They pass, and the condition stays with the result; a reason of one's own takes its place."""
    sums = figures["peng-aid-yuan"], figures["mao-aid-yuan"]
    assert gate(*sums).undetermined == gate(*sums, BUDGET).undetermined == ("goods",)
    assert CONDITION in repr(compare(*sums, assuming=BUDGET))
    own = gate(*sums, {**BUDGET, "goods": "both mean money for Korea"})
    assert own.assumption == f"both mean money for Korea; {BUDGET['status']}"
    assert list(table(gate(*sums))["alike"])[2] == "? undetermined"


def test_what_is_named_or_differs_is_not_undetermined(figures: Figures) -> None:
    """Grain is grain; a sum beside another kind of thing differs; with itself it agrees."""
    assert gate(figures["rumour-grain"], figures["march-grain"]).undetermined == ()
    assert gate(figures["mao-aid-yuan"], figures["credit-yuan"]).undetermined == ()
    assert gate(figures["mao-aid-yuan"], figures["mao-aid-yuan"]).undetermined == ()


def test_a_gate_that_is_shut_grants_nothing(figures: Figures) -> None:
    """Where one difference has a reason and another has none, nothing is assumed or compared."""
    shut = gate(figures["peng-aid-yuan"], figures["grain-total"], BUDGET)
    assert (shut.passes, shut.assumption) == (False, "")
    assert shut.why.startswith("Unlike: unit is 'yuan' in one and 't' in the other; ")
    assert "status" not in shut.why


def test_figures_alike_in_all_need_no_reason(figures: Figures) -> None:
    """Two deliveries of the same months differ in their goods alone, and are else alike."""
    same = gate(figures["rumour-grain"], figures["rumour-grain"])
    assert (same.passes, same.why, same.assumption) == (True, "Alike", "")


def test_a_comparison_says_amount_unit_and_what_is_granted(figures: Figures) -> None:
    """The amount is in the unit as printed; a rounding rule is one thing more to grant."""
    both = compare(figures["peng-aid-yuan"], figures["mao-aid-yuan"], assuming=BUDGET)
    assert repr(both) == (
        "Mao's 1,500,000 million yuan (M2) less Peng's 1,600,000 million yuan (P3.1): "
        "−100,000 million yuan, "
        f"granting that {CONDITION}; both are sums for the 1952 budget"
    )
    roubles = [figures["peng-aid-roubles"], figures["mao-aid-roubles"]]
    rounded = compare(*roubles, assuming=BUDGET, rule=Rule.TRUNCATED)
    assert rounded.assumption == f"both were truncated; {CONDITION}"


def test_difference_and_percent_with_its_base(figures: Figures) -> None:
    """−100,000 million yuan, −25/4 % of Peng's and +20/3 % of Mao's."""
    both = compare(figures["peng-aid-yuan"], figures["mao-aid-yuan"], assuming=BUDGET)
    assert both.difference == Interval.exact(-100_000 * 10**6)
    assert both.percent(of="peng-aid-yuan").hundredths == Interval.exact(F(-25, 4))
    assert both.percent(of="mao-aid-yuan").hundredths == Interval.exact(F(20, 3))
    assert repr(both.percent(of="peng-aid-yuan")) == (
        "6.25 % less than Peng's 1,600,000 million yuan (P3.1)"
    )
    assert repr(both.percent(of="mao-aid-yuan")).endswith(
        "% more than Mao's 1,500,000 million yuan (M2)"
    )


def test_a_percentage_needs_one_of_the_two_as_base(figures: Figures) -> None:
    """A base that is neither figure is refused, and both are named."""
    both = compare(figures["peng-aid-yuan"], figures["mao-aid-yuan"], assuming=BUDGET)
    with pytest.raises(KitError, match="peng-aid-yuan or mao-aid-yuan"):
        both.percent(of="credit-yuan")


def test_rounding_is_carried_through(figures: Figures) -> None:
    """In roubles, rounded to nearest, the difference is between −16 and −14 million."""
    both = compare(
        figures["peng-aid-roubles"], figures["mao-aid-roubles"], assuming=BUDGET, rule=Rule.NEAREST
    )
    assert both.difference == Interval(F(-16 * 10**6), F(-14 * 10**6))
    assert both.percent(of="peng-aid-roubles").hundredths == Interval(F(-128, 19), F(-2800, 473))


def test_percentage_points_are_not_percent(figures: Figures) -> None:
    """The credit is 140/3 % of Mao's and 175/4 % of Peng's sum: 35/12 points apart."""
    of_mao = share(figures["credit-yuan"], figures["mao-aid-yuan"])
    of_peng = share(figures["credit-yuan"], figures["peng-aid-yuan"])
    assert (of_mao - of_peng).points == Interval.exact(F(35, 12))
    assert repr(of_mao - of_peng).endswith("percentage points")


def test_a_share_needs_one_unit(figures: Figures) -> None:
    """A share of yuan in roubles is refused."""
    with pytest.raises(UnlikeFigures, match="one unit"):
        share(figures["credit-yuan"], figures["mao-aid-roubles"])


def test_grain_asked_and_planned(figures: Figures) -> None:
    """With reasons for period, goods and status, Mao's total is a third above Peng's quantity."""
    granted = {
        "period": "both before the harvest",
        "goods": "rice and millet are grain",
        "status": "a request beside a plan",
    }
    grain = compare(figures["march-grain"], figures["grain-total"], assuming=granted)
    assert grain.percent(of="march-grain").hundredths == Interval.exact(F(100, 3))


def test_figures_are_not_reckoned_with_as_they_stand(figures: Figures) -> None:
    """Subtracting two figures past the gate is answered with the way to do it."""
    with pytest.raises(KitError, match="compare"):
        figures["peng-aid-yuan"] - figures["grain-total"]


@pytest.mark.parametrize(
    ("low", "high", "by", "told"),
    [
        (F(-25, 4), F(-25, 4), True, "6.25 % less than Peng's sum"),
        (F(1, 2), F(1, 2), True, "0.5 % more than Peng's sum"),
        (0, 0, True, "0 % less than Peng's sum"),
        (0, 3, True, "from 0 to 3 % more than Peng's sum"),
        (-3, 0, True, "from 0 to 3 % less than Peng's sum"),
        (-1, F(1, 2), True, "from −1 to 0.5 % of Peng's sum"),
        (F(-25, 4), F(-25, 4), False, "−6.25 % of Peng's sum"),
        (25, 25, False, "25 % of Peng's sum"),
    ],
)
def test_a_percentage_is_told_as_a_person_tells_it(
    low: F | int, high: F | int, by: bool, told: str
) -> None:
    """A difference is less or more than its base, a share is of it; what may be both is neither."""
    assert repr(Percent(Interval(F(low), F(high), True, True), "Peng's sum", by)) == told
    assert Percent(Interval.exact(1), "Peng's sum") == Percent(
        Interval.exact(1), "Peng's sum", False
    )
