"""YAML, as it stands in the header of a lesson and above its code -> values that know their lines.

A key that stands twice is refused, which YAML's own reader lets pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from sourcework.errors import KitError
from sourcework.publish.checked.marked import Loc, Marked
from sourcework.publish.checked.texts import ODD_SPACE, PLAIN_SPACES

QUOTE = "put the text in quotation marks"
# What the library says, and what it means to somebody who wrote a header.
MEANS = (
    ("found character '\\t'", "a tab stands where YAML needs spaces", "write spaces instead of it"),
    ("mapping values are not allowed", "a colon and a space stand inside a text", QUOTE),
    ("found unexpected end of stream", "quotation marks or brackets are not closed", "close them"),
    ("while scanning a quoted scalar", "quotation marks are not closed", "close them"),
    ("while scanning an alias", "a text begins with *", QUOTE),
    ("found undefined alias", "a text begins with *", QUOTE),
    ("while scanning an anchor", "a text begins with &", QUOTE),
    ("could not determine a constructor", "a text begins with !", QUOTE),
    ("while scanning a directive", "a text begins with %", QUOTE),
    ("could not find expected ':'", "no colon stands after the key", "write key: words"),
    ("while parsing a flow", "brackets are not closed, or a comma is missing", "close them"),
    ("cannot start any token", "a text begins with a sign that YAML reserves", QUOTE),
    ("did not find expected", "the line is set in wrongly", "set it in like the lines around it"),
    ("while parsing a block", "the line is set in wrongly", "set it in like the lines around it"),
)


@lru_cache(maxsize=512)
def read_yaml(text: str, where: str, first: int = 1) -> Marked:
    """Return what a piece of YAML says that begins on line ``first`` of the file ``where``.

    >>> read = read_yaml("lesson:\\n  title: Why?\\n  minutes: 5", "a.md", 2)
    >>> read.value, read.line(("lesson", "minutes"))
    ({'lesson': {'title': 'Why?', 'minutes': 5}}, 4)
    """
    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        lines = dict(_lines(node, (), where, first)) if node else {}
        value = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        raise _told(error, text, where, first) from None
    except (ValueError, TypeError, RecursionError) as error:
        seen = f"it is no YAML that can be read ({error})"
        raise KitError(f"{where}, line {first}", seen, QUOTE) from None
    finally:
        loader.dispose()
    return Marked(where, value, {(): first} | lines, ":")


def _told(error: yaml.YAMLError, text: str, where: str, first: int) -> KitError:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    # What is not closed, or has no colon, is seen only later.
    if context and re.search("quoted scalar|flow|simple key", said):
        mark = context
    lines = text.split("\n")
    mark = mark or context
    at = min(mark.line, len(lines) - 1) if mark else 0
    seen, do = next(
        ((seen, do) for words, seen, do in MEANS if words in said),
        (f"it is no YAML ({said.strip()})", "compare it with the lines around it"),
    )
    before = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), at)
    if (opened := _opened(lines[: at + 1])) is not None:
        at, seen, do = opened, "quotation marks are not closed", "close them"
    # A value that begins with a bracket, which YAML reads as a list.
    elif re.search(r":\s+[\[{]", lines[at]) and "block" in said:
        seen, do = "a text begins with a bracket", QUOTE
    elif "mapping values" in said and mark and ":" not in lines[at][: mark.column]:
        # Its own colon is too much: the line above has none, or is set in otherwise.
        colon = ":" in lines[before]
        seen = (
            "the line is set in otherwise than the next"
            if colon
            else "no colon stands after the key"
        )
        at, do = before, "set it in like its neighbours" if colon else "write key: words"
    if ODD_SPACE.search(lines[at]):
        seen, do = PLAIN_SPACES
    return KitError(f"{where}, line {first + at}", f"{seen}: {lines[at].strip()[:60]}", do)


def _opened(lines: list[str]) -> int | None:
    """Return the last line whose text begins with a quotation mark and does not end with it."""
    for at in range(len(lines) - 1, -1, -1):
        # A value from its opening quotation mark to the end of the line.
        found = re.search(r""":\s+(["'])(.*)$""", lines[at])
        if found and found[1] not in found[2]:
            return at
    return None


def _lines(node: Any, loc: Loc, where: str, first: int) -> Iterator[tuple[Loc, int]]:
    line = first + node.start_mark.line
    if loc and isinstance(loc[-1], int):
        yield loc, line
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            at = first + key.start_mark.line
            if name in seen:
                raise KitError(f"{where}, line {at}", f"{name}: stands there twice", "keep one")
            seen.add(name)
            yield (*loc, name), at
            yield from _lines(value, (*loc, name), where, first)
    elif isinstance(node, yaml.SequenceNode):
        for number, each in enumerate(node.value):
            yield from _lines(each, (*loc, number), where, first)
