"""Whether a text gives the right answer of an exercise away, in any usual notation.

>>> sorted(map(str, numbers_in("In P3.1 it is 1.5 million, or 3/4; not eight.")))
['1500000', '3/2', '3/4', '3/4', '8']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ..languages import language, whole_word
from ..numbers.numerals import TwoWays, read_numeral, tidy
from ..numbers.units import NO_UNIT, SCALES, unit_of
from ..rounding import Interval
from .model import Exercise, Option
from .nearness import meets
from .readings import Value

_PASSAGE = re.compile(r"\b[A-Z]+\d+(?:\.\d+)*\b")
_NUMBER = re.compile(r"(?:\d+ )?\d+ ?/ ?\d+|\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d[\d.,'’_]*\d|\d")
_WORD = re.compile(r"[^\W\d_]+")
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_SENTENCE = re.compile(r"[.;:!?](?:\s|$)")
NUMBER_WORDS = language("en").numbers
_EVERYDAY = frozenset(("yes", "no", "true", "false", "a", "all", "none"))


def leak(text: str, exercise: Exercise, right: Value) -> str:
    """Return what in ``text`` gives ``right`` away, or "" if nothing does.

    A number leaks when it stands there, exact or rounded, whatever its unit and separators; one
    choice when it is named and not every option is; several when exactly they are named, or when it
    is said how many they are; an order when all are named in that order; a pair when both its sides
    stand in one sentence.
    """
    if isinstance(right, (Fraction, Interval)):
        return _number_leak(text, exercise, right)
    if isinstance(right, Mapping):
        return _pair_leak(text, exercise, right)
    if exercise.kind.startswith("passage"):
        named = frozenset(_PASSAGE.findall(text))
        ids = frozenset((right,)) if isinstance(right, str) else frozenset(right)
        return ", ".join(sorted(ids)) if ids and ids <= named else ""
    named_keys = [each.key for each in _named(text, exercise.options)]
    if isinstance(right, str):
        return right if right in named_keys and len(named_keys) < len(exercise.options) else ""
    if isinstance(right, frozenset):
        one_of_many = len(named_keys) < len(exercise.options)
        all_named = ", ".join(sorted(right)) if right == {*named_keys} and one_of_many else ""
        return all_named or _count_leak(text, len(right))
    return ", ".join(right) if tuple(named_keys) == right else ""


def _count_leak(text: str, many: int) -> str:
    """Return the words that say how many are right, as in “three of the six”."""
    count = rf"\b(?:{many}|{WORDS[many]})\b" if many < len(WORDS) else rf"\b{many}\b"
    found = re.search(rf"{count} of (?:the|these|those|them)\b|\bof the {count}", text.casefold())
    return found[0] if found else ""


def _number_leak(text: str, exercise: Exercise, right: Fraction | Interval) -> str:
    asked = (unit_of(exercise.unit) or NO_UNIT).scale
    for number in numbers_in(text):
        for size in (number, number / asked, number / 100, number * 100):
            if any(meets(each, right, exercise.significant) for each in (size, -size)):
                return str(number)
    return ""


def _pair_leak(text: str, exercise: Exercise, right: Mapping[str, Fraction | str]) -> str:
    for sentence in _SENTENCE.split(text):
        for item in _named(sentence, exercise.items):
            wanted = right[item.key]
            if isinstance(wanted, Fraction):
                told = bool(_number_leak(sentence, exercise, wanted))
            else:
                named = [each.key for each in _named(sentence, exercise.options)]
                told = wanted in named and len(named) < len(exercise.options)
            if told:
                return f"{item.key}: {wanted}"
    return ""


def _named(text: str, options: tuple[Option, ...]) -> list[Option]:
    """Return the options whose label or key stands in ``text``, in the order they stand there."""
    places = [(place, each) for each in options if (place := _place(text, each)) >= 0]
    return [each for _, each in sorted(places, key=lambda found: found[0])]


def _place(text: str, option: Option) -> int:
    names = {option.label, option.key} - _EVERYDAY
    patterns = (whole_word(name.casefold()) for name in names)
    found = [match.start() for each in patterns if (match := re.search(each, text.casefold()))]
    return min(found, default=-1)


def numbers_in(text: str) -> Iterator[Fraction]:
    """Return every number in ``text``, with and without the words of scale after it.

    Passage ids are not numbers; small numbers in words are.
    """
    plain = _PASSAGE.sub(" ", tidy(text))
    for word in _WORD.findall(plain.casefold()):
        if NUMBER_WORDS.get(word, 100) <= 20:
            yield Fraction(NUMBER_WORDS[word])
    for match in _NUMBER.finditer(plain):
        read = read_numeral(match[0])
        values = (read.thousands, read.decimals) if isinstance(read, TwoWays) else (read,)
        for value in values:
            if value is not None:
                yield value
                yield value * _scale_after(plain[match.end() :])


def _scale_after(text: str) -> Fraction:
    scale = Fraction(1)
    for word in text.casefold().split():
        if word.strip(".,;:") not in SCALES:
            break
        scale *= SCALES[word.strip(".,;:")]
    return scale
