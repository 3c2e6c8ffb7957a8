"""A question as an item of QTI 2.1, with what is said to each answer that can be foreseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast
from xml.etree.ElementTree import Element

from ...document import Document
from ...exercises import Exercise, right_answer
from ...exercises.expected import expected
from ...exercises.model import Option, said
from ...languages import way
from .markup import as_file, hints, paragraph, question
from .numbers import Span, spans, typed
from .processing import (
    FEEDBACK,
    RESPONSE,
    SCORE,
    Branch,
    base,
    element,
    first_of,
    holds,
    one_of,
    processing,
    same,
    within,
)
from .replies import (
    of_choice,
    of_order,
    of_pairs,
    of_wholes,
    options_of,
    right_pairs,
)

SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
# QTI 2.1 does not say which way words run: Unicode's own signs around them do.
FROM_THE_RIGHT, TO_ITS_END = "\u2067", "\u2069"
RIGHT, NOT_YET = "feedback_correct", "feedback_incorrect"


@dataclass(slots=True)
class _Item:
    """An item as it grows: what is declared, shown and done, and every feedback once."""

    exercise: Exercise
    document: Document
    declared: list[Element] = field(default_factory=list)
    shown: list[Element] = field(default_factory=list)
    done: list[Element] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)

    def feedback(self, words: str) -> str:
        """Return the identifier of a feedback, "" where nothing is said."""
        if not words:
            return ""
        return self.said.setdefault(words, f"feedback_{len(self.said) + 1}")

    def ends(self) -> tuple[str, str]:
        """Return the identifiers of what is said to the right answer, and to an unknown one."""
        why = said(self.exercise.why, self.document)
        look = said(self.exercise.look, self.document)
        return self.said.setdefault(why, RIGHT), self.said.setdefault(look, NOT_YET)

    def declare(self, cardinality: str, base_type: str, right: Iterable[str], name: str = RESPONSE
                ) -> None:  # fmt: skip
        """Declare a response and its right values."""
        values = [element("value", text=each) for each in right]
        self.declared.append(element(
            "responseDeclaration", element("correctResponse", *values),
            identifier=name, cardinality=cardinality, baseType=base_type,
        ))  # fmt: skip


def item_xml(exercise: Exercise, document: Document) -> bytes:
    """Return an exercise as a QTI item.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> b"choiceInteraction" in item_xml(course.exercises["price-speaker"], course.document)
    True
    """
    made = _Item(exercise, document)
    _MAKERS[exercise.kind](made)
    root = element("assessmentItem", xmlns=SPACE, identifier=exercise.id, title=exercise.id,
                   adaptive="false", timeDependent="false")  # fmt: skip
    root.set("xmlns:xsi", XSI)
    root.set("xsi:schemaLocation", f"{SPACE} {SPACE}.xsd")
    root.set("xml:lang", "en")
    root.extend(made.declared)
    zero = element("defaultValue", element("value", text="0"))
    root.append(element("outcomeDeclaration", zero,
                        identifier=SCORE, cardinality="single", baseType="float"))  # fmt: skip
    root.append(element("outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple",
                        baseType="identifier"))  # fmt: skip
    asked = element("div", *(_as_qti(each) for each in question(exercise, document)))
    root.append(element("itemBody", asked, *made.shown, _for_the_teacher(exercise, document)))
    root.append(processing(*made.done))
    for words, name in made.said.items():
        root.append(element("modalFeedback", paragraph(words), outcomeIdentifier=FEEDBACK,
                            showHide="show", identifier=name))  # fmt: skip
    return as_file(root)


def _as_qti(part: Element) -> Element:
    """Return a part of a question in QTI's own HTML: its language, and the way words run."""
    made = deepcopy(part)
    for each in made.iter():
        each.attrib.pop("border", "")
        each.attrib.pop("dir", "")
        if lang := each.attrib.pop("lang", ""):
            each.set("xml:lang", lang)
            if way(lang) == "rtl":
                each.text = f"{FROM_THE_RIGHT}{each.text}{TO_ITS_END}"
    return made


def _for_the_teacher(exercise: Exercise, document: Document) -> Element:
    """Return the hints, which a learner does not see: QTI has no place for them."""
    told = [paragraph(f"Hint {at}. {each}") for at, each in enumerate(hints(exercise, document), 1)]
    return element("rubricBlock", *told, view="tutor scorer")


def _keys(options: Sequence[Option], letter: str) -> dict[str, str]:
    """Return the identifier of each option: a key may begin with a digit, which QTI's may not."""
    return {each.key: f"{letter}{at}" for at, each in enumerate(options, 1)}


def _choices(options: Iterable[Option], names: Mapping[str, str]) -> list[Element]:
    return [element("simpleChoice", text=each.label, identifier=names[each.key])
            for each in options]  # fmt: skip


def _one(item: _Item) -> None:
    exercise, options = item.exercise, options_of(item.exercise, item.document)
    names = _keys(options, "o")
    right, unknown = item.ends()
    told = of_choice(exercise, item.document)
    item.declare("single", "identifier", [names[k] for k, each in told.items() if each.right])
    item.shown.append(element("choiceInteraction", *_choices(options, names),
                              responseIdentifier=RESPONSE, shuffle="false",
                              maxChoices="1"))  # fmt: skip
    branches: list[Branch] = [
        (same(base("identifier", names[key])), right if each.right else item.feedback(each.words),
         each.right)
        for key, each in told.items()
    ]  # fmt: skip
    item.done.append(first_of([*branches, (None, unknown, False)]))


def _several(item: _Item) -> None:
    exercise, options = item.exercise, options_of(item.exercise, item.document)
    names = _keys(options, "o")
    right, unknown = item.ends()
    wanted = cast("frozenset[str]", right_answer(exercise, item.document))
    members = [names[each.key] for each in options if each.key in wanted]
    item.declare("multiple", "identifier", members)
    item.shown.append(element("choiceInteraction", *_choices(options, names),
                              responseIdentifier=RESPONSE, shuffle="false",
                              maxChoices="0"))  # fmt: skip
    rights = [cast("frozenset[str]", each) for each in expected(exercise, item.document)[0]]
    ways = [_all_of(names[each] for each in sorted(one)) for one in rights]
    branches: list[Branch] = [(one_of(ways), right, True)]
    # In the order in which the kit looks for them.
    wrongs = expected(exercise, item.document)[1]
    for mistake, wrong in zip(exercise.mistakes, wrongs, strict=True):
        if mistake.part == "whole":
            test = _all_of(names[each] for each in sorted(cast("frozenset[str]", wrong)))
        else:
            test = holds("identifier", names[cast(str, wrong)])
            test = element("not", test) if mistake.part == "lacks" else test
        branches.append((test, item.feedback(said(mistake.words, item.document)), False))
    item.done.append(first_of([*branches, (None, unknown, False)]))


def _all_of(values: Iterable[str]) -> Element:
    """Return the condition that these were chosen, and no others."""
    return same(element("multiple", *(base("identifier", each) for each in values)))


def _order(item: _Item) -> None:
    exercise, names = item.exercise, _keys(item.exercise.options, "o")
    right, unknown = item.ends()
    told = of_order(exercise, item.document)
    wanted = cast("tuple[str, ...]", right_answer(exercise, item.document))
    item.declare("ordered", "identifier", [names[each] for each in wanted])
    item.shown.append(element("orderInteraction", *_choices(exercise.options, names),
                              responseIdentifier=RESPONSE, shuffle="false"))  # fmt: skip
    by_words: dict[str, list[Element]] = {}
    for order, each in told.items():
        kept = element("ordered", *(base("identifier", names[key]) for key in order))
        name = right if each.right else item.feedback(each.words)
        by_words.setdefault(name, []).append(same(kept))
    branches: list[Branch] = [
        (one_of(tests), name, name == right) for name, tests in by_words.items()
    ]
    item.done.append(first_of([*branches, (None, unknown, False)]))


def _pairs(item: _Item) -> None:
    exercise = item.exercise
    if exercise.is_number:
        _numbers(item)
        return
    right, unknown = item.ends()
    lines, names = _keys(exercise.items, "i"), _keys(exercise.options, "o")
    rights = right_pairs(exercise, item.document)

    def pair(key: str, chosen: str) -> str:
        return f"{lines[key]} {names[chosen]}"

    item.declare("multiple", "directedPair", [pair(*each) for each in rights[0].items()])
    passages = item.document.passages
    rows = [element("simpleAssociableChoice", identifier=lines[each.key], matchMax="1",
                    text=f"{each.key}: {each.label}" if each.key in passages else each.label)
            for each in exercise.items]  # fmt: skip
    columns = [element("simpleAssociableChoice", text=each.label, identifier=names[each.key],
                       matchMax=str(len(rows))) for each in exercise.options]  # fmt: skip
    item.shown.append(element(
        "matchInteraction", element("simpleMatchSet", *rows), element("simpleMatchSet", *columns),
        responseIdentifier=RESPONSE, shuffle="false", maxAssociations=str(len(rows)),
    ))  # fmt: skip
    wholes = [
        same(element("multiple", *(base("directedPair", pair(*each)) for each in way.items())))
        for way in rights
    ]
    mistaken: list[Branch] = []
    for each, words in of_wholes(exercise, item.document):
        chosen = cast("Mapping[str, str]", each).items()
        test = same(element("multiple", *(base("directedPair", pair(*one)) for one in chosen)))
        mistaken.append((test, item.feedback(words), False))
    item.done.append(first_of([(one_of(wholes), right, True), *mistaken, (None, unknown, False)]))
    for key, replies in of_pairs(exercise, item.document).items():
        wrong = [(chosen, each) for chosen, each in replies.items()
                 if not any(chosen == one[key] for one in rights)]  # fmt: skip
        branches: list[Branch] = [
            (holds("directedPair", pair(key, chosen)), item.feedback(each.words), False)
            for chosen, each in wrong
        ]
        if branches:
            item.done.append(first_of(branches))


def _number(item: _Item) -> None:
    right, unknown = item.ends()
    found = spans(item.exercise, item.document)
    item.declare("single", "float", [typed(_best(found))])
    entry = element("textEntryInteraction", responseIdentifier=RESPONSE, expectedLength="16")
    item.shown.append(element("p", entry, text="Answer: "))
    item.done.append(first_of([*_by_words(item, found, right), (None, unknown, False)]))


def _numbers(item: _Item) -> None:
    right, unknown = item.ends()
    taken = []
    told = []
    for at, each in enumerate(item.exercise.items, 1):
        name = f"{RESPONSE}_{at}"
        found = spans(item.exercise, item.document, each)
        item.declare("single", "float", [typed(_best(found))], name)
        entry = element("textEntryInteraction", responseIdentifier=name, expectedLength="16")
        item.shown.append(element("p", entry, text=f"{each.label.rstrip('.:')}: "))
        taken.append(one_of([within(span, name) for span in found if span.reply.right]))
        # What is right in one line alone is not said to be right.
        told.append(first_of([*_by_words(item, found, "", name), (None, unknown, False)]))
    item.done.append(first_of([(element("and", *taken), right, True), (None, "", False)]))
    item.done += told


def _best(found: Sequence[Span]) -> Fraction:
    """Return the number that a platform shows as the right one: of a range, its middle."""
    return found[0].middle


def _by_words(
    item: _Item, found: Iterable[Span], right: str, response: str = RESPONSE
) -> Iterator[Branch]:
    """Yield a branch for all that is right, then one for each range of a mistake."""
    spans_of = list(found)
    taken = [within(each, response) for each in spans_of if each.reply.right]
    yield one_of(taken), right, bool(right)
    for each in spans_of:
        if not each.reply.right:
            yield within(each, response), item.feedback(each.reply.words), False


_MAKERS = {
    "choice": _one,
    "choices": _several,
    "order": _order,
    "match": _pairs,
    "number": _number,
    "passage": _one,
    "passages": _several,
}
