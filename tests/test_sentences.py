"""Every sentence that a learner may read is in a person's words, on the road she chose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import telegram16293.lesson as words
from sourcework.compare import compare
from sourcework.exercises import Exercise, judge
from sourcework.exercises.answers import wanted
from sourcework.exercises.leaks import leak
from sourcework.exercises.model import said
from sourcework.exercises.proof import texts_before
from sourcework.figures import figures_of
from sourcework.publish.manuscript import read_manuscript
from sourcework.rounding import Rule
from telegram16293.claims import ASSERTIONS
from telegram16293.course import course
from telegram16293.exercises import ALL
from telegram16293.seeds import edition, outside
from tried import rows

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "course" / "lessons").glob("0*.md"))
GRANTED = {"status": "both are meant for the budget", "period": "both are totals"}
HOW_EXACT = re.compile(
    r"\b(?:exact(?:ly)?|whole (?:days|yuan|number)|(?:three|four) figures)\b", re.IGNORECASE
)
FIGURES = {"three figures": 3, "four figures": 4}
CODE = re.compile(r"`[^`\n]*(?:\(|\")[^`\n]*`")
NUMBERS = [each for each in ALL.values() if each.is_number]


@cache
def machinery() -> re.Pattern[str]:
    """Return what no sentence may hold: ids with a hyphen, and the names of classes."""
    document = edition()
    named = chain(
        (each.id for each in figures_of(document)),
        document.facts,
        (each.id for each in ASSERTIONS),
        ALL,
        (option.key for each in ALL.values() for option in (*each.options, *each.items)),
        outside().entries,
    )
    ids = "|".join(sorted({re.escape(each) for each in named if "-" in each} - {"4-4"}))
    return re.compile(rf"(?<![\w-])(?:{ids})(?![\w-])|\b(?!McC)[A-Z][a-z]+[A-Z]\w*\b")


def of_exercises() -> Iterator[str]:
    """Return what an exercise says before, with and after an answer, by form."""
    document = edition()
    for each in ALL.values():
        yield from (said(each.question, document), said(each.why, document))
        yield from texts_before(each, document)
        yield wanted(each, "form")
        yield from (option.label for option in (*each.options, *each.items))


def of_answers() -> Iterator[str]:
    """Return what is said to every answer of the tables that a form can send."""
    for row in rows():
        for road, given in row.given():
            if road == "form":
                yield judge(ALL[row.exercise], given, edition(), "form").feedback.words


def of_claims() -> Iterator[str]:
    """Return each claim's words, its reason, what would decide it, and its working."""
    for each in words.claims():
        yield from (each.statement, each.why, each.decides, *(name for name, _ in each.working))


def of_comparisons() -> Iterator[str]:
    """Return what comparing says, in sentences and in tables."""
    peng, mao = (words.figure(each) for each in ("peng-aid-yuan", "mao-aid-yuan"))
    both = compare(peng, mao, assuming=GRANTED)
    credit = words.share(words.figure("credit-yuan"), mao)
    yield from map(repr, (words.gate(peng, mao), both, credit, both.percent(of=peng)))
    for each in (words.gate(peng, mao), both):
        yield from texts_of(words.table(each))


def of_tables() -> Iterator[str]:
    """Return heads and cells of the tables on doubts."""
    for each in ("letters", "translation", "whole"):
        yield from texts_of(words.sensitivity(each))
    yield from texts_of(words.sensitivity("one-rate", "same-sum"))
    yield from texts_of(words.sensitivity())


def of_pictures() -> Iterator[str]:
    """Return the alternative text, the caption and the short table of each picture."""
    peng, mao = (words.figure(each) for each in ("peng-aid-roubles", "mao-aid-roubles"))
    sums = compare(peng, mao, assuming=GRANTED, rule=Rule.NEAREST)
    for each in (
        words.plot_rates(*Rule),
        words.plot_budgets(sums),
        words.plot_deliveries(),
        words.plot_chain(),
        words.plot_stamps(),
    ):
        yield from (each.alt, each.caption, *texts_of(each.values))


def of_notes() -> Iterator[str]:
    """Return the editor's notes, and what figures refer to."""
    document = edition()
    for note in (*document.textual_notes, *document.translation_notes):
        yield note.reason if hasattr(note, "reason") else repr(note.passages)
    yield from (each.refers_to for each in figures_of(document))
    yield from (each.note for each in document.people.values())


def texts_of(table: Any) -> Iterator[str]:
    """Return every text of a table: its heads and its cells."""
    yield from map(str, table.columns)
    yield from (cell for row in table.itertuples(index=False) for cell in row if type(cell) is str)


@pytest.mark.parametrize(
    "sentences",
    [of_exercises, of_answers, of_claims, of_comparisons, of_tables, of_pictures, of_notes],
    ids=lambda each: each.__name__,
)
def test_no_sentence_names_the_machinery(sentences: Any) -> None:
    """No id and no class stands in a sentence: it says who, what and where instead."""
    told = list(sentences())
    assert told
    assert [(found[0], each) for each in told if (found := machinery().search(each))] == []


@pytest.mark.parametrize("exercise", NUMBERS, ids=lambda each: each.id)
def test_a_question_says_how_exact_its_number_must_be(exercise: Exercise) -> None:
    """It is said before the answer, and it is what the answer is held to."""
    question = said(exercise.question, edition())
    found = HOW_EXACT.search(question) or re.search("Any that fits is right", question)
    assert found, question
    assert FIGURES.get(found[0].casefold(), exercise.significant) == exercise.significant


@pytest.mark.parametrize("exercise", ALL.values(), ids=lambda each: each.id)
def test_no_reply_to_a_wrong_answer_gives_the_right_one_away(exercise: Exercise) -> None:
    """What is said to every wrong answer of the tables, as it is heard, gives nothing away."""
    right = words_right(exercise)
    for row in rows():
        if row.exercise == exercise.id and row.outcome in ("mistake", "not-yet", "rounded"):
            given = next(row.given())[1]
            heard = judge(exercise, given, edition(), "form").feedback
            own = {str(each) for each in _numbers(row.answered)}
            told = leak(heard.words, exercise, right)
            assert not told or told in own, (row.answered, told, heard.words)


def words_right(exercise: Exercise) -> Any:
    """Return the right answer to an exercise."""
    from sourcework.exercises import right_answer

    return right_answer(exercise, edition())


def _numbers(text: str) -> Iterator[str]:
    yield from re.findall(r"\d+", text)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda each: each.stem)
def test_what_is_said_of_code_is_said_to_whoever_writes_it(lesson: Path) -> None:
    """Before an exercise, a word in code stands in a sentence that begins “In code”, or a list."""
    cells = read_manuscript(lesson, ROOT, course()).cells
    for before, cell in zip(cells, cells[1:], strict=False):
        if before.is_code or "exercise" not in cell.tags:
            continue
        lines = [each for each in before.source.splitlines() if CODE.search(each)]
        spoken = [each for each in lines if not re.match(r"- |.*\*\*in code[,:]", each, re.I)]
        assert spoken == [], lesson.name


def test_what_would_answer_an_open_question_waits(tmp_path: Path, monkeypatch: Any) -> None:
    """The letters of the stamp are shown without a proposal, until the question is answered."""
    monkeypatch.setenv("TELEGRAM16293_ANSWERS", str(tmp_path / "answers.jsonl"))
    assert "9" not in repr(words.letters("H11"))
    assert "shown once you have answered “Which sentence" in repr(words.letters("H11"))
    assert "shown once you have answered" in words.letters("H11")._repr_html_()
    words.check("stamp-sentence", "misread")
    assert "9  /  I  I" in repr(words.letters("H11"))
