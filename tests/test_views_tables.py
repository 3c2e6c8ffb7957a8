"""Tables: one row a thing, columns in words, numbers to calculate with and to read."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

import pytest
from pandas import DataFrame

from sourcework.claims.model import Claim, Claims, Verdict
from sourcework.compare import compare, gate
from sourcework.errors import KitError
from sourcework.figures import Figure
from sourcework.rounding import EMPTY, INFINITY, Interval
from sourcework.views.frame import Table
from sourcework.views.markup import html_table
from sourcework.views.tables import table


def a_figure(name: str, value: int, **other: str) -> Figure:
    told = {"unit": "t", "goods": "salt", "status": "request", "period": "1900"} | other
    words = {"ru": f"{value} тонн", "en": f"{value} tons"}
    return Figure(
        id=name,
        printed=words,
        value=Fraction(value),
        step=Fraction(1),
        scale=1,
        refers_to="",
        voice=("ann", "bob"),
        hedges=(),
        passage="B1",
        place={},
        **told,
    )


ASKED, PLANNED = a_figure("asked", 400), a_figure("planned", 500, status="plan")
CLAIM = Claim(
    "sum", "The parts make the whole.", ("asked",), ("B1",), Verdict.CONSISTENT,
    "A sentence long enough to be cut by pandas if it were left to cut: it is not.", "A list.",
    (("whole", Interval(1, 2)), ("parts", 3)),
)  # fmt: skip


def test_figures_keep_words_and_number() -> None:
    """Each figure has its words in both languages, and a number that can be summed."""
    shown = table([ASKED, PLANNED])
    assert list(shown["figure"]) == ["asked", "planned"]
    assert list(shown["printed (ru)"]) == ["400 тонн", "500 тонн"]
    assert shown["number"].sum() == 900
    assert list(shown["who"]) == ["Ann", "Ann"]


def test_claims_show_the_sign_of_the_verdict_and_the_whole_reason() -> None:
    """Nothing is cut short, in the notebook or as text."""
    shown = table(Claims([CLAIM]))
    assert list(shown["verdict"]) == ["≈ consistent"]
    assert CLAIM.why in repr(shown) and CLAIM.why in shown._repr_html_()


def test_a_claims_working_is_a_table_of_steps() -> None:
    """Each step has its value, intervals in their notation."""
    assert list(table(CLAIM)["value"]) == ["(1, 2)", "3"]


def test_a_gate_says_in_which_respect_figures_differ() -> None:
    """Same, granted with a reason, and different are told by sign and word."""
    assert list(table(gate(ASKED, PLANNED))["alike"])[-1] == "✗ differs"
    granted = table(gate(ASKED, PLANNED, {"status": "both are wishes"}))
    assert list(granted["alike"]) == ["✓ same"] * 3 + ["≈ differs, granted"]
    assert list(granted["why it is still fair"])[-1] == "both are wishes"


def test_a_comparison_names_the_base_of_each_percentage() -> None:
    """The difference stands in the unit and in percent of either figure."""
    shown = table(compare(ASKED, PLANNED, assuming={"status": "both are wishes"}))
    asked, planned = ASKED.told, PLANNED.told
    assert list(shown["what"][2:]) == [
        f"{planned} less {asked}",
        f"{planned} less {asked}, in % of {asked}",
        f"{asked} less {planned}, in % of {planned}",
    ]
    assert list(shown["low"][2:]) == [100, 25, -20]


def test_intervals_tell_each_end_apart() -> None:
    """Ends are numbers, said to be included or left out; the exact form stands beside."""
    shown = table({"one": Interval(Fraction(1, 3), 2, True), "far": Interval(5, INFINITY)})
    assert list(shown["low end"]) == ["included", "left out"]
    assert list(shown["exactly"])[0] == "[1/3, 2)"
    assert "no limit" in repr(shown)


def test_rules_end_with_what_their_intervals_share() -> None:
    """After each rule stands the overlap of its intervals, or that there is none."""
    shown = table({"up": {"a": Interval(1, 2), "b": Interval(2, 3)}})
    assert list(shown["name"]) == ["a", "b", "all of them"]
    assert list(shown["exactly"])[-1] == repr(EMPTY)


@pytest.mark.parametrize("thing", [5, "words", [], {}, [ASKED, CLAIM], None])
def test_what_has_no_table_is_refused_with_a_way_out(thing: object) -> None:
    """The error says what can be given."""
    with pytest.raises(KitError, match="Give figures, claims, a gate or intervals"):
        table(thing)


def test_numbers_are_shown_with_thousands_separators_and_stay_numbers() -> None:
    """Only the looks change: the column is still whole numbers."""
    shown = Table({"month": ["May"], "t": [1234567]})
    assert shown["t"].dtype.kind == "i"
    assert "1,234,567" in repr(shown) and "1,234,567" in shown._repr_html_()


def test_a_table_stays_one_when_reckoned_with() -> None:
    """Choosing rows or columns, sorting and adding columns keep the looks."""
    shown = Table({"month": ["May", "June"], "t": [10000, 20000]})
    assert isinstance(shown[shown["t"] > 15000], Table)
    assert isinstance(shown.assign(half=shown["t"] / 2)[["month", "half"]], Table)


def test_a_named_index_is_shown_and_a_counted_one_is_not() -> None:
    """After grouping, the groups head the rows."""
    shown = Table({"who": ["Ann", "Bob", "Ann"], "t": [1, 2, 3]})
    assert "0" not in repr(shown)
    assert "Ann" in repr(shown.groupby("who").sum())


def test_html_heads_rows_and_columns_and_marks_russian() -> None:
    """A reader by ear hears which row and column a cell is in, and in which language."""
    page = ElementTree.fromstring(Table({"t": ["5"], "word (ru)": ["рис <"]})._repr_html_())
    assert [each.get("scope") for each in page.iter("th")] == ["col", "col", "row"]
    assert [each.text for each in page.iterfind(".//td[@lang='ru']")] == ["рис <"]


def test_a_passage_in_a_heading_is_no_language() -> None:
    """A “(ru)” says in which language a column is; “(M2)” names a passage."""
    html = html_table(DataFrame({"word": ["rice"], "word (ru)": ["рис"], "plan (M2)": ["20"]}))
    assert html.count('lang="ru"') == 1 and 'lang="M2"' not in html
