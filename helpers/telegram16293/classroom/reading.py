"""Bytes of a notebook or a progress file -> what was handed in: data, never run.

msgspec walks through a notebook and makes values of what is needed alone: the outputs of type
``mime``. What it refuses, a NaN among somebody's results or an output that is no object, a slower
reader of the standard library forgives. Only real outputs count: the same words in a learner's
cell are text.

>>> reader = Notebooks("application/vnd.x+json")
>>> data = b'{"application/vnd.x+json": {"lesson": "a", "answers": []}}'
>>> reader.payloads(b'{"cells": [{"outputs": [{"data": ' + data + b"}]}]}")
[{'lesson': 'a', 'answers': []}]
"""

from __future__ import annotations

import ast
import json
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

import msgspec

from ..argument import PARTS
from ..exercises.readings import Json
from .limits import LIMITS, Limits, size
from .sources import Refusal

LONGEST_NUMBER = 400  # digits; Python itself refuses those of more than 4,300
LONGEST_CELL = 2_000
DEEPEST = 6
BROKEN = "it is no JSON, so it is no notebook; it may have been cut off"
# Where a number could stand: what Python and JavaScript write for one that is none.
_NAN = re.compile(rb"(?<=[\[,:\s])-?(?:NaN|Infinity)(?=[\],}\s])")
EMPTY = "no answers are in it: its last cell was not run, or cleared; ask for it again"
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it was handed in: to which exercise, and after how many attempts."""

    exercise: str
    answer: Json
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Handed:
    """What one file hands in of one lesson, or ("") of all: answers in order, and an argument.

    ``source`` is "hand-in", "progress" or "cells". ``kit`` and ``edition`` are what it was
    answered with, as it says itself.
    """

    lesson: str
    source: str
    given: tuple[Given, ...]
    kit: str = ""
    edition: str = ""
    argument: tuple[tuple[str, str], ...] = ()


class Notebooks:
    """What reads notebooks that carry answers as outputs of type ``mime``."""

    def __init__(self, mime: str, limits: Limits = LIMITS) -> None:
        self._mime, self._limits = mime, limits
        raw = msgspec.Raw
        data = msgspec.defstruct(
            "Data", [("answers", raw, msgspec.field(default=raw(b""), name=mime))], gc=False
        )
        output = msgspec.defstruct("Output", [("data", data | None, None)], gc=False)
        cell = msgspec.defstruct("Cell", [("outputs", list[output], [])], gc=False)  # type: ignore[valid-type]
        notebook = msgspec.defstruct("Notebook", [("cells", list[cell])], gc=False)  # type: ignore[valid-type]
        self._decoder = msgspec.json.Decoder(notebook)

    def handed(self, content: bytes) -> list[Handed]:
        """Return what a notebook hands in; of several of one lesson, the one with most attempts.

        Raises Refusal, with the reason, if it is no notebook or hands nothing in.
        """
        by_lesson: dict[str, Handed] = {}
        for each in self._read(content):
            before = by_lesson.get(each.lesson)
            if before is None or attempts(each) >= attempts(before):
                by_lesson[each.lesson] = each
        if not by_lesson and (typed := tuple(self._typed(content))):
            return [Handed("", "cells", typed)]
        if not by_lesson:
            raise Refusal(EMPTY)
        return list(by_lesson.values())

    def payloads(self, content: bytes) -> list[object]:
        """Return the data of each output that hands answers in, in order.

        What is damaged stands there as the Refusal. Raises Refusal if it is no notebook at all.
        """
        content = content.removeprefix(BOM)
        # A small file cannot fill the memory, and counting costs as much as reading.
        if len(content) > self._limits.loose and content.count(b"{") > self._limits.braces:
            raise Refusal(f"it has more than {self._limits.braces:,} parts")
        try:
            notebook: Any = self._decoder.decode(content)
        except (msgspec.MsgspecError, RecursionError):
            if len(content) <= self._limits.loose:
                return [*_payloads(self._forgiving(content), self._mime)]
            notebook = self._without_nan(content)
        outputs = (one for each in notebook.cells for one in each.outputs if one.data)
        return [self._value(bytes(one.data.answers)) for one in outputs if one.data.answers]

    def _value(self, raw: bytes) -> object:
        if len(raw) > self._limits.payload:
            return Refusal(f"it hands in more than {size(self._limits.payload)}")
        try:
            return loads(raw)
        except Refusal as refusal:
            return refusal

    def _without_nan(self, content: bytes) -> Any:
        """Return a large notebook in which results that are no numbers stand as nothing."""
        try:
            return self._decoder.decode(_NAN.sub(b"null", content))
        except (msgspec.MsgspecError, RecursionError):
            raise Refusal(BROKEN) from None

    def _read(self, content: bytes) -> list[Handed]:
        """Return all that is handed in; what is damaged stops the rest only where it is all."""
        read, problem = [], None
        for each in self.payloads(content):
            try:
                read.append(self._handed(each))
            except Refusal as refusal:
                problem = refusal
        if problem is not None and not read:
            raise problem
        return read

    def _forgiving(self, content: bytes) -> object:
        if not content.strip():
            raise Refusal("it is empty")
        found = loads(content)
        if not (isinstance(found, dict) and isinstance(found.get("cells"), list)):
            raise Refusal("it is no notebook: it has no cells")
        return found

    def _handed(self, payload: object) -> Handed:
        if isinstance(payload, Refusal):
            raise payload
        if isinstance(payload, (str, list)):  # as some editors keep a type they do not know
            payload = loads(_joined(payload))
        if not (isinstance(payload, dict) and isinstance(payload.get("answers"), list)):
            raise Refusal("what it hands in is damaged: ask for it again")
        answers = cast("list[object]", payload["answers"])[: self._limits.answers]
        given = (_given(each, self._limits) for each in answers)
        return Handed(
            text(payload.get("lesson")),
            "hand-in",
            tuple(each for each in given if each),
            text(payload.get("kit")),
            text(payload.get("edition")),
            _argument(payload.get("argument")),
        )

    def _typed(self, content: bytes) -> Iterator[Given]:
        """Yield the answers that stand in its code as plain values: ``check("id", 12)``.

        The code is read as text and never run.
        """
        if len(content) > self._limits.loose or b"check(" not in content:
            return
        notebook = cast("dict[str, Any]", loads(content.removeprefix(BOM)))
        for cell in notebook["cells"]:
            if isinstance(cell, dict) and cell.get("cell_type") == "code":
                yield from typed_in(_joined(cell.get("source")))


def attempts(handed: Handed) -> int:
    """Return how often answers were given in all: they only ever become more."""
    return sum(each.attempts for each in handed.given)


def _payloads(notebook: object, mime: str) -> Iterator[object]:
    """Yield the same from a notebook that is read whole, whatever its parts are."""
    for cell in cast("dict[str, list[object]]", notebook)["cells"]:
        outputs = cell.get("outputs") if isinstance(cell, dict) else None
        for output in outputs if isinstance(outputs, list) else ():
            data = output.get("data") if isinstance(output, dict) else None
            if isinstance(data, dict) and mime in data:
                yield data[mime]


def loads(raw: bytes | str) -> Any:
    """Return the value of JSON, with NaN and halves of characters. Raises Refusal if it is none."""
    try:
        words = raw.decode("utf-8", "surrogatepass") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError:
        words = cast(bytes, raw).decode("utf-8", "replace")
    try:
        value = json.loads(words, parse_int=_whole)
    except RecursionError:
        raise Refusal("it is nested too deeply") from None
    except ValueError:
        raise Refusal(BROKEN) from None
    return value


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits[:LONGEST_NUMBER]


def _joined(source: object) -> str:
    lines = source if isinstance(source, list) else [source]
    return "".join(each for each in lines if isinstance(each, str))


def text(given: object, longest: int = 200) -> str:
    """Return what is given if it is a text, cut to a length, in signs that any file takes."""
    if not isinstance(given, str):
        return ""
    cut = given[:longest]
    return cut.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _given(entry: object, limits: Limits) -> Given | None:
    if not (isinstance(entry, dict) and isinstance(entry.get("exercise"), str)):
        return None
    answer, count = entry.get("answer"), entry.get("attempts")
    later = entry.get("later", 0)
    if not is_small(answer, limits):
        answer = {"unreadable": "something too long or too deep"}
    tries = count + later if type(count) is int and type(later) is int else 1
    return Given(text(entry["exercise"]), answer, min(max(tries, 1), limits.answers))


def is_small(answer: object, limits: Limits = LIMITS, depth: int = DEEPEST) -> bool:
    """Whether an answer is as small and flat as one that somebody gave.

    >>> is_small({"a": [1, 2]}), is_small([[[[[[[[1]]]]]]]]), is_small("a" * 10**6)
    (True, False, False)
    """
    if isinstance(answer, str):
        return len(answer) <= limits.answer
    if isinstance(answer, (list, dict)):
        parts = answer if isinstance(answer, list) else [*answer, *answer.values()]
        return (
            depth > 0
            and len(parts) <= limits.answer
            and all(is_small(each, limits, depth - 1) for each in parts)
            and (depth < DEEPEST or len(json.dumps(answer)) <= limits.answer)
        )
    return True


def _argument(given: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(given, dict):
        return ()
    parts = ((name, text(given.get(name), LIMITS.answer)) for name in PARTS)
    return tuple((name, part) for name, part in parts if part.strip())


def progress(content: bytes, limits: Limits = LIMITS) -> Handed:
    """Return what a progress file holds: ``answers.jsonl`` or ``argument.jsonl``, as it was kept.

    Raises Refusal if no line of it is a record.
    """
    given: list[Given] = []
    kept: list[tuple[tuple[str, str], ...]] = []
    tried: list[tuple[tuple[str, str], ...]] = []
    for record in _records(content.removeprefix(BOM), limits):
        if isinstance(record.get("exercise"), str) and "answer" in record:
            given += [each for each in [_given({**record, "attempts": 1}, limits)] if each]
        elif all(isinstance(record.get(name), str) for name in PARTS):
            (tried if record.get("kept") is False else kept).append(_argument(record))
    # As the kit itself has it: a trial counts only where nothing was kept.
    argument = ([(), *(kept or tried)])[-1]
    if not (given or argument):
        raise Refusal("no line of it is an answer: it is no progress file of this kit")
    return Handed("", "progress", tuple(given), argument=argument)


def _records(content: bytes, limits: Limits) -> Iterator[Mapping[str, object]]:
    for line in content.split(b"\n")[: limits.answers * 4]:
        try:
            record = loads(line)
        except Refusal:
            continue
        if isinstance(record, dict):
            yield record


def typed_in(source: str) -> Iterator[Given]:
    """Yield the answers in a cell's code that are plain values.

    >>> list(typed_in('check("rate", 1_600 / 4)\\ncheck("who", name)'))
    [Given(exercise='rate', answer='400', attempts=1)]
    """
    if len(source) > LONGEST_CELL or "check(" not in source:
        return
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in tree.body:
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and _named(call) and len(call.args) > 1:
            yield from _plain(call)


def _named(call: ast.Call) -> bool:
    name = call.args[0] if call.args else None
    called = isinstance(call.func, ast.Name) and call.func.id == "check"
    return called and isinstance(name, ast.Constant) and isinstance(name.value, str)


def _plain(call: ast.Call) -> Iterator[Given]:
    """Yield the answer of one ``check``, if all of it is written out."""
    try:
        values = [_value_of(each) for each in call.args[1:]]
    except (ValueError, ZeroDivisionError, RecursionError):
        return
    answer = values[0] if len(values) == 1 else values
    name = cast(str, cast(ast.Constant, call.args[0]).value)
    if answer is not None and is_small(answer):
        yield Given(text(name), answer)


def _value_of(node: ast.expr) -> Json:
    """Return the value of an expression that is written out. Raises ValueError for any other."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, bool, int, float)):
        return node.value
    if isinstance(node, ast.Constant) and node.value is ...:
        return None
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return [_value_of(each) for each in node.elts]
    if isinstance(node, ast.Dict) and None not in node.keys:
        keys = (str(_value_of(cast(ast.expr, each))) for each in node.keys)
        return dict(zip(keys, map(_value_of, node.values), strict=True))
    return str(_number_of(node))


_STEPS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def _number_of(node: ast.expr) -> Fraction:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return Fraction(str(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        inner = _number_of(node.operand)
        return -inner if isinstance(node.op, ast.USub) else inner
    if isinstance(node, ast.BinOp) and type(node.op) in _STEPS:
        return _STEPS[type(node.op)](_number_of(node.left), _number_of(node.right))
    raise ValueError("not written out")
