"""The program that changes the core makes the changes it should, and knows its files."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("resource", reason="Windows starts no forks")

from mutation import TARGETS, excused, file_of, mutants

TESTS = Path(__file__).parent


@pytest.mark.parametrize("module", TARGETS)
def test_what_is_changed_and_what_holds_it_is_there(module: str) -> None:
    """Each module and each file of tests that is named exists."""
    assert file_of(module).is_file()
    assert all((TESTS / f"{name}.py").is_file() for name in TARGETS[module])


CHANGED = {
    "return a < b": ["f: `return a < b` → `return a <= b`"],
    "return a - 1": ["f: `return a - 1` → `return a + 1`", "f: `return a - 1` → `return a - 2`"],
    "return a and b": [
        "f: `return a and b` → `return a or b`",
        "f: `return a and b` → `return True and b`",
        "f: `return a and b` → `return a and True`",
    ],
    "return [each for each in a if each]": [
        "f: `return [each for each in a if each]` → `return [each for each in a]`"
    ],
    "return min(a)": ["f: `return min(a)` → `return max(a)`"],
    "raise ValueError('a' + b)": [],
}


@pytest.mark.parametrize(("line", "told"), CHANGED.items())
def test_each_operator_and_constant_is_changed_once(line: str, told: list[str]) -> None:
    """Each change is one of a kind that a slip could be, told by its function and its code."""
    found = list(mutants(f"def f(a: int, b: int = 3) -> object:\n    {line}\n"))
    assert [each.name for each in found if each.inside] == told


def test_what_may_live_is_a_change_that_is_still_made() -> None:
    """A reason for a change that is made no more is taken away."""
    made = {
        f"{module} | {each.name}"
        for module in {each.split(" | ")[0] for each in excused()}
        for each in mutants(file_of(module).read_text(encoding="utf-8"))
    }
    assert excused() <= made
