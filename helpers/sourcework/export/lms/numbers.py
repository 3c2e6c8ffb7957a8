"""Which numbers a question takes, and which it knows as a mistake.

A platform knows a number and a tolerance. The kit's rule is another: it takes the exact value, its
rounding to the figures asked for, and any longer way to write it down; but not what lies between
these. So each number that is right stands by itself, with no tolerance but the noise of floating
point. A range of right numbers is a range. A mistake is a range from its value to its roundings,
looked at after all that is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import cast

from ...document import Document
from ...exercises import Exercise, right_answer
from ...exercises.expected import expected
from ...exercises.model import Option, said
from ...exercises.nearness import cut_off, is_exactly, last_place, rounded
from ...rounding import Interval
from .replies import Reply, reply

# More figures than these are the noise of floating point, and nobody types them.
MOST_FIGURES = 14
# Enough to write out any of them.
LONGEST = 60
# To so many a mistake can still be told.
FEWEST = 2
# By so many powers of ten people are off.
SIZES = (1, 2, 3, 6, 9)


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers to which the same is said: from ``low`` to ``high``, each end in it or not.

    >>> Span(Fraction(1), Fraction(2), Reply(True, "")).middle
    Fraction(3, 2)
    """

    low: Fraction
    high: Fraction
    reply: Reply
    low_closed: bool = True
    high_closed: bool = True

    @property
    def middle(self) -> Fraction:
        """The number half way."""
        return (self.low + self.high) / 2

    @property
    def reach(self) -> Fraction:
        """How far the ends are from the middle."""
        return (self.high - self.low) / 2

    def has(self, number: Fraction) -> bool:
        """Whether a number is one of them, but for the noise of floating point."""
        for end, closed in ((self.low, self.low_closed), (self.high, self.high_closed)):
            if is_exactly(number, end):
                return closed
        return self.low < number < self.high


def typed(number: Fraction, figures: int = MOST_FIGURES) -> str:
    """Return a number as somebody would type it, to so many figures if it does not end.

    >>> typed(Fraction(40, 7), 4), typed(Fraction(-3, 4)), typed(Fraction(6), 3)
    ('5.714', '-0.75', '6')
    """
    ends = Fraction(10**LONGEST) % number.denominator == 0
    shown = number if ends else max(rounded(number, figures))
    # The quotient of two numbers of its size, and every figure of it.
    with localcontext() as exactly:
        exactly.prec = LONGEST
        return f"{Decimal(shown.numerator) / Decimal(shown.denominator):f}"


@lru_cache(maxsize=256)
def spans(exercise: Exercise, document: Document, item: Option | None = None) -> tuple[Span, ...]:
    """Return the numbers to which something particular is said, what is right first.

    ``item`` is the one of a match whose number is meant, all others being right.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> first, *_ = spans(course.exercises["flour-needed"], course.document)
    >>> first.low == first.high, first.reply.right
    (True, True)
    """
    rights, wrongs = expected(exercise, document)
    right_ones = [_at(each, item) for each in rights]
    asked = _Asked(exercise, document, item)
    right = [each for value in right_ones for each in asked.taken(value)]
    wrong = [each for value in right_ones for each in asked.too_short(value)]
    for mistake, value in zip(exercise.mistakes, wrongs, strict=True):
        wrong += asked.mistaken(_at(value, item), said(mistake.words, document))
    wrong += [each for value in right_ones[:1] for each in asked.slips(value)]
    return (*_once(right), *_once(wrong))


def _at(value: object, item: Option | None) -> object:
    """Return the number that a value has for an item; None where it says nothing of it."""
    if isinstance(value, Mapping):
        return value.get(item.key) if item else None
    return value


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question for one number, and the ways to answer it that are judged."""

    exercise: Exercise
    document: Document
    item: Option | None

    def reply(self, number: Fraction) -> Reply:
        """Return what is said to a number, written with as many figures as are asked for."""
        text = _with_figures(typed(number), self.exercise.significant)
        if self.item is None:
            return reply(self.exercise, text, self.document)
        right = cast("Mapping[str, Fraction]", right_answer(self.exercise, self.document))
        given = {key: typed(each) for key, each in right.items()} | {self.item.key: text}
        return reply(self.exercise, given, self.document)

    def taken(self, value: object) -> Iterator[Span]:
        """Yield what is right because this value is."""
        if isinstance(value, Interval):
            yield from self._range(value)
        elif isinstance(value, Fraction):
            why = self.reply(value)
            # A value that does not end is typed to some figures, and they are all here.
            yield Span(value, value, Reply(True, why.words))
            either = (-value,) if self.reply(-value).right else ()
            for each in (*_ways(value, self.exercise.significant), *either):
                told = self.reply(each)
                if told.right:
                    yield Span(each, each, told)

    def _range(self, value: Interval) -> Iterator[Span]:
        low, high = value.low, value.high
        if isinstance(low, Fraction) and isinstance(high, Fraction):
            told = self.reply((low + high) / 2)
            yield Span(low, high, told, value.low_closed, value.high_closed)

    def too_short(self, value: object) -> Iterator[Span]:
        """Yield what is right so far, and is asked for more exactly."""
        if isinstance(value, Fraction):
            figures = range(1, self.exercise.significant + 1)
            near = [each for k in figures for each in (*rounded(value, k), cut_off(value, k))]
            yield from self._told(near)

    def mistaken(self, value: object, words: str) -> Iterator[Span]:
        """Yield the numbers of a known mistake, in one range."""
        if isinstance(value, Interval):
            low, high = value.low, value.high
            if isinstance(low, Fraction) and isinstance(high, Fraction):
                yield Span(low, high, Reply(False, words), value.low_closed, value.high_closed)
        elif isinstance(value, Fraction):
            told = self.reply(value)
            if not told.right:
                near = [value, *_ways(value, self.exercise.significant, 1)]
                # Among several numbers, a mistake may be known only where all are wrong.
                yield Span(min(near), max(near), Reply(False, words) if self.item else told)
                yield from self._told(self._shorter(value))

    def slips(self, value: object) -> Iterator[Span]:
        """Yield slips that anyone may make: the sign, the zeros, a share for percent, a ratio."""
        if not isinstance(value, Fraction) or not value:
            return
        powers = [Fraction(10) ** each for each in SIZES]
        bases = [-value, *(value * each for each in powers), *(value / each for each in powers)]
        bases += [each / value for each in (Fraction(1), Fraction(100), *powers)]
        for base in dict.fromkeys(bases):
            told = self.reply(next(iter(rounded(base, self.exercise.significant))))
            if not told.right and told.words != self._unknown:
                near = [base, *_ways(base, self.exercise.significant, 1)]
                yield Span(min(near), max(near), told)
                yield from self._told(self._shorter(base))

    def _shorter(self, value: Fraction) -> Iterator[Fraction]:
        """Yield a value to fewer figures than are asked for, which the kit calls one reading."""
        for figures in range(FEWEST, self.exercise.significant):
            yield from (*rounded(value, figures), cut_off(value, figures))

    def _told(self, numbers: Iterable[Fraction]) -> Iterator[Span]:
        for each in dict.fromkeys(numbers):
            told = self.reply(each)
            if not told.right and told.words != self._unknown:
                yield Span(each, each, told)

    @property
    def _unknown(self) -> str:
        """What is said to a number about which there is nothing particular to say."""
        words = said(self.exercise.look, self.document)
        return f"This line does not fit yet: {self.item.label} {words}" if self.item else words


def _ways(value: Fraction, figures: int, more: int = MOST_FIGURES) -> Iterator[Fraction]:
    """Yield a value rounded to so many figures, then written longer and longer, down and up."""
    yield from sorted(rounded(value, figures))
    for each in range(figures + 1, min(figures + more, MOST_FIGURES) + 1):
        down = cut_off(value, each)
        size = last_place(value, each)
        yield down
        if down != value:
            yield down + (size if value > 0 else -size)


def _with_figures(text: str, figures: int) -> str:
    """Return a number with zeros behind, where it has fewer figures than are asked for."""
    lacking = figures - len(text.lstrip("-0.").replace(".", ""))
    if lacking <= 0:
        return text
    return f"{text}{'' if '.' in text else '.'}{'0' * lacking}"


def _once(found: Iterable[Span]) -> list[Span]:
    """Return each range once; of several, the first, as platforms take it."""
    kept: dict[tuple[Fraction, Fraction], Span] = {}
    for each in found:
        kept.setdefault((each.low, each.high), each)
    return list(kept.values())
