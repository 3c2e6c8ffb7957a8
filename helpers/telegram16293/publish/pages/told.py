"""Sentences of course/pages/*.toml, in Markdown, with what they name put in for its name.

No number is typed there:

``{figure:ID}`` is a figure with its unit, ``{fact:ID}`` what a fact means, ``{ru:ID}`` and
``{en:ID}`` its words in the document, ``{answer:ID}`` the right answer of an exercise,
``{verdict:ID}`` and ``{why:ID}`` a claim's verdict and reason, ``{span:ID}`` the interval that it
comes to, ``{gloss:ID}`` the literal rendering in a note on the translation. ``[@id]`` cites what
comes from elsewhere, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from telegram16293.claims import claims_of
from telegram16293.document import Document, Fact
from telegram16293.errors import KitError, UnknownName
from telegram16293.exercises import ALL, right_answer
from telegram16293.figures import figures_of
from telegram16293.numbers.spans import span
from telegram16293.outside import outside
from telegram16293.publish.manuscript import CITED
from telegram16293.publish.pages.marks import escaped, original
from telegram16293.rounding import Interval
from telegram16293.views.spoken import spoken

NAMED = re.compile(r"\{(\w+):([\w.-]+)\}")
PASSAGE = re.compile(r"\b[CHMPS]\d{1,2}(?:\.\d+)?\b")
LESSON = re.compile(r"\b\d\d-[a-z]+\b")


def told(text: str, document: Document, where: str) -> str:
    """Return a sentence as Markdown; KitError, at ``where``, for a name or a number in it.

    >>> from telegram16293.document import edition
    >>> told("Mao's plan: {figure:grain-total} (M8).", edition(), "here")
    "Mao's plan: 40,000 tons (M8)."
    """
    _examine(text, document, where)
    return _put_in(text, document, where)


def _put_in(text: str, document: Document, where: str) -> str:
    made, end = [], 0
    for found in NAMED.finditer(text):
        made += [text[end : found.start()], _said(found[1], found[2], document, where)]
        end = found.end()
    return "".join([*made, text[end:]])


def _said(kind: str, name: str, document: Document, where: str) -> str:
    if kind not in KINDS:
        raise UnknownName.near(f"{where}, name of the kind", kind, KINDS)
    try:
        return KINDS[kind](name, document)
    except UnknownName as error:
        raise KitError(f"{where}, {{{kind}:{name}}}", error.seen, error.do) from None


def _fact(name: str, document: Document) -> str:
    fact = document.fact(name)
    return escaped(fact.value or "")


def _words(language: str) -> Callable[[str, Document], str]:
    def words(name: str, document: Document) -> str:
        fact: Fact = document.fact(name)
        if language not in fact.emended:
            raise UnknownName.near(f"words in {language!r} of the fact", name, fact.emended)
        said = fact.emended[language]
        return original(said) if language == "ru" else f"“{escaped(said)}”"

    return words


def _answer(name: str, document: Document) -> str:
    exercise = ALL[name]
    return escaped(spoken(exercise, right_answer(exercise, document)))


def _gloss(name: str, document: Document) -> str:
    glosses = {each.id: each.gloss for each in document.translation_notes if each.gloss}
    if name not in glosses:
        raise UnknownName.near("note on the translation", name, glosses)
    return f"“{escaped(glosses[name])}”"


def _span(name: str, document: Document) -> str:
    working = claims_of(document)[name].working
    intervals = [value for _, value in working if isinstance(value, Interval)]
    if not intervals:
        raise UnknownName(f"claim {name!r}", "it comes to no interval", "name another claim")
    return span(intervals[-1])


KINDS: Mapping[str, Callable[[str, Document], str]] = {
    "figure": lambda name, document: str(figures_of(document)[name]),
    "fact": _fact,
    "ru": _words("ru"),
    "en": _words("en"),
    "answer": _answer,
    "verdict": lambda name, document: f"*{claims_of(document)[name].verdict.value}*",
    "why": lambda name, document: escaped(claims_of(document)[name].why),
    "span": _span,
    "gloss": _gloss,
}


def _examine(text: str, document: Document, where: str) -> None:
    for name in CITED.findall(text):
        if name and name not in outside().entries:
            raise UnknownName.near(f"{where}, citation", name, outside().entries)
    bare = LESSON.sub("", CITED.sub("", NAMED.sub("", text)))
    for name in PASSAGE.findall(bare):
        if name not in document.passages:
            raise UnknownName.near(f"{where}, passage", name, document.passages)
    if number := re.search(r"\d[\d.,]*", PASSAGE.sub("", bare)):
        do = "name the figure, fact, claim or answer instead, as in {figure:grain-total}"
        raise KitError(where, f"the number {number[0]} is typed", do)
