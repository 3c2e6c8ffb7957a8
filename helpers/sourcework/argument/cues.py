"""What the words around a number say of it: a condition, a calculation, a difference, a sum."""

from __future__ import annotations

import re
from fractions import Fraction

from .mentions import Mention, mentions
from .sentences import sentence_at

# What follows holds only on a condition, or for trial.
ON_CONDITION = re.compile(
    r"\b(?:if|suppos\w+|assum\w+|guess\w*|imagin\w+|for example|for instance|e\.g\.|say,|let us|"
    r"taking|hypothe\w+|anything (?:from|between)|whatever|with a (?:ration|harvest)|provided)\b|"
    r"\b(?:with|at|by|on)\b.{0,30}\bwould\b|\bwould\b.{0,30}\bwith\b",
    re.IGNORECASE,
)
# Something was done with numbers here.
_CALCULATED = re.compile(
    r"[=+−×/÷*]|\d\s[-–x]\s\d|\b(?:minus|plus|times|divid\w+|multipl\w+|subtract\w+|differ\w+|"
    r"together|altogether|makes?|sum|total|less|more|remain\w*|left|missing|gap|short\w*|rest)\b",
    re.IGNORECASE,
)
# Just before a number: it is not exact.
ABOUT = re.compile(
    r"(?:\b(?:about|some|roughly|nearly|almost|around|over|under|more than|less than|"
    r"approximately|circa|ca\.?|say|close to)|[~≈])\s*$",
    re.IGNORECASE,
)
# By how much one thing is more or less than another, said before or behind the number.
_DIFFERS_BY = re.compile(
    r"\b(?:differen\w+|gap|shortfall)\b(?:\s+(?:of|in|is|was|are|were|comes? to|amounts? to|only|"
    r"about|just|exactly|[a-z]+s))*\s*$",
    re.IGNORECASE,
)
_DIFFERENT = re.compile(
    r"\s*(?:(?:more|less|fewer|higher|lower|larger|smaller|greater)\s+than|above|below|over|under)\b",
    re.IGNORECASE,
)
# A number may be an end of what something can be.
RANGE = re.compile(
    r"\b(?:at (?:least|most)|between|from|up to|ends?|range\w*|interval|low\w*|high\w*|smallest|"
    r"largest|minim\w+|maxim\w+|anything|to|or|half)\b",
    re.IGNORECASE,
)
# Words that speak of the ends of what something can be.
ENDS = re.compile(
    r"\b(?:at (?:least|most)|between|from|up to|ends?|range\w*|interval|lowest|highest|smallest|"
    r"largest|stands? for|as (?:small|large|little|much|low|high) as|minim\w+|maxim\w+|anything)\b"
    r"|\d\s*(?:to|–|-)\s*\d",
    re.IGNORECASE,
)
# Just before a number: what stands before makes it.
_MAKES = re.compile(
    r"(?:=|\b(?:makes?|made|adds? up to|comes? to|totals?|gives?|is|are)\b)\s*"
    r"(?:exactly |together |in all |altogether )?$",
    re.IGNORECASE,
)


def is_difference(text: str, mention: Mention) -> bool:
    """Whether a number is said to be by how much one amount is more or less than another."""
    before, behind = text[: mention.start], text[mention.start :].lstrip()[len(mention.text) :]
    return bool(_DIFFERS_BY.search(before[-60:]) or _DIFFERENT.match(behind))


def added_before(text: str, mention: Mention) -> list[Mention]:
    """Return the amounts of which the words just before a number say that they make it."""
    sentence = sentence_at(text, mention.start)
    start = text.rfind(sentence, 0, mention.start + len(sentence))
    before = text[start : mention.start]
    if start < 0 or not mention.unit or not _MAKES.search(before):
        return []
    amounts = [each for each in mentions(before) if each.unit == mention.unit]
    return amounts if len(amounts) > 1 else []


def together_make(amounts: list[Mention], mention: Mention) -> bool:
    """Whether amounts taken together, once or in each of some months, are the number."""
    total = sum((each.values[0] for each in amounts), Fraction(0))
    return any(times * total in mention.values for times in range(1, 13))


def may_follow(mention: Mention, sentence: str) -> bool:
    """Whether one step is looked for: not for a bare small number that nothing is done with."""
    read = mention.readings[0]
    whole = read.value < 1000 and read.value.denominator == 1
    return bool(mention.unit) or not whole or bool(_CALCULATED.search(sentence))
