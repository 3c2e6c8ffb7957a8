"""Lesson 03: several values in one cell. What is answered to it stands in tests/answers."""

from __future__ import annotations

from telegram16293 import lesson


def test_commas_between_thousands_are_explained() -> None:
    """`check("grain-asked", 30,000)` is two answers to Python, and the kit says so."""
    feedback = lesson.check("grain-asked", 30, 000)
    assert feedback.outcome == "unreadable"
    assert "no comma between thousands" in feedback.words


def test_several_keys_may_stand_without_braces() -> None:
    """`check("asked", "sum", "early", "march-grain")` is read as one answer of three parts."""
    assert lesson.check("asked", "sum", "early", "march-grain").outcome == "right"
