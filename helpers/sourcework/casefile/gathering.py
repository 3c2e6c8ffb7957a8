"""The contents of a case file, from what a learner kept: nothing is calculated here.

It is a document to hand in: what the kit counts and names for itself stays out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..argument import PARTS, Argument
from ..argument.cited import cited
from ..citing import cite
from ..claims import Claim, Claims
from ..document import LAYERS, Document
from ..evidence import Excerpt, place_in, speaker, whole_words
from ..exercises import Exercises
from ..languages import name_of
from ..outside import Outside
from ..progress import Standing
from ..views.markup import cells
from ..views.phrasing import day, listed
from .answered import answers, as_people_write
from .choices import Choices
from .contents import Block, Contents, Grid, Heading, Image, Items, Quote, Section, Words
from .numbered import numbered

if TYPE_CHECKING:
    from ..views.picture import Picture

MOST_PASSAGES = 16
DOTS_PER_INCH = 170
VALUES = "The values in this picture"
PRECISE = "exactly"  # a column for programs, which a reader of paper does without
ABOUT = "Evidence and argument on one document."
NOTHING = "There is nothing in this case file yet: no argument, no words kept, no answer."
MARKED = (
    "Known stands in a source that was seen; general knowledge stands in any reference work; "
    "inferred is argued from such sources; unverified was not checked."
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a learner has: answers, evidence, argument; what is chosen for it, and its pictures."""

    standing: Standing
    excerpts: tuple[Excerpt, ...]
    argument: Argument
    pictures: tuple[Picture, ...] = ()
    choices: Choices = Choices()

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not in it yet, in clauses."""
        return tuple(_missing(self))

    @property
    def held(self) -> tuple[str, ...]:
        """What is in it, in clauses."""
        given = sum(each.attempts > 0 for each in self.standing.states)
        argument = f"your argument, {self.argument.words} words"
        return (
            *([argument] if not self.argument.is_empty else []),
            *([_counted(len(self.excerpts), "excerpt")] if self.excerpts else []),
            *([_counted(given, "answer")] if given else []),
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
    standing = gathered.standing
    untouched = [
        lesson
        for lesson in standing.lessons
        if not any(each.attempts for each in standing.of_lesson(lesson))
    ]
    if untouched:
        yield f"answers of {listed(untouched)}"


def gather(
    gathered: Gathered,
    document: Document,
    claims: Claims,
    exercises: Exercises,
    outside: Outside,
    today: date,
) -> Contents:
    """Return the contents of a learner's case file; ``today`` stands on it if that is chosen."""
    written = "\n".join(gathered.argument.parts.values())
    named = cited(written, document, outside)
    used = {*named.passages, *(each.passage for each in gathered.excerpts)}
    sections = [
        *_argument(gathered.argument, named.others),
        *_evidence(gathered.excerpts, named.passages, document),
        *_figures(gathered.pictures),
        *_claims(_met(claims, used)),
    ]
    given = list(answers(gathered.standing, document, exercises))
    sections += [] if sections or given else [Section("Nothing yet", (Words(NOTHING),))]
    sections += [_sources(document, outside, named.others), *given]
    choices = gathered.choices
    by = [choices.name, day(today) if choices.dated else ""]
    return Contents(
        f"Case file: {document.source.item or document.source.title}",
        ABOUT,
        ", ".join(filter(None, by)),
        tuple(sections),
        choices.meta,
    )


def _argument(argument: Argument, others: Sequence[str]) -> Iterator[Section]:
    if argument.is_empty:
        return
    blocks: list[Block] = []
    for name, part in argument.parts.items():
        if part.strip():
            blocks += [Heading(PARTS[name][0]), Words(numbered(part, others))]
    yield Section("The argument", tuple(blocks))


def _evidence(
    excerpts: Sequence[Excerpt], named: Sequence[str], document: Document
) -> Iterator[Section]:
    kept = [_kept(each, document) for each in excerpts]
    there = {each.passage for each in excerpts}
    also = [name for name in named if name not in there][:MOST_PASSAGES]
    quoted = [quote for name in also for quote in _passage(document, name)]
    heads = (Heading("Words kept"), Heading("Passages named in the argument"))
    blocks: list[Block] = []
    for head, quotes in zip(heads, (kept, quoted), strict=True):
        blocks += [head, *quotes] if quotes else []
    if blocks:
        yield Section("The evidence", tuple(blocks))


def _kept(excerpt: Excerpt, document: Document) -> Quote:
    """Return words kept, with no word of them cut in two."""
    there = document.passages.get(excerpt.passage)
    if there is None or excerpt.language not in there.texts:  # kept from another edition
        return Quote(excerpt.words, excerpt.language, excerpt.citation, excerpt.note)
    text = there.text(excerpt.language, excerpt.layer)
    start, end = whole_words(text, excerpt.start, excerpt.end)
    words = text[start:end]
    if start:
        words = f"… {words}"
    if end < len(text):
        words = f"{words} …"
    said = _said(document, excerpt.passage, [excerpt.language], excerpt.layer)
    return Quote(words, excerpt.language, said, excerpt.note)


def _passage(document: Document, name: str) -> Iterator[Quote]:
    """Yield a passage in each of its languages; who says it and where stands below the last."""
    found = document.passage(name)
    *first, last = found.texts
    yield from (Quote(found.text(lang), lang, "") for lang in first)
    yield Quote(found.text(last), last, _said(document, name, list(found.texts)))


def _said(document: Document, name: str, langs: Sequence[str], layer: str = LAYERS[0]) -> str:
    """Return who says a passage and where it stands; the document is cited under the sources."""
    who = speaker(document, name)
    tongues = listed([name_of(lang) for lang in langs])
    read = "" if layer == LAYERS[0] else f", {layer} text"
    return f"{who[:1].upper()}{who[1:]}. {name}, {place_in(document, name)}; {tongues}{read}."


def _figures(pictures: Iterable[Picture]) -> Iterator[Section]:
    blocks: list[Block] = []
    for each in pictures:
        values = each.values[[name for name in each.values.columns if name != PRECISE]]
        heads, rows, right = cells(values)
        told = tuple(tuple(map(as_people_write, row)) for row in rows)
        blocks += [
            Image(*each.image(DOTS_PER_INCH), each.alt, each.caption),
            Grid(VALUES, heads, told, right),
        ]
    if blocks:
        yield Section("Pictures", tuple(blocks))


def _met(claims: Claims, passages: set[str]) -> list[Claim]:
    """Return the claims that rest on nothing but passages the learner used, without variants."""
    met = [each for each in claims if passages >= {*each.passages}]
    return [each for each in met if not any(_is_variant(each, other) for other in claims)]


def _is_variant(claim: Claim, other: Claim) -> bool:
    """Whether a claim has another's name with something after it, or is about a part of it."""
    part = {*claim.facts} < {*other.facts}
    return claim.id.startswith(f"{other.id}-") or bool(
        claim.decides and claim.decides == other.decides and part
    )


def _claims(met: Sequence[Claim]) -> Iterator[Section]:
    if not met:
        return
    rows = tuple(
        (
            each.statement,
            _unbroken(repr(each.verdict)),
            as_people_write(each.why),
            ", ".join(each.passages),
        )
        for each in met
    )
    heads = ("What is claimed", "Verdict", "Why", "Passages")
    lead = Words(
        "What can be said, from the document alone, of what the passages used here assert."
    )
    yield Section("What the document allows", (lead, Grid("Claims and verdicts", heads, rows)))


def _unbroken(words: str) -> str:
    """Return words that stay on one line: a sign beside what it stands for."""
    return words.replace(" ", "\u00a0")


def _sources(document: Document, outside: Outside, others: Sequence[str]) -> Section:
    """Return the document and what else the argument names, cited in full, with its number."""
    items = [cite(document.source.record, document, outside).text]
    for number, each in enumerate(others, 1):
        found = cite(each, document, outside)
        items.append(f"[{number}] {found.text} ({found.mark})")
    listed_ = Items(tuple(items))
    return Section("Sources", (listed_, Words(MARKED)) if others else (listed_,))
