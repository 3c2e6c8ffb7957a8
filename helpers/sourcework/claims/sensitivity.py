"""How far doubt about the text reaches: every claim judged again on the text read otherwise.

The doubts are the edition's own: readings its notes weigh, places where its translation leaves
the original, and the text taken as a whole (as transcribed, corrected, in one language). No
verdict is kept here; each is what the claim itself finds in the document so read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ..document import LAYERS, Document, TextualNote
from ..document.rereading import (
    Reread,
    in_language,
    in_layer,
    is_damage,
    put_literally,
    with_reading,
)
from ..errors import KitError
from .model import Assertion, Verdict, judged


class About(Enum):
    """What a doubt is about."""

    LETTERS = "letters"
    TRANSLATION = "translation"
    WHOLE = "whole"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One way to read the document otherwise than the claims do.

    ``name`` is the note's id, or words for the whole text; ``stands`` what the claims are judged
    on, ``instead`` what is read in its place.
    """

    name: str
    about: About
    passages: tuple[str, ...]
    stands: str
    instead: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A claim whose verdict is another when the text is read otherwise, and why."""

    claim: str
    before: Verdict
    after: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one doubt reaches.

    ``resting`` are the claims on words that it changes, ``moves`` the verdicts that become others,
    ``values`` the figures and days that become others or can no longer be read. ``found`` has the
    verdict of every claim under this reading, with the reason.
    """

    doubt: Doubt
    resting: tuple[str, ...]
    moves: tuple[Move, ...]
    values: tuple[str, ...]
    found: tuple[tuple[str, Verdict, str], ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much hangs on it: verdicts that move, values that do, claims on the words."""
        return len(self.moves), len(self.values), len(self.resting)


@lru_cache(maxsize=8)
def reaches(document: Document, assertions: tuple[Assertion, ...]) -> tuple[Reach, ...]:
    """Return how far each doubt reaches, those on which most hangs first.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> found = reaches(course.document, course.assertions)
    >>> found[0].weight >= found[-1].weight
    True
    """
    settled = tuple((each.id, *_judged(Reread(document), each)) for each in assertions)
    found = [
        _reach(document, doubt, reread, assertions, settled)
        for doubt, reread in (
            *wholes(document),
            *letters(document),
            *translations(document),
        )
    ]
    return tuple(sorted(found, key=lambda each: each.weight, reverse=True))


def wholes(document: Document) -> Iterator[tuple[Doubt, Reread]]:
    """Yield the ways to read the whole text: layer by layer, and in one language alone."""
    _, *translations = document.whole
    ways = {
        "every word as transcribed": in_layer(document, LAYERS[0]),
        "every proposed correction": in_layer(document, LAYERS[1]),
    }
    if translations:
        literally = put_literally(document, document.translation_notes)
        ways["the translation alone"] = in_language(document, translations[-1])
        ways["the translation put literally"] = literally
    for name, reread in ways.items():
        yield Doubt(name, About.WHOLE, (), "", name), reread


def letters(document: Document) -> Iterator[tuple[Doubt, Reread]]:
    """Yield each reading that a note weighs and the claims are not judged on."""
    for note in document.textual_notes:
        stands = _stands(document, note)
        for words in _weighed(document, note):
            if words != stands:
                doubt = Doubt(note.id, About.LETTERS, note.passages, stands, words)
                yield doubt, with_reading(document, note, words)


def _stands(document: Document, note: TextualNote) -> str:
    """Return the words that the claims are judged on: the print, if the correction moves a day."""
    moves = note.proposed and with_reading(document, note, note.proposed).changed
    return note.printed if moves or not note.proposed else note.proposed


def _weighed(document: Document, note: TextualNote) -> tuple[str, ...]:
    candidates = tuple(each.words for each in note.candidates)
    if note.kept:
        return candidates
    if not is_damage(document, note):
        return ()
    # Where the proposal is not among the candidates, they weigh parts of it.
    whole = candidates if note.proposed in candidates else ()
    return tuple(dict.fromkeys((note.printed, note.proposed, *whole)))


def translations(document: Document) -> Iterator[tuple[Doubt, Reread]]:
    """Yield each place where the translation leaves the original, put literally."""
    *_, lang = document.whole
    for note in document.translation_notes:
        if "same" not in note.kinds:
            stands = note.quotes.get(lang, "")
            doubt = Doubt(note.id, About.TRANSLATION, note.passages, stands, note.gloss, note.kinds)
            yield doubt, put_literally(document, [note])


def silent(
    document: Document,
    assertions: tuple[Assertion, ...],
    speakers: Iterable[str],
) -> tuple[str, ...]:
    """Return the claims left undetermined on words of ``speakers``: cut words could decide them."""
    said = {each.id for each in document.facts.values() if each.voice[0] in {*speakers}}
    return tuple(
        each.id
        for each in judged(document, assertions)
        if each.verdict is Verdict.UNDETERMINED and said & {*each.facts}
    )


Found = tuple[tuple[str, Verdict, str], ...]


def _judged(reread: Reread, assertion: Assertion) -> tuple[Verdict, str]:
    """Return the verdict and why; undetermined where words that it needs say nothing any more."""
    try:
        claim = judged(reread.document, [assertion])[assertion.id]
    except KitError:
        gone = [each for each in assertion.facts if each in reread.lost]
        if not gone:
            raise
        return Verdict.UNDETERMINED, f"So read, nothing can be calculated with: {', '.join(gone)}."
    return claim.verdict, claim.why


def _reach(
    document: Document,
    doubt: Doubt,
    reread: Reread,
    assertions: tuple[Assertion, ...],
    settled: Found,
) -> Reach:
    touched = reread.changed | reread.lost
    resting = tuple(each.id for each in assertions if touched & {*each.facts})
    # A claim is judged by the facts it names: where none of them is another, nothing is.
    found = tuple(
        (each.id, *_judged(reread, each)) if each.id in resting else before
        for each, before in zip(assertions, settled, strict=True)
    )
    return Reach(
        doubt,
        resting,
        tuple(
            Move(name, before, after, why)
            for (name, before, _), (_, after, why) in zip(settled, found, strict=True)
            if before is not after
        ),
        tuple(name for name in document.facts if _another(document, reread, name)),
        found,
    )


def _another(document: Document, reread: Reread, name: str) -> bool:
    """Whether a figure or a day is another, or can no longer be read."""
    before, after = document.fact(name), reread.document.facts.get(name)
    if before.quantity is None and not (before.kind == "date" and before.when):
        return False
    if after is None:
        return True
    return (before.quantity, before.when) != (after.quantity, after.when)
