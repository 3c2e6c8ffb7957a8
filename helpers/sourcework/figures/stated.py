"""The figures that a document states: their words read, and held against its own quantities."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from ..document import Document, Fact
from ..errors import EditionError, UnknownName
from ..languages import language
from ..numbers.printed import UnreadableNumber
from ..numbers.quantities import NoNumber, Quantity, read_quantity
from ..numbers.typed import states
from .model import Figure, Figures


@lru_cache(maxsize=4)
def figures_of(document: Document) -> Figures:
    """Return every measure of a document as a figure.

    Raises EditionError where a figure's printed words do not state its value.

    >>> from sourcework.new import letter
    >>> figures_of(letter()).find(unit="thaler")
    <advance-thalers: 800 thalers, Brandt, conversion, B5>
    """
    measures = [each for each in document.facts.values() if each.kind == "measure"]
    with document.units.known():
        figures = [_figure(each, document) for each in measures]
    return Figures(figures, _names(document, figures))


def _figure(fact: Fact, document: Document) -> Figure:
    assert fact.quantity is not None  # a measure without one is refused when it is read
    read = {lang: _read(fact, lang, document) for lang in fact.emended}
    printed = [each for each in read.values() if each] or [_as_stated(fact)]
    return Figure(
        id=fact.id,
        printed=fact.printed,
        value=fact.quantity,
        unit=fact.unit,
        step=printed[0].step,
        scale=printed[0].scale,
        goods=fact.goods,
        voice=fact.voice,
        status=fact.status,
        hedges=fact.hedges,
        period=fact.period,
        passage=fact.passage,
        place=fact.place,
        refers_to=fact.refers_to,
        unread=tuple(lang for lang, each in read.items() if each is None),
        said_by=_called(fact.voice[0], document),
        several=fact.several,
    )


def _called(speaker: str, document: Document) -> str:
    """Return the name of a speaker whose id is no word of it: "bangu" is called Ban Gu."""
    known = document.people.get(speaker)
    words = known.name.casefold().split() if known else []
    return known.name if known and speaker.casefold() not in words else ""


def _as_stated(fact: Fact) -> Quantity:
    """Return what the attributes alone say: its last decimal, or its fraction, is the step."""
    quantity = fact.quantity or Fraction(0)
    parts = (10**at for at in range(41) if (quantity * 10**at).denominator == 1)
    return Quantity(quantity, fact.unit, 1, Fraction(1, next(parts, quantity.denominator)))


def _read(fact: Fact, lang: str, document: Document) -> Quantity | None:
    """Return the quantity that the words of one language state; it must be the fact's own.

    None is returned where the kit cannot read them, or somebody answers for the value.
    """
    if lang in fact.stated or not language(lang).has_numbers:
        return None
    where = f"{document.path.name}, line {fact.line}, <measure xml:id={fact.id!r}>"
    words = fact.emended[lang]
    made = document.units.own and states(words, fact.quantity, fact.unit)
    try:
        found = read_quantity(words, lang)
    except (UnreadableNumber, UnknownName) as error:
        if isinstance(error, NoNumber) and not language(lang).complete:
            return None
        if made:
            return _as_stated(fact)
        raise EditionError(where, str(error), "mark a number and its unit, and no more") from None
    if made and found.value != fact.quantity:
        return _as_stated(fact)
    if found.value != fact.quantity:
        seen = f"its quantity is {fact.quantity}, its words ({lang}) {words!r}"
        raise EditionError(where, seen, f"the words say {found.value}: correct the quantity")
    return found


def _names(document: Document, figures: Sequence[Figure]) -> dict[str, frozenset[str]]:
    """Return the names that may be asked for, in each respect."""
    terms: dict[str, set[str]] = {"goods": set(), "status": set()}
    for name in document.categories:
        kind, _, term = name.partition(".")
        terms.setdefault(kind, set()).add(term)
    return {
        "speaker": frozenset(document.people) | {each.speaker for each in figures},
        "unit": frozenset(each.unit for each in figures),
        "goods": frozenset(terms["goods"]),
        "status": frozenset(terms["status"]),
        "passage": frozenset(document.passages) | frozenset(document.asides),
        "period": frozenset(each.period for each in figures),
    }
