"""Work that is alike, on a page for the teacher alone."""

from __future__ import annotations

from ..exercises.told import question_of
from .keeping import Results
from .likeness import AlikeTexts, SameAnswers, alike_texts, same_answers
from .overview import filled
from .taught import Taught


def page(results: Results, taught: Taught, when: str) -> str:
    """Return the page."""
    answers = [_same(taught, each) for each in same_answers(results)]
    texts = [_alike(each) for each in alike_texts(results, taught)]
    return filled("care.html", title=taught.title, when=when, answers=answers, texts=texts)


def _same(taught: Taught, found: SameAnswers) -> dict[str, object]:
    exercises, document = taught.exercises, taught.document
    return {
        "names": found.names,
        "reached": f"{found.reached:,}" if found.reached else "none",
        "deals": f"{found.deals:,}",
        "answers": [(question_of(exercises[name], document), told) for name, told in found.answers],
    }


def _alike(found: AlikeTexts) -> dict[str, object]:
    return {
        "names": found.names,
        "percent": int(100 * found.share),
        "pairs": f"{found.pairs:,}",
        "rank": f"{found.rank:,}",
        "quote": found.quote,
    }
