"""What QTI does with a response: conditions on it, and what follows from the first that holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from ...exercises.nearness import NOISE
from .cloze import FIGURES
from .numbers import Span, typed

RESPONSE, SCORE, FEEDBACK = "RESPONSE", "SCORE", "FEEDBACK"
Branch = tuple[Element | None, str, bool]


def element(name: str, *parts: Element, text: str = "", **attributes: str) -> Element:
    """Return an element; an underscore behind a name, as in ``class_``, is no part of it.

    >>> element("value", text="o1").text
    'o1'
    """
    made = Element(name, {key.rstrip("_"): each for key, each in attributes.items()})
    made.text = text or None
    made.extend(parts)
    return made


def variable(response: str = RESPONSE) -> Element:
    """Return what was responded."""
    return element("variable", identifier=response)


def base(base_type: str, text: str) -> Element:
    """Return a value of a type."""
    return element("baseValue", text=text, baseType=base_type)


def one_of(tests: Sequence[Element]) -> Element:
    """Return the condition that one of several holds.

    >>> one_of([element("isNull")]).tag, one_of([element("isNull"), element("isNull")]).tag
    ('isNull', 'or')
    """
    return tests[0] if len(tests) == 1 else element("or", *tests)


def same(wanted: Element, response: str = RESPONSE) -> Element:
    """Return the condition that a response is this value, or holds these values."""
    return element("match", variable(response), wanted)


def holds(base_type: str, value: str) -> Element:
    """Return the condition that a response of several values has this one among them."""
    return element("member", base(base_type, value), variable())


def within(span: Span, response: str = RESPONSE) -> Element:
    """Return the condition that a number is one of a range.

    >>> from fractions import Fraction
    >>> from .replies import Reply
    >>> within(Span(Fraction(1), Fraction(2), Reply(True, ""), low_closed=False))[0].tag
    'gt'
    """
    if span.low == span.high:
        text = typed(span.low, FIGURES)
        if text == typed(span.low):
            return element("equal", variable(response), base("float", text), toleranceMode="exact")
        room = typed(abs(span.low) * NOISE, 2)
        return element("equal", variable(response), base("float", text),
                       toleranceMode="absolute", tolerance=f"{room} {room}")  # fmt: skip
    low, high = (base("float", typed(each, FIGURES)) for each in (span.low, span.high))
    return element(
        "and",
        element("gte" if span.low_closed else "gt", variable(response), low),
        element("lte" if span.high_closed else "lt", variable(response), high),
    )


def processing(*conditions: Element) -> Element:
    """Return the response processing that looks at each condition in turn."""
    return element("responseProcessing", *conditions)


def first_of(branches: Iterable[Branch]) -> Element:
    """Return a condition: of the branches the first whose test holds; the last has none.

    Each has its test, what is said, by its identifier, and whether it is right.
    """
    made = Element("responseCondition")
    for at, (test, feedback, right) in enumerate(branches):
        tag = "responseElse" if test is None else "responseElseIf" if at else "responseIf"
        branch = SubElement(made, tag)
        if test is not None:
            branch.append(test)
        if right:
            branch.append(element("setOutcomeValue", base("float", "1"), identifier=SCORE))
        if feedback:
            branch.append(_say(feedback))
    return made


def _say(feedback: str) -> Element:
    """Return the rule that adds one feedback to those that are shown."""
    both = element("multiple", element("variable", identifier=FEEDBACK),
                   base("identifier", feedback))  # fmt: skip
    return element("setOutcomeValue", both, identifier=FEEDBACK)
