"""TOML -> values that know their lines.

The standard library says what a file means, and whether it is TOML at all; tree-sitter, on which
line each key of it stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from sourcework.errors import KitError
from sourcework.publish.checked.marked import Loc, Marked
from sourcework.publish.checked.texts import ODD_SPACE, PLAIN_SPACES

# How the library ends what it says: ` (at line 3, column 5)`.
PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# What the library says, and what it means to somebody who wrote a list of words.
MEANS = (
    ("Cannot overwrite", "a key stands there twice", "keep one of the two"),
    ("Cannot declare", "a table stands there twice", "give each a name of its own, or keep one"),
    ("Cannot mutate", "a table stands there twice", "put all its keys into one place"),
    ("Illegal character", "a text does not end on its line", 'end it with a quotation mark: "'),
    ("Invalid hex", "a backslash stands in a text", "write two of them, or none"),
    ("Unescaped", "a backslash stands in a text", "write two of them, or none"),
    ("Unterminated", "a text is not ended", 'end it with a quotation mark: "'),
    ("Expected '='", "no = stands after the key", 'write key = "words"'),
    ("Unclosed", "a list or table in brackets is not closed", "close it with ] or }"),
    ("Invalid initial", "a key is missing, or begins with a wrong sign", 'write key = "words"'),
    ("Expected ']", "brackets are not closed", "close them as they were opened: [one] or [[two]]"),
    ("Expected newline", "something stands after the end", "put it on a line of its own"),
    ("Invalid value", "the value is no TOML", 'put words in straight quotation marks: "…"'),
    ("Invalid statement", "the line is no TOML", 'write key = "words", or begin it with #'),
)
# A value, or the first of a list, that begins with a quotation mark as printers set it.
CURLY = re.compile(r"=\s*\[?\s*[“”„«‘’]")
# `[name]` or `[[name]]`.
HEADING = re.compile(r"\[\[?\s*([\w.-]+)\s*\]")
KEYS = ("bare_key", "quoted_key", "dotted_key")
VALUE_LISTS = ("comment", "[", "]", ",")


@lru_cache(maxsize=64)
def read_toml(text: str, where: str) -> Marked:
    """Return what the text of the file ``where`` says; KitError, with the line, if it is no TOML.

    >>> read = read_toml('[[step]]  # first\\nname = "Read"\\nneeds = [\\n  "ink",\\n]', "a.toml")
    >>> read.value, read.line(("step", 0)), read.line(("step", 0, "needs", 0))
    ({'step': [{'name': 'Read', 'needs': ['ink']}]}, 1, 4)
    """
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _told(str(error), text, where) from None
    except RecursionError:
        do = "write lists and tables only one in another"
        raise KitError(f"{where}, line 1", "brackets stand in brackets too deep", do) from None
    tree = _parser().parse(text.encode())
    lines: dict[Loc, int] = {(): 1}
    for loc, line in _lines(tree.root_node):
        # A table is named again by those in it.
        lines.setdefault(loc, line)
    return Marked(where, value, lines, " =")


def _told(said: str, text: str, where: str) -> KitError:
    found = PLACE.search(said)
    lines = text.rstrip().split("\n")
    line = int(found[1]) if found and found[1] else len(lines)
    written = lines[min(line, len(lines)) - 1].strip()
    seen, do = next(
        ((seen, do) for begins, seen, do in MEANS if said.startswith(begins)),
        (f"it is no TOML ({PLACE.sub('', said)})", "compare it with the lines around it"),
    )
    if ODD_SPACE.search(lines[min(line, len(lines)) - 1]):
        seen, do = PLAIN_SPACES
    elif CURLY.search(written):
        seen, do = "curly quotation marks around a value", 'write straight ones: "…"'
    # A key as YAML has it.
    elif re.match(r"[\w-]+\s*:", written):
        seen, do = "a colon stands after the key", 'write key = "words"'
    if said.startswith("Cannot overwrite") and (heading := HEADING.match(written)):
        line = _first_otherwise(heading[1], lines, line)
        written = lines[line - 1].strip()
        seen, do = "a table that is none of its kind", f"write [[{heading[1]}]], as elsewhere"
    if len(written) > 60:
        written = f"{written[:57]}…"
    return KitError(f"{where}, line {line}", f"{seen}: {written}", do)


def _first_otherwise(name: str, lines: list[str], line: int) -> int:
    """Return the line of the heading because of which a later ``[[name]]`` cannot stand.

    It is ``[name]``, or the one above a table that stands in ``name`` before there is any.
    """
    above = 0
    for number, each in enumerate(lines[: line - 1], start=1):
        if not (heading := HEADING.match(each.strip())):
            continue
        if heading[1] == name:
            return number
        if heading[1].startswith(f"{name}."):
            return above or number
        above = number
    return line


@cache
def _parser() -> Parser:
    return Parser(Language(tree_sitter_toml.language()))


def _lines(document: Node) -> Iterator[tuple[Loc, int]]:
    """Yield where each key and item stands; a table has the line of its heading."""
    counts: dict[Loc, int] = {}
    for node in document.named_children:
        if node.type == "pair":
            yield from _pair(node, ())
        elif node.type in ("table", "table_array_element"):
            *path, last = _path(node)
            loc: Loc = ()
            for part in path:
                loc = _latest((*loc, part), counts)
                yield loc, _line(node)
            loc = (*loc, last)
            if node.type == "table_array_element":
                if loc not in counts:
                    yield loc, _line(node)
                counts[loc] = counts.get(loc, 0) + 1
                loc = (*loc, counts[loc] - 1)
            yield loc, _line(node)
            for each in node.named_children:
                if each.type == "pair":
                    yield from _pair(each, loc)


def _latest(loc: Loc, counts: dict[Loc, int]) -> Loc:
    return (*loc, counts[loc] - 1) if loc in counts else loc


def _pair(node: Node, within: Loc) -> Iterator[tuple[Loc, int]]:
    loc = within
    for part in _path(node):
        loc = (*loc, part)
        yield loc, _line(node)
    yield from _value(node.named_children[-1], loc)


def _value(node: Node, loc: Loc) -> Iterator[tuple[Loc, int]]:
    if node.type == "array":
        items = (each for each in node.children if each.type not in VALUE_LISTS)
        for number, each in enumerate(items):
            yield (*loc, number), _line(each)
            yield from _value(each, (*loc, number))
    elif node.type == "inline_table":
        for each in node.named_children:
            if each.type == "pair":
                yield from _pair(each, loc)


def _path(node: Node) -> list[str]:
    """Return the key of a table or pair, a dotted one as several."""
    key = next(each for each in node.named_children if each.type in KEYS)
    words = (key.text or b"").decode()
    return [words] if key.type == "bare_key" else list(_parts(words))


@lru_cache(maxsize=4096)
def _parts(words: str) -> tuple[str, ...]:
    """Return the names in a key that is quoted or has dots."""
    path, held = [], tomllib.loads(f"{words} = 0")
    while held:
        ((name, inner),) = held.items()
        path.append(name)
        held = inner if isinstance(inner, dict) else {}
    return tuple(path)


def _line(node: Node) -> int:
    return int(node.start_point[0]) + 1
