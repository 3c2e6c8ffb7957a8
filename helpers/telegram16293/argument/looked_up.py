"""The numbers of a text looked up: linked to where they stand, or asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..claims.overstated import is_hedged
from ..document import Document
from ..exercises.readings import quoted
from .advice import ASSERTING, MOST, Advice, is_open, left_open, sentence_at
from .cited import cited
from .known import DERIVED, FIGURE, Known, Numbers
from .mentions import Mention, mentions

UNKNOWN = (
    "This number is not in the document, and not in the kit's other sources. Where is it from? "
    "If you reckoned it, say from what."
)


@dataclass(frozen=True, slots=True)
class LookUp:
    """What numbers are looked up in, and the passages that the whole argument names."""

    document: Document
    numbers: Numbers
    named: frozenset[str]

    def advice(self, part: str, text: str) -> Iterator[Advice]:
        """Yield advice on each number that a part mentions, the same number once."""
        seen: set[tuple[object, ...]] = set()
        asked = 0
        for each in mentions(text):
            if (each.values, each.unit) in seen:
                continue
            seen.add((each.values, each.unit))
            advice = self._on(part, each, text)
            asked += advice.asks
            if not advice.asks or asked <= MOST:
                yield advice

    def _on(self, part: str, mention: Mention, text: str) -> Advice:
        found = self.numbers.look_up(mention)
        words = quoted(mention.text)
        if found:
            sentence = sentence_at(text, mention.start)
            conditional = _on_condition(part, words, found, sentence)
            return conditional or self._linked(part, words, found, sentence)
        alike = self.numbers.look_alikes(mention)[:2]
        if alike:
            says = f"The document has {' and '.join(map(_told, alike))}. Which is it?"
            return Advice("number", part, words, says, _passages(alike))
        return Advice("number", part, words, UNKNOWN)

    def _linked(self, part: str, words: str, found: list[Known], sentence: str) -> Advice:
        here = frozenset(cited(sentence, self.document).passages)
        meant = _standing_in(here, found) or _standing_in(self.named, found)
        shown = (meant or found)[: 3 if found[0].kind == FIGURE else 1]
        told = "; or ".join(map(_told, shown))
        if len(shown) > 1:
            told += ". Say which you mean"
        elif found[0].kind in (FIGURE, DERIVED) and not meant:
            told += ". You do not name this passage yet"
        return Advice("found", part, words, f"{told}.", _passages(shown), shown[0].cite)


def _standing_in(passages: frozenset[str], found: Iterable[Known]) -> list[Known]:
    return [each for each in found if passages & {*each.passages}]


def _on_condition(part: str, words: str, found: list[Known], sentence: str) -> Advice | None:
    """Return advice on a number that was reckoned for nothing but claims that are left open."""
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
