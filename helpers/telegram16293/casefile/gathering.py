"""The contents of a case file, from what a learner kept: nothing is reckoned here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .. import __version__
from ..argument import PARTS, Argument
from ..argument.cited import cited
from ..citing import cite
from ..claims import Claim, Claims
from ..document import LAYERS, Document
from ..evidence import Excerpt, locator
from ..exercises import Exercises
from ..exercises.model import said
from ..exercises.told import answer_of
from ..outside import Outside
from ..progress import Standing, State
from ..views.markup import cells
from ..views.words import day
from .contents import Block, Contents, Grid, Heading, Image, Items, Quote, Section, Words

if TYPE_CHECKING:
    from ..views.picture import Picture

MOST_PASSAGES = 16
LONGEST_ANSWER = 2000
DOTS_PER_INCH = 170
VALUES = "The values in this picture"
MARKED = (
    "Known stands in a source that was seen; inferred is argued from such sources; unverified was "
    "not checked."
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a learner has: answers, evidence, argument; and the pictures that go with them."""

    standing: Standing
    excerpts: tuple[Excerpt, ...]
    argument: Argument
    pictures: tuple[Picture, ...] = ()
    name: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not in it yet, in clauses."""
        return tuple(_missing(self))

    @property
    def held(self) -> tuple[str, ...]:
        """What is in it, in clauses."""
        answers = sum(each.attempts > 0 for each in self.standing.states)
        return (
            *(
                [f"your argument, {self.argument.words} words"]
                if not self.argument.is_empty
                else []
            ),
            *([_counted(len(self.excerpts), "excerpt")] if self.excerpts else []),
            *([_counted(answers, "answer")] if answers else []),
            *([_counted(len(self.pictures), "picture")] if self.pictures else []),
        )


def _counted(count: int, name: str) -> str:
    """Return a count with its noun.

    >>> _counted(1, "answer"), _counted(3, "answer")
    ('1 answer', '3 answers')
    """
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _missing(gathered: Gathered) -> Iterator[str]:
    if gathered.argument.is_empty:
        yield "the argument: write it with argue()"
    else:
        parts = gathered.argument.parts
        yield from (f"{PARTS[name][0].lower()}" for name, part in parts.items() if not part.strip())
    if not gathered.excerpts:
        yield "evidence: choose words in the reader and keep them"
    for lesson in gathered.standing.lessons:
        states = gathered.standing.of_lesson(lesson)
        open_ = sum(not each.attempts for each in states)
        if open_:
            yield f"lesson {lesson}: {open_} of {len(states)} questions have no answer"


def gather(
    gathered: Gathered,
    document: Document,
    claims: Claims,
    exercises: Exercises,
    outside: Outside,
    today: date,
) -> Contents:
    """Return the contents of a learner's case file, dated."""
    named = cited("\n".join(gathered.argument.parts.values()), document, outside)
    sections = [
        *_argument(gathered.argument),
        *_evidence(gathered.excerpts, named.passages, document),
        *_figures(gathered.pictures),
        *_claims(_met(claims, {*named.passages, *(e.passage for e in gathered.excerpts)})),
        *_answers(gathered.standing, document, exercises),
        *_not_yet(gathered.missing),
        _sources(document, named.others),
    ]
    by = f"By {gathered.name}. " if gathered.name else ""
    return Contents(
        f"Case file: {document.source.item or document.source.title}",
        f"{by}One reader's evidence, figures, answers and argument on one document.",
        f"Made on {day(today)} with telegram16293 {__version__}.",
        tuple(sections),
    )


def _argument(argument: Argument) -> Iterator[Section]:
    if argument.is_empty:
        return
    blocks: list[Block] = []
    for name, part in argument.parts.items():
        if part.strip():
            blocks += [Heading(PARTS[name][0]), Words(part)]
    yield Section("The argument", tuple(blocks))


def _evidence(
    excerpts: Sequence[Excerpt], named: Sequence[str], document: Document
) -> Iterator[Section]:
    kept = [Quote(e.words, e.language, _cited(document, e), e.note) for e in excerpts]
    there = {each.passage for each in excerpts}
    also = [name for name in named if name not in there][:MOST_PASSAGES]
    quoted = [quote for name in also for quote in _passage(document, name)]
    heads = (Heading("Words kept"), Heading("Passages named in the argument"))
    blocks: list[Block] = []
    for head, quotes in zip(heads, (kept, quoted), strict=True):
        blocks += [head, *quotes] if quotes else []
    if blocks:
        yield Section("The evidence", tuple(blocks))


def _passage(document: Document, name: str) -> Iterator[Quote]:
    found = document.passage(name)
    for lang in found.texts:
        yield Quote(found.text(lang), lang, _located(document, name, lang))


def _cited(document: Document, excerpt: Excerpt) -> str:
    """Return where an excerpt stands; the document itself is cited once, under the sources."""
    there = document.passages.get(excerpt.passage)
    if there is None or excerpt.language not in there.texts:
        return excerpt.citation  # kept from another edition
    return _located(document, excerpt.passage, excerpt.language, excerpt.layer)


def _located(document: Document, name: str, lang: str, layer: str = LAYERS[0]) -> str:
    return f"Record {document.source.record}, {locator(document, name, lang, layer)}."


def _figures(pictures: Iterable[Picture]) -> Iterator[Section]:
    blocks: list[Block] = []
    for each in pictures:
        png = each.png(DOTS_PER_INCH)
        blocks += [Image(png, each.alt, each.caption), Grid(VALUES, *cells(each.values))]
    if blocks:
        yield Section("Figures", tuple(blocks))


def _met(claims: Claims, passages: set[str]) -> list[Claim]:
    """Return the claims that rest on passages the learner used, without their variants.

    A variant has the name of another claim with something after it.
    """
    ids = {each.id for each in claims}
    return [
        each
        for each in claims
        if passages & {*each.passages} and not any(each.id.startswith(f"{other}-") for other in ids)
    ]


def _claims(met: Sequence[Claim]) -> Iterator[Section]:
    if not met:
        return
    rows = tuple(
        (each.statement, _unbroken(repr(each.verdict)), each.why, ", ".join(each.passages))
        for each in met
    )
    heads = ("What is claimed", "Verdict", "Why", "Passages")
    lead = Words(
        "What the telegram asserts in the passages used here, and what can be said of it from the "
        "document alone."
    )
    yield Section("Claims met", (lead, Grid("Claims and verdicts", heads, rows)))


def _unbroken(words: str) -> str:
    """Return words that stay on one line: a sign beside what it stands for."""
    return words.replace(" ", "\u00a0")


def _answers(standing: Standing, document: Document, exercises: Exercises) -> Iterator[Section]:
    every = [(lesson, standing.of_lesson(lesson)) for lesson in standing.lessons]
    blocks: list[Block] = []
    for at, (lesson, states) in enumerate(every):
        if not any(each.attempts for each in states):
            continue
        right = sum(each.outcome == "right" for each in states)
        caption = f"Lesson {at:02}-{lesson}: {right} of {len(states)} right"
        rows = tuple(_row(each, document, exercises) for each in states)
        heads = ("What was asked", "What was answered", "Outcome")
        blocks.append(Grid(caption, heads, rows))
    if blocks:
        yield Section("Answers", tuple(blocks))


def _row(state: State, document: Document, exercises: Exercises) -> tuple[str, ...]:
    exercise = exercises[state.exercise]
    given = answer_of(exercise, state.answer, document, LONGEST_ANSWER)
    outcome = _unbroken(f"{state.symbol} ") + state.counted
    return said(exercise.question, document), given or "–", outcome


def _not_yet(missing: Sequence[str]) -> Iterator[Section]:
    if missing:
        yield Section("Not in it yet", (Items(tuple(missing)),))


def _sources(document: Document, others: Sequence[str]) -> Section:
    """Return the document and what else the argument names, cited in full."""
    items = [f"Record {document.source.record}: {cite(document).text}"]
    for each in others:
        found = cite(each)
        items.append(f"{each}: {found.text} ({found.mark})")
    listed = Items(tuple(items))
    return Section("Sources", (listed, Words(MARKED)) if others else (listed,))
