"""What two learners share beyond what the course gives to all: to look at, and never a verdict.

Two answers that are right are alike because they are right; so only wrong answers are compared,
and of arguments only words that stand neither in the document nor in many other arguments.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from hashlib import blake2b
from itertools import combinations
from math import comb
from random import Random

from ..course import Course
from .keeping import Results

RUN = 5  # words in a row: fewer are alike in any two texts on one question
COMMON = 8  # learners who share something, beyond whom it says nothing of two of them
SHARED_ANSWERS, SHARED_RUNS = 3, 8
DEALS, FEWEST_DEALS, WORK = 1_000, 40, 1_000_000
ALIKE = Fraction(1, 4)
MOST = 100
LONGEST_QUOTE = 60  # words
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SameAnswers:
    """Two learners who gave the same wrong answers: question and answer of each.

    The wrong answers to each question were dealt out again at random among those who were wrong
    in it, ``deals`` times; in ``reached`` of these some two learners shared as much.
    """

    names: tuple[str, str]
    answers: tuple[tuple[str, str], ...]
    reached: int
    deals: int


@dataclass(frozen=True, slots=True)
class AlikeTexts:
    """Two arguments that share words: which part of the shorter one, and the longest run of them.

    ``rank`` is the pair's place among ``pairs``, the most alike first.
    """

    names: tuple[str, str]
    share: Fraction
    quote: str
    rank: int
    pairs: int


def same_answers(results: Results, deals: int = DEALS) -> list[SameAnswers]:
    """Return the pairs that share more wrong answers than chance would bring, with the chance."""
    wrong = _wrong(results)
    pairs = _shared(wrong)
    scores = {pair: sum(_weight(len(group)) for *_, group in each) for pair, each in pairs.items()}
    deals = max(FEWEST_DEALS, min(deals, WORK // max(1, sum(map(len, wrong.values())))))
    best = sorted(_best_by_chance(wrong, deals))
    found = [
        (pair, deals - bisect_left(best, score))
        for pair, score in scores.items()
        if len(pairs[pair]) >= SHARED_ANSWERS
    ]
    rare = sorted(
        (reached, -scores[pair], pair) for pair, reached in found if reached * 20 <= deals
    )
    names = _names(results, {each for *_, pair in rare[:MOST] for each in pair})
    return [
        SameAnswers(
            (names[pair[0]], names[pair[1]]),
            tuple((exercise, told) for exercise, told, _ in pairs[pair]),
            reached,
            deals,
        )
        for reached, _, pair in rare[:MOST]
    ]


Wrong = dict[str, list[tuple[str, int]]]
Pair = tuple[int, int]


def _wrong(results: Results) -> Wrong:
    """Return the wrong answers to each question, each with its learner."""
    wrong: Wrong = defaultdict(list)
    for exercise, told, learner in results.rows(
        "SELECT exercise, told, learner FROM counted WHERE outcome IN ('mistake', 'not-yet')"
        " ORDER BY exercise, told, learner"
    ):
        wrong[exercise].append((told, learner))
    return wrong


def _groups(given: Iterable[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    """Yield each answer that two to a few learners share, with them."""
    by_answer: dict[str, list[int]] = defaultdict(list)
    for told, learner in given:
        by_answer[told].append(learner)
    yield from ((told, who) for told, who in by_answer.items() if 2 <= len(who) <= COMMON)


def _shared(wrong: Wrong) -> dict[Pair, list[tuple[str, str, list[int]]]]:
    """Return what each pair shares: question, answer, and everybody who gave it."""
    pairs: dict[Pair, list[tuple[str, str, list[int]]]] = defaultdict(list)
    for exercise, given in wrong.items():
        for told, who in _groups(given):
            for pair in combinations(sorted(who), 2):
                pairs[pair].append((exercise, told, who))
    return pairs


def _weight(sharing: int) -> int:
    """Return how much it says of two that they share an answer: less, the more others do."""
    return COMMON + 2 - sharing


def _best_by_chance(wrong: Wrong, deals: int) -> Iterator[int]:
    """Yield, for each deal, what the most alike pair of it shares."""
    random = Random(0)
    for _ in range(deals):
        scores: dict[Pair, int] = defaultdict(int)
        for given in wrong.values():
            learners = [learner for _, learner in given]
            random.shuffle(learners)
            dealt = ((told, learner) for (told, _), learner in zip(given, learners, strict=True))
            for _, who in _groups(dealt):
                for pair in combinations(sorted(who), 2):
                    scores[pair] += _weight(len(who))
        yield max(scores.values(), default=0)


def _names(results: Results, learners: Iterable[int]) -> dict[int, str]:
    query = "SELECT name FROM learner WHERE id = ?"
    return {each: next(results.rows(query, each))[0] for each in learners}


def alike_texts(results: Results, course: Course) -> list[AlikeTexts]:
    """Return the pairs of arguments that share many runs of words, the most alike first.

    The runs are kept in the database while they are compared, so any number of texts fits.
    """
    base = results.base
    base.execute("CREATE TEMP TABLE IF NOT EXISTS run (hash INTEGER, learner INTEGER)")
    base.execute("DELETE FROM run")
    given = _given_to_all(course)
    for learner, parts in list(results.rows("SELECT learner, parts FROM essay")):
        mine = {each for each in runs(_text(parts)) if each not in given}
        base.executemany("INSERT INTO run VALUES (?, ?)", ((each, learner) for each in mine))
    base.execute("CREATE INDEX IF NOT EXISTS run_by_hash ON run (hash, learner)")
    sizes = dict(results.rows("SELECT learner, count(*) FROM run GROUP BY learner"))
    pairs = list(results.rows(_PAIRS, COMMON, SHARED_RUNS))
    base.execute("DROP TABLE run")
    shares = [
        (Fraction(many, min(sizes[one], sizes[other])), one, other) for one, other, many in pairs
    ]
    alike = sorted((each for each in shares if each[0] >= ALIKE), reverse=True)[:MOST]
    names = _names(results, {who for _, *pair in alike for who in pair})
    return [
        AlikeTexts(
            (names[one], names[other]),
            share,
            _quote(results, one, other),
            rank,
            comb(len(sizes), 2),
        )
        for rank, (share, one, other) in enumerate(alike, 1)
    ]


_PAIRS = """
WITH rare AS (
  SELECT hash FROM run GROUP BY hash HAVING count(*) BETWEEN 2 AND ?)
SELECT a.learner, b.learner, count(*) FROM rare
JOIN run AS a ON a.hash = rare.hash JOIN run AS b ON b.hash = rare.hash AND a.learner < b.learner
GROUP BY a.learner, b.learner HAVING count(*) >= ?
"""


def runs(text: str) -> Iterator[int]:
    """Yield each run of words of a text as a number.

    >>> len({*runs("one two three four five six")}), [*runs("too few words")]
    (2, [])
    """
    words = _words(text)
    for at in range(len(words) - RUN + 1):
        run = " ".join(words[at : at + RUN]).encode("utf-8", "replace")
        yield int.from_bytes(blake2b(run, digest_size=8).digest(), "big", signed=True)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _given_to_all(course: Course) -> set[int]:
    """Return the runs of words that the document gives to everybody."""
    texts: dict[str, list[str]] = defaultdict(list)
    for passage in course.document.passages.values():
        for language in passage.texts:
            texts[language].append(passage.text(language) or "")
    return {run for each in texts.values() for run in runs("\n".join(each))}


def _text(parts: str) -> str:
    return "\n".join(json.loads(parts).values())


def _quote(results: Results, one: int, other: int) -> str:
    """Return the longest run of words that two arguments share."""
    query = "SELECT parts FROM essay WHERE learner = ?"
    first, second = (_text(next(results.rows(query, each))[0]).split() for each in (one, other))
    match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    shared = first[match.a : match.a + match.size]
    more = " …" if len(shared) > LONGEST_QUOTE else ""
    return " ".join(shared[:LONGEST_QUOTE]) + more
