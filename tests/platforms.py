"""How a learning platform reads what `export lms` wrote: Moodle's questions, and items of QTI.

Written from how Moodle's importer and question types read and mark, and from the specification of
QTI 2.1; it shares nothing with what writes the files.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, fromstring

SPACE = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
# PHP compares floating point to so many places.
PRECISION = 1e-14
GAP = re.compile(r"\{1:(NUMERICAL|MULTICHOICE):(.*?)(?<!\\)\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marked:
    """What a platform makes of an answer: the part of the mark, and what it says."""

    part: float
    words: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether the mark is full."""
        return abs(self.part - 1) < 1e-4


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words_of(html: str) -> str:
    """Return what a browser shows of HTML, without its tags."""
    parser = _Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.found)


# --- Moodle -------------------------------------------------------------------


def questions(xml: bytes) -> dict[str, Element]:
    """Return the questions of a Moodle file by their names."""
    found = fromstring(xml).findall("question")
    return {_text(each.find("name")): each for each in found if each.get("type") != "category"}


def _text(element: Element | None) -> str:
    return "" if element is None else (element.findtext("text") or "").strip()


def moodle(question: Element, given: Any) -> Marked:
    """Return what Moodle makes of an answer: a label, labels, a number, or one for each gap."""
    kind = question.get("type")
    answers = question.findall("answer")
    if kind == "numerical":
        for each in answers:
            text, room = _text(each), float(each.findtext("tolerance") or 0)
            if text == "*" or _near(float(given), float(text), room):
                return _answered(each)
        raise AssertionError("Moodle says nothing to a number")
    if kind == "multichoice":
        chosen = [given] if isinstance(given, str) else list(given)
        ticked = [each for each in answers if words_of(_text(each)) in chosen]
        assert len(ticked) == len(chosen)
        part = max(0.0, sum(float(each.get("fraction", 0)) for each in ticked) / 100)
        told = [_answered(each).words for each in ticked]
        return Marked(part, tuple(word for each in told for word in each))
    gaps = GAP.findall(_text(question.find("questiontext")))
    assert len(gaps) == len(given)
    marked = [_gap(*gap, one) for gap, one in zip(gaps, given, strict=True)]
    words = tuple(word for each in marked for word in each.words)
    return Marked(sum(each.part for each in marked) / len(marked), words)


def _answered(answer: Element) -> Marked:
    words = words_of(_text(answer.find("feedback")))
    return Marked(float(answer.get("fraction", 0)) / 100, (words,) if words else ())


def _near(given: float, answer: float, tolerance: float) -> bool:
    room = tolerance + PRECISION * max(1, abs(answer))
    return answer - room <= given <= answer + room


def _gap(kind: str, alternatives: str, given: str) -> Marked:
    for each in re.split(r"(?<!\\)~", alternatives):
        sign, answer, words = re.fullmatch(  # type: ignore[union-attr]
            r"(=|%0%)((?:\\.|[^\\#])*)#(.*)", each, re.DOTALL
        ).groups()
        answer, words = (words_of(re.sub(r"\\(.)", r"\1", one)) for one in (answer, words))
        if kind == "NUMERICAL" and answer != "*":
            middle, room = map(float, answer.split(":"))
            met = _near(float(given), middle, room)
        else:
            met = answer in ("*", given)
        if met:
            return Marked(1.0 if sign == "=" else 0.0, (words,) if words else ())
    raise AssertionError(f"no way of a gap is met by {given!r}")


# --- QTI ----------------------------------------------------------------------


@dataclass(slots=True)
class Item:
    """An item of QTI: what can be chosen, by its words, and what is done with a response."""

    root: Element
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for tag in ("simpleChoice", "simpleAssociableChoice"):
            for each in self.root.iter(f"{SPACE}{tag}"):
                self.names[each.get("identifier", "")] = each.text or ""

    def named(self, words: str, first: str = "o") -> str:
        """Return the identifier of what is called so."""
        found = [
            key for key, label in self.names.items() if label == words and key.startswith(first)
        ]
        (only,) = found
        return only

    def right(self) -> Mapping[str, Any]:
        """Return what the item itself declares to be right."""
        return {
            each.get("identifier", ""): _declared(each)
            for each in self.root.iter(f"{SPACE}responseDeclaration")
        }

    def marked(self, response: Mapping[str, Any]) -> Marked:
        """Return what the response processing makes of a response."""
        outcomes: dict[str, Any] = {"SCORE": 0.0, "FEEDBACK": []}
        done = self.root.find(f"{SPACE}responseProcessing")
        assert done is not None
        for condition in done:
            for branch in condition:
                last = branch.tag.endswith("responseElse")
                test, *rules = [None, *branch] if last else list(branch)
                if test is None or _value(test, response, outcomes):
                    for each in rules:
                        outcomes[each.get("identifier", "")] = _value(each[0], response, outcomes)
                    break
        shown = {
            each.get("identifier"): "".join(each.itertext()).strip()
            for each in self.root.iter(f"{SPACE}modalFeedback")
        }
        words = tuple(shown[each] for each in dict.fromkeys(outcomes["FEEDBACK"]))
        return Marked(outcomes["SCORE"], words)


def _declared(declaration: Element) -> Any:
    values = [each.text for each in declaration.iter(f"{SPACE}value")]
    kind, many = declaration.get("baseType"), declaration.get("cardinality")
    read = [float(each or 0) if kind == "float" else each for each in values]
    return read[0] if many == "single" else read


def _value(rule: Element, response: Mapping[str, Any], outcomes: Mapping[str, Any]) -> Any:
    tag = rule.tag.removeprefix(SPACE)
    if tag == "variable":
        name = rule.get("identifier", "")
        return {**response, **outcomes}[name]
    if tag == "baseValue":
        return float(rule.text or 0) if rule.get("baseType") == "float" else rule.text
    if tag == "setOutcomeValue":
        return _value(rule[0], response, outcomes)
    parts = [_value(each, response, outcomes) for each in rule]
    if tag in ("multiple", "ordered"):
        return [one for each in parts for one in (each if isinstance(each, list) else [each])]
    return _tests(tag, rule, parts)


def _tests(tag: str, rule: Element, parts: Sequence[Any]) -> bool:
    if tag == "and":
        return all(parts)
    if tag == "or":
        return any(parts)
    if tag == "not":
        return not parts[0]
    one, other = parts
    if tag == "match":
        ordered = rule[1].tag == f"{SPACE}ordered"
        if ordered or not isinstance(one, list):
            return bool(one == other)
        return sorted(one) == sorted(other)
    if tag == "member":
        return one in other
    if tag == "equal":
        low, high = map(float, (rule.get("tolerance") or "0 0").split())
        return bool(other - low <= one <= other + high)
    return bool(getattr(operator, {"gte": "ge", "lte": "le"}.get(tag, tag))(one, other))
