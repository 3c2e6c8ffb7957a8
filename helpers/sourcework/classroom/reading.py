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

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from ..argument import PARTS
from .found import Refusal
from .handed_in import BROKEN, Given, Handed, answer_in, argument_in, attempts, loads, text
from .limits import LIMITS, Limits, size
from .typed import typed_in

EMPTY = "no answers are in it: its last cell was not run, or cleared; ask for it again"
BOM = b"\xef\xbb\xbf"
# Where a number could stand: what Python and JavaScript write for one that is none.
_NAN = re.compile(rb"(?<=[\[,:\s])-?(?:NaN|Infinity)(?=[\],}\s])")


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
        given = (answer_in(each, self._limits) for each in answers)
        return Handed(
            text(payload.get("lesson")),
            "hand-in",
            tuple(each for each in given if each),
            text(payload.get("kit")),
            text(payload.get("edition")),
            argument_in(payload.get("argument")),
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


def _payloads(notebook: object, mime: str) -> Iterator[object]:
    """Yield the same from a notebook that is read whole, whatever its parts are."""
    for cell in cast("dict[str, list[object]]", notebook)["cells"]:
        outputs = cell.get("outputs") if isinstance(cell, dict) else None
        for output in outputs if isinstance(outputs, list) else ():
            data = output.get("data") if isinstance(output, dict) else None
            if isinstance(data, dict) and mime in data:
                yield data[mime]


def _joined(source: object) -> str:
    lines = source if isinstance(source, list) else [source]
    return "".join(each for each in lines if isinstance(each, str))


def progress(content: bytes, limits: Limits = LIMITS) -> Handed:
    """Return what a progress file holds: ``answers.jsonl`` or ``argument.jsonl``, as it was kept.

    Raises Refusal if no line of it is a record.
    """
    given: list[Given] = []
    kept: list[tuple[tuple[str, str], ...]] = []
    tried: list[tuple[tuple[str, str], ...]] = []
    for record in _records(content.removeprefix(BOM), limits):
        if isinstance(record.get("exercise"), str) and "answer" in record:
            given += [each for each in [answer_in({**record, "attempts": 1}, limits)] if each]
        elif all(isinstance(record.get(name), str) for name in PARTS):
            (tried if record.get("kept") is False else kept).append(argument_in(record))
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
