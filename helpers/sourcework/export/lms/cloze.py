"""Gaps in a text as Moodle writes them: a list to choose from, or a number to write.

A gap says something to each answer of its own, which Moodle's matching question does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ...exercises.nearness import NOISE
from .markup import plain
from .numbers import Span, typed
from .replies import Reply

# What ends an answer, or begins what is said to it.
_SIGNS = re.compile(r'[\\}#~/"]')
# As many figures as a number in floating point has.
FIGURES = 17


def listed(options: Iterable[tuple[str, Reply]]) -> str:
    """Return a gap with a list to choose from: each label, and what is said to it.

    >>> listed([("the miller", Reply(True, "Yes.")), ("the baker", Reply(False, "In #1?"))])
    '{1:MULTICHOICE:=the miller#Yes.~%0%the baker#In \\\\#1?}'
    """
    ways = [f"{_mark(each)}{_safe(label)}#{_safe(each.words)}" for label, each in options]
    return f"{{1:MULTICHOICE:{'~'.join(ways)}}}"


def numeric(spans: Iterable[Span], otherwise: str) -> str:
    """Return a gap for a number.

    >>> from fractions import Fraction
    >>> numeric([Span(Fraction(6), Fraction(6), Reply(True, "Yes."))], "Count again.")
    '{1:NUMERICAL:=6:0#Yes.~%0%*#Count again.}'
    """
    ways = []
    for each in spans:
        middle, reach = tolerance(each)
        ways.append(f"{_mark(each.reply)}{middle}:{reach}#{_safe(each.reply.words)}")
    return f"{{1:NUMERICAL:{'~'.join([*ways, f'%0%*#{_safe(otherwise)}'])}}}"


def tolerance(span: Span) -> tuple[str, str]:
    """Return a range as Moodle writes it: its middle, and how far it goes to both sides.

    There an end is always part of its range: one that is not is drawn in by a little.

    >>> from fractions import Fraction
    >>> tolerance(Span(Fraction(1), Fraction(2), Reply(True, "")))
    ('1.5', '0.5')
    """
    low = span.low if span.low_closed else span.low + abs(span.low) * NOISE * 2
    high = span.high if span.high_closed else span.high - abs(span.high) * NOISE * 2
    middle, reach = (low + high) / 2, (high - low) / 2
    if low == high and typed(middle) != typed(middle, FIGURES):
        reach = abs(middle) * NOISE
    return typed(middle, FIGURES), typed(reach, FIGURES)


def _mark(reply: Reply) -> str:
    return "=" if reply.right else "%0%"


def _safe(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", plain(words))


def gaps(lines: Mapping[str, str]) -> str:
    """Return a line with its gap for each label, as HTML.

    >>> gaps({"C1": "{1:SHORTANSWER:=x}"})
    '<ul><li>C1: {1:SHORTANSWER:=x}</li></ul>'
    """
    items = (f"<li>{plain(label.rstrip('.:'))}: {gap}</li>" for label, gap in lines.items())
    return f"<ul>{''.join(items)}</ul>"
