"""What counts for a grade, and how much.

>>> Marking.of("correctness", "10", "02-verify=2", {"verify": "02-verify"})
Marking(completion=0, correctness=1, points=10, weights={'verify': Fraction(2, 1)})
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ..errors import KitError, UnknownName

KINDS = ("completion", "correctness")


@dataclass(frozen=True, slots=True)
class Marking:
    """What counts for a grade: shares of what is answered and of what is right, and the points.

    ``weights`` are for the total; a lesson without one counts once.
    """

    completion: int = 1
    correctness: int = 0
    points: int = 100
    weights: Mapping[str, Fraction] = field(default_factory=dict)

    @classmethod
    def of(cls, kind: str, points: str, weights: str, lessons: Mapping[str, str]) -> Marking:
        """Return the marking that was asked for in words. Raises KitError if it has no meaning."""
        asked = dict(_pair(each, "1", "--counts") for each in kind.split(",") if each)
        for each in asked:
            if each not in KINDS:
                raise UnknownName.near("--counts", each, KINDS)
        parts = [_amount(asked.get(each, "0"), "--counts") for each in KINDS]
        if not any(parts) or any(each.denominator != 1 for each in parts):
            do = "write completion, or completion=1,correctness=2"
            raise KitError("--counts", "nothing counts", do)
        most = _amount(points, "--points")
        if most <= 0 or most.denominator != 1:
            raise KitError("--points", f"{points!r} is no whole number above 0", "write 10")
        given = [_pair(each, "", "--weights") for each in weights.split(",") if each]
        known = {name: lesson for lesson, name in lessons.items()} | {
            each: each for each in lessons
        }
        for name, _ in given:
            if name not in known:
                raise UnknownName.near("--weights, lesson", name, known)
        by_lesson = {known[name]: _amount(value, "--weights") for name, value in given}
        return cls(int(parts[0]), int(parts[1]), int(most), by_lesson)

    def share(self, answered: int, right: int, asked: int) -> Fraction:
        """Return how much of the points a lesson earns, from 0 to 1.

        >>> Marking().share(6, 3, 12), Marking(1, 1).share(6, 3, 12)
        (Fraction(1, 2), Fraction(3, 8))
        """
        parts = self.completion * answered + self.correctness * right
        return Fraction(parts, (self.completion + self.correctness) * asked)

    @property
    def words(self) -> str:
        """What counts, in a sentence."""
        if not self.correctness:
            return "The grade is the share of questions answered, right or not."
        if not self.completion:
            return "The grade is the share of questions answered rightly."
        ratio = f"{self.completion} to {self.correctness}"
        return f"The grade counts questions answered and questions right, {ratio}."


def _pair(text: str, without: str, where: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign and not without:
        raise KitError(where, f"{text!r} has no weight", "write 02-verify=2,05-argue=3")
    return name.strip(), value.strip() if sign else without


def _amount(text: str, where: str) -> Fraction:
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", text):
        raise KitError(where, f"{text[:40]!r} is no number", "write a number such as 2 or 0.5")
    return Fraction(text)
