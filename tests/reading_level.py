"""How hard the kit's English is to read: figures for each group of texts, its hardest sentences.

    .venv/bin/python tests/reading_level.py          # a table, and the ten hardest of each group
    .venv/bin/python tests/reading_level.py 40       # the forty hardest

The grade is Flesch and Kincaid's, which counts words in a sentence and syllables in a word; a grade
of 6 to 9 is what a school-book for learners of about fourteen has. It knows nothing of sense, so
it finds candidates; whether a sentence is plain is judged by reading it. Words of art (*telegram*,
*interval*, *rouble*), names and numbers raise the grade and stay.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import textstat
from markdown_it import MarkdownIt

from sourcework.document.simplified import simplified
from sourcework.exercises.model import said
from sourcework.exercises.proof import texts_before
from sourcework.publish.manuscript import read_manuscript
from telegram16293.course import course

ROOT = Path(__file__).parents[1]
LONG = 25  # words in a sentence, beyond which even a practised reader goes back
SHORTEST = 4  # fewer are a label
Sentences = Iterator[tuple[str, str]]


def of_markdown(text: str, where: str) -> Sentences:
    """Yield the sentences of prose, lists and tables; code, links' targets and HTML are none."""
    for block in MarkdownIt().enable("table").parse(text):
        if block.type == "inline":
            words = "".join(
                "\n" if each.type in ("softbreak", "hardbreak") else each.content
                for each in block.children or []
                if each.type not in ("code_inline", "html_inline")
            )
            yield from of_text(words, where)


def of_text(text: str, where: str) -> Sentences:
    """Yield the sentences of a text with the place it is from."""
    for each in re.split(r"(?<=[.!?])[\"”’)]*\s+|\n+", text):
        if len(_words(each).split()) >= SHORTEST and "://" not in each:
            yield where, each.strip()


def of_lessons() -> Sentences:
    """Yield what a learner reads in the lessons."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                yield from of_markdown("".join(cell["source"]), path.stem)


def of_exercises() -> Sentences:
    """Yield questions, options, hints, sentences on mistakes and reasons."""
    kit = course()
    for each in kit.exercises.values():
        texts = [said(each.question, kit.document), said(each.why, kit.document)]
        texts += texts_before(each, kit.document)
        texts += [said(one.words, kit.document) for one in each.mistakes]
        texts += [one.label for one in (*each.options, *each.items)]
        for text in texts:
            yield from of_text(text, each.id)


def of_notes() -> Sentences:
    """Yield the teacher's notes in the lessons."""
    for path in sorted((ROOT / "course/lessons").glob("[0-9]*.md")):
        for cell in read_manuscript(path, ROOT, course()).cells:
            if "instructor" in cell.tags:
                yield from of_markdown(cell.source, f"{path.stem}, note")


def of_pages() -> Sentences:
    """Yield the pages of the course."""
    for path in sorted((ROOT / "course").glob("*.md")):
        yield from of_markdown(path.read_text(encoding="utf-8"), path.name)


def of_plans() -> Sentences:
    """Yield the plans."""
    for path in sorted((ROOT / "course/plans").glob("*.md")):
        yield from of_markdown(path.read_text(encoding="utf-8"), path.name)


def of_telegram() -> Sentences:
    """Yield the archive's English of the passages, to compare the next with."""
    document = course().document
    for name in simplified(document).passages:
        yield from of_text(document.passages[name].text("en"), name)


def of_simplified() -> Sentences:
    """Yield the simplified English of the same passages."""
    for name, words in simplified(course().document).passages.items():
        yield from of_text(words, name)


GROUPS = {
    "lessons": of_lessons,
    "exercises": of_exercises,
    "teacher's notes": of_notes,
    "course pages": of_pages,
    "plans": of_plans,
    "the archive's English": of_telegram,
    "simplified English": of_simplified,
}


def grade(sentence: str) -> float:
    """Return the grade of one sentence."""
    return float(textstat.flesch_kincaid_grade(_words(sentence)))


def _words(sentence: str) -> str:
    """Return a sentence without numbers and ids of passages, which are no words."""
    return re.sub(r"\b[A-Z]?\d[\d.,:]*\b%?", " ", sentence)


def main(hardest: int) -> None:
    """Print a line for each group, then its hardest sentences."""
    found = {name: list(dict.fromkeys(texts())) for name, texts in GROUPS.items()}
    graded = {
        name: sorted(((grade(text), where, text) for where, text in each), reverse=True)
        for name, each in found.items()
    }
    print(f"{'':24}{'sentences':>10}{'words':>7}{'grade':>7}{'95 %':>7}{f'over {LONG}':>10}")
    for name, each in graded.items():
        lengths = [len(text.split()) for *_, text in each]
        levels = [one for one, *_ in each]
        high, long = quantiles(levels, n=20)[-1], sum(n > LONG for n in lengths) / len(lengths)
        print(
            f"{name:24}{len(each):>10}{median(lengths):>7.0f}{median(levels):>7.1f}"
            f"{high:>7.1f}{long:>10.1%}"
        )
    for name, each in graded.items():
        print(f"\n{name}, the hardest")
        for level, where, text in each[:hardest]:
            print(f"  {level:4.1f}  {where}: {text}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
