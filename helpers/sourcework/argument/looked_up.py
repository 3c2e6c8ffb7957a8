"""The numbers of a text looked up: linked to where they stand, shown to follow, or asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations

from ..claims.overstated import is_hedged
from ..exercises.readings import ended, quoted
from ..figures import figures_of
from .advice import ASSERTING, MOST, Advice, is_open, left_open
from .cited import cited
from .cues import (
    ABOUT,
    ENDS,
    ON_CONDITION,
    RANGE,
    added_before,
    is_difference,
    may_follow,
    together_make,
)
from .days import days_of, full_date
from .mentions import COUNTED, Mention, mentions
from .operations import FAR, GRAMS, Operand
from .sentences import matter_of, sentence_at
from .stated import Sources, numbers_of, unit_in
from .steps import Step, at_a_rate, operand, step_to
from .usable import CLAIM, DAYS, END, FIGURE, OUTSIDE, Known, Numbers
from .within import is_written, left_over, shares_in, within

UNKNOWN = (
    "This number is not in the document, not in the kit's other sources, and no one step leads to "
    "it from the figures here. Where is it from? If you calculated it, say from what."
)
OWN_COUNT = "A small count, which you seem to have made yourself."
OWN = 30  # up to so many, one counts things oneself
SUPPOSED = "You take this number as a condition."
ALIKE_IN_MATTER = 2  # words that a sentence and a range of another source must share
PRECISE = 3  # digits, from which a share of a number that is not named can be told
MOST_TRIED = 40  # numbers of one argument for which a step is looked for
_LASTS = re.compile(r"days?|nights?|later|earlier|after|before|and|or|to|since|until|lie|pass")
_WEIGHT = re.compile(r"\s*(g|grams?|kg|kilos?|kilograms?)\b")
_COUNT = re.compile(r"(?<![\w.,])(?:[2-9]|1[0-2])(?![\w.,]*\d)|\b(?:two|three|four|five|six)\b")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass
class LookUp:
    """What numbers are looked up in, and the passages and sources that the argument names.

    What was mentioned before is remembered: a later number may follow from it.
    """

    sources: Sources
    named: frozenset[str]
    others: frozenset[str] = frozenset()
    before: list[Operand] = field(default_factory=list)
    tried: int = 0

    def advice(self, part: str, text: str) -> Iterator[Advice]:
        """Yield advice on each number that a part mentions, the same number once."""
        seen: set[tuple[object, ...]] = set()
        asked = 0
        dates = [(each.start, each.start + len(each.text)) for each in days_of(text) if each.day]
        for each in mentions(text):
            if any(start - 1 <= each.start < end for start, end in dates):
                continue
            if (each.values, each.unit) not in seen:
                seen.add((each.values, each.unit))
                advice = self._on(part, each, text)
                asked += advice.asks
                if not advice.asks or asked <= MOST:
                    yield advice
                self.before.append(self._remembered(each, text))

    def _remembered(self, mention: Mention, text: str) -> Operand:
        """Return a number of the argument as one to calculate with; its unit is its source's."""
        weight = _WEIGHT.match(text, mention.start + len(mention.text))
        if weight and not mention.unit:
            unit = "kg" if weight[1].startswith("k") else "g"
            return Operand(mention.values[0], unit, f"{mention.text} {unit}", far=2)
        read, found = mention.readings[0], self._numbers.look_up(mention)
        if found and not mention.unit:
            bare = found[0].number == read.value  # "1,400,000" for as many million yuan
            return Operand(
                found[0].value if bare else read.value, found[0].unit, mention.text, far=2
            )
        return Operand(read.value, mention.unit, mention.text, far=2)

    def _on(self, part: str, mention: Mention, text: str) -> Advice:
        sentence, words = sentence_at(text, mention.start), quoted(mention.text)
        found = self._numbers.look_up(mention)
        if found and found[0].kind == DAYS and not mention.unit and _counts_else(mention, text):
            found = self._numbers.else_than_days(mention) or found
        if said := self._within(mention, sentence, text, found):
            says = said if said.startswith("a ") or "days from" in said else f"{words} = {said}"
            return Advice("found", part, words, f"{says}.")
        if end := self._end(mention, sentence, found):
            return Advice("found", part, words, f"{end.said}.", end.passages)
        added = added_before(text, mention)
        plain = bool(added) and together_make(added, mention)
        differs = mention.unit in self._amounts and is_difference(text, mention)
        if found and found[0].kind == CLAIM and differs:
            figures = [each for each in self._operands(sentence, mention) if not each.far > 1]
            if step := step_to(mention, figures, False, True):
                return _stepped(part, words, step)
        if found and found[0].kind in (FIGURE, CLAIM, DAYS, OUTSIDE):
            conditional = None if plain else _on_condition(part, words, found, sentence)
            return conditional or self._linked(part, words, found, sentence)
        if _is_only_an_end(mention, found) and not (RANGE.search(sentence) or is_hedged(sentence)):
            return Advice("number", part, words, f"That is {found[0].said}.", found[0].passages)
        if share := self._share(mention, sentence):
            return _stepped(part, words, share)
        loosely = bool(ABOUT.search(text[max(0, mention.start - 16) : mention.start]))
        step = at_a_rate(mention, figures_of(self.sources.document), self._numbers)
        if step is None and may_follow(mention, sentence) and self.tried < MOST_TRIED:
            self.tried += 1
            operands = list(self._operands(sentence, mention))
            if added and not plain:
                operands = [each for each in operands if each.words in {one.text for one in added}]
            step = step_to(mention, operands, loosely, differs, self._numbers.turned)
        if step:
            return _stepped(part, words, step)
        near = self._in_a_range(mention, sentence)
        if found and near is None:
            return self._linked(part, words, found, sentence)
        if near:
            return Advice("found", part, words, ended(_told(near)), cite=near.cite)
        alike = self._numbers.look_alikes(mention)[:2]
        if alike:
            says = f"The document has {' and '.join(map(_told, alike))}. Which is it?"
            return Advice("number", part, words, says, _passages(alike))
        if ON_CONDITION.search(sentence):
            return Advice("found", part, words, SUPPOSED)
        if not mention.unit and mention.values[0] <= OWN and _counts_else(mention, text):
            return Advice("found", part, words, OWN_COUNT)
        return Advice("number", part, words, UNKNOWN)

    def _within(self, mention: Mention, sentence: str, text: str, found: list[Known]) -> str:
        """Return what the sentence itself says of a number that no figure is, or ""."""
        if found and found[0].kind == FIGURE:
            return ""
        start = text.rfind(sentence, 0, mention.start + len(sentence))
        if start < 0:
            return ""
        place = mention.start - start
        said = within(mention, sentence, place, self._year, bool(found) and found[0].kind == CLAIM)
        return said or ("" if found else left_over(mention, sentence))

    @property
    def _year(self) -> int:
        """The year of the document's latest day: days are written without it."""
        days = [
            day for each in self.sources.document.facts.values() if (day := full_date(each.when))
        ]
        return max(days).year if days else 1

    def _share(self, mention: Mention, sentence: str) -> Step | None:
        """Return the share, named in the sentence, of a figure that a number is."""
        for share, part in shares_in(sentence) if mention.unit else ():
            for each in figures_of(self.sources.document):
                if unit_in(each) == mention.unit and is_written(mention, each.value * part):
                    return Step(f"{mention.text} = {share} of {each}", (each.passage,))
        return None

    def _end(self, mention: Mention, sentence: str, found: list[Known]) -> Known | None:
        """Return what a figure can stand for at an end, where the sentence speaks of ends."""
        if found and found[0].kind == FIGURE:
            return None
        if not ENDS.search(sentence) or cited(sentence, self.sources.document).others:
            return None
        return next(iter(self._numbers.ends(mention)), None)

    def _in_a_range(self, mention: Mention, sentence: str) -> Known | None:
        """Return a range of another source that has the number, where both speak of one thing."""
        matter = matter_of(sentence)
        for each in self._numbers.ranges(mention):
            if len(matter & matter_of(each.said)) >= ALIKE_IN_MATTER:
                return each
        return None

    @property
    def _numbers(self) -> Numbers:
        return numbers_of(self.sources)

    @property
    def _amounts(self) -> set[str]:
        """The units in which the document gives amounts of money and of goods."""
        every = {each.unit.partition("/")[0] for each in figures_of(self.sources.document)}
        return every - {*COUNTED, "percent"}

    def _operands(self, sentence: str, mention: Mention) -> Iterator[Operand]:
        """Yield what one may calculate with: figures, earlier numbers, counts, rates, sources."""
        digits = len(re.findall(r"\d", mention.text))
        # Nobody divides by a number of copies who does not speak of them.
        figures = [
            each
            for each in figures_of(self.sources.document)
            if each.unit not in COUNTED or each.passage in self.named
        ]
        for each in sorted(figures, key=lambda each: each.passage not in self.named):
            far = int(each.passage not in self.named)
            yield Operand(each.value, unit_in(each), str(each), (each.passage,), far)
        yield from self._gaps()
        counts = {int(_COUNTS.get(each[0], each[0])) for each in _COUNT.finditer(sentence)}
        yield from (Operand(Fraction(each), "", str(each), far=2) for each in sorted(counts))
        yield from reversed(self.before[-20:])
        for known in self._numbers.all:
            if known.kind == DAYS and "end of" in known.said:
                yield operand(known, 1)
            if known.kind == OUTSIDE and known.value and known.unit:
                named = known.cite in self.others
                wholes = known.unit in (*self._amounts, "person") and digits >= PRECISE
                if named or " per " in known.unit or known.unit in GRAMS or wholes:
                    yield operand(known, 3 if named else FAR)

    def _gaps(self) -> Iterator[Operand]:
        """Yield by how much two sums of money differ: a number to go on from."""
        sums = [each for each in figures_of(self.sources.document) if each.scale > 1]
        for one, other in permutations(sums, 2):
            if one.unit == other.unit and one.value > other.value:
                where = tuple(dict.fromkeys((one.passage, other.passage)))
                words = f"({one} less {other})"
                yield Operand(one.value - other.value, unit_in(one), words, where, 2, made=True)

    def _linked(self, part: str, words: str, found: list[Known], sentence: str) -> Advice:
        here = frozenset(cited(sentence, self.sources.document).passages)
        meant = _standing_in(here, found) or _standing_in(self.named, found)
        if found[0].kind == FIGURE:
            shown = (meant or found)[:3]
        else:
            shown = [max(meant or found, key=lambda each: _labelled(each, sentence))]
        told = "; or ".join(map(_told, shown))
        if len(shown) > 1:
            told += ". Say which you mean"
        elif found[0].kind == FIGURE and not meant:
            told += ". You do not name this passage yet"
        return Advice("found", part, words, ended(told), _passages(shown), shown[0].cite)


def _stepped(part: str, words: str, step: Step) -> Advice:
    shown = ", ".join(step.passages)
    says = f"{step.words}{f', {shown}' if shown else ''}."
    passages = tuple(each for each in step.passages if not each.startswith("["))
    return Advice("found", part, words, says, passages)


def _counts_else(mention: Mention, text: str) -> bool:
    """Whether a word that is no length of time stands behind a bare number: "23 notes"."""
    behind = re.match(r"\s+([a-z]{3,})", text[mention.start :].lstrip()[len(mention.text) :])
    return behind is not None and not _LASTS.match(behind[1])


def _labelled(known: Known, sentence: str) -> int:
    """Return how many words of the label of a number stand in a sentence."""
    _, labelled, label = known.said.rpartition("”: ")
    return len(matter_of(label) & matter_of(sentence)) if labelled else 0


def _is_only_an_end(mention: Mention, found: list[Known]) -> bool:
    """Whether a sum of money is known only as an end of what a difference can be."""
    return bool(found) and found[0].kind == END and found[0].value == mention.values[0]


def _standing_in(passages: frozenset[str], found: Iterable[Known]) -> list[Known]:
    return [each for each in found if passages & {*each.passages}]


def _on_condition(part: str, words: str, found: list[Known], sentence: str) -> Advice | None:
    """Return advice on a number that was calculated for nothing but claims that are left open."""
    claims = [each.claim for each in found]
    first = claims[0]
    if first is None or any(one is None or not is_open(one) for one in claims):
        return None
    if part not in ASSERTING or is_hedged(sentence):
        return None
    says = f"This number holds only on a condition: {found[0].said}. {left_open(first)}"
    return Advice("open", part, words, says, first.passages)


def _told(known: Known) -> str:
    where = f" ({', '.join(known.passages)})" if known.kind == FIGURE else ""
    source = f" [{known.cite}]" if known.cite else ""
    return f"{known.said.rstrip('.')}{where}{source}"


def _passages(found: Iterable[Known]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in found for name in each.passages))
