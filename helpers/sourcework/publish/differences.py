"""What two notebooks differ in, said cell by cell, with pictures and addresses set aside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, unified_diff
from itertools import zip_longest
from pathlib import Path
from typing import Any

PICTURES = ("image/png", "image/jpeg")
ABOUT = ("cell_type", "execution_count", "id", "metadata")
Patterns = Sequence[tuple[str, str]]
Shown = tuple[str, ...]


def sanitizing(path: Path) -> Patterns:
    """Return the (pattern, replacement) pairs of nbval's file; none where there is no file."""
    if not path.exists():
        return ()
    text = path.read_text(encoding="utf-8")
    # Pairs of lines, as nbval reads them: what to look for, and what to put instead.
    return re.findall(r"^regex: (.*)\nreplace: (.*)$", text, flags=re.MULTILINE)


def differences(old: str, new: str, patterns: Patterns = ()) -> Iterator[str]:
    """Return the lines that tell how the stored notebook ``old`` differs from ``new``."""
    was, now = _parts(old, patterns), _parts(new, patterns)
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        for index, (before, after) in enumerate(zip_longest(was[a:b], now[c:d], fillvalue=())):
            number = (a if before else c) + index
            yield f"  cell {number}" if number else "  the notebook's own metadata"
            lines = unified_diff(before, after, "stored", "built", n=1, lineterm="")
            yield from (f"    {each}" for each in lines)


def _parts(text: str, patterns: Patterns) -> list[Shown]:
    """Return what is compared: the notebook's own metadata first, then cell by cell."""
    try:
        notebook = json.loads(text)
        cells = notebook.pop("cells")
        own = (json.dumps(notebook, sort_keys=True),)
        return [own, *(tuple(_shown(each, patterns)) for each in cells)]
    except (ValueError, KeyError, AttributeError, TypeError):
        return [("no notebook that can be read",)]


def _shown(cell: dict[str, Any], patterns: Patterns) -> Iterator[str]:
    """Return the lines by which a cell is compared: source, count, metadata, outputs."""
    yield json.dumps({key: cell.get(key) for key in ABOUT}, sort_keys=True)
    yield from _joined(cell["source"]).splitlines()
    for output in cell.get("outputs", ()):
        yield f"output: {output['output_type']} {output.get('name', '')}".rstrip()
        data = output.get("data") or {"text": output.get("text", "")}
        for kind, value in sorted(data.items()):
            yield f"{kind}:"
            yield from _sanitized(kind, value, patterns).splitlines()


def _sanitized(kind: str, value: Any, patterns: Patterns) -> str:
    if kind in PICTURES:
        return "a picture"
    text = _joined(value)
    for pattern, replacement in patterns:
        text = re.sub(pattern, replacement, text)
    return text


def _joined(value: Any) -> str:
    if isinstance(value, list):
        return "".join(value)
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)
