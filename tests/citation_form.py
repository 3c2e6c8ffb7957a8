"""What prose says that is not from the telegram: numbers, years, days and names to be cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from sourcework.figures import figures_of
from sourcework.publish.manuscript import Cell, Manuscript
from sourcework.publish.references import CITED
from sourcework.rounding import Interval
from telegram16293.claims import claims_of
from telegram16293.seeds import edition, outside

MONTHS = "January February March April May June July August September October November December"
MONTH = f"(?:{'|'.join(MONTHS.split())})"
DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTH})\b(?: (\d{{4}}))?")
YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
NUMBER = re.compile(r"(?<![\w.,/])\d+(?:[,_]\d{3})*(?:\.\d+)*(?![\w])")
UNIT = re.compile(
    r"^\s?(?:million|thousand|billion|tons?|t\b|kg|kilogram|metres?|yuan|roubles?|dollars?|"
    r"per ?cent|%|people|persons|paragraphs|divisions|kilometres|men\b)"
)
# What a lesson counts of itself, and numbers that only show how one is typed.
OWN = re.compile(r"^[\s-](?:words?|minutes?|cells?|lines?|seconds?)\b")
EXAMPLES = {"12.5"}
# Up to here a number without a unit is one of minutes, exercises, steps: of the lesson itself.
SMALL = 60
# Spelled out, a large number is a number too.
SPELLED = re.compile(r"\b(?:hundred|thousand|million|billion)s? (?:tons|people|men|dollars)\b")
ASIDE = re.compile(r"`[^`]*`|<span lang=\"ru\">.*?</span>|\]\([^)]*\)|<[^>]*>", re.DOTALL)


def uncited(lesson: Manuscript, shown: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield each sentence of prose with something from outside, in a paragraph that cites nothing.

    Notes for instructors count too; code, and what the telegram or its claims say, does not.
    ``shown`` are the numbers in the outputs of its notebooks: calculated on the page itself.
    """
    own = shown | {n for each in lesson.cells if each.is_code for n in numbers_in(each.source)}
    for cell in lesson.cells:
        if not cell.is_code:
            yield from (f"{lesson.place(cell)}: {each}" for each in uncited_in(cell, own))


def uncited_in(cell: Cell, own: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what a prose cell says from outside without a citation in the same paragraph."""
    for paragraph in paragraphs(cell.source):
        if any(found[1] for found in CITED.finditer(paragraph)):
            continue
        for sentence in paragraph.splitlines():
            foreign = list(from_outside(ASIDE.sub(" ", sentence), own))
            if foreign:
                yield f"{', '.join(foreign)} in “{sentence.strip()[:80]}”"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; a list or a table belongs to the one before it."""
    return re.split(r"\n\s*\n(?!\s*(?:[-*] |\d+\. |\|))", text)


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers in a text, each as it is written, with commas and without."""
    found = {each.replace("_", ",") for each in NUMBER.findall(text)}
    return frozenset(found | {each.replace(",", "") for each in found})


def from_outside(sentence: str, own: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield each day, year, number and name of a sentence that is not the telegram's.

    >>> list(from_outside("Peng asks for 1,600,000 million yuan on 22 January 1952."))
    []
    >>> list(from_outside("On 28 July 1953 they were 12 divisions."))
    ['28 July', '1953', '12']
    """
    yield from (found[0] for found in re.finditer(_names(), sentence))
    yield from (found[0] for found in SPELLED.finditer(sentence))
    rest = sentence
    for found in DAY.finditer(sentence):
        if (int(found[1]), found[2]) not in days():
            yield f"{found[1]} {found[2]}"
        rest = rest.replace(f"{found[1]} {found[2]}", " ", 1)
    for found in NUMBER.finditer(rest):
        if is_foreign(found[0], rest[found.end() :], own):
            yield found[0]


def is_foreign(written: str, after: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether a number is neither the telegram's, nor calculated from it, nor about the lesson."""
    digits = written.replace(",", "").replace("_", "")
    if digits.count(".") > 1:  # A number as the Russian groups it, or a clock: 1.600.000
        digits = digits.replace(".", "")
    value = Fraction(digits)
    if YEAR.fullmatch(written):
        return written not in printed()
    places = len(digits.partition(".")[2])
    if any(value in ends(each, places) for each in calculated()) or OWN.match(after):
        return False
    if value <= SMALL and not places:
        return bool(UNIT.match(after))
    ten = re.fullmatch("10+", digits)
    is_ours = written in own and value not in stated()
    return not (ten or is_ours or written in printed() or written in EXAMPLES)


def ends(value: Fraction, places: int) -> set[Fraction]:
    """Return a value at a number of decimals: rounded, cut off, and rounded up."""
    unit = Fraction(1, 10**places)
    return {round(value, places), value // unit * unit, -(-value // unit) * unit}


@cache
def stated() -> frozenset[Fraction]:
    """Return the numbers that documents from outside state, whole and in millions."""
    known = outside()
    values = [each.value for each in known.facts.values() if each.value is not None]
    values += [n.value for each in known.neighbours.values() for n in each.numbers.values()]
    return frozenset(value / 10**power for value in values for power in (0, 3, 6, 9, 12))


@cache
def printed() -> frozenset[str]:
    """Return every number as the telegram and the archive's page print it."""
    passages = [*edition().passages.values(), *edition().asides.values()]
    texts = [each.text(language) for each in passages for language in each.texts]
    words = " ".join([*texts, edition().source.citation, *edition().source.shelfmarks])
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*", words))


@cache
def days() -> frozenset[tuple[int, str]]:
    """Return the days that the telegram names, as a reader says them."""
    written = {fact.when for fact in edition().facts.values() if len(fact.when) >= 10}
    names = dict(enumerate(MONTHS.split(), start=1))
    return frozenset((int(each[8:10]), names[int(each[5:7])]) for each in written)


@cache
def calculated() -> frozenset[Fraction]:
    """Return the telegram's figures, and every number that its claims calculate from them."""
    figures = [each.value for each in figures_of(edition())]
    found = {each / 10**power for each in figures for power in (0, 3, 6, 9)}
    for claim in claims_of(edition()):
        words = {Fraction(each.replace(",", "")) for each in _written(claim.statement)}
        # A number that is rounded to a step may be off by half of it.
        found |= words | {each / 2 for each in words}
        found |= {Fraction(each.replace(",", "")) for each in _written(claim.why)}
        found |= {number for _, value in claim.working for number in _numbers(value)}
    return frozenset(found)


def _numbers(value: object) -> Iterator[Fraction]:
    if isinstance(value, Interval):
        yield from (each for each in (value.low, value.high) if isinstance(each, Fraction))
    elif isinstance(value, int | Fraction):
        yield Fraction(value)
    elif isinstance(value, str):
        yield from (Fraction(each.replace(",", "")) for each in _written(value))


def _written(words: str) -> list[str]:
    return re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", words)


@cache
def _names() -> str:
    """Return a pattern for the words that give facts from outside away."""
    words = {name for fact in outside().facts.values() for name in fact.names}
    return rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b"
