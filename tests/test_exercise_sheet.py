"""A file of exercises as text: where each exercise stands in it, and the form of each key."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcework.errors import KitError
from sourcework.exercises.sheet import ALLOWED, KEYS, NEEDED, Entry, entries, wrong_form


def test_an_exercise_has_its_lines(tmp_path: Path) -> None:
    """From its heading to the next one; what stands before the first belongs to it."""
    file = tmp_path / "course" / "exercises" / "01-harbour.toml"
    file.parent.mkdir(parents=True)
    file.write_text("\n# Of the harbour.\n[rate]\n[rate.items]\nx = 1\n\n[ 'who' ]\ny = 2\n")
    rate, who = entries(file)
    assert (rate.file, rate.id, rate.before) == ("course/exercises/01-harbour.toml", "rate", 0)
    assert (who.file, who.id, who.before) == ("course/exercises/01-harbour.toml", "who", 6)
    assert rate.text.endswith("x = 1\n\n") and who.table() == {"y": 2}
    assert (rate.at(), rate.at("items", "x"), who.at("y")) == (
        "course/exercises/01-harbour.toml, line 3",
        "course/exercises/01-harbour.toml, line 5",
        "course/exercises/01-harbour.toml, line 8",
    )


@pytest.mark.parametrize(
    ("text", "line", "seen"),
    [
        ("[a]\nx = [\n'b',\n\n\n", 3, "no text, no number and no whole list"),
        ("\n\n[a]\nx = [\n'b',\n\n\n", 5, "no whole list"),
        ('[a]\nx = """\nb\n', 3, "a text in quotation marks is not closed"),
        ('[a]\nx = "b\ny = 1\n', 2, "does not end on its line"),
        ("[a]\nx = Who?\ny = 1\n", 2, "what stands here is no text"),
        ("[a]\nx = ['b'\ny = 1\n", 3, "a list is not closed"),
        ("[a]\n“x” = 'b'\n", 2, "a line cannot begin so"),
        ("[a]\n[a.x y]\nz = 1\n", 2, "its name has a space"),
    ],
)
def test_what_cannot_be_read_has_its_line(text: str, line: int, seen: str) -> None:
    """Where nothing follows that could end it, that is the last line with anything on it."""
    with pytest.raises(KitError) as error:
        Entry("01-a.toml", "a", text, 10).table()
    assert error.value.where == f"01-a.toml, line {10 + line}" and seen in error.value.seen


@pytest.mark.parametrize(
    ("key", "held"),
    [
        ("kind", "order"),
        ("asks", "judgment"),
        ("size", "thousands"),
        ("size", "small"),
        ("significant", 4),
        ("unit", ""),
        ("unit", "yuan"),
        ("question", "Who?"),
        ("hints", ["a", "b"]),
        ("withholds", []),
        ("mistakes", {"a": "b"}),
        ("items", {}),
        ("answer", "pilot"),
        ("answer", ["pilot", "keeper"]),
        ("answer", {"loss": "pilot"}),
        ("compares", "at least"),
        ("compares", {"low": "more than", "high": "at most"}),
    ],
)
def test_what_is_of_the_right_form_passes(key: str, held: object) -> None:
    """A text, a list, a table or a number, as the key asks."""
    assert wrong_form(key, held) is None


@pytest.mark.parametrize(
    ("key", "held", "seen", "do"),
    [
        ("kind", "ordr", "kind is 'ordr'", "did you mean order?"),
        ("asks", "judgement", "asks is 'judgement'", "did you mean judgment?"),
        ("size", "thousand", "size is 'thousand'", "did you mean thousands?"),
        ("significant", "4", "significant is '4'", "write a whole number, as in significant = 4"),
        ("significant", True, "significant is True", "write a whole number"),
        ("unit", " ", "unit is ' '", 'write unit = "…"'),
        ("unit", 3, "unit is 3", 'write unit = "…"'),
        ("question", "", "question is ''", 'write question = "…"'),
        ("question", {"a": "b"}, "question is {'a': 'b'}", 'write question = "…"'),
        ("question", ["Who?"], "question is ['Who?']", 'write question = "…"'),
        ("hints", "a", "hints is 'a'", 'write a list, as in hints = ["…", "…"]'),
        ("hints", ["a", ""], "hints is ['a', '']", "write a list"),
        ("hints", {"a": "b"}, "hints is {'a': 'b'}", "write a list"),
        (
            "mistakes",
            "a",
            "mistakes is 'a'",
            'write below [….mistakes] a line for each, name = "…"',
        ),
        ("mistakes", {"a": "b", "c": " "}, "mistakes is {'a': 'b', 'c': ' '}", "write below"),
        ("options", ["a"], "options is ['a']", "write below [….options]"),
        ("answer", "", "answer is ''", 'write answer = "…"'),
        ("answer", ["pilot", 1], "answer is ['pilot', 1]", "write a list, as in answer ="),
        ("answer", {"loss": 1}, "answer is {'loss': 1}", "write below [….answer]"),
        ("compares", "over", "compares is 'over'", "write one of less, more, at least"),
        ("compares", {"low": 4}, "compares is {'low': 4}", "write one of less"),
        ("compares", {}, "compares is {}", "write one of less"),
        ("look", ["a" * 56], f"look is ['{'a' * 56}']", "write look"),
        ("look", ["a" * 57], f"look is ['{'a' * 57}'…", "write look"),
    ],
)
def test_what_is_of_another_form_is_told(key: str, held: object, seen: str, do: str) -> None:
    """With what stands there, cut where it is long, and what to write."""
    found = wrong_form(key, held)
    assert found is not None and found[0] == seen and do in found[1]


def test_every_key_has_a_form() -> None:
    """What is needed and what has fixed words are keys; no key stands twice."""
    assert {*NEEDED, *ALLOWED} < {*KEYS} and len({*KEYS}) == len(KEYS)
    assert {"size", "exact_to", "withholds", "denial", "also"} < {*KEYS}
